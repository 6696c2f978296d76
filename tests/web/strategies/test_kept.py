"""What is printed once is shown only as long as it is true, in its own language, and never knows who reads."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.safestring import SafeString
from tests.people import planner, sign_in
from tests.reviews import package, seen

from sosei.publishing.documents import FILES
from sosei.strategy.package import Package
from sosei.web.plans import actions, kept
from sosei.web.plans.kept import PRINTS, Prints
from sosei.web.plans.models import Strategy

HEAD = actions.Head("trial", "07202", "試験市", "試験の戦略", 2020, 2024)
PAGES = ("", "2021/", "nodes/pillar/?year=2021", "indicators/births/?year=2021")
MOST = 2
"""Queries of a page that was printed before: the strategy, and those that follow it."""


@pytest.fixture
def trial(db: None) -> Strategy:
    """A published strategy in which the births of 2021 are known."""
    made = actions.create(head=HEAD, package=package(seen("births", 2021, 797)), by=planner())
    actions.publish(strategy=made, published=True, by=planner())
    made.refresh_from_db()
    return made


@pytest.fixture
def stranger() -> Client:
    """Somebody who is not signed in."""
    return Client()


def said(client: Client, page: str, language: str = "ja") -> str:
    answer = client.get(f"/strategies/trial/{page}", headers={"Accept-Language": language})
    assert answer.status_code == 200
    return answer.content.decode()


def observed(strategy: Strategy, value: int) -> None:
    def change(before: Package) -> Package:
        return replace(before, observations=(seen("births", 2021, value),))

    actions.edit(
        strategy=strategy, change=change, version=strategy.version, by=planner(), reason="訂正"
    )


@pytest.mark.parametrize("page", PAGES)
def test_a_change_is_seen_by_the_next_request(client: Client, trial: Strategy, page: str) -> None:
    before = said(client, page)
    assert "797" in before
    observed(trial, 681)
    after = said(client, page)
    assert "681" in after
    assert after != before


@pytest.mark.parametrize("page", PAGES)
def test_a_change_is_seen_in_a_process_that_never_heard_of_it(
    client: Client, trial: Strategy, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    processes = [Prints(), Prints()]
    for each in processes:
        monkeypatch.setattr(kept, "PRINTS", each)
        assert "797" in said(client, page)
    observed(trial, 681)
    for each in processes:
        monkeypatch.setattr(kept, "PRINTS", each)
        assert "681" in said(client, page)


@pytest.mark.parametrize("page", PAGES)
def test_each_language_has_its_own_print(stranger: Client, trial: Strategy, page: str) -> None:
    japanese, english = said(stranger, page), said(stranger, page, "en")
    assert ("令和" in japanese, "令和" in english) == (True, False)
    assert said(stranger, page) == japanese


@pytest.mark.parametrize("page", PAGES)
def test_what_is_kept_is_the_same_for_everybody(
    stranger: Client, trial: Strategy, page: str
) -> None:
    known = Client()
    sign_in(known)
    PRINTS.clear()
    inside = said(known, page)
    assert "ログアウト" in inside
    outside = said(stranger, page)
    assert "ログアウト" not in outside
    PRINTS.clear()
    assert said(stranger, page) == outside


def test_a_strategy_that_is_withdrawn_is_shown_to_nobody(client: Client, trial: Strategy) -> None:
    said(client, "2021/")
    actions.publish(strategy=trial, published=False, by=planner())
    assert client.get("/strategies/trial/2021/").status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_a_page_that_was_printed_asks_little_and_writes_nothing(
    stranger: Client, trial: Strategy, page: str
) -> None:
    said(stranger, page)
    with CaptureQueriesContext(connection) as asked:
        said(stranger, page)
    assert len(asked) <= MOST
    assert all(each["sql"].startswith("SELECT") for each in asked)
    assert not Session.objects.exists()


@pytest.mark.parametrize("page", ["/strategies/trial/", "/reviews/", "/reviews/mine/"])
def test_somebody_who_only_reads_writes_no_session(
    client: Client, trial: Strategy, page: str
) -> None:
    sign_in(client)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page).status_code == 200
    assert all(each["sql"].startswith("SELECT") for each in asked)


def test_what_was_not_asked_for_longest_goes_first() -> None:
    prints = Prints(most=10)
    made: list[str] = []

    def make(words: str) -> SafeString:
        made.append(words)
        return SafeString(words)

    for key in ("aaaa", "bbbb", "aaaa", "cccc", "aaaa", "bbbb"):
        assert prints.get(key, partial(make, key)) == key
    assert made == ["aaaa", "bbbb", "cccc", "bbbb"]


def test_a_file_is_handed_out_to_everybody_and_made_anew_when_a_value_is(
    trial: Strategy, stranger: Client
) -> None:
    address = "/strategies/trial/files/strategy.docx?year=2021"
    first = stranger.get(address)
    assert first.headers["Content-Disposition"] == 'attachment; filename="strategy.docx"'
    assert stranger.get(address).content == first.content
    observed(trial, 812)
    assert stranger.get(address).content != first.content
    assert stranger.get("/strategies/trial/files/strategy.odt").status_code == 404


def test_every_file_that_the_page_names_is_there(trial: Strategy, stranger: Client) -> None:
    for language in ("ja", "en"):
        names = re.findall(r"/files/([^\"?]+)", said(stranger, "", language))
        assert len(names) == len(FILES)
        for name in names:
            answer = stranger.get(f"/strategies/trial/files/{name}")
            assert answer.status_code == 200
            assert len(answer.content) > 2_000

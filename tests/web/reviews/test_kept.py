"""Lists of reports are printed line by line and kept: what somebody sees is theirs, and as it is now."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.people import WHO, planner
from tests.reviews import seen

from sosei.web.plans.kept import PRINTS
from sosei.web.reviews.models import Report, ReviewCycle
from sosei.web.reviews.reporting import Said, report

MINE = "/reviews/mine/"
CHOICE = 'type="checkbox" name="report"'
MOST = 6
"""Queries of a page beside those that tell who reads it, however many reports it shows."""

SAVING = 27
"""Statements that keep a draft and then send it, savepoints included."""

FELL = {"status": "final", "value": "797", "happened": "婚姻が減った。", "next": "続ける。"}


def sent(row: Report, value: int) -> None:
    row.refresh_from_db()
    said = Said(seen("births", 2021, value), {"happened": "婚姻が減った。", "next": "続ける。"})
    report(row=row, said=said, version=row.version, by=planner())


def said(client: Client, page: str, language: str = "ja") -> str:
    answer = client.get(page, headers={"Accept-Language": language})
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_report_is_in_the_list_at_once_with_the_value_sent_last(
    client: Client, births: Report
) -> None:
    assert "797" not in said(client, MINE)
    sent(births, 797)
    assert "797" in said(client, MINE)
    sent(births, 801)
    assert "801" in said(client, MINE)
    assert "797" not in said(client, MINE)


def test_how_far_a_report_is_stands_on_the_page_of_the_review_at_once(
    client: Client, births: Report, cycle: ReviewCycle
) -> None:
    page = f"/reviews/{cycle.pk}/"
    before = said(client, page)
    sent(births, 797)
    after = said(client, page)
    assert (before.count("stage reported"), after.count("stage reported")) == (0, 2)


@pytest.mark.parametrize("first", ["head", "reporter"])
def test_only_those_who_approve_are_offered_it_whoever_looked_first(
    client_of: Callable[..., Client], births: Report, first: str
) -> None:
    sent(births, 797)
    clients = {role: client_of(role, "child", name=role) for role in ("head", "reporter")}
    PRINTS.clear()
    said(clients[first], MINE)
    assert CHOICE in said(clients["head"], MINE)
    assert CHOICE not in said(clients["reporter"], MINE)


def test_a_department_sees_no_line_of_another(
    client: Client, client_of: Callable[..., Client], cycle: ReviewCycle
) -> None:
    assert "観光客数" in said(client, MINE)
    assert "観光客数" not in said(client_of("reporter", "child"), MINE)


@pytest.mark.parametrize("page", [MINE, "/reviews/{}/"])
def test_a_list_has_its_own_lines_in_each_language(
    client: Client, cycle: ReviewCycle, page: str
) -> None:
    page = page.format(cycle.pk)
    for language, words in (("ja", "報告待ち"), ("en", "requested"), ("ja", "報告待ち")):
        assert f'<span class="stage requested">{words}</span>' in said(client, page, language)


@pytest.mark.parametrize("page", [MINE, "/reviews/{}/", "/reviews/", "/reviews/reports/{}/"])
def test_a_page_of_a_review_asks_little_and_writes_nothing(
    client: Client, births: Report, page: str
) -> None:
    page = page.format(births.pk if "reports" in page else births.cycle_id)
    said(client, page)
    with CaptureQueriesContext(connection) as asked:
        said(client, page)
    assert len(asked) <= WHO + MOST
    assert all(each["sql"].startswith("SELECT") for each in asked)


def test_a_report_is_saved_in_few_statements_and_its_session_is_left_alone(
    client: Client, births: Report
) -> None:
    page = f"/reviews/reports/{births.pk}/"
    with CaptureQueriesContext(connection) as asked:
        kept = client.post(f"{page}draft/", {**FELL, "version": 0})
        done = client.post(page, {**FELL, "version": 0, "send": "yes"})
    assert (kept.status_code, done.status_code) == (200, 302)
    assert len(asked) <= 2 * WHO + SAVING
    written = [each["sql"] for each in asked if not each["sql"].startswith("SELECT")]
    assert not [sql for sql in written if "django_session" in sql]

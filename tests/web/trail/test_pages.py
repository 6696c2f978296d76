"""The page of the trail, and its CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate
from tests.people import acting, planner

from sosei.web.trail.export import COLUMNS
from sosei.web.trail.models import Event
from sosei.web.trail.verbs import KINDS, RECORDED
from sosei.web.trail.views import MOST
from sosei.web.trail.writer import record

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client_of: Callable[..., Client]) -> Client:
    return client_of("administrator")


@pytest.fixture
def some(db: None) -> None:
    record(
        by=planner("星"),
        verb="study.edit",
        kind="study",
        id=1,
        label="検討あ",
        before={"title": "<b>前</b>"},
        after={"title": "後"},
    )
    record(by=acting("head", name="佐藤"), verb="report.approve", kind="report", label="出生数")
    record(by=planner("=cmd"), verb="strategy.publish", kind="strategy", label="+SUM(1)")


def _rows(client: Client, query: str = "") -> list[str]:
    page = client.get(f"/trail/{query}").content.decode()
    return [part.split("<", 1)[0] for part in page.split('<th scope="row">')[1:]]


def test_events_are_listed_newest_first_with_before_and_after(
    administrator: Client, some: None
) -> None:
    page = administrator.get("/trail/").content.decode()
    assert page.index("+SUM(1)") < page.index("出生数") < page.index("検討あ")
    assert "報告の承認" in page
    assert "&lt;b&gt;前&lt;/b&gt;" in page


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("?who=佐", ["2"]),
        ("?verb=study.edit", ["1"]),
        ("?kind=strategy", ["3"]),
        ("?about=出生", ["2"]),
        ("?who=佐&kind=study", []),
        ("?before=3", ["2", "1"]),
        ("?before=x&since=昨日&until=9999-12-31", ["3", "2", "1"]),
        ("?since=0001-01-01", ["3", "2", "1"]),
        ("?who=%00", ["3", "2", "1"]),
    ],
)
def test_events_are_found_by_who_what_and_which(
    administrator: Client, some: None, query: str, numbers: list[str]
) -> None:
    assert _rows(administrator, query) == numbers


def test_events_are_found_by_day(administrator: Client, some: None) -> None:
    today, tomorrow = localdate(), localdate() + timedelta(days=1)
    assert _rows(administrator, f"?since={today}&until={today}") == ["3", "2", "1"]
    assert _rows(administrator, f"?since={tomorrow}") == []


def test_older_events_are_a_page_away(administrator: Client) -> None:
    for number in range(MOST + 5):
        record(by=planner(), verb="study.edit", kind="study", id=number)
    page = administrator.get("/trail/").content.decode()
    assert "?before=6" in page
    assert _rows(administrator, "?before=6") == ["5", "4", "3", "2", "1"]


def test_the_csv_holds_what_was_chosen_and_no_formula(administrator: Client, some: None) -> None:
    answer = administrator.get("/trail/trail.csv?kind=strategy")
    assert answer.streaming
    text = answer.getvalue().decode("utf-8-sig")
    head, row = csv.reader(io.StringIO(text))
    assert tuple(head) == COLUMNS
    cells = dict(zip(head, row, strict=True))
    assert (cells["name"], cells["label"]) == ("'=cmd", "'+SUM(1)")
    assert cells["hash"] == Event.objects.get(number=3).hash


def test_every_verb_and_kind_that_is_recorded_has_its_words(some: None) -> None:
    for event in Event.objects.all():
        assert event.verb in RECORDED
        assert event.kind in KINDS


def test_only_administrators_read_it(client: Client) -> None:
    assert client.get("/trail/").status_code == 403
    assert client.get("/trail/trail.csv").status_code == 403

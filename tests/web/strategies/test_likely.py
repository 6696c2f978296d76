"""How likely a target is, on the pages of an indicator, a report and the dashboard."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from tests.cells import without_cells
from tests.kpi_series import FIRST, told
from tests.people import planner, sign_in

from sosei.strategy.package import Package
from sosei.strategy.review.cycle import Cycle, CycleKind
from sosei.web.dashboard.strategy import told as told_of
from sosei.web.plans import actions
from sosei.web.plans.models import Strategy
from sosei.web.reviews.freezing import accept_silence, freeze
from sosei.web.reviews.opening import open_review

pytestmark = pytest.mark.django_db
HEAD = actions.Head("trial", "07202", "試験市", "試験の戦略", FIRST, FIRST + 6)
CYCLE = Cycle(FIRST + 5, CycleKind.YEARLY, date(2021, 4, 15), date(2021, 5, 31))


@pytest.fixture(scope="module")
def package() -> Package:
    return told()


@pytest.fixture
def strategy(package: Package) -> Strategy:
    stored = actions.create(head=HEAD, package=package, by=planner())
    actions.publish(strategy=stored, published=True, by=planner())
    return stored


@pytest.mark.parametrize(
    ("year", "words"), [(FIRST + 5, "目標を達成するのは10回に"), (FIRST + 1, "値が足りません")]
)
def test_an_indicators_page_tells_it_or_why_not(strategy: Strategy, year: int, words: str) -> None:
    answer = Client().get(f"/strategies/trial/indicators/i0/?year={year}")
    page = without_cells(answer.content.decode())
    assert "目標を達成する見込み" in page
    assert words in page
    assert ("過去の値で試すと" in page) == (year == FIRST + 5)


def test_a_reporter_reads_it_beside_the_aim(client: Client, strategy: Strategy) -> None:
    sign_in(client)
    cycle = open_review(strategy=strategy, cycle=CYCLE, by=planner())
    row = cycle.reports.get(subject="i0")
    page = client.get(f"/reviews/reports/{row.pk}/").content.decode()
    assert "これまでの動きが続けば" in page


def test_the_dashboard_tells_it_of_what_is_late_and_how_often_it_held(strategy: Strategy) -> None:
    now = told_of(strategy)
    assert now["year"] == FIRST + 5
    assert "12件のうち12件" in now["outlooks"].ja
    assert now["tried"] is not None
    cycle = open_review(strategy=strategy, cycle=CYCLE, by=planner())
    for request in cycle.requests.all():
        accept_silence(row=request, reason="集計が間に合わないため", by=planner())
    freeze(cycle=cycle, today=date(2021, 9, 1), by=planner())
    strategy.refresh_from_db()
    frozen = told_of(strategy)
    assert frozen["edition"]
    assert frozen["outlooks"] == now["outlooks"]

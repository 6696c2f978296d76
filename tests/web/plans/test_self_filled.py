"""Values that the library proposes: shown with their cells, refused with the difference, entered by a person alone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings
from tests import held
from tests.people import person, planner

from sosei.strategy import editing
from sosei.strategy.indicator import Direction, Indicator, Nature, YearBasis
from sosei.strategy.package import Package
from sosei.strategy.plan import Kind, Node
from sosei.web.plans import actions, load
from sosei.web.plans.models import Observation, Strategy

pytestmark = pytest.mark.django_db

PAGE = "/plans/aizu-2/edit/self-filled/"
CONFIRM = {"indicator": "K1", "year": "2018", "value": "839", "version": "1"}


def page_of(response: Any) -> str:
    return str(response.content.decode())


def _births(**more: Any) -> Indicator:
    own = {"statistic": "register_dynamics/births", "year_basis": YearBasis.CALENDAR, "unit": "人"}
    return Indicator("K1", "P1", "出生数", Nature.FLOW, Direction.UP, **{**own, **more})


def _bind(strategy: Strategy, indicator: Indicator) -> None:
    package = Package((Node("P1", "", Kind.PILLAR, "子育て", 1),), indicators=(indicator,))
    actions.import_package(
        strategy=strategy, package=package, version=strategy.version, by=planner("x")
    )


@pytest.fixture
def bound(empty: Strategy, settings: Settings) -> Strategy:
    rows = [row[:6] for row in held.register_dynamics().frame.rows() if row[4] == "births"]
    blocks = [held.block("register_dynamics", rows), held.yearly("vital_statistics")]
    held.library(Path(settings.LIBRARY), blocks)
    _bind(empty, _births())
    return empty


def test_a_value_is_proposed_with_its_cell_and_enters_only_when_confirmed(
    client: Client, bound: Strategy
) -> None:
    page = page_of(client.get(f"{PAGE}?year=H30"))
    assert "候補：839人" in page
    assert "register_dynamics.csv" in page
    assert load.package(bound).observations == ()
    assert client.post(PAGE, CONFIRM)["Location"] == f"{PAGE}?year=2018"
    bound.refresh_from_db()
    (entered,) = load.package(bound).observations
    assert (entered.year, entered.value) == (2018, Decimal(839))
    assert "register_dynamics.csv" in entered.note
    assert "確定済み" in page_of(client.get(f"{PAGE}?year=2018"))
    assert Observation.objects.get().entered_by == person("planner").id.hex


def test_a_figure_of_another_statistic_is_refused_with_the_difference(
    client: Client, bound: Strategy
) -> None:
    page = page_of(client.get(f"{PAGE}?year=2021"))
    assert "候補はありません" in page
    assert "別の系列です" in page
    assert "確定する</button>" not in page


def test_a_value_that_was_not_shown_is_not_entered(client: Client, bound: Strategy) -> None:
    response = client.post(PAGE, CONFIRM | {"value": "840"})
    assert response.status_code == 422
    assert "候補の値が変わった" in page_of(response)
    assert load.package(bound).observations == ()


@pytest.mark.parametrize("told", [{"indicator": "NONE"}, {"year": "2021"}])
def test_what_is_not_proposed_cannot_be_confirmed(
    client: Client, bound: Strategy, told: dict[str, str]
) -> None:
    assert client.post(PAGE, CONFIRM | told).status_code == 422
    assert load.package(bound).observations == ()


def test_a_strategy_that_changed_meanwhile_takes_no_value(client: Client, bound: Strategy) -> None:
    other = replace(load.package(bound).nodes[0], name="ほかの名前")
    actions.edit(
        strategy=bound,
        change=lambda p: editing.with_node(p, other),
        version=1,
        by=planner("another"),
    )
    response = client.post(PAGE, CONFIRM)
    assert response.status_code == 409
    assert "ほかの名前" in page_of(response)
    bound.refresh_from_db()
    assert load.package(bound).observations == ()


def test_fiscal_years_take_no_figure_of_a_calendar_year(client: Client, bound: Strategy) -> None:
    _bind(bound, _births(year_basis=YearBasis.FISCAL))
    assert "指標は年度、統計は暦年" in page_of(client.get(f"{PAGE}?year=2018"))


def test_a_year_that_is_none_is_told(client: Client, bound: Strategy) -> None:
    response = client.get(f"{PAGE}?year=いつか")
    assert response.status_code == 422
    assert "いつか" in page_of(response)


def test_without_bound_indicators_the_page_says_so(client: Client, empty: Strategy) -> None:
    assert "結び付けた指標はありません" in page_of(client.get(PAGE))

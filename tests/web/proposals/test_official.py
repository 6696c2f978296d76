"""Values that the library proposes: shown with their cells, refused with the difference, entered by a person alone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from pytest_django import Settings
from tests import held
from tests.people import planner

from sosei.strategy import editing
from sosei.strategy.indicator import Direction, Indicator, Nature, YearBasis
from sosei.strategy.package import Package
from sosei.strategy.plan import Kind, Node
from sosei.web.data.load import library
from sosei.web.plans import actions, load
from sosei.web.plans.models import Observation, Strategy
from sosei.web.proposals.models import Proposal, State

pytestmark = pytest.mark.django_db

PAGE = "/plans/aizu-2/edit/proposals/"


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
def bound(strategy: Strategy, settings: Settings) -> Strategy:
    """A strategy of one indicator, bound to the births of the register."""
    rows = [row[:6] for row in held.register_dynamics().frame.rows() if row[4] == "births"]
    blocks = [held.block("register_dynamics", rows), held.yearly("vital_statistics")]
    held.library(Path(settings.LIBRARY), blocks)
    _bind(strategy, _births())
    return strategy


def _look(client: Client, year: str) -> str:
    return page_of(client.post(f"{PAGE}official/", {"year": year}, follow=True))


def _confirm(client: Client, strategy: Strategy) -> Any:
    told = {"version": str(strategy.version), "confirm": "yes"}
    number = Proposal.objects.filter(state=State.WAITING).latest("id").pk
    return client.post(f"{PAGE}{number}/", told, follow=True)


def test_a_value_is_proposed_with_its_cell_and_enters_only_when_confirmed(
    client: Client, bound: Strategy
) -> None:
    page = _look(client, "H30")
    assert "提案： 839人" in page
    assert "register_dynamics.csv</a>" in page
    assert "出生数（住民基本台帳の人口動態）" in page
    assert load.package(bound).observations == ()
    assert "確認を待つ提案はありません" in page_of(_confirm(client, bound))
    bound.refresh_from_db()
    (entered,) = load.package(bound).observations
    assert (entered.year, entered.value) == (2018, Decimal(839))
    assert "register_dynamics.csv" in entered.note
    assert "［統計データ 20" in entered.note
    who = Observation.objects.latest("id").entered_by
    assert who == UUID(client.session["_auth_user_id"]).hex


def test_what_waits_or_is_reported_is_not_proposed_again(client: Client, bound: Strategy) -> None:
    _look(client, "2018")
    assert "確認待ちです" in _look(client, "2018")
    assert Proposal.objects.count() == 1
    _confirm(client, bound)
    assert "入力済みです" in _look(client, "2018")
    assert Proposal.objects.count() == 1


def test_a_declined_value_stays_out(client: Client, bound: Strategy) -> None:
    _look(client, "2018")
    number = Proposal.objects.get().pk
    page = page_of(client.post(f"{PAGE}{number}/", {"reason": "年度の値ではない"}, follow=True))
    assert "× 不採用" in page
    assert load.package(bound).observations == ()


def test_a_figure_of_another_statistic_is_refused_with_the_difference(
    client: Client, bound: Strategy
) -> None:
    page = _look(client, "2021")
    assert "候補はありません" in page
    assert "別の系列です" in page
    assert not Proposal.objects.exists()


def test_a_figure_that_the_library_no_longer_holds_is_not_entered(
    client: Client, bound: Strategy
) -> None:
    _look(client, "2018")
    for entry in library().list("register_dynamics"):
        library().remove(entry.id)
    response = _confirm(client, bound)
    assert response.status_code == 422
    assert "候補の値が変わった" in page_of(response)
    assert load.package(bound).observations == ()
    assert Proposal.objects.get().state == State.WAITING


def test_a_strategy_that_changed_meanwhile_takes_no_value(client: Client, bound: Strategy) -> None:
    _look(client, "2018")
    other = replace(load.package(bound).nodes[0], name="ほかの名前")
    before = bound.version
    actions.edit(
        strategy=bound,
        change=lambda p: editing.with_node(p, other),
        version=before,
        by=planner("another"),
    )
    bound.version = before
    response = _confirm(client, bound)
    assert response.status_code == 409
    assert "ほかの名前" in page_of(response)
    bound.refresh_from_db()
    assert load.package(bound).observations == ()


def test_fiscal_years_take_no_figure_of_a_calendar_year(client: Client, bound: Strategy) -> None:
    _bind(bound, _births(year_basis=YearBasis.FISCAL))
    assert "指標は年度、統計は暦年" in _look(client, "2018")


def test_a_year_that_is_none_is_told(client: Client, bound: Strategy) -> None:
    response = client.post(f"{PAGE}official/", {"year": "いつか"})
    assert response.status_code == 422
    assert "いつか" in page_of(response)
    assert client.get(f"{PAGE}?year=x").status_code == 422


def test_without_bound_indicators_the_page_says_so(client: Client, strategy: Strategy) -> None:
    _bind(strategy, _births(statistic=""))
    assert "結び付けた指標はありません" in _look(client, "2018")

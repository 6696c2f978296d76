"""What the settlers of a strategy are worth in people."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.sample import STUDY
from tests.strategy import indicator

from sosei.base.errors import InputError
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.known.population import Population
from sosei.linkage.worth import per_year, rule_of, worth
from sosei.strategy.plan import WorthRule
from sosei.studies.gather import gather
from sosei.studies.reading import read_study

SETTLERS = indicator("cumulative", "up", None, None, 159, 2024, start_year=2020, unit="人")
RULE = WorthRule("settlers", Decimal(159), 2020, 2025)


@pytest.fixture(scope="module")
def town() -> tuple[Population, Assumptions]:
    gathered = gather(read_study(STUDY))
    return gathered.census[2015], gathered.assumptions


def test_the_rule_of_settlers_is_that_all_come_evenly_as_families() -> None:
    rule = rule_of(SETTLERS)
    assert rule == WorthRule("i", Decimal(159), 2020, 2025)
    assert rule is not None
    assert per_year(rule) == pytest.approx(31.8)


@pytest.mark.parametrize(
    "other",
    [
        replace(SETTLERS, unit="社"),
        replace(SETTLERS, start_year=None),
        replace(SETTLERS, target=None),
        indicator("stock", "up", None, None, 159, 2024, unit="人"),
    ],
)
def test_what_is_no_running_total_of_people_has_no_rule(other: object) -> None:
    assert rule_of(other) is None  # type: ignore[arg-type]


def test_settlers_are_residents_later_with_their_children_and_without_their_dead(
    town: tuple[Population, Assumptions],
) -> None:
    told = worth(*town, [RULE], 2060, 100_000)
    (one,) = told.worths
    assert 100 < one.residents < 250
    assert told.gap == pytest.approx(100_000 - 54_991, abs=1)
    assert one.of_gap == pytest.approx(one.residents / told.gap)
    assert told.residents == pytest.approx(one.residents)
    soon = worth(*town, [RULE], 2025, 100_000)
    assert 159 < soon.worths[0].residents < 1.1 * 159, "and their first children"


def test_people_are_worth_in_proportion_and_together_as_much_as_apart(
    town: tuple[Population, Assumptions],
) -> None:
    other = WorthRule("students", Decimal(50), 2025, 2035, profile="standard")
    told = worth(*town, [RULE, other], 2060, 100_000)
    assert told.residents == pytest.approx(sum(each.residents for each in told.worths))
    half = worth(*town, [replace(RULE, share=Decimal("0.5"))], 2060, 100_000)
    assert half.residents == pytest.approx(told.worths[0].residents / 2)


def test_the_same_people_are_not_summed_twice(town: tuple[Population, Assumptions]) -> None:
    again = replace(RULE, indicator="again", part_of="settlers")
    told = worth(*town, [RULE, again], 2060, 100_000)
    assert told.worths[1].residents == pytest.approx(told.worths[0].residents)
    assert told.residents == pytest.approx(told.worths[0].residents)


def test_without_a_gap_there_is_no_share_of_it(town: tuple[Population, Assumptions]) -> None:
    told = worth(*town, [RULE], 2060, 50_000)
    assert told.gap < 0
    assert told.of_gap is None


def test_every_rule_that_does_not_fit_is_told(town: tuple[Population, Assumptions]) -> None:
    early, unknown = replace(RULE, from_year=2000), replace(RULE, profile="nobody")
    with pytest.raises(InputError) as told:
        worth(*town, [early, unknown], 2060, 100_000)
    assert [fault.column for fault in told.value.faults] == ["from_year", "profile"]

"""What rules of worth give together: in proportion, in any order, and nobody counted twice."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sample import result

from sosei.demography.assumed.profiles import PROFILES
from sosei.linkage.worth import Sum, worth
from sosei.strategy.plan import WorthRule
from sosei.studies.rebuilt import Rebuilt, rebuilt


def near(residents: float) -> Any:
    """Residents are the difference of two totals of some 50,000."""
    return pytest.approx(residents, rel=1e-6, abs=1e-6)


@cache
def town() -> Rebuilt:
    return rebuilt(result())


def told(rules: list[WorthRule], year: int) -> Sum:
    return worth(town().base, town().status_quo, rules, year, 100_000)


@st.composite
def drawn(draw: st.DrawFn) -> list[WorthRule]:
    """Rules of any people at any time, some of them part of the first."""
    rules = []
    for place in range(draw(st.integers(1, 5))):
        start = draw(st.integers(2015, 2055))
        part_of = "i0" if place and draw(st.booleans()) else ""
        rules.append(
            WorthRule(
                f"i{place}",
                Decimal(draw(st.integers(0, 5000))),
                start,
                start + draw(st.integers(1, 30)),
                Decimal(draw(st.integers(0, 100))) / 100,
                draw(st.sampled_from(sorted(PROFILES))),
                part_of,
            )
        )
    return rules


years = st.sampled_from(range(2020, 2061, 5))


@given(drawn(), years)
def test_together_they_are_the_sum_of_those_that_are_no_part_of_another(
    rules: list[WorthRule], year: int
) -> None:
    whole = told(rules, year)
    own = [each.residents for each in whole.worths if not each.rule.part_of]
    assert whole.residents == near(sum(own))


@given(drawn(), years)
def test_together_they_are_never_more_than_the_sum_of_all(
    rules: list[WorthRule], year: int
) -> None:
    whole = told(rules, year)
    parts = [each.residents for each in whole.worths]
    assert min(parts) >= -1e-6, "nobody is fewer because somebody came"
    assert whole.residents <= sum(parts) + 1e-6


@given(drawn(), years)
def test_a_rule_of_the_same_people_changes_no_sum(rules: list[WorthRule], year: int) -> None:
    again = replace(rules[0], indicator="again", part_of="i0")
    assert told([*rules, again], year).residents == near(told(rules, year).residents)


@given(drawn(), years, st.integers(1, 20))
def test_they_are_in_proportion_to_the_people(
    rules: list[WorthRule], year: int, times: int
) -> None:
    more = [replace(rule, persons=rule.persons * times) for rule in rules]
    assert told(more, year).residents == near(times * told(rules, year).residents)


@given(drawn(), years)
def test_the_order_of_rules_tells_nothing(rules: list[WorthRule], year: int) -> None:
    assert told(rules[::-1], year).residents == near(told(rules, year).residents)


@given(drawn(), years)
def test_those_who_would_have_come_anyway_are_worth_nothing(
    rules: list[WorthRule], year: int
) -> None:
    nobody = [replace(rule, share=Decimal(0)) for rule in rules]
    assert told(nobody, year).residents == near(0)

"""Values as they are typed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reviews import BIRTHS, VISITORS

from sosei.base.errors import InputError
from sosei.strategy.indicator import Direction, Nature
from sosei.strategy.review.entry import stored_value


@pytest.mark.parametrize(
    "typed", ["395", "395万人", "３９５万人", "395 万人", "3,950,000人", " 3950000 人 "]
)
def test_one_value_is_typed_in_several_ways(typed: str) -> None:
    assert stored_value(VISITORS, typed) == 3950000


@pytest.mark.parametrize(
    ("typed", "value"),
    [("839", "839"), ("△270人", "-270"), ("−1.50", "-1.50"), ("1,000人", "1000")],
)
def test_a_value_without_a_shown_unit_is_in_the_stored_one(typed: str, value: str) -> None:
    assert stored_value(BIRTHS, typed) == Decimal(value)


def test_percent_is_read_in_both_widths() -> None:
    share = replace(BIRTHS, unit="％")
    assert stored_value(share, "12.5%") == stored_value(share, "12.5％") == Decimal("12.5")


def test_nothing_typed_is_no_value() -> None:
    assert stored_value(BIRTHS, "  ") is None


@pytest.mark.parametrize("typed", ["約400", "839件", "八百", "1,00", "839 人 人", "人"])
def test_what_is_no_number_of_this_unit_is_refused(typed: str) -> None:
    with pytest.raises(InputError) as raised:
        stored_value(BIRTHS, typed)
    assert typed in raised.value.faults[0].text("ja")


@pytest.mark.parametrize(("typed", "value"), [("済", 1), ("1", 1), ("未", 0), ("0", 0)])
def test_a_milestone_is_done_or_not(typed: str, value: int) -> None:
    done = replace(BIRTHS, nature=Nature.MILESTONE, direction=Direction.COMPLETE)
    assert stored_value(done, typed) == value
    with pytest.raises(InputError):
        stored_value(done, "2")


@given(st.decimals(-(10**9), 10**9, places=3))
def test_typed_in_the_shown_unit_or_in_the_stored_one_it_is_one_value(number: Decimal) -> None:
    shown = stored_value(VISITORS, f"{number:f}万人")
    assert shown == stored_value(VISITORS, f"{number * 10000:f}人") == number * 10000

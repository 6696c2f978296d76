"""Values as they are typed: read in the unit shown, and written back as they would be typed again."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reviews import BIRTHS, VISITORS

from sosei.base.errors import InputError
from sosei.strategy.indicator import Basis, Nature, Status
from sosei.strategy.review.typed import read_typed, typed_of

SHARE = replace(BIRTHS, id="share", nature=Nature.RATIO, unit="%", statistic="")
TOTAL = replace(BIRTHS, id="total", nature=Nature.CUMULATIVE, statistic="")


def test_a_value_is_typed_in_the_unit_shown() -> None:
    read = read_typed(VISITORS, 2021, {"value": "２５０．５"})
    assert read is not None
    assert read.value == 2505000
    assert typed_of(VISITORS, read)["value"] == "250.5"


def test_a_value_that_the_shown_unit_cannot_state_has_its_unit_behind_it() -> None:
    thirds = replace(VISITORS, display_unit="3人組", display_factor=Decimal(3))
    read = read_typed(thirds, 2021, {"value": "100人"})
    assert typed_of(thirds, read)["value"] == "100人"


def test_nothing_typed_is_no_value() -> None:
    assert read_typed(BIRTHS, 2021, {"status": "final", "value": " "}) is None


def test_that_nothing_is_published_is_a_value_of_its_own() -> None:
    read = read_typed(BIRTHS, 2021, {"status": "not_published"})
    assert read is not None
    assert read.status is Status.NOT_PUBLISHED


def test_a_ratio_takes_its_parts_and_others_do_not() -> None:
    parts = {"numerator": "１，２００", "denominator": "2,000"}
    read = read_typed(SHARE, 2021, parts)
    assert read is not None
    assert (read.numerator, read.denominator) == (Decimal(1200), Decimal(2000))
    assert read_typed(BIRTHS, 2021, parts) is None


def test_only_a_total_may_be_running() -> None:
    typed = {"value": "5", "basis": "running"}
    of = {i.id: read_typed(i, 2021, typed) for i in (TOTAL, BIRTHS)}
    assert [each and each.basis for each in of.values()] == [Basis.RUNNING, Basis.YEARLY]


def test_every_field_that_cannot_be_read_is_told_at_once() -> None:
    with pytest.raises(InputError) as told:
        read_typed(SHARE, 2021, {"value": "約3", "numerator": "x", "status": "maybe"})
    assert [fault.column for fault in told.value.faults] == ["value", "numerator", "status"]


@given(
    st.decimals(min_value=-(10**9), max_value=10**9, places=3),
    st.sampled_from([1, 3, 7, 100, 10000, 1000000]),
    st.sampled_from(list(Status)),
)
def test_what_was_typed_is_typed_again(value: Decimal, factor: int, status: Status) -> None:
    indicator = replace(VISITORS, display_factor=Decimal(factor))
    read = read_typed(indicator, 2021, {"value": f"{value:f}人", "status": str(status)})
    assert read is not None
    assert read.value == value
    assert read_typed(indicator, 2021, typed_of(indicator, read)) == read

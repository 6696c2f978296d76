"""The cycle of a review."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.reviews import CYCLE

from sosei.base.errors import InputError


def test_a_cycle_of_the_strategy_stands() -> None:
    CYCLE.check("戦略", 2020, 2024)
    assert CYCLE.days_left(date(2022, 5, 30)) == 1
    assert CYCLE.days_left(date(2022, 6, 2)) == -2


@pytest.mark.parametrize(
    ("change", "kinds"),
    [
        ({"year": 2019}, ["review_year_outside"]),
        ({"year": 2022, "opened_on": date(2022, 3, 31)}, ["review_year_ahead"]),
        ({"deadline": date(2022, 4, 1)}, ["review_deadline"]),
        ({"year": 2025, "deadline": date(2022, 4, 1)}, ["review_year_outside", "review_deadline"]),
    ],
)
def test_everything_wrong_with_a_cycle_is_said_at_once(
    change: dict[str, int | date], kinds: list[str]
) -> None:
    with pytest.raises(InputError) as raised:
        replace(CYCLE, **change).check("戦略", 2020, 2024)  # type: ignore[arg-type]
    assert [fault.kind for fault in raised.value.faults] == kinds


def test_a_year_may_be_reviewed_while_it_runs() -> None:
    replace(CYCLE, opened_on=date(2021, 4, 1)).check("戦略", 2020, 2024)

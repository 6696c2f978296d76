"""A chance is a share of values that are judged as reported ones are."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest
from tests.strategy import indicator, observed

from sosei.strategy.case import Record
from sosei.strategy.forecast.chance import achieves, chance
from sosei.strategy.forecast.drift import Ahead
from sosei.strategy.forecast.student import below
from sosei.strategy.indicator import HoldSide, Observation

UP = observed(indicator("flow", "up", 100, 2019, 200, 2024), {2020: 110})
DOWN = observed(indicator("stock", "down", 5, 2019, 0, 2024), {2020: 4})
HELD = observed(indicator("stock", "hold", 5, 2019, 5, 2024, hold_side=HoldSide.DOWN), {2020: 4})
SUM = observed(
    indicator("cumulative", "up", None, None, 10, 2024, start_year=2020), {2020: 2, 2021: 2}
)
LIMIT = observed(
    indicator("cumulative", "down", None, None, 10, 2024, start_year=2020), {2020: 2, 2021: 2}
)
SLOWED = observed(indicator("stock", "up", 117_000, 2020, 110_000, 2024), {2021: 116_000})


def likely(centre: float, width: float, low: float = -math.inf) -> Ahead:
    return Ahead(centre, width, 5, low, math.inf)


@pytest.mark.parametrize(
    ("record", "enough", "short"),
    [
        (UP, 200, 199),
        (DOWN, 0, 1),
        (HELD, 5, 6),
        (SUM, 10, 9),
        (LIMIT, 10, 11),
        (SLOWED, 110_000, 109_999),
    ],
)
def test_what_is_enough_is_what_would_be_judged_achieved(
    record: Record, enough: int, short: int
) -> None:
    assert achieves(record, Decimal(enough), 2024)
    assert not achieves(record, Decimal(short), 2024)


@pytest.mark.parametrize(("record", "side"), [(UP, 1), (SLOWED, 1), (SUM, 1)])
def test_a_chance_is_what_lies_on_the_good_side_of_the_target(record: Record, side: int) -> None:
    target = float(record.target or 0)
    found = chance(record, likely(target - 1.5, 2.0), 2024)
    # values are whole: from half below the target on they count as it
    assert found == pytest.approx(1 - below(0.5, 5), abs=1e-3)
    assert side == 1


def test_downwards_the_other_side_counts() -> None:
    assert chance(HELD, likely(6.5, 2.0), 2024) == pytest.approx(below(-0.5, 5), abs=1e-3)


def test_a_value_that_can_not_be_below_nothing_reaches_a_target_of_nothing() -> None:
    assert chance(DOWN, likely(0.0, 1.0, low=0.0), 2024) == pytest.approx(below(0.5, 5), abs=1e-3)


def test_nothing_and_everything_are_said_as_such() -> None:
    assert chance(UP, likely(0.0, 1e-6), 2024) == 0
    assert chance(UP, likely(300.0, 1e-6), 2024) == 1


def test_quotients_are_as_fine_as_numbers_are() -> None:
    of = indicator("ratio", "up", 50, 2019, 60, 2024, unit="%")
    parts = Observation("i", 2020, numerator=Decimal(1), denominator=Decimal(3))
    record = observed(of, {}, observations=(parts,))
    assert chance(record, likely(60.0, 1.0), 2024) == pytest.approx(0.5, abs=1e-3)

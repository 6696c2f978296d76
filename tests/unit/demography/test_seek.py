"""Where a function meets a target: continuous, flat, leaping, undefined."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import pytest

from sosei.demography.told.seek import Reach, seek


def at_once(function: Callable[[float], float]) -> Callable[[Sequence[float]], list[float]]:
    return lambda places: list(map(function, places))


def test_a_crossing_is_found() -> None:
    sought = seek(at_once(lambda x: x**3), 5, -2, 3, near=1)
    assert sought.answer is Reach.REACHED
    assert sought.at == pytest.approx(5 ** (1 / 3))
    assert sought.value == pytest.approx(5)


@pytest.mark.parametrize(("near", "expected"), [(0.1, 2**0.5), (-0.1, -(2**0.5)), (2.9, 2**0.5)])
def test_of_several_places_the_nearest_is_taken(near: float, expected: float) -> None:
    assert seek(at_once(lambda x: x * x), 2, -3, 3, near=near).at == pytest.approx(expected)


def test_where_the_target_is_met_already_nothing_is_moved() -> None:
    assert seek(at_once(lambda x: 2 * x), 1.4, 0, 4, near=0.7) == (Reach.REACHED, 0.7, 1.4)


def test_beyond_the_bounds_the_best_place_is_told() -> None:
    sought = seek(at_once(lambda x: 10 * x), 100, 0, 4, near=1)
    assert sought.answer is Reach.OUT_OF_RANGE
    assert sought[1:] == pytest.approx((4, 40))


def test_a_best_place_between_the_points_of_the_grid_is_found() -> None:
    sought = seek(at_once(lambda x: 1 - (x - 0.5131) ** 2), 1.1, 0, 1, near=0)
    assert sought.answer is Reach.OUT_OF_RANGE
    assert sought.at == pytest.approx(0.5131, abs=1e-3)


def test_a_crossing_that_the_grid_does_not_see_is_found() -> None:
    sought = seek(at_once(lambda x: 1 - (x - 0.5131) ** 2), 1 - 1e-7, 0, 1, near=0)
    assert sought.answer is Reach.REACHED
    assert sought.value == pytest.approx(1 - 1e-7, abs=1e-8)


def test_a_lever_without_effect_says_so() -> None:
    assert seek(at_once(lambda _: 7.0), 8, 0, 1, near=0.5) == (Reach.NO_EFFECT, 0.5, 7.0)


def test_a_target_that_is_met_at_a_point_of_the_grid_is_found() -> None:
    sought = seek(at_once(lambda x: -197 * x), -98.5, -2, 3, near=1)
    assert sought == (Reach.REACHED, 0.5, -98.5)


def test_a_leap_over_the_target_is_no_meeting() -> None:
    sought = seek(at_once(lambda x: 1.0 if x > 0.31 else 0.2), 0.5, 0, 1, near=0)
    assert sought.answer is Reach.JUMP
    assert sought.at == pytest.approx(0.31)
    assert sought.value == 0.2


def test_what_is_not_defined_is_passed_over() -> None:
    sought = seek(at_once(lambda x: math.nan if x < 0.5 else x), 0.7, 0, 1, near=0)
    assert sought.answer is Reach.REACHED
    assert sought.at == pytest.approx(0.7)
    assert seek(at_once(lambda _: math.nan), 1, 0, 1, near=0).answer is Reach.UNDEFINED


def test_a_target_of_zero_has_a_scale() -> None:
    sought = seek(at_once(lambda x: 1e6 * (x - 0.3)), 0, 0, 1, near=0)
    assert sought.at == pytest.approx(0.3)


def test_steep_functions_are_met_as_precisely_as_flat_ones() -> None:
    sought = seek(at_once(lambda x: math.exp(20 * x)), 1000, 0, 1, near=0)
    assert sought.value == pytest.approx(1000, rel=1e-8)


def test_bounds_must_stand_in_order() -> None:
    with pytest.raises(ValueError, match="below the second"):
        seek(at_once(lambda x: x), 0, 1, 1, near=0)

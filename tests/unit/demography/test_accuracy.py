"""Error measures of many areas."""

from __future__ import annotations

import numpy as np
import pytest

from sosei.base.errors import AlignmentError
from sosei.demography.told.accuracy import (
    accuracy,
    age_structure_error,
    percentage_error,
    shelf_life,
)

COUNTED = np.array([100.0, 200.0, 1000.0])
PROJECTED = np.array([110.0, 190.0, 1020.0])


def test_a_projection_that_was_too_high_has_an_error_above_zero() -> None:
    assert percentage_error(PROJECTED, COUNTED).tolist() == pytest.approx([10, -5, 2])


def test_nobody_counted_has_no_percentage_error() -> None:
    assert np.isnan(percentage_error(np.array([5.0]), np.array([0.0]))).all()


def test_the_measures_of_three_areas() -> None:
    told = accuracy(PROJECTED, COUNTED)
    assert told.areas == 3
    assert told.mape == pytest.approx(17 / 3)
    assert told.medape == pytest.approx(5)
    assert told.malpe == pytest.approx(7 / 3)
    assert told.wmape == pytest.approx(100 * 40 / 1300)


def test_an_area_that_is_not_known_is_left_out_and_counted_as_such() -> None:
    told = accuracy(np.append(PROJECTED, np.nan), np.append(COUNTED, 50.0))
    assert told == accuracy(PROJECTED, COUNTED)


def test_nobody_counted_still_weighs_in_the_weighted_error() -> None:
    told = accuracy(np.append(PROJECTED, 13.0), np.append(COUNTED, 0.0))
    assert told.areas == 3
    assert told.wmape == pytest.approx(100 * 53 / 1300)


def test_no_known_area_at_all_is_refused() -> None:
    with pytest.raises(ValueError, match="no area"):
        accuracy(np.array([np.nan]), np.array([1.0]))


def test_arrays_of_two_shapes_are_refused() -> None:
    with pytest.raises(AlignmentError):
        percentage_error(PROJECTED, COUNTED[:2])


def test_the_age_structure_error_is_the_share_in_the_wrong_group() -> None:
    projected = np.array([[30.0, 10.0], [60.0, 60.0], [10.0, 30.0]])
    counted = np.array([[10.0, 10.0], [60.0, 60.0], [30.0, 30.0]])
    assert age_structure_error(projected, counted).tolist() == pytest.approx([0.2, 0.0])
    assert age_structure_error(3 * counted, counted).tolist() == pytest.approx([0, 0])


def test_an_empty_area_has_no_age_structure() -> None:
    assert np.isnan(age_structure_error(np.zeros((3, 1)), np.ones((3, 1)))).all()


def test_shelf_life_ends_where_a_fifth_of_the_areas_miss_by_more_than_ten_per_cent() -> None:
    good, bad = np.array([1.0, -9, 10, 5, 20]), np.array([1.0, -9, 11, 5, 20])
    assert shelf_life({5: good, 10: good, 15: bad, 20: good}) == 10
    assert shelf_life({5: bad}) is None
    assert shelf_life({5: np.append(good, np.nan)}) == 5

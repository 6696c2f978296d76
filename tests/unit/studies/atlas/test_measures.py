"""Measures of counts, sums of areas, and classes."""

from __future__ import annotations

import numpy as np
import pytest

from sosei.studies.atlas.classing import UNKNOWN, Way, classed
from sosei.studies.atlas.measures import MEASURES, NINE
from sosei.studies.atlas.series import Series, by_prefecture, with_sums

NAN = float("nan")


def series(**counts: list[list[float]]) -> Series:
    """Three areas in two years."""
    arrays = {name: np.array(rows) for name, rows in counts.items()}
    return Series("status_quo", (2020, 2050), (None, 2020), ("07202", "07408", "04100"), arrays, {})


PEOPLE = series(
    total=[[100.0, 10.0, NAN], [50.0, 12.0, 5.0]],
    known=[[90.0, 10.0, NAN], [50.0, 12.0, 0.0]],
    age_65_plus=[[30.0, 2.0, NAN], [25.0, 6.0, 0.0]],
)
TOWNS = ("07202", "07408", "04100")


@pytest.mark.parametrize(
    ("measure", "year", "expected"),
    [
        ("population", 2020, [100.0, 10.0, NAN]),
        ("change", 2050, [-0.5, 0.2, NAN]),
        ("change", 2020, [NAN, NAN, NAN]),
        ("share_age_65_plus", 2020, [30 / 90, 0.2, NAN]),
        ("share_age_65_plus", 2050, [0.5, 0.5, NAN]),
        ("share_age_0_14", 2050, [NAN, NAN, NAN]),
    ],
)
def test_a_measure_is_made_of_counts_and_unknown_where_they_are(
    measure: str, year: int, expected: list[float]
) -> None:
    np.testing.assert_allclose(MEASURES[measure].values(PEOPLE, year, TOWNS), expected)


def test_a_measure_is_offered_for_the_years_that_tell_it() -> None:
    assert MEASURES["population"].years(PEOPLE) == (2020, 2050)
    assert MEASURES["change"].years(PEOPLE) == (2050,)
    assert MEASURES["share_age_0_14"].years(PEOPLE) == ()


def test_the_nine_classes_and_degrees_are_those_of_the_readings() -> None:
    told = series(
        women_20_39=[[10.0, 10.0, 10.0], [9.0, 6.0, 4.0]],
        closed_women_20_39=[[10.0, 10.0, 10.0], [9.0, 4.0, 9.0]],
        total=[[1.0, 1.0, 1.0], [100.0, 100.0, 0.0]],
        simulation1=[[1.0, 1.0, 1.0], [99.0, 112.0, 0.0]],
    )
    nine = MEASURES["nine_class"].values(told, 2050, TOWNS)
    assert [NINE[int(each)] for each in nine] == ["A", "B-2", "C-1"]
    degrees = MEASURES["natural_influence_degree"].values(told, 2050, TOWNS)
    np.testing.assert_allclose(degrees, [1.0, 4.0, NAN])


def test_a_prefecture_is_the_sum_of_its_towns_unless_one_is_unknown_or_it_has_its_own() -> None:
    parts = by_prefecture(TOWNS)
    assert parts == {"04000": ("04100",), "07000": ("07202", "07408")}
    summed = with_sums(PEOPLE, parts)
    np.testing.assert_allclose(summed.of("total", 2020, ["07000", "04000"]), [110.0, NAN])
    own = Series(
        "official", (2020,), (None,), ("07202", "07000"), {"total": np.array([[1.0, 9.0]])}, {}
    )
    assert with_sums(own, parts).of("total", 2020, ["07000", "07202"]).tolist() == [9.0, 1.0]


def test_a_value_on_a_bound_is_in_the_class_above_it() -> None:
    values = np.array([-0.6, -0.5, 0.0, -0.001, 0.3, NAN])
    found = classed(MEASURES["change"], values, Way.FIXED)
    assert found.of.tolist() == [0, 1, 6, 5, 8, UNKNOWN]
    assert (found.count, found.middle) == (9, 6)


def test_fixed_bounds_of_prefectures_are_others() -> None:
    values = np.array([2e6])
    towns = classed(MEASURES["population"], values, Way.FIXED)
    prefectures = classed(MEASURES["population"], values, Way.FIXED, prefectures=True)
    assert towns.of.tolist() == [5]
    assert prefectures.of.tolist() == [3]


def test_quantiles_have_as_many_areas_each_and_equal_bounds_are_one() -> None:
    found = classed(MEASURES["population"], np.arange(60.0), Way.QUANTILE)
    assert np.bincount(found.of).tolist() == [10] * 6
    same = classed(MEASURES["population"], np.array([1.0, 1.0, 1.0, 5.0, NAN]), Way.QUANTILE)
    assert same.of.tolist() == [0, 0, 0, same.count - 1, UNKNOWN]
    none = classed(MEASURES["population"], np.array([NAN]), Way.QUANTILE)
    assert (none.bounds, none.of.tolist()) == ((), [UNKNOWN])

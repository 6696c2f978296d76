"""Populations, and the spreading of unknown ages."""

from __future__ import annotations

import numpy as np
import pytest
from tests.builders import AGES, even, population

from sosei.base.errors import AgeGroupsError, AlignmentError
from sosei.demography.known.population import FEMALE, MALE, Population, spread_unknown


def numbered(areas: tuple[str, ...] = ("a", "b")) -> Population:
    """A population whose every cell has its own number."""
    cells = 2 * len(AGES) * len(areas)
    return population(np.arange(cells).reshape(2, len(AGES), len(areas)), areas=areas)


def test_persons_between_two_ages_are_counted_by_area_and_sex() -> None:
    people = numbered()
    assert list(people.between(0, 5)) == [0 + 38, 1 + 39]
    assert list(people.between(85, sex=MALE)) == [34 + 36, 35 + 37]
    assert list(people.between(5, 10, sex=FEMALE)) == [40, 41]
    assert list(people.total) == list(people.between(0))


def test_a_bound_inside_a_group_is_refused() -> None:
    with pytest.raises(AgeGroupsError, match="cannot be cut at age 18"):
        numbered().between(18)


@pytest.mark.parametrize("value", [-1.0, np.nan, np.inf])
def test_persons_are_numbers_of_at_least_zero(value: float) -> None:
    with pytest.raises(ValueError, match="negative or not numbers"):
        even(value)


def test_persons_must_have_a_cell_for_every_sex_age_and_area() -> None:
    with pytest.raises(AlignmentError, match="expected"):
        population(np.zeros((2, 18, 1)))


def test_a_population_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        even().persons[0, 0, 0] = 1


def test_a_tidy_table_has_areas_outermost_then_year_sex_and_age() -> None:
    frame = numbered().to_frame()
    assert frame.columns == ["area", "year", "sex", "age", "population"]
    assert frame.height == 2 * 2 * 19
    assert frame.row(0) == ("a", 2015, "male", "0-4", 0.0)
    assert frame.row(18) == ("a", 2015, "male", "90+", 36.0)
    assert frame.row(19) == ("a", 2015, "female", "0-4", 38.0)
    assert frame.row(38) == ("b", 2015, "male", "0-4", 1.0)


def test_unknown_ages_are_spread_pro_rata_within_area_and_sex() -> None:
    people = even(100.0)
    spread, record = spread_unknown(people, np.array([[190.0], [0.0]]))
    assert spread.persons[MALE, 3, 0] == pytest.approx(110)
    assert spread.persons[FEMALE, 3, 0] == 100
    assert record.unknown[MALE, 0] == 190
    assert record.share[MALE, 0] == pytest.approx(190 / 2090)
    assert record.share[FEMALE, 0] == 0


def test_unknown_ages_where_nobody_lives_need_no_spreading() -> None:
    spread, record = spread_unknown(even(0.0), np.zeros((2, 1)))
    assert spread.total[0] == 0
    assert record.share[0, 0] == 0


def test_unknown_ages_without_known_ones_are_refused() -> None:
    with pytest.raises(ValueError, match="no age is known"):
        spread_unknown(even(0.0), np.array([[1.0], [0.0]]))


def test_unknown_ages_of_other_areas_are_refused() -> None:
    with pytest.raises(AlignmentError):
        spread_unknown(even(), np.zeros((2, 2)))

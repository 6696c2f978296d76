"""Fitting, settlers and what districts refuse."""

from __future__ import annotations

import numpy as np
import pytest
from tests.builders import AGES, assumptions, even

from sosei.base.arrays import Array
from sosei.base.errors import AlignmentError
from sosei.demography.assumed.profiles import PROFILES
from sosei.demography.engine.projection import project
from sosei.demography.small.counts import DistrictCount
from sosei.demography.small.districts import project_districts
from sosei.demography.small.fitting import fit
from sosei.demography.small.settlers import one_settler_a_year, settlers_needed
from sosei.demography.small.withheld import merged_names

ONE = np.zeros(2, dtype=np.int64)


def count(persons: Array, year: int = 2015, towns: tuple[str, ...] = ("07202",) * 2) -> DistrictCount:  # fmt: skip
    """Two districts."""
    return DistrictCount(persons, AGES, ("東", "西"), towns, year)


def halves(persons: float = 50.0) -> Array:
    """Persons of every cell in two districts."""
    return np.full((2, len(AGES), 2), persons)


def test_fitting_meets_the_town_and_keeps_the_districts_shares() -> None:
    cells = np.array([[10.0, 30.0], [20.0, 40.0]])
    fitted, gap = fit(cells, np.array([[60.0], [40.0]]), ONE)
    assert fitted.sum(axis=1).tolist() == pytest.approx([60, 40])
    assert fitted.sum(axis=0).tolist() == pytest.approx([30, 70])
    assert gap[0] < 1e-8


def test_where_no_table_meets_both_the_town_stands_and_the_gap_is_told() -> None:
    cells = np.array([[10.0, 0.0], [0.0, 30.0]])
    fitted, gap = fit(cells, np.array([[30.0], [10.0]]), ONE)
    assert fitted.tolist() == [[30, 0], [0, 10]]
    assert gap[0] == pytest.approx(2)


def test_an_age_that_only_the_town_has_is_spread_over_its_districts() -> None:
    persons = halves()
    persons[..., 1] *= 3
    town = project(even(200), assumptions(1))
    counted = persons.copy()
    counted[0, 3] = 0
    carried = project_districts(count(counted), town)
    assert carried.persons[0, 0, 3].tolist() == pytest.approx([50, 150], rel=0.02)


def test_districts_of_another_year_town_or_age_are_refused() -> None:
    town = project(even(100), assumptions(1))
    with pytest.raises(AlignmentError):
        project_districts(count(halves(), 2014), town)
    with pytest.raises(AlignmentError):
        project_districts(count(halves(), 2015, ("01100",) * 2), town)
    with pytest.raises(AlignmentError, match="five years"):
        project_districts(count(halves()), town, count(halves(), 2011))
    other = DistrictCount(halves(), AGES, ("西", "東"), ("07202",) * 2, 2010)
    with pytest.raises(AlignmentError, match="same districts"):
        project_districts(count(halves()), town, other)


def test_a_count_with_two_districts_of_one_name_is_refused() -> None:
    with pytest.raises(ValueError, match="one name"):
        DistrictCount(halves(), AGES, ("東", "東"), ("07202",) * 2, 2015)
    with pytest.raises(AlignmentError, match="stand together"):
        DistrictCount(np.full((2, len(AGES), 3), 1.0), AGES, ("東", "西", "南"), ("1", "2", "1"), 2015)  # fmt: skip


def test_a_count_is_put_in_the_order_of_another() -> None:
    persons = halves()
    persons[..., 1] = 7
    turned = count(persons).in_order(("西", "東"))
    assert turned.persons[0, 0].tolist() == [7, 50]
    with pytest.raises(AlignmentError):
        turned.in_order(("西", "南"))


def test_settlers_stay_and_make_pupils_in_proportion() -> None:
    """Whatever the town's migration is, who has settled does not leave: only deaths take from them."""
    moving = assumptions(2, survival=1.0, net_rate=-0.5, child_woman_ratio=0.0)
    made = one_settler_a_year(moving, PROFILES["family"])
    assert made.total[:, 0].tolist() == pytest.approx([0, 5, 10])
    needed = settlers_needed(np.array([100.0, 80, 60]), np.full(3, 90.0), np.array([0, 0.5, 1.0]))
    assert needed.tolist() == pytest.approx([0, 20, 30])
    assert np.isnan(settlers_needed(np.array([80.0]), np.array([90.0]), np.array([0.0]))[0])


def test_districts_that_lead_nowhere_are_lost() -> None:
    told, lost = merged_names(["a", "b", "c", "d"], {"b": "x", "c": "d", "d": "c"})
    assert told == {"a": "a"}
    assert lost == ("b", "c", "d")

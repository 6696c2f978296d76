"""From five-year groups to single years of age, and back."""

from __future__ import annotations

import numpy as np
import pytest

from sosei.base.ages import AgeGroups
from sosei.base.errors import AgeGroupsError
from sosei.demography.known.life_table import complete_life_table, stationary_shape
from sosei.demography.known.regroup import regroup, ungroup


def test_a_rising_population_rises_within_its_groups() -> None:
    """100 persons of 0–4, 150 of 5–9, 200 of 10–14, 250 of 15–19: 10 more in every group and year.

    Fifths of a group would make steps: 20, 20, 20, 20, 20, 30, 30 … A smooth curve through the
    persons below 5, 10, 15 and 20 makes a slope: 16, 18, 20, 22, 24, 26, 28 … Sums are kept.
    """
    ages, single = AgeGroups(5, 20), AgeGroups(1, 20)
    persons = np.array([[100.0, 150, 200, 250, 0]] * 2)
    by_year = ungroup(persons, ages, single)
    assert by_year[0, :7] == pytest.approx([16, 18, 20, 22, 24, 26, 28])
    assert regroup(by_year, single, ages) == pytest.approx(persons)


def test_a_college_town_has_no_negative_years() -> None:
    """1,000 students of 20–24 among groups of 50: an unbounded curve would dip below 0 beside them."""
    ages, single = AgeGroups(5, 40), AgeGroups(1, 40)
    persons = np.full((2, 9), 50.0)
    persons[:, 4] = 1000
    by_year = ungroup(persons, ages, single)
    assert np.all(by_year >= 0)
    assert by_year[:, 15:20].sum(axis=1) == pytest.approx([50, 50])
    assert by_year[:, 20:25].sum(axis=1) == pytest.approx([1000, 1000])


def test_the_open_group_takes_the_ages_of_a_stationary_population() -> None:
    """90 and over is spread up to 100 and over as a life table lets people grow old.

    Where nine in ten reach the next birthday at every age, each year of age has 0.9 of the one
    before: 100 persons of 90+ are 10 of 90, 9 of 91, 8.1 of 92 … and 34.9 of 100 and over.
    """
    rate = 0.1 / 0.95
    table = complete_life_table(np.full((2, 111), rate), AgeGroups(1, 110))
    shape = stationary_shape(table, 90, 100)
    persons = np.full((2, 19), 100.0)
    by_year = ungroup(persons, AgeGroups(5, 90), AgeGroups(1, 100), shape)
    assert by_year[0, 90:93] == pytest.approx([10, 9, 8.1])
    assert by_year[0, 100] == pytest.approx(100 * 0.9**10)


def test_what_cannot_be_regrouped_says_which_bound_is_missing() -> None:
    """A table that ends with 85+ says nothing of 90+: no rule of thumb is applied."""
    with pytest.raises(AgeGroupsError, match="no bound at 90") as raised:
        regroup(np.ones((2, 18)), AgeGroups(5, 85), AgeGroups(5, 90))
    assert "90 歳" in raised.value.words.ja

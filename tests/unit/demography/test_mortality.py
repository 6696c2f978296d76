"""The abridged life table, against values worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.base.errors import AgeGroupsError, AlignmentError
from sosei.demography.known.mortality import (
    YEARS_LIVED_0_4,
    LifeTable,
    abridged_life_table,
    survivorship_ratios,
)

TO_10 = AgeGroups(5, 10)
RATES = np.array([[0.002, 0.001, 0.1], [0.004, 0.002, 0.05]])


def table() -> LifeTable:
    """Three groups: 0-4, 5-9, 10+."""
    return abridged_life_table(RATES, TO_10)


def test_the_first_group_takes_its_years_lived_from_the_complete_table() -> None:
    q = 5 * 0.002 / (1 + (5 - YEARS_LIVED_0_4[0]) * 0.002)
    assert table().probability_of_dying[0, 0] == pytest.approx(q)
    assert table().survivors[0, 1] == pytest.approx(1 - q)
    assert table().person_years[0, 0] == pytest.approx(5 * (1 - q) + YEARS_LIVED_0_4[0] * q)


def test_closed_groups_follow_greville() -> None:
    a = 2.5 - 25 / 12 * (0.001 - 0.1 * math.log(0.1 / 0.002))
    q = 5 * 0.001 / (1 + (5 - a) * 0.001)
    lived = table()
    assert lived.probability_of_dying[0, 1] == pytest.approx(q)
    start = lived.survivors[0, 1]
    assert lived.person_years[0, 1] == pytest.approx(start * (5 * (1 - q) + a * q))


def test_everybody_dies_in_the_open_group_after_one_over_m_years() -> None:
    lived = table()
    assert list(lived.probability_of_dying[:, 2]) == [1, 1]
    assert list(lived.life_expectancy[:, 2]) == pytest.approx([10, 20])


def test_deaths_divided_by_person_years_are_the_death_rates() -> None:
    lived = table()
    deaths = lived.survivors * lived.probability_of_dying
    assert deaths / lived.person_years == pytest.approx(RATES)


def test_life_expectancy_is_all_person_years_per_newborn() -> None:
    lived = table()
    assert lived.survivors[0, 0] == 1
    assert lived.life_expectancy[0, 0] == pytest.approx(lived.person_years[0].sum())


def test_survivorship_is_the_ratio_of_person_years_and_the_last_is_of_all_above() -> None:
    rates = np.vstack([np.linspace(0.001, 0.2, 21), np.linspace(0.001, 0.15, 21)])
    lived = abridged_life_table(rates, AgeGroups(5, 100))
    ratios = survivorship_ratios(lived, 90)
    years, above = lived.person_years, lived.person_years_above
    assert ratios.shape == (2, 18)
    assert ratios[0, 3] == pytest.approx(years[0, 4] / years[0, 3])
    assert ratios[1, 17] == pytest.approx(above[1, 18] / above[1, 17])
    assert np.all((ratios > 0) & (ratios < 1))


def test_a_table_gives_no_ratio_above_its_own_open_group() -> None:
    with pytest.raises(AgeGroupsError, match="10"):
        survivorship_ratios(table(), 15)


@pytest.mark.parametrize(
    ("rates", "ages", "error"),
    [
        (RATES, AgeGroups(1, 2), AgeGroupsError),
        (RATES, AgeGroups(5, 15), AlignmentError),
        (RATES * 0, TO_10, ValueError),
        (RATES * np.nan, TO_10, ValueError),
    ],
)
def test_rates_that_give_no_life_table_are_refused(
    rates: Array, ages: AgeGroups, error: type[Exception]
) -> None:
    with pytest.raises(error):
        abridged_life_table(rates, ages)

"""Life tables, against values worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.base.errors import AgeGroupsError, AlignmentError
from sosei.demography.known.life_table import (
    YEARS_LIVED_0_4,
    LifeTable,
    abridged_life_table,
    complete_life_table,
    death_rates,
    life_table,
    life_table_from_probabilities,
    life_table_from_survivors,
    stationary_shape,
)

TO_10 = AgeGroups(5, 10)
RATES = np.array([[0.002, 0.001, 0.1], [0.004, 0.002, 0.05]])

TO_2 = AgeGroups(1, 2)
SINGLE_RATES = np.array([[0.002, 0.001, 0.1], [0.004, 0.0, 0.05]])


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
    assert lived.years_lived[0] == pytest.approx([YEARS_LIVED_0_4[0], a])


def test_everybody_dies_in_the_open_group_after_one_over_m_years() -> None:
    lived = table()
    assert list(lived.probability_of_dying[:, 2]) == [1, 1]
    assert list(lived.life_expectancy[:, 2]) == pytest.approx([10, 20])


def test_deaths_divided_by_person_years_are_the_death_rates() -> None:
    assert table().death_rates == pytest.approx(RATES)
    assert complete_life_table(SINGLE_RATES, TO_2).death_rates == pytest.approx(SINGLE_RATES)


def test_life_expectancy_is_all_person_years_per_newborn() -> None:
    lived = table()
    assert lived.survivors[0, 0] == 1
    assert lived.life_expectancy[0, 0] == pytest.approx(lived.person_years[0].sum())


def test_infants_who_die_live_a_tenth_of_a_year_and_others_half_of_one() -> None:
    lived = complete_life_table(SINGLE_RATES, TO_2)
    q0 = 0.002 / (1 + 0.9 * 0.002)
    q1 = 0.001 / (1 + 0.5 * 0.001)
    assert lived.probability_of_dying[0] == pytest.approx([q0, q1, 1])
    assert lived.person_years[0, 0] == pytest.approx(1 - q0 + 0.1 * q0)
    assert lived.person_years[0, 1] == pytest.approx((1 - q0) * (1 - q1 / 2))
    assert complete_life_table(SINGLE_RATES, TO_2, 0.3).years_lived[0, 0] == pytest.approx(0.3)


def test_an_age_at_which_nobody_dies_is_lived_through_by_all() -> None:
    lived = complete_life_table(SINGLE_RATES, TO_2)
    assert lived.survivors[1, 2] == lived.survivors[1, 1]
    assert lived.years_lived[1, 1] == 0.5


def test_published_probabilities_give_the_table_of_the_rates_they_came_from() -> None:
    lived = complete_life_table(SINGLE_RATES, TO_2)
    published = lived.probability_of_dying.copy()
    published[:, -1] = SINGLE_RATES[:, -1] / (1 + SINGLE_RATES[:, -1] / 2)
    again = life_table_from_probabilities(published, TO_2)
    assert again.person_years == pytest.approx(lived.person_years)


def test_published_survivors_of_any_radix_give_the_same_table() -> None:
    lived = complete_life_table(SINGLE_RATES, TO_2)
    again = life_table_from_survivors(100_000 * lived.survivors, TO_2, lived.life_expectancy[:, -1])
    assert again.probability_of_dying == pytest.approx(lived.probability_of_dying)
    assert again.person_years == pytest.approx(lived.person_years)


def test_every_area_has_its_own_table() -> None:
    by_area = np.stack([RATES, RATES / 2], axis=2)
    both = abridged_life_table(by_area, TO_10)
    assert both.person_years[:, :, 0] == pytest.approx(table().person_years)
    assert np.all(both.life_expectancy[:, 0, 1] > both.life_expectancy[:, 0, 0])


def test_the_width_of_the_groups_chooses_the_table() -> None:
    assert life_table(RATES, TO_10).person_years == pytest.approx(table().person_years)
    single = complete_life_table(SINGLE_RATES, TO_2)
    assert life_table(SINGLE_RATES, TO_2).person_years == pytest.approx(single.person_years)


def test_grouping_keeps_survivors_and_person_years() -> None:
    rates = np.full((2, 21), 0.01)
    single = complete_life_table(rates, AgeGroups(1, 20))
    grouped = single.grouped(AgeGroups(5, 15))
    assert grouped.survivors == pytest.approx(single.survivors[:, [0, 5, 10, 15]])
    assert grouped.person_years[:, 1] == pytest.approx(single.person_years[:, 5:10].sum(axis=1))
    assert grouped.life_expectancy[:, 0] == pytest.approx(single.life_expectancy[:, 0])
    assert list(grouped.probability_of_dying[:, -1]) == [1, 1]


def test_grouping_at_a_bound_the_table_has_not_names_it() -> None:
    with pytest.raises(AgeGroupsError, match="no bound at 1,"):
        table().grouped(AgeGroups(1, 10))


def test_the_stationary_shape_is_person_years_and_last_all_years_above() -> None:
    single = complete_life_table(np.full((2, 21), 0.1), AgeGroups(1, 20))
    shape = stationary_shape(single, 15, 18)
    assert shape[:, :3] == pytest.approx(single.person_years[:, 15:18])
    assert shape[:, 3] == pytest.approx(single.person_years_above[:, 18])


def test_death_rates_are_deaths_per_person_year() -> None:
    assert death_rates(np.array([[2.0, 0.0]]), np.array([[100.0, 50.0]])).tolist() == [[0.02, 0]]


@pytest.mark.parametrize(
    ("deaths", "exposure", "error", "words"),
    [
        ([[1, 1]], [[10, 0]], ValueError, r"without exposure .*\(0, 1\)"),
        ([[1, -1]], [[10, 10]], ValueError, "0 or above"),
        ([[1, 1]], [[10]], AlignmentError, "exposure is"),
    ],
)
def test_counts_that_give_no_death_rate_are_refused(
    deaths: list[list[float]], exposure: list[list[float]], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        death_rates(np.array(deaths, dtype=float), np.array(exposure, dtype=float))


@pytest.mark.parametrize(
    ("rates", "ages", "error"),
    [
        (RATES, AgeGroups(1, 2), AgeGroupsError),
        (RATES, AgeGroups(5, 15), AlignmentError),
        (RATES * 0, TO_10, ValueError),
        (RATES * np.nan, TO_10, ValueError),
        (RATES * 1000, TO_10, ValueError),
    ],
)
def test_rates_that_give_no_abridged_table_are_refused(
    rates: Array, ages: AgeGroups, error: type[Exception]
) -> None:
    with pytest.raises(error):
        abridged_life_table(rates, ages)


@pytest.mark.parametrize(
    ("rates", "ages", "error"),
    [
        (RATES, TO_10, AgeGroupsError),
        (RATES[0], TO_2, AlignmentError),
        (-RATES, TO_2, ValueError),
        (RATES * [1, 1, 0], TO_2, ValueError),
        (RATES * [1, 3000, 1], TO_2, ValueError),
    ],
)
def test_rates_that_give_no_complete_table_are_refused(
    rates: Array, ages: AgeGroups, error: type[Exception]
) -> None:
    with pytest.raises(error):
        complete_life_table(rates, ages)


@pytest.mark.parametrize("column", [[0.1, 1.0, 0.5], [0.1, -0.1, 0.5], [0.1, 0.1, 0.0]])
def test_columns_that_are_no_probabilities_are_refused(column: list[float]) -> None:
    with pytest.raises(ValueError, match="probabilit"):
        life_table_from_probabilities(np.array([column, column]), TO_2)


@pytest.mark.parametrize(
    ("column", "last", "words"),
    [
        ([1.0, 0.5, 0.6], 1.0, "increase"),
        ([1.0, 0.5, 0.0], 1.0, "above 0"),
        ([1.0, 0.5, 0.4], 0.0, "last life expectancy"),
    ],
)
def test_columns_that_are_no_survivors_are_refused(
    column: list[float], last: float, words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        life_table_from_survivors(np.array([column, column]), TO_2, np.full(2, last))

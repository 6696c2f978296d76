"""Fertility by age of mother, the child–woman ratio and its conversion to a TFR."""

from __future__ import annotations

import numpy as np
import pytest
from tests.builders import AGES, even, population

from sosei.base.ages import AgeGroups
from sosei.base.errors import AgeGroupsError, AlignmentError
from sosei.demography.known.fertility import (
    asfr_by_single_year,
    child_woman_ratio,
    cwr_per_tfr,
    fertility_shape,
    local_cwr_per_tfr,
    mean_age_at_birth,
    total_fertility_rate,
)

ASFR = np.array([0.004, 0.03, 0.08, 0.1, 0.06, 0.01, 0.0005])


def test_the_ratio_is_children_of_both_sexes_per_woman_of_15_to_49() -> None:
    persons = np.zeros((2, len(AGES), 1))
    persons[:, 0] = [[30], [28]]
    persons[1, 3:10] = 50
    persons[1, 2] = persons[1, 10] = persons[0, 5] = 999
    assert child_woman_ratio(population(persons))[0] == pytest.approx(58 / 350)


def test_an_area_without_women_is_named() -> None:
    with pytest.raises(ValueError, match="area 07202"):
        child_woman_ratio(even(0.0))


def test_the_conversion_is_the_ratio_per_child_of_the_tfr() -> None:
    assert cwr_per_tfr(193, 1000, 1.45) == pytest.approx(0.193 / 1.45)


@pytest.mark.parametrize(("women", "tfr"), [(0, 1.4), (1000, 0)])
def test_a_conversion_needs_women_and_a_tfr(women: float, tfr: float) -> None:
    with pytest.raises(ValueError, match="above 0"):
        cwr_per_tfr(1, women, tfr)


def test_the_local_conversion_takes_the_mean_of_the_five_years_before() -> None:
    tfr = np.array([[1.2, 1.6]] * 3 + [[1.4, 1.6], [1.5, 1.6]])
    k = local_cwr_per_tfr(np.array([0.13, 0.24]), tfr)
    assert k == pytest.approx([0.13 / 1.3, 0.15])


def test_the_local_conversion_needs_five_years() -> None:
    with pytest.raises(AlignmentError, match="five years before"):
        local_cwr_per_tfr(np.array([0.2]), np.ones((4, 1)))


def test_the_local_conversion_needs_a_tfr() -> None:
    with pytest.raises(ValueError, match="above 0"):
        local_cwr_per_tfr(np.array([0.2]), np.zeros((5, 1)))


def test_the_tfr_is_five_times_the_sum_of_five_year_rates() -> None:
    assert total_fertility_rate(ASFR, 5) == pytest.approx(5 * 0.2845)


def test_each_area_has_its_own_tfr_and_mean_age() -> None:
    both = np.stack([ASFR, ASFR[::-1]], axis=1)
    assert total_fertility_rate(both, 5) == pytest.approx([1.4225, 1.4225])
    mean = mean_age_at_birth(both, 5)
    assert mean.sum() == pytest.approx(2 * 32.5), "mirrored about the middle of 15–49"


def test_all_births_at_one_age_have_that_mean_age() -> None:
    rates = np.zeros(7)
    rates[3] = 0.2
    assert mean_age_at_birth(rates, 5) == pytest.approx(32.5)


def test_a_shape_has_a_tfr_of_one() -> None:
    shape = fertility_shape(ASFR, 5)
    assert total_fertility_rate(shape, 5) == pytest.approx(1)
    assert shape[3] / shape[2] == pytest.approx(ASFR[3] / ASFR[2])


def test_without_births_there_is_no_shape() -> None:
    with pytest.raises(ValueError, match="without births"):
        fertility_shape(ASFR * 0, 5)


def test_single_year_rates_keep_the_mean_of_every_group_and_are_zero_outside() -> None:
    ages = AgeGroups(1, 100)
    both = asfr_by_single_year(np.stack([ASFR, 2 * ASFR], axis=1), ages)
    assert both.shape == (101, 2)
    assert both[15:50, 0].reshape(7, 5).mean(axis=1) == pytest.approx(ASFR)
    assert np.all(both[:15] == 0)
    assert np.all(both[50:] == 0)
    assert np.all(both >= 0)
    assert total_fertility_rate(both[:, 1], 1) == pytest.approx(2 * 1.4225)


@pytest.mark.parametrize(
    ("ages", "words"), [(AgeGroups(1, 45), "no bound at 50"), (AgeGroups(5, 90), "single years")]
)
def test_fertility_rates_need_single_years_up_to_50(ages: AgeGroups, words: str) -> None:
    with pytest.raises(AgeGroupsError, match=words):
        asfr_by_single_year(ASFR, ages)

"""Intervals from past errors follow METHOD 4."""

from __future__ import annotations

import numpy as np
import pytest

from sosei.demography.ensemble.empirical import (
    PastErrors,
    empirical_chances,
    empirical_quantiles,
)

TOWNS = np.array([50_000.0, 5_000.0])


def test_half_of_the_errors_are_within_the_median() -> None:
    low, middle, high = empirical_quantiles(TOWNS, 5, TOWNS, (0.25, 0.5, 0.75))[:, 0]
    assert middle == 50_000
    assert np.log(high / middle) == pytest.approx(0.015)
    assert low * high == pytest.approx(middle**2)


def test_ten_years_have_the_known_median() -> None:
    high = empirical_quantiles(TOWNS, 10, TOWNS, (0.75,))[0, 0]
    assert 100 * np.log(high / 50_000) == pytest.approx(3.5, abs=0.01)


def test_a_smaller_town_is_less_sure() -> None:
    spread = PastErrors().deviation(5, TOWNS)
    assert spread[1] / spread[0] == pytest.approx(10**0.2)


def test_a_quantile_is_reached_as_often_as_its_probability_says() -> None:
    for probability in (0.1, 0.5, 0.9):
        value = empirical_quantiles(TOWNS, 15, TOWNS, (probability,))[0, 1]
        assert empirical_chances(TOWNS, 15, TOWNS, value)[1] == pytest.approx(1 - probability)


def test_nobody_is_surely_reached_and_where_nobody_lives_nobody_is() -> None:
    assert list(empirical_chances(TOWNS, 5, TOWNS, 0)) == [1, 1]
    assert list(empirical_chances(np.zeros(1), 5, np.ones(1), 10)) == [0]

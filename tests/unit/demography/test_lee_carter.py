"""The Lee–Carter model."""

from __future__ import annotations

import math

import numpy as np
import pytest

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.base.errors import AlignmentError
from sosei.demography.assumed.lee_carter import (
    LeeCarter,
    OutOfReachError,
    fit_lee_carter,
    index_for_life_expectancy,
)

AGES = AgeGroups(5, 100)
YEARS = (2000, 2005, 2010, 2020)
LEVEL = np.log(np.vstack([np.geomspace(0.0006, 0.4, 21), np.geomspace(0.0004, 0.35, 21)]))
RESPONSE = np.linspace(2, 0.5, 21) / np.linspace(2, 0.5, 21).sum()
INDEX = np.array([[3.0, 4.0], [1.5, 2.0], [0.5, 0.0], [-5.0, -6.0]])


def rates() -> Array:
    """Rates that follow the model exactly, ``[year, sex, age]``."""
    followed: Array = np.exp(LEVEL + INDEX[:, :, None] * RESPONSE)
    return followed


def model() -> LeeCarter:
    """The model of these rates."""
    return fit_lee_carter(rates(), YEARS, AGES)


def test_rates_that_follow_the_model_give_it_back() -> None:
    fitted = model()
    assert fitted.level == pytest.approx(LEVEL)
    assert fitted.response == pytest.approx(np.stack([RESPONSE, RESPONSE]))
    assert fitted.index == pytest.approx(INDEX)
    assert fitted.explained == pytest.approx([1, 1])


def test_responses_add_up_to_one_and_the_index_to_zero() -> None:
    noisy = rates() * np.exp(np.random.default_rng(1).normal(0, 0.02, (4, 2, 21)))
    fitted = fit_lee_carter(noisy, YEARS, AGES)
    assert fitted.response.sum(axis=1) == pytest.approx([1, 1])
    assert fitted.index.sum(axis=0) == pytest.approx([0, 0], abs=1e-12)
    assert np.all(fitted.explained < 1)


def test_the_index_drifts_by_its_whole_change_per_year() -> None:
    assert model().drift == pytest.approx([-8 / 20, -10 / 20])
    assert model().forecast(2020) == pytest.approx(INDEX[-1])
    assert model().forecast(2032.5) == pytest.approx([-5 - 0.4 * 12.5, -6 - 0.5 * 12.5])


def test_the_deviation_counts_years_that_are_not_one_apart() -> None:
    surprises = np.array([-1.5 + 2, -1 + 2, -5.5 + 4])
    sigma = math.sqrt((surprises**2 / [5, 5, 10]).sum() / 2)
    assert model().step_deviation[0] == pytest.approx(sigma)
    ahead = 30
    expected = sigma * math.sqrt(ahead + ahead**2 / 20)
    assert model().forecast_deviation(2050)[0] == pytest.approx(expected)


def test_two_years_have_a_drift_but_no_deviation() -> None:
    two = fit_lee_carter(rates()[[0, 3]], (2000, 2020), AGES)
    assert two.drift == pytest.approx([-0.4, -0.5])
    with pytest.raises(ValueError, match="three years"):
        two.step_deviation  # noqa: B018 - a property that refuses


def test_the_life_table_at_an_index_has_the_rates_of_the_model() -> None:
    assert model().life_table(INDEX[1]).death_rates == pytest.approx(rates()[1])


def test_a_forecast_may_start_from_what_was_observed() -> None:
    observed = rates()[-1] * 1.02
    started = model().starting_from(observed)
    assert started.life_table(started.index[-1]).death_rates == pytest.approx(observed)
    assert started.drift == pytest.approx(model().drift)


@pytest.mark.parametrize("change", [-6.0, -0.5, 0.0, 0.5, 6.0])
def test_the_index_of_a_life_expectancy_gives_it(change: float) -> None:
    last = model().life_table(INDEX[-1]).life_expectancy[:, 0]
    found = index_for_life_expectancy(model(), last + change)
    assert model().life_table(found).life_expectancy[:, 0] == pytest.approx(last + change)


def test_each_sex_has_its_own_target() -> None:
    found = index_for_life_expectancy(model(), np.array([70.0, 85.0]))
    assert model().life_table(found).life_expectancy[:, 0] == pytest.approx([70, 85])


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ([200.0, 80.0], r"200 years \(male\) is out of reach: this model goes to"),
        ([70.0, 0.1], r"0.1 years \(female\)"),
    ],
)
def test_a_life_expectancy_out_of_reach_says_how_far_the_model_goes(
    target: list[float], words: str
) -> None:
    with pytest.raises(OutOfReachError, match=words):
        index_for_life_expectancy(model(), np.array(target))


def test_the_search_stops_where_nobody_would_live_through_an_age() -> None:
    single = np.tile(np.geomspace(0.0002, 0.5, 106), (2, 1))
    falling = np.stack([single, single * 0.9])
    model = fit_lee_carter(falling, (2000, 2020), AgeGroups(1, 105))
    with pytest.raises(OutOfReachError, match="out of reach"):
        index_for_life_expectancy(model, np.array([3.0, 80.0]))


@pytest.mark.parametrize(
    ("death_rates", "years", "error"),
    [
        (rates()[:3], YEARS, AlignmentError),
        (rates()[:1], (2000,), AlignmentError),
        (rates(), (2000, 2010, 2005, 2020), AlignmentError),
        (rates() * 0, YEARS, ValueError),
        (np.repeat(rates()[:1], 4, axis=0), YEARS, ValueError),
    ],
)
def test_rates_that_give_no_model_are_refused(
    death_rates: Array, years: tuple[int, ...], error: type[Exception]
) -> None:
    with pytest.raises(error):
        fit_lee_carter(death_rates, years, AGES)

"""Curves of fertility by age of mother."""

from __future__ import annotations

import math

import numpy as np
import pytest

from sosei.base.arrays import Array
from sosei.base.errors import AlignmentError
from sosei.demography.known.fertility import mean_age_at_birth, total_fertility_rate
from sosei.demography.known.fertility_curves import (
    FertilityCurve,
    GammaCurve,
    Hadwiger,
    curve_asfr,
    fit_gamma,
    fit_hadwiger,
)

ALL_AGES = np.arange(1, 120, 0.01)
HADWIGER = Hadwiger(4.2, 31.5)
GAMMA = GammaCurve(12.0, 1.7, 11.0)
OBSERVED = np.array([0.004, 0.03, 0.08, 0.1, 0.06, 0.01, 0.0005])


def five_year(curve: FertilityCurve, tfr: float = 1.4) -> Array:
    """Rates of 15–19 … 45–49 on the curve."""
    rates: Array = curve_asfr(curve, tfr).reshape(7, 5).mean(axis=1)
    return rates


def test_hadwiger_is_as_its_formula_with_a_tfr_of_one() -> None:
    a, b, c, x = 1 / math.sqrt(math.pi), 4.2, 31.5, 25.0
    by_hand = a * b / c * (c / x) ** 1.5 * math.exp(-(b**2) * (c / x + x / c - 2))
    assert HADWIGER.density(np.array([x])) == pytest.approx([by_hand])


def test_gamma_is_as_its_formula() -> None:
    b, c, d, x = 12.0, 1.7, 11.0, 25.0
    by_hand = (x - d) ** (b - 1) * math.exp(-(x - d) / c) / (math.gamma(b) * c**b)
    assert GAMMA.density(np.array([x])) == pytest.approx([by_hand])
    assert GAMMA.density(np.array([10.0, 11.0])).tolist() == [0, 0]


@pytest.mark.parametrize(
    ("curve", "mean", "deviation"),
    [
        (HADWIGER, 31.5, 31.5 / (4.2 * math.sqrt(2))),
        (GAMMA, 11 + 12 * 1.7, 1.7 * math.sqrt(12)),
    ],
)
def test_over_all_ages_a_curve_has_a_tfr_of_one_and_the_moments_it_states(
    curve: FertilityCurve, mean: float, deviation: float
) -> None:
    births = curve.density(ALL_AGES) * 0.01
    assert births.sum() == pytest.approx(1, abs=1e-6)
    assert births @ ALL_AGES == pytest.approx(mean, abs=1e-3)
    assert math.sqrt(births @ (ALL_AGES - mean) ** 2) == pytest.approx(deviation, abs=1e-3)


@pytest.mark.parametrize("curve", [HADWIGER, GAMMA])
def test_rates_on_a_curve_have_the_tfr_asked_for(curve: FertilityCurve) -> None:
    rates = curve_asfr(curve, 1.8)
    assert rates.shape == (35,)
    assert total_fertility_rate(rates, 1) == pytest.approx(1.8, rel=1e-12)


def test_rates_that_lie_on_a_hadwiger_curve_give_it_back() -> None:
    fitted = fit_hadwiger(five_year(HADWIGER))
    assert fitted.spread == pytest.approx(4.2)
    assert fitted.place == pytest.approx(31.5)


def test_rates_that_lie_on_a_gamma_curve_give_it_back() -> None:
    fitted = fit_gamma(five_year(GAMMA), start=11.0)
    assert fitted.form == pytest.approx(12)
    assert fitted.scale == pytest.approx(1.7)


def test_the_level_of_the_rates_does_not_change_the_curve() -> None:
    fitted = [fit_hadwiger(five_year(HADWIGER, tfr)) for tfr in (0.9, 2.1)]
    assert fitted[0].place == pytest.approx(fitted[1].place)


def test_a_fit_is_no_worse_than_the_curves_beside_it() -> None:
    best = fit_hadwiger(OBSERVED)
    tfr = float(total_fertility_rate(OBSERVED, 5))

    def misfit(curve: Hadwiger) -> float:
        return float(((five_year(curve, tfr) - OBSERVED) ** 2).sum())

    for spread, place in [(1.01, 1), (0.99, 1), (1, 1.01), (1, 0.99)]:
        assert misfit(best) < misfit(Hadwiger(best.spread * spread, best.place * place))
    assert mean_age_at_birth(curve_asfr(best, tfr), 1) == pytest.approx(best.place, abs=0.1)


@pytest.mark.parametrize(
    ("asfr", "error"),
    [(OBSERVED[:6], AlignmentError), (OBSERVED * 0, ValueError), (-OBSERVED, ValueError)],
)
def test_rates_that_give_no_curve_are_refused(asfr: Array, error: type[Exception]) -> None:
    with pytest.raises(error):
        fit_hadwiger(asfr)


def test_a_gamma_curve_starts_below_the_mean_age() -> None:
    with pytest.raises(ValueError, match="above the mean age"):
        fit_gamma(OBSERVED, start=40.0)


def test_curves_without_spread_or_place_are_refused() -> None:
    with pytest.raises(ValueError, match="no Hadwiger"):
        Hadwiger(0.0, 30.0)
    with pytest.raises(ValueError, match="no gamma"):
        GammaCurve(2.0, -1.0, 15.0)


@pytest.mark.parametrize("place", [0, 6])
def test_births_at_one_end_only_have_no_curve(place: int) -> None:
    asfr = np.zeros(7)
    asfr[place] = 0.2
    with pytest.raises(ValueError, match="no curve of this kind"):
        fit_hadwiger(asfr)


def test_births_at_both_ends_only_have_no_curve() -> None:
    with pytest.raises(ValueError, match="no curve of this kind"):
        fit_gamma(np.array([0.2, 0, 0, 0, 0, 0, 0.2]), start=10)

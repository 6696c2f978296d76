"""Brass's relational logit."""

from __future__ import annotations

import math

import numpy as np
import pytest

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.base.errors import AlignmentError
from sosei.demography.assumed.brass import Brass, fit_brass, fit_brass_to_deaths, logit
from sosei.demography.known.life_table import LifeTable, abridged_life_table

AGES = AgeGroups(5, 100)


def standard() -> LifeTable:
    """Mortality that doubles every eight years or so, up to 100+."""
    rates = np.vstack([np.geomspace(0.0006, 0.4, 21), np.geomspace(0.0004, 0.35, 21)])
    return abridged_life_table(rates, AGES)


def relate(level: float, slope: float) -> Brass:
    """The same level and slope for both sexes."""
    return Brass(standard(), np.full(2, level), np.full(2, slope))


def test_the_logit_is_half_the_log_odds_of_having_died() -> None:
    assert logit(np.array([0.5, 0.2])) == pytest.approx([0, math.log(4) / 2])
    assert np.isneginf(logit(np.ones(1)))


def test_level_0_and_slope_1_are_the_standard() -> None:
    table, own = relate(0, 1).life_table(), standard()
    assert table.person_years == pytest.approx(own.person_years)
    assert table.probability_of_dying == pytest.approx(own.probability_of_dying)


def test_survivors_follow_the_logit() -> None:
    table, own = relate(-0.2, 1.1).life_table(), standard()
    assert logit(table.survivors[0, 1:]) == pytest.approx(-0.2 + 1.1 * logit(own.survivors[0, 1:]))
    assert list(table.survivors[:, 0]) == [1, 1]


def test_the_open_group_dies_at_the_force_that_the_logit_implies() -> None:
    """The force of mortality is −d ln l ÷ dx; at a bound its ratio is β (1 − lᵢ) ÷ (1 − l_std)."""
    table, own = relate(0.3, 1.2).life_table(), standard()
    expected = 1.2 * (1 - table.survivors[:, -1]) / (1 - own.survivors[:, -1])
    assert table.death_rates[:, -1] / own.death_rates[:, -1] == pytest.approx(expected)


def test_every_area_has_its_own_level_and_slope() -> None:
    both = Brass(standard(), np.array([[-0.1, 0.2]] * 2), np.array([[1.0, 0.9]] * 2)).life_table()
    assert both.person_years.shape == (2, 21, 2)
    assert both.person_years[:, :, 1] == pytest.approx(relate(0.2, 0.9).life_table().person_years)


def test_a_table_made_from_the_standard_gives_its_level_and_slope_back() -> None:
    fitted = fit_brass(relate(-0.15, 1.05).life_table(), standard())
    assert fitted.level == pytest.approx([-0.15] * 2)
    assert fitted.slope == pytest.approx([1.05] * 2)


def test_areas_are_fitted_each_for_itself() -> None:
    made = Brass(standard(), np.array([[-0.1, 0.2]] * 2), np.array([[1.0, 0.9]] * 2))
    fitted = fit_brass(made.life_table(), standard())
    assert fitted.level == pytest.approx(made.level)
    assert fitted.slope == pytest.approx(made.slope)


def expected_deaths(brass: Brass, people: float) -> tuple[Array, Array]:
    """Deaths without chance, of as many people in every group."""
    rates = brass.life_table().death_rates
    exposure = np.full(rates.shape, people)
    return rates * exposure, exposure


def test_many_deaths_give_level_and_slope_back() -> None:
    deaths, exposure = expected_deaths(relate(-0.15, 1.08), 1e7)
    fitted = fit_brass_to_deaths(deaths, exposure, standard())
    assert fitted.level == pytest.approx([-0.15] * 2, abs=1e-3)
    assert fitted.slope == pytest.approx([1.08] * 2, abs=1e-3)


def test_the_fewer_deaths_the_nearer_the_slope_to_one() -> None:
    slopes = [
        fit_brass_to_deaths(*expected_deaths(relate(0.0, 1.3), people), standard()).slope[0]
        for people in (1, 100, 10_000)
    ]
    assert 1 < slopes[0] < slopes[1] < slopes[2] < 1.3


def test_a_prior_of_its_own_may_be_asked_for() -> None:
    deaths, exposure = expected_deaths(relate(0.0, 1.3), 10)
    tight = fit_brass_to_deaths(deaths, exposure, standard(), slope_deviation=0.01)
    assert tight.slope == pytest.approx([1, 1], abs=0.01)


def test_the_fit_is_no_less_likely_than_the_numbers_beside_it() -> None:
    random = np.random.default_rng(7202)
    _, exposure = expected_deaths(relate(0, 1), 300)
    rates = relate(0.1, 0.95).life_table().death_rates
    deaths = random.poisson(rates * exposure).astype(float)
    best = fit_brass_to_deaths(deaths, exposure, standard())

    def score(level: float, slope: float) -> float:
        m = relate(level, slope).life_table().death_rates[0]
        prior = (slope - 1) ** 2 / (2 * 0.1**2)
        return float((deaths[0] * np.log(m) - exposure[0] * m).sum() - prior)

    level, slope = best.level[0], best.slope[0]
    for change in [(0.01, 0), (-0.01, 0), (0, 0.01), (0, -0.01)]:
        assert score(level, slope) > score(level + change[0], slope + change[1])


def test_mortality_far_from_the_standard_is_still_found() -> None:
    deaths, exposure = expected_deaths(relate(2.5, 1.0), 1e5)
    fitted = fit_brass_to_deaths(deaths, exposure, standard())
    assert fitted.level == pytest.approx([2.5] * 2, abs=0.01)


@pytest.mark.parametrize(
    ("deaths", "exposure", "error", "words"),
    [
        (np.ones((2, 20)), np.ones((2, 20)), AlignmentError, "the standard"),
        (np.ones((2, 21)), np.ones((2, 21, 1)), AlignmentError, "exposure"),
        (-np.ones((2, 21)), np.ones((2, 21)), ValueError, "0 or above"),
        (np.ones((2, 21)), np.zeros((2, 21)), ValueError, "nobody is exposed"),
        (np.zeros((2, 21)), np.ones((2, 21)), ValueError, "unknown"),
    ],
)
def test_deaths_that_do_not_fit_are_refused(
    deaths: Array, exposure: Array, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        fit_brass_to_deaths(deaths, exposure, standard())


def test_tables_of_other_ages_are_not_related() -> None:
    with pytest.raises(AlignmentError, match="age groups"):
        fit_brass(standard().grouped(AgeGroups(5, 90)), standard())


def test_a_slope_at_which_survivors_would_increase_is_refused() -> None:
    with pytest.raises(ValueError, match="increase"):
        relate(0, -1)


def test_level_and_slope_belong_together() -> None:
    with pytest.raises(AlignmentError, match="slope"):
        Brass(standard(), np.zeros(2), np.ones((2, 1)))

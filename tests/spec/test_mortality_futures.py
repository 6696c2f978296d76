"""How people may die in thirty years: two ways to say it."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from sosei.base.ages import AgeGroups
from sosei.demography.assumed.brass import Brass, fit_brass_to_deaths
from sosei.demography.assumed.lee_carter import fit_lee_carter, index_for_life_expectancy
from sosei.demography.assumed.mortality_futures import (
    related_survival,
    survival_for_life_expectancy,
)
from sosei.demography.known.life_table import abridged_life_table

AGES = AgeGroups(5, 100)
RATES = np.vstack([np.geomspace(0.0006, 0.4, 21), np.geomspace(0.0004, 0.35, 21)])


def test_brass_says_how_a_place_differs_from_a_standard_in_two_numbers() -> None:
    """Of a standard's newborn, half reach a certain age: its logit is ½ ln(0.5 ÷ 0.5) = 0.

    A place with level α = −0.2 and slope 1 has the logit −0.2 there, so that
    1 ÷ (1 + e^−0.4) = 59.9 % reach that age: people live longer. Where 90 % reach an age in the
    standard, the logit is ½ ln(0.1 ÷ 0.9) = −1.0986; the place has −1.2986, or 93.1 %.
    """
    standard = abridged_life_table(RATES, AGES)
    place = Brass(standard, level=np.full(2, -0.2), slope=np.ones(2)).life_table()

    def share_reaching(share: float) -> float:
        return float(np.interp(-share, -standard.survivors[0], place.survivors[0]))

    assert 1 / (1 + math.exp(-0.4)) == pytest.approx(0.599, abs=5e-4)
    assert share_reaching(0.5) == pytest.approx(0.599, abs=5e-3)
    assert share_reaching(0.9) == pytest.approx(0.931, abs=5e-3)
    assert np.all(place.life_expectancy[:, 0] > standard.life_expectancy[:, 0])


def test_a_village_borrows_the_slope_and_keeps_what_its_deaths_can_say() -> None:
    """40 men and 40 women die in a village where 50 each were expected.

    So few deaths say something of the level (fewer than expected: α below 0) and next to nothing
    of the slope, which stays within a tenth of 1. The village then keeps its level beside a
    national table that itself improves.
    """
    standard = abridged_life_table(RATES, AGES)
    exposure = np.ones((2, 21)) * 50 / standard.death_rates.sum(axis=1, keepdims=True)
    deaths = 0.8 * exposure * standard.death_rates
    assert deaths.sum(axis=1) == pytest.approx([40, 40])
    village = fit_brass_to_deaths(deaths, exposure, standard)
    assert np.all(village.level < 0)
    assert village.slope == pytest.approx([1, 1], abs=0.1)
    future = abridged_life_table(RATES * 0.8, AGES)
    survival = related_survival(village, [standard, future], AgeGroups(5, 90))
    assert survival.shape == (2, 2, 18), "step, sex, age at the start"
    assert np.all(survival[1] > survival[0])
    longer = replace(village, standard=future).life_table().life_expectancy[:, 0]
    assert np.all(longer > future.life_expectancy[:, 0])


def test_lee_carter_moves_all_ages_by_one_index() -> None:
    """Three censuses: death rates fall by 1 % a year at all 21 ages.

    Then every age responds alike, b = 1 ÷ 21, and the index falls by 21 × 0.01005 a year
    (ln 0.99 = −0.01005). Ten years after the last census the rates are 0.99¹⁰ of what they were.
    """
    years = (2010, 2015, 2020)
    observed = np.stack([RATES * 0.99 ** (year - 2010) for year in years])
    model = fit_lee_carter(observed, years, AGES)
    assert model.response == pytest.approx(np.full((2, 21), 1 / 21))
    assert model.drift == pytest.approx([21 * math.log(0.99)] * 2)
    in_2030 = model.life_table(model.forecast(2030))
    assert in_2030.death_rates == pytest.approx(RATES * 0.99**20)


def test_a_life_expectancy_that_is_aimed_at_finds_its_index() -> None:
    """The nation's projection says only how long people will live; the model says at what ages."""
    years = (2010, 2020)
    observed = np.stack([RATES, RATES * 0.9])
    model = fit_lee_carter(observed, years, AGES)
    today = model.life_table(model.index[-1]).life_expectancy[:, 0]
    path = np.stack([today + 0.5, today + 1.0])
    found = index_for_life_expectancy(model, path[1])
    assert model.life_table(found).life_expectancy[:, 0] == pytest.approx(today + 1)
    survival = survival_for_life_expectancy(model, AgeGroups(5, 90), path)
    assert np.all(survival[1] > survival[0])

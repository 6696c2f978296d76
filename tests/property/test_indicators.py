"""What indicators keep, of any town."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import AGES, assumptions, population

from sosei.base.ages import AgeGroups
from sosei.demography.engine.projection import project
from sosei.demography.known.life_table import abridged_life_table, complete_life_table
from sosei.demography.known.population import Population
from sosei.demography.known.survival import single_year_survivorship, survivorship_ratios
from sosei.demography.told.age_measures import mean_age, median_age
from sosei.demography.told.indicators import indicators
from sosei.demography.told.vital import life_expectancy, survival_from_birth

FEW = settings(max_examples=40, deadline=None)
SEEDS = st.integers(0, 2**32 - 1)
PERSONS = {"total", "births", "deaths"}


def town(seed: int) -> Population:
    """Draw three areas; every cell has somebody."""
    random = np.random.default_rng(seed)
    return population(random.uniform(1, 900, (2, len(AGES), 3)), areas=("a", "b", "c"))


@FEW
@given(SEEDS, st.sampled_from([85, 90, 95, 100]))
def test_ratios_give_back_the_life_expectancy_they_were_made_of(seed: int, open_from: int) -> None:
    random = np.random.default_rng(seed)
    coarse = abridged_life_table(
        np.sort(random.uniform(1e-4, 0.3, (2, 21)), axis=1), AgeGroups(5, 100)
    )
    implied = life_expectancy(
        survivorship_ratios(coarse, open_from)[..., None],
        AgeGroups(5, open_from),
        survival_from_birth(coarse)[:, None],
    )
    assert implied is not None
    assert implied[:, 0] == pytest.approx(coarse.life_expectancy[:, 0], rel=1e-9)
    fine = complete_life_table(
        np.sort(random.uniform(1e-4, 0.3, (2, 106)), axis=1), AgeGroups(1, 105)
    )
    single = life_expectancy(
        single_year_survivorship(fine, open_from)[..., None], AgeGroups(1, open_from)
    )
    assert single is not None
    assert single[:, 0] == pytest.approx(fine.life_expectancy[:, 0], rel=1e-9)


@FEW
@given(SEEDS, st.floats(0.01, 100))
def test_twice_the_people_are_as_old_as_before(seed: int, times: float) -> None:
    base, rates = town(seed), assumptions(3, net_rate=0.01, areas=("a", "b", "c"))
    alive = np.array([0.99, 0.99])
    one = indicators(project(base, rates), alive)
    many = indicators(project(replace(base, persons=times * base.persons), rates), alive)
    assert one.keys() == many.keys()
    for name, values in one.items():
        counted = name in PERSONS or name.startswith(("age_", "women_"))
        expected = times * values if counted else values
        assert many[name] == pytest.approx(expected, rel=1e-9, nan_ok=True), name


@FEW
@given(SEEDS)
def test_a_mean_age_lies_between_those_of_its_parts(seed: int) -> None:
    persons = town(seed).persons
    ages = mean_age(persons, AGES)
    whole = mean_age(persons.sum(axis=-1, keepdims=True), AGES)[0]
    assert ages.min() - 1e-9 <= whole <= ages.max() + 1e-9


@FEW
@given(SEEDS)
def test_half_of_all_live_below_the_median(seed: int) -> None:
    persons = town(seed).persons
    for area, median in enumerate(median_age(persons, AGES)):
        group = int(median // 5)
        by_age = persons[..., area].sum(axis=0)
        below = by_age[:group].sum() + by_age[group] * (median - 5 * group) / 5
        assert below == pytest.approx(by_age.sum() / 2)

"""The nation by single years of age, from the census of 2015 to that of 2020, beside what was counted.

国勢調査 2015 and 2020 (persons of known age), 第22回完全生命表（2015年）, and births per woman of the Human
Fertility Database (SOURCES.md: F4); nobody migrates in the projection.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests.official_rates import census_single_years, complete_table, observed_asfr

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.engine.projection import Projection, balance_error, project
from sosei.demography.known.fertility import asfr_by_single_year
from sosei.demography.known.population import FEMALE, MALE, Basis, Population
from sosei.demography.known.survival import single_year_survivorship

AGES = AgeGroups(1, 85)
NATION = ("Japan",)

BOYS_PER_100_GIRLS = 105.0
"""Of births; it moves nobody between ages."""

YEARS = range(2015, 2020)


def asfr(folder: Path, start: int, *, held: bool) -> Array:
    """Rates of 2015, or of the step that starts in October: a quarter of its births fall in `start`."""
    if held:
        return asfr_by_single_year(observed_asfr(folder, 2015, "F4"), AGES)
    this, following = (observed_asfr(folder, year, "F4") for year in (start, start + 1))
    return asfr_by_single_year(this / 4 + following * 3 / 4, AGES)


def projected(folder: Path, *, held: bool) -> Projection:
    """Carry the census of 2015 to 2020, with the fertility of 2015 or of each year."""
    survival = single_year_survivorship(complete_table(folder, 2015), AGES.open_from)
    rates = Assumptions(
        start=2015,
        ages=AGES,
        areas=NATION,
        survival=np.broadcast_to(survival[..., None], (5, 2, 86, 1)),
        net_rate=np.zeros((5, 2, 86, 1)),
        males_per_100_females=np.full((5, 1), BOYS_PER_100_GIRLS),
        asfr=np.stack([asfr(folder, year, held=held) for year in YEARS])[..., None],
    )
    persons = census_single_years(folder, 2015)[..., None]
    return project(Population(persons, AGES, NATION, 2015, Basis.CENSUS), rates)


def error(folder: Path, ages: slice, *, held: bool = True) -> Array:
    """Projected over counted in 2020 less 1, ``[sex, age]``."""
    ours = projected(folder, held=held).at(2020)[:, ages, 0]
    return ours / census_single_years(folder, 2020)[:, ages] - 1


def test_ages_5_to_64_of_2020_are_projected_within_a_quarter_of_a_percent(
    shared_data: Path,
) -> None:
    """By sex, all these ages together: 0.25%. At a single age the largest difference is 4.6%.

    Three things differ, none of them the engine's.

    - *Undercount of infants.* Those counted as 0 and 1 in 2015 are 3–5% and 2–3% fewer than those
      counted as 5 and 6 in 2020: census-takers miss babies, not children who go to school.
    - *Unknown ages* are left out of both counts, most often those of young men who live alone: to
      this the 2–3% are put down by which men of 20–22, and they alone, are fewer than projected.
    - *Migration.* From 2015 to 2020 foreign workers and students came: at 26–33 the projection,
      to which nobody comes, lies up to 2% below.
    """
    ages = AGES.cut(5, 65)
    projection = projected(shared_data, held=True).at(2020)[:, ages, 0]
    counted = census_single_years(shared_data, 2020)[:, ages]
    together = projection.sum(axis=1) / counted.sum(axis=1) - 1
    assert np.all(np.abs(together) < 0.0025)

    of_age = error(shared_data, ages)
    assert np.abs(of_age).max() < 0.047
    assert np.all(np.abs(of_age).mean(axis=1) < 0.01)
    settled = error(shared_data, AGES.cut(35, 65))
    assert np.abs(settled).max() < 0.011


def test_what_differs_at_single_ages_has_the_reasons_given(shared_data: Path) -> None:
    of_age = error(shared_data, AGES.cut(0))
    assert np.all(of_age[:, 5] < -0.035)
    assert np.all(of_age[:, 6] < -0.02)
    assert np.all(of_age[MALE, 20:23] > 0.02)
    assert np.all(np.abs(of_age[FEMALE, 20:23]) < 0.006)
    assert np.all(of_age[:, 27:33] < -0.01)


def test_children_0_to_4_are_too_many_where_the_fertility_of_2015_is_held(
    shared_data: Path,
) -> None:
    """The TFR fell from 1.44 to 1.34 in 2019: held, it gives 6% too many at 0–4, and 11% at age 0.

    With the rates of each year 3% remain, much alike from 0 to 4. Infants that the census misses,
    rates of five-year groups spread over single ages, and the children of foreigners, whom the
    rates leave out and the census counts, are not told apart here.
    """
    young = AGES.cut(0, 5)
    counted = census_single_years(shared_data, 2020)[:, young].sum()
    runs = [projected(shared_data, held=held) for held in (True, False)]
    kept, yearly = (float(run.at(2020)[:, young].sum() / counted - 1) for run in runs)
    assert kept == pytest.approx(0.063, abs=0.003)
    assert yearly == pytest.approx(0.03, abs=0.003)
    assert error(shared_data, young)[:, 0] == pytest.approx(np.array([0.11, 0.10]), abs=0.01)
    alike = error(shared_data, young, held=False)
    assert np.all((alike > 0.02) & (alike < 0.04))


def test_every_year_of_the_nation_balances(shared_data: Path) -> None:
    run = projected(shared_data, held=True)
    assert balance_error(run) < 1e-6
    assert np.all(run.components.net_migration == 0)
    assert np.all(run.components.adjustment == 0)

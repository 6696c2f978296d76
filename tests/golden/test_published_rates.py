"""Life tables and fertility as computed, beside what was published. Skipped without the figures."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests.official_rates import (
    COMPLETE_YEARS,
    census_single_years,
    complete_table,
    complete_tables,
    observed_asfr,
    published_tfr,
)

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.demography.assumed.brass import fit_brass
from sosei.demography.assumed.lee_carter import LeeCarter, fit_lee_carter
from sosei.demography.known.fertility import (
    asfr_by_single_year,
    mean_age_at_birth,
    total_fertility_rate,
)
from sosei.demography.known.fertility_curves import curve_asfr, fit_gamma, fit_hadwiger
from sosei.demography.known.life_table import abridged_life_table, complete_life_table
from sosei.demography.known.population import SEXES
from sosei.demography.known.regroup import regroup, ungroup

E0 = {
    2005: (78.56, 85.52),
    2010: (79.55, 86.30),
    2015: (80.75, 86.99),
    2020: (81.56, 87.71),
}
"""厚生労働省『完全生命表』第20–23回, 平均寿命, male and female, years."""

FIVE = AgeGroups(5, 100)


@pytest.mark.parametrize("year", COMPLETE_YEARS)
@pytest.mark.parametrize("sex", SEXES)
def test_probabilities_of_dying_give_the_published_life_expectancy(
    shared_data: Path, year: int, sex: str
) -> None:
    """To the two decimals that are published."""
    table = complete_tables(shared_data, sex)[year]
    place = SEXES.index(sex)
    assert round(float(table.life_expectancy[place, 0]), 2) == E0[year][place]


@pytest.mark.parametrize("year", COMPLETE_YEARS)
def test_death_rates_of_single_years_give_it_too(shared_data: Path, year: int) -> None:
    table = complete_table(shared_data, year)
    again = complete_life_table(table.death_rates, table.ages)
    assert again.life_expectancy[:, 0].round(2).tolist() == list(E0[year])


def test_the_years_lived_by_infants_who_die_hardly_matter(shared_data: Path) -> None:
    table = complete_table(shared_data, 2015)
    other = complete_life_table(table.death_rates, table.ages, infant_years_lived=0.3)
    difference = other.life_expectancy[:, 0] - table.life_expectancy[:, 0]
    assert difference == pytest.approx([0, 0], abs=0.001)


def test_five_year_rates_give_the_life_expectancy_of_the_complete_table(shared_data: Path) -> None:
    """Within 0.01 years: Greville's years lived and those of ages 0–4 fit Japan in 2015."""
    complete = complete_table(shared_data, 2015)
    rates = complete.grouped(FIVE).death_rates
    abridged = abridged_life_table(rates, FIVE)
    assert abridged.life_expectancy[:, 0] == pytest.approx(np.array(E0[2015]), abs=0.01)
    at_65 = abridged.life_expectancy[:, 13] - complete.life_expectancy[:, 65]
    assert at_65 == pytest.approx([0, 0], abs=0.01)


def lee_carter(folder: Path, ages: AgeGroups) -> LeeCarter:
    """From the four complete tables, in these groups."""
    tables = [complete_table(folder, year).grouped(ages) for year in COMPLETE_YEARS]
    return fit_lee_carter(np.stack([table.death_rates for table in tables]), COMPLETE_YEARS, ages)


@pytest.mark.parametrize("ages", [AgeGroups(1, 105), FIVE], ids=["single years", "five years"])
def test_lee_carter_comes_back_to_the_last_life_expectancy(
    shared_data: Path, ages: AgeGroups
) -> None:
    """Within 0.15 years, 0.2 for all four: one index explains over four fifths of the change."""
    model = lee_carter(shared_data, ages)
    for year, index in zip(COMPLETE_YEARS, model.index, strict=True):
        fitted = model.life_table(index).life_expectancy[:, 0]
        assert fitted == pytest.approx(np.array(E0[year]), abs=0.15 if year == 2020 else 0.2)
    assert np.all(model.explained > 0.8)
    last = complete_table(shared_data, 2020).grouped(ages)
    started = model.starting_from(last.death_rates)
    exact = started.life_table(started.index[-1]).life_expectancy[:, 0]
    assert exact == pytest.approx(np.array(E0[2020]), abs=0.01)


def test_brass_relates_2005_to_2020_within_half_a_year(shared_data: Path) -> None:
    """Two numbers for 115 ages: the slope stays near 1, the level says that mortality was higher."""
    then, now = complete_table(shared_data, 2005), complete_table(shared_data, 2020)
    brass = fit_brass(then, now)
    assert np.all(brass.level > 0)
    assert brass.slope == pytest.approx([1, 1], abs=0.02)
    assert brass.life_table().life_expectancy[:, 0] == pytest.approx(np.array(E0[2005]), abs=0.5)


@pytest.mark.parametrize("year", [1993, 1998, 2003, 2008, 2013, 2018, 2023])
def test_rates_of_the_vital_statistics_give_the_published_tfr(shared_data: Path, year: int) -> None:
    """Within 0.005: the published contributions are rounded, the TFR to two decimals."""
    tfr = total_fertility_rate(observed_asfr(shared_data, year, "F1"), 5)
    assert tfr == pytest.approx(published_tfr(shared_data, year), abs=0.005)


def test_the_rates_of_2015_give_1_45_but_for_foreign_women(shared_data: Path) -> None:
    """1.441 against the published 1.45 (人口動態統計: Japanese women only)."""
    tfr = total_fertility_rate(observed_asfr(shared_data, 2015, "F4"), 5)
    assert tfr == pytest.approx(1.441, abs=0.0005)
    assert tfr == pytest.approx(1.45, abs=0.01)
    assert published_tfr(shared_data, 2015) == 1.45


def misplaced(asfr: Array, fitted: Array) -> float:
    """Share of births in another five-year group than observed."""
    groups = fitted.reshape(7, 5).mean(axis=1)
    return float(np.abs(groups - asfr).sum() / asfr.sum() / 2)


@pytest.mark.parametrize(("year", "source"), [(1993, "F1"), (2015, "F4"), (2023, "F1")])
def test_hadwiger_keeps_the_tfr_and_comes_near_the_mean_age(
    shared_data: Path, year: int, source: str
) -> None:
    """The mean age within 0.7 years, 5 % of births in another group at most.

    The curve has a longer tail at high ages than Japan; a spline through the observed rates
    (`asfr_by_single_year`) keeps both.
    """
    asfr = observed_asfr(shared_data, year, source)
    tfr = float(total_fertility_rate(asfr, 5))
    rates = curve_asfr(fit_hadwiger(asfr), tfr)
    assert total_fertility_rate(rates, 1) == pytest.approx(tfr, rel=1e-12)
    mean = float(mean_age_at_birth(asfr, 5))
    assert mean_age_at_birth(rates, 1) == pytest.approx(mean, abs=0.7)
    assert misplaced(asfr, rates) < 0.05
    kept = asfr_by_single_year(asfr, AgeGroups(1, 100))[15:50]
    assert total_fertility_rate(kept, 1) == pytest.approx(tfr, rel=1e-12)
    assert mean_age_at_birth(kept, 1) == pytest.approx(mean, abs=0.15)


def test_a_gamma_curve_that_starts_at_10_does_as_well(shared_data: Path) -> None:
    asfr = observed_asfr(shared_data, 2015, "F4")
    tfr = float(total_fertility_rate(asfr, 5))
    rates = curve_asfr(fit_gamma(asfr, start=10), tfr)
    assert total_fertility_rate(rates, 1) == pytest.approx(tfr, rel=1e-12)
    mean = float(mean_age_at_birth(asfr, 5))
    assert mean_age_at_birth(rates, 1) == pytest.approx(mean, abs=0.7)
    assert misplaced(asfr, rates) < 0.05


def test_the_census_ungrouped_is_nearer_to_its_single_years_than_even_groups(
    shared_data: Path,
) -> None:
    """国勢調査 2015: on average 3 % off a single year, against 4.4 % for fifths of a group.

    What no smooth curve finds are years such as 1966 (丙午) and 1945.
    """
    counted = census_single_years(shared_data, 2015)
    single, five = AgeGroups(1, 85), AgeGroups(5, 85)
    groups = regroup(counted, single, five)
    smooth = ungroup(groups, five, single)[:, :85]
    fifths = np.repeat(groups[:, :-1] / 5, 5, axis=1)

    def off(estimate: Array) -> float:
        return float(np.mean(np.abs(estimate / counted[:, :85] - 1)))

    assert off(smooth) < 0.030
    assert off(fifths) > 0.043

"""Survivorship by step from mortality futures."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from sosei.base.ages import AgeGroups
from sosei.base.errors import AgeGroupsError
from sosei.demography.assumed.brass import Brass
from sosei.demography.assumed.lee_carter import LeeCarter, fit_lee_carter
from sosei.demography.assumed.mortality_futures import (
    forecast_survival,
    related_survival,
    survival_by_step,
    survival_for_life_expectancy,
)
from sosei.demography.known.life_table import LifeTable, complete_life_table
from sosei.demography.known.survival import single_year_survivorship, survivorship_ratios

COMPLETE = AgeGroups(1, 105)
FIVE, SINGLE = AgeGroups(5, 90), AgeGroups(1, 100)
BASE = np.vstack([np.geomspace(0.0002, 0.5, 106), np.geomspace(0.0001, 0.45, 106)])


def table(factor: float = 1.0) -> LifeTable:
    """Complete, all death rates times a factor."""
    return complete_life_table(BASE * factor, COMPLETE)


def model() -> LeeCarter:
    """Death rates that fall by 1 % a year at every age."""
    years = (2010, 2015, 2020)
    rates = np.stack([BASE * 0.99 ** (year - 2020) for year in years])
    return fit_lee_carter(rates, years, COMPLETE)


def test_steps_have_the_rows_of_the_engine() -> None:
    tables = [table(), table(0.9)]
    assert survival_by_step(tables, FIVE).shape == (2, 2, 18)
    single = survival_by_step(tables, SINGLE)
    assert single[1] == pytest.approx(single_year_survivorship(tables[1], 100))


def test_abridged_tables_serve_no_single_year_projection() -> None:
    with pytest.raises(AgeGroupsError, match="no bound at 1,"):
        survival_by_step([table().grouped(AgeGroups(5, 100))], SINGLE)


def test_a_forecast_is_read_in_the_middle_of_the_step() -> None:
    survival = forecast_survival(model(), FIVE, 2020, 2)
    assert survival[0] == pytest.approx(survivorship_ratios(table(0.99**2.5), 90))
    assert survival[1] == pytest.approx(survivorship_ratios(table(0.99**7.5), 90))
    yearly = forecast_survival(model(), SINGLE, 2020, 1)
    assert yearly[0] == pytest.approx(single_year_survivorship(table(0.99**0.5), 100))


def test_a_path_of_life_expectancy_is_followed_with_the_pattern_of_the_model() -> None:
    path = np.stack([table(factor).life_expectancy[:, 0] for factor in (0.95, 0.8)])
    survival = survival_for_life_expectancy(model(), FIVE, path)
    assert survival[1] == pytest.approx(survivorship_ratios(table(0.8), 90))


def test_areas_keep_their_level_beside_a_standard_that_moves() -> None:
    brass = Brass(table(), np.array([[-0.1, 0.1]] * 2), np.ones((2, 2)))
    survival = related_survival(brass, [table(), table(0.8)], FIVE)
    assert survival.shape == (2, 2, 18, 2)
    assert np.all(survival[1] > survival[0])
    assert np.all(survival[..., 0] > survival[..., 1])
    alone = replace(brass, standard=table(0.8)).life_table()
    assert survival[1] == pytest.approx(survivorship_ratios(alone, 90))

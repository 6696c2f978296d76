"""Indicators, changes, the balancing equation, and the tidy tables."""

from __future__ import annotations

import numpy as np
import pytest
from tests.builders import AGES, assumptions, even, population

from sosei.base.errors import AlignmentError
from sosei.demography.engine.projection import project
from sosei.demography.known.population import Basis
from sosei.demography.told.change import Balance, band_change, cohort_change
from sosei.demography.told.frames import Run, components_table, indicators_table, population_table
from sosei.demography.told.indicators import indicators, indicators_frame


def told() -> dict[str, float]:
    """Indicators of the base year of an even population."""
    values = indicators(project(even(100), assumptions(1)))
    return {name: float(array[0, 0]) for name, array in values.items()}


def test_the_three_groups_add_up_to_the_total() -> None:
    now = told()
    assert now["total"] == 3800
    assert (now["age_0_14"], now["age_15_64"], now["age_65_plus"]) == (600, 2000, 1200)
    assert now["age_75_plus"] == 800


def test_women_are_counted_in_the_ages_their_name_says() -> None:
    assert told()["women_15_49"] == 700
    assert told()["women_20_39"] == 400


def test_rates_are_shares_and_not_percentages() -> None:
    now = told()
    assert now["ageing_rate"] == pytest.approx(1200 / 3800)
    assert now["dependency_ratio"] == pytest.approx(1800 / 2000)
    assert now["child_woman_ratio"] == pytest.approx(200 / 700)


def test_the_tfr_is_told_at_the_end_of_each_step_where_the_conversion_is_known() -> None:
    known = indicators(project(even(), assumptions(2, child_woman_ratio=0.2, cwr_per_tfr=0.125)))
    assert np.isnan(known["tfr"][0, 0])
    assert known["tfr"][1:, 0].tolist() == pytest.approx([1.6, 1.6])
    unknown = indicators(project(even(), assumptions(2)))
    assert np.all(np.isnan(unknown["tfr"]))


def test_ages_that_the_groups_cannot_cut_are_left_out() -> None:
    short = population(np.full((2, 12, 1), 100.0), open_from=55)
    names = indicators(project(short, assumptions(1, open_from=55)))
    assert "age_65_plus" not in names
    assert "ageing_rate" not in names
    assert names["women_15_49"][0, 0] == 700


def test_what_is_not_defined_is_left_out_of_the_table() -> None:
    frame = indicators_frame(project(even(0), assumptions(1, cwr_per_tfr=0.13)))
    names = set(frame["indicator"].to_list())
    assert "ageing_rate" not in names
    assert "total" in names
    assert frame["value"].is_nan().sum() == 0


def test_the_same_band_at_two_dates_is_subtracted() -> None:
    change = band_change(even(100, year=2010), even(70))
    assert change.shape == (2, 19, 1)
    assert np.all(change == -30)


def test_bands_of_two_statistics_are_never_subtracted() -> None:
    with pytest.raises(AlignmentError):
        band_change(even(year=2010), even(basis=Basis.REGISTER))


def test_a_cohort_changes_by_deaths_and_migration() -> None:
    survival = np.full((2, 18), 0.8)
    cohorts = cohort_change(even(100, year=2010), even(70), survival)
    assert cohorts.change[0, 3, 0] == -30
    assert cohorts.deaths[0, 3, 0] == pytest.approx(20)
    forward, reverse = 70 - 80, 70 / 0.8 - 100
    assert cohorts.migration.count[0, 3, 0] == pytest.approx((forward + reverse) / 2)
    assert cohorts.start[0, 17, 0] == 200


def test_what_births_deaths_and_moves_leave_open_is_the_coverage_step() -> None:
    balance = Balance(start=1000, end=950, births=40, deaths=70, arrivals=100, departures=130)
    assert balance.natural_change == -30
    assert balance.social_change == -30
    assert balance.coverage_step == 10
    assert balance.start + balance.natural_change + balance.social_change + (
        balance.coverage_step
    ) == pytest.approx(balance.end)


def test_tables_hold_the_scenarios_in_their_order() -> None:
    moved = project(
        population(np.full((2, len(AGES), 2), 10.0), areas=("b", "a")),
        assumptions(2, areas=("b", "a")),
    )
    runs = [Run("z", moved), Run("a", moved)]
    people, components, values = (
        population_table(runs),
        components_table(runs),
        indicators_table(runs),
    )
    for table in (people, components, values):
        assert table["scenario"].unique(maintain_order=True).to_list() == ["z", "a"]
        assert table["area"].unique(maintain_order=True).to_list() == ["b", "a"]
    assert people.height == 2 * 2 * 3 * 38
    assert components.select("area", "from", "to").rows()[:3] == [
        ("b", 2015, 2020),
        ("b", 2020, 2025),
        ("a", 2015, 2020),
    ]
    assert components["change"].to_list()[:4] == pytest.approx(
        moved.components.change.T.ravel().tolist()
    )

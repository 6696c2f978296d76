"""What holds for every life table and every mortality future."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.demography.assumed.brass import Brass, fit_brass
from sosei.demography.known.life_table import (
    LifeTable,
    abridged_life_table,
    complete_life_table,
    life_table_from_survivors,
)
from sosei.demography.known.survival import single_year_survivorship, survivorship_ratios

FIVE, SINGLE = AgeGroups(5, 95), AgeGroups(1, 105)

death_rates = arrays(float, (2, len(SINGLE)), elements=st.floats(1e-5, 0.6))
growing = st.builds(
    lambda first, last: np.tile(np.geomspace(first, last, len(FIVE)), (2, 1)),
    st.floats(1e-4, 2e-3),
    st.floats(0.1, 0.5),
)


@given(death_rates)
def test_nobody_is_lost_in_a_life_table(rates: Array) -> None:
    table = complete_life_table(rates, SINGLE)
    assert table.deaths.sum(axis=1) == pytest.approx([1, 1])
    assert np.all(np.diff(table.survivors, axis=1) <= 0)
    assert np.all(table.person_years[:, :-1] <= table.survivors[:, :-1])
    assert table.death_rates == pytest.approx(rates, rel=1e-6)


@given(death_rates)
def test_survivors_alone_give_the_same_table(rates: Array) -> None:
    table = complete_life_table(rates, SINGLE)
    again = life_table_from_survivors(table.survivors, SINGLE, table.life_expectancy[:, -1])
    assert again.life_expectancy == pytest.approx(table.life_expectancy)


@given(death_rates, st.sampled_from([85, 90, 95]))
def test_grouping_changes_no_life_expectancy(rates: Array, open_from: int) -> None:
    table = complete_life_table(rates, SINGLE)
    grouped = table.grouped(AgeGroups(5, open_from))
    bounds = list(grouped.ages.lower_bounds)
    assert grouped.life_expectancy == pytest.approx(table.life_expectancy[:, bounds])


@given(death_rates)
def test_the_stationary_population_survives_onto_itself(rates: Array) -> None:
    """L moved on by the single-year rows, with one birth a year, is L again."""
    table = complete_life_table(rates, SINGLE).grouped(AgeGroups(1, 100))
    rows = single_year_survivorship(table, 100)
    there = table.person_years
    moved = np.concatenate(
        [
            rows[:, :1],
            rows[:, 1:-1] * there[:, :-2],
            rows[:, -1:] * there[:, -2:].sum(axis=1, keepdims=True),
        ],
        axis=1,
    )
    assert moved == pytest.approx(there)


@given(death_rates)
def test_ratios_are_shares(rates: Array) -> None:
    table = complete_life_table(rates, SINGLE)
    for rows in (single_year_survivorship(table, 100), survivorship_ratios(table, 90)):
        assert np.all((rows >= 0) & (rows <= 1))


def related(standard: LifeTable, level: float, slope: float) -> LifeTable:
    """Both sexes alike."""
    return Brass(standard, np.full(2, level), np.full(2, slope)).life_table()


@given(growing, st.floats(-0.5, 0.5), st.floats(0.8, 1.2))
def test_a_related_table_is_a_life_table_and_gives_its_numbers_back(
    rates: Array, level: float, slope: float
) -> None:
    standard = abridged_life_table(rates, FIVE)
    table = related(standard, level, slope)
    assert np.all(np.diff(table.survivors, axis=1) <= 0)
    fitted = fit_brass(table, standard)
    assert fitted.level == pytest.approx([level] * 2, abs=1e-6)
    assert fitted.slope == pytest.approx([slope] * 2, abs=1e-6)


@given(growing, st.floats(-0.5, 0.4), st.floats(0.01, 0.1))
def test_a_higher_level_is_a_shorter_life(rates: Array, level: float, more: float) -> None:
    standard = abridged_life_table(rates, FIVE)
    longer, shorter = related(standard, level, 1), related(standard, level + more, 1)
    assert np.all(longer.life_expectancy[:, 0] > shorter.life_expectancy[:, 0])

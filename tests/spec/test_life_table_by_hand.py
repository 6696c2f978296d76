"""A life table, and the survivorship that a projection takes from it."""

from __future__ import annotations

import numpy as np
import pytest

from sosei.base.ages import AgeGroups
from sosei.demography.known.life_table import complete_life_table, death_rates
from sosei.demography.known.survival import (
    local_survival,
    municipal_survival_gap,
    narrowed,
    single_year_survivorship,
    survival_gap,
)


def test_from_deaths_to_life_expectancy() -> None:
    """An island counts its women in three ages: 0, 1, and 2 and over.

        age   deaths D   person-years E   death rate m = D ÷ E
        0        10           1,000             0.010
        1         2           1,000             0.002
        2+      100           8,000             0.0125

    Of those who die at age 0 most die at once: they live a₀ = 0.1 years; at age 1, half a year.

        q₀ = 0.010 ÷ (1 + 0.9 × 0.010)  = 0.0099108
        q₁ = 0.002 ÷ (1 + 0.5 × 0.002)  = 0.0019980
        l  = 1, 0.9900892, 0.9881110
        L₀ = 0.9900892 + 0.1 × 0.0099108 = 0.9910803
        L₁ = 0.9881110 + 0.5 × 0.0019782 = 0.9891001
        L₂ = l₂ ÷ m₂ = 0.9881110 ÷ 0.0125 = 79.04888

    The life expectancy is their sum: 81.02906 years.
    """
    rates = death_rates(
        np.array([[10, 2, 100]] * 2) / 1.0, np.array([[1000, 1000, 8000]] * 2) / 1.0
    )
    assert rates[0].tolist() == [0.010, 0.002, 0.0125]
    table = complete_life_table(rates, AgeGroups(1, 2))
    assert table.probability_of_dying[1] == pytest.approx([0.0099108, 0.0019980, 1], abs=1e-7)
    assert table.survivors[1] == pytest.approx([1, 0.9900892, 0.9881110], abs=1e-7)
    assert table.person_years[1] == pytest.approx([0.9910803, 0.9891001, 79.04888], abs=1e-5)
    assert table.life_expectancy[1, 0] == pytest.approx(81.02906, abs=1e-5)


def test_from_life_table_to_the_rows_of_a_projection() -> None:
    """The same island, carried forward year by year.

    Row 0 takes the newborn to age 0, row 1 age 0 to age 1, and the last row those of 1 and those
    of 2 and over together to 2 and over:

        S₀ = L₀ ÷ l₀           = 0.9910803
        S₁ = L₁ ÷ L₀           = 0.9980020
        S₂ = T₂ ÷ T₁ = 79.04888 ÷ (0.9891001 + 79.04888) = 0.9876421
    """
    table = complete_life_table(np.array([[0.010, 0.002, 0.0125]] * 2), AgeGroups(1, 2))
    rows = single_year_survivorship(table, 2)
    assert rows[0] == pytest.approx([0.9910803, 0.9980020, 0.9876421], abs=1e-7)


def test_a_town_dies_like_its_prefecture_until_60_and_then_in_its_own_way() -> None:
    """Survival from 60–64 to 65–69 is 0.95 in the nation, 0.94 in the prefecture, 0.93 in the town.

    The prefecture's gap is 0.94 ÷ 0.95. The town's gap is 0.93 ÷ 0.94 there, and 1 in every
    younger group, whatever few deaths say. If half of the prefecture's gap is left in the second
    step, and the nation rises to 0.96, the town has

        0.96 × (1 + ½ (0.94 ÷ 0.95 − 1)) × 0.93 ÷ 0.94 = 0.944788
    """
    ages = AgeGroups(5, 90)
    nation, prefecture, town = (np.full((2, 18), level) for level in (0.95, 0.94, 0.93))
    gap = narrowed(survival_gap(prefecture, nation), np.array([1.0, 0.5]))
    own = municipal_survival_gap(town, prefecture, ages)
    path = np.stack([nation, np.full((2, 18), 0.96)])
    survival = local_survival(path, gap, own)[..., 0]
    from_60, from_55 = 12, 11
    assert survival[0, 0, from_60] == pytest.approx(0.93), "as counted"
    assert survival[0, 0, from_55] == pytest.approx(0.94), "as the prefecture"
    assert survival[1, 0, from_60] == pytest.approx(0.944788, abs=1e-6)

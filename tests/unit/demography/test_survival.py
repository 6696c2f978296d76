"""Survivorship ratios, and their way from nation to municipality."""

from __future__ import annotations

import numpy as np
import pytest

from sosei.base.ages import AgeGroups
from sosei.base.errors import AgeGroupsError, AlignmentError
from sosei.demography.known.life_table import LifeTable, abridged_life_table, complete_life_table
from sosei.demography.known.survival import (
    local_survival,
    municipal_survival_gap,
    narrowed,
    single_year_survivorship,
    survival_gap,
    survival_rows,
    survivorship_ratios,
)

FIVE, SINGLE = AgeGroups(5, 90), AgeGroups(1, 100)
NATION = np.vstack([np.linspace(0.999, 0.4, 18), np.linspace(0.999, 0.5, 18)])


def abridged() -> LifeTable:
    """Up to 100+."""
    rates = np.vstack([np.linspace(0.001, 0.2, 21), np.linspace(0.001, 0.15, 21)])
    return abridged_life_table(rates, AgeGroups(5, 100))


def complete() -> LifeTable:
    """Up to 110+."""
    rates = np.vstack([np.geomspace(0.0005, 0.6, 111), np.geomspace(0.0003, 0.5, 111)])
    return complete_life_table(rates, AgeGroups(1, 110))


def test_survivorship_is_the_ratio_of_person_years_and_the_last_is_of_all_above() -> None:
    lived = abridged()
    ratios = survivorship_ratios(lived, 90)
    years, above = lived.person_years, lived.person_years_above
    assert ratios.shape == (2, 18)
    assert ratios[0, 3] == pytest.approx(years[0, 4] / years[0, 3])
    assert ratios[1, 17] == pytest.approx(above[1, 18] / above[1, 17])
    assert np.all((ratios > 0) & (ratios < 1))


def test_a_complete_table_gives_five_year_ratios_too() -> None:
    lived = complete()
    years = lived.person_years
    ratios = survivorship_ratios(lived, 90)
    assert ratios[0, 3] == pytest.approx(years[0, 20:25].sum() / years[0, 15:20].sum())
    assert ratios[0, 17] == pytest.approx(years[0, 90:].sum() / years[0, 85:].sum())


def test_single_year_rows_run_from_birth_to_the_open_group() -> None:
    lived = complete()
    rows = single_year_survivorship(lived, 100)
    years, above = lived.person_years, lived.person_years_above
    assert rows.shape == (2, 101)
    assert rows[0, 0] == pytest.approx(years[0, 0])
    assert rows[1, 40] == pytest.approx(years[1, 40] / years[1, 39])
    assert rows[1, 100] == pytest.approx(above[1, 100] / above[1, 99])


def test_the_width_of_the_population_chooses_the_rows() -> None:
    assert survival_rows(complete(), FIVE).shape == (2, 18)
    assert survival_rows(complete(), SINGLE).shape == (2, 101)


@pytest.mark.parametrize(("table", "open_from"), [(abridged(), 105), (complete(), 115)])
def test_a_table_gives_no_ratio_above_its_own_open_group(table: LifeTable, open_from: int) -> None:
    with pytest.raises(AgeGroupsError, match=f"no ratio for {open_from}"):
        survivorship_ratios(table, open_from)


def test_an_abridged_table_gives_no_single_year_rows() -> None:
    with pytest.raises(AgeGroupsError, match="no bound at 1,"):
        single_year_survivorship(abridged(), 90)


def test_the_gap_is_the_ratio_to_the_wider_place() -> None:
    prefectures = np.stack([NATION * 0.99, NATION * 1.01], axis=2)
    gap = survival_gap(prefectures, NATION)
    assert gap[:, :, 0] == pytest.approx(np.full((2, 18), 0.99))
    assert gap[:, :, 1] == pytest.approx(np.full((2, 18), 1.01))


def test_a_municipality_has_a_gap_of_its_own_from_60_to_64_on() -> None:
    gap = municipal_survival_gap(NATION * 0.98, NATION, FIVE)
    assert np.all(gap[:, :12] == 1)
    assert gap[:, 12:] == pytest.approx(np.full((2, 6), 0.98))


def test_by_single_years_the_gap_starts_with_those_aged_60() -> None:
    rows = single_year_survivorship(complete(), 100)
    gap = municipal_survival_gap(rows * 0.98, rows, SINGLE)
    assert np.all(gap[:, :61] == 1), "row 60 is from 59 to 60"
    assert gap[:, 61:] == pytest.approx(np.full((2, 40), 0.98))


def test_a_gap_narrows_by_the_share_that_is_kept() -> None:
    gap = narrowed(np.full((2, 18), 0.98), np.array([1, 0.5, 0]))
    assert gap[:, 0, 0] == pytest.approx([0.98, 0.99, 1])


def test_local_survival_is_the_national_path_times_the_gaps() -> None:
    path = np.stack([NATION, NATION**0.9])
    prefecture = narrowed(np.full((2, 18), 0.99), np.array([1, 0.5]))
    municipalities = np.stack([np.full((2, 18), 0.98), np.ones((2, 18))], axis=2)
    survival = local_survival(path, prefecture, municipalities)
    assert survival.shape == (2, 2, 18, 2)
    assert survival[0, 1, 5, 0] == pytest.approx(NATION[1, 5] * 0.99 * 0.98)
    assert survival[1, 1, 5, 1] == pytest.approx(NATION[1, 5] ** 0.9 * 0.995)


def test_without_gaps_every_place_survives_as_the_nation() -> None:
    assert local_survival(NATION[None])[..., 0] == pytest.approx(NATION[None])


def test_nobody_survives_twice() -> None:
    assert np.max(local_survival(NATION[None], np.full((2, 18), 1.01))) == 1


def test_gaps_that_do_not_fit_are_refused() -> None:
    with pytest.raises(AlignmentError, match="locally"):
        survival_gap(NATION[:, 1:], NATION)
    with pytest.raises(AlignmentError, match="national survival"):
        local_survival(NATION[None], np.ones((2, 17)))


def test_a_gap_to_survival_of_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="above 0"):
        survival_gap(NATION, NATION * 0)


@pytest.mark.parametrize("kept", [-0.1, 1.1, np.nan])
def test_the_share_of_a_gap_is_from_0_to_1(kept: float) -> None:
    with pytest.raises(ValueError, match="from 0 to 1"):
        narrowed(NATION, np.array([kept]))

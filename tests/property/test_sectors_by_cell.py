"""Fields taken apart: by age, by settler, by how many dwellings are demolished, as plain loops give them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import AGES
from tests.property.test_sectors import AREAS, NOWHERE, YEARS, by_age, driver, seeds
from tests.twins import sector_loops

from sosei.base.arrays import Array
from sosei.demography.assumed.profiles import Profile
from sosei.demography.known.population import SEXES
from sosei.sectors.ages import by_age_frame, by_ages
from sosei.sectors.calibration import Factors
from sosei.sectors.every import demands
from sosei.sectors.rate_file import shipped_rates
from sosei.sectors.rates import Rate, RateRow, Rates
from sosei.sectors.town_districts import heads_per_settler

CELLS = (len(SEXES), len(AGES))


def drawn(seed: int, *shape: int) -> Array:
    """Draw rates from 0 to 1."""
    return np.random.default_rng(seed).uniform(0, 1, shape)


def headship_of(types: Array) -> Rate:
    """Make headship rates of some types, ``[type, sex, age]``."""
    rows = [
        RateRow(f"型{place}", row.year, row.sex, row.ages, row.value)
        for place, own in enumerate(types)
        for row in by_age("headship", own).rows
    ]
    return Rate("headship", tuple(rows), NOWHERE)


@settings(max_examples=20)
@given(seeds, st.integers(1, 5))
def test_households_of_a_settler_are_what_plain_loops_give(seed: int, types: int) -> None:
    weights, heads = drawn(seed, *CELLS) + 0.01, drawn(seed + 1, types, *CELLS) / types
    weights /= weights.sum()
    profile = Profile("移住者", weights, AGES, "この試験")
    told = heads_per_settler(profile, headship_of(heads), AGES, 2020)
    expected = sector_loops.heads_per_settler(weights.tolist(), heads.tolist())
    assert told == pytest.approx(expected, rel=1e-9)


@settings(max_examples=30)
@given(seeds, st.floats(0, 0.9), st.floats(1, 1000))
def test_vacant_dwellings_of_more_and_less_demolition_are_what_plain_loops_give(
    seed: int, lost: float, starts: float
) -> None:
    people = driver(seed)
    plain = {"dwellings": 1e5, "dwelling_starts": starts, "demolition": lost}
    told = demands(
        "s", people, shipped_rates().replaced({k: _plain(k, v) for k, v in plain.items()})
    )
    homes = told.find("town", "households").value
    variants = {"_demolition_half": 0.5, "": 1.0, "_demolition_double": 2.0}
    for name, times in variants.items():
        found = told.find("town", f"vacancy_rate{name}").value
        for place, year in enumerate(YEARS):
            for area in range(len(AREAS)):
                expected = sector_loops.vacancy(
                    1e5, starts, lost, times, float(homes[place, area]), year - YEARS[0]
                )
                assert found[place, area] == pytest.approx(expected, rel=1e-9, abs=1e-12)


def _plain(key: str, value: float) -> Rate:
    return Rate(key, (RateRow("", 2020, None, None, value),), NOWHERE)


@settings(max_examples=20)
@given(seeds, st.floats(0.1, 3))
def test_the_table_by_age_is_what_plain_loops_give(seed: int, factor: float) -> None:
    """Calibrated where its total is; the tax is paid by the employed, and is not."""
    people = driver(seed)
    keys = ("care_certified", "employed", "resident_tax")
    laid = {key: drawn(seed + place, *CELLS) + 0.01 for place, key in enumerate(keys)}
    rates = Rates({key: by_age(key, own) for key, own in laid.items()})
    kappas: Factors = {("care", "certified"): np.array([factor, 1.0])}
    table = by_age_frame("s", people, by_ages(people, rates, kappas))
    found = {
        (item, year, area, sex, age): value
        for item, year, area, sex, age, value in table.select(
            "item", "year", "area", "sex", "age", "value"
        ).iter_rows()
    }
    expected = {
        (item, year, area, sex, age): cells[s][g]
        for y, year in enumerate(YEARS)
        for a, area in enumerate(AREAS)
        for item, cells in _plain_cells(people.persons[y, :, :, a], laid, (factor, 1.0)[a]).items()
        for s, sex in enumerate(SEXES)
        for g, age in enumerate(AGES.labels)
    }
    assert found == pytest.approx(expected, rel=1e-9)


def _plain_cells(
    persons: Array, laid: Mapping[str, Array], factor: float
) -> dict[str, sector_loops.Table]:
    people, rates = persons.tolist(), {key: own.tolist() for key, own in laid.items()}
    employed, paid = rates["employed"], rates["resident_tax"]
    return {
        "certified": sector_loops.taken_apart(people, rates["care_certified"], factor),
        "employed": sector_loops.taken_apart(people, employed, 1.0),
        "resident_tax": sector_loops.tax_taken_apart(people, employed, paid),
    }

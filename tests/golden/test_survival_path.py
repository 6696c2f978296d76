"""The path of survival in 日本の将来推計人口 (2017), and what the complete life table of 2015 comes to along it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
import pytest
from tests.official_rates import complete_table

from sosei.base.ages import AgeGroups
from sosei.demography.assumed.deaths import fewer
from sosei.demography.assumed.decline import AS_BETWEEN_CENSUSES, Decline, decline_of
from sosei.demography.known.survival import survivorship_ratios
from sosei.demography.told.vital import life_expectancy, survival_from_birth

AGES = AgeGroups(5, 100)
SEXES = ("男性", "女性")


@pytest.fixture(scope="module")
def official(shared_data: Path) -> Decline:
    frame = pl.read_csv(shared_data / "national_projection_2017.csv")
    labels = frame["age"].unique(maintain_order=True).to_list()
    persons = {year: np.zeros((2, len(AGES))) for year in frame["year"].unique().to_list()}
    for year, sex, age, value in frame.iter_rows():
        persons[year][SEXES.index(sex), labels.index(age)] = value
    found = decline_of(persons, AGES)
    assert found is not None
    return found


def test_the_institute_lets_mortality_fall_ever_more_slowly(official: Decline) -> None:
    assert official.years == tuple(2017.5 + 5 * step for step in range(10))
    changes = np.diff(official.logs)
    assert changes[[0, 4, 8]] == pytest.approx([-0.0489, -0.0351, -0.0241], abs=5e-5)


@pytest.mark.parametrize(
    ("path", "year", "years"),
    [
        ("official", 2015, (80.75, 86.97)),
        ("official", 2040, (83.38, 89.37)),
        ("official", 2065, (85.27, 91.14)),
        ("censuses", 2040, (85.57, 91.43)),
        ("censuses", 2065, (91.22, 96.87)),
    ],
)
def test_life_expectancy_along_a_path(
    shared_data: Path, official: Decline, path: str, year: int, years: tuple[float, float]
) -> None:
    """The institute has 83.27 and 89.63 in 2040, 84.95 and 91.35 in 2065: one number for all ages is near."""
    table = complete_table(shared_data, 2015).grouped(AGES)
    times = (official if path == "official" else AS_BETWEEN_CENSUSES).dying(2015, [year])
    ratios = fewer(survivorship_ratios(table, 100)[None, ..., None], times)
    alive = fewer(survival_from_birth(table)[None, :, None], times)
    found = life_expectancy(ratios, AGES, alive)
    assert found is not None
    assert found[0, :, 0] == pytest.approx(years, abs=0.02)

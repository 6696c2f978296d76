"""The path of survival in 日本の将来推計人口 (2017), and what the complete life table of 2015 comes to along it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
import pytest
from tests.official_rates import complete_table

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.demography.assumed.deaths import fewer
from sosei.demography.assumed.decline import AS_BETWEEN_CENSUSES, Decline, decline_of
from sosei.demography.known.survival import survivorship_ratios
from sosei.demography.told.vital import life_expectancy, survival_from_birth

AGES = AgeGroups(5, 100)
SEXES = ("男性", "女性")


WOMEN_OF_75 = [-0.0686, -0.0617, -0.0443]


@pytest.fixture(scope="module")
def persons(shared_data: Path) -> dict[int, Array]:
    frame = pl.read_csv(shared_data / "national_projection_2017.csv")
    labels = frame["age"].unique(maintain_order=True).to_list()
    persons = {year: np.zeros((2, len(AGES))) for year in frame["year"].unique().to_list()}
    for year, sex, age, value in frame.iter_rows():
        persons[year][SEXES.index(sex), labels.index(age)] = value
    return persons


@pytest.fixture(scope="module")
def official(persons: dict[int, Array]) -> Decline:
    found = decline_of(persons, AGES)
    assert found is not None
    return found


def test_the_institute_lets_mortality_fall_ever_more_slowly(official: Decline) -> None:
    assert official.years == tuple(2017.5 + 5 * step for step in range(10))
    changes = np.diff(official.logs, axis=0)
    women = official.ages.index(75)
    assert changes[[0, 4, 8], 1, women] == pytest.approx(WOMEN_OF_75, abs=5e-4)
    assert np.all(changes < 0)


@pytest.mark.parametrize(
    ("path", "year", "years"),
    [
        ("official", 2015, (80.75, 86.97)),
        ("official", 2040, (82.99, 89.47)),
        ("official", 2065, (84.58, 91.19)),
        ("censuses", 2040, (85.57, 91.43)),
        ("censuses", 2065, (91.22, 96.87)),
    ],
)
def test_life_expectancy_along_a_path(
    shared_data: Path, official: Decline, path: str, year: int, years: tuple[float, float]
) -> None:
    """The institute has 83.27 and 89.63 in 2040, 84.95 and 91.35 in 2065: the path is near."""
    table = complete_table(shared_data, 2015).grouped(AGES)
    times = (official if path == "official" else AS_BETWEEN_CENSUSES).dying(2015, [year], AGES)
    ratios = fewer(survivorship_ratios(table, 100)[None, ..., None], times.rows)
    alive = fewer(survival_from_birth(table)[None, :, None], times.births)
    found = life_expectancy(ratios, AGES, alive)
    assert found is not None
    assert found[0, :, 0] == pytest.approx(years, abs=0.02)


@pytest.mark.parametrize("open_from", [85, 90])
def test_life_expectancy_along_a_path_is_hardly_another_where_ages_end_earlier(
    shared_data: Path, official: Decline, open_from: int
) -> None:
    table, ages = complete_table(shared_data, 2015).grouped(AGES), AgeGroups(5, open_from)
    times = official.dying(2015, [2065], ages)
    ratios = fewer(survivorship_ratios(table, open_from)[None, ..., None], times.rows)
    alive = fewer(survival_from_birth(table)[None, :, None], times.births)
    found = life_expectancy(ratios, ages, alive)
    assert found is not None
    assert found[0, :, 0] == pytest.approx((84.57, 91.17), abs=0.02)


@pytest.mark.parametrize(
    ("open_from", "held", "errors"),
    [
        (100, False, (-0.8, -3.4)),
        (100, True, (-12.6, -40.7)),
        (90, False, (-1.3, -6.8)),
        (85, False, (-2.5, None)),
    ],
)
def test_the_institutes_own_cohorts_are_met_along_its_path(
    shared_data: Path,
    persons: dict[int, Array],
    official: Decline,
    open_from: int,
    held: bool,
    errors: tuple[float, float | None],
) -> None:
    """Its persons of 60–64 and 65–69 by the table of 2015: 65 and over and 90 and over in 2060, % of its own."""
    ages = AgeGroups(5, open_from)
    survival = survivorship_ratios(complete_table(shared_data, 2015).grouped(AGES), open_from)
    now, first, last = _open_from(persons[2015], ages), 13, len(ages) - 1
    for year in range(2015, 2060, 5):
        times = official.dying(2015, [year + 2.5], ages).rows
        alive = survival if held else fewer(survival[None], times)[0]
        after = _open_from(persons[year + 5], ages)
        after[:, first + 1 :] = now[:, first:last] * alive[:, first:]
        after[:, last] += now[:, last] * alive[:, -1]
        now = after
    theirs = _open_from(persons[2060], ages)
    for age, error in zip((65, 90), errors, strict=True):
        if error is not None:
            over = ages.cut(age, None)
            found = 100 * (now[:, over].sum() / theirs[:, over].sum() - 1)
            assert found == pytest.approx(error, abs=0.06)


def _open_from(persons: Array, ages: AgeGroups) -> Array:
    last = len(ages) - 1
    return np.concatenate([persons[:, :last], persons[:, last:].sum(axis=1)[:, None]], axis=1)

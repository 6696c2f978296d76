"""Published rates that lie outside the repository, as arrays. SOURCES.md beside them has the grades."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.demography.known.life_table import LifeTable, life_table_from_probabilities
from sosei.demography.known.population import SEXES

COMPLETE_YEARS = (2005, 2010, 2015, 2020)
MOTHERS = tuple(AgeGroups(5, 50).labels[3:10])


def complete_tables(folder: Path, sex: str) -> dict[int, LifeTable]:
    """厚生労働省『完全生命表』第20–23回 of one sex, as published to its last age (grade A).

    The tables of men and women end at different ages; the column of one sex stands for both.
    """
    frame = pl.read_csv(folder / "rates" / "life_table_complete_japan_2005_2020.csv")
    tables = {}
    for year in COMPLETE_YEARS:
        rows = frame.filter((pl.col("year") == year) & (pl.col("sex") == sex)).sort("age")
        dying = rows["qx"].to_numpy()
        ages = AgeGroups(1, int(rows["age"].max()))  # type: ignore[arg-type]
        tables[year] = life_table_from_probabilities(np.stack([dying, dying]), ages)
    return tables


def complete_table(folder: Path, year: int, open_from: int = 105) -> LifeTable:
    """Both sexes, open from one age."""
    ages = AgeGroups(1, open_from)
    men, women = (complete_tables(folder, sex)[year].grouped(ages) for sex in SEXES)

    def both(column: str) -> Array:
        return np.stack([getattr(men, column)[0], getattr(women, column)[1]])

    return LifeTable(ages, both("probability_of_dying"), both("survivors"), both("person_years"))


def observed_asfr(folder: Path, year: int, source: str) -> Array:
    """Births per woman per year at 15–19 … 45–49.

    Source F1: 人口動態統計月報年計（概数）令和5年, grade A. F4: Human Fertility Database, whose women
    include foreign residents, so that its TFR lies some 0.01 below the published one.
    """
    frame = pl.read_csv(folder / "rates" / "asfr_5y_japan.csv", infer_schema_length=None)
    rows = frame.filter((pl.col("year") == year) & (pl.col("source_id") == source))
    rates = dict(zip(rows["age_of_mother"], rows["asfr_per_1000_women"], strict=True))
    return np.array([rates[group] for group in MOTHERS]) / 1000


def published_tfr(folder: Path, year: int) -> float:
    """Of the nation, two decimals."""
    frame = pl.read_csv(folder / "rates" / "asfr_5y_japan.csv", infer_schema_length=None)
    published = frame.filter(pl.col("year") == year)["tfr_published"].drop_nulls()
    return float(published[0])


def census_single_years(folder: Path, year: int) -> Array:
    """国勢調査 (total population) by single years to 85+, ``[sex, age]``, persons (grade A)."""
    frame = pl.read_csv(
        folder / "rates" / "census_pop_single_age_japan_2015_2020.csv",
        schema_overrides={"age": pl.String},
    )
    persons = np.full((2, 86), np.nan)
    rows = frame.filter((pl.col("year") == year) & (pl.col("population") == "total"))
    for sex, age, count in rows.select("sex", "age", "pop").iter_rows():
        persons[SEXES.index(sex), int(age.rstrip("+"))] = count
    assert not np.isnan(persons).any()
    return persons

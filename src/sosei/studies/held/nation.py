"""The nation's tables: the library's, or those that ship with the sample."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import as_file, files

import numpy as np
import polars as pl

from sosei.base.ages import AgeGroups, finest
from sosei.base.areas import NATION, Gazetteer
from sosei.base.arrays import Array, frozen
from sosei.demography.assumed.decline import Decline, decline_of
from sosei.demography.known.life_table import LifeTable, life_table_from_probabilities
from sosei.demography.known.population import SEXES, Population
from sosei.demography.known.regroup import regroup
from sosei.library import Library
from sosei.library.arrays import cells_by_day
from sosei.readers.figures import (
    DEATH_RATE_AGES,
    OFFICIAL,
    CensusCount,
    Figures,
    NationalFertility,
    read_figures,
)
from sosei.studies.held.cells import (
    ByAge,
    Rows,
    Told,
    by_sex_and_age,
    by_year,
    cells_array,
    rows_of,
)
from sosei.studies.held.census import censuses, nation_together

SAMPLE = "07202"
"""Code of the town whose folder has them."""

LEFT_OUT = {2009, 2011}
"""Years of the death rates that shipped: 2009 stands apart above age 95, 2011 holds the disaster."""


@cache
def shipped() -> Figures:
    """Return the figures of the sample; a study of another town uses those of the nation alone."""
    with as_file(files("sosei.studies").joinpath("sample/figures")) as folder:
        return read_figures(folder, SAMPLE)


class Nation:
    """Tables of the nation: the library's, or those that ship."""

    def __init__(
        self,
        library: Library,
        gazetteer: Gazetteer,
        told: Told,
    ) -> None:
        found = censuses(library, NATION, gazetteer) or nation_together(library, gazetteer)
        self.library, self.told = library, told
        self.counts: Mapping[int, CensusCount] = found.counts if found else {}
        self.rows = found.rows if found else None
        self.shipped: list[str] = []

    def figures(self) -> Figures:
        """Return the nation's tables alone, no town's."""
        ages, rates = self.death_rates()
        decline = self.decline()
        return Figures(
            census={},
            census_groups={},
            register=None,
            events={},
            death_rates=rates,
            death_rate_ages=ages,
            life_tables=self.life_tables(),
            national_fertility=self.fertility(),
            sex_ratio=self.sex_ratio(),
            sources=self.told.sources,
            used=tuple(self.told.used),
            decline=decline,
        )

    def _ship(self, table: str) -> None:
        self.shipped.append(table)
        self.told.as_in(shipped(), table)

    def fertility(self) -> dict[int, NationalFertility]:
        """Children, women and TFR of the years that have both a census and a TFR."""
        vital = rows_of(self.library, "vital_statistics", [NATION])
        tfr = by_year(vital, ["tfr"]) if vital else {}
        years = sorted(set(tfr) & set(self.counts))
        if not years or vital is None or self.rows is None:
            self._ship("national_fertility")
            return dict(shipped().national_fertility)
        self.told.of("national_fertility", self.rows)
        self.told.of("national_fertility", vital.where(pl.col("item") == "tfr"))
        return {year: _fertility(self.counts[year].known, tfr[year]["tfr"]) for year in years}

    def sex_ratio(self) -> dict[int, float]:
        """Males per 100 females at ages 0–4, by census."""
        if not self.counts or self.rows is None:
            self._ship("sex_ratio")
            return dict(shipped().sex_ratio)
        self.told.of("sex_ratio", self.rows)
        youngest = {year: count.known.persons[:, 0, 0] for year, count in self.counts.items()}
        return {year: float(100 * men / women) for year, (men, women) in youngest.items()}

    def death_rates(self) -> tuple[AgeGroups, dict[int, Array]]:
        """Deaths per person-year by sex and five-year age, by year."""
        found = rows_of(self.library, "death_rates", [NATION])
        if found is None and self.library.list("life_table"):
            return DEATH_RATE_AGES, {}
        if found is None:
            self._ship("death_rates")
            rates = shipped().death_rates
            kept = {year: cells for year, cells in rates.items() if year not in LEFT_OUT}
            return shipped().death_rate_ages, kept
        tables = by_sex_and_age(found.frame, "deaths_per_100000")
        ages = finest([age for table in tables.values() for _, age in table], (5,))
        if ages is None:
            return DEATH_RATE_AGES, {}
        self.told.of("death_rates", found)
        arrays = {int(when[:4]): cells_array(table, ages.labels) for when, table in tables.items()}
        return ages, {y: frozen(a / 1e5) for y, a in arrays.items() if np.all(a > 0)}

    def life_tables(self) -> dict[int, LifeTable]:
        """Complete life tables, by year."""
        found = rows_of(self.library, "life_table", [NATION])
        if found is None:
            return {}
        self.told.of("life_tables", found)
        tables = by_sex_and_age(found.frame, "death_probability")
        return {int(when[:4]): _life_table(table) for when, table in tables.items()}

    def decline(self) -> Decline | None:
        """How the official projection that goes on longest lets mortality fall."""
        found = rows_of(self.library, OFFICIAL, [NATION])
        rows = None if found is None else _last_edition(found.where(pl.col("item") == "population"))
        made = None if rows is None else _decline(rows)
        if made is not None and rows is not None:
            self.told.of(OFFICIAL, rows)
        return made


def _last_edition(rows: Rows) -> Rows | None:
    """Keep the rows of the edition that the last year is of: two editions make no one path."""
    if not rows.frame.height:
        return None
    editions = {entry.id: entry.edition for entry in rows.entries}
    last = rows.frame.sort("date")["block"][-1]
    same = [block for block, edition in editions.items() if edition == editions[last]]
    return rows.where(pl.col("block").is_in(same))


def _decline(rows: Rows) -> Decline | None:
    found = [
        cells
        for cells in cells_by_day(rows.frame, "population", {NATION: NATION})
        if not cells.missing.any() and cells.ages.open_from % 5 == 0
    ]
    if not found:
        return None
    ages = AgeGroups(5, min(cells.ages.open_from for cells in found))
    persons = {
        int(cells.day[:4]): regroup(cells.persons, cells.ages, ages)[..., 0] for cells in found
    }
    return decline_of(persons, ages)


def _fertility(nation: Population, tfr: float) -> NationalFertility:
    women = nation.between(15, 50, sex=SEXES.index("female"))
    return NationalFertility(float(nation.between(0, 5)[0]), float(women[0]), tfr)


def _life_table(table: ByAge) -> LifeTable:
    """Build a life table up to the last age that both sexes have: it becomes the open group."""
    last = min(max(int(age.rstrip("+")) for s, age in table if s == sex) for sex in SEXES)
    dying = np.array(
        [
            [table.get((sex, str(age)), table.get((sex, f"{age}+"))) for age in range(last + 1)]
            for sex in SEXES
        ],
        dtype=np.float64,
    )
    return life_table_from_probabilities(frozen(dying), AgeGroups(1, last))

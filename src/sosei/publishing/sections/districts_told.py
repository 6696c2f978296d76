"""What is told of a town's districts in one scenario."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sosei.demography.small.districts import DistrictProjection
from sosei.publishing import wording
from sosei.sectors.town_districts import TownDistricts

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True)
class DistrictsTold:
    """What is known of the districts in one scenario.

    Attributes
    ----------
    scenario : str
        What it is called.
    town : TownDistricts
    carried : DistrictProjection
    tables : mapping of str to polars.DataFrame
        As `sosei districts` writes them.
    """

    scenario: str
    town: TownDistricts
    carried: DistrictProjection
    tables: Mapping[str, pl.DataFrame]

    @property
    def years(self) -> tuple[str, ...]:
        """Years as headings."""
        return tuple(wording.year(year) for year in self.carried.years)

    def values(self, table: str, column: str, **where: str) -> list[float | None]:
        """Return a column of a table by year, of the rows with the given words."""
        frame = self.tables[table]
        for key, word in where.items():
            frame = frame.filter(frame[key] == word)
        values: list[float | None] = frame.sort("year")[column].to_list()
        return values

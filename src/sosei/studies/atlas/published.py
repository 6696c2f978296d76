"""Counts of the municipalities that show a vision, each in the scenario that it chose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sosei.base.areas import Area
from sosei.base.provenance import Source
from sosei.studies.atlas.series import KNOWN, PARTS, TOTAL, WOMEN, Origins, Series
from sosei.studies.result import VisionResult

PUBLISHED = "published"

INDICATORS = {TOTAL: TOTAL, KNOWN: TOTAL, WOMEN: WOMEN} | {name: name for name in PARTS}
"""Indicator of a frozen result by count: persons of unknown age were spread at its base."""

VISIONS = Source("人口ビジョン", "各市区町村", "このサーバーで公開しているもの")
"""All of them together; each area names its own."""


@dataclass(frozen=True)
class Published:
    """The vision of one municipality.

    Attributes
    ----------
    area : Area
    base : int
        Year from which it is projected.
    counts : mapping of (str, int) to float
        Persons by count and year; women aged 20–39 only where the ages tell them.
    origins : Origins
    """

    area: Area
    base: int
    counts: Mapping[tuple[str, int], float]
    origins: Origins

    @property
    def years(self) -> frozenset[int]:
        """Years that it tells of."""
        return frozenset(year for _, year in self.counts)


def published(result: VisionResult) -> Published:
    """Return the counts of a frozen result in the scenario that it aims for.

    Parameters
    ----------
    result : VisionResult
    """
    aim, table = str(result.manifest["vision"]["aim"]), result.tables["indicators"]
    rows = {(row["indicator"], row["year"]): row for row in table.plain_rows(scenario=aim)}
    counts, cells = {}, {}
    for name, indicator in INDICATORS.items():
        for (found, year), row in rows.items():
            if found == indicator and row["value"] is not None:
                counts[name, year] = float(row["value"])
                cells[name, year] = table.cell("value", row)
    source = Source(f"{result.title}（{result.label(aim)}）", result.name, result.address)
    base = int(result.manifest["base_year"])
    return Published(Area(result.area, result.name), base, counts, Origins(source, cells))


def published_series(visions: Sequence[Published]) -> Series | None:
    """Return visions side by side; None without any.

    Change is told from the newest base year: an older vision tells that year too, as it projected it, unless its
    years fall beside it.

    Parameters
    ----------
    visions : sequence of Published
        Of different municipalities.
    """
    if not visions:
        return None
    years = tuple(sorted(frozenset.union(*(vision.years for vision in visions))))
    newest = max(vision.base for vision in visions)
    bases = tuple(newest if year > newest else None for year in years)
    counts = {
        name: np.array([[v.counts.get((name, year), np.nan) for v in visions] for year in years])
        for name in INDICATORS
    }
    return Series(
        PUBLISHED,
        years,
        bases,
        tuple(vision.area.code for vision in visions),
        counts,
        dict.fromkeys(years, (VISIONS,)),
        {vision.area.code: vision.origins for vision in visions},
    )

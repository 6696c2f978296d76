"""Censuses of all municipalities at once, under their codes of today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import polars as pl

from sosei.base.areas import Area, Gazetteer
from sosei.base.arrays import frozen
from sosei.base.messages import Both, Language
from sosei.base.provenance import Used
from sosei.demography.known.population import SEXES, Basis, Population
from sosei.demography.known.regroup import regroup
from sosei.library import Library
from sosei.library.arrays import Cells, cells_by_day
from sosei.readers.figures import CensusCount
from sosei.studies.held.cells import Rows
from sosei.studies.held.census import CENSUS_DAY, OLDEST_OPEN, five_year_groups


class LeftOut(NamedTuple):
    """A municipality that is not projected, or a code that may be one, and why."""

    code: str
    name: str
    why: Both


Left = tuple[LeftOut, ...]

_UNNAMED = Both(
    "the library has no name for this code: add a table that names it, such as SSDSE-A",
    "統計データにこのコードの名称がありません。SSDSE-A など、名称のある表を取り込んでください。",
)


@dataclass(frozen=True)
class Municipal:
    """Censuses of many municipalities.

    Attributes
    ----------
    counts : mapping of year to CensusCount
        Of the same areas in every year.
    areas : tuple of Area
    left_out : tuple of LeftOut
        Municipalities without a whole census of every year, and codes without a name; each with the reason.
    used : tuple of Used
    """

    counts: Mapping[int, CensusCount]
    areas: tuple[Area, ...]
    left_out: Left
    used: tuple[Used, ...]


def municipal_censuses(library: Library, gazetteer: Gazetteer) -> Municipal | None:
    """Return the censuses of all municipalities that the library holds; None if it holds none.

    Parts that became one municipality are added. A census in which a cell of a municipality is missing or
    withheld leaves the municipality out: it is named.

    Parameters
    ----------
    library : Library
    gazetteer : Gazetteer
    """
    if not library.list("census"):
        return None
    figures = library.figures("census")
    rows = Rows(figures.frame, figures.entries).where(
        pl.col("item") == "population", pl.col("date").str.ends_with(CENSUS_DAY)
    )
    today = {area.code: area for area in gazetteer.municipalities()}
    goals = {code: gazetteer.today(code) for code in rows.frame["area"].unique()}
    parts = {code: goal for code, goal in goals.items() if goal in today}
    if not parts:
        return None
    codes = sorted(set(parts.values()))
    kept = rows.where(pl.col("area").is_in(list(parts)), pl.col("sex").is_in(SEXES))
    into = {code: parts[code] for code in sorted(parts, key=parts.__getitem__)}
    found = cells_by_day(kept.frame, "population", into)
    whole = {int(cells.day[:4]): cells for cells in found if cells.ages.open_from >= OLDEST_OPEN}
    areas = [today[code] for code in codes]
    return _municipal(whole, areas, kept, _unnamed(goals, gazetteer)) if whole else None


def _unnamed(goals: Mapping[str, str | None], gazetteer: Gazetteer) -> Left:
    """Name the codes that the library has no name for: nobody can say whether they are municipalities."""
    known = {area.code for area in gazetteer.areas}
    return tuple(LeftOut(code, code, _UNNAMED) for code in sorted(goals) if code not in known)


def _municipal(
    counted: Mapping[int, Cells], areas: Sequence[Area], rows: Rows, unnamed: Left
) -> Municipal:
    """Keep the areas that every census has whole, in the age groups that every census has."""
    ages = five_year_groups(counted.values())
    missing = {year: count.missing for year, count in counted.items()}
    lacking = np.any(list(missing.values()), axis=0)
    kept = tuple(area for area, lacks in zip(areas, lacking, strict=True) if not lacks)
    codes = tuple(area.code for area in kept)
    counts = {
        year: CensusCount(
            Population(
                regroup(count.persons[..., ~lacking], count.ages, ages),
                ages,
                codes,
                year,
                Basis.CENSUS,
            ),
            frozen(count.unknown[:, ~lacking]),
        )
        for year, count in counted.items()
    }
    left_out = tuple(
        LeftOut(
            area.code,
            area.full_name,
            _lacks([year for year, absent in missing.items() if absent[place]]),
        )
        for place, area in enumerate(areas)
        if lacking[place]
    )
    return Municipal(counts, kept, (*unnamed, *left_out), rows.used("census"))


def _lacks(years: Sequence[int]) -> Both:
    listed = "・".join(map(str, years))
    return Both(
        f"no whole census by sex and age of {', '.join(map(str, years))}",
        f"{listed}年の国勢調査に、男女・年齢別の数値がそろっていません。",
    )


def left_out_table(left_out: Iterable[LeftOut], spoken: Language) -> pl.DataFrame:
    """Return area, name, reason of the municipalities that are not projected."""
    schema = dict.fromkeys(("area", "name", "reason"), pl.String)
    rows = [(left.code, left.name, left.why.text(spoken)) for left in left_out]
    return pl.DataFrame(rows, schema=schema, orient="row")

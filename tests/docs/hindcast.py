"""The tables of docs/methods/hindcast.md and ensemble.md, from censuses outside the repository: `make hindcast`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tests.docs import ensembles, past_errors

from sosei.base.ages import AgeGroups
from sosei.demography.forecast.apart import OTHERS, OfReason, of_reasons
from sosei.demography.forecast.censuses import Censuses
from sosei.demography.forecast.hindcast import ALL, GROUPS, Cast, casts, errors
from sosei.demography.forecast.intervals import LEVELS, coverage
from sosei.demography.told.accuracy import Accuracy
from sosei.library.gazetteer import build
from sosei.readers.any_file import read_any
from sosei.readers.municipal_changes import changes_of
from sosei.readers.populations import read_populations

REPOSITORY = Path(__file__).parents[2]
PAGE = REPOSITORY / "docs/methods/hindcast.md"
FILE = "census_municipality_1980_2015.parquet"
FIRST, LAST = 1990, 2015
BEGIN, END = "<!-- tables -->\n", "<!-- end -->\n"
HORIZONS = (5, 10, 15, 20, 25)
SIZES = ("all", "0-5000", "5000-20000", "20000-100000", "100000+")


def tables(folder: Path) -> str:
    """Return the tables as Markdown.

    Parameters
    ----------
    folder : Path
        That holds the censuses.
    """
    censuses, known, made = forecasts(folder)
    parts = (
        _medians(made, censuses),
        _coverage(made, known, censuses.ages),
        _apart(made, told_apart(folder, censuses.areas)),
    )
    return "\n".join(line for part in parts for line in (*part, ""))


@cache
def forecasts(folder: Path) -> tuple[Censuses, tuple[Cast, ...], tuple[Cast, ...]]:
    """Return the censuses, every forecast that intervals are learnt from, and those that are told of."""
    read = read_populations(folder / FILE)
    censuses = Censuses(*read[:1], read.persons, read.ages, read.areas)
    known = casts(censuses, censuses.years[1], LAST)
    return censuses, known, tuple(cast for cast in known if cast.origin >= FIRST)


def told_apart(folder: Path, areas: tuple[str, ...]) -> dict[str, NDArray[np.bool_]]:
    """Return the municipalities of the prefectures that the disaster of 2011 struck, and those merged since 1990."""
    block = next(iter(read_any(folder / "municipal_changes.json")))
    changes = changes_of(block.frame)
    history = build(changes, ())
    merged = {
        history.today(change.new)
        for change in changes
        if change.reason in MERGED and change.day > date(1990, 10, 1)
    }
    return {
        "岩手・宮城・福島県": np.array([area[:2] in STRUCK for area in areas]),
        "1990年より後に合併": np.array([area in merged for area in areas]),
    }


STRUCK = ("03", "04", "07")
MERGED = ("absorption", "establishmentOfNewMunicipalityByMerging")


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _medians(made: tuple[Cast, ...], censuses: Censuses) -> Iterator[str]:
    told = {
        (each.method, each.horizon, each.size, each.group): each.told
        for each in errors(made, censuses.ages)
        if each.origin == ALL
    }
    yield "Median absolute percentage error of the total population (bias: mean percentage error), %:\n"
    yield _row(["method", "size at the origin", *(f"{h} years" for h in HORIZONS)])
    yield _row(["---"] * (2 + len(HORIZONS)))
    for method in dict.fromkeys(cast.method for cast in made):
        for size in SIZES:
            found = [told[method, horizon, size, "total"] for horizon in HORIZONS]
            yield _row([f"`{method}`", size, *map(_error, found)])
    yield "\nThe same of `combined` by age:\n"
    yield _row(["ages", "size at the origin", *(f"{h} years" for h in HORIZONS)])
    yield _row(["---"] * (2 + len(HORIZONS)))
    for group in tuple(GROUPS)[1:]:
        for size in SIZES:
            found = [told["combined", horizon, size, group] for horizon in HORIZONS]
            yield _row([f"`{group}`", size, *map(_error, found)])


def _error(told: Accuracy | OfReason) -> str:
    """Say the median of the absolute errors, and the mean of the errors."""
    return f"{told.medape:.2f} ({told.malpe:+.1f})".replace("-", "−")


def _coverage(made: tuple[Cast, ...], known: tuple[Cast, ...], ages: AgeGroups) -> Iterator[str]:
    every = [
        each
        for each in coverage(made, known, ages)
        if (each.origin, each.method) == (ALL, "combined")
    ]
    told = {
        (each.size, each.level, each.horizon): each.covered
        for each in every
        if each.group == "total"
    }
    yield "Share of the counts within the intervals of `combined`, %:\n"
    yield _row(["size at the origin", "level", *(f"{h} years" for h in HORIZONS)])
    yield _row(["---"] * (2 + len(HORIZONS)))
    for size in SIZES:
        for level in LEVELS:
            cells = [f"{100 * told[size, level, horizon]:.0f}" for horizon in HORIZONS]
            yield _row([size, f"{level:.0%}", *cells])
    yield "\nThe same by age, all sizes together, and of 80% in each size:\n"
    yield _row(["ages", "size at the origin", "level", *(f"{h} years" for h in HORIZONS)])
    yield _row(["---"] * (3 + len(HORIZONS)))
    for group in tuple(GROUPS)[1:]:
        of_group = {(e.size, e.level, e.horizon): e.covered for e in every if e.group == group}
        rows = [("all", level) for level in LEVELS] + [(size, 0.8) for size in SIZES[1:]]
        for size, level in rows:
            cells = [f"{100 * of_group[size, level, horizon]:.0f}" for horizon in HORIZONS]
            yield _row([f"`{group}`", size, f"{level:.0%}", *cells])


def _apart(made: tuple[Cast, ...], apart: dict[str, NDArray[np.bool_]]) -> Iterator[str]:
    yield "Errors of `combined` told apart, median (mean), %; first of all censuses, then of that of 2015 alone:\n"
    yield _row(["areas", "number", *(f"{h} years" for h in HORIZONS[:3])])
    yield _row(["---"] * 5)
    late = tuple(cast for cast in made if cast.origin + cast.horizon == LAST)
    for of, name in ((made, ""), (late, ", 2015")):
        told = {
            (each.why, each.horizon): each
            for each in of_reasons(of, apart)
            if each.method == "combined"
        }
        numbers = {why: int(chosen.sum()) for why, chosen in apart.items()}
        numbers[OTHERS] = int((~np.any(list(apart.values()), axis=0)).sum())
        for why, number in numbers.items():
            found = [told[why, horizon] for horizon in HORIZONS[:3]]
            yield _row([f"{why}{name}", str(number), *map(_error, found)])


def main() -> None:
    """Write the tables into both pages."""
    shared = Path(os.environ.get("SOSEI_SHARED", REPOSITORY.parent / "shared" / "data"))
    if not (shared / FILE).is_file():
        sys.exit(f"{FILE} is not in {shared}: set SOSEI_SHARED to its folder")
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}{tables(shared)}{END}{after}", "utf-8")
    ensembles.write(shared)
    past_errors.write(forecasts(shared)[2])


if __name__ == "__main__":
    main()

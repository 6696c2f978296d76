"""The tables of docs/methods/hindcast.md, from the censuses that lie outside the repository: `make hindcast`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from sosei.demography.forecast.censuses import Censuses
from sosei.demography.forecast.hindcast import ALL, Cast, casts, coverage, errors
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
    read = read_populations(folder / FILE)
    censuses = Censuses(*read[:1], read.persons, read.ages, read.areas)
    made = casts(censuses, FIRST, LAST)
    return "\n".join([*_medians(made, censuses), "", *_coverage(made), ""])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _medians(made: tuple[Cast, ...], censuses: Censuses) -> Iterator[str]:
    told = {
        (each.method, each.horizon, each.size): each.told
        for each in errors(made, censuses.ages)
        if (each.origin, each.group) == (ALL, "total")
    }
    yield "Median absolute percentage error of the total population (bias: mean percentage error), %:\n"
    yield _row(["method", "size at the origin", *(f"{h} years" for h in HORIZONS)])
    yield _row(["---"] * (2 + len(HORIZONS)))
    for method in dict.fromkeys(cast.method for cast in made):
        for size in SIZES:
            found = [told[method, horizon, size] for horizon in HORIZONS]
            cells = [f"{each.medape:.2f} ({each.malpe:+.1f})".replace("-", "−") for each in found]
            yield _row([f"`{method}`", size, *cells])


def _coverage(made: tuple[Cast, ...]) -> Iterator[str]:
    told = {
        (each.size, each.level, each.horizon): each.covered
        for each in coverage(made)
        if (each.origin, each.method) == (ALL, "shrunk")
    }
    yield "Share of the counts within the intervals of `shrunk`, %:\n"
    yield _row(["size at the origin", "level", *(f"{h} years" for h in HORIZONS)])
    yield _row(["---"] * (2 + len(HORIZONS)))
    for size in SIZES:
        for level in (0.5, 0.8, 0.95):
            cells = [f"{100 * told[size, level, horizon]:.0f}" for horizon in HORIZONS]
            yield _row([size, f"{level:.0%}", *cells])


def main() -> None:
    """Write the tables into the page."""
    shared = Path(os.environ.get("SOSEI_SHARED", REPOSITORY.parent / "shared" / "data"))
    if not (shared / FILE).is_file():
        sys.exit(f"{FILE} is not in {shared}: set SOSEI_SHARED to its folder")
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}{tables(shared)}{END}{after}", "utf-8")


if __name__ == "__main__":
    main()

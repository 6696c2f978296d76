"""A study's own folder of figures as blocks of the library, each figure with the cell that it stands in."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import polars as pl

from sosei.base.areas import Area
from sosei.base.errors import Faults
from sosei.base.messages import Both
from sosei.demography.known.population import SEXES
from sosei.readers.block import COLUMNS, FIGURE, Block, Finding, Severity
from sosei.readers.figures import EVENTS
from sosei.readers.package import open_package
from sosei.studies.held.census import CENSUS_DAY
from sosei.studies.held.figures import SSDSE_GROUPS

TOTAL = "total"
COPIED = Both(
    "a copy in a table of a study, not the official file itself",
    "検討の表に書き写した数値です。公的なファイルそのものではありません",
)
MEND = Both(
    "Hold it against the table that the source names, or take in the official file.",
    "出典の表と照らし合わせるか、公的なファイルを取り込んでください。",
)
"""What every block of a folder says of itself: nobody official published a file of this layout."""


class Key(NamedTuple):
    """What a figure is of, as the columns of a block have it."""

    date: str
    sex: str
    age: str
    item: str


Row = Mapping[str, str]

Keys = Callable[[Row], Iterator[tuple[str, Key]]]
"""A row → its columns that hold figures, each with what the figure is of."""


class Kept(NamedTuple):
    """How a table of the folder is kept: the statistic of its block, and its figures."""

    statistic: str
    keys: Keys


def blocks_of(folder: Path, area: Area) -> tuple[Block, ...]:
    """Return the tables of a municipality in a folder of figures as blocks; the nation's tables are none of them.

    Parameters
    ----------
    folder : Path
        As `read_figures` reads it: its faults are found there.
    area : Area
        The municipality.

    Raises
    ------
    InputError
        If a table is without its source.
    """
    faults = Faults()
    package = open_package(folder, tuple(KEPT), faults)
    sources = {name: package.sources(name, faults) for name in package.paths}
    faults.raise_if_any()
    made = []
    for name, path in package.paths.items():
        frame = _frame(path, area.code, KEPT[name].keys)
        file = package.name(name)
        made.append(
            Block(
                statistic=KEPT[name].statistic,
                edition=max(frame["date"]),
                source=sources[name][0],
                file=file,
                sheet="",
                file_hash=hashlib.sha256(path.read_bytes()).hexdigest(),
                frame=frame,
                findings=(Finding(Severity.SOFT, file, "", "", COPIED, MEND),),
                verified=False,
                names=((area.code, area.name),),
            )
        )
    return tuple(made)


def _frame(path: Path, area: str, keys: Keys) -> pl.DataFrame:
    """Return the figures of a table; an empty cell is not known and left out."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        columns = {name: place for place, name in enumerate(reader.fieldnames or (), 1)}
        rows = [
            (area, *key, float(row[column]), FIGURE, number, columns[column])
            for number, row in enumerate(reader, 2)
            for column, key in keys(row)
            if row[column]
        ]
    order = ("area", *Key._fields, "value", "status", "row", "column")
    return pl.DataFrame(rows, {name: COLUMNS[name] for name in order}, orient="row").select(
        *COLUMNS
    )


def _census(row: Row) -> Iterator[tuple[str, Key]]:
    date = f"{row['year']}{CENSUS_DAY}"
    yield "population", Key(date, row["sex"], row["age"], "population")


def _census_groups(row: Row) -> Iterator[tuple[str, Key]]:
    if row["group"] in SSDSE_GROUPS:  # SSDSE-A has no item of those whose age is unknown
        item = SSDSE_GROUPS[row["group"]][SEXES.index(row["sex"])]
        yield "population", Key(row["year"], TOTAL, TOTAL, item)


def _register(row: Row) -> Iterator[tuple[str, Key]]:
    yield "population", Key(row["date"], row["sex"], row["age"], "population")


def _events(name: str) -> Keys:
    def keys(row: Row) -> Iterator[tuple[str, Key]]:
        for item in EVENTS[name]:
            if item == "population_end":
                day = f"{int(row['year']) + 1}-01-01"
                yield item, Key(day, TOTAL, TOTAL, "population")
            else:
                yield item, Key(row["year"], TOTAL, TOTAL, item)

    return keys


KEPT: Mapping[str, Kept] = {
    "census": Kept("census", _census),
    "census_groups": Kept("ssdse_a", _census_groups),
    "register": Kept("register_by_age", _register),
    **{name: Kept(name, _events(name)) for name in EVENTS},
}
"""Tables of a municipality, by name."""

"""Blocks of official figures for tests, and the writers that are killed."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import FrameType

import polars as pl

from sosei.base.provenance import Source
from sosei.library import Library
from sosei.readers.block import COLUMNS, Block, Finding

SOURCE = Source("住民基本台帳年齢階級別人口", "総務省", "2023-01-01")


def block(  # one argument for each thing that tests differ by
    *,
    statistic: str = "register_by_age",
    edition: str = "2023-01-01",
    file: str = "register.xlsx",
    sheet: str = "1",
    areas: Sequence[str] = ("07202",),
    dates: Sequence[str] = ("2023-01-01",),
    ages: Sequence[str] = ("0-4", "5-9"),
    value: float | None = 100.0,
    findings: tuple[Finding, ...] = (),
    verified: bool = True,
) -> Block:
    """Make a block: men and women of every area, date and age, from row 5 and column F on."""
    rows = [
        (area, date, sex, age, "population", value, "figure" if value is not None else "withheld")
        for area in areas
        for date in dates
        for sex in ("male", "female")
        for age in ages
    ]
    frame = pl.DataFrame(
        [(*row, 5 + place, 6) for place, row in enumerate(rows)], schema=COLUMNS, orient="row"
    )
    return Block(
        statistic=statistic,
        edition=edition,
        source=SOURCE,
        file=file,
        sheet=sheet,
        file_hash=hashlib.sha256(file.encode()).hexdigest(),
        frame=frame,
        findings=findings,
        verified=verified,
    )


SHEETS = 3
"""Blocks of each file of the writers below: an adding is whole if all of them are there, or none."""


def file_of(writer: str, number: int) -> list[Block]:
    """Make the blocks of one file."""
    name = f"{writer}-{number}.xlsx"
    names = (("07202", f"会津若松市 {number}"),)
    return [
        replace(block(file=name, sheet=str(sheet), value=float(number)), names=names)
        for sheet in range(SHEETS)
    ]


def write_for_ever(folder: str, writer: str) -> None:
    """Add files, and remove the first block of every second one, until somebody ends it."""
    library = Library(Path(folder))
    print("ready", flush=True)  # noqa: T201 - the parent waits for it
    for number in _numbers():
        outcomes = library.add(file_of(writer, number), writer)
        if number % 2:
            library.remove(outcomes[0].entry.id)


def write_some(folder: str, writer: str, count: str) -> None:
    """Add so many files of its own, each followed by one that every writer adds."""
    library = Library(Path(folder))
    for number in range(int(count)):
        library.add(file_of(writer, number), writer)
        library.add(file_of("shared", number), writer)


def die_at_line(folder: str, verb: str, line: str) -> None:
    """Add a file or remove a block, and be killed when so many lines of the library have run."""
    left = int(line)
    library = Library(Path(folder))
    entries = library.list()

    def count(frame: FrameType, event: str, _: object) -> object:
        nonlocal left
        if "sosei/library" not in frame.f_code.co_filename:
            return None
        if event == "line":
            left -= 1
            if left < 0:
                os.kill(os.getpid(), 9)
        return count

    sys.settrace(count)  # type: ignore[arg-type]
    if verb == "remove":
        library.remove(entries[0].id)
    else:
        library.add(file_of("second", 1), "second")
    sys.settrace(None)


def _numbers() -> Iterator[int]:
    number = 0
    while True:
        yield number
        number += 1

"""Withheld districts (秘匿) of a file, told under the name of the district that counts them (合算先)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from sosei.base.errors import Fault, Faults
from sosei.base.messages import Both
from sosei.demography.small.withheld import merged_names
from sosei.readers.table import Table

SIGNS = ("x", "X", "ｘ", "Ｘ", "*")
TWO = Both("two districts to be merged into", "合算先が2つあります")
BOTH = Both("a figure beside merged_into", "合算先があるのに数値があります")


@dataclass(frozen=True)
class Merged:
    """Rows that have figures.

    Attributes
    ----------
    table : Table
    frame : polars.DataFrame
        Its text columns, ``at`` (place in the table) and ``row`` (row of the file).
    told : dict of str to str
        District → the one whose name it is carried under.
    members : dict of str to tuple of str
        Districts that are carried, in the order of the file, with the names told in each.
    """

    table: Table
    frame: pl.DataFrame
    told: dict[str, str]
    members: dict[str, tuple[str, ...]]


def merged_districts(table: Table, faults: Faults) -> Merged | None:
    """Leave out withheld rows, and say which district tells them; None where that is not known."""
    own = Faults()
    frame = table.frame.with_columns(
        at=pl.Series(np.arange(len(table))),
        row=pl.Series(table.rows),
        withheld=pl.col("population").is_in(SIGNS).fill_null(value=False),
    )
    names = frame["district"].drop_nulls().unique(maintain_order=True).to_list()
    into = _into(table, frame, own)
    told, lost = merged_names(names, into)
    for name in lost:
        values = {"district": name, "into": into[name]}
        own.add(Fault("merged_lost", table.name, None, "merged_into", values))
    faults.extend(own)
    if own:
        return None
    members: dict[str, tuple[str, ...]] = {
        name: (name, *(other for other in names if told[other] == name and other != name))
        for name in names
        if told[name] == name
    }
    return Merged(table, frame.filter(~pl.col("withheld")), told, members)


def _into(table: Table, frame: pl.DataFrame, faults: Faults) -> dict[str, str]:
    """Return withheld district → where it is told, and report what does not fit."""
    into: dict[str, str] = {}
    named = frame["merged_into"].to_list() if table.has("merged_into") else [None] * len(table)
    withheld = frame["withheld"].to_list()
    for row, (name, target) in enumerate(zip(frame["district"].to_list(), named, strict=True)):
        if withheld[row] and target is None:
            faults.add(table.fault("withheld_alone", row, "merged_into", district=name))
        if target is not None and not withheld[row]:
            faults.add(table.fault("merged_differs", row, "population", district=name, found=BOTH))
        if target is not None and into.setdefault(str(name), target) != target:
            faults.add(table.fault("merged_differs", row, "merged_into", district=name, found=TWO))
    return into

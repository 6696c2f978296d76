"""What a reader of an official file gives: tidy figures that know the cell they stood in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import polars as pl

from sosei.base.messages import Both
from sosei.base.provenance import Source

COLUMNS = {
    "area": pl.String,
    "date": pl.String,
    "sex": pl.String,
    "age": pl.String,
    "item": pl.String,
    "value": pl.Float64,
    "status": pl.String,
    "row": pl.Int32,
    "column": pl.Int32,
}
"""Columns of every block, in order (docs/formats.md, the library)."""

CHANGES = {
    "area": pl.String,
    "date": pl.String,
    "reason": pl.String,
    "old": pl.String,
    "old_name": pl.String,
    "new_name": pl.String,
    "row": pl.Int32,
}
"""Columns of a history of municipalities: on `date`, `old` became `area`, or a part of it."""

BOUNDARIES = {
    "area": pl.String,
    "date": pl.String,
    "name": pl.String,
    "within": pl.String,
    "shape": pl.String,
    "row": pl.Int32,
}
"""Columns of boundaries: the name of an area, its 郡 or city, and its shape (GeoJSON coordinates of a MultiPolygon)."""

OTHERS = {"municipal_changes": CHANGES, "boundaries": BOUNDARIES}
"""Columns of the blocks that are no figures, by statistic."""

FIGURE, WITHHELD, UNKNOWN = "figure", "withheld", "unknown"
"""Status of a cell: a figure; x or *** (秘匿); … or － where that means not available."""


class Severity(StrEnum):
    """What a finding does: a hard one stops the file, a soft one is kept with the figures."""

    HARD = "hard"
    SOFT = "soft"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in an official file that a person should know.

    Attributes
    ----------
    severity : Severity
    file, sheet : str
        The sheet is empty for CSV.
    cell : str
        As a person names it: ``F12``, or rows and columns.
    what, mend : Both
        What was found, and how it is mended, in both languages.
    """

    severity: Severity
    file: str
    sheet: str
    cell: str
    what: Both
    mend: Both


@dataclass(frozen=True)
class Block:
    """Figures of one statistic from one sheet of one file (or, for those of `OTHERS`, what is known of areas).

    Attributes
    ----------
    statistic : str
        Key of the statistic, such as ``census`` or ``register_by_age`` (docs/formats.md).
    edition : str
        What tells this edition from a newer one of the same statistic: ``2023-01-01``, ``H30`` …
    source : Source
    file, sheet : str
        Name of the file as it was given, and of the sheet (empty for CSV).
    file_hash : str
        SHA-256 of the file.
    frame : polars.DataFrame
        `COLUMNS`, one row a cell; for the statistics of `OTHERS`, theirs.
    findings : tuple of Finding
    verified : bool
        Whether the layout was checked on an official sample; if not, pages say 未検証.
    names : tuple of tuple of str
        Five-digit code and name of each area that the file names, as it is printed: ``耶麻郡猪苗代町``.
    """

    statistic: str
    edition: str
    source: Source
    file: str
    sheet: str
    file_hash: str
    frame: pl.DataFrame
    findings: tuple[Finding, ...] = ()
    verified: bool = True
    names: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        """Check that the frame has the columns of every block."""
        expected = columns_of(self.statistic)
        if dict(self.frame.schema) != expected:
            found = self.frame.columns
            raise ValueError(f"a block has the columns {list(expected)}, found {found}")


def columns_of(statistic: str) -> dict[str, type[pl.DataType]]:
    """Return the columns of the blocks of a statistic."""
    return OTHERS.get(statistic, COLUMNS)

"""Recognising an official file by its headings, never by its name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sosei.base.errors import Fault, Faults, InputError
from sosei.base.messages import Both
from sosei.readers.block import Block, Finding, Severity
from sosei.readers.official import projection_national, tidy
from sosei.readers.official.layouts import LAYOUTS
from sosei.readers.official.opening import open_sheets
from sosei.readers.official.sheets import Sheet
from sosei.readers.official.words import SAID


def read_official(path: Path) -> tuple[Block, ...]:
    """Read every table of an official file.

    Parameters
    ----------
    path : Path
        An .xlsx, .xls or CSV file; its name is not looked at.

    Returns
    -------
    tuple of Block
        One a sheet that is recognised (of tidy CSV, one a statistic and edition), in the order of the sheets.
        Soft findings stay in them.

    Raises
    ------
    InputError
        If the file is refused, no sheet is recognised, or a finding is hard.
    """
    sheets = [sheet for sheet in open_sheets(path) if sheet.rows]
    blocks: list[Block] = []
    unread, faults = [], Faults()
    for sheet in sheets:
        layout = next((layout for layout in LAYOUTS if layout.recognise(sheet)), None)
        if layout is None:
            unread.append(sheet)
            continue
        try:
            read = layout.read(sheet)
            blocks += read if isinstance(read, tuple) else (read,)
        except InputError as error:
            faults.extend(error.faults)
    if not blocks and not faults:
        titles = [layout.title for layout in LAYOUTS]
        known = Both(
            ", ".join(title.en for title in titles), "、".join(title.ja for title in titles)
        )
        columns = ",".join(tidy.NEEDED)
        name = sheets[0].file if sheets else path.name
        raise InputError(
            [Fault("official_unknown", name, values={"known": known, "columns": columns})]
        )
    faults.raise_if_any()
    blocks = projection_national.of_one_edition(blocks)
    notes = tuple(_unread(sheet) for sheet in unread)
    return (replace(blocks[0], findings=(*blocks[0].findings, *notes)), *blocks[1:])


def _unread(sheet: Sheet) -> Finding:
    what, mend = SAID["sheet_not_read"]
    said = Both(what.en.format(value=sheet.name), what.ja.format(value=sheet.name))
    return Finding(Severity.SOFT, sheet.file, sheet.name, "", said, mend)

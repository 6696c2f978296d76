"""Recognising an official file by its headings, never by its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from sosei.base.errors import Fault, Faults, InputError
from sosei.base.messages import Both
from sosei.readers.block import Block, Finding, Severity
from sosei.readers.official import (
    area_age_population,
    census,
    death_rates,
    life_table,
    projection_municipal,
    projection_national,
    register_by_age,
    register_dynamics,
    resident_estimate,
    ssdse_a,
    tidy,
)
from sosei.readers.official.opening import open_sheets
from sosei.readers.official.sheets import Sheet
from sosei.readers.official.words import SAID


class Layout(NamedTuple):
    """One official table: how it is called, recognised and read."""

    title: str
    recognise: Callable[[Sheet], bool]
    read: Callable[[Sheet], Block | tuple[Block, ...]]


LAYOUTS = (
    Layout("tidy CSV", tidy.recognise, tidy.read_tidy),
    Layout(
        "住民基本台帳年齢階級別人口",
        register_by_age.recognise,
        register_by_age.read_register_by_age,
    ),
    Layout(
        "住民基本台帳 人口動態",
        register_dynamics.recognise,
        register_dynamics.read_register_dynamics,
    ),
    Layout("SSDSE-A", ssdse_a.recognise, ssdse_a.read_ssdse_a),
    Layout(
        "地域・年齢別人口",
        area_age_population.recognise,
        area_age_population.read_area_age_population,
    ),
    Layout("死亡率", death_rates.recognise, death_rates.read_death_rates),
    Layout("完全生命表", life_table.recognise, life_table.read_life_table),
    Layout(
        "日本の将来推計人口",
        projection_national.recognise,
        projection_national.read_projection_national,
    ),
    Layout("国勢調査（e-Stat CSV）", census.recognise, census.read_census),
    Layout(
        "日本の地域別将来推計人口",
        projection_municipal.recognise,
        projection_municipal.read_projection_municipal,
    ),
    Layout("現住人口", resident_estimate.recognise, resident_estimate.read_resident_estimate),
)
"""Every table that is read, in the order in which they are tried."""


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
        known = ", ".join(layout.title for layout in LAYOUTS)
        columns = ",".join(tidy.NEEDED)
        name = sheets[0].file if sheets else path.name
        raise InputError(
            [Fault("official_unknown", name, values={"known": known, "columns": columns})]
        )
    faults.raise_if_any()
    notes = tuple(_unread(sheet) for sheet in unread)
    return (replace(blocks[0], findings=(*blocks[0].findings, *notes)), *blocks[1:])


def _unread(sheet: Sheet) -> Finding:
    what, mend = SAID["sheet_not_read"]
    said = Both(what.en.format(value=sheet.name), what.ja.format(value=sheet.name))
    return Finding(Severity.SOFT, sheet.file, sheet.name, "", said, mend)

"""The history of municipalities (e-Stat 統計LOD 標準地域コード, as JSON) → `Gazetteer`.

The file is the user's: none ships. It holds ``changes``, each with ``date``, ``reason`` (such as ``absorption``),
``old`` and ``new``, both with ``code`` and ``name``. It names only areas whose code changed, so names of the others
come from elsewhere: from the boundaries of 国土数値情報 行政区域 (TopoJSON, ``N03_*``) or from any list of areas.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from sosei.base.areas import Area, Change, Gazetteer, Kind, city_of_ward, five_digits, prefectures
from sosei.base.errors import Fault, Faults, InputError
from sosei.base.messages import Both

GIVES_BIRTH = frozenset(
    {
        "changesToCity",
        "changesToTown",
        "shiftToDesignatedCity",
        "shiftToAnotherKindOfCity",
        "changesOfNames",
        "changesOfBoundariesOfDistrict",
        "reorganizationOfWards",
        "divisionIntoSeveralMunicipalities",
        "establishmentOfWard",
        "separation",
    }
)
"""Reasons for which the new code begins on the day of the change."""

MERGER = "establishmentOfNewMunicipalityByMerging"
"""新設合併: the new code begins, unless one of the merged had it already; the file leaves out who keeps a code."""

DISTRICT_ENDS = "abolishmentOfDistrict"
"""郡の廃止: its towns are named by changes of their own; the 郡 itself becomes nothing."""


def read_municipal_changes(
    path: Path, boundaries: Path | None = None, areas: Iterable[Area] = ()
) -> Gazetteer:
    """Read the history, and the names of the areas that it does not name.

    Parameters
    ----------
    path : Path
        ``municipal_changes.json``.
    boundaries : Path, optional
        TopoJSON of 行政区域, for names.
    areas : iterable of Area, optional
        More names. Names that are given, here or by boundaries, are taken for the present ones of their codes.

    Raises
    ------
    InputError
        With every fault of the file.
    """
    rows = _load(path).get("changes")
    if not isinstance(rows, list) or not rows:
        raise InputError(
            [_faulty(path, None, Both("no list of changes", "変更の一覧がありません"))]
        )
    faults = Faults()
    changes = [
        change
        for number, row in enumerate(rows, 1)
        for change in _change(path, number, row, faults)
    ]
    faults.raise_if_any()
    changes.sort(key=lambda change: change.day)
    named = [*areas, *(read_boundary_names(boundaries) if boundaries else ())]
    told = {(area.code, area.name): area for area in (*prefectures(), *_areas(changes))}
    for area in named:
        from_history = told.pop((area.code, area.name), area)
        told[area.code, area.name] = replace(from_history, within=area.within)
    known = sorted(told.values(), key=lambda area: area.code)
    kept = [change for change in changes if change.reason != DISTRICT_ENDS]
    return Gazetteer(tuple(_within_cities(known)), tuple(kept))


def read_boundary_names(path: Path) -> tuple[Area, ...]:
    """Read codes and names from boundaries: municipalities, wards, their cities and 郡.

    Small islands that a simplified file leaves out are not there.
    """
    found: dict[str, Area] = {}
    try:
        objects = _load(path)["objects"]
        shapes = [shape["properties"] for one in objects.values() for shape in one["geometries"]]
        for shape in shapes:
            if shape.get("N03_007"):
                area = Area(shape["N03_007"], shape["N03_004"], shape.get("N03_003") or "")
                found.setdefault(area.code, area)
                if area.kind is Kind.WARD:
                    city = city_of_ward(area.code)
                    found.setdefault(city, Area(city, area.within))
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        what = Both(
            f"no boundaries of 行政区域 ({error!r})", f"行政区域の境界ではない内容（{error!r}）"
        )
        raise InputError([_faulty(path, None, what)]) from error
    return tuple(found.values())


def carry_frame(
    gazetteer: Gazetteer,
    frame: pl.DataFrame,
    to: date | None = None,
    *,
    of: date | None = None,
    area: str = "area",
    values: tuple[str, ...] = ("value",),
) -> pl.DataFrame:
    """Return a tidy frame on the boundaries of one day: rows of merged areas are added (`Gazetteer.carry`).

    Parameters
    ----------
    gazetteer : Gazetteer
    frame : polars.DataFrame
        The area, values, and columns that keep rows apart (date, sex, age, item). Columns that tell of one cell
        only, such as its place in a sheet, are to be left out before.
    to, of : date, optional
        As in `Gazetteer.carry`.
    area : str
        Column of the codes.
    values : tuple of str
        Columns that add up; a sum with an unknown part is unknown.

    Raises
    ------
    InputError
        With every area that cannot be carried.
    """
    codes = frame[area].unique().sort().to_list()
    gazetteer.carry(dict.fromkeys(codes, 0.0), to, of=of)
    goals = {code: gazetteer.follow(code, to) for code in codes}
    keys = [column for column in frame.columns if column not in values]
    whole = [
        pl.when(pl.col(name).null_count() == 0).then(pl.col(name).sum()).alias(name)
        for name in values
    ]
    carried = frame.with_columns(pl.col(area).replace_strict(goals, return_dtype=pl.String))
    return carried.group_by(keys, maintain_order=True).agg(whole).select(frame.columns)


def _load(path: Path) -> dict[str, Any]:
    try:
        read = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise InputError([Fault("file_missing", str(path), values={"columns": "JSON"})]) from error
    except (OSError, ValueError) as error:
        values = {"form": "JSON", "reason": type(error).__name__}
        raise InputError([Fault("file_unreadable", str(path), values=values)]) from error
    return read if isinstance(read, dict) else {}


def _faulty(path: Path, row: int | None, found: Both) -> Fault:
    return Fault("history_faulty", path.name, row, values={"found": found})


def _change(path: Path, number: int, row: Any, faults: Faults) -> list[Change]:
    """Return one change, or none with its fault; `number` counts the changes from 1."""
    try:
        old, new = row["old"], row["new"]
        return [
            Change(
                date.fromisoformat(row["date"]),
                str(row["reason"]),
                five_digits(old["code"]),
                str(old["name"]),
                five_digits(new["code"]),
                str(new["name"]),
            )
        ]
    except InputError as error:
        faults.extend(error.faults)
    except (KeyError, TypeError, ValueError) as error:
        what = re.sub(r"\s+", " ", repr(error))
        faults.add(
            _faulty(
                path,
                number,
                Both(f"a change that is not whole ({what})", f"不完全な変更（{what}）"),
            )
        )
    return []


def _within_cities(areas: list[Area]) -> Iterable[Area]:
    """Return the areas, each ward with the name of its city."""
    cities = {area.code: area.name for area in areas if area.kind is Kind.DESIGNATED_CITY}
    for area in areas:
        if area.kind is Kind.WARD and not area.within:
            yield replace(area, within=cities.get(city_of_ward(area.code), ""))
        else:
            yield area


def _areas(changes: list[Change]) -> Iterable[Area]:
    """Return every area that the history names, with its first and last day as far as they are told."""
    begun: dict[tuple[str, str], list[Change]] = {}
    ended: dict[tuple[str, str], date] = {}
    for change in changes:
        begun.setdefault((change.old, change.old_name), [])
        ended.setdefault((change.old, change.old_name), change.day)
        begun.setdefault((change.new, change.new_name), []).append(change)
    for (code, name), causes in begun.items():
        since, maybe = _began([change for change in causes if change.day == causes[0].day])
        yield Area(code, name, since=since, until=ended.get((code, name)), maybe_since=maybe)


def _began(causes: list[Change]) -> tuple[date | None, date | None]:
    """Return the first day of an area, or the day of a merger that may have been it.

    One alone cannot merge: if the file names a single one, the code was kept by another that it leaves out.
    """
    reasons = {change.reason for change in causes}
    if reasons & GIVES_BIRTH:
        return causes[0].day, None
    if MERGER in reasons and len({change.old for change in causes}) > 1:
        return None, causes[0].day
    return None, None

"""Areas by name: the names that official files print, and the history of municipalities, as one `Gazetteer`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from sosei.base.areas import (
    PREFECTURES,
    Area,
    Change,
    Gazetteer,
    Kind,
    city_of_ward,
    kind_of,
    prefectures,
)

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

_IN_COUNTY = re.compile(r"(.+?(?:郡|支庁))(.+[町村])")
_IN_CITY = re.compile(r"(.+市)(.+区)")


def build(changes: Sequence[Change], named: Iterable[Area]) -> Gazetteer:
    """Put names and history together.

    Parameters
    ----------
    changes : sequence of Change
        By day; empty if there is no history.
    named : iterable of Area
        Names of the areas that stand, from the oldest file to the newest: of several names of one code the last is
        the present one.
    """
    told = {(area.code, area.name): area for area in (*prefectures(), *_areas(changes))}
    told = {key: area for key, area in told.items() if _has_kind(*key)}
    for area in filter(lambda area: _has_kind(area.code, area.name), named):
        known = told.pop((area.code, area.name), area)
        within = area.within or known.within
        told[area.code, area.name] = (
            known if within == known.within else replace(known, within=within)
        )
    for ward in [area for area in told.values() if area.kind is Kind.WARD and area.within]:
        city = Area(city_of_ward(ward.code), ward.within)
        told.setdefault((city.code, city.name), city)
    areas = sorted(told.values(), key=lambda area: area.code)
    kept = tuple(change for change in changes if change.reason != DISTRICT_ENDS)
    return Gazetteer(tuple(_within_cities(areas)), kept)


@lru_cache(maxsize=16_384)
def area_of(code: str, printed: str) -> Area | None:
    """Return the area of a code and the name that a table prints; None if code and name tell of none.

    Parameters
    ----------
    code : str
        Five digits.
    printed : str
        With or without prefecture, 郡 and city: ``耶麻郡猪苗代町``, ``札幌市中央区``, ``福島県会津若松市``.
    """
    prefecture = PREFECTURES.get(code[:2], "")
    name = printed.removeprefix(prefecture) or printed
    if not _has_kind(code, name):
        return None
    kind = kind_of(code, name)
    in_whole = {Kind.TOWN: _IN_COUNTY, Kind.VILLAGE: _IN_COUNTY, Kind.WARD: _IN_CITY}.get(kind)
    if in_whole and (match := in_whole.fullmatch(name)):
        return Area(code, match[2], match[1])
    return Area(code, name)


def _has_kind(code: str, name: str) -> bool:
    """Whether code and name tell what the area is: those of which nobody can say it are none."""
    try:
        kind_of(code, name)
    except ValueError:
        return False
    return True


def _within_cities(areas: list[Area]) -> Iterator[Area]:
    """Return the areas, each ward with the name of its city."""
    cities = {area.code: area.name for area in areas if area.kind is Kind.DESIGNATED_CITY}
    for area in areas:
        if area.kind is Kind.WARD and not area.within:
            yield replace(area, within=cities.get(city_of_ward(area.code), ""))
        else:
            yield area


def _areas(changes: Sequence[Change]) -> Iterator[Area]:
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

"""Levers: what a reader may move, checked, and the scenario that they make."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sosei.base.errors import Fault, Faults, InputError
from sosei.base.messages import Both
from sosei.demography.assumed.profiles import PROFILES
from sosei.demography.assumed.scenario import (
    Arrivals,
    MigrationAt,
    MigrationRule,
    OffsetMigration,
    Path,
    ScaleMigration,
    Scenario,
    TfrAt,
)

Points = tuple[tuple[int, float], ...]
"""Values at years, in order of the years."""

MOST_POINTS = 12
"""Points of a path, and rows of arrivals."""

BOUNDS: Mapping[str, tuple[float, float]] = {
    "tfr": (0.0, 5.0),
    "move": (-3.0, 3.0),
    "come": (-100_000.0, 100_000.0),
    "die": (0.2, 2.0),
}
"""Children per woman; times net migration; persons a year; times the share that dies."""

NAMES = {
    "tfr": Both("total fertility rate", "合計特殊出生率"),
    "move": Both("migration", "転入と転出"),
    "come": Both("arrivals", "引っ越してくる人"),
    "die": Both("mortality", "死亡の割合"),
}
"""What a lever is called in its faults."""


@dataclass(frozen=True)
class Coming:
    """Persons who come every year.

    Attributes
    ----------
    start, end : int
        From the beginning of `start` to the beginning of `end`.
    per_year : float
        Net persons per year.
    profile : str
        One of `PROFILES`.
    """

    start: int
    end: int
    per_year: float
    profile: str = "family"


@dataclass(frozen=True)
class Levers:
    """Everything that is moved; without anything, the assumptions as they stand.

    Attributes
    ----------
    tfr : tuple of (int, float)
        Children per woman by year.
    tfr_at : str
        ``end``, ``mid`` or ``mean``; empty as the engine has it.
    move : tuple of (int, float)
        Multiplier of net migration by year.
    rule : str
        ``scale`` or ``offset``.
    move_at : str
        ``mid`` or ``end``.
    profile : str
        Of who comes under ``offset``.
    come : tuple of Coming
    die : tuple of (int, float)
        Multiplier of the share that dies by year.
    """

    tfr: Points = ()
    tfr_at: str = ""
    move: Points = ()
    rule: str = "scale"
    move_at: str = "mid"
    profile: str = "family"
    come: tuple[Coming, ...] = ()
    die: Points = ()

    def scenario(self, name: str = "what-if", label: str = "") -> Scenario:
        """Return the scenario that these levers make; mortality is no part of one."""
        return Scenario(
            name=name,
            label=label,
            tfr=_path(self.tfr),
            tfr_at=TfrAt(self.tfr_at) if self.tfr_at else None,
            migration=self._rule(),
            arrivals=tuple(
                Arrivals(c.start, c.end, c.per_year, PROFILES[c.profile]) for c in self.come
            ),
        )

    @property
    def deaths(self) -> Path | None:
        """The path of mortality, if it is moved."""
        return _path(self.die)

    def _rule(self) -> MigrationRule | None:
        path = _path(self.move)
        if path is None:
            return None
        at = MigrationAt(self.move_at)
        if self.rule == "scale":
            return ScaleMigration(path, at)
        return OffsetMigration(path, at, PROFILES[self.profile])


def _path(points: Points) -> Path | None:
    return Path(dict(points)) if points else None


def levers_of(words: Mapping[str, Any], title: str) -> Levers:
    """Return the levers of a scenario that a result was frozen with.

    Parameters
    ----------
    words : mapping
        One of `VisionResult.scenarios`.
    title : str
        Of the study, for faults.

    Raises
    ------
    InputError
        If it has a lever of its own file: a profile, or gross flows.
    """
    rule = words["migration"] or {}
    come = tuple(Coming(c["from"], c["to"], c["per_year"], c["profile"]) for c in words["arrivals"])
    foreign = {rule.get("profile", "family"), *(c.profile for c in come)} - PROFILES.keys()
    if foreign or rule.get("rule", "scale") == "gross":
        values = {"value": ", ".join(sorted(foreign)) or "gross"}
        raise InputError([Fault("explorer_own_profile", title, None, words["name"], values)])
    return Levers(
        tfr=_points(words["tfr"]),
        tfr_at=words["tfr_at"] or "",
        move=_points(rule.get("path")),
        rule=rule.get("rule", "scale"),
        move_at=rule.get("at", "mid"),
        profile=rule.get("profile", "family"),
        come=come,
    )


def _points(path: Mapping[str, float] | None) -> Points:
    return tuple(sorted((int(year), float(value)) for year, value in (path or {}).items()))


def check(levers: Levers, base: int, horizon: int, name: str, faults: Faults) -> None:
    """Report everything of the levers that makes no sense.

    Parameters
    ----------
    levers : Levers
    base, horizon : int
        Years that levers may be moved in.
    name : str
        Of the scenario, for faults.
    faults : Faults
    """
    for fault in _faults(levers, base, horizon, name):
        faults.add(fault)


def _faults(levers: Levers, base: int, horizon: int, name: str) -> Iterator[Fault]:
    for key in ("tfr", "move", "die"):
        yield from _of_path(getattr(levers, key), key, (base, horizon), name)
    if len(levers.come) > MOST_POINTS:
        yield _fault("explorer_too_many", name, "come", most=MOST_POINTS)
    for coming in levers.come:
        if not base <= coming.start < coming.end <= horizon:
            years = {"start": coming.start, "end": coming.end, "first": base, "last": horizon}
            yield _fault("explorer_span", name, "come", **years)
        yield from _of_value(coming.per_year, "come", name)


def _of_path(points: Points, key: str, years: tuple[int, int], name: str) -> Iterator[Fault]:
    first, last = years
    if len(points) > MOST_POINTS:
        yield _fault("explorer_too_many", name, key, most=MOST_POINTS)
    for year, times in Counter(year for year, _ in points).items():
        if times > 1:
            yield _fault("explorer_twice", name, key, year=year)
        if not first <= year <= last:
            yield _fault("explorer_year", name, key, year=year, first=first, last=last)
    for _, value in points:
        yield from _of_value(value, key, name)


def _of_value(value: float, key: str, name: str) -> Iterator[Fault]:
    low, high = BOUNDS[key]
    if not (math.isfinite(value) and low <= value <= high):
        yield _fault(
            "explorer_value",
            name,
            key,
            value=f"{value:g}",
            low=f"{low:,.12g}",
            high=f"{high:,.12g}",
        )


def _fault(kind: str, name: str, key: str, **values: object) -> Fault:
    return Fault(kind, name, values={"lever": NAMES[key], **values})

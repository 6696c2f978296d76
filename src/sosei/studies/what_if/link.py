"""Levers as a line of text, for links: ``tfr:2018=1.51,2030=2@end;move:scale@mid,2030=0;come:2025-2060=190@family``.

One set of levers has one line, and a line gives the same levers back to the last digit.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from sosei.base.errors import Fault, Faults
from sosei.demography.assumed.profiles import PROFILES
from sosei.studies.what_if.levers import Coming, Levers, Points

NUMBER = r"-?[0-9]{1,7}(?:\.[0-9]{1,17})?(?:e-?[0-9]{1,2})?"
POINTS = rf"[0-9]{{4}}={NUMBER}(?:,[0-9]{{4}}={NUMBER})*"
_PROFILE = "|".join(PROFILES)
PARTS = {
    "tfr": re.compile(rf"tfr:({POINTS})(?:@(end|mid|mean))?"),
    "move": re.compile(rf"move:(scale|offset)@(mid|end)(?:@({_PROFILE}))?,({POINTS})"),
    "come": re.compile(
        rf"come:((?:,?[0-9]{{4}}-[0-9]{{4}}={NUMBER}@(?:{_PROFILE}))+)",
    ),
    "die": re.compile(rf"die:({POINTS})"),
}
"""What a part of a line looks like, by its first word."""


def text_of(levers: Levers) -> str:
    """Return levers as a line of text; empty if nothing is moved."""
    parts = [
        levers.tfr and f"tfr:{_written(levers.tfr)}{levers.tfr_at and '@' + levers.tfr_at}",
        levers.move and f"move:{_moved(levers)},{_written(levers.move)}",
        levers.come and f"come:{','.join(map(_coming, levers.come))}",
        levers.die and f"die:{_written(levers.die)}",
    ]
    return ";".join(part for part in parts if part)


def _moved(levers: Levers) -> str:
    profile = f"@{levers.profile}" if levers.rule == "offset" else ""
    return f"{levers.rule}@{levers.move_at}{profile}"


def _written(points: Points) -> str:
    return ",".join(f"{year}={number(value)}" for year, value in points)


def _coming(coming: Coming) -> str:
    return f"{coming.start}-{coming.end}={number(coming.per_year)}@{coming.profile}"


def number(value: float) -> str:
    """Return a number in the shortest form that reads back the same."""
    return str(int(value)) if value == int(value) else repr(value)


def levers_from(text: str, name: str, faults: Faults) -> Levers:
    """Read a line of text; what cannot be read is a fault.

    Parameters
    ----------
    text : str
    name : str
        Of the scenario, for faults.
    faults : Faults
    """
    levers = Levers()
    for part in filter(None, text.split(";")):
        key = part.partition(":")[0]
        matched = PARTS[key].fullmatch(part) if key in PARTS else None
        if matched is None:
            faults.add(Fault("explorer_link", name, values={"value": part[:80]}))
            continue
        levers = READERS[key](levers, matched)
    return levers


def _tfr(levers: Levers, found: re.Match[str]) -> Levers:
    return replace(levers, tfr=_read(found[1]), tfr_at=found[2] or "")


def _move(levers: Levers, found: re.Match[str]) -> Levers:
    rule, at, profile, points = found.groups()
    return replace(levers, rule=rule, move_at=at, profile=profile or "family", move=_read(points))


def _come(levers: Levers, found: re.Match[str]) -> Levers:
    rows = (re.fullmatch(r"(\d+)-(\d+)=(.+)@(\w+)", row) for row in found[1].strip(",").split(","))
    come = (Coming(int(r[1]), int(r[2]), float(r[3]), r[4]) for r in rows if r)
    return replace(levers, come=tuple(come))


def _die(levers: Levers, found: re.Match[str]) -> Levers:
    return replace(levers, die=_read(found[1]))


def _read(text: str) -> Points:
    pairs = (pair.split("=") for pair in text.split(","))
    return tuple(sorted((int(year), float(value)) for year, value in pairs))


READERS: dict[str, Callable[[Levers, re.Match[str]], Levers]] = {
    "tfr": _tfr,
    "move": _move,
    "come": _come,
    "die": _die,
}

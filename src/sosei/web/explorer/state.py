"""What a link says: the scenarios beside each other, which one is looked at, and the goal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from sosei.base.errors import Fault, Faults, InputError
from sosei.publishing.explorer.shown import MOST
from sosei.studies.result import VisionResult
from sosei.studies.what_if.levers import Levers, check, levers_of
from sosei.studies.what_if.link import levers_from, number, text_of
from sosei.studies.what_if.outcome import Ground

SAFE = ":=,;@!-"
"""Signs of a line of levers that stay readable in a link."""

LONGEST = 20
"""Letters of a name."""

MOST_PERSONS = 20_000_000


@dataclass(frozen=True)
class Entry:
    """One scenario.

    Attributes
    ----------
    levers : Levers
    stored : str
        Name of the stored scenario that it is; empty if it is the reader's own.
    label : str
        What the reader calls an own one; may be empty.
    """

    levers: Levers
    stored: str = ""
    label: str = ""

    @property
    def text(self) -> str:
        """As a link has it: ``@vision``, or ``name!levers``."""
        return f"@{self.stored}" if self.stored else f"{self.label}!{text_of(self.levers)}"


@dataclass(frozen=True)
class State:
    """What is shown.

    Attributes
    ----------
    entries : tuple of Entry
        One to four.
    on : int
        The one that is looked at; the reader moves its levers if it is their own.
    goal, goal_year : float or None, int or None
        What the reader set; None: the published vision's, in the last year.
    fan : bool
        Whether ranges are asked for.
    """

    entries: tuple[Entry, ...]
    on: int
    goal: float | None = None
    goal_year: int | None = None
    fan: bool = False

    @property
    def entry(self) -> Entry:
        """The scenario that is looked at."""
        return self.entries[self.on]

    def query(self) -> str:
        """Return the one link of this state."""
        pairs = [("s", entry.text) for entry in self.entries]
        pairs.append(("on", str(self.on + 1)))
        if self.goal is not None:
            pairs.append(("goal", number(self.goal)))
        if self.goal_year is not None:
            pairs.append(("goal-year", str(self.goal_year)))
        if self.fan:
            pairs.append(("fan", "1"))
        return urlencode(pairs, safe=SAFE)

    def with_entry(self, entry: Entry) -> State:
        """Return the same with another scenario in place of the one that is looked at."""
        entries = (*self.entries[: self.on], entry, *self.entries[self.on + 1 :])
        return replace(self, entries=entries)


def stored_entries(result: VisionResult) -> dict[str, Entry]:
    """Return the stored scenarios whose levers can be moved here, by name: status quo and aim first."""
    told: Any = result.manifest["vision"]
    first = {told["status_quo"]: 0, told["aim"]: 1}
    found: dict[str, Entry] = {}
    for words in sorted(result.scenarios, key=lambda words: first.get(words["name"], 2)):
        try:
            found[words["name"]] = Entry(levers_of(words, result.title), stored=words["name"])
        except InputError:
            continue  # a profile of its own file, which the result does not hold
    return found


def first_state(result: VisionResult) -> State:
    """Return what is shown at first: stored scenarios, and a copy of the aim to be moved."""
    stored = list(stored_entries(result).values())[: MOST - 1]
    aim = str(result.manifest["vision"]["aim"])
    copied = next((entry.levers for entry in stored if entry.stored == aim), Levers())
    return State((*stored, Entry(copied)), len(stored))


def state_of(query: QueryDict, result: VisionResult, stands: Ground, faults: Faults) -> State:
    """Read a link; what cannot be read is a fault.

    Parameters
    ----------
    query : QueryDict
    result : VisionResult
    stands : Ground
    faults : Faults
    """
    texts = query.getlist("s")[:MOST]
    entries = _entries(texts, result, stands, faults) if texts else ()
    shown = State(entries, 0) if entries else first_state(result)
    on = query.get("on", "")
    place = int(on) - 1 if on.isascii() and on.isdecimal() and len(on) < 3 else shown.on
    goal = _goal(query.get("goal", ""), faults)
    year = _year(query.get("goal-year", ""), stands, faults)
    on_place = min(max(place, 0), len(shown.entries) - 1)
    fan = query.get("fan") == "1"
    return replace(shown, on=on_place, goal=goal, goal_year=year, fan=fan)


def _entries(
    texts: Sequence[str], result: VisionResult, stands: Ground, faults: Faults
) -> tuple[Entry, ...]:
    stored = stored_entries(result)
    found = (_entry(text, stored, stands, faults) for text in texts)
    return tuple(entry for entry in found if entry is not None)


def _entry(text: str, stored: dict[str, Entry], stands: Ground, faults: Faults) -> Entry | None:
    if text.startswith("@"):
        if text[1:] not in stored:
            values = {"value": text[1:][:40], "known": ", ".join(stored)}
            faults.add(Fault("explorer_scenario", "?", values=values))
        return stored.get(text[1:])
    label, _, line = text.partition("!")
    name = clean(label) or "?"
    levers = levers_from(line, name, faults)
    check(levers, stands.base, stands.horizon, name, faults)
    return Entry(levers, label=clean(label))


def clean(label: str) -> str:
    """Return a name without signs that a link or a page needs itself."""
    printable = (
        sign for sign in label.strip() if sign.isprintable() and sign not in "!@\u2068\u2069"
    )
    return "".join(printable)[:LONGEST]


def _goal(text: str, faults: Faults) -> float | None:
    plain = text.replace(",", "").strip()
    if not plain:
        return None
    if plain.isascii() and plain.isdecimal() and 0 < int(plain[:12]) <= MOST_PERSONS:
        return float(plain)
    faults.add(Fault("explorer_goal", "?", values={"value": text[:40]}))
    return None


def _year(text: str, stands: Ground, faults: Faults) -> int | None:
    if not text or text == str(stands.horizon):
        return None
    if text in (known := [str(year) for year in stands.years[1:]]):
        return int(text)
    values = {"value": text[:40], "known": ", ".join(known)}
    faults.add(Fault("explorer_goal_year", "?", values=values))
    return None

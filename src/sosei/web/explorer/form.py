"""The form of the levers: what is typed ↔ levers, and what its buttons do."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace

from django.http import QueryDict

from sosei.base.errors import Fault, Faults
from sosei.demography.assumed.profiles import PROFILES
from sosei.publishing.explorer.shown import MOST
from sosei.studies.result import VisionResult
from sosei.studies.what_if.levers import NAMES, Coming, Levers, Points, check
from sosei.studies.what_if.link import number
from sosei.studies.what_if.outcome import Ground
from sosei.web.explorer.state import Entry, State, clean, stored_entries

PATHS = ("tfr", "move", "die")
COMING = ("from", "to", "count", "profile")
EXAMPLES = {"tfr": "1.8", "move": "0.5", "come": "100", "die": "0.9"}
BOX = "sent"
"""Name of the field that says that the form was sent, not a link opened."""

Row = tuple[str, ...]


@dataclass
class Typed:
    """Texts of the form: rows of year and value by lever, rows of arrivals.

    Attributes
    ----------
    rows : dict of str to list of tuple of str
        ``tfr``, ``move``, ``die``: year, value; ``come``: from, to, count, profile.
    """

    rows: dict[str, list[Row]] = field(default_factory=dict)


def typed_of(levers: Levers) -> Typed:
    """Return levers as they are typed."""
    rows: dict[str, list[Row]] = {
        key: [(str(year), number(value)) for year, value in getattr(levers, key)] for key in PATHS
    }
    rows["come"] = [(str(c.start), str(c.end), number(c.per_year), c.profile) for c in levers.come]
    return Typed(rows)


def typed_from(query: QueryDict) -> Typed:
    """Return what was typed, as a browser sends it."""
    rows: dict[str, list[Row]] = {
        key: list(zip(query.getlist(f"{key}-year"), query.getlist(f"{key}-value"), strict=False))
        for key in PATHS
    }
    columns = (query.getlist(f"come-{part}") for part in COMING)
    rows["come"] = list(zip(*columns, strict=False))
    return Typed(rows)


def sent(query: QueryDict) -> bool:
    """Whether the form was sent."""
    return BOX in query


def moved(query: QueryDict, state: State, stands: Ground, faults: Faults) -> State:
    """Return the state with the levers as they were typed.

    Parameters
    ----------
    query : QueryDict
    state : State
        Of the link that the form carries.
    stands : Ground
    faults : Faults
    """
    if state.entry.stored:
        return state
    typed, name = typed_from(query), clean(query.get("label", "")) or "?"
    profile = query.get("move-profile", "family")
    levers = replace(
        state.entry.levers,
        tfr=_points(typed, "tfr", name, faults),
        move=_points(typed, "move", name, faults),
        die=_points(typed, "die", name, faults),
        come=_coming(typed, name, faults),
        rule="offset" if query.get("move-rule") == "offset" else "scale",
        profile=profile if profile in PROFILES else "family",
    )
    if not faults:
        check(levers, stands.base, stands.horizon, name, faults)
    return state.with_entry(Entry(levers, label=clean(query.get("label", ""))))


def _points(typed: Typed, key: str, name: str, faults: Faults) -> Points:
    read = (_numbers(row, key, name, faults) for row in typed.rows[key])
    return tuple(sorted((int(found[0]), found[1]) for found in read if found))


def _coming(typed: Typed, name: str, faults: Faults) -> tuple[Coming, ...]:
    found = []
    for *texts, profile in typed.rows["come"]:
        if numbers := _numbers(tuple(texts), "come", name, faults):
            start, end, count = numbers
            known = profile if profile in PROFILES else "family"
            found.append(Coming(int(start), int(end), count, known))
    return tuple(found)


def _numbers(texts: Row, key: str, name: str, faults: Faults) -> list[float]:
    """Return the numbers of a row; nothing if it is empty, or faulty."""
    if not any(text.strip() for text in texts):
        return []
    if not all(text.strip() for text in texts):
        faults.add(Fault("explorer_half", name, values={"lever": NAMES[key]}))
        return []
    found = [_number(text, key, name, faults) for text in texts]
    return [value for value in found if value is not None] if None not in found else []


def _number(text: str, key: str, name: str, faults: Faults) -> float | None:
    plain = unicodedata.normalize("NFKC", text).strip().replace(",", "").replace("−", "-")
    try:
        value = float(plain)
    except ValueError:
        values = {"lever": NAMES[key], "value": text[:40], "example": EXAMPLES[key]}
        faults.add(Fault("explorer_number", name, values=values))
        return None
    return value if abs(value) < 1e9 else 1e9


def done(do: str, state: State, result: VisionResult) -> State:
    """Return the state after a button: look at, copy, take out, put in.

    Parameters
    ----------
    do : str
        ``edit:2``, ``copy``, ``drop:2``, ``put:vision``; anything else changes nothing.
    state : State
    result : VisionResult
    """
    verb, _, what = do.partition(":")
    place = int(what) - 1 if what.isascii() and what.isdecimal() else -1
    if verb == "edit" and 0 <= place < len(state.entries):
        return replace(state, on=place)
    if verb == "drop" and 0 <= place < len(state.entries) > 1:
        return _without(state, place)
    if len(state.entries) >= MOST:
        return state
    if verb == "copy":
        return _and(state, Entry(state.entry.levers))
    stored = stored_entries(result)
    return _and(state, stored[what]) if verb == "put" and what in stored else state


def _and(state: State, entry: Entry) -> State:
    return replace(state, entries=(*state.entries, entry), on=len(state.entries))


def _without(state: State, place: int) -> State:
    entries = (*state.entries[:place], *state.entries[place + 1 :])
    on = state.on - 1 if state.on > place or state.on == len(entries) else state.on
    return replace(state, entries=entries, on=on)

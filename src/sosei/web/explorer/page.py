"""What the page of the explorer shows, for its template."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import json_script

from sosei.base.messages import Both
from sosei.demography.assumed.profiles import PROFILES
from sosei.publishing import wording
from sosei.publishing.explorer import told
from sosei.publishing.explorer.shown import MOST, Shown
from sosei.publishing.html import marked
from sosei.studies.result import VisionResult
from sosei.web.explorer import form, load, seen
from sosei.web.explorer.form import Row, Typed
from sosei.web.explorer.state import State, stored_entries
from sosei.web.explorer.words import LEVER_WORDS
from sosei.web.people.permissions import may
from sosei.web.people.request import actor
from sosei.web.studies.models import StudyDraft

SLIDERS = {"tfr": (0.0, 3.5, 0.01), "move": (-1.0, 2.0, 0.05), "die": (0.5, 1.5, 0.01)}
"""Ends and step of each slider; numbers may go further."""

LEVERS = (*SLIDERS, "come")
ARRIVALS_SHARE = 0.005
"""Of the population: where the slider of arrivals ends, persons a year."""


def context(
    request: HttpRequest, result: VisionResult, state: State, *, faulty: bool
) -> dict[str, Any]:
    """Return everything that the template needs, in the language that is spoken.

    Parameters
    ----------
    request : HttpRequest
    result : VisionResult
    state : State
    faulty : bool
        Whether what was typed has faults, and is shown as it was typed.
    """
    shown = seen.shown_of(result, state)
    typed = form.typed_from(request.GET) if faulty and form.sent(request.GET) else None
    found = seen.charts(shown)
    by = actor(request)
    return {
        "result": result,
        "link": state.query(),
        "texts": [entry.text for entry in state.entries],
        "on": state.on + 1,
        "words": seen.words(shown),
        "charts": [
            (name, script(name, found[name]["whole"]), found[name]["frame"], heading)
            for name, heading in HEADINGS.items()
        ],
        "table": seen.printed(told.table(shown)),
        "closing": list(map(marked, seen.closing(result, state))),
        "entries": list(_entries(shown, state)),
        "may_add": len(state.entries) < MOST,
        "absent": _absent(result, state),
        "own": not state.entry.stored,
        "label": state.entry.label,
        "levers": list(_levers(request, result, state, typed)),
        "rule": state.entry.levers.rule,
        "profile": state.entry.levers.profile,
        "profiles": [(name, wording.PROFILES[name]) for name in PROFILES],
        "fan": state.fan,
        "goal": shown.goal,
        "goal_typed": "" if state.goal is None else f"{state.goal:.0f}",
        "goal_years": [(y, wording.year(y)) for y in shown.years[1:]],
        "years": shown.years,
        "year": shown.years[-1],
        "take": reverse("explore_take", args=(result.area, result.address, "NAME", "FORM")),
        "studies": list(_studies(result)) if may(by, "study.edit") else [],
        "may_keep": may(by, "study.edit"),
        "kept": request.GET.get("kept", ""),
    }


HEADINGS = {
    "lines": Both("Total population", "総人口の推移"),
    "groups": Both("Three age groups", "年齢3区分"),
    "pyramid": Both("Population pyramid", "人口ピラミッド"),
}


def script(name: str, whole: dict[str, Any]) -> str:
    """Return a chart as the JSON that charts.js draws."""
    return json_script(whole, f"explorer-{name}-data")


def _entries(shown: Shown, state: State) -> Iterator[dict[str, Any]]:
    for place, (line, entry) in enumerate(zip(shown.lines, state.entries, strict=True)):
        yield {
            "number": place + 1,
            "label": marked(line.label),
            "slot": f"slot-{line.colour[1:].lower()}",
            "colour": line.colour,
            "dash": " ".join(map(str, line.dash)),
            "on": place == state.on,
            "stored": bool(entry.stored),
        }


def _absent(result: VisionResult, state: State) -> list[tuple[str, Any]]:
    """Return the stored scenarios that are not shown."""
    there = {entry.stored for entry in state.entries}
    return [
        (name, marked(wording.scenario(result, name)))
        for name in stored_entries(result)
        if name not in there
    ]


def _levers(
    request: HttpRequest, result: VisionResult, state: State, typed: Typed | None
) -> Iterator[dict[str, Any]]:
    if state.entry.stored:
        return
    stands = load.ground(result.address)
    rows = (typed or form.typed_of(state.entry.levers)).rows
    added = request.GET.get("row", "")
    most = max(10.0, round(float(stands.stands.base.total[0]) * ARRIVALS_SHARE, -1))
    for key, words in LEVER_WORDS.items():
        low, high, step = SLIDERS.get(key, (0.0, most, 1.0))
        blank = [_blank(key, stands.base, stands.horizon, stands.tfr)] if added == key else []
        yield {
            "key": key,
            "title": words.title,
            "help": words.help,
            "value": words.value,
            "unit": words.unit,
            "rows": [(n, *row) for n, row in enumerate([*rows[key], *blank], 1)],
            "low": low,
            "high": high,
            "step": step,
            "first": stands.base,
            "last": stands.horizon,
            "fresh": len(rows[key]) + 1 if blank else 0,
        }


def _blank(key: str, base: int, horizon: int, tfr: float) -> Row:
    """Return the row that a button adds, with values to move from."""
    if key == "come":
        return str(base + 10), str(horizon), "0", "family"
    return str(base + 15), f"{tfr:.2f}" if key == "tfr" else "1"


def _studies(result: VisionResult) -> Iterator[tuple[str, str]]:
    """Return the studies of the municipality that a scenario can be saved in."""
    rows = StudyDraft.objects.filter(area=result.area).defer("typed")[:20]
    yield from ((str(row.pk), row.title) for row in rows)

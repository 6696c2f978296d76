"""A state → what is shown of it, in the language that is spoken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sosei.publishing import wording
from sosei.publishing.charts.style import PAGE_FONTS
from sosei.publishing.explorer import told
from sosei.publishing.explorer.charts import CHARTS, specification
from sosei.publishing.explorer.shown import Goal, Line, Shown, looks
from sosei.publishing.html import marked
from sosei.publishing.spoken import bare, own, say
from sosei.publishing.tables import PrintedTable
from sosei.studies.ensemble.spread import Spread, Wanted
from sosei.studies.result import VisionResult
from sosei.web.explorer import load
from sosei.web.explorer.state import Entry, State


def shown_of(result: VisionResult, state: State) -> Shown:
    """Return what a state shows: levers carried out, names and looks given."""
    names = labels(result, state)
    look = looks(result, [entry.stored for entry in state.entries])
    spreads: Sequence[Spread | None] = [None] * len(state.entries)
    goal = goal_of(result, state)
    if state.fan:
        wanted = Wanted(goal.value, goal.year)
        spreads = load.spreads_of(result.address, state.entries, wanted)
    lines = tuple(
        Line(label, colour, dash, load.made(result.address, entry.levers), spread)
        for entry, label, (colour, dash), spread in zip(
            state.entries, names, look, spreads, strict=True
        )
    )
    return Shown(result, lines, state.on, goal)


def goal_of(result: VisionResult, state: State) -> Goal:
    """Return the goal: the reader's, or what the result's aim came to."""
    year = state.goal_year or int(result.manifest["horizon"])
    if state.goal is not None:
        return Goal(state.goal, year, own=True)
    return Goal(load.frozen_total(result.address, year), year)


def labels(result: VisionResult, state: State) -> list[str]:
    """Return what each scenario is called; the reader's own are numbered until they have a name."""
    found, number = [], 0
    for entry in state.entries:
        number += not entry.stored
        found.append(_label(result, entry, number))
    return found


def _label(result: VisionResult, entry: Entry, number: int) -> str:
    if entry.stored:
        return wording.scenario(result, entry.stored)
    return own(entry.label) if entry.label else say(f"試した案{number}", f"My scenario {number}")


def words(shown: Shown) -> dict[str, Any]:
    """Return every sentence of what is shown, for page and script."""
    return {
        "answer": bare(told.answer(shown)),
        "gap": bare(told.gap(shown)),
        "clamped": bare(told.clamped(shown)),
        "alternatives": {key: bare(text) for key, text in told.alternatives(shown).items()},
        "captions": {year: bare(text) for year, text in told.captions(shown).items()},
        "names": [bare(line.label) for line in shown.lines],
    }


def closing(result: VisionResult, state: State) -> list[str]:
    """Return what each single lever would have to be for the goal."""
    goal = goal_of(result, state)
    return told.closing(load.closing(result.address, state.entry.levers, goal.value, goal.year))


def charts(shown: Shown, framed: dict[str, str] | None = None) -> dict[str, Any]:
    """Return every chart: its data, and the whole of it where the browser has another frame, or none.

    Parameters
    ----------
    shown : Shown
    framed : dict of str to str, optional
        The frame of each chart that the browser has.
    """
    found: dict[str, Any] = {}
    for name, chart in CHARTS.items():
        frame = f"{chart.frame(shown):g}"
        found[name] = {"frame": frame}
        if framed is not None and framed.get(name) == frame:
            found[name]["data"] = chart.data(shown)
        else:
            found[name]["whole"] = specification(chart, shown, "container", PAGE_FONTS)
    return found


def printed(table: PrintedTable) -> dict[str, Any]:
    """Return a table for a template: words in the other language marked."""
    heads = [(marked(cell), bare(cell)) for cell in table.head]
    rows = [
        (marked(first), list(zip(map(marked, cells), (b for _, b in heads[1:]), strict=True)))
        for first, *cells in table.rows
    ]
    return {"title": marked(table.title), "head": [h for h, _ in heads], "rows": rows}

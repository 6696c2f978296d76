"""Proposals as the list shows them: each beside what is reported, with its cells and its sender."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sosei.base.messages import Both
from sosei.linkage.figures import Binding
from sosei.publishing.strategy import years
from sosei.publishing.strategy.observed import observed
from sosei.strategy.case import Record
from sosei.strategy.reading import read_row
from sosei.web.plans import load
from sosei.web.plans.author.page import column_word
from sosei.web.plans.models import Strategy
from sosei.web.proposals import official
from sosei.web.proposals.models import Proposal, State
from sosei.web.words import catalogue

LATEST = 50
"""Decided proposals that are listed."""

MARKS = {State.WAITING: "…", State.CONFIRMED: "✓", State.DECLINED: "×", State.SUPERSEDED: "↻"}
"""Shapes beside the words of a state."""

MARKS_HELD = {
    official.Known.NEW: "＋",
    official.Known.WAITING: MARKS[State.WAITING],
    official.Known.REPORTED: MARKS[State.CONFIRMED],
    official.Known.REFUSED: MARKS[State.DECLINED],
}


def waiting(strategy: Strategy) -> list[dict[str, Any]]:
    """Return what waits, the oldest first."""
    rows = strategy.proposals.filter(state=State.WAITING).order_by("id")
    return [_line(strategy, each) for each in rows]


def decided(strategy: Strategy) -> list[dict[str, Any]]:
    """Return what was decided on last."""
    rows = strategy.proposals.exclude(state=State.WAITING).order_by("-decided_at", "-id")
    return [_line(strategy, each) for each in rows[:LATEST]]


def held(strategy: Strategy, year: int) -> list[dict[str, Any]]:
    """Return what the library holds of a year, and what became of it."""
    return [
        {
            "found": each,
            "value": each.observation and observed(each.indicator, each.observation),
            "mark": MARKS_HELD[each.state],
            "state": catalogue()[f"proposals.held_{each.state}"],
        }
        for each in official.of_year(strategy, year)
    ]


def _line(strategy: Strategy, proposal: Proposal) -> dict[str, Any]:
    record = load.package(strategy).records.get(proposal.cells["indicator"])
    return {
        "proposal": proposal,
        "name": record.indicator.name if record else proposal.cells["indicator"],
        "year": _year(record, proposal.cells),
        "value": _value(record, proposal.cells),
        "cells": list(_cells(proposal.cells)),
        "reported": _reported(record, proposal.cells),
        "state": catalogue()[f"proposals.{proposal.state}"],
        "mark": MARKS[State(proposal.state)],
    }


def _year(record: Record | None, cells: dict[str, str]) -> Both:
    """Return the year in the basis of its indicator: 2021年度; a date, or what cannot be told, as it was sent."""
    told = cells["year"]
    if record is None or not told.isdecimal():
        return Both(told, told)
    return years.year(int(told), record.indicator.year_basis)


def _value(record: Record | None, cells: dict[str, str]) -> Both:
    """Return what is proposed, with its unit; of an indicator that is gone, as it was sent."""
    if record is None:
        return Both(cells["value"], cells["value"])
    fiscal = record.indicator.year_basis.fiscal
    return observed(record.indicator, read_row("observations", cells, fiscal=fiscal))


def _reported(record: Record | None, cells: dict[str, str]) -> list[Both]:
    if record is None:
        return []
    year = int(cells["year"][:4])
    return [observed(record.indicator, o) for o in record.observations if o.year == year]


def _cells(cells: dict[str, str]) -> Iterator[tuple[Both, Both]]:
    """Return what else a proposal says: what was divided, the statistic by its name, the note."""
    for column in ("numerator", "denominator", "statistic", "note"):
        text = cells.get(column, "")
        binding = Binding.read(text) if column == "statistic" else None
        if text:
            yield column_word(column), binding.words if binding else Both(text, text)

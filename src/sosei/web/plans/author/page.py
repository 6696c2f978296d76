"""What every page of a strategy's authors does: find it, edit it, and say what stood in the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localtime

from sosei.base.errors import InputError
from sosei.base.messages import Both
from sosei.strategy.columns import TABLES
from sosei.strategy.package import Package
from sosei.web.faults import both_of
from sosei.web.people import load as people
from sosei.web.people.actor import Actor
from sosei.web.people.request import actor
from sosei.web.plans import actions
from sosei.web.plans.models import Edit, Strategy
from sosei.web.plans.store import StaleError
from sosei.web.words import catalogue

REFUSED, CONFLICT = 422, 409


def found(slug: str) -> Strategy:
    """Return a strategy by its address, or answer that it is not there."""
    return get_object_or_404(Strategy, slug=slug)


def apply(
    request: HttpRequest,
    strategy: Strategy,
    change: Callable[[Package], Package],
    reason: str = "",
) -> InputError | None:
    """Edit a strategy as its form was shown; return what stood in the way."""
    try:
        actions.edit(
            strategy=strategy,
            change=change,
            version=version_of(request),
            by=actor(request),
            reason=reason,
        )
    except InputError as error:
        strategy.refresh_from_db()
        return error
    return None


def version_of(request: HttpRequest) -> int:
    """Return the version that a form was made of; one that is not told is the first, so that nothing is overwritten."""
    told = request.POST.get("version", "")
    return int(told) if told.isdecimal() else 0


def show(
    request: HttpRequest,
    template: str,
    strategy: Strategy,
    context: Mapping[str, Any],
    error: InputError | None = None,
) -> HttpResponse:
    """Show a page of a strategy; after a refusal with what changed meanwhile, or with the faults."""
    stale = error if isinstance(error, StaleError) else None
    told = {
        "strategy": strategy,
        "version": strategy.version,
        "since": _edits(stale.edits, actor(request)) if stale else [],
        "faults": [] if stale else both_of(error),
    }
    status = CONFLICT if stale else REFUSED if error else 200
    return render(request, f"strategies/edit/{template}.html", told | dict(context), status=status)


def _edits(edits: Sequence[Edit], me: Actor) -> list[dict[str, Any]]:
    names = people.names(edit.by for edit in edits)
    return [
        {
            "at": localtime(edit.at).strftime("%Y-%m-%d %H:%M"),
            "who": who(edit.by, me, names),
            "changes": [change_of(change) for change in edit.changes],
        }
        for edit in edits
    ]


def who(by: str, me: Actor, names: Mapping[str, Both]) -> Both:
    """Say who did something: oneself, or another person by name."""
    if by == me.id:
        return catalogue()["plans.you"]
    return names.get(by, catalogue()["people.unknown"])


def change_of(change: Mapping[str, Any]) -> dict[str, Any]:
    """Return a change of a row as a table shows it: its key, and each cell that differs, old and new."""
    before, after = change["before"] or {}, change["after"] or {}
    table = TABLES.get(change["table"])
    names = table.order if table else tuple(after)  # of the head, every name that it has
    columns = [c for c in names if before.get(c, "") != after.get(c, "")]
    return {
        "table": catalogue()[f"plans.table_{change['table']}"],
        "key": " / ".join(filter(None, change["key"])),
        "name": after.get("name") or before.get("name") or "",
        "kind": change["kind"],
        "word": catalogue()[f"plans.change_{change['kind']}"],
        "cells": [
            {"column": column_word(c), "before": before.get(c, ""), "after": after.get(c, "")}
            for c in columns
        ],
    }


def column_word(column: str) -> Both:
    """Return what a column is called on pages."""
    return catalogue().get(f"plans.field_{column}", Both(column, column))

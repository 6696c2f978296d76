"""What an approved report says becomes the strategy's, in the transaction of the approval."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from sosei.strategy import editing
from sosei.strategy.package import Package
from sosei.strategy.plan import Text
from sosei.strategy.review.report import Report as Told
from sosei.strategy.review.report import as_reported
from sosei.web.people.actor import Actor
from sosei.web.plans import actions as plans
from sosei.web.plans.models import Edit, Strategy
from sosei.web.plans.store import StaleError, edits_since
from sosei.web.reviews.models import INDICATOR, Report

TEXT_PARTS = {"result": "result", "issue": "issue", "direction": "next"}
"""Parts of a final report, and the parts of a strategy's texts that they become.

A strategy's own ``direction`` is what its pillar set out to do; where it goes from here is its ``next``.
"""


def take_over(*, row: Report, told: Told, seen: int, by: Actor) -> None:
    """Write an approved report into its strategy.

    Parameters
    ----------
    row : Report
    told : Told
    seen : int
        Version of the strategy that the person saw.
    by : Actor

    Raises
    ------
    StaleError
        If what the report is of was changed in the strategy since then.
    """
    strategy = Strategy.objects.select_for_update().get(pk=row.cycle.strategy_id)
    edits = [each for each in edits_since(strategy, seen) if touches(each, row.of, row.subject)]
    if edits:
        raise StaleError(strategy, edits)
    plans.edit(
        strategy=strategy,
        change=partial(_with_report, told=told, indicator=row.of == INDICATOR),
        version=strategy.version,
        by=by,
        verb="report.approve",
        department=row.department,
        reason=_reason(row),
    )
    row.cycle.strategy = strategy


def touches(edit: Edit, of: str, subject: str) -> bool:
    """Whether an edit of a strategy is about an indicator, or a node."""
    return any(_is_of(change, of, subject) for change in edit.changes)


def _is_of(change: Mapping[str, Any], of: str, subject: str) -> bool:
    cells = change["after"] or change["before"]
    own = {"indicators": INDICATOR, "nodes": "node"}.get(change["table"])
    if own is not None:
        return own == of and cells["id"] == subject
    if change["table"] in {"frameworks", "tags", "placements"}:
        return False
    column = "node" if change["table"] == "texts" else of
    return bool(cells.get(column) == subject)


def _with_report(package: Package, told: Told, *, indicator: bool) -> Package:
    return _with_value(package, told) if indicator else _with_words(package, told)


def _with_value(package: Package, told: Told) -> Package:
    record = as_reported(package.records[told.subject], told.observation)
    others = (o for o in package.observations if o.indicator != told.subject)
    return replace(package, observations=(*others, *record.observations))


def _with_words(package: Package, told: Told) -> Package:
    for part, own in TEXT_PARTS.items():
        text = Text(told.subject, own, "ja", told.said(part))
        package = editing.with_text(package, text)
    return package


def _reason(row: Report) -> str:
    """Return why an observation is entered; it is read with the strategy, whose language is Japanese."""
    asked = row.cycle.requests.filter(department=row.department).first()
    of = f"・{asked.name}" if asked else ""
    return f"{row.cycle.year}年度の効果検証{of}"

"""What an approved report says becomes the strategy's, in the transaction of the approval."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from sosei.strategy import editing
from sosei.strategy.difference import Kind, key_of
from sosei.strategy.package import Package
from sosei.strategy.plan import Text
from sosei.strategy.review.report import TEXT_PARTS, as_reported
from sosei.strategy.review.report import Report as Told
from sosei.web.people.actor import Actor
from sosei.web.plans import actions as plans
from sosei.web.plans.load import OBSERVATIONS
from sosei.web.plans.models import Edit, Strategy
from sosei.web.plans.store import StaleError, edits_since
from sosei.web.reviews.load import report_of
from sosei.web.reviews.models import INDICATOR, Report


def check_untouched(row: Report, seen: int) -> None:
    """Raise what was changed in the strategy of what a report is of, since a person saw it.

    Parameters
    ----------
    row : Report
    seen : int
        Version of the strategy that the person saw.

    Raises
    ------
    StaleError
    """
    strategy = Strategy.objects.select_for_update().get(pk=row.cycle.strategy_id)
    edits = [each for each in edits_since(strategy, seen) if touches(each, row.of, row.subject)]
    if edits:
        raise StaleError(strategy, edits)


def take_over(*, rows: Sequence[Report], by: Actor) -> None:
    """Write approved reports into their strategy, in one edit.

    Parameters
    ----------
    rows : sequence of Report
        Of one review and one department.
    by : Actor

    Raises
    ------
    InputError
        If the strategy could not stand with them.
    """
    first = rows[0]
    strategy = Strategy.objects.select_for_update().get(pk=first.cycle.strategy_id)
    plans.edit(
        strategy=strategy,
        change=partial(_with_reports, rows=rows),
        version=strategy.version,
        by=by,
        verb="report.approve",
        department=first.department,
        reason=_reason(first),
    )
    for row in rows:
        row.cycle.strategy = strategy


def touches(edit: Edit, of: str, subject: str) -> bool:
    """Whether an edit of a strategy is about an indicator, or a node."""
    return any(_is_of(change, of, subject) for change in edit.changes)


def _is_of(change: Mapping[str, Any], of: str, subject: str) -> bool:
    if change["kind"] == Kind.MOVED:
        return False
    cells = change["after"] or change["before"]
    own = {"indicators": INDICATOR, "nodes": "node"}.get(change["table"])
    if own is not None:
        return own == of and cells["id"] == subject
    if change["table"] in {"frameworks", "tags", "placements"}:
        return False
    column = "node" if change["table"] == "texts" else of
    return bool(cells.get(column) == subject)


def _with_reports(package: Package, rows: Sequence[Report]) -> Package:
    for row in rows:
        told = report_of(row)
        package = (_with_value if row.of == INDICATOR else _with_words)(package, told)
    return package


def _with_value(package: Package, told: Told) -> Package:
    """Put a value in its place; one that it takes the place of goes."""
    if told.observation is None:
        return package
    before = package.records[told.subject]
    after = as_reported(before, told.observation)
    gone = {key_of(OBSERVATIONS, o) for o in before.observations}
    gone -= {key_of(OBSERVATIONS, o) for o in after.observations}
    for key in gone:
        package = editing.without_row(package, OBSERVATIONS, key)
    return editing.with_row(package, OBSERVATIONS, told.observation)


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

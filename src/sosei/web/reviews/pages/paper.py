"""What the page of one report shows: its form as it was typed, and everything that is in view beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse

from sosei.base.errors import InputError
from sosei.strategy.review.stages import STAGES, Stage
from sosei.web.people.load import names
from sosei.web.people.permissions import may
from sosei.web.people.request import actor
from sosei.web.plans.author.fields import Form
from sosei.web.reviews.evidence import OPEN
from sosei.web.reviews.models import Report
from sosei.web.reviews.pages import fields, shown
from sosei.web.reviews.pages.page import Opened, of_indicator, show
from sosei.web.reviews.pages.proposed import proposed
from sosei.web.reviews.reporting import DoubtedError, value_key


@dataclass(frozen=True)
class Typed:
    """A form as it came back.

    Attributes
    ----------
    form : Form
    version : int
        Of the report that the person saw.
    confirmed : str
    """

    form: Form
    version: int
    confirmed: str = ""

    @property
    def cells(self) -> dict[str, str]:
        """What was typed, by field."""
        return {field.name: field.value for field in self.form.fields}


def form_page(
    request: HttpRequest,
    page: Opened,
    row: Report,
    typed: Typed,
    error: InputError | None = None,
    *,
    draft: Any = None,
    resolved: bool = False,
) -> HttpResponse:
    """Show the page of a report with its form as it was typed."""
    doubted = error if isinstance(error, DoubtedError) else None
    form = typed.form.refused(error) if error else typed.form
    context = _context(request, page, row) | {
        "form": form,
        "version": typed.version,
        "draft": draft,
        "resolved": resolved,
        "doubts": doubted.doubts if doubted else (),
        **_tried(page, row, typed),
    }
    context["editable"] = context["writes"] and (row.stage in OPEN or resolved)
    context["proposed"] = proposed(page, row) if context["editable"] else None
    return show(request, "report", context, error)


def _tried(page: Opened, row: Report, typed: Typed) -> dict[str, Any]:
    """Judge what was typed, if it can be read."""
    if not of_indicator(row):
        return {}
    try:
        observation = fields.observation(page, row, typed.cells)
    except InputError:
        return {}
    record = page.package.records[row.subject]
    tried = shown.verdict(record, observation, page.row.year) if observation else None
    return {"tried": tried, "value_key": value_key(observation)}


def _context(request: HttpRequest, page: Opened, row: Report) -> dict[str, Any]:
    by, of = actor(request), row.department
    waits, stage = row.stage == Stage.REPORTED, Stage(row.stage)
    events = list(row.events.order_by("-version"))
    return page.context() | {
        "report": row,
        "person": by,
        "name": page.name(row),
        "department": page.department(of),
        "stage": STAGES[stage],
        "facts": shown.facts(page, row) if of_indicator(row) else None,
        "last_words": shown.last_words(row),
        "line": shown.line_of(page, row),
        "words": shown.words_of(row.texts),
        "said": shown.said_of(page, row),
        "source": shown.source_of(row),
        "steps": shown.history(events, names(each.by for each in events)),
        "evidence": row.evidence.all(),
        "writes": may(by, "report.write", of),
        "withdraws": waits and may(by, "report.write", of),
        "returns": waits and may(by, "report.return", of),
        "approves": waits and may(by, "report.approve", of),
        "reopens": stage == Stage.APPROVED and may(by, "review.open"),
    }

"""Two people wrote one report: the second sees what was, what is there now and what is theirs, and chooses."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from sosei.base.errors import Fault, InputError
from sosei.strategy.review.merging import Differing, Side, differing, merged
from sosei.web.people.load import names
from sosei.web.reviews.models import Report, ReportEvent
from sosei.web.reviews.pages import fields, shown
from sosei.web.reviews.pages.page import CONFLICT, Opened, show
from sosei.web.reviews.pages.paper import Typed, form_page
from sosei.web.reviews.reporting import since

CHOICES = "resolve"
"""Names the form in which somebody chooses."""

MINE, PICK = "mine_", "pick_"


def found(page: Opened, row: Report, version: int, mine: dict[str, str]) -> tuple[Differing, ...]:
    """Return the fields in which mine is not what is there now.

    Parameters
    ----------
    page : Opened
    row : Report
    version : int
        That I saw.
    mine : dict
        By field.
    """
    before = _at(page, row, version)
    theirs = fields.stored(page, row, row.cells, row.texts)
    return differing(mine, before, theirs, mine)


def _at(page: Opened, row: Report, version: int) -> dict[str, str]:
    event = ReportEvent.objects.filter(report=row, version=version).first()
    if event is None:
        return fields.stored(page, row, None, {})
    return fields.stored(page, row, event.cells, event.texts)


def page(
    request: HttpRequest,
    opened: Opened,
    row: Report,
    version: int,
    mine: dict[str, str],
    error: InputError | None = None,
) -> HttpResponse:
    """Show field by field theirs, mine and what was before."""
    labels = {field.name: field for field in fields.form_of(opened, row).fields}
    events = list(since(row, version))
    known = names([event.by for event in events])
    context = opened.context() | {
        "report": row,
        "name": opened.name(row),
        "version": version,
        "differing": [_line(labels[each.name], each) for each in found(opened, row, version, mine)],
        "mine": [(f"{MINE}{name}", text) for name, text in mine.items()],
        "events": [shown.step(event, known) for event in events],
    }
    return show(request, "conflict", context, error or InputError([]), CONFLICT)


def _line(field: Any, each: Differing) -> dict[str, Any]:
    texts = (each.before, each.theirs, each.mine)
    before, theirs, mine = (_in_words(field, text) for text in texts)
    return {
        "name": f"{PICK}{each.name}",
        "label": field.label,
        "before": before,
        "theirs": theirs,
        "mine": mine,
        "side": str(each.side or ""),
    }


def _in_words(field: Any, text: str) -> dict[str, Any]:
    """Return what a choice is called; a text stands for itself."""
    called = dict(field.choices).get(text)
    return {"words": called or text, "own": called is None}


def resolved(request: HttpRequest, opened: Opened, row: Report) -> HttpResponse:
    """Fill the form with what was chosen; it is sent from there."""
    seen = request.POST.get("version", "")
    version = int(seen) if seen.isdecimal() else 0
    empty = fields.form_of(opened, row)
    mine = {f.name: request.POST.get(f"{MINE}{f.name}", "") for f in empty.fields}
    differs = found(opened, row, version, mine)
    chosen = {
        each.name: Side(picked)
        for each in differs
        if (picked := request.POST.get(f"{PICK}{each.name}", "")) in list(Side)
    }
    theirs = fields.stored(opened, row, row.cells, row.texts)
    try:
        own = merged(theirs, differs, chosen)
    except KeyError:
        unsaid = InputError([Fault("review_not_chosen", opened.name(row).ja)])
        return page(request, opened, row, version, mine, unsaid)
    typed = Typed(empty.filled(own), row.version)
    return form_page(request, opened, row, typed, resolved=True)

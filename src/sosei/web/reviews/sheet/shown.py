"""What the page of a sheet that is looked at shows."""

from __future__ import annotations

from typing import Any

from sosei.base.errors import InputError
from sosei.base.messages import Both
from sosei.publishing.review_sheet.words import HEADINGS
from sosei.publishing.strategy.names import Own
from sosei.publishing.strategy.numbers import typed_unit
from sosei.strategy.indicator import Nature
from sosei.strategy.review.sheet.difference import Change, State
from sosei.strategy.review.sheet.words import CHOSEN, DONE
from sosei.strategy.review.stages import STAGES, Stage
from sosei.web.faults import both_of
from sosei.web.reviews.models import Draft
from sosei.web.reviews.pages.page import Opened, of_indicator, word
from sosei.web.reviews.sheet.looked import Beside, Looked


def context(page: Opened, department: str, sheet: Looked, posted: Any) -> dict[str, Any]:
    """Return what the page shows.

    Parameters
    ----------
    page : Opened
    department : str
        Code.
    sheet : Looked
    posted : QueryDict
        What was chosen before, if it was refused.
    """
    numbers = [beside.report.pk for beside in sheet.rows]
    drafted = set(Draft.objects.filter(report__in=numbers).values_list("report", flat=True))
    ticked = {value.partition("-")[0] for value in posted.getlist("row")} if posted else None
    lines = [_line(page, beside, ticked, drafted) for beside in sheet.rows]
    return page.context() | {
        "code": department,
        "department": page.department(department),
        "changed": [line for line in lines if line["changes"]],
        "owed": [line for line in lines if line["owed"]],
        "same": [line for line in lines if not line["changes"] and not line["owed"]],
        "missing": [page.names.name(subject) for subject in sheet.compared.missing],
        "gone": [page.names.name(subject) for subject in sheet.compared.gone],
        "unread": sheet.unread,
        "older": bool(sheet.version) and sheet.version != str(page.row.strategy.version),
    }


def _line(
    page: Opened, beside: Beside, ticked: set[str] | None, drafted: set[int]
) -> dict[str, Any]:
    report = beside.report
    number = str(report.pk)
    return {
        "row": report,
        "name": page.name(report),
        "stage": STAGES[Stage(report.stage)],
        "state": str(beside.row.state),
        "state_words": word(f"sheet_{beside.row.state}"),
        "changes": [_change(page, beside, each) for each in beside.row.changes],
        "owed": beside.owed,
        "closed": beside.closed,
        "lacks": both_of(InputError(beside.lacks)) if beside.lacks else (),
        "doubts": beside.doubts,
        "key": beside.key(page) if beside.doubts else "",
        "drafted": report.pk in drafted,
        "ticked": bool(beside.row.changes and beside.ready) if ticked is None else number in ticked,
    }


def _change(page: Opened, beside: Beside, each: Change) -> dict[str, Any]:
    chosen = beside.sides.get(each.name)
    texts = (each.exported, each.stored, each.typed)
    exported, stored, typed = (_in_words(page, beside, each.name, text) for text in texts)
    return {
        "label": _label(page, beside, each.name),
        "key": f"pick-{beside.report.pk}-{each.name}",
        "conflicting": each.state is State.CONFLICTING,
        "exported": exported,
        "stored": stored,
        "typed": typed,
        "side": str(chosen or ""),
    }


def _label(page: Opened, beside: Beside, name: str) -> Both:
    """Return what a field is called; a value with the unit in which it is typed."""
    heading = HEADINGS[name]
    if name != "value" or not of_indicator(beside.report):
        return heading
    unit = typed_unit(page.package.records[beside.report.subject].indicator)
    if not unit.ja:
        return heading
    return Both(f"{heading.en} ({unit.en})", f"{heading.ja}（{unit.ja}）")


def _in_words(page: Opened, beside: Beside, name: str, text: str) -> Both | Own | None:
    """Return what a choice is called, a text as its own words; None where there is none."""
    if not text:
        return None
    if name in CHOSEN:
        return CHOSEN[name].get(text, Both(text, text))
    if name == "value" and _milestone(page, beside):
        return DONE.get(text, Both(text, text))
    return Own(text)


def _milestone(page: Opened, beside: Beside) -> bool:
    report = beside.report
    if not of_indicator(report):
        return False
    return page.package.records[report.subject].indicator.nature is Nature.MILESTONE

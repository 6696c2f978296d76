"""What the library knows of a reported indicator: offered with its cells, taken into the form only by a press."""

from __future__ import annotations

from typing import Any

from sosei.linkage.figures import Binding
from sosei.linkage.self_filled import Proposed, propose_observation
from sosei.publishing.strategy.lines import value
from sosei.strategy.case import Case
from sosei.strategy.review.report import as_reported
from sosei.strategy.review.typed import typed_of
from sosei.web.data.load import library
from sosei.web.plans.author.fields import Form
from sosei.web.reviews.models import Report
from sosei.web.reviews.pages.page import Opened, of_indicator

TAKE = "take"
"""Names the button that takes the value into the form."""


def proposed(page: Opened, row: Report) -> dict[str, Any] | None:
    """Return what the library proposes, as a page shows it; None where nothing is bound."""
    told = _told(page, row)
    if told is None:
        return None
    if not isinstance(told, Proposed):
        return {"reason": told.reason, "others": told.others}
    record = page.package.records[row.subject]
    case = Case(as_reported(record, told.observation), page.row.year)
    return {"value": value(record.indicator, case.value), "cells": told.cells}


def taken(page: Opened, row: Report, form: Form) -> Form:
    """Return the form with the value that the library proposes; as it was, if it proposes none by now."""
    told = _told(page, row)
    if not isinstance(told, Proposed):
        return form
    indicator = page.package.records[row.subject].indicator
    return form.filled(typed_of(indicator, told.observation))


def _told(page: Opened, row: Report) -> Any:
    if not of_indicator(row):
        return None
    indicator = page.package.records[row.subject].indicator
    if Binding.read(indicator.statistic) is None:
        return None
    return propose_observation(library(), indicator, page.row.strategy.area, page.row.year)

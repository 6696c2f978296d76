"""The trail as CSV: a text that a spreadsheet would take for a formula stands behind an apostrophe."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from django.db.models import QuerySet

from sosei.publishing.package_csv import guarded
from sosei.web.trail.chain import moment
from sosei.web.trail.models import Event

COLUMNS = (
    "number",
    "at",
    "by",
    "name",
    "roles",
    "verb",
    "kind",
    "object",
    "label",
    "before",
    "after",
    "previous",
    "hash",
)
CHUNK = 2000


def lines(events: QuerySet[Event]) -> Iterator[str]:
    """Yield the lines of events, the head first; the oldest event first."""
    yield _line(COLUMNS)
    for event in events.order_by("number").iterator(CHUNK):
        yield _line(_cell(event, column) for column in COLUMNS)


def _cell(event: Event, column: str) -> str:
    return moment(event.at) if column == "at" else guarded(str(getattr(event, column)))


def _line(cells: Iterable[str]) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerow(cells)
    return stream.getvalue()

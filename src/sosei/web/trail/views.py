"""The page of the audit trail: who, what, when, which."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.timezone import make_aware
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sosei.publishing.package_csv import BOM
from sosei.web.trail.export import lines
from sosei.web.trail.models import Event
from sosei.web.trail.verbs import KINDS, RECORDED

MOST = 100
"""Events of one page."""


@never_cache
@require_safe
def trail(request: HttpRequest) -> HttpResponse:
    """List events, the newest first."""
    asked = request.GET.dict()
    rows = list(_older(chosen(asked), asked.get("before", ""))[: MOST + 1])
    shown = rows[:MOST]
    query = request.GET.copy()
    if len(rows) > MOST:
        query["before"] = str(shown[-1].number)
    context: dict[str, Any] = {
        "asked": asked,
        "lines": [_line(event) for event in shown],
        "verbs": sorted(RECORDED.items()),
        "kinds": sorted(KINDS.items()),
        "older": query.urlencode() if len(rows) > MOST else "",
        "query": request.GET.urlencode(),
    }
    return render(request, "trail/trail.html", context)


@never_cache
@require_safe
def download(request: HttpRequest) -> HttpResponseBase:
    """Hand out what was chosen as CSV."""
    content = (
        f"{BOM}{text}" if n == 0 else text
        for n, text in enumerate(lines(chosen(request.GET.dict())))
    )
    headers = {"Content-Disposition": 'attachment; filename="trail.csv"'}
    return StreamingHttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)


def chosen(asked: Mapping[str, str]) -> QuerySet[Event]:
    """Return the events that a query asks for; what cannot be read in it asks for nothing."""
    events = Event.objects.all()
    for name, lookup in (
        ("who", "name__icontains"),
        ("verb", "verb"),
        ("kind", "kind"),
        ("about", "label__icontains"),
    ):
        if words := asked.get(name, "").replace("\0", ""):
            events = events.filter(**{lookup: words})
    if (since := _moment(asked.get("since", ""), time.min)) is not None:
        events = events.filter(at__gte=since)
    if (until := _moment(asked.get("until", ""), time.max)) is not None:
        events = events.filter(at__lte=until)
    return events


def _older(events: QuerySet[Event], before: str) -> QuerySet[Event]:
    return (
        events.filter(number__lt=int(before)) if before.isdecimal() and len(before) < 18 else events
    )


def _moment(text: str, at: time) -> datetime | None:
    """Return a time of a day; nothing for what is no day of these centuries."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return make_aware(datetime.combine(day, at)) if 1900 <= day.year <= 2999 else None


def _line(event: Event) -> dict[str, Any]:
    return {
        "event": event,
        "verb": RECORDED.get(event.verb, event.verb),
        "kind": KINDS.get(event.kind, event.kind),
        "before": _readable(event.before),
        "after": _readable(event.after),
    }


def _readable(text: str) -> str:
    return json.dumps(json.loads(text), ensure_ascii=False, indent=1) if text else ""

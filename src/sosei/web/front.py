"""The first page: what there is, and what to do first."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sosei.publishing.strategy.names import Own
from sosei.web.data import load as data
from sosei.web.data import shown
from sosei.web.plans.load import published
from sosei.web.studies.models import StudyDraft
from sosei.web.visions import load as visions


@never_cache
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Lead from figures to studies to visions."""
    entries = data.entries()
    context = {
        "count": len(entries),
        "when": shown.when(entries[0].added_at) if entries else "",
        "studies": StudyDraft.objects.count(),
        "towns": visions.towns(),
        "strategies": [(s, Own(s.name, s.english_name)) for s in published()],
    }
    return render(request, "front.html", context)

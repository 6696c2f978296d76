"""What is kept of people: told to everybody, and given to each as a file."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sosei.web.people.load import appointed_to
from sosei.web.people.models import Person
from sosei.web.people.own import me
from sosei.web.people.sessions import own
from sosei.web.trail.models import Event


@require_safe
def kept(request: HttpRequest) -> HttpResponse:
    """Tell what is kept, what for and how long."""
    days, hours = settings.JOBS_KEPT_DAYS, settings.SESSION_COOKIE_AGE // 3600
    return render(request, "people/kept.html", {"days": days, "hours": hours})


@never_cache
@require_safe
def own_data(request: HttpRequest) -> HttpResponse:
    """Give somebody everything that is kept under their name."""
    headers = {"Content-Disposition": 'attachment; filename="sosei-account.json"'}
    options = {"ensure_ascii": False, "indent": 1}
    return JsonResponse(_told(me(request)), headers=headers, json_dumps_params=options)


def _told(person: Person) -> dict[str, Any]:
    card = ("email", "name", "english_name", "language", "joined_at", "last_login")
    events = Event.objects.filter(by=person.pk.hex).order_by("number")
    return {
        "account": {name: getattr(person, name) for name in card},
        "posts": [
            {"post": str(each.post), "since": each.since, "until": each.until}
            for each in appointed_to(person)
        ],
        "sessions": [{"since": each.since, "device": each.device.en} for each in own(person, None)],
        "done": list(events.values("number", "at", "verb", "kind", "label")),
    }

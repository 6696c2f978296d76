"""Whose a request is: until there are accounts, its session's."""

from __future__ import annotations

from uuid import uuid4

from django.http import HttpRequest

KEY = "owner"


def owner(request: HttpRequest) -> str:
    """Return the person of a request, made on first need; not the session's own key, which opens it."""
    if KEY not in request.session:
        request.session[KEY] = uuid4().hex
    return str(request.session[KEY])

"""Files that a page sends: to disk at once, and never more than the limit in one request."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

MEGABYTE = 1024 * 1024


class UploadLimitMiddleware:
    """Refuse a request that promises more than ``UPLOAD_LIMIT`` bytes, before any of it is read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer one request; a body without a length is empty to WSGI."""
        if int(request.META.get("CONTENT_LENGTH") or 0) > settings.UPLOAD_LIMIT:
            limit = settings.UPLOAD_LIMIT // MEGABYTE
            return render(request, "413.html", {"limit": limit}, status=413)
        return self.get_response(request)

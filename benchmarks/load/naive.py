"""The peer: the same product, which keeps nothing between two requests and reads and judges anew."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from sosei.web.settings import *  # noqa: F403
from sosei.web.settings import MIDDLEWARE as OURS

MIDDLEWARE = ["benchmarks.load.naive.ForgettingMiddleware", *OURS]


class ForgettingMiddleware:
    """Throw away what is kept of strategies before every request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer one request."""
        from sosei.web.plans import kept, load  # noqa: PLC0415 - after django.setup()

        kept.PRINTS.clear()
        for keeping in (load._package, load._judged, load._told):
            keeping.cache_clear()
        return self.get_response(request)

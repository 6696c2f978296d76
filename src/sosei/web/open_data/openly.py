"""Answers that programs of anybody may read, also from pages of other servers; nothing is given that a cookie opens."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

View = Callable[..., HttpResponse]

REMEMBERED = str(24 * 60 * 60)
"""Seconds for which a browser need not ask again whether it may ask."""


def openly(*methods: str) -> Callable[[View], View]:
    """Let a view be read from everywhere (CORS), by some methods alone.

    Parameters
    ----------
    *methods : str
        ``GET``, ``POST`` …; a browser that asks first (OPTIONS) is told them.
    """
    allowed = ", ".join((*methods, "OPTIONS"))

    def decorated(view: View) -> View:
        @wraps(view)
        def read(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method == "OPTIONS":
                response = HttpResponse(status=204)
                response["Access-Control-Allow-Methods"] = allowed
                response["Access-Control-Allow-Headers"] = "Content-Type"
                response["Access-Control-Max-Age"] = REMEMBERED
                response["Allow"] = allowed
            else:
                response = view(request, *args, **kwargs)
            return _opened(response)

        return read

    return decorated


def _opened(response: HttpResponse) -> HttpResponse:
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "ETag, Last-Modified"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    if "Cache-Control" not in response:
        patch_cache_control(response, public=True, no_cache=True)
    return response

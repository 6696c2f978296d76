"""The language of a page: what was asked for, else what was chosen before, else the browser's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header

from sosei.base.messages import Language

COOKIE = "sosei_language"
ASKED = "lang"
"""Key of the query: ``?lang=en`` on any page switches, and is remembered."""

YEAR = 365 * 24 * 60 * 60
LANGUAGES: dict[str, Language] = {"ja": "ja", "en": "en"}
LANGUAGE_NAMES: dict[Language, str] = {"ja": "日本語", "en": "English"}


def language(request: HttpRequest) -> Language:
    """Return the language that a request is answered in; Japanese if it says nothing."""
    for word in (request.GET.get(ASKED, ""), request.COOKIES.get(COOKIE, "")):
        if word in LANGUAGES:
            return LANGUAGES[word]
    for word, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        if (short := word.split("-")[0]) in LANGUAGES:
            return LANGUAGES[short]
    return "ja"


class Cookieless(HttpResponse):
    """An answer that leaves nothing in the browser: it may stand in a page of another site."""


class LanguageMiddleware:
    """Answer in the language of the request, and remember one that was asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer one request."""
        chosen = language(request)
        with translation.override(chosen):
            response = self.get_response(request)
        patch_vary_headers(response, ["Accept-Language", "Cookie"])
        if request.GET.get(ASKED) == chosen and not isinstance(response, Cookieless):
            remember(response, chosen)
        return response


def remember(response: HttpResponse, chosen: str) -> None:
    """Let the browser keep a language for the next page."""
    response.set_cookie(
        COOKIE,
        chosen,
        max_age=YEAR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def context(request: HttpRequest) -> dict[str, Any]:
    """Give templates ``language``, and where the page stands in the other one.

    Returns
    -------
    dict
        ``language`` (``ja`` or ``en``), ``other_language`` (its code), ``other_language_name`` and
        ``other_language_url`` (this page with ``?lang=``).
    """
    here = language(request)
    other: Language = "en" if here == "ja" else "ja"
    query = request.GET.copy()
    query[ASKED] = other
    return {
        "language": here,
        "other_language": other,
        "other_language_name": LANGUAGE_NAMES[other],
        "other_language_url": f"?{query.urlencode()}",
    }

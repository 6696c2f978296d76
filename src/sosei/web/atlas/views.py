"""The map of the nation and of a prefecture, and what can be taken away of it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from sosei.base.areas import PREFECTURES
from sosei.base.errors import InputError
from sosei.publishing.spoken import speaking
from sosei.studies.cells import following
from sosei.web.atlas import load, shown
from sosei.web.atlas.asked import Asked, asked_of
from sosei.web.data.everyone import state
from sosei.web.language import language

BY = ("prefectures", "municipalities")
"""How the nation is divided."""

TYPES = {"svg": "image/svg+xml", "png": "image/png", "csv": "text/csv; charset=utf-8"}

fresh = cache_control(private=True, no_cache=True)


@require_safe
@fresh
def nation(request: HttpRequest) -> HttpResponse:
    """Show the nation by prefecture, or by municipality."""
    return _page(request, _by(request), "")


@require_safe
@fresh
def prefecture(request: HttpRequest, prefecture: str) -> HttpResponse:
    """Show a prefecture by municipality."""
    return _page(request, _known(prefecture), prefecture)


@require_safe
@fresh
def nation_file(request: HttpRequest, form: str) -> HttpResponse:
    """Hand out what the page of the nation shows."""
    return _file(request, _by(request), "japan", form)


@require_safe
@fresh
def prefecture_file(request: HttpRequest, prefecture: str, form: str) -> HttpResponse:
    """Hand out what the page of a prefecture shows."""
    return _file(request, _known(prefecture), prefecture, form)


def _by(request: HttpRequest) -> str:
    """Return how the nation is divided; empty if nothing is said."""
    by = request.GET.get("by", "")
    if by not in {"", *BY}:
        raise Http404(f"no {by}")
    return by


def _known(prefecture: str) -> str:
    if prefecture not in PREFECTURES:
        raise Http404(f"no prefecture {prefecture}")
    return prefecture


def _page(request: HttpRequest, scope: str, prefecture: str) -> HttpResponse:
    context: dict[str, Any] = {
        "scope": scope,
        "prefecture": prefecture,
        "prefecture_name": PREFECTURES.get(prefecture, ""),
        "prefectures": PREFECTURES.items(),
    }
    try:
        asked, laid, scope = _read(request, scope)
    except InputError:
        return render(request, "atlas/map.html", context | {"damaged": True}, status=503)
    if asked is None:
        return render(request, "atlas/map.html", context)
    context["scope"] = scope
    with speaking(language(request)), following():
        context |= shown.context(asked, laid, scope)
    return render(request, "atlas/map.html", context)


def _read(request: HttpRequest, scope: str) -> tuple[Asked | None, load.Laid | None, str]:
    """Return what is asked for, its map, and its scope: prefectures where every municipality has a name to be summed.

    Raises
    ------
    InputError
        If a block is damaged.
    """
    at = state()
    atlas = load.atlas(at)
    scope = scope or BY[0 if atlas.complete else 1]
    return asked_of(request.GET, atlas, scope), load.laid(at, scope), scope


def _file(request: HttpRequest, scope: str, name: str, form: str) -> HttpResponse:
    if form not in TYPES:
        raise Http404(f"no {form}")
    try:
        asked, laid, _ = _read(request, scope)
    except InputError as error:
        raise Http404(str(error)) from None
    if asked is None or (laid is None and form != "csv"):
        raise Http404("nothing is held")
    with speaking(language(request)):
        content = _content(asked, laid, form)
    headers = {"Content-Disposition": f'attachment; filename="{_named(asked, name)}.{form}"'}
    return HttpResponse(content, content_type=TYPES[form], headers={} if form == "svg" else headers)


def _content(asked: Asked, laid: load.Laid | None, form: str) -> bytes:
    if laid is None or form == "csv":
        return shown.table(asked)
    return shown.picture(asked, laid, form)


def _named(asked: Asked, name: str) -> str:
    return f"map-{name}-{asked.shown.measure.key}-{asked.shown.series.key}-{asked.shown.year}"

"""Pages of the explorer: a link or a form into what it comes to."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from sosei.base.errors import Faults, InputError
from sosei.publishing.explorer import told
from sosei.publishing.spoken import bare, speaking
from sosei.studies.result import VisionResult
from sosei.web.explorer import form, load, page, seen
from sosei.web.explorer.state import State, first_state, state_of
from sosei.web.faults import both_of
from sosei.web.language import language

REFUSED = 422


def read(request: HttpRequest, result: VisionResult) -> State:
    """Return what a link, or the form, asks for.

    Raises
    ------
    InputError
        With every fault.
    """
    faults, stands = Faults(), load.ground(result.address)
    state = state_of(request.GET, result, stands, faults)
    if form.sent(request.GET):
        state = form.moved(request.GET, state, stands, faults)
    faults.raise_if_any()
    return state


@require_safe
@cache_control(private=True, no_cache=True)
def explore(request: HttpRequest, area: str, address: str) -> HttpResponse:
    """Show scenarios beside each other, and the levers of the one that is looked at."""
    result = load.opened(request, area, address)
    try:
        state = read(request, result)
    except InputError as error:
        return explored(request, result, _without_faults(request, result), error)
    do = request.GET.get("do", "")
    if form.sent(request.GET):
        link = form.done(do, state, result).query()
        row = f"&row={do[4:]}" if do.startswith("row:") and do[4:] in page.LEVERS else ""
        return HttpResponseRedirect(f"{_address('explore', result)}?{link}{row}#levers")
    return explored(request, result, state)


def _without_faults(request: HttpRequest, result: VisionResult) -> State:
    """Return the state of the link that a faulty form carried; the first one if the link itself is faulty."""
    faults = Faults()
    state = state_of(request.GET, result, load.ground(result.address), faults)
    return first_state(result) if faults else state


def explored(
    request: HttpRequest, result: VisionResult, state: State, error: InputError | None = None
) -> HttpResponse:
    """Return the page of a state, or of one that has faults."""
    with speaking(language(request)):
        context = page.context(request, result, state, faulty=error is not None)
    context["faults"] = both_of(error)
    return render(request, "explorer/explore.html", context, status=REFUSED if error else 200)


def _address(name: str, result: VisionResult) -> str:
    return reverse(name, args=(result.area, result.address))


@require_safe
@cache_control(private=True, no_store=True)
def figures(request: HttpRequest, area: str, address: str) -> HttpResponse:
    """Answer a moved lever: data of every chart, key figures, sentences."""
    result = load.opened(request, area, address)
    here = language(request)
    try:
        state = read(request, result)
    except InputError as error:
        return _refused(error, request)
    framed = {key[6:]: str(value) for key, value in request.GET.items() if key.startswith("frame-")}
    with speaking(here):
        shown = seen.shown_of(result, state)
        answer: dict[str, Any] = {
            "link": state.query(),
            "words": seen.words(shown),
            "charts": seen.charts(shown, framed),
            "figures": render_to_string(
                "explorer/_table.html", {"table": seen.printed(told.table(shown))}
            ),
        }
    return JsonResponse(answer)


@require_safe
@cache_control(private=True, no_store=True)
def closing(request: HttpRequest, area: str, address: str) -> HttpResponse:
    """Answer what closes the gap, once levers rest."""
    result = load.opened(request, area, address)
    try:
        state = read(request, result)
    except InputError as error:
        return _refused(error, request)
    with speaking(language(request)):
        lines = [bare(line) for line in seen.closing(result, state)]
    return JsonResponse({"closing": lines})


def _refused(error: InputError, request: HttpRequest) -> JsonResponse:
    here = language(request)
    return JsonResponse({"faults": [words.text(here) for words in both_of(error)]})

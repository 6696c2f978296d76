"""``/api/3/action/…``: questions as CKAN's clients ask them, by GET or as JSON by POST, and their answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.metadata import version
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from sosei.base.errors import Fault
from sosei.base.messages import Both
from sosei.web.open_data import addresses, openapi, parameters
from sosei.web.open_data.actions import ACTIONS, Action
from sosei.web.open_data.answers import Asked
from sosei.web.open_data.openly import openly
from sosei.web.open_data.refused import REQUEST, VALIDATION, RefusedError

LARGEST = 64 * 1024
"""Bytes of a question."""

OBJECT = Both("a JSON object of at most 64 KiB", "64 KiB までの JSON のオブジェクト")


@csrf_exempt  # it only reads, and reads the same for everybody
@openly("GET", "HEAD", "POST")
def act(request: HttpRequest, action: str) -> JsonResponse:
    """Answer one question."""
    help_ = addresses.home(request) + reverse("api")
    try:
        result = _answer(request, action, help_)
    except RefusedError as refused:
        told = {"help": help_, "success": False, "error": refused.words()}
        return _json(told, refused.status)
    return _json({"help": help_, "success": True, "result": result})


def _answer(request: HttpRequest, name: str, help_: str) -> Any:
    known = ACTIONS.get(name)
    if known is None:
        values = {"found": parameters.shortened(name), "known": ", ".join(ACTIONS), "help": help_}
        raise RefusedError(REQUEST, [Fault("ask_action", "/api/3/action/", values=values)])
    told = _told(request, name, help_)
    values, faults = parameters.read(told, known.parameters, name, help_)
    if faults:
        raise RefusedError(VALIDATION, faults)
    return known.answer(Asked(name, values, addresses.home(request), help_))


def _told(request: HttpRequest, name: str, help_: str) -> Mapping[str, Any]:
    """Return what was asked, by the name of the parameter."""
    if request.method in ("GET", "HEAD"):
        return dict(request.GET.items())
    if request.method != "POST":
        values = {"found": request.method, "help": help_}
        raise RefusedError(REQUEST, [Fault("ask_method", name, values=values)], 405)
    return {**_body(request, name, help_), **dict(request.GET.items())}


def _body(request: HttpRequest, name: str, help_: str) -> Mapping[str, Any]:
    try:
        size = int(request.META.get("CONTENT_LENGTH") or 0)
        if size > LARGEST:
            raise ValueError(f"{size} bytes")
        if size and request.content_type != "application/json":
            raise ValueError(request.content_type)
        told = json.loads(request.body or b"{}")
        if not isinstance(told, dict):
            raise ValueError(type(told).__name__)
    except (ValueError, RecursionError) as error:
        values = {"found": parameters.shortened(error), "takes": OBJECT, "help": help_}
        raise RefusedError(REQUEST, [Fault("ask_body", name, values=values)]) from None
    return told


@openly("GET", "HEAD")
@require_safe
def description(request: HttpRequest) -> JsonResponse:
    """Describe the API for programs."""
    return _json(openapi.description(addresses.home(request), version("sosei")))


def _json(told: Mapping[str, Any], status: int = 200) -> JsonResponse:
    return JsonResponse(told, status=status, json_dumps_params={"ensure_ascii": False})


def example(name: str, action: Action, dataset: str) -> str:
    """Return a path that asks something of a dataset."""
    path = reverse("api_action", args=(name,))
    return f"{path}?{action.example.replace('DATASET', dataset)}" if action.example else path

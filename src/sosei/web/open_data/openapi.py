"""The description of the JSON API by OpenAPI, made of the declarations by which it reads and is written to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sosei.base.messages import Both
from sosei.web.open_data.actions import ACTIONS, Action
from sosei.web.open_data.parameters import Parameter
from sosei.web.proposals import openapi as proposals

TITLE = Both("Sosei, open data", "創生 オープンデータ")
ERRORS = {
    "400": Both("a body that is no JSON object", "JSON のオブジェクトでない本文"),
    "404": Both("nothing is published under the identifier", "公開されていない識別子"),
    "409": Both("a parameter that is not known or not read", "対応していない、または読めない指定"),
}


def description(server: str, version: str) -> dict[str, Any]:
    """Return the OpenAPI document.

    Parameters
    ----------
    server : str
        Scheme and name of the server.
    version : str
        Of Sosei.
    """
    return {
        "openapi": "3.0.3",
        "info": {
            "title": " / ".join(TITLE),
            "version": version,
            "license": {"name": "CC BY 4.0"},
        },
        "servers": [{"url": server}],
        "paths": {
            **{f"/api/3/action/{name}": _path(name, action) for name, action in ACTIONS.items()},
            proposals.PATH: proposals.described(),
        },
        "components": {"schemas": {"Error": _error(), "Faults": proposals.faults()}},
    }


def _path(name: str, action: Action) -> dict[str, Any]:
    told = {"summary": " / ".join(action.says), "responses": _responses(action)}
    asked = [_parameter(parameter) for parameter in action.parameters]
    return {
        "get": {**told, "operationId": name, "parameters": asked},
        "post": {**told, "operationId": f"{name}_post", "requestBody": _body(action)},
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    made: dict[str, Any] = {
        "name": parameter.name,
        "in": "query",
        "required": parameter.required,
        "description": " / ".join((*parameter.says, *filter(None, [parameter.codes]))),
    }
    if parameter.kind == "filters":
        return made | {"content": {"application/json": {"schema": parameter.schema()}}}
    made["schema"] = parameter.schema()
    return made | ({"style": "form", "explode": False} if parameter.kind == "names" else {})


def _body(action: Action) -> dict[str, Any]:
    required = [parameter.name for parameter in action.parameters if parameter.required]
    schema = {
        "type": "object",
        "properties": {p.name: p.schema() for p in action.parameters},
        "additionalProperties": False,
        **({"required": required} if required else {}),
    }
    return {"required": bool(required), "content": {"application/json": {"schema": schema}}}


def _responses(action: Action) -> Mapping[str, Any]:
    answer = {
        "type": "object",
        "required": ["help", "success", "result"],
        "properties": {
            "help": {"type": "string"},
            "success": {"type": "boolean", "enum": [True]},
            "result": action.result,
        },
    }
    refused = {"$ref": "#/components/schemas/Error"}
    errors = {status: _response(words, refused) for status, words in ERRORS.items()}
    return {"200": _response(action.says, answer), **errors}


def _response(words: Both, schema: Mapping[str, Any]) -> dict[str, Any]:
    content = {"application/json": {"schema": schema}}
    return {"description": " / ".join(words), "content": content}


def _error() -> dict[str, Any]:
    """Return the envelope of CKAN's errors: of a validation, messages by parameter."""
    return {
        "type": "object",
        "required": ["help", "success", "error"],
        "properties": {
            "help": {"type": "string"},
            "success": {"type": "boolean", "enum": [False]},
            "error": {
                "type": "object",
                "required": ["__type"],
                "properties": {"__type": {"type": "string"}},
            },
        },
    }

"""The description of the address that takes proposals, by OpenAPI, made of the rules by which it is read."""

from __future__ import annotations

from typing import Any

from sosei.base.messages import Both
from sosei.linkage.proposals import NEEDED, OPTIONAL
from sosei.strategy.indicator import Status
from sosei.web.proposals.webhook import KEY, LARGEST, MOST_A_MINUTE, MOST_ROWS, STAMP, WINDOW

PATH = "/api/proposals/{strategy}/"

TITLE = Both(
    "Propose observations of indicators, to be confirmed by the strategy's authors",
    "KPIの実績値の提案（戦略の担当者が確かめてから反映されます）",
)

HEADERS: dict[str, tuple[Both, dict[str, Any]]] = {
    "Sosei-Source": (Both("id of the source", "送信元の番号"), {"type": "string", "format": "uuid"}),
    "Sosei-Timestamp": (
        Both(f"seconds since 1970, within {WINDOW} of ours", f"1970年からの秒数（差は{WINDOW}秒以内）"),
        {"type": "string", "pattern": f"^{STAMP.pattern}$"},
    ),
    "Sosei-Key": (
        Both("the same key proposes nothing twice", "同じキーの送信は一度だけ受け付けます"),
        {"type": "string", "pattern": f"^{KEY.pattern}$"},
    ),
    "Sosei-Signature": (
        Both(
            "v1= and the HMAC-SHA256 of timestamp, key and body, joined by full stops",
            "v1= と、時刻・キー・本文をピリオドでつないだものの HMAC-SHA256",
        ),
        {"type": "string", "pattern": "^v1=[0-9a-f]{64}$"},
    ),
}  # fmt: skip

ANSWERS = {
    "202": Both("taken, to be confirmed", "受け付けました（確認待ち）"),
    "400": Both("another form, or a header that is missing or faulty", "形式またはヘッダーの誤り"),
    "401": Both("not signed by a source of this strategy", "この戦略の送信元の署名でない"),
    "409": Both("the key was used with another body", "同じキーで別の本文が送られている"),
    "413": Both(f"more than {LARGEST // 1024} KiB", f"{LARGEST // 1024} KiB を超える"),
    "422": Both("rows with faults", "行に誤りがある"),
    "429": Both(
        f"more than {MOST_A_MINUTE} messages a minute", f"1分間に{MOST_A_MINUTE}通を超える"
    ),
}


def described() -> dict[str, Any]:
    """Return the path item: one method, its headers, body and answers."""
    return {
        "post": {
            "operationId": "propose",
            "summary": " / ".join(TITLE),
            "parameters": [_slug(), *(_header(name) for name in HEADERS)],
            "requestBody": {"required": True, "content": {"application/json": {"schema": _body()}}},
            "responses": {status: _answer(status, words) for status, words in ANSWERS.items()},
        }
    }


def _slug() -> dict[str, Any]:
    schema = {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"}
    return {"name": "strategy", "in": "path", "required": True, "schema": schema}


def _header(name: str) -> dict[str, Any]:
    words, schema = HEADERS[name]
    told = {"name": name, "in": "header", "required": True}
    return {**told, "description": " / ".join(words), "schema": schema}


def _body() -> dict[str, Any]:
    cell = {"anyOf": [{"type": "string", "nullable": True}, {"type": "number"}]}
    columns: dict[str, Any] = dict.fromkeys((*NEEDED, *OPTIONAL), cell)
    columns["status"] = {"type": "string", "enum": [each.value for each in Status]}
    row = {
        "type": "object",
        "required": list(NEEDED),
        "properties": columns,
        "additionalProperties": False,
    }
    rows = {"type": "array", "minItems": 1, "maxItems": MOST_ROWS, "items": row}
    return {
        "type": "object",
        "required": ["proposals"],
        "properties": {"proposals": rows},
        "additionalProperties": False,
    }


def _answer(status: str, words: Both) -> dict[str, Any]:
    schema = _taken() if status == "202" else {"$ref": "#/components/schemas/Faults"}
    content = {"application/json": {"schema": schema}}
    return {"description": " / ".join(words), "content": content}


def _taken() -> dict[str, Any]:
    numbers = {"type": "array", "items": {"type": "integer"}}
    return {
        "type": "object",
        "required": ["received", "proposals"],
        "properties": {"received": {"type": "integer"}, "proposals": numbers},
    }


def faults() -> dict[str, Any]:
    """Return the schema of a refusal: every fault with its place, in both languages."""
    text, place = {"type": "string"}, {"type": "string", "nullable": True}
    fault = {
        "type": "object",
        "required": ["kind", "ja", "en"],
        "properties": {
            "kind": text,
            "row": {"type": "integer", "nullable": True},
            "column": place,
            "ja": text,
            "en": text,
        },
    }
    return {
        "type": "object",
        "required": ["faults"],
        "properties": {"faults": {"type": "array", "minItems": 1, "items": fault}},
    }

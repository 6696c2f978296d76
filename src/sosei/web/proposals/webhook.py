"""``POST /api/proposals/<strategy>/``: a signed message, checked from the cheapest to the dearest, answered in JSON."""

from __future__ import annotations

import hashlib
import json
import re
import time
from collections.abc import Iterable, Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from django.db import IntegrityError
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from sosei.base.errors import Fault, InputError
from sosei.base.exact import plain
from sosei.base.messages import Both
from sosei.base.tables import TextRow, TextTable
from sosei.linkage.proposals import NEEDED, OPTIONAL
from sosei.web import watched
from sosei.web.people import limits
from sosei.web.proposals import actions
from sosei.web.proposals.models import Message, Source
from sosei.web.proposals.signing import is_signed
from sosei.web.trail.writer import changing

LARGEST = 256 * 1024
"""Bytes of a body."""
MOST_ROWS = 500
WINDOW = 300
"""Seconds that the sender's clock may differ."""
MOST_A_MINUTE = 60
"""Messages of one source."""

LONGEST = 30
"""Digits of a number."""
JSON = "application/json"
KEY = re.compile(r"[A-Za-z0-9._-]{1,100}")
STAMP = re.compile(r"[0-9]{1,12}")
WHERE = "POST /api/proposals/"
COLUMNS = (*NEEDED, *OPTIONAL)
WATCHED = {401: "message.unsigned", 429: "message.often"}
"""Refusals of which the log tells."""


class RefusedError(Exception):
    """A message that is not taken, with the status of its answer."""

    def __init__(self, status: int, fault: Fault) -> None:
        self.status, self.fault = status, fault
        super().__init__(str(fault))


class Signed(NamedTuple):
    """What the headers of a message say."""

    source: str
    timestamp: str
    key: str
    signature: str


@never_cache
@csrf_exempt  # a signature stands in the place of a cookie
def receive(request: HttpRequest, slug: str) -> JsonResponse:
    """Take a message of proposals."""
    try:
        body, told = _read(request)
        source = _trusted(slug, told, body)
        return _answered(source, told.key, body)
    except RefusedError as refused:
        if refused.status in WATCHED:
            watched.warn(WATCHED[refused.status], origin=limits.address(request))
        return _faults(refused.status, [refused.fault])
    except InputError as error:
        return _faults(422, error.faults)


def _read(request: HttpRequest) -> tuple[bytes, Signed]:
    """Return the body and what the headers say; nothing too long is read."""
    if request.method != "POST":
        raise RefusedError(405, _form("method", request.method or "", "POST"))
    size = int(request.META.get("CONTENT_LENGTH") or 0)
    if size > LARGEST:
        values = {"size": f"{size / 1024:.0f} KiB", "limit": f"{LARGEST // 1024} KiB"}
        raise RefusedError(413, Fault("message_large", WHERE, values=values))
    head = request.headers
    told = Signed(
        *(head.get(f"Sosei-{name}", "") for name in ("Source", "Timestamp", "Key", "Signature"))
    )
    for name, sound, expected in (
        ("Sosei-Timestamp", STAMP.fullmatch(told.timestamp), "1700000000"),
        ("Sosei-Key", KEY.fullmatch(told.key), "A-Z a-z 0-9 . _ - (1–100)"),
        ("Content-Type", request.content_type == JSON, JSON),
    ):
        if not sound:
            raise RefusedError(400, _form(name, head.get(name, ""), expected))
    return request.body, told


def _trusted(slug: str, told: Signed, body: bytes) -> Source:
    """Return the source whose signature a message bears."""
    source = _source(slug, told.source)
    if source is None or not is_signed(source, told.timestamp, told.key, body, told.signature):
        found = Both("the source or its signature", "送信元または署名が違います")
        raise RefusedError(
            401,
            _unsigned(
                found,
                Both(
                    "a source of this strategy, and its signature", "この戦略の送信元と、その署名"
                ),
            ),
        )
    if abs(time.time() - int(told.timestamp)) > WINDOW:
        found = Both("its time is too far from ours", "時刻が離れすぎています")
        expected = Both(f"a time within {WINDOW} seconds", f"{WINDOW}秒以内の時刻")
        raise RefusedError(401, _unsigned(found, expected))
    return source


def _source(slug: str, told: str) -> Source | None:
    try:
        number = UUID(told)
    except ValueError:
        return None
    sources = Source.objects.filter(pk=number, strategy__slug=slug, revoked_at=None)
    return sources.select_related("strategy").first()


def _answered(source: Source, key: str, body: bytes) -> JsonResponse:
    """Take a message once; told again, answer as before."""
    sha256 = hashlib.sha256(body).hexdigest()
    before = Message.objects.filter(source=source, key=key).first()
    if before is None:
        _not_too_often(source)
        try:
            return _accepted(source, key, sha256, _table(body))
        except IntegrityError:  # the same message at the same moment was quicker
            before = Message.objects.get(source=source, key=key)
    if before.sha256 != sha256:
        raise RefusedError(409, Fault("message_key", WHERE, values={"key": key}))
    return _json(before.answer, 202)


@changing
def _accepted(source: Source, key: str, sha256: str, table: TextTable) -> JsonResponse:
    message = Message.objects.create(source=source, key=key, sha256=sha256, answer={})
    made = actions.propose(
        strategy=source.strategy,
        table=table,
        origin=source.name,
        by=actions.sender(source),
        source=source,
    )
    answer = {"received": len(made), "proposals": [proposal.pk for proposal in made]}
    Message.objects.filter(pk=message.pk).update(answer=answer)
    return _json(answer, 202)


def _not_too_often(source: Source) -> None:
    now, minute = timezone.now(), timedelta(minutes=1)
    # what came later than that came before the clock was set back
    lately = Message.objects.filter(source=source, received_at__range=(now - minute, now + minute))
    count = lately.count()
    if count >= MOST_A_MINUTE:
        values = {"count": count, "limit": MOST_A_MINUTE}
        raise RefusedError(429, Fault("message_often", source.name, values=values))


# ── the body ──────────────────────────────────────────────────────────────────


def _table(body: bytes) -> TextTable:
    """Return the rows of a body as a table; numbers are kept exactly as they were written."""
    try:
        told = json.loads(body, parse_float=_number, parse_int=_number, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise RefusedError(400, _form("body", str(error)[:80], "JSON")) from None
    rows = told["proposals"] if isinstance(told, dict) and set(told) == {"proposals"} else None
    if not isinstance(rows, list) or not 0 < len(rows) <= MOST_ROWS:
        raise RefusedError(400, _form("proposals", "…", f"[{{…}}, …] (1–{MOST_ROWS})"))
    cells = [_cells(number, row) for number, row in enumerate(rows, 2)]
    return TextTable("proposals", COLUMNS, tuple(TextRow(n, c) for n, c in enumerate(cells, 2)))


def _number(digits: str) -> Decimal:
    """Read a number exactly, unless it would print as pages of zeros."""
    number = Decimal(digits)
    if len(plain_digits := number.as_tuple().digits) > LONGEST or abs(number.adjusted()) > LONGEST:
        raise ValueError(f"{digits[:20]}… ({len(plain_digits)})")
    return number


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make an object of names that stand once each."""
    told = dict(pairs)
    if len(told) < len(pairs):
        raise ValueError("a name twice: " + ", ".join(name for name, _ in pairs)[:60])
    return told


def _cells(number: int, row: Any) -> dict[str, str]:
    if not isinstance(row, dict) or not set(row) <= set(COLUMNS):
        raise RefusedError(400, _form(f"proposals, {number}", str(row)[:80], ", ".join(COLUMNS)))
    for name, value in row.items():
        if not isinstance(value, str | Decimal | None):
            raise RefusedError(
                400, _form(f"proposals, {number}, {name}", str(value)[:80], '"839", 839')
            )
    return {name: _text(row.get(name)) for name in COLUMNS}


def _text(value: str | Decimal | None) -> str:
    if isinstance(value, Decimal):
        return plain(value)
    return (value or "").strip()


# ── answers ───────────────────────────────────────────────────────────────────


def _form(name: str, found: str, expected: str) -> Fault:
    values = {"found": f'{name}: "{found}"', "expected": expected}
    return Fault("message_form", WHERE, values=values)


def _unsigned(found: Both, expected: Both) -> Fault:
    return Fault("message_unsigned", WHERE, values={"found": found, "expected": expected})


def _faults(status: int, faults: Iterable[Fault]) -> JsonResponse:
    told = [
        {"kind": f.kind, "row": f.row, "column": f.column, "ja": f.text("ja"), "en": f.text("en")}
        for f in faults
    ]
    return _json({"faults": told}, status)


def _json(told: Mapping[str, Any], status: int) -> JsonResponse:
    """Answer with JSON that no browser takes for a page."""
    headers = {"Content-Disposition": 'attachment; filename="answer.json"'}
    return JsonResponse(told, status=status, headers=headers)

"""Frozen reviews, for everybody: their list, each at its address for good, its bytes, and what it changed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from sosei.base.messages import Both
from sosei.publishing.printed_review import STEM
from sosei.publishing.strategy import years
from sosei.publishing.strategy.frozen import Frozen
from sosei.publishing.strategy.lines import STATUSES
from sosei.publishing.strategy.names import Own
from sosei.publishing.strategy.words import REPORTED
from sosei.strategy.review import edition as review
from sosei.strategy.review.changed import Changed, What, changed
from sosei.strategy.review.stages import STAGES
from sosei.web.language import language
from sosei.web.plans.author.page import column_word
from sosei.web.plans.reading.files import downloads
from sosei.web.reviews import load
from sosei.web.reviews.models import Edition
from sosei.web.reviews.pages.page import when, word
from sosei.web.words import catalogue

fresh = cache_control(private=True, no_cache=True)
forever = cache_control(public=True, max_age=31536000, immutable=True)


@require_safe
@fresh
def index(request: HttpRequest) -> HttpResponse:
    """List every edition, newest review first."""
    rows = Edition.objects.select_related("cycle__strategy").defer("content")
    rows = rows.order_by("-cycle__year", "cycle__strategy__slug", "cycle__kind", "-number")
    return render(request, "reviews/editions.html", {"editions": [_line(row) for row in rows]})


def _line(row: Edition) -> dict[str, Any]:
    strategy = row.cycle.strategy
    return {
        "row": row,
        "title": Own(strategy.name, strategy.english_name),
        "kind": word(f"of_kind_{row.cycle.kind}"),
        "year": years.fiscal(row.cycle.year),
        "at": when(row.frozen_at)[:10],
    }


@require_safe
@fresh
def edition(request: HttpRequest, address: str) -> HttpResponse:
    """Show an edition from its bytes; a newer one is named, and takes nothing away."""
    row = get_object_or_404(Edition, address=address)
    others = [_line(each) for each in row.cycle.editions.defer("content")]
    context = {
        "frozen": _frozen(load.edition_of(row)),
        "row": row,
        "editions": others,
        "newest": others[0],
        "files": downloads(language(request), STEM),
    }
    return render(request, "reviews/edition.html", context)


@lru_cache(maxsize=8)
def _frozen(edition: review.Edition) -> Frozen:
    """Return an edition as it is read; read once, for it never changes."""
    return Frozen(edition)


@require_safe
@forever
def content(_request: HttpRequest, address: str) -> HttpResponse:
    """Give the bytes out whose SHA-256 is the address."""
    row = get_object_or_404(Edition, address=address)
    load.edition_of(row)
    name = f'attachment; filename="review-{address[:12]}.json"'
    headers = {"Content-Disposition": name}
    return HttpResponse(bytes(row.content), content_type="application/json", headers=headers)


@require_safe
@fresh
def changes(request: HttpRequest, address: str) -> HttpResponse:
    """Show what reads differently from the edition that this one replaces."""
    row = get_object_or_404(Edition, address=address)
    before = get_object_or_404(row.cycle.editions, number=row.number - 1)
    now, then = load.edition_of(row), load.edition_of(before)
    frozen = _frozen(now)
    context = {
        "frozen": frozen,
        "row": row,
        "before": before,
        "changes": [_change(frozen, each) for each in changed(then, now)],
    }
    return render(request, "reviews/changes.html", context)


def _change(frozen: Frozen, each: Changed) -> dict[str, Any]:
    table = catalogue().get(f"plans.table_{each.table}") if each.what is What.TABLE else None
    return {
        "what": table or word(f"what_{each.what}"),
        "name": frozen.names.name(each.key[0]) if each.key and each.key[0] else Own(""),
        "column": _column(each),
        "before": _cell(each, each.before),
        "after": _cell(each, each.after),
    }


def _cell(each: Changed, text: str) -> dict[str, Any]:
    """Return a cell: a word of a list in both languages, anything else as it is."""
    words = {name: told for (column, name), told in CELLS.items() if column == each.column}
    return {"words": words.get(text, text), "own": text not in words}


CELLS: Mapping[tuple[str, str], Both] = {
    **{("verdict", str(verdict)): status.words for verdict, status in STATUSES.items()},
    **{("reported", str(reported)): words for reported, words in REPORTED.items()},
    **{("stage", str(stage)): words for stage, words in STAGES.items()},
    ("provisional", "true"): Both("yes", "はい"),
    ("provisional", "false"): Both("no", "いいえ"),
}
"""Cells that hold a word of a list, by column and word."""


def _column(each: Changed) -> Both:
    if not each.column:
        return Both("", "")
    own: Mapping[str, Both] = catalogue()
    key = f"reviews.column_{each.column.partition('.')[2] or each.column}"
    return own.get(key) or column_word(each.column)

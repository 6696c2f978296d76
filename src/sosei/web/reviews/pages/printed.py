"""A review as PDF, Word and slides: of an edition for good, of a review under way as a draft."""

from __future__ import annotations

from functools import lru_cache

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from sosei.base.messages import Language
from sosei.publishing.book import LANGUAGES, named
from sosei.publishing.printed_review import FILES, STEM, ReviewReport, review_file
from sosei.publishing.strategy.frozen import Frozen
from sosei.strategy.review import edition as review
from sosei.strategy.review.freezing import unfrozen
from sosei.web.handed_out import handed_out
from sosei.web.reviews import load
from sosei.web.reviews.models import Edition
from sosei.web.reviews.pages.page import found

NAMES = {
    named(f"{STEM}.{ending}", language): (ending, language)
    for language in LANGUAGES
    for ending in FILES
}
"""Names of the files: ``review.pdf``, ``review-en.pdf`` …"""


@require_safe
@cache_control(public=True, max_age=31536000, immutable=True)
def edition_file(_request: HttpRequest, address: str, name: str) -> HttpResponse:
    """Hand out the report of an edition, which never changes."""
    ending, language = _known(name)
    row = get_object_or_404(Edition, address=address)
    return handed_out(name, _of_edition(load.edition_of(row), ending, language))


@lru_cache(maxsize=12)
def _of_edition(edition: review.Edition, ending: str, language: Language) -> bytes:
    return review_file(ReviewReport(Frozen(edition)), ending, language)


@require_safe
@never_cache
def draft_file(_request: HttpRequest, cycle: int, name: str) -> HttpResponse:
    """Hand out the report of a review under way, as it would be frozen now; each page says that it is a draft."""
    ending, language = _known(name)
    now = unfrozen(load.review(found(cycle).row))
    return handed_out(name, review_file(ReviewReport(Frozen(now), draft=True), ending, language))


def _known(name: str) -> tuple[str, Language]:
    if name not in NAMES:
        raise Http404(f"no file {name}")
    return NAMES[name]

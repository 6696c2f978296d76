"""A review as PDF, Word and slides: of an edition for good, of a review under way as a draft."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from sosei.base.messages import Language
from sosei.publishing.book import LANGUAGES
from sosei.publishing.documents import FILES, file_name
from sosei.publishing.printed_review import STEM, ReviewReport, review_file
from sosei.publishing.strategy.frozen import Frozen
from sosei.strategy.review.freezing import unfrozen
from sosei.studies.result import VisionResult
from sosei.web.handed_out import handed_out
from sosei.web.plans.kept import PRINTS
from sosei.web.reviews import load
from sosei.web.reviews.models import Edition, ReviewCycle
from sosei.web.reviews.pages.page import found
from sosei.web.visions import load as visions
from sosei.web.visions.models import Showing

NAMES = {
    file_name(STEM, ending, language): (ending, language)
    for language in LANGUAGES
    for ending in FILES
}
"""Names of the files: ``review.pdf``, ``review-en.pdf`` …"""


@require_safe
@cache_control(public=True, max_age=31536000, immutable=True)
def edition_file(_request: HttpRequest, address: str, name: str) -> HttpResponse:
    """Hand out the report of an edition, which never changes."""
    ending, language = _known(name)
    row = get_object_or_404(Edition.objects.select_related("cycle__strategy"), address=address)
    made = PRINTS.get((STEM, address, name), lambda: _of_edition(row, ending, language))
    return handed_out(name, made)


def _of_edition(row: Edition, ending: str, language: Language) -> bytes:
    """Print an edition with what was there when it was frozen: a later vision or edition does not change it."""
    before = _before(row.cycle, frozen_at__lte=row.frozen_at)
    report = ReviewReport(Frozen(load.edition_of(row)), before=before, vision=_vision(row))
    return review_file(report, ending, language)


def _before(cycle: ReviewCycle, **when: Any) -> Frozen | None:
    """Return the newest edition of the year before."""
    rows = Edition.objects.filter(
        cycle__strategy=cycle.strategy, cycle__year=cycle.year - 1, cycle__kind="yearly", **when
    )
    row = rows.order_by("-number").first()
    return Frozen(load.edition_of(row)) if row else None


def _vision(row: Edition) -> VisionResult | None:
    """Return the vision that was published when a review was frozen."""
    area = row.cycle.strategy.area
    shown = Showing.objects.filter(result__area=area, at__lte=row.frozen_at)
    address = shown.order_by("-at").values_list("result_id", flat=True).first()
    return visions.result(address) if address else None


@require_safe
@never_cache
def draft_file(_request: HttpRequest, cycle: int, name: str) -> HttpResponse:
    """Hand out the report of a review under way, as it would be frozen now; each page says that it is a draft."""
    ending, language = _known(name)
    row = found(cycle).row
    now, vision = Frozen(unfrozen(load.review(row))), visions.shown(row.strategy.area)
    report = ReviewReport(now, draft=True, before=_before(row), vision=vision)
    return handed_out(f"draft-{name}", review_file(report, ending, language))


def _known(name: str) -> tuple[str, Language]:
    if name not in NAMES:
        raise Http404(f"no file {name}")
    return NAMES[name]

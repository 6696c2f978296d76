"""Where a town stands against its vision, as pages and those who link to them show it: worked out once a result."""

from __future__ import annotations

from functools import lru_cache

from django.http import HttpRequest
from django.urls import reverse
from markupsafe import Markup

from sosei.base.messages import Language
from sosei.publishing import card as cards
from sosei.publishing.sections import standing
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import bare, own, speaking
from sosei.studies.cells import following
from sosei.studies.ensemble.frozen import Ensemble
from sosei.studies.result import VisionResult
from sosei.web.language import language
from sosei.web.visions import drawn
from sosei.web.visions import load as visions


@lru_cache(maxsize=64)
def standing_of(address: str, language: Language, ensemble: Ensemble | None = None) -> Section:
    """Return where a town stands, in a language; with the fan of what was drawn."""
    with speaking(language), following():
        return standing.section(visions.result(address), ensemble)


def standing_drawn(address: str, language: Language) -> Markup:
    """Return the same as a part of a page."""
    return _drawn(address, language, visions.ensemble_of(address))


@lru_cache(maxsize=64)
def _drawn(address: str, language: Language, ensemble: Ensemble | None) -> Markup:
    made, result = standing_of(address, language, ensemble), visions.result(address)
    pictures = {figure.name: _picture(result, language) for figure in made.figures}
    with speaking(language):
        return drawn.sections_drawn((made,), result, pictures=pictures)


def _picture(result: VisionResult, language: Language) -> str:
    """Return the address of the card in a language."""
    return reverse("dashboard_card", args=(result.area,), query={"lang": language})


def finding(address: str, language: Language) -> str:
    """Return where a town stands in one sentence without marks."""
    return bare(standing_of(address, language).answer)


@lru_cache(maxsize=32)
def card(address: str, language: Language) -> bytes:
    """Return the picture beside a link, drawn once a result and a language."""
    (figure,) = standing_of(address, language).figures
    with speaking(language):
        return cards.card(figure, own(visions.result(address).title))


def linked(request: HttpRequest, result: VisionResult) -> dict[str, str]:
    """Return what others show beside a link to the town, with absolute addresses."""
    here = language(request)
    picture = _picture(result, here)
    return {
        "card_title": result.title,
        "card_finding": finding(result.address, here),
        "card_address": request.build_absolute_uri(request.path),
        "card_picture": request.build_absolute_uri(picture),
    }

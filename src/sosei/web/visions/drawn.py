"""Sections that publishing renders, with charts that charts.js draws."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from django.urls import reverse
from django.utils.html import json_script
from markupsafe import Markup

from sosei.base.messages import Language
from sosei.publishing.book import FIGURES, named
from sosei.publishing.charts.style import PAGE_FONTS
from sosei.publishing.html import sections_html
from sosei.publishing.sections import vision as vision_sections
from sosei.publishing.sections.model import Figure, Section
from sosei.publishing.spoken import bare, speaking
from sosei.studies.result import VisionResult
from sosei.web.visions import load

BY_SCENARIO = ("future", "detail")
"""Sections that the choice of a scenario changes."""


@lru_cache(maxsize=32)
def sections(address: str, scenario: str, language: Language) -> tuple[Section, ...]:
    """Return the sections of a stored result in a language."""
    with speaking(language):
        return vision_sections(load.result(address), scenario)


@lru_cache(maxsize=64)
def part_drawn(
    address: str, scenario: str, part: int, language: Language, *, fragment: bool = False
) -> Markup:
    """Render the sections before (0), of (1) or after (2) the choice of a scenario."""
    result, every = load.result(address), sections(address, scenario, language)
    first = next(place for place, s in enumerate(every) if s.name in BY_SCENARIO)
    last = first + len(BY_SCENARIO)
    parts = (every[:first], every[first:last], every[last:])

    def drawn(figure: Figure) -> Markup:
        picture = file_address(result, named(f"{FIGURES}/{figure.name}.svg", language))
        # a picture inside a swapped fragment would be fetched in vain
        return _drawn(figure, picture, _fallback(figure, picture) if not fragment else Markup(""))

    with speaking(language):
        return sections_html(parts[part], result, drawn)


def sections_drawn(made: Sequence[Section], result: VisionResult) -> Markup:
    """Render sections that have no stored pictures, in the language that is spoken: their tables tell all."""
    return sections_html(made, result, lambda figure: _drawn(figure, "", Markup("")))


def file_address(result: VisionResult, name: str) -> str:
    """Return where a file of a result is handed out."""
    return reverse("file", args=(result.area, result.address, name))


def _fallback(figure: Figure, picture: str) -> Markup:
    return Markup('<noscript><img src="{}" alt="{}"></noscript>').format(
        picture, bare(figure.alternative)
    )


def _drawn(figure: Figure, picture: str, fallback: Markup) -> Markup:
    """Put a chart for charts.js to draw."""
    name = f"chart-{figure.name}"
    place = Markup(
        '<div class="chart" role="img" aria-label="{}" data-chart="{}" data-picture="{}"></div>'
    )
    data = Markup(json_script(figure.specification("container", PAGE_FONTS), name))  # noqa: S704 - escaped by json_script
    return place.format(bare(figure.alternative), name, picture) + data + fallback

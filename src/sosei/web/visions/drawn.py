"""Sections that publishing renders, with charts that charts.js draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from django.urls import reverse
from django.utils.html import json_script
from markupsafe import Markup

from sosei.base.messages import Language
from sosei.publishing import wording
from sosei.publishing.begun import FIGURES
from sosei.publishing.charts.style import PAGE_FONTS
from sosei.publishing.documents import named
from sosei.publishing.html import fragments, sections_html
from sosei.publishing.manuscript.edition import written
from sosei.publishing.manuscript.subject import of_vision
from sosei.publishing.numbered import UNNUMBERED, Numbers, shown
from sosei.publishing.sections import vision as vision_sections
from sosei.publishing.sections.model import Figure, Section
from sosei.publishing.spoken import bare, speaking
from sosei.studies.cells import following
from sosei.studies.ensemble.frozen import Ensemble
from sosei.studies.result import VisionResult
from sosei.web.visions import load

BY_SCENARIO = ("future", "detail")
"""Sections that the choice of a scenario changes."""

NO_PICTURES: Mapping[str, str] = MappingProxyType({})


@lru_cache(maxsize=16)
def whole(
    address: str, language: Language, ensemble: Ensemble | None = None
) -> tuple[Section, ...]:
    """Return the sections of a stored result with all scenarios, without a text: what is printed."""
    with speaking(language):
        return vision_sections(load.result(address), ensemble=ensemble)


@lru_cache(maxsize=16)
def counted(
    address: str, text: str, language: Language, ensemble: Ensemble | None = None
) -> Numbers:
    """Return what figures and tables are called where a text refers to them; nothing without one."""
    with speaking(language):
        result, every = load.result(address), whole(address, language, ensemble)
        return (
            shown(written(every, load.edition(address, text), of_vision(result)))
            if text
            else UNNUMBERED
        )


@lru_cache(maxsize=32)
def sections(
    address: str,
    scenario: str,
    language: Language,
    text: str = "",
    ensemble: Ensemble | None = None,
) -> tuple[Section, ...]:
    """Return the sections of a stored result in a language, with the text of an address if there is one."""
    result = load.result(address)
    with speaking(language), following():
        made = vision_sections(result, scenario, ensemble)
        if not text:
            return made
        numbers = counted(address, text, language, ensemble)
        return written(made, load.edition(address, text), of_vision(result), numbers)


@lru_cache(maxsize=64)
def part_drawn(
    address: str,
    scenario: str,
    part: int,
    language: Language,
    text: str = "",
    ensemble: Ensemble | None = None,
    *,
    fragment: bool = False,
) -> Markup:
    """Render the sections before (0), of (1) or after (2) the choice of a scenario."""
    result = load.result(address)
    every = sections(address, scenario, language, text, ensemble)
    places = [place for place, s in enumerate(every) if s.name in BY_SCENARIO]
    first, last = places[0], places[-1] + 1
    parts = (every[:first], every[first:last], every[last:])

    def drawn(figure: Figure) -> Markup:
        picture = file_address(result, named(f"{FIGURES}/{figure.name}.svg", language))
        # a picture inside a swapped fragment would be fetched in vain
        return _drawn(figure, picture, _fallback(figure, picture) if not fragment else Markup(""))

    with speaking(language):
        numbers = counted(address, text, language, ensemble)
        return sections_html(parts[part], result, drawn, counted=numbers)


def sections_drawn(
    made: Sequence[Section],
    result: VisionResult,
    numbers: Numbers = UNNUMBERED,
    pictures: Mapping[str, str] = NO_PICTURES,
) -> Markup:
    """Render sections that have no stored pictures, in the language that is spoken: their tables tell all."""
    return document_drawn(made, wording.run(result), numbers, pictures)


def document_drawn(
    made: Sequence[Section],
    run: str,
    numbers: Numbers = UNNUMBERED,
    pictures: Mapping[str, str] = NO_PICTURES,
) -> Markup:
    """Render sections of any document without stored pictures, as `sections_drawn`.

    Parameters
    ----------
    made : sequence of Section
    run : str
        Which run, version or edition they came of, as sources name it; empty: not said.
    numbers : Numbers
        What figures and tables are called.
    pictures : mapping of str to str
        Addresses of pictures by the names of their figures, for readers without scripts.
    """

    def drawn(figure: Figure) -> Markup:
        picture = pictures.get(figure.name)
        return _drawn(figure, "", _fallback(figure, picture) if picture else Markup(""))

    return fragments(made, run, drawn, counted=numbers)


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

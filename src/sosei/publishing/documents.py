"""Chapters as the files of a document: PDF, slides, Word, one page of HTML, and the map of its numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sosei.base.messages import Language
from sosei.publishing.charts_printed import specifications
from sosei.publishing.front import Front
from sosei.publishing.html import html
from sosei.publishing.illustrated import as_png, as_svg
from sosei.publishing.numbers import numbers_json
from sosei.publishing.pdf import pdf
from sosei.publishing.pixels import SHARP
from sosei.publishing.sections.model import Section

Made = Callable[[Front, Sequence[Section]], bytes]

MAP = "json"
"""Ending of the map of numbers, whose name says what it is."""


def _pptx(front: Front, sections: Sequence[Section]) -> bytes:
    from sosei.publishing.slides import pptx  # noqa: PLC0415 - a library that no page needs

    return pptx(front, sections)


def _docx(front: Front, sections: Sequence[Section]) -> bytes:
    from sosei.publishing.word import docx  # noqa: PLC0415 - as above

    return docx(front, sections, as_png(specifications(sections), SHARP))


FILES: Mapping[str, Made] = {
    "pdf": lambda front, sections: pdf(front, sections, pictures(sections)),
    "pptx": _pptx,
    "docx": _docx,
    "html": lambda front, sections: html(front, sections, pictures(sections)).encode(),
    MAP: lambda _front, sections: numbers_json(sections),
}
"""What makes a file, by its ending."""


def pictures(sections: Sequence[Section]) -> dict[str, str]:
    """Draw every figure of the sections as SVG, by name."""
    return as_svg(specifications(sections))


def named(name: str, language: Language) -> str:
    """Return the name of a file in a language: ``vision.pdf`` is ``vision-en.pdf`` in English."""
    if language == "ja":
        return name
    stem, _, ending = name.rpartition(".")
    return f"{stem}-{language}.{ending}"


def file_name(stem: str, ending: str, language: Language) -> str:
    """Return the name of a file of a document: ``strategy.pdf``, ``strategy-numbers-en.json``.

    Parameters
    ----------
    stem : str
        What the document is called.
    ending : str
        Of `FILES`.
    language : {"ja", "en"}
    """
    return named(f"{stem}{'-numbers' if ending == MAP else ''}.{ending}", language)

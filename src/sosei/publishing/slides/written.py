"""Words on a slide."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from functools import cache
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.parts.slide import NotesSlidePart
from pptx.util import Pt

from sosei.publishing.charts.style import INK
from sosei.publishing.slides import look
from sosei.publishing.slides.look import Place
from sosei.publishing.spoken import bare


def colour_of(words: str) -> RGBColor:
    """Return ``#RRGGBB`` as the library takes it."""
    return RGBColor.from_string(words.lstrip("#"))


def box(
    slide: Any,
    place: Place,
    words: str,
    *sizes: int,
    colour: str = INK,
    bold: bool = False,
    after: int = 0,
) -> None:
    """Write words into a box of their own.

    Parameters
    ----------
    slide : pptx slide
    place : Place
    words : str
        A paragraph a line.
    sizes : int
        Points: the first in which they fit is taken.
    colour : str
    bold : bool
    after : int
        Points between paragraphs; the place must have room for them.
    """
    text, size = look.fitted(bare(words), sizes, place)
    frame = slide.shapes.add_textbox(*place.box).text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for line, paragraph in zip(text.split("\n"), _paragraphs(frame, text), strict=True):
        paragraph.text = line
        _dress(paragraph, size, colour, bold=bold)
        paragraph.space_after = Pt(after)


def _dress(paragraph: Any, size: int, colour: str, *, bold: bool | None = None) -> None:
    """Give the type to the words themselves: PowerPoint falls back to a paragraph's when they are edited."""
    for run in paragraph.runs:
        run.font.size, run.font.bold = Pt(size), bold
        run.font.color.rgb = colour_of(colour)


def _paragraphs(frame: Any, words: str) -> list[Any]:
    return [frame.paragraphs[0], *(frame.add_paragraph() for _ in range(words.count("\n")))]


def title(slide: Any, words: str, place: Place = look.TITLE) -> None:
    """Write the title, in the largest size in which it fits."""
    text, size = look.fitted(bare(words), look.TITLE_SIZES, place)
    slide.shapes.title.text_frame.text = text
    paragraph = slide.shapes.title.text_frame.paragraphs[0]
    _dress(paragraph, size, INK, bold=True)
    paragraph.alignment = PP_ALIGN.LEFT


def cover(slide: Any, lines: Sequence[str]) -> None:
    """Write what stands under the title of the cover."""
    frame, words = slide.placeholders[1].text_frame, "\n".join(bare(line) for line in lines)
    frame.text, size = look.fitted(words, look.COVER_SIZES, look.COVER_WORDS)
    for paragraph in frame.paragraphs:
        _dress(paragraph, size, INK)
        paragraph.alignment, paragraph.space_after = PP_ALIGN.LEFT, Pt(4)


def notes(slide: Any, *paragraphs: str) -> None:
    """Write the speaker's notes of a slide that has none."""
    package = slide.part.package
    name = package.next_partname("/ppt/notesSlides/notesSlide%d.xml")
    part = NotesSlidePart(name, CONTENT_TYPE.PML_NOTES_SLIDE, package, deepcopy(_without_notes()))
    part.relate_to(package.presentation_part.notes_master_part, RELATIONSHIP_TYPE.NOTES_MASTER)
    part.relate_to(slide.part, RELATIONSHIP_TYPE.SLIDE)
    slide.part.relate_to(part, RELATIONSHIP_TYPE.NOTES_SLIDE)
    part.notes_slide.notes_text_frame.text = "\n".join(bare(p) for p in paragraphs if p)


@cache
def _without_notes() -> Any:
    """Return what python-pptx makes of empty notes: it takes ten times as long as a copy."""
    deck = Presentation()
    return deck.slides.add_slide(deck.slide_layouts[0]).notes_slide._element

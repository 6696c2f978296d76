"""Words on a slide."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.parts.slide import NotesSlidePart
from pptx.util import Pt

from sosei.publishing.charts.style import INK
from sosei.publishing.slides import look
from sosei.publishing.slides.look import Place
from sosei.publishing.spoken import bare

_SPACES = nsdecls("p", "a", "r")


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
    tree = slide.shapes._spTree
    left, top, width, height = place.box
    tree.append(
        parse_xml(
            f'<p:sp {_SPACES}><p:nvSpPr><p:cNvPr id="{tree.max_shape_id + 1}"'
            f' name="TextBox {tree.max_shape_id}"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
            f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/>'
            '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody>'
            '<a:bodyPr wrap="square" anchor="t" lIns="0" rIns="0" tIns="0" bIns="0"><a:spAutoFit/>'
            f"</a:bodyPr><a:lstStyle/>{_paragraphs(text, size, colour, after, bold=bold)}</p:txBody></p:sp>"
        )
    )


def _paragraphs(text: str, size: int, colour: str, after: int, *, bold: bool) -> str:
    """Return a paragraph a line as XML: python-pptx takes ten times as long."""
    look_of = f'<a:pPr><a:spcAft><a:spcPts val="{after * 100}"/></a:spcAft></a:pPr>'
    fill = f'<a:solidFill><a:srgbClr val="{colour_of(colour)}"/></a:solidFill>'
    return "".join(
        f'<a:p>{look_of}<a:r><a:rPr sz="{size * 100}" b="{int(bold)}">{fill}</a:rPr>'
        f"<a:t>{escape(line)}</a:t></a:r></a:p>"
        if line
        else f"<a:p>{look_of}</a:p>"
        for line in text.split("\n")
    )


def _dress(paragraph: Any, size: int, colour: str, *, bold: bool | None = None) -> None:
    """Give the type to the words themselves: PowerPoint falls back to a paragraph's when they are edited."""
    for run in paragraph.runs:
        run.font.size, run.font.bold = Pt(size), bold
        run.font.color.rgb = colour_of(colour)


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

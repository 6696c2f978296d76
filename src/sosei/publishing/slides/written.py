"""Words on a slide."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.parts.slide import NotesSlidePart

from sosei.publishing.charts.style import INK
from sosei.publishing.slides import look, template
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
    tree = slide.shapes._spTree
    drawn = boxed(tree.max_shape_id + 1, place, words, sizes, colour=colour, bold=bold, after=after)
    tree.append(parse_xml(drawn.replace("<p:sp>", f"<p:sp {_SPACES}>", 1)))


def boxed(
    number: int,
    place: Place,
    words: str,
    sizes: tuple[int, ...],
    *,
    colour: str = INK,
    bold: bool = False,
    after: int = 0,
) -> str:
    """Return a box of words as XML.

    Parameters
    ----------
    number : int
        Id of the shape.
    place, words, sizes, colour, bold, after
        As of `box`.
    """
    text, size = look.fitted(bare(words), sizes, place)
    left, top, width, height = place.box
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="TextBox {number - 1}"/>'
        '<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody>'
        '<a:bodyPr wrap="square" anchor="t" lIns="0" rIns="0" tIns="0" bIns="0"><a:spAutoFit/>'
        f"</a:bodyPr><a:lstStyle/>{_paragraphs(text, size, colour, after, bold=bold)}</p:txBody></p:sp>"
    )


def titled(words: str, place: Place) -> str:
    """Return a title as XML, in the largest size in which it fits a place."""
    text, size = look.fitted(bare(words), look.TITLE_SIZES, place)
    return _paragraphs(text, size, INK, 0, bold=True, form='<a:pPr algn="l"/>')


def _paragraphs(
    text: str, size: int, colour: str, after: int, *, bold: bool, form: str = ""
) -> str:
    """Return a paragraph a line as XML: python-pptx takes ten times as long.

    The words themselves bear their type: PowerPoint falls back to a paragraph's when they are edited.
    """
    look_of = form or f'<a:pPr><a:spcAft><a:spcPts val="{after * 100}"/></a:spcAft></a:pPr>'
    fill = f'<a:solidFill><a:srgbClr val="{colour_of(colour)}"/></a:solidFill>'
    return "".join(
        f'<a:p>{look_of}<a:r><a:rPr sz="{size * 100}" b="{int(bold)}">{fill}</a:rPr>'
        f"<a:t>{escape(line)}</a:t></a:r></a:p>"
        if line
        else f"<a:p>{look_of}</a:p>"
        for line in text.split("\n")
    )


def cover(slide: Any, title: str, lines: Sequence[str]) -> None:
    """Write the title of the cover, and what stands under it."""
    words = "\n".join(bare(line) for line in lines)
    text, size = look.fitted(words, look.COVER_SIZES, look.COVER_WORDS)
    form = '<a:pPr algn="l"><a:spcAft><a:spcPts val="400"/></a:spcAft></a:pPr>'
    under = _paragraphs(text, size, INK, 0, bold=False, form=form)
    above = titled(title, template.COVER_TITLE)
    for held, paragraphs in zip(slide.placeholders, (above, under), strict=True):
        body = held._element.txBody
        body.remove(body[-1])
        body.extend(parse_xml(f"<p:txBody {_SPACES}>{paragraphs}</p:txBody>"))


def notes(slide: Any, *paragraphs: str) -> None:
    """Write the speaker's notes of a slide that has none."""
    package = slide.part.package
    name = package.next_partname("/ppt/notesSlides/notesSlide%d.xml")
    told = "".join(
        f"<a:p><a:r><a:t>{escape(bare(p))}</a:t></a:r></a:p>" for p in _lines(paragraphs)
    )
    drawn = parse_xml(_without_notes().replace(_NO_WORDS, told.encode()))
    part = NotesSlidePart(name, CONTENT_TYPE.PML_NOTES_SLIDE, package, drawn)
    part.relate_to(package.presentation_part.notes_master_part, RELATIONSHIP_TYPE.NOTES_MASTER)
    part.relate_to(slide.part, RELATIONSHIP_TYPE.SLIDE)
    slide.part.relate_to(part, RELATIONSHIP_TYPE.NOTES_SLIDE)


def _lines(paragraphs: Sequence[str]) -> list[str]:
    return "\n".join(words for words in paragraphs if words).split("\n")


_NO_WORDS = b"<a:p/>"


@cache
def _without_notes() -> bytes:
    """Return what python-pptx makes of empty notes."""
    deck = Presentation()
    notes = deck.slides.add_slide(deck.slide_layouts[0]).notes_slide
    drawn: bytes = serialize_part_xml(notes._element)
    if drawn.count(_NO_WORDS) != 1:
        raise AssertionError(drawn)
    return drawn

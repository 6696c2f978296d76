"""A slide with its title, the question above it and its number: python-pptx copies each placeholder by itself."""

from __future__ import annotations

from typing import Any

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.parts.slide import SlidePart

from sosei.publishing.charts.style import RED
from sosei.publishing.slides import look, template, written

_TITLE, _HEAD, _NUMBER = 2, 3, 4
"""Ids of the shapes."""


def add(deck: Any, head: str, title: str) -> Any:
    """Put a slide at the end of a deck.

    Parameters
    ----------
    deck : pptx presentation
    head : str
        What stands above the title.
    title : str

    Returns
    -------
    pptx slide
    """
    layout, package = template.layout(deck, template.CONTENT), deck.part.package
    name = deck.part._next_slide_partname
    part = SlidePart(name, CONTENT_TYPE.PML_SLIDE, package, parse_xml(_drawn(head, title)))
    part.relate_to(layout.part, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
    deck.slides._sldIdLst.add_sldId(deck.part.relate_to(part, RELATIONSHIP_TYPE.SLIDE))
    return part.slide


def _drawn(head: str, title: str) -> str:
    above = written.boxed(_HEAD, look.HEAD, head, (look.SMALL_SIZE,), colour=RED, bold=True)
    return (
        f"<p:sld {nsdecls('a', 'p', 'r')}><p:cSld><p:spTree><p:nvGrpSpPr>"
        '<p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
        f"{_placeholder(_TITLE, 'Title', 'title', '', written.titled(title, look.TITLE))}"
        f"{above}{_number()}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
    )


def _placeholder(place: int, name: str, kind: str, more: str, paragraph: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{place}" name="{name} {place - 1}"/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{kind}"{more}/></p:nvPr></p:nvSpPr>'
        f"<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{paragraph}</p:txBody></p:sp>"
    )


def _number() -> str:
    """Write the number of a slide into it: in the layout alone it is not shown."""
    told = (
        '<a:p><a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum">'
        f'<a:rPr lang="en-US" sz="{look.SMALL_SIZE}00"/><a:t>‹#›</a:t></a:fld></a:p>'
    )
    more = ' sz="quarter" idx="12"'
    return _placeholder(_NUMBER, "Slide Number Placeholder", "sldNum", more, told)

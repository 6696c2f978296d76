"""An empty deck of our own: 16:9, our type and colours, a layout for the cover and one for all else."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml.shapes.autoshape import CT_Shape
from pptx.util import Pt

from sosei.publishing.charts.style import INK, OKABE_ITO, RED
from sosei.publishing.office import FONT
from sosei.publishing.slides import look
from sosei.publishing.slides.look import Place

COVER, CONTENT = "Title Slide", "Title Only"
"""The layouts that are kept of the library's own."""

COVER_TITLE = Place(look.MARGIN, 2.0, look.ACROSS, 1.6)

_PLACES = {
    PP_PLACEHOLDER.TITLE: look.TITLE,
    PP_PLACEHOLDER.CENTER_TITLE: COVER_TITLE,
    PP_PLACEHOLDER.SUBTITLE: look.COVER_WORDS,
    PP_PLACEHOLDER.BODY: look.BODY,
    PP_PLACEHOLDER.SLIDE_NUMBER: look.NUMBER,
}

_UNUSED = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER)


def empty() -> Any:
    """Return a deck without slides."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = look.WIDTH, look.HEIGHT
    for held in list(deck.slide_layouts):
        if held.name not in (COVER, CONTENT):
            deck.slide_layouts.remove(held)
    for page in (deck.slide_master, *deck.slide_layouts):
        _lay_out(page)
    _mark(layout(deck, COVER))
    _theme(deck.slide_master)
    package = deck.part.package
    package.next_partname = _numbered(package.next_partname)
    return deck


def _numbered(next_name: Callable[[str], PackURI]) -> Callable[[str], PackURI]:
    """Number parts of a kind one after another: the library looks through all parts for each new one."""
    last: dict[str, int] = {}

    def numbered(form: str) -> PackURI:
        last[form] = last[form] + 1 if form in last else next_name(form).idx or 1
        return PackURI(form % last[form])

    return numbered


def layout(deck: Any, name: str) -> Any:
    """Return a layout by its name."""
    return deck.slide_layouts.get_by_name(name)


def _lay_out(page: Any) -> None:
    for held in list(page.placeholders):
        kind = held.placeholder_format.type
        if kind in _UNUSED:
            held._element.getparent().remove(held._element)
        elif kind in _PLACES:
            held.left, held.top, held.width, held.height = _PLACES[kind].box
            _set(held, kind)


def _mark(cover: Any) -> None:
    """Draw the one accent of the cover: a bar beside its title."""
    tree = cover.shapes._spTree
    left, top, width, height = Place(0, COVER_TITLE.top, 0.2, 3.2).box
    tree.append(CT_Shape.new_autoshape_sp(len(tree), "accent", "rect", left, top, width, height))
    bar = cover.shapes[-1]
    bar.fill.solid()
    bar.fill.fore_color.rgb = RGBColor.from_string(RED.lstrip("#"))
    bar.line.fill.background()


def _set(held: Any, kind: Any) -> None:
    frame = held.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    titles = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if kind in titles else MSO_ANCHOR.TOP
    if kind == PP_PLACEHOLDER.SLIDE_NUMBER:
        for paragraph in frame.paragraphs:
            paragraph.font.size = Pt(look.SMALL_SIZE)


def _theme(master: Any) -> None:
    """Put our type and colours into the theme, from which charts and tables take theirs."""
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    text = part.blob.decode("utf-8")
    for tag in ("latin", "ea"):
        text = re.sub(rf'<a:{tag} typeface="[^"]*"', f'<a:{tag} typeface="{FONT}"', text)
    text = re.sub(r'(<a:font script="Jpan" typeface=)"[^"]*"', rf'\1"{FONT}"', text)
    for name, colour in _colours().items():
        text = re.sub(
            rf"<a:{name}>.*?</a:{name}>",
            f'<a:{name}><a:srgbClr val="{colour.lstrip("#")}"/></a:{name}>',
            text,
            flags=re.DOTALL,
        )
    part._blob = text.encode("utf-8")


def _colours() -> dict[str, str]:
    accents = (RED, *OKABE_ITO[:5])
    named = {f"accent{place}": colour for place, colour in enumerate(accents, start=1)}
    return {"dk1": INK, "dk2": INK, "lt1": "#FFFFFF", "lt2": "#F4F4F5", **named}

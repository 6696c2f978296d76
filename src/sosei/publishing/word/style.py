"""An empty document of our own: A4, our type in both scripts, headings, captions, a numbered foot."""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from sosei.publishing.charts.style import INK, RED
from sosei.publishing.office import FONT
from sosei.publishing.spoken import spoken

MARGIN = 22
"""Millimetres."""

ACROSS = 210 - 2 * MARGIN
"""Width of the text, millimetres."""

BODY, CAPTION, SOURCE, ITEM = "Normal", "Caption", "Source", "List Bullet 2"

_SIZES = {
    "Title": 24,
    "Heading 1": 16,
    "Heading 2": 13,
    BODY: 10.5,
    ITEM: 10.5,
    CAPTION: 10,
    "List Bullet": 9,
}
"""Points."""


def empty() -> Any:
    """Return a document without text."""
    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(MARGIN)
    page.top_margin, page.bottom_margin = Mm(24), Mm(MARGIN)
    for name, size in _SIZES.items():
        _dress(document.styles[name], size)
    document.styles["Heading 1"].font.color.rgb = RGBColor.from_string(RED.lstrip("#"))
    for border in document.styles["Title"].element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
    source = document.styles.add_style(SOURCE, 1)
    source.base_style = document.styles[BODY]
    _dress(source, 8)
    _language(document)
    return document


def _dress(style: Any, size: float) -> None:
    style.font.size, style.font.name, style.font.italic = Pt(size), FONT, False
    style.font.color.rgb = RGBColor.from_string(INK.lstrip("#"))
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:eastAsia", "w:cs"):
        fonts.set(qn(script), FONT)
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(theme), None)


def _language(document: Any) -> None:
    for held in document.styles.element.iter(qn("w:lang")):
        held.set(qn("w:val"), "ja-JP" if spoken() == "ja" else "en-GB")
        held.set(qn("w:eastAsia"), "ja-JP")


def id_of(style: str) -> str:
    """Return the id of a style of our document by its name."""
    return style.replace(" ", "")


def fill(document: Any, body: str) -> None:
    """Put paragraphs and tables into an empty document.

    Parameters
    ----------
    document : docx document
    body : str
        As XML.
    """
    spaces = nsdecls("w", "wp", "r")
    document.element.body[:0] = list(parse_xml(f"<w:body {spaces}>{body}</w:body>"))


def foot(document: Any, words: str, number: str) -> None:
    """Write the foot of every page: some words, and the page's number.

    Parameters
    ----------
    document : docx document
    words : str
    number : str
        As XML.
    """
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style, paragraph.alignment = document.styles[SOURCE], WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(f"{words}　")
    paragraph._p.extend(parse_xml(f"<w:p {nsdecls('w')}>{number}</w:p>"))

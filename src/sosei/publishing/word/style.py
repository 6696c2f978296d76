"""An empty document of our own: A4, our type in both scripts, headings, captions, a numbered foot."""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
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


def paragraph(document: Any, words: str, style: str = BODY) -> Any:
    """Put a paragraph at the end of a document.

    Its style is named by its id: python-docx looks through all styles for each paragraph.

    Parameters
    ----------
    document : docx document
    words : str
    style : str
        Name of a style.
    """
    made = document.add_paragraph(words)
    if style != BODY:
        made._p.style = id_of(style)
    return made


def id_of(style: str) -> str:
    """Return the id of a style of our document by its name."""
    return style.replace(" ", "")


def foot(document: Any, words: str) -> None:
    """Write the foot of every page: some words, and the page's number.

    Parameters
    ----------
    document : docx document
    words : str
    """
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style, paragraph.alignment = document.styles[SOURCE], WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(f"{words}　")
    field(paragraph, "PAGE", "1")


def field(paragraph: Any, code: str, shown: str, *, stale: bool = False) -> None:
    """Put a field into a paragraph, which the office program works out.

    Parameters
    ----------
    paragraph : docx paragraph
    code : str
        As Word writes it.
    shown : str
        What stands there until then.
    stale : bool
        Whether it is to be worked out when the document is opened.
    """
    begin = _char(paragraph, "begin")
    if stale:
        begin.set(qn("w:dirty"), "true")
    instruction = OxmlElement("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = code
    paragraph.add_run()._r.append(instruction)
    _char(paragraph, "separate")
    paragraph.add_run(shown)
    _char(paragraph, "end")


def _char(paragraph: Any, kind: str) -> Any:
    made = OxmlElement("w:fldChar")
    made.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(made)
    return made

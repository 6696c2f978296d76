"""Paragraphs, fields and pictures of Word as XML: python-docx asks for each part of a look by itself."""

from __future__ import annotations

import io
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml.ns import nsdecls
from docx.shared import Mm

from sosei.publishing.spoken import bare
from sosei.publishing.word.style import BODY, id_of

_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def paragraph(words: str, style: str = BODY, *, keep: bool = False, page: bool = False) -> str:
    """Return a paragraph.

    Parameters
    ----------
    words : str
        They may have several lines.
    style : str
        Name of a style.
    keep : bool
        Whether it stands on the page of what follows.
    page : bool
        Whether it begins a page.
    """
    look = (
        ("" if style == BODY else f'<w:pStyle w:val="{id_of(style)}"/>')
        + ("<w:keepNext/>" if keep else "")
        + ("<w:pageBreakBefore/>" if page else "")
    )
    return _paragraph(look, _run(words) if words else "")


def field(code: str, shown: str, *, stale: bool = False) -> str:
    """Return runs of a field, which the office program works out.

    Parameters
    ----------
    code : str
        As Word writes it.
    shown : str
        What stands there until then.
    stale : bool
        Whether it is to be worked out when the document is opened.
    """
    dirty = ' w:dirty="true"' if stale else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"{dirty}/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{escape(code)}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{_run(shown)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def contents(listed: str) -> str:
    """Return a paragraph of the contents, which Word gives its pages when the document is opened.

    Parameters
    ----------
    listed : str
        What stands there until then, a line each.
    """
    return _paragraph("", field(r'TOC \o "1-2" \h \z', listed, stale=True))


def picture(document: Any, content: bytes, width: float, number: int, alternative: str) -> str:
    """Return a paragraph with a picture, on the page of what follows.

    Parameters
    ----------
    document : docx document
        That keeps it.
    content : bytes
        PNG.
    width : float
        Millimetres.
    number : int
        Of the picture, from 1.
    alternative : str
        For who does not see it.
    """
    at, image = document.part.get_or_add_image(io.BytesIO(content))
    wide, high = image.scaled_dimensions(Mm(width), None)
    size = f'cx="{wide}" cy="{high}"'
    inside = (
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="image.png"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{at}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"/></pic:spPr></pic:pic>'
    )
    drawn = (
        f"<w:r><w:drawing><wp:inline {nsdecls('a', 'pic')}><wp:extent {size}/>"
        f'<wp:docPr id="{number}" name="Picture {number}" descr={quoteattr(bare(alternative))}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_PICTURE}">{inside}</a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
    return _paragraph("<w:keepNext/>", drawn)


def lines(words: str) -> str:
    """Return words as texts with a break between lines."""
    texts = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in words.split("\n"))
    return "<w:br/>".join(texts)


def _run(words: str) -> str:
    return f"<w:r>{lines(bare(words))}</w:r>"


def _paragraph(look: str, runs: str) -> str:
    return f"<w:p>{f'<w:pPr>{look}</w:pPr>' if look else ''}{runs}</w:p>"

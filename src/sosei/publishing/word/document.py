"""The text, figures and tables of a document, in the order of its sections."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

from docx.shared import Mm

from sosei.publishing.front import Front, of_vision
from sosei.publishing.numbered import Numbers, shown
from sosei.publishing.office import saved
from sosei.publishing.sections.model import Figure, Section
from sosei.publishing.sources import source_line
from sosei.publishing.spoken import bare, say
from sosei.publishing.tables import PrintedTable
from sosei.publishing.word import style, table
from sosei.studies.result import VisionResult


def vision_docx(
    result: VisionResult, sections: Sequence[Section], pictures: Mapping[str, bytes]
) -> bytes:
    """Return a vision as a Word document.

    Parameters
    ----------
    result : VisionResult
    sections : sequence of Section
        Of the whole vision.
    pictures : mapping of str to bytes
        PNG of each figure by its name.
    """
    return docx(of_vision(result, sections), sections, pictures)


def docx(front: Front, sections: Sequence[Section], pictures: Mapping[str, bytes]) -> bytes:
    """Return sections as a Word document.

    Parameters
    ----------
    front : Front
    sections : sequence of Section
    pictures : mapping of str to bytes
        PNG of each figure by its name.
    """
    document = style.empty()
    _front(document, front, sections)
    numbers = shown(sections)
    for section in sections:
        _section(document, section, pictures, front.run, numbers)
    style.foot(document, f"{bare(front.title)}　{front.run}")
    return saved(document, front)


def _front(document: Any, front: Front, sections: Sequence[Section]) -> None:
    style.paragraph(document, bare(front.title), "Title")
    for words in (front.name, front.basis, front.run, front.note):
        if words:
            document.add_paragraph(bare(words))
    style.paragraph(document, say("目次", "Contents"), style.CAPTION)
    listed = "\n".join(bare(section.question) for section in sections if section.level == 1)
    style.field(document.add_paragraph(), r'TOC \o "1-2" \h \z', listed, stale=True)


def _section(
    document: Any, section: Section, drawn: Mapping[str, bytes], run: str, numbers: Numbers
) -> None:
    heading = style.paragraph(document, bare(section.question), f"Heading {section.level}")
    heading.paragraph_format.page_break_before = section.level == 1
    if section.answer:
        document.add_paragraph(bare(section.answer))
    for prose in section.prose:
        form = style.ITEM if prose.item else style.BODY
        style.paragraph(document, bare(prose.words), form)
    for figure in section.figures:
        _figure(document, figure, drawn[figure.name], run, numbers.figure(figure.name))
    for printed in section.printed:
        if printed.rows:
            _table(document, printed, numbers.titled(section.name, printed.title))
    for note in section.notes:
        style.paragraph(document, bare(note), "List Bullet")


def _figure(document: Any, figure: Figure, picture: bytes, run: str, number: str) -> None:
    _caption(document, f"{number}　{figure.title}" if number else figure.title)
    width = style.ACROSS if figure.wide else style.ACROSS * 0.6
    drawn = document.add_picture(io.BytesIO(picture), width=Mm(width))
    drawn._inline.docPr.set("descr", bare(figure.alternative))
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    style.paragraph(
        document,
        bare(f"{figure.measure}\n{figure.caption}{say('／', '. ')}{run}"),
        style.SOURCE,
    )


def _table(document: Any, printed: PrintedTable, number: str) -> None:
    _caption(document, f"{number}　{printed.title}" if number else printed.title)
    table.add(document, printed)
    sources = source_line(printed.sources) if printed.sources else ""
    style.paragraph(document, bare(sources), style.SOURCE)


def _caption(document: Any, words: str) -> None:
    paragraph = style.paragraph(document, bare(words), style.CAPTION)
    paragraph.paragraph_format.keep_with_next = True

"""The text, figures and tables of a document, in the order of its sections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sosei.publishing.front import Front, of_vision
from sosei.publishing.numbered import Numbers, shown
from sosei.publishing.office import saved
from sosei.publishing.sections.model import Figure, Section
from sosei.publishing.sources import source_line
from sosei.publishing.spoken import bare, say
from sosei.publishing.tables import PrintedTable
from sosei.publishing.word import style, table, written
from sosei.publishing.word.written import paragraph
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
    document, numbers = style.empty(), shown(sections)
    pictures_of = _placed(document, sections, pictures)
    told = [_front(front, sections)]
    told += (_section(section, pictures_of, front.run, numbers) for section in sections)
    style.fill(document, "".join(told))
    style.foot(document, f"{bare(front.title)}　{front.run}", written.field("PAGE", "1"))
    return saved(document, front)


def _placed(
    document: Any, sections: Sequence[Section], pictures: Mapping[str, bytes]
) -> dict[str, str]:
    """Return every figure as a paragraph by its name; the document keeps the pictures."""
    figures = [figure for section in sections for figure in section.figures]
    return {
        figure.name: written.picture(
            document,
            pictures[figure.name],
            style.ACROSS if figure.wide else style.ACROSS * 0.6,
            number,
            figure.alternative,
        )
        for number, figure in enumerate(figures, 1)
    }


def _front(front: Front, sections: Sequence[Section]) -> str:
    lines = (front.name, front.basis, front.run, front.note)
    listed = "\n".join(section.question for section in sections if section.level == 1)
    return "".join(
        (
            paragraph(front.title, "Title"),
            *(paragraph(words) for words in lines if words),
            paragraph(say("目次", "Contents"), style.CAPTION),
            written.contents(listed),
        )
    )


def _section(section: Section, drawn: Mapping[str, str], run: str, numbers: Numbers) -> str:
    heading = paragraph(section.question, f"Heading {section.level}", page=section.level == 1)
    answer = paragraph(section.answer) if section.answer else ""
    prose = (
        paragraph(each.words, style.ITEM if each.item else style.BODY) for each in section.prose
    )
    figures = (
        _figure(figure, drawn[figure.name], run, numbers.figure(figure.name))
        for figure in section.figures
    )
    tables = (
        _table(printed, numbers.titled(section.name, printed.title))
        for printed in section.printed
        if printed.rows
    )
    notes = (paragraph(note, "List Bullet") for note in section.notes)
    return "".join((heading, answer, *prose, *figures, *tables, *notes))


def _figure(figure: Figure, drawn: str, run: str, number: str) -> str:
    said = f"{figure.measure}\n{figure.caption}{say('／', '. ')}{run}"
    return _caption(number, figure.title) + drawn + paragraph(said, style.SOURCE)


def _table(printed: PrintedTable, number: str) -> str:
    sources = source_line(printed.sources) if printed.sources else ""
    return (
        _caption(number, printed.title) + table.written(printed) + paragraph(sources, style.SOURCE)
    )


def _caption(number: str, title: str) -> str:
    return paragraph(f"{number}　{title}" if number else title, style.CAPTION, keep=True)

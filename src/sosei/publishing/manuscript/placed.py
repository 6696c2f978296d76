"""A manuscript among the sections of its document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sosei.base.errors import Faults
from sosei.publishing.manuscript.checked import faults
from sosei.publishing.manuscript.printed import printed
from sosei.publishing.manuscript.subject import Subject
from sosei.publishing.numbered import Numbers, numbers
from sosei.publishing.sections.model import Piece, Prose, Section
from sosei.studies.manuscript.lookup import Quotable
from sosei.studies.manuscript.model import Manuscript, Paragraph, Part, Reference


def check(manuscript: Manuscript, subject: Subject, sections: Sequence[Section]) -> None:
    """Refuse a manuscript that refers to what is not there.

    Parameters
    ----------
    manuscript : Manuscript
    subject : Subject
    sections : sequence of Section
        Of the whole document, in the manuscript's language.

    Raises
    ------
    InputError
        With every fault.
    """
    found = Faults()
    found.extend(faults(manuscript, subject.cells, sections, subject.outline))
    found.raise_if_any()


def placed(
    sections: Sequence[Section],
    manuscript: Manuscript,
    subject: Subject,
    counted: Numbers | None = None,
) -> tuple[Section, ...]:
    """Return the sections with the text in them; chapters of its own stand after the one before them.

    Parameters
    ----------
    sections : sequence of Section
        Of the document, or what a page shows of it.
    manuscript : Manuscript
        Checked (`check`).
    subject : Subject
    counted : Numbers, optional
        Of the whole document, where `sections` are not all of it.
    """
    extended = list(sections)
    for place, part in own_chapters(manuscript, sections):
        extended.insert(place, Section(name=part.anchor, question=part.heading, answer=""))
    counted, cells = counted or numbers(extended), subject.cells
    parts = {part.anchor: part for part in manuscript.parts}
    return tuple(
        _with(section, parts[section.name], counted, cells) if section.name in parts else section
        for section in extended
    )


def own_chapters(manuscript: Manuscript, sections: Sequence[Section]) -> list[tuple[int, Part]]:
    """Return the chapters that no printed section is, each with the place to put it, one after another."""
    order = [section.name for section in sections]
    found, place = [], 0
    for part in manuscript.parts:
        if part.anchor in order:
            place = _end(order, sections, part.anchor)
        elif part.heading:
            order.insert(place, part.anchor)
            found.append((place, part))
            place += 1
    return found


def _end(order: Sequence[str], sections: Sequence[Section], anchor: str) -> int:
    """Return the place after a section and what belongs to its chapter."""
    level = {section.name: section.level for section in sections}
    place = order.index(anchor) + 1
    while place < len(order) and level.get(order[place], 1) > 1:
        place += 1
    return place


def _with(section: Section, part: Part, counted: Numbers, cells: Quotable) -> Section:
    prose = tuple(prose_of(paragraph, counted, cells) for paragraph in part.paragraphs)
    return replace(section, question=part.heading or section.question, prose=prose)


def prose_of(paragraph: Paragraph, counted: Numbers, cells: Quotable) -> Prose:
    """Return a paragraph with its numbers and references as they are printed."""
    return Prose(
        tuple(
            Piece(piece) if isinstance(piece, str) else piece_of(piece, counted, cells)
            for piece in paragraph.pieces
        ),
        paragraph.item,
    )


def piece_of(reference: Reference, counted: Numbers, cells: Quotable) -> Piece:
    """Return what stands for a reference."""
    if reference.kind == "number":
        return Piece(printed(cells[reference.target], reference.form), cell=reference.target)
    if reference.kind == "figure":
        return Piece(counted.figure(reference.target), target=f"figure-{reference.target}")
    section, _, place = reference.target.rpartition("-")
    return Piece(counted.table(reference.target), target=f"{section}-table-{place}")

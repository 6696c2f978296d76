"""Which cells of the frozen result every printed number is: the map beside documents that cannot say so themselves."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sosei.publishing.followed import pieces
from sosei.publishing.sections.model import Figure, Section
from sosei.publishing.spoken import bare
from sosei.publishing.tables import PrintedTable


class Number(NamedTuple):
    """A printed number.

    Attributes
    ----------
    section : str
    place : str
        Within it: ``answer``, ``note 2``, ``figure scenarios title``, ``table 1 row 3 column 2``; rows from 1 below
        the head, columns from 1 with the heading.
    text : str
        As printed.
    cells : tuple of str
    same : bool
        Whether it is its only cell; else it was worked out from them.
    """

    section: str
    place: str
    text: str
    cells: tuple[str, ...]
    same: bool


def numbers(sections: Iterable[Section]) -> Iterator[Number]:
    """Go through the printed numbers that know their cell, in the order of the sections.

    Parameters
    ----------
    sections : iterable of Section
        Made while `studies.cells.following` holds.
    """
    for section in sections:
        for place, words in _places(section):
            for text, origin in pieces(words):
                if origin:
                    yield Number(section.name, place, bare(text), *origin)
        for prose, paragraph in enumerate(section.prose, 1):
            for piece in paragraph.pieces:
                if piece.cell:
                    yield Number(
                        section.name, f"prose {prose}", bare(piece.words), (piece.cell,), same=True
                    )


def numbers_json(sections: Iterable[Section]) -> bytes:
    """Return the map as JSON, ``numbers.json``."""
    listed = [number._asdict() for number in numbers(sections)]
    return (json.dumps(listed, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _places(section: Section) -> Iterator[tuple[str, str]]:
    yield "question", section.question
    yield "answer", section.answer
    for figure in section.figures:
        yield from _of_figure(figure)
    for place, table in enumerate(section.tables, 1):
        yield from _of_table(f"table {place}", table)
    for place, note in enumerate(section.notes, 1):
        yield f"note {place}", note


def _of_figure(figure: Figure) -> Iterator[tuple[str, str]]:
    yield f"figure {figure.name} title", figure.title
    yield f"figure {figure.name} measure", figure.measure
    yield f"figure {figure.name} alternative", figure.alternative


def _of_table(place: str, table: PrintedTable) -> Iterator[tuple[str, str]]:
    yield f"{place} title", table.title
    rows: Sequence[Sequence[str]] = (table.head, *table.rows)
    for line, row in enumerate(rows):
        for column, cell in enumerate(row, 1):
            yield f"{place} row {line} column {column}", cell

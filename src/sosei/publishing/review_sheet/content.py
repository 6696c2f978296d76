"""What stands on a department's sheet: columns, and a cell of every row in each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sosei.base.messages import Both, Language
from sosei.publishing.strategy.names import Own
from sosei.readers.review_sheet.cells import lines
from sosei.strategy.package import Package
from sosei.strategy.review.cycle import CycleKind
from sosei.strategy.review.owners import Asked

NONE = {0xFFFE: "�", 0xFFFF: "�"}

Texts = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Errand:
    """Whom a sheet is for, and of what.

    Attributes
    ----------
    strategy : str
        Slug.
    name : Own
        Of the strategy.
    year : int
        Under review.
    kind : CycleKind
    asked : Asked
        Of the department.
    department : Own
        Its name.
    package : Package
    stored : mapping of str to mapping
        What is reported already, as it would be typed: fields by subject.
    last : mapping of str to mapping
        What was written last time: parts by subject.
    deadline : date or None
    version : str
        Of the strategy.
    written_at : str
    language : Language
        That of the department.
    """

    strategy: str
    name: Own
    year: int
    kind: CycleKind
    asked: Asked
    department: Own
    package: Package
    stored: Texts
    last: Texts = field(default_factory=dict)
    deadline: date | None = None
    version: str = ""
    written_at: str = ""
    language: Language = "ja"

    def say(self, words: Both | Own) -> str:
        """Return words in the language of the sheet."""
        return words.text(self.language)[0] if isinstance(words, Own) else words.text(self.language)


@dataclass(frozen=True)
class Column:
    """One column; `typed` where some cell of it is filled in."""

    field: str
    heading: str
    width: int
    typed: bool = False


@dataclass(frozen=True)
class Cell:
    """One cell.

    Attributes
    ----------
    text : str
        As it is stamped: as a form would have it.
    typed : bool
        Whether it is filled in.
    shown : str
        What the cell shows, where that is not its text.
    choices : tuple of str
        Words of its list.
    number, literal : bool
        Whether a number is expected; whether what is typed stays as it is typed, and is no number to a spreadsheet.
    """

    text: str
    typed: bool = False
    shown: str = ""
    choices: tuple[str, ...] = ()
    number: bool = False
    literal: bool = False

    @classmethod
    def of(cls, text: str, *, typed: bool = False) -> Cell:
        """Return a cell of plain words, as XML keeps them: line feeds alone, and no code that is no character."""
        return cls(lines(text).translate(NONE), typed=typed)


@dataclass(frozen=True)
class Row:
    """One row: its id, its cells by field, and what is stamped of it beside them."""

    id: str
    cells: Mapping[str, Cell]
    noted: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """One sheet that is filled in; `explained` where a value may have to be."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    explained: bool = False

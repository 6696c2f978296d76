"""A sheet of the workbook, and what all sheets share: formats, references between them, the map of cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from sosei.base.provenance import Source
from sosei.publishing import wording
from sosei.publishing.sources import source_line
from sosei.publishing.spoken import bare, say
from sosei.publishing.workbook.looks import LOOKS
from sosei.publishing.workbook.ours import Sheet
from sosei.studies.result import Cell, VisionResult

TITLE, SOURCE, HEAD = 0, 1, 3
"""Rows of a sheet: its title, its source line, and the first row of what it shows."""

LINE = 13
"""Height of a line of small type, points."""

MISSING = "—"

A4 = 9


class Mapped(NamedTuple):
    """A cell of a sheet and the cells of the frozen result that it shows or is worked out from."""

    sheet: str
    cell: str
    ids: tuple[str, ...]
    formula: bool


class Book:
    """A workbook in the making.

    Parameters
    ----------
    book : xlsxwriter.Workbook
    result : VisionResult
    """

    def __init__(self, book: xlsxwriter.Workbook, result: VisionResult) -> None:
        self.book, self.result = book, result
        self.map: list[Mapped] = []
        self.places: dict[str, str] = {}
        self._formats: dict[str, Any] = {}

    def sheet(self, name: str) -> Sheet:
        """Return a new sheet."""
        made: Sheet = self.book.add_worksheet(name, Sheet)
        return made

    def look(self, name: str) -> Any:
        """Return a format by its name, made once."""
        if name not in self._formats:
            self._formats[name] = self.book.add_format(LOOKS[name])
        return self._formats[name]

    def place(self, cell: str) -> str:
        """Return where a cell of the frozen result stands, as a formula of any sheet names it."""
        return self.places[cell]

    def span(self, first: str, last: str) -> str:
        """Return the range between two cells of one sheet."""
        return f"{self.places[first]}:{self.places[last].rpartition('!')[2]}"


class Leaf:
    """One sheet.

    Parameters
    ----------
    book : Book
    name : str
        In the language that is spoken.
    title : str
    sources : iterable of Source
        Of everything on the sheet.
    widths : sequence of float
        Of the columns, in characters; the last one holds for all that follow.
    """

    def __init__(
        self,
        book: Book,
        name: str,
        title: str,
        sources: Iterable[Source],
        widths: Sequence[float] = (18, 11),
    ) -> None:
        self.book, self.name = book, name
        self.sheet = book.sheet(name)
        for column, width in enumerate(widths):
            last = column if column < len(widths) - 1 else 40
            self.sheet.set_column(column, last, width, book.look("text"))
        self.widths = widths
        self.sources = tuple(dict.fromkeys(sources))
        self.text(TITLE, 0, title, "title")
        self._print_set_up()

    def finish(self, columns: int, row: int) -> None:
        """Write the source line over the columns in use, and print these alone.

        Parameters
        ----------
        columns : int
            In use.
        row : int
            The last one.
        """
        self.sheet.print_area(0, 0, row, columns - 1)
        if not self.sources:
            return
        words = source_line(self.sources)
        self.text(SOURCE, 0, words, "source")
        self.sheet.merge_range(
            SOURCE, 0, SOURCE, columns - 1, bare(words), self.book.look("source")
        )
        room = sum(map(self._width, range(columns)))
        self.sheet.set_row(SOURCE, LINE * (1 + wide(words) // int(room)))

    def _width(self, column: int) -> float:
        return self.widths[min(column, len(self.widths) - 1)]

    def _print_set_up(self) -> None:
        self.sheet.set_landscape()
        self.sheet.set_paper(A4)
        self.sheet.set_margins(0.5, 0.5, 0.7, 0.7)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.hide_gridlines(2)
        title, run = bare(self.book.result.title), wording.run(self.book.result)
        # an ampersand begins a code of headers
        self.sheet.set_header(f"&L{title.replace('&', '&&')}&R{run}")
        self.sheet.set_footer("&L&A&R&P / &N")

    def repeat(self, row: int, column: int = 0, *, printed: int | None = None) -> None:
        """Keep rows and columns in sight, and rows at the head of each printed page.

        Parameters
        ----------
        row, column : int
            The last ones in sight.
        printed : int, optional
            The last row that is printed on each page, if it is another one.
        """
        self.sheet.freeze_panes(row + 1, column + 1)
        self.sheet.repeat_rows(0, row if printed is None else printed)

    def text(self, row: int, column: int, words: str, look: str = "text") -> None:
        """Write words."""
        self.sheet.write_string(row, column, bare(words), self.book.look(look))

    def line(self, row: int, words: Sequence[str], look: str = "head") -> None:
        """Write words side by side from the first column, on as many lines as the longest needs."""
        needed = (1 + wide(each) // int(self._width(at) - 2) for at, each in enumerate(words))
        self.sheet.set_row(row, LINE * max(needed) + 6)
        for column, each in enumerate(words):
            self.text(row, column, each, look)

    def figure(self, row: int, column: int, value: Cell, cell: str, look: str) -> None:
        """Write a figure of the frozen result as it stands there; what is not known as a dash.

        Parameters
        ----------
        row, column : int
        value : number, str or None
        cell : str
            Its id.
        look : str
        """
        here = xl_rowcol_to_cell(row, column)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            self.sheet.write_number(row, column, value, self.book.look(look))
            self.book.places.setdefault(cell, f"'{self.name}'!{here}")
            self.book.map.append(Mapped(self.name, here, (cell,), formula=False))
        else:
            self.text(row, column, MISSING if value is None else str(value), "word")

    def formula(
        self, row: int, column: int, formula: str, value: float, look: str, ids: Sequence[str] = ()
    ) -> str:
        """Write a formula with the value that it gives, and return where it stands.

        Parameters
        ----------
        row, column : int
        formula : str
            With its ``=``.
        value : float
        look : str
        ids : sequence of str
            The cell of the frozen result that it must agree with, if there is one.
        """
        here = str(xl_rowcol_to_cell(row, column))
        self.sheet.write_formula(row, column, formula, self.book.look(look), value)
        self.book.map.append(Mapped(self.name, here, tuple(ids), formula=True))
        return here

    def chart(self, row: int, chart: Any, alternative: str, size: tuple[int, int]) -> None:
        """Put a chart below a table.

        Parameters
        ----------
        row : int
        chart : xlsxwriter chart
        alternative : str
            For who does not see it.
        size : (int, int)
            Width and height, pixels.
        """
        chart.set_size({"width": size[0], "height": size[1]})
        options: Mapping[str, Any] = {"description": bare(alternative), "object_position": 1}
        self.sheet.insert_chart(row, 0, chart, options)


def wide(words: str) -> int:
    """Return how many half-width letters words take."""
    return sum(1 if letter.isascii() else 2 for letter in bare(words))


def in_persons(words: str) -> str:
    """Return words with the unit of counts."""
    return say(f"{words}（人）", f"{words} (persons)")

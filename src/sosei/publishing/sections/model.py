"""What a section is made of, whatever it is printed on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sosei.base.provenance import Source
from sosei.publishing import wording
from sosei.publishing.charts.events import Mark
from sosei.publishing.charts.plain import Plain
from sosei.publishing.charts.plotted import Plotted
from sosei.publishing.charts.style import Width, dressed
from sosei.publishing.sources import source_line
from sosei.publishing.spoken import say
from sosei.publishing.tables import PrintedTable
from sosei.studies.result import VisionResult


@dataclass(frozen=True)
class Figure:
    """A chart with its words.

    Attributes
    ----------
    name : str
        Identifier within the vision.
    title : str
        The finding.
    measure : str
        What is shown, and in which unit.
    alternative : str
        The finding and the end values, for who does not see the picture.
    chart : mapping
        Plain data of Vega-Lite.
    sources : tuple of Source
    wide : bool
        Whether it takes the whole width.
    plotted : Plotted, optional
        The same as plain series, where programs can draw it so.
    """

    name: str
    title: str
    measure: str
    alternative: str
    chart: Plain
    sources: tuple[Source, ...]
    wide: bool = True
    plotted: Plotted | None = None

    @property
    def caption(self) -> str:
        """Source line."""
        return source_line(self.sources)

    def specification(self, width: Width, fonts: str) -> dict[str, Any]:
        """Return the chart as plain data."""
        return dressed(self.chart, width, fonts)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a text.

    Attributes
    ----------
    words : str
    cell : str
        Id of the cell that they print, if they print one.
    target : str
        What they refer to on a page: the id of its element.
    """

    words: str
    cell: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph of the municipality's own text, or an item of a list."""

    pieces: tuple[Piece, ...]
    item: bool = False

    @property
    def words(self) -> str:
        """The whole as words."""
        return "".join(piece.words for piece in self.pieces)


@dataclass(frozen=True)
class Section:
    """One question.

    Attributes
    ----------
    name : str
    question : str
        Heading.
    answer : str
        In one or two sentences; a chapter of the municipality's own has none.
    figures : tuple of Figure
    tables : tuple of PrintedTable
    prose : tuple of Prose
        What the municipality writes; stands before the figures.
    notes : tuple of str
    folded : int
        Tables, from the end, that a page folds away.
    unfolded : int
        Tables, from the start, that it does not fold away beside a chart.
    unprinted : int
        Tables, from the end, that stand on the page alone and not on paper.
    level : int
        1: a chapter of its own; 2: a part of the chapter before it.
    """

    name: str
    question: str
    answer: str
    figures: tuple[Figure, ...] = ()
    tables: tuple[PrintedTable, ...] = ()
    notes: tuple[str, ...] = ()
    folded: int = 0
    unfolded: int = 0
    unprinted: int = 0
    level: int = 1
    prose: tuple[Prose, ...] = ()

    @property
    def printed(self) -> tuple[PrintedTable, ...]:
        """Tables that stand on paper."""
        return self.tables[: len(self.tables) - self.unprinted]


def events_of(result: VisionResult, series: str) -> tuple[dict[str, Any], ...]:
    """Return the events that stand in a series, in order of time.

    Parameters
    ----------
    result : VisionResult
    series : str
        ``census`` or ``register``.
    """
    events = result.tables.get("events")
    if events is None:
        return ()
    return tuple(row for row in events.rows() if row[f"{series}_year"] is not None)


def marks_of(result: VisionResult, series: str) -> tuple[Mark, ...]:
    """Return the same as marks of a chart."""
    return tuple(
        Mark(row[f"{series}_year"], wording.event(row)) for row in events_of(result, series)
    )


def in_words(marks: Iterable[Mark]) -> str:
    """Say for who does not see the picture which events it marks."""
    listed = say("、", "; ").join(mark.words for mark in marks)
    return say(f"出来事：{listed}。", f" Events: {listed}.") if listed else ""


def merged(*sources: Iterable[Source]) -> tuple[Source, ...]:
    """Return sources without repetition."""
    return tuple(dict.fromkeys(source for part in sources for source in part))

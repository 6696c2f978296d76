"""Numbers of figures and tables, where a text refers to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sosei.publishing.sections.model import Figure, Section
from sosei.publishing.spoken import say


@dataclass(frozen=True)
class Numbers:
    """What figures and tables of a document are called.

    Attributes
    ----------
    figures : mapping of str to int
        By the figure's name.
    tables : mapping of str to int
        By section and place: ``future-1``.
    titles : mapping of (str, str) to int
        The same by section and title: a page that shows one scenario has fewer of them.
    """

    figures: Mapping[str, int]
    tables: Mapping[str, int]
    titles: Mapping[tuple[str, str], int]

    def figure(self, name: str) -> str:
        """Return ``図3``; nothing where figures are not numbered."""
        number = self.figures.get(name)
        return say(f"図{number}", f"Figure\u00a0{number}") if number else ""

    def table(self, name: str) -> str:
        """Return ``表2`` of ``future-1``; nothing where tables are not numbered."""
        return _table(self.tables.get(name))

    def titled(self, section: str, title: str) -> str:
        """Return ``表2`` of the table of a section that has the title."""
        return _table(self.titles.get((section, title)))


UNNUMBERED = Numbers({}, {}, {})


def _table(number: int | None) -> str:
    return say(f"表{number}", f"Table\u00a0{number}") if number else ""


def table_name(section: str, place: int) -> str:
    """Return how a text names the table of a section: ``future-1``."""
    return f"{section}-{place}"


def in_order(figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures of a section as they are printed: those over the whole width first."""
    return sorted(figures, key=lambda figure: not figure.wide)


def numbers(sections: Sequence[Section]) -> Numbers:
    """Count the figures and tables of a document as they are printed.

    Parameters
    ----------
    sections : sequence of Section
        Of the whole document.
    """
    figures = [figure.name for section in sections for figure in in_order(section.figures)]
    tables = [
        (table_name(section.name, place), (section.name, printed.title))
        for section in sections
        for place, printed in enumerate(section.printed, start=1)
    ]
    return Numbers(
        {name: number for number, name in enumerate(figures, start=1)},
        {name: number for number, (name, _) in enumerate(tables, start=1)},
        {title: number for number, (_, title) in enumerate(tables, start=1)},
    )


def shown(sections: Sequence[Section]) -> Numbers:
    """Return the numbers where a text stands between the figures; without one nothing refers to them."""
    return numbers(sections) if any(section.prose for section in sections) else UNNUMBERED

"""Cells of a strategy's indicators: the ids by which their printed numbers are followed (docs/formats.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sosei.base.messages import Both
from sosei.publishing.followed import wrapped_in
from sosei.publishing.proof import Scaled, Scales
from sosei.publishing.strategy.numbers import numbers
from sosei.strategy.case import Record
from sosei.strategy.forecast.outlook import Outlooks
from sosei.strategy.indicator import Indicator, Nature
from sosei.strategy.judgement import judge
from sosei.strategy.package import Package
from sosei.studies.cells import Origin, cell_id, followed

YEARLY = ("actual", "expected", "gap", "progress")
"""Columns of a year."""

ALL = "all"
"""The key of a count of the whole strategy, or of every status."""

STATUS, BEFORE = "status", "before_status"
"""Tables of how many indicators of a pillar have a mark, of a strategy and of the one before: ``count[all,◎]``."""


@dataclass(frozen=True, slots=True)
class KpiCell:
    """A figure of an indicator.

    Attributes
    ----------
    cell : str
        Its id.
    column : str
        ``baseline``, ``target``, ``earlier_target``, ``actual``, ``expected``, ``gap``, ``progress``,
        ``chance``, ``likely_low``, ``likely_high``.
    indicator : Indicator
    year : int or None
    value : Fraction
    """

    cell: str
    column: str
    indicator: Indicator
    year: int | None
    value: Fraction

    @property
    def scales(self) -> Scales:
        """How the value is printed: in the stored unit, or in the shown one; neither finer than the shown one."""
        if self.column == "progress":
            return ((100.0, 0.0),)
        if self.column == "chance":
            return ((10.0, 0.0),)
        of = numbers(self.indicator)
        factor = float(of.factor)
        return (1.0, factor * 10.0**-of.decimals), (1 / factor, 0.0)


def kpi(column: str, *keys: object) -> str:
    """Return the id of a figure of an indicator.

    Parameters
    ----------
    column : str
    *keys
        The indicator, and the year where the column has one.
    """
    return cell_id("kpi", column, keys)


def named(text: str, cell: str) -> str:
    """Return a printed number that names its cell, while numbers are followed.

    Parameters
    ----------
    text : str
    cell : str
        Id.
    """
    return wrapped_in(text, Origin((cell,), same=True)) if followed() else text


def both_named(words: Both, cell: str) -> Both:
    """Return the same in both languages."""
    return Both(named(words.en, cell), named(words.ja, cell))


def status_counts(
    marks: Mapping[str, str], pillars: Mapping[str, Sequence[str]], table: str = STATUS
) -> dict[str, int]:
    """Count marks by pillar, and of the whole.

    Parameters
    ----------
    marks : mapping of str to str
        By indicator.
    pillars : mapping of str to sequence of str
        The indicators of each.
    table : str
    """
    found: dict[str, int] = {}
    for of, inside in {**pillars, ALL: list(marks)}.items():
        own = [marks[each] for each in inside]
        found[cell_id(table, "count", (of, ALL))] = len(own)
        # of the whole every mark is counted, so that a pillar without it says 0
        for mark in dict.fromkeys(marks.values()):
            found[cell_id(table, "count", (of, mark))] = own.count(mark)
    return found


def counted(count: int, table: str, *keys: str) -> str:
    """Return a count as printed; its cell is that of the column ``count``."""
    return named(str(count), cell_id(table, "count", keys))


Judged = Mapping[tuple[str, str, int], Fraction | None]
"""Figures that were judged and frozen, by column, indicator and year."""


class KpiCells(Mapping[str, KpiCell]):
    """Every figure of a strategy's indicators by its id.

    Parameters
    ----------
    package : Package
    years : iterable of int
    judged : mapping, optional
        What was frozen: it beats what the rules say of the same figure now.
    counts : mapping of str to int, optional
        What was counted, by its id.
    outlooks : Outlooks, optional
        How likely the targets are.
    """

    def __init__(
        self,
        package: Package,
        years: Iterable[int],
        judged: Judged | None = None,
        counts: Mapping[str, int] | None = None,
        outlooks: Outlooks | None = None,
    ) -> None:
        self._years, self._judged, self.counts = tuple(years), judged or {}, counts or {}
        self._outlooks = {} if outlooks is None else outlooks.of
        records = package.records.values()
        self._cells = {each.cell: each for record in records for each in self._of(record)}

    def __getitem__(self, cell: str) -> KpiCell:
        """Return a figure by its id."""
        return self._cells[cell]

    def __iter__(self) -> Iterator[str]:
        """Go through the ids, indicator by indicator."""
        return iter(self._cells)

    def __len__(self) -> int:
        """Return how many figures are known."""
        return len(self._cells)

    def at(self, cell: str) -> float:
        """Return what stands in a cell, with the units in which it may be printed.

        Raises
        ------
        LookupError
            If there is no such figure.
        """
        if cell in self.counts:
            return Scaled(self.counts[cell], ((1.0, 0.0),))
        found = self._cells[cell]
        return Scaled(float(found.value), found.scales)

    def _of(self, record: Record) -> Iterator[KpiCell]:
        i = record.indicator
        if i.nature is Nature.MILESTONE:
            return  # done or not: words, no figures
        yield from _known(i, None, {"baseline": record.baseline, "target": record.target})
        for place, each in enumerate(sorted(record.targets, key=lambda t: t.decided_on), 1):
            cell = kpi("earlier_target", i.id, place)
            yield KpiCell(cell, "earlier_target", i, None, Fraction(each.target))
        for year in self._years:
            yield from _known(i, year, self._yearly(record, year))
        yield from _known(i, None, self._likely(i.id))

    def _likely(self, name: str) -> dict[str, Fraction | None]:
        outlook = self._outlooks.get(name)
        if outlook is None or outlook.chance is None:
            return {}
        told = {"chance": outlook.chance, "likely_low": outlook.low, "likely_high": outlook.high}
        return {column: None if n is None else Fraction(n) for column, n in told.items()}

    def _yearly(self, record: Record, year: int) -> dict[str, Fraction | None]:
        found, i = judge(record, year), record.indicator
        now = (found.judged, found.expected, found.gap, found.progress)
        return {
            column: self._judged.get((column, i.id, year), value)
            for column, value in zip(YEARLY, now, strict=True)
        }


def _known(
    i: Indicator, year: int | None, values: Mapping[str, Fraction | None]
) -> Iterator[KpiCell]:
    keys = (i.id,) if year is None else (i.id, year)
    for column, value in values.items():
        if value is not None:
            yield KpiCell(kpi(column, *keys), column, i, year, value)

"""An indicator year by year, as a table: what was observed, expected and judged."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sosei.base.messages import Both
from sosei.publishing import tables
from sosei.publishing.strategy import years
from sosei.publishing.strategy.lines import NOTHING, Status, status, value
from sosei.publishing.strategy.names import Own
from sosei.publishing.strategy.numbers import numbers
from sosei.strategy.case import Record
from sosei.strategy.indicator import Basis
from sosei.strategy.judgement import Judgement, judge

LONGEST = 60
"""Years of a table at most: a mistyped year does not make a page of thousands."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One year of one indicator.

    Attributes
    ----------
    number : int
    year : Both
    value, running, expected, progress : Both
        A dash where there is none; running is empty where the indicator is no running total.
    status : Status
    provisional : bool
    notes : tuple of Own
        Notes of its observations, and why the series breaks in this year.
    """

    number: int
    year: Both
    value: Both
    running: Both
    expected: Both
    progress: Both
    status: Status
    provisional: bool
    notes: tuple[Own, ...]


def span(record: Record, first: int, last: int) -> range:
    """Return the years of an indicator's table: those of its strategy and all that are known.

    Parameters
    ----------
    record : Record
    first, last : int
        Of the strategy.
    """
    i = record.indicator
    known = [o.year for o in record.observations]
    told = [y for y in (first, last, i.baseline_year, i.target_year, *known) if y is not None]
    end = max(told)
    return range(max(min(told), end - LONGEST + 1), end + 1)


def sheet(record: Record, span: range) -> tuple[SheetRow, ...]:
    """Return one row a year.

    Parameters
    ----------
    record : Record
    span : range
    """
    return tuple(_row(record, judge(record, year)) for year in span)


def _row(record: Record, judged: Judgement) -> SheetRow:
    i = record.indicator
    return SheetRow(
        number=judged.year,
        year=years.with_era(judged.year, i.year_basis),
        value=value(i, judged.value),
        running=value(i, judged.running) if i.cumulative else NOTHING,
        expected=value(i, judged.expected),
        progress=percent(judged.progress),
        status=status(judged),
        provisional=judged.provisional,
        notes=_notes(record, judged.year),
    )


def percent(share: Fraction | None) -> Both:
    """Return a share in percent; a dash where there is none."""
    if share is None:
        return NOTHING
    digits = f"{tables.exact(share * 100, 1, unlike=(Fraction(100), Fraction(0)))}%"
    return Both(digits, digits)


def _notes(record: Record, year: int) -> tuple[Own, ...]:
    told = (record.observed.get((year, basis)) for basis in Basis)
    notes = [o.note for o in told if o is not None and o.note]
    breaks = [each.reason for each in record.breaks if each.year == year]
    return tuple(Own(text) for text in dict.fromkeys(notes + breaks))


@dataclass(frozen=True, slots=True)
class Working:
    """The figures behind a verdict, as they are shown."""

    value: Both
    running: Both | None
    target: Both
    expected: Both
    progress: Both
    attainment: Both
    gap: Both


def working(judged: Judgement) -> Working:
    """Return the figures behind a verdict."""
    i = judged.indicator
    gap = judged.gap
    return Working(
        value=value(i, judged.value),
        running=value(i, judged.running) if i.cumulative else None,
        target=value(i, judged.case.target),
        expected=value(i, judged.expected),
        progress=percent(judged.progress),
        attainment=percent(judged.attainment),
        gap=NOTHING if gap is None else numbers(i).difference(gap),
    )

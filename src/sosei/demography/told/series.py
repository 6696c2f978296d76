"""Monthly and yearly series: their changes, their season, their steps and events.

What is not known stays unknown (nan): no gap is filled, and a step is never growth.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sosei.base.arrays import Array, frozen

if TYPE_CHECKING:
    import polars as pl

_PERIOD = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-[0-3][0-9])?)?")


class Kind(StrEnum):
    """What a reading is."""

    STOCK = "stock"
    """Persons there on a day: the first of the month, or one day of the year."""
    FLOW = "flow"
    """Events within the month or year: births, arrivals."""


@dataclass(frozen=True, slots=True)
class Step:
    """A reading from which others are counted, or counted otherwise: J of the balancing equation.

    Attributes
    ----------
    at : str
        First reading counted the new way: ``2015-10``, or a year.
    words : str
        Why: 国勢調査の反映, 避難者の計上.
    persons : float or None
        J: how many more are counted by it; None if nobody knows.
    """

    at: str
    words: str
    persons: float | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, for those who read the series.

    Attributes
    ----------
    date : str
        ``2019-04-22``, ``2019-04`` or ``2019``.
    words : str
    """

    date: str
    words: str


@dataclass(frozen=True)
class Series:
    """Readings of one quantity in one place, one for every month or year.

    Attributes
    ----------
    first : int
        Months from year 0 to the first reading.
    every : int
        Months from one reading to the next: 1 or 12.
    values : Array
        ``[time]``, persons; nan where not known.
    kind : Kind
    steps : tuple of Step
        In order of time; a stock has them.
    events : tuple of Event
    """

    first: int
    every: int
    values: Array
    kind: Kind
    steps: tuple[Step, ...] = ()
    events: tuple[Event, ...] = ()

    def __post_init__(self) -> None:
        """Freeze the values, put steps in order, and find every step in the series."""
        object.__setattr__(self, "values", frozen(self.values))
        if self.every not in (1, 12):
            raise ValueError(f"readings every {self.every} months; expected 1 or 12")
        if self.steps and self.kind is Kind.FLOW:
            raise ValueError("a flow has no steps: they are of those who are counted")
        ordered = tuple(sorted(self.steps, key=lambda step: step.at))
        object.__setattr__(self, "steps", ordered)
        for step in ordered:
            if self.place(step.at) is None:
                raise ValueError(f"the step of {step.at} lies outside the series")

    @classmethod
    def of(
        cls,
        readings: Mapping[str, float | None],
        kind: Kind,
        *,
        steps: Iterable[Step] = (),
        events: Iterable[Event] = (),
    ) -> Series:
        """Make a series of readings by period; one that is not there, or None, is not known.

        Parameters
        ----------
        readings : mapping of str to float or None
            ``2015-10`` → persons, or ``2015`` → persons; all months or all years.
        kind : Kind
        steps, events : iterable

        Raises
        ------
        ValueError
            If a period cannot be read, or months and years are mixed.
        """
        lengths = {len(period) for period in readings}
        if lengths not in ({4}, {7}):
            raise ValueError("a series needs months such as 2015-10, or years such as 2015")
        every = 12 if lengths == {4} else 1
        at = {_months(period) // every: value for period, value in readings.items()}
        first, last = min(at), max(at)
        values = [at.get(place) for place in range(first, last + 1)]
        return cls(
            first=first * every,
            every=every,
            values=np.array([np.nan if value is None else value for value in values], dtype=float),
            kind=kind,
            steps=tuple(steps),
            events=tuple(events),
        )

    @property
    def periods(self) -> tuple[str, ...]:
        """Period of each reading: ``2015-10`` or ``2015``."""
        months = range(self.first, self.first + self.every * len(self.values), self.every)
        return tuple(_period(month, self.every) for month in months)

    def place(self, date: str) -> int | None:
        """Return the place of the reading whose period holds a date; None outside the series."""
        place = _months(date) // self.every - self.first // self.every
        return place if 0 <= place < len(self.values) else None

    def known_persons(self) -> Array:
        """Persons that the steps of each reading brought, ``[time]``; nan if nobody knows."""
        persons = np.zeros(len(self.values))
        for step in self.steps:
            place = self.place(step.at)
            persons[place] += np.nan if step.persons is None else step.persons
        return persons


def change(series: Series) -> Array:
    r"""Change of a stock since the reading before, without what a step brought.

    .. math:: \Delta_t = P_t - P_{t-1} - J_t

    Parameters
    ----------
    series : Series
        A stock.

    Returns
    -------
    Array
        ``[time]``, persons; nan for the first reading, where one of the two is not known, and at
        a step whose persons are not known.

    Raises
    ------
    ValueError
        If the series is a flow.

    Source
    ------
    METHOD 5: closure; 総務省統計局『国勢調査』 and municipal 現住人口, which jumps at each census.
    """
    _check_stock(series)
    told = np.full(len(series.values), np.nan)
    told[1:] = np.diff(series.values) - series.known_persons()[1:]
    return frozen(told)


def growth(series: Series, start: str, end: str) -> float:
    """Return the change of a stock between two periods, without steps; gaps between do not matter.

    Parameters
    ----------
    series : Series
        A stock.
    start, end : str
        Periods of the series.

    Returns
    -------
    float
        Persons; nan if a reading or a step between them is not known.

    Raises
    ------
    ValueError
        If the series is a flow, or a period lies outside it.
    """
    _check_stock(series)
    first, last = series.place(start), series.place(end)
    if first is None or last is None or last < first:
        raise ValueError(f"{start} to {end} is no part of {series.periods[0]}–{series.periods[-1]}")
    steps = series.known_persons()[first + 1 : last + 1].sum()
    return float(series.values[last] - series.values[first] - steps)


@dataclass(frozen=True)
class Season:
    """What the months of the year do, apart from the level of the year.

    Attributes
    ----------
    deviation : Array
        d, ``[12]``, January first: persons more or less than a twelfth of the year; adds to 0.
    share : Array
        s, ``[12]``: share of the year; adds to 1. nan for the changes of a stock, which may add
        to nothing.
    years : tuple of int
        Years whose twelve months are all known: those that were averaged.
    """

    deviation: Array
    share: Array
    years: tuple[int, ...]


def season(series: Series) -> Season:
    r"""Mean season of the calendar years whose twelve months are known.

    .. math::
        d_m = \overline{x_{y,m} - \tfrac1{12} \textstyle\sum_m x_{y,m}}, \qquad
        s_m = \overline{x_{y,m} / \textstyle\sum_m x_{y,m}}

    x is the flow, or the change of the stock since the month before: the reading of 1 May less
    that of 1 April stands at May. A year with a gap or a step of unknown size is left out, and
    is not mended.

    Parameters
    ----------
    series : Series
        By month.

    Returns
    -------
    Season
        nan everywhere if no year is complete.

    Raises
    ------
    ValueError
        If the series is by year.

    Source
    ------
    METHOD 5; 総務省統計局『住民基本台帳人口移動報告』 (月別).
    """
    if series.every != 1:
        raise ValueError("a season needs readings by month")
    values = series.values if series.kind is Kind.FLOW else change(series)
    years, by_month = _calendar(values, series.first)
    complete = ~np.isnan(by_month).any(axis=1)
    if not complete.any():
        unknown = frozen(np.full(12, np.nan))
        return Season(unknown, unknown, ())
    known = by_month[complete]
    share = np.full(12, np.nan)
    if series.kind is Kind.FLOW and np.all(known.sum(axis=1) > 0):
        share = (known / known.sum(axis=1, keepdims=True)).mean(axis=0)
    deviation = (known - known.mean(axis=1, keepdims=True)).mean(axis=0)
    return Season(frozen(deviation), frozen(share), tuple(years[complete].tolist()))


def yearly(series: Series, *, month: int = 1) -> Series:
    """Return a monthly series by calendar year: the sum of a flow, one reading of a stock.

    Parameters
    ----------
    series : Series
        By month.
    month : int
        Month whose reading stands for the year of a stock.

    Returns
    -------
    Series
        A year of which a month of a flow is not known is not known. Steps stand at the first
        year whose reading has them.

    Raises
    ------
    ValueError
        If the series is by year already.
    """
    if series.every != 1:
        raise ValueError("the series is by year already")
    years, by_month = _calendar(series.values, series.first)
    flow = series.kind is Kind.FLOW
    values = by_month.sum(axis=1) if flow else by_month[:, month - 1]
    steps = [replace(step, at=_first_year(step.at, month)) for step in series.steps]
    return Series(
        first=int(years[0]) * 12,
        every=12,
        values=values,
        kind=series.kind,
        steps=tuple(step for step in steps if int(step.at) <= years[-1]),
        events=series.events,
    )


def marked(series: Series) -> tuple[tuple[str | None, Event], ...]:
    """Return every event with the period it stands at; None if it lies outside the series."""
    places = ((series.place(event.date), event) for event in series.events)
    periods = series.periods
    return tuple((None if place is None else periods[place], event) for place, event in places)


def to_frame(series: Series) -> pl.DataFrame:
    """Return a table: period, value, change, step and event; what is not known is null."""
    import polars as pl  # noqa: PLC0415 - 0.1 s that a series alone need not pay

    stock = series.kind is Kind.STOCK
    changes = change(series) if stock else np.full(len(series.values), np.nan)
    steps = [(step.at, step.words) for step in series.steps]
    events = [(event.date, event.words) for event in series.events]
    return pl.DataFrame(
        {
            "period": series.periods,
            "value": series.values,
            "change": changes,
            "step": _words(series, steps),
            "event": _words(series, events),
        },
        schema_overrides={"step": pl.String, "event": pl.String},
    ).with_columns(pl.col("value", "change").fill_nan(None))


def _words(series: Series, stated: Sequence[tuple[str, str]]) -> list[str | None]:
    """Put words at the readings they belong to."""
    words: list[str | None] = [None] * len(series.values)
    for date, text in stated:
        place = series.place(date)
        if place is not None:
            words[place] = text if words[place] is None else f"{words[place]} / {text}"
    return words


def _check_stock(series: Series) -> None:
    if series.kind is not Kind.STOCK:
        raise ValueError("a flow is a change already")


def _calendar(values: Array, first: int) -> tuple[NDArray[np.int64], Array]:
    """Lay months out as calendar years, ``[year]`` and ``[year, 12]``; nan outside the series."""
    before = first % 12
    years = np.arange(first // 12, (first + len(values) - 1) // 12 + 1)
    cells = np.full(12 * len(years), np.nan)
    cells[before : before + len(values)] = values
    return years, cells.reshape(-1, 12)


def _first_year(period: str, month: int) -> str:
    """Return the first year whose reading in a month is not before the period."""
    year, own = divmod(_months(period), 12)
    return str(year if own + 1 <= month else year + 1)


def _months(date: str) -> int:
    match = _PERIOD.fullmatch(date)
    if match is None:
        raise ValueError(f'"{date}" is no period such as 2015, 2015-10 or 2015-10-01')
    return int(match["year"]) * 12 + int(match["month"] or 1) - 1


def _period(month: int, every: int) -> str:
    year, rest = divmod(month, 12)
    return f"{year:04}" if every == 12 else f"{year:04}-{rest + 1:02}"

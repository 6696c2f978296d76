"""The running total of a cumulative indicator, exact, and what is missing in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from sosei.strategy.indicator import Basis, Indicator, Observation, Status

if TYPE_CHECKING:
    from sosei.strategy.case import Record


@dataclass(frozen=True, slots=True)
class Running:
    """A running total.

    Attributes
    ----------
    total : Fraction or None
        None where a year in between is missing, or no start is known.
    at_least : Fraction or None
        What the known years sum to: a lower bound where none is negative; None if nothing is known.
    missing : tuple of int
        Years without a value.
    asks : bool
        Whether yearly values came in although no start is known: a running total is asked for.
    """

    total: Fraction | None
    at_least: Fraction | None
    missing: tuple[int, ...] = ()
    asks: bool = False


def running(record: Record, year: int) -> Running:
    """Sum an indicator up to a year; the sum stops at the target year.

    Parameters
    ----------
    record : Record
        Of a cumulative indicator.
    year : int

    Source
    ------
    docs/kpi.md, the figures for year y.
    """
    indicator, observed = record.indicator, record.observed
    last = year if indicator.target_year is None else min(year, indicator.target_year)
    anchor = _anchor(indicator, observed, last)
    yearly = {
        y: v
        for (y, basis), o in observed.items()
        if basis is Basis.YEARLY and (v := _value(o)) is not None
    }
    asks = indicator.start is None and indicator.baseline is None and any(y <= last for y in yearly)
    if anchor is None:
        known = [value for y, value in yearly.items() if y <= last]
        return Running(None, sum(known, Fraction(0)) if known else None, (), asks)
    since, total = anchor
    first = max(since + 1, indicator.start or since + 1)
    missing = tuple(y for y in range(first, last + 1) if y not in yearly)
    summed = total + sum((yearly[y] for y in range(first, last + 1) if y in yearly), Fraction(0))
    return Running(None if missing else summed, summed, missing, asks)


def _anchor(
    indicator: Indicator, observed: Mapping[tuple[int, Basis], Observation], last: int
) -> tuple[int, Fraction] | None:
    """Return the year after which yearly values are added, and the total at its end."""
    anchors = {
        y: value
        for (y, basis), o in observed.items()
        if basis is Basis.RUNNING and y <= last and (value := _value(o)) is not None
    }
    if indicator.baseline is not None and indicator.baseline_year is not None:
        if indicator.baseline_year <= last:
            anchors.setdefault(indicator.baseline_year, Fraction(indicator.baseline))
    elif indicator.start is not None and indicator.start <= last:
        anchors.setdefault(indicator.start - 1, Fraction(0))
    return max(anchors.items()) if anchors else None


def _value(observation: Observation) -> Fraction | None:
    if observation.status is Status.NOT_PUBLISHED or observation.value is None:
        return None
    return Fraction(observation.value)

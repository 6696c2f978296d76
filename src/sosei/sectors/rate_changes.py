"""What changes when a municipality's own rates take the place of those that are used."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sosei.sectors.rates import OLDEST, Rate, RateRow, Rates

Key = tuple[int, str]
"""Year and item."""


@dataclass(frozen=True)
class RateChange:
    """A rate of some ages that is not what it was.

    Attributes
    ----------
    rate, item : str
    year : int
        Of the own rate; 0 where it is not told.
    sex : int or None
        None: both.
    ages : (int, int or None) or None
        First age, and the one after the last (None: open); None: no ages.
    before, after : float or None
        None: there is none.
    """

    rate: str
    item: str
    year: int
    sex: int | None
    ages: tuple[int, int | None] | None
    before: float | None
    after: float | None


def rate_changes(used: Rates, own: Mapping[str, Rate]) -> tuple[RateChange, ...]:
    """Return where own rates differ from the ones that are used, rate by rate in the order of the file.

    What is used is taken in its last year not after the own one's, else in its first. Ages stand together
    as long as neither side changes.

    Parameters
    ----------
    used : Rates
        The nation's, or what the municipality gave before.
    own : mapping of str to Rate
    """
    return tuple(
        change for key, rate in own.items() for change in _of_rate(key, used.get(key), rate)
    )


def _of_rate(key: str, used: Rate | None, own: Rate) -> Iterator[RateChange]:
    for year in sorted({row.year for row in own.rows}):
        before, after = _rows(used, year), _rows(own, year)
        for item in dict.fromkeys([row.item for row in (*after, *before)]):
            one, other = ([r for r in rows if r.item == item] for rows in (before, after))
            for sex in _sexes([*one, *other]):
                for ages, was, now in _along(_by_ages(one, sex), _by_ages(other, sex)):
                    if was != now:
                        yield RateChange(key, item, year, sex, ages, was, now)


def _rows(rate: Rate | None, year: int) -> list[RateRow]:
    """Return the rows of one year: the last not after it, else the first."""
    if rate is None:
        return []
    years = sorted({row.year for row in rate.rows})
    told = max((known for known in years if known <= year), default=years[0])
    return [row for row in rate.rows if row.year == told]


def _sexes(rows: list[RateRow]) -> tuple[int | None, ...]:
    return (None,) if all(row.sex is None for row in rows) else (0, 1)


def _by_ages(rows: list[RateRow], sex: int | None) -> list[RateRow]:
    return [row for row in rows if sex is None or row.sex in (None, sex)]


def _along(
    before: list[RateRow], after: list[RateRow]
) -> Iterator[tuple[tuple[int, int | None] | None, float | None, float | None]]:
    """Yield ages with both values, neighbours of the same values together."""
    bounds = {row.ages for row in (*before, *after)} - {None}
    if not bounds:
        yield None, _plain(before), _plain(after)
        return
    edges = sorted({edge for pair in bounds if pair is not None for edge in _edges(pair)})
    told = [
        (low, high, _at(before, low), _at(after, low)) for low, high in itertools.pairwise(edges)
    ]
    for (was, now), same in itertools.groupby(told, key=lambda each: each[2:]):
        every = list(same)
        last = every[-1][1]
        yield (every[0][0], None if last == OLDEST else last), was, now


def _edges(ages: tuple[int, int | None]) -> tuple[int, int]:
    return ages[0], OLDEST if ages[1] is None else ages[1]


def _at(rows: list[RateRow], age: int) -> float | None:
    for row in rows:
        if row.ages is not None and row.ages[0] <= age < _edges(row.ages)[1]:
            return row.value
    return None


def _plain(rows: list[RateRow]) -> float | None:
    return rows[0].value if rows else None

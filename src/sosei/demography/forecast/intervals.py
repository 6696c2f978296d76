r"""Intervals from the errors of hindcasts that had ended, and how many counts lay within them.

.. math:: \left[F e^{q_1}, F e^{q_2}\right], \qquad
    q = H^b \, Q\!\left(\frac{\ln(A/F)}{h^b}\right) \text{ over errors of any horizon } h

Each origin weighs alike in Q: what it erred by is told once, however many of its horizons have ended.

Source: METHOD 4; docs/methods/hindcast.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import NamedTuple

import numpy as np

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.demography.ensemble.empirical import PastErrors
from sosei.demography.forecast.hindcast import (
    GROUPS,
    SIZES,
    Cast,
    Chosen,
    by_size,
    grouped,
)
from sosei.demography.told.accuracy import of_class

LEVELS = (0.5, 0.8, 0.95)

FEW = 30
"""Errors of a size below which all sizes together tell an interval."""


class Past(NamedTuple):
    """The errors of one hindcast.

    Attributes
    ----------
    origin, horizon : int
        Year, and years after it.
    errors : Array
        ln(A ÷ F), ``[area]``; nan where one of them is nobody.
    size : Array
        Persons at the origin, ``[area]``.
    """

    origin: int
    horizon: int
    errors: Array
    size: Array


@dataclass(frozen=True)
class Coverage:
    """How many areas lay within their interval.

    Attributes
    ----------
    method, origin, horizon, size, group
        As of `Errors`.
    level : float
        That was promised.
    areas : int
    covered : float
        Share that was kept.
    """

    method: str
    origin: str
    horizon: int
    size: str
    group: str
    level: float
    areas: int
    covered: float


def coverage(made: Sequence[Cast], known: Sequence[Cast], ages: AgeGroups) -> tuple[Coverage, ...]:
    """Tell how many areas lay within the intervals that could be given at the origin.

    Parameters
    ----------
    made : sequence of Cast
        Told of.
    known : sequence of Cast
        Whose errors tell the intervals, those before `made` among them; one counts once it has ended.
    ages : AgeGroups
        Of the persons.
    """
    return tuple(
        told
        for group, bounds in GROUPS.items()
        for told in _of_group(made, known, group, ages.cut(*bounds))
    )


def _of_group(
    made: Sequence[Cast], known: Sequence[Cast], group: str, ages: slice
) -> Iterator[Coverage]:
    past = {id(cast): _past(cast, ages) for cast in (*known, *made)}
    inside = {id(cast): _inside(cast, known, past) for cast in made}
    for method, horizon, origin, of in grouped(made):
        for size, chosen in by_size(of):
            for place, level in enumerate(LEVELS):
                told = np.concatenate(
                    [
                        inside[id(cast)][place][own & (cast.counted[:, ages].sum(axis=(0, 1)) > 0)]
                        for cast, own in zip(of, chosen, strict=True)
                    ]
                )
                if told.size:
                    covered = float(told.mean())
                    yield Coverage(
                        method, origin, horizon, size, group, level, int(told.size), covered
                    )


def _inside(cast: Cast, known: Sequence[Cast], past: Mapping[int, Past]) -> list[Chosen]:
    """Return of each level whether each area lies within its interval."""
    ended = [
        past[id(each)]
        for each in known
        if each.method == cast.method and each.origin + each.horizon <= cast.origin
    ]
    off = past[id(cast)].errors
    bounds = [interval(ended, cast.horizon, cast.size, level) for level in LEVELS]
    return [(low <= off) & (off <= high) for low, high in bounds]


def _past(cast: Cast, ages: slice) -> Past:
    projected, counted = (each[:, ages].sum(axis=(0, 1)) for each in (cast.projected, cast.counted))
    both = (projected > 0) & (counted > 0)
    errors: Array = np.full(projected.shape, np.nan)
    errors[both] = np.log(counted[both] / projected[both])
    return Past(cast.origin, cast.horizon, errors, cast.size)


def interval(past: Sequence[Past], horizon: int, size: Array, level: float) -> tuple[Array, Array]:
    """Return the bounds of ln(A ÷ F) of each area, ``[area]`` each.

    Parameters
    ----------
    past : sequence of Past
        Hindcasts that had ended by the origin. Where none has an error, METHOD 4's default.
    horizon : int
        Years.
    size : Array
        Persons at the origin, ``[area]``.
    level : float
    """
    tails = (1 - level) / 2, (1 + level) / 2
    told = [each for each in past if not np.all(np.isnan(each.errors))]
    if not told:
        deviation = PastErrors().deviation(horizon, size)
        low, high = (NormalDist().inv_cdf(tail) * deviation for tail in tails)
        return low, high
    known = _together(told, horizon)
    bounds: Array = np.repeat(_quantiles(known, tails)[:, None], len(size), axis=1)
    for lower, upper in SIZES:
        own = known.where(of_class(known.size, lower, upper))
        if len(own.errors) >= FEW:
            bounds[:, of_class(size, lower, upper)] = _quantiles(own, tails)[:, None]
    return bounds[0], bounds[1]


class _Weighed(NamedTuple):
    """Errors of many hindcasts, ``[error]`` each: drawn to one horizon, persons at the origin, weight."""

    errors: Array
    size: Array
    weight: Array

    def where(self, chosen: Chosen) -> _Weighed:
        return _Weighed(*(each[chosen] for each in self))


def _together(past: Sequence[Past], horizon: int) -> _Weighed:
    """Return all errors as of one horizon; each origin weighs alike."""
    power, ended = growth(past), Counter(each.origin for each in past)
    each_of = [
        _Weighed(
            each.errors * (horizon / each.horizon) ** power,
            each.size,
            np.full(each.size.shape, 1 / ended[each.origin]),
        )
        for each in past
    ]
    every = _Weighed(*(np.concatenate(each) for each in zip(*each_of, strict=True)))
    return every.where(~np.isnan(every.errors))


def _quantiles(known: _Weighed, tails: tuple[float, float]) -> Array:
    """Return the least errors that have, with those below them, the shares of the weight."""
    found: Array = np.quantile(known.errors, tails, weights=known.weight, method="inverted_cdf")
    return found


def growth(past: Sequence[Past]) -> float:
    """Return b: errors grow with the power b of the horizon.

    Parameters
    ----------
    past : sequence of Past
        Where all are of one horizon, METHOD 4's default.
    """
    horizons = sorted({each.horizon for each in past})
    if len(horizons) < 2:
        return PastErrors().growth
    off = [
        np.concatenate([np.abs(each.errors) for each in past if each.horizon == horizon])
        for horizon in horizons
    ]
    medians = [float(np.nanmedian(each)) for each in off]
    weights = [float(np.sqrt(np.sum(~np.isnan(each)))) for each in off]
    if min(medians) == 0:
        return PastErrors().growth
    slope, _ = np.polyfit(np.log(horizons), np.log(medians), 1, w=weights)
    return float(slope)

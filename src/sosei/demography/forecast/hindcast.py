"""Hindcasts: every census that could have been forecast from an earlier one, and how far off it would have been.

A forecast from an origin knows the censuses up to it and nothing else.

Source: METHOD 4; docs/methods/hindcast.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.demography.forecast.censuses import STEP, Censuses
from sosei.demography.forecast.methods import METHODS
from sosei.demography.told.accuracy import Accuracy, accuracy, of_class, percentage_error

SIZES: tuple[tuple[int, int | None], ...] = (
    (0, 5_000),
    (5_000, 20_000),
    (20_000, 100_000),
    (100_000, None),
)
"""Persons at the origin: from, to below."""

GROUPS: dict[str, tuple[int, int | None]] = {
    "total": (0, None),
    "age_0_14": (0, 15),
    "age_15_64": (15, 65),
    "age_65_plus": (65, None),
}

WITHIN = 10.0
"""Per cent; METHOD 4 asks how many areas are so near."""

ALL = "all"

Chosen = NDArray[np.bool_]


class Cast(NamedTuple):
    """One forecast beside what was counted.

    Attributes
    ----------
    method : str
    origin, horizon : int
        Year, and years after it.
    projected, counted : Array
        ``[sex, age, area]``, persons.
    size : Array
        Persons at the origin, ``[area]``.
    """

    method: str
    origin: int
    horizon: int
    projected: Array
    counted: Array
    size: Array


@dataclass(frozen=True)
class Errors:
    """Errors of some areas.

    Attributes
    ----------
    method, origin, horizon, size, group
        What they are of; origin and size may be ``all``.
    told : Accuracy
    within : float
        Share of the areas within 10%.
    """

    method: str
    origin: str
    horizon: int
    size: str
    group: str
    told: Accuracy
    within: float


def casts(censuses: Censuses, first: int, last: int) -> tuple[Cast, ...]:
    """Forecast every census up to `last` from every earlier one from `first` on.

    Parameters
    ----------
    censuses : Censuses
        With at least one before `first`; the damping of a forecast is learnt where there are two.
    first, last : int
        Years of censuses.
    """
    return tuple(_casts(censuses, first, last))


def _casts(censuses: Censuses, first: int, last: int) -> Iterator[Cast]:
    for place, origin in enumerate(censuses.years):
        if not first <= origin < last:
            continue
        steps, known = (last - origin) // STEP, censuses.until(origin)
        for name, method in METHODS.items():
            projected = method(known, steps)
            for step in range(steps):
                counted = censuses.persons[place + step + 1]
                size = censuses.total[place]
                yield Cast(name, origin, STEP * (step + 1), projected[step], counted, size)


def errors(made: Sequence[Cast], ages: AgeGroups) -> tuple[Errors, ...]:
    """Sum up errors by method, horizon, size and age; of each origin and of all together.

    Parameters
    ----------
    made : sequence of Cast
    ages : AgeGroups
        Of the persons.
    """
    return tuple(
        Errors(method, origin, horizon, size, group, *told)
        for method, horizon, origin, of in grouped(made)
        for size, chosen in by_size(of)
        for group, bounds in GROUPS.items()
        if (told := _told(of, chosen, ages.cut(*bounds)))
    )


def grouped(made: Sequence[Cast]) -> Iterator[tuple[str, int, str, list[Cast]]]:
    """Yield method, horizon and origin with the casts that belong there; first all origins together."""
    for method in dict.fromkeys(cast.method for cast in made):
        own = [cast for cast in made if cast.method == method]
        for horizon in sorted({cast.horizon for cast in own}):
            of = [cast for cast in own if cast.horizon == horizon]
            yield method, horizon, ALL, of
            yield from ((method, horizon, str(cast.origin), [cast]) for cast in of)


def size_name(size: tuple[int, int | None]) -> str:
    """Return a class of size as files name it: ``5000-20000``, ``100000+``."""
    lower, upper = size
    return f"{lower}+" if upper is None else f"{lower}-{upper}"


def by_size(of: Sequence[Cast]) -> Iterator[tuple[str, list[Chosen]]]:
    """Yield all sizes, then each, with the areas of each cast that are of it."""
    yield ALL, [cast.size > 0 for cast in of]
    for lower, upper in SIZES:
        yield size_name((lower, upper)), [of_class(cast.size, max(lower, 1), upper) for cast in of]


def _told(
    of: Sequence[Cast], chosen: Sequence[Chosen], ages: slice
) -> tuple[Accuracy, float] | None:
    """Return the accuracy of some areas and the share within 10%; None where nobody was counted."""
    both = zip(of, chosen, strict=True)
    pairs = [
        (cast.projected[:, ages].sum(axis=(0, 1))[own], cast.counted[:, ages].sum(axis=(0, 1))[own])
        for cast, own in both
    ]
    projected, counted = (np.concatenate(each) for each in zip(*pairs, strict=True))
    if not np.any(counted > 0):
        return None
    missed = np.abs(percentage_error(projected, counted))
    within = float(np.mean(missed[~np.isnan(missed)] <= WITHIN))
    return accuracy(projected, counted), within

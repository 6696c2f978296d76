"""Areas whose errors are told apart: a disaster struck them, they were merged; the others beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sosei.demography.forecast.hindcast import Cast
from sosei.demography.told.accuracy import accuracy, percentage_error

OTHERS = "others"
"""Areas that are not told apart."""

Apart = Mapping[str, NDArray[np.bool_]]
"""By reason, which areas, ``[area]``."""


@dataclass(frozen=True)
class OfArea:
    """One forecast of one area that is told apart.

    Attributes
    ----------
    why, method : str
    origin, horizon : int
    area : int
        Its place.
    projected, counted : float
        Persons.
    error : float
        Per cent of the count; above 0: too high. Not a number where nobody was counted.
    """

    why: str
    method: str
    origin: int
    horizon: int
    area: int
    projected: float
    counted: float
    error: float


@dataclass(frozen=True)
class OfReason:
    """The errors of all areas of a reason, or of the others.

    Attributes
    ----------
    why, method : str
    horizon : int
    areas : int
        Forecasts that have an error.
    medape, malpe : float
        Per cent: median of the absolute errors, mean of the errors.
    """

    why: str
    method: str
    horizon: int
    areas: int
    medape: float
    malpe: float


def of_areas(made: Sequence[Cast], apart: Apart) -> Iterator[OfArea]:
    """Yield every forecast of the areas that are told apart.

    Parameters
    ----------
    made : sequence of Cast
    apart : Apart
    """
    for why, chosen in apart.items():
        for cast in made:
            projected, counted = (each.sum(axis=(0, 1)) for each in (cast.projected, cast.counted))
            off = percentage_error(projected, counted)
            for area in np.flatnonzero(chosen).tolist():
                numbers = (float(each[area]) for each in (projected, counted, off))
                yield OfArea(why, cast.method, cast.origin, cast.horizon, area, *numbers)


def of_reasons(made: Sequence[Cast], apart: Apart) -> Iterator[OfReason]:
    """Yield the errors of each reason, then those of the others, by method and horizon.

    Parameters
    ----------
    made : sequence of Cast
    apart : Apart
    """
    every = {**apart, OTHERS: ~np.any(list(apart.values()), axis=0)}
    for why, chosen in every.items():
        for method in dict.fromkeys(cast.method for cast in made):
            for horizon in sorted({cast.horizon for cast in made}):
                of = [c for c in made if (c.method, c.horizon) == (method, horizon)]
                told = _told(of, chosen)
                if told is not None:
                    yield OfReason(why, method, horizon, *told)


def _told(of: Sequence[Cast], chosen: NDArray[np.bool_]) -> tuple[int, float, float] | None:
    """Return number, median and mean of the errors; None where there are none."""
    pairs = [
        [each.sum(axis=(0, 1))[chosen & (cast.size > 0)] for each in (cast.projected, cast.counted)]
        for cast in of
    ]
    projected, counted = (np.concatenate(each) for each in zip(*pairs, strict=True))
    if not np.any(counted > 0):
        return None
    found = accuracy(projected, counted)
    return found.areas, found.medape, found.malpe

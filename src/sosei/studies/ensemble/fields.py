"""The fields in many draws: between which numbers the differences of two scenarios lie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np

from sosei.base.arrays import Array, frozen
from sosei.sectors.compare import Ranged, ranges
from sosei.sectors.driver import Driver
from sosei.studies.ensemble.frozen import Ensemble
from sosei.studies.fields import FieldsTold, driver_of, fields_of, told_of
from sosei.studies.fields_asked import FieldsAsked
from sosei.studies.result import VisionResult

if TYPE_CHECKING:  # numba takes 0.4 s that a vision without draws need not pay
    from sosei.demography.ensemble.draws import Draws

LEVELS = (0.1, 0.9)
"""Four draws in five lie between."""

MEASURES = ("difference", "cumulated")


@dataclass(frozen=True)
class PairRanged:
    """The ranges of one scenario against another.

    Attributes
    ----------
    scenario, against : str
    items : tuple of Ranged
    """

    scenario: str
    against: str
    items: tuple[Ranged, ...]


def field_ranges(
    draws: Mapping[str, Draws],
    count: int,
    still: Driver,
    asked: FieldsAsked,
    levels: Sequence[float] = LEVELS,
) -> tuple[PairRanged, ...]:
    """Return the ranges of every pair of scenarios, the later one against the earlier.

    Parameters
    ----------
    draws : mapping of str to Draws
        Of one area by scenario; of one seed, so that they differ by their levers alone.
    count : int
        Number of draws.
    still : Driver
        The first scenario without shocks: the municipality's own totals calibrate the rates on it.
    asked : FieldsAsked
    levels : sequence of float
        Probabilities of the quantiles.
    """
    drivers = {name: _driver(each, count) for name, each in draws.items()}
    told = told_of(drivers, asked.rates, asked.observed, asked.given, still).only(asked.names)
    return tuple(
        PairRanged(other.scenario, base.scenario, ranges(base, other, levels))
        for base, other in combinations(told.scenarios, 2)
    )


def _driver(draws: Draws, count: int) -> Driver:
    """Return the persons of every draw, a draw in the place of each area."""
    after, _ = draws.in_detail(0, count)
    base = np.broadcast_to(draws.base.persons, (*draws.base.persons.shape[:2], count))
    persons = np.concatenate([base[None], after])
    years = (draws.base.year, *draws.assumptions.ends)
    names = tuple(str(number) for number in range(count))
    return Driver(frozen(persons), draws.base.ages, years, names)


def fields_drawn(
    result: VisionResult, draws: Mapping[str, Draws], count: int, asked: FieldsAsked | None
) -> dict[str, Any] | None:
    """Return the ranges of a result's fields as they are frozen.

    Parameters
    ----------
    result : VisionResult
    draws : mapping of str to Draws
        Of its scenarios.
    count : int
    asked : FieldsAsked or None
        Rates and files at hand.

    Returns
    -------
    dict or None
        None where nothing is asked.
    """
    if asked is None:
        return None
    told = fields_of(result, asked.rates, asked.observed, asked.given).only(asked.names)
    still = driver_of(result, str(result.scenarios[0]["name"]))
    pairs = field_ranges(draws, count, still, asked)
    rows = [
        (pair.scenario, pair.against, measure, each.field, each.item, _plain(values))
        for pair in pairs
        for each in pair.items
        for measure, values in zip(MEASURES, (each.difference, each.cumulated), strict=True)
        if not np.all(np.isnan(values))
    ]
    columns = ("scenario", "against", "measure", "field", "item", "values")
    return {
        "probabilities": list(LEVELS),
        "years": list(still.years),
        **{name: [row[place] for row in rows] for place, name in enumerate(columns)},
        "demand": [
            [each.scenario, item.field, item.item, item.unit, _numbers(item.value[:, 0])]
            for each in told.scenarios
            for item in each.items
        ],
    }


def _plain(values: Array) -> list[list[float | None]]:
    return [_numbers(row) for row in values]


def _numbers(values: Array) -> list[float | None]:
    return [None if np.isnan(each) else float(each) for each in values]


def are_drawn(ensemble: Ensemble, told: FieldsTold) -> bool:
    """Whether fields are those that were drawn: every item of them has the value that it was drawn around.

    Parameters
    ----------
    ensemble : Ensemble
    told : FieldsTold
    """
    known = ensemble.demand
    return bool(known) and all(
        _is(known.get((each.scenario, item.field, item.item, item.unit)), item.value[:, 0])
        for each in told.scenarios
        for item in each.items
    )


def _is(drawn: Sequence[float | None] | None, value: Array) -> bool:
    """Whether values are the same to the rounding of their sums."""
    if drawn is None:
        return False
    plain = np.array([np.nan if each is None else each for each in drawn])
    return np.allclose(plain, value, rtol=1e-9, atol=0, equal_nan=True)

"""κ: the municipality's own total over what a rate gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sosei.base.arrays import Array
from sosei.sectors.demand import Demand, Told
from sosei.sectors.driver import at_year

CALIBRATED = {("care", "certified"), ("work", "employed"), ("town", "households")}
"""Field and item whose own totals calibrate the rate."""


@dataclass(frozen=True)
class OwnTotal:
    """A total that the municipality counted: `field`, `item`, `area`, `year`, value."""

    field: str
    item: str
    area: str
    year: float
    value: float


def factor(
    expected: Array, years: Sequence[int], areas: Sequence[str], totals: Sequence[OwnTotal]
) -> Array | None:
    r"""Return κ of every area; None where no total lies within the years.

    .. math:: \kappa = \text{own total} \Big/ \sum_{s,a} P_{s,a} r_{s,a}

    Parameters
    ----------
    expected : Array
        ``[year, area]``, what the rate gives.
    years : sequence of int
    areas : sequence of str
    totals : sequence of OwnTotal
        Of one item; of an area the newest within the years counts. An area without one keeps 1.

    Source
    ------
    METHOD 7: scale the national rate by local ÷ expected.
    """
    newest: dict[str, OwnTotal] = {}
    for total in sorted(totals, key=lambda each: each.year):
        if years[0] <= total.year <= years[-1] and total.area in areas:
            newest[total.area] = total
    if not newest:
        return None
    kappa = np.ones(len(areas))
    for area, total in newest.items():
        place = areas.index(area)
        given = float(at_year(expected, years, total.year)[place])
        if given > 0:
            kappa[place] = total.value / given
    return kappa


Factors = Mapping[tuple[str, str], Array]
"""κ by field and item, ``[area]``."""


def factors(
    told: Sequence[Told], years: Sequence[int], areas: Sequence[str], totals: Sequence[OwnTotal]
) -> Factors:
    """Return κ of every item that the municipality counted.

    They are found on the first scenario and kept for the others, so that levers keep their effect.
    """
    found: dict[tuple[str, str], Array] = {}
    for each in told:
        if isinstance(each, Demand) and (key := (each.field, each.item)) in CALIBRATED:
            own = [total for total in totals if (total.field, total.item) == key]
            kappa = factor(each.value, years, areas, own)
            if kappa is not None:
                found[key] = kappa
    return found


def calibrated(told: Sequence[Told], found: Factors) -> tuple[Told, ...]:
    """Return what is told, its items multiplied by their κ."""
    return tuple(
        each.times(found[key])
        if isinstance(each, Demand) and (key := (each.field, each.item)) in found
        else each
        for each in told
    )

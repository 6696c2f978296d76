"""What stated differences must add up to, whatever the levers: a check for any vision."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from typing import NamedTuple

from sosei.demography.told.stated import Allowed


class Possible(StrEnum):
    """Whether figures that belong together can all be true."""

    FEASIBLE = "feasible"
    TIGHT = "tight"
    IMPOSSIBLE = "impossible"


class Spread(NamedTuple):
    """A figure with the range it may lie in."""

    low: float
    at: float
    high: float


class Point(NamedTuple):
    """One choice of every figure of the identity."""

    total: float
    """P, persons of the status quo."""
    ageing_rate: float
    """a₀ = E/P, a share."""
    young: float
    """ΔY, persons aged 0–14, vision − status quo."""
    working: float
    """ΔW, persons aged 15–64."""
    aged: float
    """ΔE, persons aged 65 and over."""


@dataclass(frozen=True)
class Identity:
    r"""The figures of one year, each with its range.

    .. math::
        \Delta = a_1 - a_0, \qquad a_0 = \frac{E}{P}, \qquad
        a_1 = \frac{E + \Delta E}{P + \Delta Y + \Delta W + \Delta E}

    Attributes
    ----------
    total : Spread
        P, persons of the status quo.
    ageing_rate : Spread
        a₀, a share.
    young, working, aged : Spread
        ΔY, ΔW, ΔE, persons.

    Source
    ------
    METHOD 10, arithmetic identity; it holds by definition of the ageing rate.
    """

    total: Spread
    ageing_rate: Spread
    young: Spread
    working: Spread
    aged: Spread

    @property
    def printed(self) -> Point:
        """The figures as they are printed."""
        return Point(*(spread.at for spread in self._spreads))

    def corners(self) -> Iterator[Point]:
        """Go through the corners of the range."""
        for values in product(*((spread.low, spread.high) for spread in self._spreads)):
            yield Point(*values)

    @property
    def _spreads(self) -> tuple[Spread, ...]:
        return self.total, self.ageing_rate, self.young, self.working, self.aged


def vision_total(point: Point) -> float:
    """Return P + ΔY + ΔW + ΔE, persons."""
    return point.total + point.young + point.working + point.aged


def rate_difference(point: Point) -> float:
    """Return Δ = a₁ − a₀, a difference of shares.

    Raises
    ------
    ZeroDivisionError
        If the vision has nobody.
    """
    aged = point.ageing_rate * point.total + point.aged
    return aged / vision_total(point) - point.ageing_rate


def needed_ageing_rate(point: Point, difference: float) -> float:
    r"""Return the a₀ with which the other figures give a difference of rates, a share.

    .. math::
        a_0 = \frac{\Delta E - \Delta D}{D - P}, \qquad D = P + \Delta Y + \Delta W + \Delta E

    Raises
    ------
    ZeroDivisionError
        If vision and status quo have the same number of persons.
    """
    return (point.aged - difference * vision_total(point)) / (vision_total(point) - point.total)


def identity_range(identity: Identity, of: Callable[[Point], float]) -> Spread:
    """Return a quantity over the whole range of the figures.

    Every quantity here is monotone in each figure while the others are held (a quotient of two
    linear functions, as long as its denominator keeps its sign), so that its extremes lie at
    corners: the range is exact.

    Parameters
    ----------
    identity : Identity
    of : callable
        `vision_total`, `rate_difference`, or `needed_ageing_rate` for one difference.

    Returns
    -------
    Spread
        Smallest, at the printed figures, largest.
    """
    values = [of(point) for point in identity.corners()]
    return Spread(min(values), of(identity.printed), max(values))


def possible(stated: Allowed, found: Spread) -> Possible:
    """Say whether a stated figure agrees with what the others make of it.

    Feasible: with the printed figures. Tight: only with some others that the words allow.
    Impossible: with none.
    """
    if stated.overlaps(found.at, found.at):
        return Possible.FEASIBLE
    return Possible.TIGHT if stated.overlaps(found.low, found.high) else Possible.IMPOSSIBLE

"""Where a function of one number meets a target: a grid for brackets, then Chandrupatla's method."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple, TypeVar

import numpy as np

Functions = Callable[[Sequence[float]], Sequence[float]]
"""A function at several places at once."""

POINTS = 17
"""Of the grid that looks for brackets."""

STEPS = 60
"""At most, within a bracket; ten are usual."""

PRECISE = 1e-9
"""Share of the target (but of a millionth of the largest value at least) that counts as meeting it."""

CLOSE = 1e-6
"""Share of it beyond which the end of a bracket is a leap, not a meeting."""

GOLDEN = (5**0.5 - 1) / 2

NARROWINGS = 12
"""Of the golden section that looks for an extreme between two points of the grid: to a 300th of them."""


class Reach(StrEnum):
    """How a search ended."""

    REACHED = "reached"
    OUT_OF_RANGE = "out_of_range"
    NO_EFFECT = "no_effect"
    JUMP = "jump"
    UNDEFINED = "undefined"


class Sought(NamedTuple):
    """Where the target is met, or the best place within the bounds."""

    answer: Reach
    at: float
    value: float
    """The function there; nan if it is defined nowhere."""


class Point(NamedTuple):
    """A place and how far the function is above the target there."""

    at: float
    above: float


T = TypeVar("T")

Asking = Generator[list[float], Sequence[float], T]
"""Yields places, takes the values there, and ends with an answer."""

Seeking = Asking[Sought]

K = TypeVar("K")

Answers = Callable[[Mapping[K, list[float]]], Mapping[K, Sequence[float]]]


def seek(function: Functions, target: float, low: float, high: float, *, near: float) -> Sought:
    """Find the place nearest to `near` where the function meets the target.

    Parameters
    ----------
    function : callable
        Of several places at once; continuous or not; nan where it is not defined.
    target : float
        In the function's unit.
    low, high : float
        Bounds of the place; `low` < `high`.
    near : float
        Of several places the one nearest to it is taken.

    Returns
    -------
    Sought
        `REACHED`, or the best place and why it is not reached: the target lies beyond the function's
        values within the bounds (`OUT_OF_RANGE`), the function does not change (`NO_EFFECT`), it
        leaps over the target (`JUMP`), or it is nowhere defined (`UNDEFINED`).

    Source
    ------
    Chandrupatla (1997), A new hybrid quadratic/bisection algorithm for finding the zero of a
    nonlinear function without using derivatives, Advances in Engineering Software 28: 145–149.
    """
    return seek_each(
        {None: seeking(target, low, high, near=near)}, lambda asked: {None: function(asked[None])}
    )[None]


def seek_each(searches: Mapping[K, Seeking], answers: Answers[K]) -> dict[K, Sought]:
    """Carry several searches on together: what all of them ask next is answered at once.

    Parameters
    ----------
    searches : mapping of any key to Seeking
    answers : callable
        Places by key → values by key, of those that still ask.
    """
    found: dict[K, Sought] = {}
    asked: dict[K, list[float]] = {key: next(search) for key, search in searches.items()}
    while asked:
        values, asked_next = answers(asked), {}
        for key in asked:
            try:
                asked_next[key] = searches[key].send(values[key])
            except StopIteration as end:
                found[key] = end.value
        asked = asked_next
    return {key: found[key] for key in searches}


def seeking(target: float, low: float, high: float, *, near: float) -> Seeking:
    """Search as `seek` does, yielding places and taking the function's values there.

    Parameters
    ----------
    target, low, high, near
        As of `seek`.
    """
    if not low < high:
        raise ValueError(f"bounds {low:g} to {high:g}: the first must be below the second")

    grid = sorted({*np.linspace(low, high, POINTS).tolist(), min(max(near, low), high)})
    values = zip(grid, (yield grid), strict=True)
    points = [Point(at, value - target) for at, value in values if np.isfinite(value)]
    if not points:
        return Sought(Reach.UNDEFINED, near, float("nan"))
    largest = max(abs(point.above + target) for point in points)
    scale = max(abs(target), 1e-6 * largest) or 1.0
    best = _among(points, near, scale)
    if best is None and _spread(points) <= PRECISE * largest:
        return _sought(Reach.NO_EFFECT, min(points, key=lambda p: abs(p.at - near)), target)
    best = best or (yield from _in_brackets(target, points, near, scale))
    if best is None:
        best = yield from _nearest_miss(target, points, scale)
        if abs(best.above) > PRECISE * scale:
            return _sought(Reach.OUT_OF_RANGE, best, target)
    reached = abs(best.above) <= CLOSE * scale
    return _sought(Reach.REACHED if reached else Reach.JUMP, best, target)


def _sought(answer: Reach, point: Point, target: float) -> Sought:
    return Sought(answer, point.at, point.above + target)


def _spread(points: list[Point]) -> float:
    return max(p.above for p in points) - min(p.above for p in points)


def _among(points: list[Point], near: float, scale: float) -> Point | None:
    """Return the nearest place itself if the target is met there."""
    here = min(points, key=lambda point: abs(point.at - near))
    return here if abs(here.above) <= PRECISE * scale else None


def _in_brackets(
    target: float, points: list[Point], near: float, scale: float
) -> Asking[Point | None]:
    """Return the crossing nearest to `near`, if there is any."""

    def away(bracket: tuple[Point, Point]) -> float:
        left, right = bracket
        return max(left.at - near, near - right.at, 0.0)

    brackets = [(a, b) for a, b in pairwise(points) if a.above * b.above <= 0]
    if not brackets:
        return None
    closest = min(map(away, brackets))
    found = []
    for bracket in brackets:
        if away(bracket) == closest:
            crossing = yield from _within(target, *bracket, scale * PRECISE)
            found.append(crossing)
    meeting = [point for point in found if abs(point.above) <= CLOSE * scale]
    return min(meeting or found, key=lambda point: abs(point.at - near))


def _point(target: float, at: float) -> Asking[Point]:
    """Ask for the function at a place."""
    return Point(at, (yield [at])[0] - target)


def _within(target: float, left: Point, right: Point, precise: float) -> Asking[Point]:
    """Return the zero of a function that changes sign between two points.

    Parameters
    ----------
    target : float
    left, right : Point
        Of opposite sign, or one of them 0.
    precise : float
        How near to 0 is near enough.

    Returns
    -------
    Point
        Of the last bracket the better end; where the function leaps over 0, that is far from it.
    """
    a, b, c = left, right, left
    fraction = 0.5
    best = min(a, b, key=lambda point: abs(point.above))
    if abs(best.above) <= precise:
        return best
    for _ in range(STEPS):
        at = a.at + fraction * (b.at - a.at)
        new = yield from _point(target, at)
        if (new.above > 0) == (a.above > 0):
            a, c = new, a
        else:
            a, b, c = new, a, b
        best = min(a, b, key=lambda point: abs(point.above))
        narrow = 2e-15 * max(abs(a.at), abs(b.at)) / abs(b.at - a.at) if b.at != a.at else 1.0
        if abs(best.above) <= precise or narrow >= 0.5:
            break
        fraction = min(max(_fraction(a, b, c), narrow), 1 - narrow)
    return best


def _fraction(a: Point, b: Point, c: Point) -> float:
    """Return where the inverse parabola through three points meets 0, or the middle where it must not be used."""
    xi = (a.at - b.at) / (c.at - b.at)
    phi = (a.above - b.above) / (c.above - b.above) if c.above != b.above else 2.0
    if not (phi**2 < xi and (1 - phi) ** 2 < 1 - xi):
        return 0.5
    first = a.above / (b.above - a.above) * c.above / (b.above - c.above)
    second = a.above / (c.above - a.above) * b.above / (c.above - b.above)
    return first + (c.at - a.at) / (b.at - a.at) * second


def _nearest_miss(target: float, points: list[Point], scale: float) -> Asking[Point]:
    """Look between the grid's best place and its neighbours, where an extreme may hide a meeting."""
    place = min(range(len(points)), key=lambda p: abs(points[p].above))
    best = points[place]
    left, right = points[max(place - 1, 0)].at, points[min(place + 1, len(points) - 1)].at
    width = GOLDEN * (right - left)
    low = yield from _point(target, right - width)
    high = yield from _point(target, left + width)
    for _ in range(NARROWINGS):
        for point in (low, high):
            if point.above * best.above < 0:
                left_end, right_end = sorted((best, point))
                return (yield from _within(target, left_end, right_end, scale * PRECISE))
        best = min(best, low, high, key=lambda point: abs(point.above))
        if abs(low.above) <= abs(high.above):
            right, high = high.at, low
            at = right - GOLDEN * (right - left)
            low = yield from _point(target, at)
        else:
            left, low = low.at, high
            at = left + GOLDEN * (right - left)
            high = yield from _point(target, at)
    return best

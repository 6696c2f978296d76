"""Forecasts from censuses alone, in plain loops: written from docs/methods/hindcast.md.

Persons are ``persons[year][sex][age][area]``; areas of one prefecture are given by its name.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

Cells = Sequence[Sequence[Sequence[float]]]
"""``[sex][age][area]``"""

LOWEST, HIGHEST = 0.3, 2.5


def at_risk(persons: Cells, sex: int, row: int, area: int) -> float:
    """The last two groups become one."""
    ages = len(persons[sex])
    count = persons[sex][row][area]
    return count + persons[sex][row + 1][area] if row == ages - 2 else count


def _sums(
    censuses: Sequence[Cells], period: int, periods: int, sex: int, row: int, area: int
) -> tuple[float, float]:
    """Who came, and who was at risk, in a period and the ones before it that are taken with it."""
    came = were = 0.0
    for each in range(max(0, period - periods + 1), period + 1):
        came += censuses[each + 1][sex][row + 1][area]
        were += at_risk(censuses[each], sex, row, area)
    return came, were


def distance(
    censuses: Sequence[Cells],
    prefectures: Sequence[str],
    period: int,
    variant: tuple[float, int],
    cell: tuple[int, int, int],
) -> float:
    """Ratio of an area, drawn to its prefecture's, less the nation's."""
    weight, periods = variant
    sex, row, area = cell
    every = [_sums(censuses, period, periods, sex, row, place) for place in range(len(prefectures))]
    of_prefecture = [
        each for each, name in zip(every, prefectures, strict=True) if name == prefectures[area]
    ]
    nation = sum(c for c, _ in every) / sum(w for _, w in every)
    prefecture = sum(c for c, _ in of_prefecture) / sum(w for _, w in of_prefecture)
    came, were = every[area]
    return (came + weight * prefecture) / (were + weight) - nation


def persistence(
    censuses: Sequence[Cells],
    prefectures: Sequence[str],
    variant: tuple[float, int],
    sex: int,
    row: int,
) -> float:
    """ρ of a cohort: how much of a distance is left a period later."""
    weight, _ = variant
    above = below = 0.0
    known = range(len(censuses) - 1)
    for period, following in pairwise(known):
        for area in range(len(prefectures)):
            cell = sex, row, area
            now = distance(censuses, prefectures, period, variant, cell)
            then = distance(censuses, prefectures, following, (weight, 1), cell)
            persons = at_risk(censuses[following], sex, row, area)
            above += persons * now * then
            below += persons * now * now
    if below == 0:
        return 1.0
    return min(max(above / below, 0.0), 1.0)


def ratio(
    censuses: Sequence[Cells],
    prefectures: Sequence[str],
    variant: tuple[float, int, bool],
    step: int,
    cell: tuple[int, int, int],
) -> float:
    """Ratio of a cohort in a step from 1."""
    weight, periods, is_damped = variant
    sex, row, _ = cell
    last = len(censuses) - 2
    every = [_sums(censuses, last, 1, sex, row, place) for place in range(len(prefectures))]
    nation = sum(c for c, _ in every) / sum(w for _, w in every)
    left = persistence(censuses, prefectures, (weight, periods), sex, row) if is_damped else 1.0
    own = distance(censuses, prefectures, last, (weight, periods), cell)
    return min(max(nation + own * left**step, min(LOWEST, nation)), max(HIGHEST, nation))


def quantile(weighed: Sequence[tuple[float, float]], probability: float) -> float:
    """Least value that has, with those below it, the share of the weight: of values and weights."""
    whole = sum(weight for _, weight in weighed)
    so_far = 0.0
    for value, weight in sorted(weighed):
        so_far += weight
        if so_far >= probability * whole:
            return value
    return max(weighed)[0]


def interval(
    past: Sequence[tuple[int, int, Sequence[float]]], power: float, horizon: int, level: float
) -> tuple[float, float]:
    """Bounds of ln(A ÷ F) from past errors, ``(origin, horizon, errors)``; each origin weighs alike."""
    weighed = []
    for origin, of, errors in past:
        ended = sum(other == origin for other, _, _ in past)
        weighed += [(error / of**power * horizon**power, 1 / ended) for error in errors]
    return quantile(weighed, (1 - level) / 2), quantile(weighed, (1 + level) / 2)

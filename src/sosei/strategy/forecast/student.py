"""Student's t: what takes the place of the normal distribution where a spread is known from few values."""

from __future__ import annotations

import math
from functools import cache

HALVINGS = 60


@cache
def quantile(probability: float, degrees: int) -> float:
    """Return the value that Student's t does not exceed with a probability.

    Parameters
    ----------
    probability : float
        Above 0, below 1.
    degrees : int
        Of freedom, at least 1.
    """
    if probability < 0.5:
        return -quantile(1 - probability, degrees)
    low, high = 0.0, 1.0
    while below(high, degrees) < probability:
        low, high = high, 2 * high
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if below(middle, degrees) < probability:
            low = middle
        else:
            high = middle
    return high


def below(value: float, degrees: int) -> float:
    """Return the probability that Student's t does not exceed a value.

    Parameters
    ----------
    value : float
    degrees : int
        Of freedom, at least 1.

    Source
    ------
    Abramowitz and Stegun (1964), 26.7.3 and 26.7.4.
    """
    angle = math.atan(value / math.sqrt(degrees))
    even = degrees % 2 == 0
    term = 1.0 if even else math.cos(angle)
    summed = term if degrees > 1 else 0.0
    for place in range(2 if even else 3, degrees - 1, 2):
        term *= math.cos(angle) ** 2 * (place - 1) / place
        summed += term
    within = math.sin(angle) * summed
    return 0.5 + within / 2 if even else 0.5 + (angle + within) / math.pi

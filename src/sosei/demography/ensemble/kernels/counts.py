r"""Whole numbers by chance: the inverse of binomial and Poisson distributions at a uniform number.

.. math:: k = \min\{k : P(X \le k) \ge u\}, \quad \text{from a mean of 10 on} \quad
    \left\lfloor m + z\sigma + (z^2 - 1)\frac{\gamma}{6} + \tfrac12 \right\rfloor

Source: docs/methods/ensemble.md; the term of skewness is Cornish and Fisher's (1938).
"""

from __future__ import annotations

import numpy as np

from sosei.demography.ensemble.kernels.compiled import compiled, inner
from sosei.demography.ensemble.kernels.normal import exponential, normal

FEW = 10.0
"""Below this mean the distribution is summed up; an exact inverse costs its mean in steps."""


@inner
def _near(mean: float, variance: float, skew: float, u: float) -> float:
    z = normal(u)
    rounded = np.floor(mean + z * np.sqrt(variance) + (z * z - 1.0) * skew / 6.0 + 0.5)
    return float(max(0.0, rounded))


@inner
def _power(base: float, exponent: int) -> float:
    """Return base^exponent by squaring."""
    result = 1.0
    while exponent > 0:
        if exponent & 1:
            result *= base
        base *= base
        exponent >>= 1
    return result


@inner
def _rare(persons: float, p: float, u: float) -> float:
    """Return a binomial number for p ≤ ½."""
    mean = persons * p
    if mean >= FEW:
        return min(_near(mean, mean * (1.0 - p), 1.0 - 2.0 * p, u), persons)
    chance = _power(1.0 - p, int(persons))
    odds = p / (1.0 - p)
    up_to, k = chance, 0.0
    while up_to < u and k < persons:
        chance *= (persons - k) / (k + 1.0) * odds
        k += 1.0
        up_to += chance
    return k


@compiled
def binomial(persons: float, p: float, u: float) -> float:
    """Return how many of whole `persons` it happens to, each with probability p.

    Parameters
    ----------
    persons : float
        A whole number.
    p : float
        0 to 1.
    u : float
        Uniform between 0 and 1.
    """
    if p > 0.5:
        return persons - _rare(persons, 1.0 - p, 1.0 - u)
    return _rare(persons, p, u)


@compiled
def poisson(mean: float, u: float) -> float:
    """Return a Poisson number of a mean ≥ 0 at a uniform u."""
    if mean >= FEW:
        return _near(mean, mean, 1.0, u)
    chance = exponential(-mean / 2.0)
    chance *= chance
    up_to, k = chance, 0.0
    while up_to < u and k < 100.0:
        k += 1.0
        chance *= mean / k
        up_to += chance
    return k


@inner
def survivors(persons: float, share: float, u: float) -> float:
    """Return survivors by chance; a rest below one person survives in part."""
    if persons <= 0:
        return persons * share
    whole = np.floor(persons)
    return float(binomial(whole, share, u) + (persons - whole) * share)

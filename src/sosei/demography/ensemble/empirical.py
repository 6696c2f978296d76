r"""Intervals from past errors, without draws.

.. math:: F\, e^{z_p \sigma_h}, \qquad
    \sigma_h = \frac{\mathrm{MedAPE}_h / 100}{0.6745} \Big(\frac{n}{n_0}\Big)^{-\gamma}, \quad
    \mathrm{MedAPE}_h = 1.5\,(h/5)^{1.22}

Source: METHOD 4.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from sosei.base.arrays import Array

MEDIAN_OF_ABSOLUTE = NormalDist().inv_cdf(0.75)
"""Half of normal errors are within 0.6745 standard deviations."""


@dataclass(frozen=True)
class PastErrors:
    """How large errors were, by horizon and size.

    Attributes
    ----------
    after_five : float
        Median absolute percentage error after five years, %, in areas of size `typical`.
    growth : float
        Power of the horizon.
    typical : float
        n₀, persons.
    by_size : float
        γ, power of the size.
    """

    after_five: float = 1.5
    growth: float = 1.22
    typical: float = 50_000.0
    by_size: float = 0.2

    def deviation(self, years: float, persons: Array) -> Array:
        """Return σ of the logarithm of the ratio of count to projection, ``[area]``."""
        median = self.after_five / 100 * (years / 5) ** self.growth
        size = np.maximum(persons, 1.0) / self.typical
        spread: Array = median / MEDIAN_OF_ABSOLUTE * size**-self.by_size
        return spread


def empirical_quantiles(
    projected: Array,
    years: float,
    persons: Array,
    probabilities: Sequence[float],
    errors: PastErrors | None = None,
) -> Array:
    """Return quantiles of a total from past errors alone.

    Parameters
    ----------
    projected : Array
        F, ``[area]``, persons.
    years : float
        The horizon.
    persons : Array
        ``[area]``, at the base.
    probabilities : sequence of float
        Between 0 and 1.
    errors : PastErrors, optional
        METHOD 4's if left out.

    Returns
    -------
    Array
        ``[probability, area]``, persons.
    """
    spread = (errors or PastErrors()).deviation(years, persons)
    normal = np.array([NormalDist().inv_cdf(p) for p in probabilities])
    quantiles: Array = projected * np.exp(normal[:, None] * spread)
    return quantiles


def empirical_chances(
    projected: Array, years: float, persons: Array, least: float, errors: PastErrors | None = None
) -> Array:
    """Return how likely a total is at least so many, ``[area]``, from past errors alone.

    Parameters
    ----------
    projected : Array
        F, ``[area]``, persons.
    years : float
        The horizon.
    persons : Array
        ``[area]``, at the base.
    least : float
        Persons.
    errors : PastErrors, optional
        METHOD 4's if left out.
    """
    if least <= 0:
        return np.ones_like(projected)
    spread = (errors or PastErrors()).deviation(years, persons)
    above = np.full_like(projected, -np.inf)
    np.log(projected / least, out=above, where=projected > 0)
    told: Array = np.array([NormalDist().cdf(each) for each in (above / spread).tolist()])
    return told

"""What changed between two counts: by age band, by cohort, and by the balancing equation."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sosei.base.arrays import Array, frozen
from sosei.base.errors import AlignmentError
from sosei.demography.known.migration import (
    NetMigration,
    ResidualMethod,
    last_two_together,
    net_migration_by_residual,
)
from sosei.demography.known.population import Population


def band_change(start: Population, end: Population) -> Array:
    """Return persons at the end less those at the start in the same band, ``[sex, age, area]``.

    Raises
    ------
    AlignmentError
        If areas, age groups or basis differ.
    """
    if (start.areas, start.ages, start.basis) != (end.areas, end.ages, end.basis):
        raise AlignmentError("two populations of different areas, age groups or basis")
    return end.persons - start.persons


@dataclass(frozen=True)
class CohortChange:
    """The same people at two dates: by sex, age at the start (the last two groups as one), area.

    Attributes
    ----------
    start, end : Array
        ``[sex, G − 1, area]``, persons.
    deaths : Array
        Expected by the survivorship ratios, ``start × (1 − S)``.
    migration : NetMigration
        Counted half at the start and half at the end (the average method).
    """

    start: Array
    end: Array
    deaths: Array
    migration: NetMigration

    @property
    def change(self) -> Array:
        """Persons at the end less persons at the start."""
        return self.end - self.start


def is_noise(migration: Array, deaths: Array) -> NDArray[np.bool_]:
    """Whether net migration is below twice the root of the expected deaths: |M| < 2√D.

    Source
    ------
    METHOD 5: deaths are Poisson, so that a residual within two standard deviations says nothing.
    """
    noise: NDArray[np.bool_] = np.abs(migration) < 2 * np.sqrt(deaths)
    return noise


def cohort_change(start: Population, end: Population, survival: Array) -> CohortChange:
    r"""Follow every cohort from one count to the next.

    .. math:: C_g = P_{g+1}(t+5) - P_g(t) = -P_g (1 - S_g) + M_g

    Parameters
    ----------
    start, end : Population
        Two counts one step apart.
    survival : Array
        Survivorship ratios of the period, ``[sex, G − 1]``.

    Returns
    -------
    CohortChange

    Raises
    ------
    AlignmentError
        If the two counts do not fit together.

    Source
    ------
    United Nations (1970), Manual VI, Methods of Measuring Internal Migration:
    census survival ratios, average method.
    """
    migration = net_migration_by_residual(start, end, survival, ResidualMethod.AVERAGE)
    before = last_two_together(start.persons)
    return CohortChange(
        start=frozen(before),
        end=frozen(end.persons[:, 1:]),
        deaths=frozen(before * (1 - survival[:, :, None])),
        migration=migration,
    )


@dataclass(frozen=True, slots=True)
class Balance:
    r"""The balancing equation of one period, persons.

    .. math:: P_1 - P_0 = B - D + I - O + J

    Attributes
    ----------
    start, end : float
        P₀ and P₁.
    births, deaths, arrivals, departures : float
        B, D, I, O.
    """

    start: float
    end: float
    births: float
    deaths: float
    arrivals: float
    departures: float

    @property
    def natural_change(self) -> float:
        """B − D."""
        return self.births - self.deaths

    @property
    def social_change(self) -> float:
        """I − O."""
        return self.arrivals - self.departures

    @property
    def coverage_step(self) -> float:
        """J: what births, deaths and moves do not explain."""
        return (self.end - self.start) - self.natural_change - self.social_change

"""What changed between two counts: by age band, by cohort, and by the balancing equation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

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

    @property
    def noise(self) -> NDArray[np.bool_]:
        """Where net migration may be chance alone: by sex, age and area."""
        return is_noise(self.migration.count, self.deaths)

    @property
    def both_sexes(self) -> CohortChange:
        """Men and women together, the sex axis kept with one entry.

        Noise of both together is not that of either: deaths add, and so do migrants.
        """
        moved = NetMigration(_added(self.migration.count), _added(self.migration.at_risk))
        return CohortChange(_added(self.start), _added(self.end), _added(self.deaths), moved)


def _added(cells: Array) -> Array:
    return frozen(cells.sum(axis=0, keepdims=True))


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


@dataclass(frozen=True)
class ChildMigration:
    """Net migration of the children born within the period, ``[sex, area]``.

    Attributes
    ----------
    count : Array
        Persons, average method.
    deaths : Array
        Expected among the births.
    """

    count: Array
    deaths: Array

    @property
    def noise(self) -> NDArray[np.bool_]:
        """Where net migration may be chance alone, ``[sex, area]``."""
        return is_noise(self.count, self.deaths)


def child_migration(children: Array, births: Array, survival_from_birth: Array) -> ChildMigration:
    r"""Net migration of the youngest group, whom no census had counted before.

    .. math:: M^{fwd} = K - B\,S_b, \quad M^{rev} = K / S_b - B

    Parameters
    ----------
    children : Array
        K, ``[sex, area]``, persons 0–4 at the later census.
    births : Array
        B, ``[sex, area]``, births of the five years before it.
    survival_from_birth : Array
        S_b, ``[sex]`` or ``[sex, area]``, above 0.

    Returns
    -------
    ChildMigration
        Half the sum of both.

    Raises
    ------
    AlignmentError
        If the shapes differ.
    ValueError
        If a ratio is not above 0.

    Source
    ------
    METHOD 5: for 0–4, K − B·S₀; United Nations (1970), Manual VI.
    """
    if np.shape(children) != np.shape(births):
        raise AlignmentError(f"children are {np.shape(children)}, births {np.shape(births)}")
    ratios = survival_from_birth[:, None] if survival_from_birth.ndim == 1 else survival_from_birth
    if np.any(ratios <= 0):
        raise ValueError("survivorship ratios must be above 0")
    count = (children - births * ratios + children / ratios - births) / 2
    return ChildMigration(frozen(count), frozen(births * (1 - ratios)))


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
    def demographic_change(self) -> float:
        """B − D + I − O: the change without the coverage step."""
        return self.natural_change + self.social_change

    @property
    def coverage_step(self) -> float:
        """J: what births, deaths and moves do not explain."""
        return (self.end - self.start) - self.natural_change - self.social_change


class ShareOfFall(NamedTuple):
    """What part of a fall one cohort's loss is; above 1 where others gained."""

    published: float
    """Of P₁ − P₀, which a coverage step makes larger or smaller."""
    demographic: float
    """Of B − D + I − O: of what births, deaths and moves did."""


def share_of_fall(change: float, balance: Balance) -> ShareOfFall:
    """Set the change of a cohort against both falls of its town.

    Parameters
    ----------
    change : float
        Persons; below 0 for a loss.
    balance : Balance
        Of the same period.

    Returns
    -------
    ShareOfFall
        nan where the town did not fall.

    Source
    ------
    METHOD 5, a published "about half": 1,500 of a published 3,000, of a demographic 5,000.
    """
    falls = (balance.end - balance.start, balance.demographic_change)
    published, demographic = (change / fall if fall < 0 else float("nan") for fall in falls)
    return ShareOfFall(published, demographic)

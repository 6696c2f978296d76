"""Profiles: how arrivals are spread over sex and age, each with its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array, frozen
from sosei.base.errors import AgeGroupsError

OLDEST = 100
"""Open age of the single-year weights."""


@dataclass(frozen=True)
class Profile:
    """Named weights by sex and age that add to 1.

    Attributes
    ----------
    name : str
    weights : Array
        w, ``[sex, age]``.
    ages : AgeGroups
    source : str
        Where the weights, or the parameters of their schedule, come from.
    """

    name: str
    weights: Array
    ages: AgeGroups
    source: str

    def __post_init__(self) -> None:
        """Freeze the weights; they add to 1 and none is below 0."""
        weights = frozen(self.weights)
        if weights.shape != (2, len(self.ages)) or np.any(weights < 0):
            raise ValueError(
                f"profile {self.name}: weights by sex and age, none below 0, are needed"
            )
        if not np.isclose(weights.sum(), 1, rtol=0, atol=1e-6):
            raise ValueError(f"profile {self.name}: weights add to {weights.sum():g}, expected 1")
        object.__setattr__(self, "weights", frozen(weights / weights.sum()))

    def on(self, ages: AgeGroups) -> Array:
        """Return the weights on other age groups, ``[sex, G]``.

        Raises
        ------
        AgeGroupsError
            If the groups cannot be made from the profile's; the bound that is missing is named.
        """
        if ages == self.ages:
            return self.weights
        missing = sorted(set(ages.lower_bounds) - set(self.ages.lower_bounds))
        if missing:
            raise AgeGroupsError(f"profile {self.name} has no bound at age {missing[0]}")
        places = [self.ages.lower_bounds.index(bound) for bound in ages.lower_bounds]
        return frozen(np.add.reduceat(self.weights, places, axis=1))


class RogersCastro(NamedTuple):
    r"""Parameters of the model migration schedule.

    .. math::
        m(x) = a_1 e^{-\alpha_1 x} + a_2 e^{-\alpha_2 (x - \mu_2) - e^{-\lambda_2 (x - \mu_2)}} + c

    Source
    ------
    Rogers and Castro (1981), Model Migration Schedules.
    """

    a1: float
    alpha1: float
    a2: float
    alpha2: float
    mu2: float
    lambda2: float
    c: float


STANDARD = RogersCastro(a1=0.02, alpha1=0.1, a2=0.06, alpha2=0.1, mu2=20, lambda2=0.4, c=0.003)
"""Seven standard parameters, as the reference implementation in DemoTools uses them."""


def rogers_castro(ages: Array, schedule: RogersCastro) -> Array:
    """Return m(x), migrants per person, at the given ages in years."""
    p = schedule
    past = ages - p.mu2
    labour = p.a2 * np.exp(-p.alpha2 * past - np.exp(-p.lambda2 * past))
    rates: Array = p.a1 * np.exp(-p.alpha1 * ages) + labour + p.c
    return rates


def scheduled_profile(name: str, schedule: RogersCastro, source: str) -> Profile:
    """Make a profile from a schedule, the same for men and women, at mid-ages 0.5 … 100.5."""
    ages = AgeGroups(1, OLDEST)
    rates = rogers_castro(np.arange(OLDEST + 1, dtype=np.float64) + 0.5, schedule)
    weights = np.broadcast_to(rates / (2 * rates.sum()), (2, OLDEST + 1))
    return Profile(name, weights, ages, source)


def counted_profile(name: str, arrivals: Array, ages: AgeGroups, source: str) -> Profile:
    """Make a profile from the town's own arrivals by sex and age.

    Parameters
    ----------
    name : str
    arrivals : Array
        ``[sex, age]``, persons ≥ 0: in-migrants, never a net balance.
    ages : AgeGroups
    source : str
        Statistic, table and period of the arrivals.

    Raises
    ------
    ValueError
        If nobody arrived, or a cell is below 0.
    """
    if np.any(arrivals < 0) or not arrivals.sum() > 0:
        raise ValueError(f"profile {name}: arrivals must be ≥ 0, and somebody must arrive")
    return Profile(name, frozen(arrivals / arrivals.sum()), ages, source)


_SOURCE = (
    "Rogers and Castro (1981), Model Migration Schedules; standard parameters "
    "a1 0.02, alpha1 0.1, a2 0.06, alpha2 0.1, mu2 20, lambda2 0.4, c 0.003 (DemoTools mig_calculate_rc)"
)

PROFILES: Mapping[str, Profile] = MappingProxyType(
    {
        profile.name: profile
        for profile in (
            scheduled_profile(
                "family",
                STANDARD._replace(c=0.0),
                f"{_SOURCE}; childhood and labour-force components, without the constant c",
            ),
            scheduled_profile("standard", STANDARD, _SOURCE),
        )
    }
)
"""Profiles that ship, by name."""

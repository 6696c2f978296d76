r"""How the shocks of successive steps hang together, by level.

.. math:: x(k) = \rho\, x(k-1) + \sigma z(k), \qquad \rho^2 = V_2 / V_1 - 1, \quad \sigma^2 = V_1

Source: docs/methods/ensemble.md, 2 and 3.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array, frozen
from sosei.demography.assumed.assumptions import rows_of
from sosei.demography.ensemble.components import LOADINGS

KINDS = 4
"""Fertility and three components of migration."""

LOCAL_FERTILITY = 0.92464, 0.04522
"""ρ and σ of a municipality's TFR relative to the nation: METHOD 4 [R32]."""

LEAVING = 0.46
"""φ: share of the variance of net migration that is who leaves; the rest is who comes."""


@dataclass(frozen=True)
class Process:
    """One autoregressive process in five-year steps.

    Attributes
    ----------
    rho : float
        ρ, 0 to 1.
    sigma : float
        σ, of one step.
    """

    rho: float
    sigma: float

    def yearly(self) -> Process:
        """Return the process in single years that is as wide after five of them.

        Source
        ------
        METHOD 4 [R32]: ρ^{1/5}, σ √((1 − ρ^{2/5}) ÷ (1 − ρ²)).
        """
        if self.rho >= 1:
            return Process(self.rho, self.sigma / np.sqrt(5))
        ratio = (1 - self.rho**0.4) / (1 - self.rho**2)
        return Process(self.rho**0.2, self.sigma * float(np.sqrt(ratio)))


@dataclass(frozen=True)
class BySize:
    """Variances after one and two steps that fall with the size of an area: a + b/n.

    Attributes
    ----------
    one, two : tuple of float
        a and b of V₁ and of V₂.
    """

    one: tuple[float, float]
    two: tuple[float, float]

    def of(self, persons: float) -> Process:
        """Return the process of an area of so many persons."""
        n = max(persons, 1.0)
        first, second = (a + b / n for a, b in (self.one, self.two))
        if first <= 0:
            return Process(0.0, 0.0)
        return Process(float(np.sqrt(np.clip(second / first - 1, 0, 1))), float(np.sqrt(first)))


@dataclass(frozen=True)
class Level:
    """Fertility and the three components of migration of the nation or of prefectures."""

    fertility: Process
    migration: tuple[Process, Process, Process]

    @property
    def processes(self) -> tuple[Process, ...]:
        """All four, fertility first."""
        return (self.fertility, *self.migration)


@dataclass(frozen=True)
class Processes:
    """Every process of an ensemble, in five-year steps.

    Attributes
    ----------
    fertility : Process
        Of an area relative to its prefecture.
    migration : tuple of BySize
        Of an area relative to its prefecture, by component.
    prefecture, nation : Level
    mortality : Process
        Random walk of ln(1 − S), of the nation; its ρ is 1.
    drift : float
        δ, mean change of ln(1 − S) in a step beyond the bundle's path.
    few : float
        Below so many persons at the base, births and deaths are counted by chance.
    """

    fertility: Process
    migration: tuple[BySize, BySize, BySize]
    prefecture: Level
    nation: Level
    mortality: Process
    drift: float = 0.0
    few: float = 5000.0

    def of_area(self, persons: float) -> tuple[Process, ...]:
        """Return the four processes of an area's own shocks."""
        return (self.fertility, *(each.of(persons) for each in self.migration))

    def times(self, factor: float) -> Processes:
        """Return the processes with every σ multiplied, and without chance and drift at 0."""

        def wider(process: Process) -> Process:
            return Process(process.rho, process.sigma * factor)

        def level(one: Level) -> Level:
            young, students, teens = (wider(each) for each in one.migration)
            return Level(wider(one.fertility), (young, students, teens))

        square = factor * factor
        sizes = [
            BySize(
                (one.one[0] * square, one.one[1] * square),
                (one.two[0] * square, one.two[1] * square),
            )
            for one in self.migration
        ]
        return replace(
            self,
            fertility=wider(self.fertility),
            migration=(sizes[0], sizes[1], sizes[2]),
            prefecture=level(self.prefecture),
            nation=level(self.nation),
            mortality=wider(self.mortality),
            drift=self.drift if factor else 0.0,
            few=self.few if factor else 0.0,
        )


CENSUSES = Processes(
    fertility=Process(*LOCAL_FERTILITY),
    migration=(
        BySize((3.211e-4, 7.829), (5.320e-4, 9.174)),
        BySize((0.5519e-4, 4.177), (1.094e-4, 4.643)),
        BySize((0.3929e-4, 2.474), (0.7666e-4, 3.537)),
    ),
    prefecture=Level(
        Process(1.0, 0.0373),
        (Process(0.894, 0.0120), Process(0.644, 0.0058), Process(1.0, 0.0037)),
    ),
    nation=Level(
        Process(0.92464, 0.0412),
        (Process(0.0, 0.0038), Process(0.0, 0.0020), Process(0.0, 0.0011)),
    ),
    mortality=Process(1.0, 0.0447),
)
"""From the censuses 1980–2015, METHOD 4 and the institute: docs/methods/ensemble.md, 3."""


def loadings_on(ages: AgeGroups) -> Array:
    """Return the three components on the rows of a table, ``[component, sex, row]``.

    A row takes the value of the five-year group that it lies in; a last row that stands for several
    groups takes their mean.
    """
    of_groups = LOADINGS.shape[2]
    if ages.width == 1:
        groups = np.minimum(np.array(ages.lower_bounds) // 5, of_groups - 1)
        return frozen(LOADINGS[:, :, groups])
    rows = rows_of(ages)
    taken = np.minimum(np.arange(rows), of_groups - 1)
    loadings = LOADINGS[:, :, taken].copy()
    if rows < of_groups:
        loadings[:, :, -1] = LOADINGS[:, :, rows - 1 :].mean(axis=2)
    return frozen(loadings)

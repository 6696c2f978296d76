"""How the share that dies moves from a life table on: a path of survival.

Source: docs/methods/method.md, 3.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array, frozen
from sosei.demography.known.population import SEXES

OLD_FROM, OPEN_FROM = 65, 85
"""Age from which hardly anybody crosses the border, and the least open group that leaves ages above it."""

LEAST = 3
"""Years of a projection, five apart, that tell how survival moves: two periods, and one change."""

STEP = 5


class Dying(NamedTuple):
    """d, how many times as many die as by the tables.

    Attributes
    ----------
    births : Array
        ``[step, sex]``, from birth to 0–4.
    rows : Array
        ``[step, sex, rows]``, by age at the start.
    """

    births: Array
    rows: Array


@dataclass(frozen=True)
class Decline:
    """W, the logarithm of the share that dies, along the years.

    Attributes
    ----------
    years : tuple of float
        Two or more, rising.
    ages : tuple of int
        Ages from which each part of W holds; the first holds below as well.
    logs : Array
        W in these years, ``[year, sex, part]``; straight lines between, the first and the last go on.
    opens : tuple of int
        Where an open group can start of which W is known; ages that end elsewhere take the last part.
    open_logs : Array
        W of the last two groups together, by where the open one starts: ``[year, sex, open]``.
    """

    years: tuple[float, ...]
    ages: tuple[int, ...]
    logs: Array
    opens: tuple[int, ...] = ()
    open_logs: Array = field(default_factory=lambda: frozen(np.empty((0, 2, 0))))

    def at(self, year: float) -> Array:
        """Return W of a year, ``[sex, part]``."""
        return self._read(self.logs, year)

    def _read(self, logs: Array, year: float) -> Array:
        last = len(self.years) - 2
        place = min(max(int(np.searchsorted(self.years, year, side="right")) - 1, 0), last)
        (start, end), (low, high) = self.years[place : place + 2], logs[place : place + 2]
        there: Array = low + (high - low) * ((year - start) / (end - start))
        return there

    def dying(self, since: float, middles: Sequence[float], ages: AgeGroups) -> Dying:
        """Return how many times as many die as in a year.

        Parameters
        ----------
        since : float
            y, the year of the table.
        middles : sequence of float
            m, of the steps.
        ages : AgeGroups
            Five-year groups of the population.
        """
        times = self._times(self.logs, since, middles)
        starts = np.array(ages.lower_bounds[:-1])
        part = np.maximum(np.searchsorted(self.ages, starts, side="right") - 1, 0)
        rows = times[:, :, part]
        if ages.open_from in self.opens:
            place = self.opens.index(ages.open_from)
            rows[:, :, -1] = self._times(self.open_logs, since, middles)[:, :, place]
        return Dying(frozen(times[:, :, 0]), frozen(rows))

    def _times(self, logs: Array, since: float, middles: Sequence[float]) -> Array:
        """Return d by step, sex and part."""
        told = [self._read(logs, middle) - self._read(logs, since) for middle in middles]
        times: Array = np.exp(np.stack(told))
        return times


AS_BETWEEN_CENSUSES = Decline(
    (1980.0, 1985.0), (0,), frozen(np.broadcast_to([[[0.0]], [[-0.078]]], (2, len(SEXES), 1)))
)
"""The mean change of national census survival at 65 and over, 1980–2015, going on at all ages."""


def decline_of(projected: Mapping[int, Array], ages: AgeGroups) -> Decline | None:
    r"""Return how a projection of the nation lets mortality fall, by sex and age from 65 on.

    .. math::
        W_g(m_p) = \ln(1 - C_g(p)), \qquad C_g(p) = \frac{P_{g+1}(t+5)}{P_g(t)}, \qquad
        W_\omega(m_p) = \ln\Bigl(1 - \frac{T_\omega}{T_{\omega-5}}\Bigr), \quad L_{g+1} = L_g C_g(p)

    Parameters
    ----------
    projected : mapping of int to Array
        Persons ``[sex, age]`` by year.
    ages : AgeGroups
        Five-year groups.

    Returns
    -------
    Decline or None
        None where it has no three years five apart, no ages above 85, or a ratio that is no survival.
    """
    years = _five_apart(projected)
    if len(years) < LEAST or ages.width != STEP or ages.open_from < OPEN_FROM:
        return None
    first = OLD_FROM // STEP
    persons = np.stack([projected[year] for year in years])
    before, after = persons[:-1, :, first:-1].copy(), persons[1:, :, first + 1 :]
    before[:, :, -1] += persons[:-1, :, -1]  # the last two groups together
    dead = before - after
    if not np.all((dead > 0) & (dead < before)):
        return None
    middles = tuple(year + STEP / 2 for year in years[:-1])
    lost = dead / before
    return Decline(
        middles,
        ages.lower_bounds[first:-2],
        frozen(np.log(lost[:, :, :-1])),
        ages.lower_bounds[first + 1 :],
        _opening(lost),
    )


def _opening(lost: Array) -> Array:
    """Return W of the last two groups together, wherever the open one starts: of a stationary population.

    Parameters
    ----------
    lost : Array
        1 − C, ``[period, sex, row]``, the last row being open.
    """
    logs = np.log(lost)
    years = 1 / lost[:, :, -1]  # T ÷ L of the youngest group of those that are open
    for row in reversed(range(lost.shape[2] - 1)):
        years = 1 + (1 - lost[:, :, row]) * years
        logs[:, :, row] = -np.log(years)
    return frozen(logs)


def _five_apart(projected: Mapping[int, Array]) -> list[int]:
    """Return the years that follow the first one in steps of five, as far as there is no gap."""
    years = [min(projected)] if projected else []
    while years and years[-1] + STEP in projected:
        years.append(years[-1] + STEP)
    return years

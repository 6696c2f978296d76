r"""The size of shocks, from what successive censuses show.

.. math::
    c_g(p) = \frac{P_{g+1}(t+5)}{P_g(t)} - \Big(\text{the nation's}\Big), \qquad
    V_h = \mathrm{E}\,[x(p + h) - x(p)]^2, \quad x_c = \sum_g w_g L_{cg} c_g

Source: docs/methods/ensemble.md, 3.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sosei.base.arrays import Array
from sosei.demography.ensemble.kernels.names import prefecture_name
from sosei.demography.ensemble.processes import LOCAL_FERTILITY, BySize, Level, Process, Processes
from sosei.demography.known.population import FEMALE

LARGE = 20_000
"""Persons above which the noise of small numbers is small: components are found there."""

CLASSES = 12
"""Classes of size, equally many cases in each, through which a + b/n is laid."""

FERTILE = slice(3, 10)
OLD = slice(13, None)
"""Rows of five-year groups: 15–49, and 65 and over."""

VARIANTS = 1.65, 1.25
"""High and low TFR of the institute's projection of 2017 in the long run: 80% lie between."""
WITHIN_80 = 1.2816


@dataclass(frozen=True)
class Censuses:
    """Counts of municipalities on one vintage of boundaries, five years apart.

    Attributes
    ----------
    persons : Array
        ``[year, sex, age, area]``, five-year groups.
    areas : tuple of str
    usual : NDArray
        ``[area]``: False where something happened that is no sample of a usual period.
    """

    persons: Array
    areas: tuple[str, ...]
    usual: NDArray[np.bool_]

    @property
    def at_risk(self) -> Array:
        """Persons at the start of each period, the last two groups together."""
        before = self.persons[:-1]
        together: Array = before[:, :, :-1].copy()
        together[:, :, -1] += before[:, :, -1]
        return together

    @property
    def nation(self) -> Array:
        """Census ratios of the nation, ``[period, sex, row]``."""
        ratios: Array = self.persons[1:, :, 1:].sum(axis=-1) / self.at_risk.sum(axis=-1)
        return ratios

    @property
    def ratios(self) -> Array:
        """c: census ratios less the nation's, ``[period, sex, row, area]``."""
        there = self.at_risk
        own = np.divide(self.persons[1:, :, 1:], there, out=np.zeros_like(there), where=there > 0)
        less: Array = own - self.nation[..., None]
        return less

    @property
    def weights(self) -> Array:
        """w: shares of the nation's persons by row at the start of the last period."""
        persons = self.at_risk[-1].sum(axis=-1)
        shares: Array = persons / persons.sum()
        return shares

    @property
    def prefectures(self) -> NDArray[np.int64]:
        """Place of each area's prefecture, ``[area]``."""
        names = [prefecture_name(area) for area in self.areas]
        return np.unique(names, return_inverse=True)[1].astype(np.int64)


def components(censuses: Censuses, number: int = 3) -> tuple[Array, Array]:
    """Return the loadings ``[component, sex, row]`` and the share of the variance that each explains.

    Parameters
    ----------
    censuses : Censuses
    number : int
    """
    large = censuses.usual & (censuses.persons[-1].sum(axis=(0, 1)) >= LARGE)
    root = np.sqrt(censuses.weights)
    changes = np.diff(censuses.ratios, axis=0)[..., large] * root[..., None]
    rows = changes.transpose(0, 3, 1, 2).reshape(-1, root.size)
    values, vectors = np.linalg.eigh(rows.T @ rows / len(rows))
    loadings = vectors[:, ::-1].T[:number].reshape(number, *root.shape) / root
    signs = np.sign((loadings * censuses.weights).sum(axis=(1, 2)))
    return loadings * signs[:, None, None], values[::-1][:number] / values.sum()


def processes(censuses: Censuses, loadings: Array) -> Processes:
    """Return the processes of an ensemble.

    Parameters
    ----------
    censuses : Censuses
    loadings : Array
        ``[component, sex, row]``.
    """
    scored = [scores(censuses, loadings, lag) for lag in (1, 2)]
    levels = [[_level(by_lag[kind]) for by_lag in scored] for kind in (0, 1)]
    young, students, teens = (
        BySize(_by_size(censuses, scored[0][1][:, c]), _by_size(censuses, scored[1][1][:, c]))
        for c in range(len(loadings))
    )
    fertility = [_level(local_fertility(censuses, lag)[0][:, None])[0] for lag in (1, 2)]
    rho, sigma = LOCAL_FERTILITY
    high, low = VARIANTS
    stationary = np.log(high / low) / 2 / WITHIN_80
    nation = [_nation(censuses, loadings, lag) for lag in (1, 2)]
    return Processes(
        fertility=Process(rho, sigma),
        migration=(young, students, teens),
        prefecture=Level(process_of(*fertility), _three(levels[0])),
        nation=Level(Process(rho, float(stationary * np.sqrt(1 - rho**2))), _three(nation)),
        mortality=Process(1.0, mortality(censuses)[1]),
    )


def process_of(one: float, two: float) -> Process:
    """Return the process that has these variances after one and two steps."""
    return Process(float(np.sqrt(np.clip(two / one - 1, 0, 1))), float(np.sqrt(one)))


def scores(censuses: Censuses, loadings: Array, lag: int) -> tuple[Array, Array]:
    """Return the change of the scores over a lag, of prefectures and of areas less their prefecture's.

    Returns
    -------
    tuple of Array
        ``[period, component, prefecture]`` and ``[period, component, area]``.
    """
    ratios = censuses.ratios
    change = ratios[lag:] - ratios[:-lag]
    told = np.einsum("csg,sg,psga->pca", loadings, censuses.weights, change)
    persons = censuses.persons[: len(told)].sum(axis=(1, 2))
    wide = _means(told, np.broadcast_to(persons[:, None], told.shape), censuses)
    return wide, told - wide[..., censuses.prefectures]


def local_fertility(censuses: Censuses, lag: int) -> tuple[Array, Array]:
    """Return the relative change of α over a lag, of prefectures and of areas less their prefecture's."""
    children = censuses.persons[:, :, 0].sum(axis=1)
    women = censuses.persons[:, FEMALE, FERTILE].sum(axis=1)
    own = np.divide(children, women, out=np.ones_like(children), where=women > 0)
    ratio = own / (children.sum(axis=1) / women.sum(axis=1))[:, None]
    change = (
        np.divide(ratio[lag:], ratio[:-lag], out=np.ones_like(ratio[lag:]), where=ratio[:-lag] > 0)
        - 1
    )
    wide = _means(change, children[lag:], censuses)
    return wide, change - wide[..., censuses.prefectures]


def mortality(censuses: Censuses) -> tuple[float, float]:
    """Return mean and standard deviation of the five-year change of ln(1 − S) at 65 and over."""
    dying = 1 - censuses.nation[..., OLD]
    deaths = censuses.at_risk[:-1, ..., OLD, :].sum(axis=-1) * dying[:-1]
    change = (np.diff(np.log(dying), axis=0) * deaths).sum(axis=(1, 2)) / deaths.sum(axis=(1, 2))
    return float(change.mean()), float(change.std(ddof=1))


def _means(values: Array, weights: Array, censuses: Censuses) -> Array:
    """Return the weighted means of the usual areas of every prefecture, along the last axis."""
    of, usual = censuses.prefectures, censuses.usual
    means = [
        (values[..., here] * weights[..., here]).sum(axis=-1) / weights[..., here].sum(axis=-1)
        for here in (usual & (of == place) for place in range(of.max() + 1))
    ]
    return np.stack(means, axis=-1)


def _level(changes: Array) -> Array:
    """Return the second moments of ``[period, component, …]`` by component."""
    moments: Array = (changes**2).mean(axis=(0, 2))
    return moments


def _three(by_lag: list[Array]) -> tuple[Process, Process, Process]:
    one, two = by_lag
    young, students, teens = (process_of(float(a), float(b)) for a, b in zip(one, two, strict=True))
    return young, students, teens


def _nation(censuses: Censuses, loadings: Array, lag: int) -> Array:
    """Return the second moments of the scores of the nation's own ratios below 60."""
    below = slice(12)
    change = censuses.nation[lag:] - censuses.nation[:-lag]
    told = np.einsum(
        "csg,sg,psg->pc", loadings[..., below], censuses.weights[:, below], change[..., below]
    )
    moments: Array = (told**2).mean(axis=0)
    return moments


def _by_size(censuses: Censuses, changes: Array) -> tuple[float, float]:
    """Lay a + b/n through the spread of classes of size, each class with the same weight.

    A few changes are far larger than normal ones would be. The spread is therefore that of the
    middle 80%, as a variance: intervals of 80% are what is printed.
    """
    persons = censuses.persons[: len(changes)].sum(axis=(1, 2))[:, censuses.usual].ravel()
    change = changes[:, censuses.usual].ravel()
    smallness = 1 / persons
    bounds = np.quantile(smallness, np.linspace(0, 1, CLASSES + 1))[1:-1]
    of = np.digitize(smallness, bounds)
    widths = np.array([spread(change[of == each]) for each in range(CLASSES)])
    size = np.array([smallness[of == each].mean() for each in range(CLASSES)])
    sides = np.column_stack([1 / widths, size / widths])
    a, b = np.linalg.lstsq(sides, np.ones(CLASSES), rcond=None)[0]
    return float(a), float(b)


def spread(values: Array) -> float:
    """Return the variance of a normal distribution whose middle 80% is as wide as the values'."""
    low, high = np.quantile(values, (0.1, 0.9))
    return float(((high - low) / 2 / WITHIN_80) ** 2)

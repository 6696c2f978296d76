"""The Lee–Carter model: log death rates of all ages moved by one index."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array, frozen
from sosei.base.errors import AlignmentError
from sosei.demography.known.life_table import LifeTable, life_table
from sosei.demography.known.population import SEXES

FARTHEST = 5.0
"""How far, in the mean log death rate, the search for a life expectancy goes: a factor of 150."""


class OutOfReachError(ValueError):
    """A life expectancy that the model does not come to."""


@dataclass(frozen=True)
class LeeCarter:
    r"""Log death rates as a mean and a response to one index.

    .. math:: \ln m_{x,t} = a_x + b_x k_t, \qquad \sum_x b_x = 1

    Attributes
    ----------
    ages : AgeGroups
    years : tuple of int
        Observed, in order; they need not be one year apart.
    level : Array
        a, ``[sex, age]``, ln(deaths per person-year).
    response : Array
        b, ``[sex, age]``, of dimension 1.
    index : Array
        k, ``[year, sex]``, of dimension 1; it falls while people live longer.
    explained : Array
        ``[sex]``, share of the variance about a that b k explains, 0 to 1.

    Source
    ------
    Lee and Carter (1992), Journal of the American Statistical Association 87.
    """

    ages: AgeGroups
    years: tuple[int, ...]
    level: Array
    response: Array
    index: Array
    explained: Array

    @property
    def drift(self) -> Array:
        """Change of the index in a year, ``[sex]``."""
        drift: Array = (self.index[-1] - self.index[0]) / (self.years[-1] - self.years[0])
        return drift

    @property
    def step_deviation(self) -> Array:
        """σ, standard deviation of the index's change in one year about its drift, ``[sex]``."""
        apart = np.diff(self.years)[:, None]
        surprise = np.diff(self.index, axis=0) - self.drift * apart
        freedom = len(self.years) - 2
        if freedom < 1:
            raise ValueError("the deviation of the index needs three years or more")
        deviation: Array = np.sqrt((surprise**2 / apart).sum(axis=0) / freedom)
        return deviation

    def forecast(self, time: float) -> Array:
        r"""Return the index at a time, ``[sex]``: :math:`k_T + \text{drift}\,(t - T)`.

        The mean of a random walk with drift, T being the last observed year.
        """
        return frozen(self.index[-1] + self.drift * (time - self.years[-1]))

    def forecast_deviation(self, time: float) -> Array:
        r"""Return the standard deviation of the index at a later time, ``[sex]``.

        .. math:: \sigma \sqrt{h + h^2 / Y}

        with h years ahead and Y years observed: the walk and the uncertainty of its drift.
        """
        ahead = time - self.years[-1]
        observed = self.years[-1] - self.years[0]
        return frozen(self.step_deviation * math.sqrt(ahead + ahead**2 / observed))

    def life_table(self, index: Array) -> LifeTable:
        """Return the life table at an index, ``[sex]``."""
        return life_table(np.exp(self.level + self.response * index[:, None]), self.ages)

    def starting_from(self, death_rates: Array) -> LeeCarter:
        """Return the model whose rates at the last observed index are these, ``[sex, age]``.

        A forecast then starts from what was observed, not from the fit.

        Source
        ------
        Lee and Miller (2001), Demography 38: jump-off from the actual rates.
        """
        _check_rates(death_rates[None], (self.years[-1],), self.ages)
        level = np.log(death_rates) - self.response * self.index[-1][:, None]
        return replace(self, level=frozen(level))


def fit_lee_carter(death_rates: Array, years: tuple[int, ...], ages: AgeGroups) -> LeeCarter:
    r"""Fit the model to observed death rates by a singular value decomposition for each sex.

    a is the mean of ln m over the years, b k the first term of the decomposition of the rest,
    scaled to Σb = 1; Σk = 0 follows.

    Parameters
    ----------
    death_rates : Array
        m, ``[year, sex, age]``, deaths per person-year, above 0.
    years : tuple of int
        Two or more, increasing.
    ages : AgeGroups

    Returns
    -------
    LeeCarter

    Raises
    ------
    AlignmentError
        If rates, years and ages differ in number, or years do not increase.
    ValueError
        If a rate is not above 0, or mortality did not change.

    Source
    ------
    Lee and Carter (1992), Journal of the American Statistical Association 87. The second step of
    that paper, which moves k to the total of deaths, is left out: it needs deaths.
    """
    _check_rates(death_rates, years, ages)
    if len(years) < 2 or np.any(np.diff(years) <= 0):
        raise AlignmentError(f"years must be two or more, increasing; found {years}")
    logarithms = np.log(death_rates)
    level = logarithms.mean(axis=0)
    response, index, explained = zip(
        *(_first_term(logarithms[:, sex] - level[sex]) for sex in range(len(SEXES))), strict=True
    )
    return LeeCarter(
        ages,
        years,
        frozen(level),
        frozen(np.stack(response)),
        frozen(np.stack(index, axis=1)),
        frozen(np.array(explained)),
    )


def index_for_life_expectancy(model: LeeCarter, life_expectancy: Array) -> Array:
    """Find the index at which the model has a life expectancy at birth.

    From the last observed index, the index goes towards the target until it is passed; then the
    interval is halved.

    Parameters
    ----------
    model : LeeCarter
    life_expectancy : Array
        e₀, ``[sex]``, years.

    Returns
    -------
    Array
        k, ``[sex]``.

    Raises
    ------
    OutOfReachError
        If a target is not reached: the message says which one, and how far the model goes.

    Source
    ------
    METHOD 3: for a target e₀ find k by bisection, as bayesPop does.
    """
    found = [
        _bisect(model, sex, float(target)) for sex, target in enumerate(np.asarray(life_expectancy))
    ]
    return frozen(np.array(found))


def _check_rates(death_rates: Array, years: tuple[int, ...], ages: AgeGroups) -> None:
    expected = (len(years), len(SEXES), len(ages))
    if death_rates.shape != expected:
        raise AlignmentError(f"death rates are {death_rates.shape}, expected {expected}")
    if not np.all(death_rates > 0):
        raise ValueError("death rates must be above 0 at every age and in every year")


def _first_term(departures: Array) -> tuple[Array, Array, float]:
    """b, k and the share explained, from ln m less its mean, ``[year, age]``."""
    by_year, sizes, by_age = np.linalg.svd(departures, full_matrices=False)
    total = by_age[0].sum()
    if sizes[0] < 1e-12 or abs(total) < 1e-9:
        raise ValueError("mortality of all ages together did not change: there is no index")
    share = float(sizes[0] ** 2 / (sizes**2).sum())
    return by_age[0] / total, by_year[:, 0] * sizes[0] * total, share


def _life_expectancy(model: LeeCarter, sex: int, index: float) -> float:
    both = model.index[-1].copy()
    both[sex] = index
    return float(model.life_table(both).life_expectancy[sex, 0])


def _bisect(model: LeeCarter, sex: int, target: float) -> float:
    """Find k of one sex."""
    near, far = _bracket(model, sex, target)
    longer = _life_expectancy(model, sex, far) > _life_expectancy(model, sex, near)
    for _ in range(60):
        middle = (near + far) / 2
        if (_life_expectancy(model, sex, middle) < target) == longer:
            near = middle
        else:
            far = middle
    return (near + far) / 2


def _bracket(model: LeeCarter, sex: int, target: float) -> tuple[float, float]:
    """Two indices with the target between them, the first nearer to the last observed one."""
    near = float(model.index[-1, sex])
    reached = _life_expectancy(model, sex, near)
    rising = target >= reached
    stride = (-0.05 if rising else 0.05) * len(model.ages)
    for _ in range(round(FARTHEST / 0.05)):
        try:
            further = _life_expectancy(model, sex, near + stride)
        except ValueError:
            break  # rates so high that nobody lives through an age
        if (further >= target) if rising else (further <= target):
            return near, near + stride
        near, reached = near + stride, further
    raise OutOfReachError(
        f"a life expectancy of {target:g} years ({SEXES[sex]}) is out of reach: "
        f"this model goes to {reached:.2f}"
    )

"""Brass's relational logit: a life table as a standard's, with a level and a slope of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sosei.base.arrays import Array, frozen
from sosei.base.errors import AlignmentError
from sosei.demography.known.life_table import LifeTable

SLOPE_DEVIATION = 0.1
"""Standard deviation of the prior of β about 1, for small areas (METHOD 3)."""

LOWEST_SLOPE = 0.01
"""β below which a fit does not look: survivors would hardly fall with age."""


def logit(survivors: Array) -> Array:
    r"""Brass's logit, :math:`Y = \tfrac12 \ln\frac{1 - l}{l}`; minus infinity where l = 1.

    Parameters
    ----------
    survivors : Array
        l, share of the newborn, above 0 to 1.

    Returns
    -------
    Array
        The same shape, of dimension 1.
    """
    with np.errstate(divide="ignore"):
        return np.asarray(0.5 * np.log((1 - survivors) / survivors), dtype=np.float64)


@dataclass(frozen=True)
class Brass:
    r"""A life table related to a standard by level and slope.

    .. math:: Y_i(x) = \alpha_i + \beta_i\,Y_{std}(x), \qquad Y = \tfrac12 \ln\frac{1 - l}{l}

    Attributes
    ----------
    standard : LifeTable
        ``[sex, age]``, of any width.
    level : Array
        α, ``[sex]`` or ``[sex, area]``; below 0 people live longer than in the standard.
    slope : Array
        β, the same shape, above 0; above 1 the old die earlier, the young later.

    Source
    ------
    Brass (1971), On the scale of mortality; Preston, Heuveline and Guillot (2001), Demography,
    chapter 9.
    """

    standard: LifeTable
    level: Array
    slope: Array

    def __post_init__(self) -> None:
        """Freeze the numbers and check that there is such a table."""
        object.__setattr__(self, "level", frozen(self.level))
        object.__setattr__(self, "slope", frozen(self.slope))
        if self.level.shape != self.slope.shape or self.level.shape[:1] != (2,):
            raise AlignmentError(f"level is {self.level.shape}, slope {self.slope.shape}")
        if not np.all(self.slope > 0):
            raise ValueError("the slope of Brass's logit must be above 0: survivors would increase")

    def life_table(self) -> LifeTable:
        r"""Return the table: ``[sex, age]`` or ``[sex, age, area]``.

        The years lived by those who die in a closed group are the standard's. In the open group
        the death rate is the standard's times the ratio of the forces of mortality at its bound,
        :math:`\mu_i / \mu_{std} = \beta\,(1 - l_i) / (1 - l_{std})`, which follows from the
        definition.
        """
        standard, tail = self.standard, (1,) * (self.level.ndim - 1)

        def beside(column: Array) -> Array:
            return column.reshape(*column.shape, *tail)

        at_birth = logit(standard.survivors)
        raised = self.level[:, None] + self.slope[:, None] * beside(at_birth)
        survivors = 1 / (1 + np.exp(2 * raised))
        dying = np.ones_like(survivors)
        dying[:, :-1] = 1 - survivors[:, 1:] / survivors[:, :-1]
        years = np.empty_like(survivors)
        deaths = survivors[:, :-1] - survivors[:, 1:]
        width = standard.ages.width
        years[:, :-1] = width * survivors[:, 1:] + beside(standard.years_lived) * deaths
        force = self.slope * (1 - survivors[:, -1]) / beside(1 - standard.survivors[:, -1])
        years[:, -1] = survivors[:, -1] / (force * beside(standard.death_rates[:, -1]))
        return LifeTable(standard.ages, frozen(dying), frozen(survivors), frozen(years))


def fit_brass(table: LifeTable, standard: LifeTable) -> Brass:
    r"""Fit level and slope to a life table, by least squares over the logits above age 0.

    Parameters
    ----------
    table : LifeTable
        ``[sex, age]`` or ``[sex, age, area]``.
    standard : LifeTable
        ``[sex, age]``, the same age groups.

    Returns
    -------
    Brass
        ``[sex]`` or ``[sex, area]``.

    Raises
    ------
    AlignmentError
        If the age groups differ.

    Source
    ------
    Brass (1971); ordinary least squares.
    """
    if table.ages != standard.ages:
        raise AlignmentError("table and standard differ in age groups")
    ours, theirs = logit(table.survivors[:, 1:]), logit(standard.survivors[:, 1:])
    theirs = theirs.reshape(*theirs.shape, *(1,) * (ours.ndim - 2))
    centred = theirs - theirs.mean(axis=1, keepdims=True)
    slope = (centred * ours).sum(axis=1) / (centred**2).sum(axis=1)
    level = ours.mean(axis=1) - slope * theirs.mean(axis=1)
    return Brass(standard, level, slope)


def fit_brass_to_deaths(
    deaths: Array,
    exposure: Array,
    standard: LifeTable,
    slope_deviation: float = SLOPE_DEVIATION,
) -> Brass:
    r"""Fit level and slope to the deaths of small areas, the slope drawn to 1.

    Greatest is, over α and β of each sex and area,

    .. math::
        \sum_x \bigl(D_x \ln m_x(\alpha, \beta) - E_x m_x(\alpha, \beta)\bigr)
        - \frac{(\beta - 1)^2}{2\sigma^2}

    Parameters
    ----------
    deaths, exposure : Array
        D and E, ``[sex, age]`` or ``[sex, age, area]``, deaths and person-years of the same years.
    standard : LifeTable
        ``[sex, age]``, the same age groups, such as the prefecture's.
    slope_deviation : float
        σ, standard deviation of the prior of β.

    Returns
    -------
    Brass
        ``[sex]`` or ``[sex, area]``.

    Raises
    ------
    AlignmentError
        If the shapes do not fit the standard.
    ValueError
        If figures are negative, nobody died in some area and sex (its level is then unknown), or no
        level and slope fit.

    Source
    ------
    METHOD 3: Poisson deaths, β ~ N(1, 0.1²); maximum by Fisher scoring.
    """
    _check_deaths(deaths, exposure, standard)

    def rates(numbers: Array) -> Array:
        slope = np.maximum(numbers[1], LOWEST_SLOPE)
        return Brass(standard, numbers[0], slope).life_table().death_rates

    def score(numbers: Array) -> Array:
        expected = rates(numbers)
        likelihood = (deaths * np.log(expected) - exposure * expected).sum(axis=1)
        prior = -((numbers[1] - 1) ** 2) / (2 * slope_deviation**2)
        return np.where(numbers[1] > LOWEST_SLOPE, likelihood + prior, -np.inf)

    numbers = np.stack([np.zeros(deaths[:, 0].shape), np.ones(deaths[:, 0].shape)])
    # a step too far may reach tables in which nobody is left: its score is no number, it is halved
    with np.errstate(all="ignore"):
        for _ in range(100):
            step = _fisher_step(numbers, rates, deaths, exposure, slope_deviation)
            numbers, moved = _climb(numbers, step, score)
            if moved < 1e-9:
                return Brass(standard, numbers[0], numbers[1])
    raise ValueError("no level and slope fit these deaths: the fit does not come to rest")


def _check_deaths(deaths: Array, exposure: Array, standard: LifeTable) -> None:
    if deaths.shape != exposure.shape or deaths.shape[:2] != standard.survivors.shape:
        raise AlignmentError(
            f"deaths are {deaths.shape}, exposure {exposure.shape}, "
            f"the standard {standard.survivors.shape}"
        )
    if not (np.all(deaths >= 0) and np.all(exposure >= 0)):
        raise ValueError("deaths and exposure must be 0 or above")
    if np.any((deaths > 0) & (exposure == 0)):
        raise ValueError("deaths where nobody is exposed")
    if np.any(deaths.sum(axis=1) == 0):
        raise ValueError("without deaths of both sexes the level of mortality is unknown")


def _fisher_step(
    numbers: Array,
    rates: Callable[[Array], Array],
    deaths: Array,
    exposure: Array,
    slope_deviation: float,
) -> Array:
    """Return information⁻¹ × slope of the score, ``[number, sex, …]``."""
    expected = rates(numbers)
    level, slope = (_log_slope(numbers, rates, place) for place in (0, 1))
    weight, beyond = exposure * expected, deaths - exposure * expected
    by_level = (beyond * level).sum(axis=1)
    by_slope = (beyond * slope).sum(axis=1) - (numbers[1] - 1) / slope_deviation**2
    both = (weight * level * slope).sum(axis=1)
    levels = (weight * level**2).sum(axis=1)
    slopes = (weight * slope**2).sum(axis=1) + 1 / slope_deviation**2
    determinant = levels * slopes - both**2
    return np.stack(
        [
            (slopes * by_level - both * by_slope) / determinant,
            (levels * by_slope - both * by_level) / determinant,
        ]
    )


def _log_slope(numbers: Array, rates: Callable[[Array], Array], place: int) -> Array:
    """Slope of ln m by α (place 0) or β (place 1), by central differences."""
    change = np.zeros_like(numbers)
    change[place] = 1e-5
    slope: Array = np.log(rates(numbers + change) / rates(numbers - change)) / 2e-5
    return slope


def _climb(numbers: Array, step: Array, score: Callable[[Array], Array]) -> tuple[Array, float]:
    """Take the step, halved in every cell until the score does not fall; how far the largest went."""
    before = score(numbers)
    # the score is a sum of large numbers: its last digits are noise
    floor = before - 1e-12 * np.abs(before)
    for _ in range(30):
        good = score(numbers + step) >= floor
        if np.all(good):
            break
        step = np.where(good, step, step / 2)
    step = np.where(good, step, 0.0)
    return numbers + step, float(np.max(np.abs(step)))

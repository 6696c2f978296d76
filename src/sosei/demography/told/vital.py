"""Births, deaths and their rates, and the life expectancy that a step's survival implies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array, frozen
from sosei.base.errors import AlignmentError
from sosei.demography.engine.projection import Projection
from sosei.demography.known.life_table import LifeTable
from sosei.demography.known.population import FEMALE, MALE
from sosei.demography.told.age_measures import ratio

if TYPE_CHECKING:
    from sosei.demography.known.life_table import LifeTable


def survival_from_birth(table: LifeTable) -> Array:
    r"""Share of a step's births who are alive, aged 0–4, at its end.

    .. math:: S_b = \frac{L_{0-4}}{5\,l_0}

    Parameters
    ----------
    table : LifeTable
        Five-year groups, radix 1.

    Returns
    -------
    Array
        S_b, ``[sex]``.

    Raises
    ------
    AlignmentError
        If the groups are not five years wide.

    Source
    ------
    Preston, Heuveline and Guillot (2001), Demography, chapter 6.
    """
    if table.ages.width != 5:
        raise AlignmentError("survival from birth to 0–4 needs five-year groups")
    return frozen(table.person_years[:, 0] / (5 * table.survivors[:, 0]))


def births(projection: Projection, survival_from_birth: Array | None = None) -> Array | None:
    r"""Births of every step.

    Single years: as the engine counted them. Five-year groups: estimated from the children who
    are there at the end of the step, by sex,

    .. math:: B = K \sum_s \frac{r_s}{S_{b,s}}, \qquad r_M = \frac{SR}{100 + SR}

    as if none of them had moved since birth.

    Parameters
    ----------
    projection : Projection
    survival_from_birth : Array, optional
        S_b, ``[sex]`` or ``[step, sex, area]``, above 0.

    Returns
    -------
    Array or None
        B, ``[step, area]``, persons in the whole step; None for five-year groups without S_b.

    Source
    ------
    METHOD 1 and EXCHANGE: births are an indicator of the five-year engine.
    """
    entrants = projection.components.entrants
    if projection.ages.width == 1:
        return entrants
    if survival_from_birth is None:
        return None
    alive = _by_step(survival_from_birth, projection)
    boys = projection.assumptions.males_per_100_females
    share = boys / (100 + boys)
    estimated: Array = entrants * (share / alive[:, MALE] + (1 - share) / alive[:, FEMALE])
    return estimated


def crude_rate(events: Array, projection: Projection) -> Array:
    r"""Events of a step per 1,000 person-years.

    .. math:: 1000\,\frac{E}{w\,(P(t) + P(t+w)) / 2}

    Parameters
    ----------
    events : Array
        E, ``[step, area]``, births or deaths in the whole step.
    projection : Projection

    Returns
    -------
    Array
        ``[step, area]``, per 1,000 person-years; nan where nobody lived.

    Source
    ------
    厚生労働省『人口動態統計』: 普通出生率, 普通死亡率 (per 1,000 of the population at the middle of
    the period).
    """
    total = projection.total
    person_years = projection.ages.width * (total[:-1] + total[1:]) / 2
    return ratio(1000 * events, person_years)


def life_expectancy(
    survival: Array, ages: AgeGroups, survival_from_birth: Array | None = None
) -> Array | None:
    r"""Life expectancy at birth that survivorship ratios imply.

    The ratios are quotients of person-years lived; multiplied up from birth they give these back:

    .. math::
        L_0 = w\,S_b, \quad L_{g+1} = L_g\,S_g, \quad
        T_\omega = L_{\omega-w}\,\frac{S_{last}}{1 - S_{last}}, \quad
        e_0 = \sum_{g<\omega} L_g + T_\omega

    since S_last = T_ω/(L_{ω−w} + T_ω) moves the last two groups together. Exact for the stationary
    population of the table; five-year groups need S_b, single years have it in their row 0.

    Parameters
    ----------
    survival : Array
        S, ``[…, sex, rows, area]``.
    ages : AgeGroups
    survival_from_birth : Array, optional
        S_b, ``[…, sex, area]``, for five-year groups.

    Returns
    -------
    Array or None
        e₀, ``[…, sex, area]``, years; nan where the last ratio is 1. None for five-year groups
        without S_b.

    Source
    ------
    Preston, Heuveline and Guillot (2001), Demography, chapters 3 and 6.
    """
    ratios = survival
    if ages.width != 1:
        if survival_from_birth is None:
            return None
        ratios = np.concatenate([survival_from_birth[..., None, :], survival], axis=-2)
    lived = ages.width * np.cumprod(ratios[..., :-1, :], axis=-2)
    last = ratios[..., -1, :]
    beyond = ratio(lived[..., -1, :] * last, 1 - last)
    years: Array = lived.sum(axis=-2) + beyond
    return years


def life_expectancy_by_step(
    projection: Projection, survival_from_birth: Array | None = None
) -> Array | None:
    """Return e₀ of every step, ``[step, sex, area]``, years; None where it cannot be derived."""
    alive = None if survival_from_birth is None else _by_step(survival_from_birth, projection)
    return life_expectancy(projection.assumptions.survival, projection.ages, alive)


def _by_step(survival_from_birth: Array, projection: Projection) -> Array:
    """Spread S_b over every step and area, ``[step, sex, area]``."""
    by_sex = survival_from_birth.ndim == 1
    given = survival_from_birth[None, :, None] if by_sex else survival_from_birth
    steps, areas = projection.components.entrants.shape
    if np.any(given <= 0):
        raise ValueError("survivorship ratios must be above 0")
    return np.broadcast_to(given, (steps, 2, areas))

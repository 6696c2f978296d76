"""Abridged life tables from death rates, and the survivorship ratios they give."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array, frozen
from sosei.base.errors import AgeGroupsError, AlignmentError

YEARS_LIVED_0_4 = (0.84, 0.77)
"""Years lived at ages 0–4 by a child who dies there, male and female.

Computed from the survivors l₀ … l₅ of 厚生労働省『第22回完全生命表（2015年）』,
with a₀ = 0.1 and 0.5 at ages 1–4.
"""


@dataclass(frozen=True)
class LifeTable:
    """Abridged life table of five-year groups, radix 1.

    Attributes
    ----------
    ages : AgeGroups
    probability_of_dying : Array
        q, ``[sex, age]``, 1 in the open group.
    survivors : Array
        l at the lower bound of each group, ``[sex, age]``.
    person_years : Array
        L, years lived in the group per newborn, ``[sex, age]``.
    """

    ages: AgeGroups
    probability_of_dying: Array
    survivors: Array
    person_years: Array

    @property
    def person_years_above(self) -> Array:
        """T, years lived from the lower bound on, ``[sex, age]``."""
        return np.cumsum(self.person_years[:, ::-1], axis=1)[:, ::-1]

    @property
    def life_expectancy(self) -> Array:
        """Return e at the lower bound of each group, years, ``[sex, age]``."""
        return self.person_years_above / self.survivors


def abridged_life_table(death_rates: Array, ages: AgeGroups) -> LifeTable:
    r"""Build a life table from the death rates of five-year age groups.

    .. math::
        q_x = \frac{5 m_x}{1 + (5 - a_x) m_x}, \quad
        a_x = 2.5 - \tfrac{25}{12}\Bigl(m_x - 0.1 \ln\frac{m_{x+5}}{m_{x-5}}\Bigr), \quad
        L_x = 5\,l_{x+5} + a_x d_x, \quad L_\omega = l_\omega / m_\omega

    The years lived `a` follow Greville in every closed group but ages 0–4, where deaths crowd
    into the first days: these take `YEARS_LIVED_0_4`.

    Parameters
    ----------
    death_rates : Array
        ``[sex, age]``, deaths per person-year, above 0.
    ages : AgeGroups
        Five-year groups.

    Returns
    -------
    LifeTable

    Raises
    ------
    AgeGroupsError
        If the groups are not five years wide.
    AlignmentError
        If rates and groups differ in number.
    ValueError
        If a rate is not above 0.

    Source
    ------
    Greville's years lived; Preston, Heuveline and Guillot (2001), Demography, chapter 3.
    """
    if ages.width != 5:
        raise AgeGroupsError("an abridged life table needs five-year age groups")
    if death_rates.shape != (2, len(ages)):
        raise AlignmentError(f"death rates are {death_rates.shape}, expected {(2, len(ages))}")
    if not np.all(death_rates > 0):
        raise ValueError("death rates must be above 0 in every group")
    lived = _years_lived(death_rates)
    closed = death_rates[:, :-1]
    dying = np.ones_like(death_rates)
    dying[:, :-1] = 5 * closed / (1 + (5 - lived) * closed)
    survivors = np.ones_like(death_rates)
    survivors[:, 1:] = np.cumprod(1 - dying[:, :-1], axis=1)
    deaths = survivors * dying
    years = np.empty_like(death_rates)
    years[:, :-1] = 5 * survivors[:, 1:] + lived * deaths[:, :-1]
    years[:, -1] = survivors[:, -1] / death_rates[:, -1]
    return LifeTable(ages, frozen(dying), frozen(survivors), frozen(years))


def _years_lived(rates: Array) -> Array:
    """Years lived in each closed group by those who die in it, ``[sex, age − 1]``."""
    lived = np.empty((2, rates.shape[1] - 1))
    lived[:, 0] = YEARS_LIVED_0_4
    slope = np.log(rates[:, 2:] / rates[:, :-2])
    lived[:, 1:] = 2.5 - (25 / 12) * (rates[:, 1:-1] - 0.1 * slope)
    return lived


def survivorship_ratios(table: LifeTable, open_from: int) -> Array:
    r"""Share of each age group that reaches the next one five years later.

    .. math:: S_x = L_{x+5} / L_x, \qquad S_{(\omega-5)+} = T_\omega / T_{\omega-5}

    Parameters
    ----------
    table : LifeTable
        Five-year groups, open at `open_from` or above.
    open_from : int
        Lower bound of the population's open group; the last ratio moves the last two groups
        together.

    Returns
    -------
    Array
        ``[sex, G − 1]``.

    Raises
    ------
    AgeGroupsError
        If the table ends below `open_from`.

    Source
    ------
    国立社会保障・人口問題研究所『日本の地域別将来推計人口』: 生残率.
    """
    if open_from > table.ages.open_from:
        raise AgeGroupsError(
            f"a life table open at {table.ages.open_from}+ gives no ratio for {open_from}+"
        )
    last = open_from // 5
    years, above = table.person_years, table.person_years_above
    ratios = np.empty((2, last))
    ratios[:, : last - 1] = years[:, 1:last] / years[:, : last - 1]
    ratios[:, last - 1] = above[:, last] / above[:, last - 1]
    return frozen(ratios)

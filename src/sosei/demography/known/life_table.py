"""Life tables, complete and abridged: q → l → L → T → e, from rates, counts or published columns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array, frozen
from sosei.base.errors import AgeGroupsError, AlignmentError
from sosei.demography.known.regroup import regroup

INFANT_YEARS_LIVED = 0.1
"""a₀, years lived by a child who dies before the first birthday, where few do.

METHOD 3; Preston, Heuveline and Guillot (2001), Demography, chapter 3: most of these deaths fall
into the first weeks. At the infant mortality of Japan it hardly matters: with 0.3 instead, the life expectancy of
2015 changes by less than 0.001 years.
"""

YEARS_LIVED_0_4 = (0.84, 0.77)
"""Years lived at ages 0–4 by a child who dies there, male and female.

Computed from the survivors l₀ … l₅ of 厚生労働省『第22回完全生命表（2015年）』,
with a₀ = 0.1 and 0.5 at ages 1–4.
"""


@dataclass(frozen=True)
class LifeTable:
    """Life table of five-year groups (abridged) or single years (complete), radix 1.

    Attributes
    ----------
    ages : AgeGroups
    probability_of_dying : Array
        q, ``[sex, age]`` or ``[sex, age, area]``, 1 in the open group.
    survivors : Array
        l at the lower bound of each group, the same shape.
    person_years : Array
        L, years lived in the group per newborn, the same shape.
    """

    ages: AgeGroups
    probability_of_dying: Array
    survivors: Array
    person_years: Array

    @property
    def deaths(self) -> Array:
        """d, share of the newborn who die in the group."""
        return self.survivors * self.probability_of_dying

    @property
    def death_rates(self) -> Array:
        """m = d ÷ L, deaths per person-year."""
        return self.deaths / self.person_years

    @property
    def years_lived(self) -> Array:
        """a of the closed groups, years, ``[sex, age − 1]``; half the width where nobody dies."""
        width, deaths = self.ages.width, self.deaths[:, :-1]
        by_the_dying = self.person_years[:, :-1] - width * self.survivors[:, 1:]
        half = np.full_like(deaths, width / 2)
        return np.divide(by_the_dying, deaths, out=half, where=deaths > 0)

    @property
    def person_years_above(self) -> Array:
        """T, years lived from the lower bound on."""
        return np.cumsum(self.person_years[:, ::-1], axis=1)[:, ::-1]

    @property
    def life_expectancy(self) -> Array:
        """Return e at the lower bound of each group, years."""
        return self.person_years_above / self.survivors

    def grouped(self, ages: AgeGroups) -> LifeTable:
        """Return the same table in coarser groups, or open from a lower age.

        Raises
        ------
        AgeGroupsError
            If a bound of `ages` is none of the table's; the message names it.
        """
        years = regroup(self.person_years, self.ages, ages)
        places = [bound // self.ages.width for bound in ages.lower_bounds]
        survivors = self.survivors[:, places]
        dying = np.ones_like(survivors)
        dying[:, :-1] = 1 - survivors[:, 1:] / survivors[:, :-1]
        return LifeTable(ages, frozen(dying), frozen(survivors), years)


def death_rates(deaths: Array, exposure: Array) -> Array:
    r"""Deaths per person-year: :math:`m_x = D_x / E_x`.

    Parameters
    ----------
    deaths : Array
        ``[sex, age]`` or ``[sex, age, area]``, deaths of one or several years.
    exposure : Array
        The same shape, person-years of the same years, such as the mid-year population times the
        number of years.

    Returns
    -------
    Array
        The same shape, deaths per person-year.

    Raises
    ------
    AlignmentError
        If the shapes differ.
    ValueError
        If deaths are negative, or nobody is exposed: the message says where.

    Source
    ------
    Preston, Heuveline and Guillot (2001), Demography, chapter 1: occurrence–exposure rates.
    """
    if deaths.shape != exposure.shape:
        raise AlignmentError(f"deaths are {deaths.shape}, exposure is {exposure.shape}")
    _require(deaths >= 0, "deaths must be 0 or above")
    _require(exposure > 0, "no death rate without exposure")
    return frozen(deaths / exposure)


def life_table(rates: Array, ages: AgeGroups) -> LifeTable:
    """Build the life table that goes with the width of the groups: complete or abridged.

    Parameters
    ----------
    rates : Array
        m, ``[sex, age]`` or ``[sex, age, area]``, deaths per person-year.
    ages : AgeGroups
        Single years or five-year groups.

    Raises
    ------
    AgeGroupsError
        If the groups are of another width.
    """
    return complete_life_table(rates, ages) if ages.width == 1 else abridged_life_table(rates, ages)


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
        ``[sex, age]`` or ``[sex, age, area]``, deaths per person-year, above 0.
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
        If a rate is not above 0, or so high that more die than live: the message says where.

    Source
    ------
    Greville's years lived; Preston, Heuveline and Guillot (2001), Demography, chapter 3.
    """
    _check(death_rates, ages, 5)
    _require(death_rates > 0, "death rates must be above 0 in every group")
    lived = _years_lived(death_rates)
    return _from_rates(death_rates, ages, lived)


def complete_life_table(
    death_rates: Array, ages: AgeGroups, infant_years_lived: float = INFANT_YEARS_LIVED
) -> LifeTable:
    r"""Build a life table from the death rates of single years of age.

    .. math::
        q_x = \frac{m_x}{1 + (1 - a_x) m_x}, \quad a_x = \tfrac12 \text{ from age 1}, \quad
        L_x = l_{x+1} + a_x d_x, \quad L_\omega = l_\omega / m_\omega

    Parameters
    ----------
    death_rates : Array
        ``[sex, age]`` or ``[sex, age, area]``, deaths per person-year, 0 or above; above 0 in the
        open group.
    ages : AgeGroups
        Single years.
    infant_years_lived : float
        a₀, years.

    Returns
    -------
    LifeTable

    Raises
    ------
    AgeGroupsError
        If the groups are not of single years.
    AlignmentError
        If rates and ages differ in number.
    ValueError
        If a rate is negative, or so high that more die than live: the message says where.

    Source
    ------
    Preston, Heuveline and Guillot (2001), Demography, chapter 3.
    """
    _check(death_rates, ages, 1)
    _require(death_rates >= 0, "death rates must be 0 or above")
    _require(death_rates[:, -1:] > 0, "the death rate of the open group must be above 0")
    lived = _single_years_lived(death_rates, infant_years_lived)
    return _from_rates(death_rates, ages, lived)


def life_table_from_probabilities(
    probability_of_dying: Array, ages: AgeGroups, infant_years_lived: float = INFANT_YEARS_LIVED
) -> LifeTable:
    r"""Build a complete life table from published probabilities of dying.

    The last published age ω becomes the open group: its probability gives the death rate
    :math:`m_\omega = q_\omega / (1 - q_\omega / 2)`, and everybody dies in it,
    :math:`L_\omega = l_\omega / m_\omega`.

    Parameters
    ----------
    probability_of_dying : Array
        q, ``[sex, age]`` or ``[sex, age, area]``, 0 to below 1; of the last age above 0, to 1.
    ages : AgeGroups
        Single years, open from the last published age.
    infant_years_lived : float
        a₀, years.

    Returns
    -------
    LifeTable

    Raises
    ------
    AgeGroupsError
        If the groups are not of single years.
    AlignmentError
        If probabilities and ages differ in number.
    ValueError
        If one is no probability, or nobody is left before the last age: the message says where.

    Source
    ------
    厚生労働省『完全生命表』: 死亡率 qₓ; closed as METHOD 3.
    """
    _check(probability_of_dying, ages, 1)
    closed, last = probability_of_dying[:, :-1], probability_of_dying[:, -1]
    _require((closed >= 0) & (closed < 1), "probabilities of dying must be 0 to below 1")
    _require((last > 0) & (last <= 1), "the last probability of dying must be above 0, to 1")
    lived = _single_years_lived(probability_of_dying, infant_years_lived)
    return _table(ages, closed, lived, 1 / last - 0.5)


def life_table_from_survivors(
    survivors: Array,
    ages: AgeGroups,
    life_expectancy_at_last: Array,
    infant_years_lived: float = INFANT_YEARS_LIVED,
) -> LifeTable:
    r"""Build a complete life table from published numbers of survivors.

    .. math:: q_x = 1 - l_{x+1} / l_x, \qquad L_\omega = l_\omega e_\omega

    Parameters
    ----------
    survivors : Array
        l, ``[sex, age]`` or ``[sex, age, area]``, of any radix, above 0.
    ages : AgeGroups
        Single years, open from the last published age.
    life_expectancy_at_last : Array
        e at that age, ``[sex]`` or ``[sex, area]``, years: survivors alone do not tell it.
    infant_years_lived : float
        a₀, years.

    Returns
    -------
    LifeTable

    Raises
    ------
    AgeGroupsError
        If the groups are not of single years.
    AlignmentError
        If survivors and ages differ in number.
    ValueError
        If survivors increase, reach 0, or the last life expectancy is not above 0.

    Source
    ------
    厚生労働省『完全生命表』: 生存数 lₓ, 平均余命 eₓ.
    """
    _check(survivors, ages, 1)
    _require(survivors > 0, "survivors must be above 0")
    _require(np.diff(survivors, axis=1) <= 0, "survivors must not increase with age")
    _require(np.asarray(life_expectancy_at_last) > 0, "the last life expectancy must be above 0")
    dying = 1 - survivors[:, 1:] / survivors[:, :-1]
    lived = _single_years_lived(survivors, infant_years_lived)
    return _table(ages, dying, lived, life_expectancy_at_last)


def stationary_shape(table: LifeTable, open_from: int, to: int) -> Array:
    """Return the stationary population above an age, to spread an open group by it.

    Parameters
    ----------
    table : LifeTable
        Complete.
    open_from, to : int
        Lower bounds of the open group that is spread, and of the one that is left.

    Returns
    -------
    Array
        L of each age and, last, T of the new open group, ``[sex, to − open_from + 1]``,
        person-years per newborn; what `ungroup` takes as its open shape.

    Raises
    ------
    AgeGroupsError
        If the table is not complete, or ends below `to`.

    Source
    ------
    Preston, Heuveline and Guillot (2001), Demography, chapter 3: the life table as a
    stationary population. It is slightly too old where the open group still grows.
    """
    single = table.grouped(AgeGroups(1, to))
    return frozen(single.person_years[:, single.ages.cut(open_from)])


def _check(values: Array, ages: AgeGroups, width: int) -> None:
    if ages.width != width:
        kind = "a complete" if width == 1 else "an abridged"
        years = "single years of age" if width == 1 else "five-year age groups"
        raise AgeGroupsError(f"{kind} life table needs {years}")
    if values.ndim not in {2, 3} or values.shape[:2] != (2, len(ages)):
        raise AlignmentError(f"the life table's column is {values.shape}, expected {2, len(ages)}")


def _require(holds: NDArray[np.bool_], words: str) -> None:
    """Refuse a column, naming the first place where it does not hold."""
    if not np.all(holds):
        place = tuple(int(index) for index in np.argwhere(~holds)[0])
        raise ValueError(f"{words} (not so at [sex, age, …] {place})")


def _single_years_lived(values: Array, infant: float) -> Array:
    """a of single years: of infants as given, else half a year."""
    lived = np.full_like(values[:, :-1], 0.5)
    lived[:, 0] = infant
    return lived


def _years_lived(rates: Array) -> Array:
    """Years lived in each closed five-year group by those who die in it."""
    lived = np.empty_like(rates[:, :-1])
    lived[:, 0] = np.reshape(YEARS_LIVED_0_4, (2,) + (1,) * (rates.ndim - 2))
    slope = np.log(rates[:, 2:] / rates[:, :-2])
    lived[:, 1:] = 2.5 - (25 / 12) * (rates[:, 1:-1] - 0.1 * slope)
    return lived


def _from_rates(rates: Array, ages: AgeGroups, lived: Array) -> LifeTable:
    """q = n m ÷ (1 + (n − a) m) in the closed groups, 1 ÷ m years in the open one."""
    closed = rates[:, :-1]
    dying = ages.width * closed / (1 + (ages.width - lived) * closed)
    _require(dying < 1, "a death rate so high that nobody lives through the group")
    return _table(ages, dying, lived, 1 / rates[:, -1])


def _table(ages: AgeGroups, closed: Array, lived: Array, open_years: Array) -> LifeTable:
    """q of closed groups, years lived, and e of the open group → the table."""
    dying = np.concatenate([closed, np.ones_like(closed[:, :1])], axis=1)
    survivors = np.ones_like(dying)
    survivors[:, 1:] = np.cumprod(1 - closed, axis=1)
    years = np.empty_like(dying)
    years[:, :-1] = ages.width * survivors[:, 1:] + lived * (survivors * dying)[:, :-1]
    years[:, -1] = survivors[:, -1] * open_years
    return LifeTable(ages, frozen(dying), frozen(survivors), frozen(years))

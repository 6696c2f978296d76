"""Fertility as counted: rates by age of mother, the child–woman ratio, and their link."""

from __future__ import annotations

import numpy as np

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array, frozen
from sosei.base.errors import AgeGroupsError, AlignmentError
from sosei.demography.known.population import FEMALE, Population
from sosei.demography.known.regroup import ungroup

FIRST_AGE = 15
"""Age from which Japanese statistics count mothers; births to younger ones are in 15–19."""

YEARS_BEFORE = 5
"""Years of births that the children aged 0–4 come from."""


def child_woman_ratio(population: Population) -> Array:
    r"""Children aged 0–4 per woman aged 15–49.

    .. math:: \mathrm{CWR}_i = K_{0-4,i} / F_{15-49,i}

    Parameters
    ----------
    population : Population
        Persons, ``[sex, age, area]``; age groups must have bounds at 5, 15 and 50.

    Returns
    -------
    Array
        ``[area]``, children per woman.

    Raises
    ------
    AgeGroupsError
        If the age groups cannot be cut at 5, 15 and 50.
    ValueError
        If an area has no woman aged 15–49.

    Source
    ------
    国立社会保障・人口問題研究所『日本の地域別将来推計人口（平成30年推計）』: 子ども女性比.
    """
    women = population.between(15, 50, sex=FEMALE)
    if np.any(women == 0):
        nowhere = population.areas[int(np.argmin(women))]
        raise ValueError(f"no child–woman ratio without women aged 15–49 (area {nowhere})")
    return frozen(population.between(0, 5) / women)


def cwr_per_tfr(children: float, women: float, tfr: float) -> float:
    r"""Child–woman ratio that goes with a total fertility rate of 1.

    .. math:: k = \frac{K_{0-4} / F_{15-49}}{\mathrm{TFR}}

    Parameters
    ----------
    children, women : float
        Persons aged 0–4 and women aged 15–49 of one population.
    tfr : float
        Its total fertility rate, children per woman.

    Returns
    -------
    float
        k, of dimension 1. The nation's k applied to a town assumes the nation's age structure
        within 15–49.

    Raises
    ------
    ValueError
        If women or TFR are not above 0.

    Source
    ------
    国立社会保障・人口問題研究所『日本の地域別将来推計人口』:
    子ども女性比 in place of age-specific births.
    """
    if women <= 0 or tfr <= 0:
        raise ValueError("a conversion needs women and a TFR above 0")
    return children / women / tfr


def local_cwr_per_tfr(child_woman_ratio: Array, tfr: Array) -> Array:
    r"""Child–woman ratio that goes with a TFR of 1 in each area's own past.

    .. math:: k_i = \frac{\mathrm{CWR}_i(t)}{\tfrac15 \sum_{u=t-4}^{t} \mathrm{TFR}_i(u)}

    It holds what is particular to the area: its age structure within 15–49, and children who move
    before they are five. A town of students needs it.

    Parameters
    ----------
    child_woman_ratio : Array
        ``[area]``, children 0–4 per woman 15–49.
    tfr : Array
        ``[year, area]``, children per woman, of the five years up to the count.

    Returns
    -------
    Array
        k, ``[area]``, of dimension 1.

    Raises
    ------
    AlignmentError
        If there are not five years, or the areas differ.
    ValueError
        If a TFR is not above 0.

    Source
    ------
    METHOD 2: local option of the conversion.
    """
    expected = (YEARS_BEFORE, *child_woman_ratio.shape)
    if tfr.shape != expected:
        raise AlignmentError(f"TFR is {tfr.shape}, expected {expected}: the five years before")
    if not np.all(tfr > 0):
        raise ValueError("a conversion needs a TFR above 0 in every year and area")
    return frozen(child_woman_ratio / tfr.mean(axis=0))


def total_fertility_rate(asfr: Array, width: int) -> Array:
    r"""Children per woman over life at today's rates.

    .. math:: \mathrm{TFR} = n \sum_x f_x

    Parameters
    ----------
    asfr : Array
        f, ``[age]`` or ``[age, area]``, births per woman per year.
    width : int
        n, years in an age group.

    Returns
    -------
    Array
        A number, or ``[area]``, children per woman.

    Source
    ------
    厚生労働省『人口動態統計』: 合計特殊出生率.
    """
    return frozen(width * asfr.sum(axis=0))


def mean_age_at_birth(asfr: Array, width: int, first: int = FIRST_AGE) -> Array:
    r"""Mean age of mothers at the rates of one year, each group at its middle.

    .. math:: \mu = \frac{\sum_x (x + n/2)\,f_x}{\sum_x f_x}

    Parameters
    ----------
    asfr : Array
        ``[age]`` or ``[age, area]``, births per woman per year.
    width, first : int
        Years in an age group, and lower bound of the first one.

    Returns
    -------
    Array
        A number, or ``[area]``, years.

    Source
    ------
    Preston, Heuveline and Guillot (2001), Demography, chapter 5.
    """
    middle = first + width * (np.arange(asfr.shape[0]) + 0.5)
    return frozen(np.tensordot(middle, asfr, axes=1) / asfr.sum(axis=0))


def fertility_shape(asfr: Array, width: int) -> Array:
    r"""Fertility rates at a TFR of 1: :math:`\varphi_x = f_x / \mathrm{TFR}`.

    Rates at any other TFR are this shape times that TFR.

    Parameters
    ----------
    asfr : Array
        ``[age]`` or ``[age, area]``, births per woman per year.
    width : int
        Years in an age group.

    Returns
    -------
    Array
        φ, the same shape, per year of age; width × Σφ = 1.

    Raises
    ------
    ValueError
        If nobody has children.

    Source
    ------
    METHOD 3.
    """
    tfr = total_fertility_rate(asfr, width)
    if not np.all(tfr > 0):
        raise ValueError("no shape of fertility without births")
    return frozen(asfr / tfr)


def asfr_by_single_year(asfr: Array, ages: AgeGroups, first: int = FIRST_AGE) -> Array:
    """Spread five-year fertility rates over single years of a population, keeping the TFR.

    Parameters
    ----------
    asfr : Array
        ``[group]`` or ``[group, area]``, births per woman per year, five-year groups.
    ages : AgeGroups
        Single years of the population, up to the last group at least.
    first : int
        Lower bound of the first group.

    Returns
    -------
    Array
        ``[age]`` or ``[age, area]`` of `ages`, births per woman per year; 0 outside the groups,
        each group's mean kept.

    Raises
    ------
    AgeGroupsError
        If `ages` are not single years, or end before the last group.

    Source
    ------
    `sosei.demography.known.regroup.ungroup`: monotone spline.
    """
    groups, *areas = asfr.shape
    end = first + 5 * groups
    if ages.open_from < end:
        raise AgeGroupsError(
            f"ages {ages.labels[0]} … {ages.labels[-1]} have no bound at {end}, "
            "where fertility ends",
            f"年齢 {ages.labels[0]} … {ages.labels[-1]} に出生率の上限 {end} 歳の境界がありません",
        )
    source = AgeGroups(5, end)
    children = np.zeros((1, len(source), *areas))
    children[0, source.cut(first, end)] = 5 * asfr
    single = ungroup(children, source, AgeGroups(ages.width, end))[0]
    rates = np.zeros((len(ages), *areas))
    rates[:end] = single[:end]
    return frozen(rates)

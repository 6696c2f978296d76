"""The child–woman ratio and its link to the total fertility rate."""

from __future__ import annotations

import numpy as np

from sosei.base.arrays import Array, frozen
from sosei.demography.known.population import FEMALE, Population


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

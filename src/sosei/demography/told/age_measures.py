"""Mean and median age, and ratios of men to women."""

from __future__ import annotations

import numpy as np

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.demography.known.population import FEMALE, MALE


def mean_age(persons: Array, ages: AgeGroups) -> Array:
    r"""Mean age, everybody taken to be at the middle of their group.

    .. math:: \bar x = \frac{\sum_g (x_g + w/2)\,P_g}{\sum_g P_g}

    x_g is the lower bound of the group and w its width; the open group is taken to be as wide as
    the others, which makes the mean too low by (its true mean − x_ω − w/2) × its share: 0.1 years
    where 90 and over are 5% and live on average to 94.

    Parameters
    ----------
    persons : Array
        ``[…, sex, age, area]``.
    ages : AgeGroups

    Returns
    -------
    Array
        ``[…, area]``, years; nan where nobody lives.

    Source
    ------
    総務省統計局『国勢調査』用語の解説: 平均年齢 (by single years: age + 0.5).
    """
    by_age = persons.sum(axis=-3)
    middles = np.array(ages.lower_bounds) + ages.width / 2
    years: Array = np.einsum("g,...ga->...a", middles, by_age)
    return ratio(years, by_age.sum(axis=-2))


def median_age(persons: Array, ages: AgeGroups) -> Array:
    r"""Median age, persons spread evenly within their group.

    .. math:: \tilde x = x_g + w\,\frac{\tfrac12 P - \sum_{h<g} P_h}{P_g}

    g is the first group up to whose end half of all persons live.

    Parameters
    ----------
    persons : Array
        ``[…, sex, age, area]``.
    ages : AgeGroups

    Returns
    -------
    Array
        ``[…, area]``, years; nan where nobody lives, or where half of all are in the open group.

    Source
    ------
    総務省統計局『国勢調査』用語の解説: 年齢中位数.
    """
    by_age = persons.sum(axis=-3)
    up_to = np.cumsum(by_age, axis=-2)
    half = up_to[..., -1:, :] / 2
    group = np.argmax(up_to >= half, axis=-2)[..., None, :]
    own = np.take_along_axis(by_age, group, axis=-2)
    before = np.take_along_axis(up_to, group, axis=-2) - own
    within = ratio(half - before, own)
    years = np.array(ages.lower_bounds)[group] + ages.width * within
    closed: Array = np.where(group < len(ages) - 1, years, np.nan)[..., 0, :]
    return closed


def sex_ratio(persons: Array, groups: slice = slice(None)) -> Array:
    """Males per 100 females.

    Parameters
    ----------
    persons : Array
        ``[…, sex, age, area]``.
    groups : slice
        Age groups counted, from `AgeGroups.cut`; all if left out.

    Returns
    -------
    Array
        ``[…, area]``, males per 100 females; nan where there is no woman.

    Source
    ------
    総務省統計局『国勢調査』用語の解説: 人口性比.
    """
    counted = persons[..., groups, :].sum(axis=-2)
    return ratio(100 * counted[..., MALE, :], counted[..., FEMALE, :])


def ratio(part: Array, whole: Array) -> Array:
    """Return part ÷ whole; nan where the whole is not above 0."""
    told: Array = np.full(np.shape(whole), np.nan)
    np.divide(part, whole, out=told, where=whole > 0)
    return told

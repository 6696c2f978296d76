"""Between age groups and single years: what is added up, and what is spread."""

from __future__ import annotations

from functools import cache

import numpy as np

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array, frozen
from sosei.base.errors import AgeGroupsError, AlignmentError


def regroup(persons: Array, ages: AgeGroups, to: AgeGroups) -> Array:
    """Add up finer age groups to coarser ones.

    Parameters
    ----------
    persons : Array
        ``[sex, age]`` or ``[sex, age, area]``; any quantity that adds up over ages.
    ages : AgeGroups
        Of `persons`.
    to : AgeGroups
        Every bound of theirs must be a bound of `ages`.

    Returns
    -------
    Array
        ``[sex, age]`` or ``[sex, age, area]`` of `to`, the same unit; totals are kept.

    Raises
    ------
    AgeGroupsError
        If a bound is missing; the message names the lowest one.
    AlignmentError
        If the array has not the ages of `ages`.
    """
    _check_ages(persons, ages)
    known = {lower: place for place, lower in enumerate(ages.lower_bounds)}
    for bound in to.lower_bounds:
        if bound not in known:
            raise _missing(ages, to, bound)
    return frozen(np.add.reduceat(persons, [known[bound] for bound in to.lower_bounds], axis=1))


def ungroup(
    persons: Array, ages: AgeGroups, to: AgeGroups, open_shape: Array | None = None
) -> Array:
    r"""Spread age groups over single years: smooth, never negative, group sums kept.

    A cubic spline goes through the persons below each bound,
    :math:`N(x) = \sum_{g: x_{g+1} \le x} P_g`; where it would fall, its slopes are limited
    (Hyman's filter), so that persons of age x, :math:`N(x+1) - N(x)`, are never below 0.

    Parameters
    ----------
    persons : Array
        ``[sex, age]`` or ``[sex, age, area]``, persons ≥ 0.
    ages : AgeGroups
        Of `persons`.
    to : AgeGroups
        Single years. Open above the open group of `ages` only with an `open_shape`.
    open_shape : Array, optional
        How the open group of `ages` spreads over its single years and the new open group:
        ``[sex, years]`` or ``[sex, years, area]``, of any unit ≥ 0, such as
        `stationary_shape` of a complete life table.

    Returns
    -------
    Array
        ``[sex, age]`` or ``[sex, age, area]`` of `to`, persons; each group's sum is kept to the
        precision of floating point (1e-9 relative at worst).

    Raises
    ------
    AgeGroupsError
        If `to` is not of single years, or open above `ages` without a shape: the message names
        the bound that is missing.
    AlignmentError
        If persons or shape have not the ages they should have.
    ValueError
        If a cell is negative or not a number, or a shape has nobody in it.

    Source
    ------
    Hyman (1983), SIAM J. Sci. Stat. Comput. 4(4), 645–654: monotone cubic interpolation;
    applied to persons below an age as in DemoTools ``graduate_mono``.
    """
    _check_ages(persons, ages)
    if to.width != 1:
        raise AgeGroupsError(
            f"ungrouping gives single years, not groups of {to.width} years",
            f"分割の結果は各歳です（{to.width} 歳階級にはできません）",
        )
    if not np.all(np.isfinite(persons)) or np.any(persons < 0):
        raise ValueError("persons to be ungrouped must be numbers of 0 or above")
    closed = _single_years(persons[:, :-1], ages.width)
    top = _open_years(persons[:, -1:], ages, to, open_shape)
    single = np.concatenate([closed, top], axis=1)
    return regroup(single, AgeGroups(1, max(ages.open_from, to.open_from)), to)


def _check_ages(persons: Array, ages: AgeGroups) -> None:
    if persons.ndim < 2 or persons.shape[1] != len(ages):
        raise AlignmentError(f"the array is {persons.shape}, expected {len(ages)} ages in axis 1")


def _missing(ages: AgeGroups, to: AgeGroups, bound: int) -> AgeGroupsError:
    have, want = (f"{groups.labels[0]} … {groups.labels[-1]}" for groups in (ages, to))
    return AgeGroupsError(
        f"age groups {have} have no bound at {bound}, which {want} need",
        f"年齢階級 {have} には {want} に必要な境界 {bound} 歳がありません",
    )


def _single_years(groups: Array, width: int) -> Array:
    """Spread closed groups ``[sex, group, …]`` over single years ``[sex, group × width, …]``."""
    sexes, count, *areas = groups.shape
    density = groups.reshape(sexes, count, -1) / width
    slopes = _monotone(_slope_matrix(count) @ density, density)
    own, start, end = _year_weights(width)
    single = (
        own[:, None] * density[:, :, None]
        + start[:, None] * slopes[:, :-1, None]
        + end[:, None] * slopes[:, 1:, None]
    )
    # rounding may leave −1e-17 where the density touches 0
    np.maximum(single, 0, out=single)
    total = single.sum(axis=2)
    known = density * width
    single *= np.divide(known, total, out=np.zeros_like(total), where=total > 0)[:, :, None]
    return single.reshape(sexes, count * width, *areas)


@cache
def _slope_matrix(groups: int) -> Array:
    """Slopes of the cubic spline at all bounds from the densities between: ``[bound, group]``.

    The second derivative is continuous at every bound, the third also at the second and the last
    but one (not-a-knot); with fewer than three groups, the second vanishes at both ends.
    """
    left = np.zeros((groups + 1, groups + 1))
    right = np.zeros((groups + 1, groups))
    for bound in range(1, groups):
        left[bound, bound - 1 : bound + 2] = 1, 4, 1
        right[bound, bound - 1 : bound + 1] = 3, 3
    if groups < 3:
        left[0, :2] = left[-1, :-3:-1] = 2, 1
        right[0, 0] = right[-1, -1] = 3
    else:
        left[0, :2] = left[-1, :-3:-1] = 1, 2
        right[0, :2] = right[-1, :-3:-1] = 2.5, 0.5
    return frozen(np.linalg.solve(left, right))


def _monotone(slopes: Array, density: Array) -> Array:
    """Limit slopes to between 0 and three times the lower density beside them (Hyman)."""
    lower = np.concatenate(
        [density[:, :1], np.minimum(density[:, 1:], density[:, :-1]), density[:, -1:]], axis=1
    )
    limited: Array = np.clip(slopes, 0, 3 * lower)
    return limited


@cache
def _year_weights(width: int) -> tuple[Array, Array, Array]:
    """Weights of density, lower and upper slope in each single year of a group: ``[year]``."""
    u = np.arange(width + 1) / width
    own = 3 * u**2 - 2 * u**3
    start = u**3 - 2 * u**2 + u
    end = u**3 - u**2
    return (
        frozen(width * np.diff(own)),
        frozen(width * np.diff(start)),
        frozen(width * np.diff(end)),
    )


def _open_years(persons: Array, ages: AgeGroups, to: AgeGroups, shape: Array | None) -> Array:
    """Spread the open group ``[sex, 1, …]`` by a shape, if it must be spread."""
    if to.open_from <= ages.open_from:
        if shape is not None:
            raise ValueError(f"no open_shape is needed for {to.labels[-1]}: leave it out")
        return persons
    if shape is None:
        raise AgeGroupsError(
            f"{ages.labels[-1]} has no bound at {to.open_from}: "
            f"{to.labels[-1]} needs an open_shape, such as the stationary population",
            f"{ages.labels[-1]} には境界 {to.open_from} 歳がありません。"
            f"{to.labels[-1]} まで分けるには open_shape（定常人口など）が必要です",
        )
    years = to.open_from - ages.open_from + 1
    if shape.shape[:2] != (persons.shape[0], years):
        raise AlignmentError(f"open_shape is {shape.shape}, expected {(persons.shape[0], years)}")
    total = shape.sum(axis=1, keepdims=True)
    if np.any(shape < 0) or not np.all(total > 0):
        raise ValueError("open_shape must be 0 or above, with somebody in it for each sex")
    share = shape / total
    spread: Array = persons * (share if share.ndim == persons.ndim else share[:, :, None])
    return spread

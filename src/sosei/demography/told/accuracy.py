"""How far projections were from what was counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sosei.base.arrays import Array
from sosei.base.errors import AlignmentError


def percentage_error(projected: Array, counted: Array) -> Array:
    r"""Error in per cent of the count: above 0, the projection was too high.

    .. math:: \mathrm{PE} = 100\,\frac{F - A}{A}

    Parameters
    ----------
    projected, counted : Array
        F and A, persons ≥ 0, of one shape.

    Returns
    -------
    Array
        The same shape, %; nan where nobody was counted or a figure is not known.

    Raises
    ------
    AlignmentError
        If the shapes differ.

    Source
    ------
    METHOD 4: forecast minus actual (the Office for National Statistics has the opposite sign).
    """
    _check_shapes(projected, counted)
    errors: Array = np.full(np.shape(counted), np.nan)
    np.divide(100 * (projected - counted), counted, out=errors, where=counted > 0)
    return errors


def of_class(size: Array, lower: int, upper: int | None) -> NDArray[np.bool_]:
    """Return which areas are of a class of size.

    Parameters
    ----------
    size : Array
        Persons, ``[area]``.
    lower : int
        Of the class, persons.
    upper : int or None
        Where the next class starts; None if there is none.
    """
    chosen: NDArray[np.bool_] = (size >= lower) & (size < (np.inf if upper is None else upper))
    return chosen


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Errors of many areas in one number each, %.

    Attributes
    ----------
    areas : int
        Areas with a percentage error: somebody was counted, and both figures are known.
    mape : float
        Mean of |PE|.
    medape : float
        Median of |PE|.
    malpe : float
        Mean of PE: the bias.
    wmape : float
        Σ|F − A| ÷ ΣA of the areas whose two figures are known.
    """

    areas: int
    mape: float
    medape: float
    malpe: float
    wmape: float


def accuracy(projected: Array, counted: Array) -> Accuracy:
    r"""Sum up the errors of many areas.

    .. math::
        \mathrm{MAPE} = \overline{|\mathrm{PE}|}, \quad
        \mathrm{MALPE} = \overline{\mathrm{PE}}, \quad
        \mathrm{WMAPE} = 100\,\frac{\sum|F - A|}{\sum A}

    Parameters
    ----------
    projected, counted : Array
        F and A, ``[area]``, persons ≥ 0; nan where not known.

    Returns
    -------
    Accuracy

    Raises
    ------
    AlignmentError
        If the shapes differ.
    ValueError
        If no area has both figures and somebody counted.

    Source
    ------
    METHOD 4; Smith, Tayman and Swanson (2013), A Practitioner's Guide to State and Local
    Population Projections, chapter 13.
    """
    errors = percentage_error(projected, counted)
    known = errors[~np.isnan(errors)]
    if not known.size:
        raise ValueError("no area has a projected figure and a count above 0")
    both = ~(np.isnan(projected) | np.isnan(counted))
    missed = np.abs(projected - counted)[both].sum()
    return Accuracy(
        areas=int(known.size),
        mape=float(np.mean(np.abs(known))),
        medape=float(np.median(np.abs(known))),
        malpe=float(np.mean(known)),
        wmape=float(100 * missed / counted[both].sum()),
    )


def age_structure_error(projected: Array, counted: Array) -> Array:
    r"""Share of persons that the projection puts into the wrong group.

    .. math:: \tfrac12 \sum_g \left|\frac{F_g}{\sum F} - \frac{A_g}{\sum A}\right|

    Parameters
    ----------
    projected, counted : Array
        F and A, ``[group, area]``, persons ≥ 0; groups that do not overlap.

    Returns
    -------
    Array
        ``[area]``, a share from 0 (same structure) to 1; nan where one of the two is empty.

    Raises
    ------
    AlignmentError
        If the shapes differ.

    Source
    ------
    METHOD 4; the index of dissimilarity of Duncan and Duncan (1955).
    """
    _check_shapes(projected, counted)
    missed: Array = np.abs(_shares(projected) - _shares(counted)).sum(axis=0) / 2
    return missed


def shelf_life(
    errors: Mapping[int, Array], *, within: float = 10.0, areas: float = 0.8
) -> int | None:
    """Longest horizon up to which most areas are within a bound, at every horizon before it too.

    Parameters
    ----------
    errors : mapping of int to Array
        Horizon in years → percentage errors, ``[area]``; nan is left out.
    within : float
        Bound of |PE|, %.
    areas : float
        Share of areas that must be within it.

    Returns
    -------
    int or None
        Years; None if the shortest horizon already fails.

    Source
    ------
    METHOD 4; Simpson, Wilson and Shalley: shelf life of subnational projections.
    """
    longest = None
    for horizon in sorted(errors):
        known = errors[horizon][~np.isnan(errors[horizon])]
        if not known.size or np.mean(np.abs(known) <= within) < areas:
            break
        longest = horizon
    return longest


def _shares(persons: Array) -> Array:
    total = persons.sum(axis=0)
    shares: Array = np.divide(persons, total, out=np.full(persons.shape, np.nan), where=total > 0)
    return shares


def _check_shapes(projected: Array, counted: Array) -> None:
    if np.shape(projected) != np.shape(counted):
        raise AlignmentError(
            f"projected figures are {np.shape(projected)}, counted ones {np.shape(counted)}"
        )

"""Households from persons: the headship method (世帯主率法)."""

from __future__ import annotations

import numpy as np

from sosei.base.arrays import Array, frozen


def households(persons: Array, headship: Array, institutional: Array | None = None) -> Array:
    r"""Return households by type.

    .. math:: H_k = \sum_{s,a} h_{s,a,k} P_{s,a} (1 - inst_{s,a})

    Parameters
    ----------
    persons : Array
        ``[year, sex, age, area]``.
    headship : Array
        ``[year, type, sex, age]``, heads of households of a type per person (per person in private
        households where `institutional` is given).
    institutional : Array, optional
        ``[year, sex, age]``, share of persons in institutions.

    Returns
    -------
    Array
        ``[year, type, area]``, households.

    Source
    ------
    METHOD 6; 国立社会保障・人口問題研究所『日本の世帯数の将来推計』: 世帯主率法.
    """
    years, _, _, areas = persons.shape
    flat = in_private_households(persons, institutional).reshape(years, -1, areas)
    return frozen(headship.reshape(years, headship.shape[1], -1) @ flat)


def in_private_households(persons: Array, institutional: Array | None) -> Array:
    """Return persons without those in institutions, ``[year, sex, age, area]``."""
    if institutional is None:
        return persons
    private: Array = persons * (1 - institutional[..., None])
    return private


def household_size(private_persons: Array, all_households: Array) -> Array:
    """Return persons per household, ``[year, area]``; not a number where there is no household.

    Raises
    ------
    ValueError
        If there are more households than persons: the headship rates do not belong to these persons.
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        size = private_persons / all_households
    if np.any(size < 1):
        raise ValueError("more households than persons: the headship rates are too high")
    return frozen(size)

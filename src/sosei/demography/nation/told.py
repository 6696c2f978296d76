"""What is told of the nation's sums: groups of ages, and what changes them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.demography.known.migration import last_two_together

GROUPS: Mapping[str, tuple[int, int | None]] = MappingProxyType(
    {
        "total": (0, None),
        "age_0_14": (0, 15),
        "age_15_64": (15, 65),
        "age_65_plus": (65, None),
        "age_20_39": (20, 40),
    }
)
"""Groups by name, from an age to below another."""


class Parts(NamedTuple):
    """What a sum changes by in each step, ``[step]``, persons: children − deaths + migration."""

    children: Array
    deaths: Array
    migration: Array


def group(persons: Array, ages: AgeGroups, name: str) -> Array:
    """Return the persons of a group: the axes of sex and age are summed.

    Parameters
    ----------
    persons : Array
        ``[…, sex, age, area]``.
    ages : AgeGroups
    name : str
        Of `GROUPS`.
    """
    together: Array = persons[..., ages.cut(*GROUPS[name]), :].sum(axis=(-3, -2))
    return together


def parts(persons: Array, survival: Array) -> Parts:
    """Take the changes of the nation's sum apart.

    Parameters
    ----------
    persons : Array
        ``[year, sex, age]``, five-year groups.
    survival : Array
        S, ``[step, sex, rows]``, of those who were there at the start.
    """
    at_risk = np.stack([last_two_together(year[..., None])[..., 0] for year in persons[:-1]])
    deaths = (at_risk * (1 - survival)).sum(axis=(1, 2))
    children = persons[1:, :, 0].sum(axis=1)
    change = persons[1:].sum(axis=(1, 2)) - persons[:-1].sum(axis=(1, 2))
    return Parts(children, deaths, change - children + deaths)

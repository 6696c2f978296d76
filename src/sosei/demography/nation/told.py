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


MOVERS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {"0-14": (0, 15), "15-24": (15, 25), "25-39": (25, 40), "40-64": (40, 65), "65+": (65, 200)}
)
"""Ages of movers at the start of a step, from an age to below another."""


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


def net_migration(persons: Array, survival: Array) -> Array:
    """Return the net migrants of every step that a population shows, ``[step, sex, rows, area]``.

    Parameters
    ----------
    persons : Array
        ``[year, sex, age, area]``, five-year groups.
    survival : Array
        S, ``[step, sex, rows, area]``.
    """
    stayed = np.stack([last_two_together(year) for year in persons[:-1]]) * survival
    moved: Array = persons[1:, :, 1:] - stayed
    return moved


def of_movers(moved: Array, ages: AgeGroups, name: str) -> Array:
    """Return the movers of an age at the start, ``[area]``, of all steps and both sexes.

    Parameters
    ----------
    moved : Array
        ``[step, sex, rows, area]``.
    ages : AgeGroups
    name : str
        Of `MOVERS`.
    """
    lower, upper = MOVERS[name]
    rows = [row for row, age in enumerate(ages.lower_bounds[:-1]) if lower <= age < upper]
    together: Array = moved[:, :, rows].sum(axis=(0, 1, 2))
    return together

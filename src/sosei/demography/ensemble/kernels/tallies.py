"""What is kept of a step: persons between two ages, by sex or together."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sosei.base.arrays import Array
from sosei.demography.ensemble.kernels.compiled import compiled, inner


@inner
def tell(people: Array, bands: NDArray[np.int64], values: Array, start: int) -> None:
    """Add up the bands of one step: persons of a sex (−1: both) between two groups.

    Parameters
    ----------
    people : Array
        ``[sex, age, draw]``.
    bands : NDArray
        ``[band, 3]``: first group, the one after the last, sex. A first group of −1: the three
        bands that follow, together.
    values : Array
        ``[band, draw]`` of all draws; filled from `start` on.
    start : int
    """
    draws = people.shape[2]
    for band in range(len(bands) - 1, -1, -1):
        out = values[band][start : start + draws]
        out[:] = 0.0
        if bands[band, 0] < 0:
            for part in range(band + 1, band + 4):
                add(values[part][start : start + draws], out)
            continue
        for sex in range(2):
            if bands[band, 2] != 1 - sex:
                add_ages(people, sex, bands[band, 0], bands[band, 1], out)


@inner
def add_ages(people: Array, sex: int, low: int, high: int, out: Array) -> None:
    """Add the groups from one to below another, in their order."""
    age = low
    while age + 4 <= high:
        for draw in range(len(out)):
            pair = out[draw] + people[sex, age, draw] + people[sex, age + 1, draw]
            out[draw] = pair + people[sex, age + 2, draw] + people[sex, age + 3, draw]
        age += 4
    while age < high:
        for draw in range(len(out)):
            out[draw] += people[sex, age, draw]
        age += 1


@inner
def add(more: Array, out: Array) -> None:
    """Add one to the other, in place."""
    for draw in range(len(out)):
        out[draw] += more[draw]


@inner
def tell_one(people: Array, bands: NDArray[np.int64], values: Array, draw: int) -> None:
    """Do the same for one draw: `people` is ``[sex, age]``."""
    for band in range(len(bands) - 1, -1, -1):
        told = 0.0
        if bands[band, 0] < 0:
            told = values[band + 1, draw] + values[band + 2, draw] + values[band + 3, draw]
        else:
            for sex in range(2):
                if bands[band, 2] != 1 - sex:
                    for age in range(bands[band, 0], bands[band, 1]):
                        told += people[sex, age]
        values[band, draw] = told


@compiled
def tell_shares(part: Array, whole: Array, out: Array) -> None:
    """Fill ``[area, step, draw]`` with a part of a whole; nan where the whole is 0."""
    for area in range(out.shape[0]):
        for step in range(out.shape[1]):
            for draw in range(out.shape[2]):
                there = whole[area, step, draw] > 0.0
                share = part[area, step, draw] / whole[area, step, draw]
                out[area, step, draw] = share if there else np.nan

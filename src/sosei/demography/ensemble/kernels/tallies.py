"""What is kept of a step: persons between two ages, by sex or together."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sosei.base.arrays import Array
from sosei.demography.ensemble.kernels.compiled import compiled, inner, making
from sosei.demography.ensemble.kernels.rows import BLOCK

FIVE = 5
"""Ages of a five-year group: they share their loadings, are carried together and are told together."""


@making
def in_fives(bands: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return bands of single ages, cut at multiples of five, as bands of groups; a last age alone is one."""
    fives = bands.copy()
    for band in range(len(bands)):
        if bands[band, 0] >= 0:
            fives[band, 0] = bands[band, 0] // FIVE
            fives[band, 1] = (bands[band, 1] + FIVE - 1) // FIVE
    return fives


@inner
def add_five(people: Array, group: int, draws: int, told: Array) -> None:
    """Fill in one of five-year groups, ``[group, BLOCK]``, from single ages, ``[age, BLOCK]``.

    The oldest first, as `ages.carry_five` adds them.
    """
    out = told[group]
    out[:draws] = 0.0
    for age in range(min((group + 1) * FIVE, len(people)) - 1, group * FIVE - 1, -1):
        for draw in range(draws):
            out[draw] += people[age, draw]


@inner
def tell(people: Array, draws: int, bands: NDArray[np.int64], values: Array, start: int) -> None:
    """Add up the bands of one step: persons of a sex (−1: both) between two groups.

    Parameters
    ----------
    people : Array
        ``[sex, age, BLOCK]``.
    draws : int
        Of the block.
    bands : NDArray
        ``[band, 3]``: first group, the one after the last, sex. A first group of −1: the three
        bands that follow, together.
    values : Array
        ``[band, draw]`` of all draws; filled from `start` on.
    start : int
    """
    for band in range(len(bands) - 1, -1, -1):
        out, low, high = values[band, start : start + draws], bands[band, 0], bands[band, 1]
        if low < 0:
            add_three(values[band + 1 : band + 4, start : start + draws], out)
            continue
        out[:] = 0.0
        for sex in range(2):
            if bands[band, 2] != 1 - sex:
                add_ages(people[sex].reshape(-1)[low * BLOCK : high * BLOCK], out)


@inner
def add_ages(rows: Array, out: Array) -> None:
    """Add rows of persons, `rows.BLOCK` apart, in their order."""
    at = 0
    while at + 4 * BLOCK <= len(rows):
        four = rows[at : at + 4 * BLOCK]
        for draw in range(len(out)):
            pair = out[draw] + four[draw] + four[BLOCK + draw]
            out[draw] = pair + four[2 * BLOCK + draw] + four[3 * BLOCK + draw]
        at += 4 * BLOCK
    while at < len(rows):
        one = rows[at : at + BLOCK]
        for draw in range(len(out)):
            out[draw] += one[draw]
        at += BLOCK


@inner
def add_three(parts: Array, out: Array) -> None:
    """Fill in the sum of three bands."""
    for draw in range(len(out)):
        out[draw] = parts[0, draw] + parts[1, draw] + parts[2, draw]


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

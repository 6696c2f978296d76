"""What happens to the persons of one row in one step, for a block of draws."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sosei.base.arrays import Array
from sosei.demography.ensemble.compiled import compiled
from sosei.demography.ensemble.counts import survivors


class Moved(NamedTuple):
    """The shocks of one step.

    Attributes
    ----------
    fertility, one, two, three : Array
        ``[draw]``: the factor of fertility, the shocks of the three components of migration.
    dying : Array
        ``[draw]``, 1 − e^w.
    """

    fertility: Array
    one: Array
    two: Array
    three: Array
    dying: Array


class Row(NamedTuple):
    """Rates of one row: survival, net rate, net count (`moves`), and the loadings of the three components."""

    survival: float
    rate: float
    moves: float
    one: float
    two: float
    three: float


@compiled
def row_of(survival: Array, rate: Array, count: Array, loadings: Array, sex: int, row: int) -> Row:
    """Return the rates of one row; `count` has no steps where there are none."""
    return Row(
        survival[sex, row],
        rate[sex, row],
        count[sex, row] if len(count) > 0 else 0.0,
        loadings[0, sex, row],
        loadings[1, sex, row],
        loadings[2, sex, row],
    )


@compiled
def carry(before: Array, row: Row, moved: Moved, after: Array) -> None:
    """Fill `after` with survivors and net migrants of a five-year row."""
    lost = 1.0 - row.survival
    for draw in range(len(before)):
        n = before[draw]
        alive = max(0.0, row.survival + lost * moved.dying[draw])
        shock = (
            row.one * moved.one[draw] + row.two * moved.two[draw] + row.three * moved.three[draw]
        )
        after[draw] = max(0.0, n * alive + (n * (row.rate + shock) + row.moves))


@compiled
def carry_open(last: Array, row: Row, moved: Moved, after: Array) -> None:
    """Do the same for the last two groups together; `after` holds the open one at the start."""
    lost = 1.0 - row.survival
    for draw in range(len(last)):
        n, older = last[draw], after[draw]
        alive = max(0.0, row.survival + lost * moved.dying[draw])
        shock = (
            row.one * moved.one[draw] + row.two * moved.two[draw] + row.three * moved.three[draw]
        )
        moving = (n + older) * (row.rate + shock) + row.moves
        after[draw] = max(0.0, n * alive + older * alive + moving)


@compiled
def surviving(row: Row, moved: Moved, share: Array) -> None:
    """Fill `share` with the survivorship ratio of every draw."""
    lost = 1.0 - row.survival
    for draw in range(len(share)):
        share[draw] = max(0.0, row.survival + lost * moved.dying[draw])


@compiled
def moving(n: Array, row: Row, moved: Moved, out: Array) -> None:
    """Fill `out` with the net migrants of `n` persons."""
    for draw in range(len(n)):
        shock = (
            row.one * moved.one[draw] + row.two * moved.two[draw] + row.three * moved.three[draw]
        )
        out[draw] = n[draw] * (row.rate + shock) + row.moves


@compiled
def expected_moving(n: Array, row: Row, total: Array) -> None:
    """Add the net migrants that are expected without shocks to `total`."""
    for draw in range(len(n)):
        total[draw] += n[draw] * row.rate + row.moves


@compiled
def alive_of(n: Array, share: Array, uniform: Array, out: Array) -> None:
    """Fill `out` with survivors: by chance where uniform numbers are given, else the share."""
    if len(uniform) > 0:
        survivors(n, share, uniform, out)
    else:
        for draw in range(len(n)):
            out[draw] = n[draw] * share[draw]


@compiled
def raised_to_zero(persons: Array, added: Array) -> None:
    """Set what lies below 0 to 0, and add what that adds."""
    for draw in range(len(persons)):
        if persons[draw] < 0.0:
            added[draw] -= persons[draw]
            persons[draw] = 0.0


@compiled
def multiply(persons: Array, factor: float, added: Array) -> None:
    """Multiply by a factor of raking, and add what that adds."""
    for draw in range(len(persons)):
        raked = persons[draw] * factor
        added[draw] += raked - persons[draw]
        persons[draw] = raked


@compiled
def tell(people: Array, bands: NDArray[np.int64], values: Array, start: int) -> None:
    """Add up the bands of one step: persons of a sex (−1: both) between two groups.

    Parameters
    ----------
    people : Array
        ``[sex, age, draw]``.
    bands : Array
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
            if bands[band, 2] == 1 - sex:
                continue
            for age in range(bands[band, 0], bands[band, 1]):
                add(people[sex, age], out)


@compiled
def add(more: Array, out: Array) -> None:
    """Add one to the other, in place."""
    for draw in range(len(out)):
        out[draw] += more[draw]

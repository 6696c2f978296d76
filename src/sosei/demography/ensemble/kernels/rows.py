"""What happens to the persons of one row in one step, for a block of draws."""

from __future__ import annotations

from typing import NamedTuple

from sosei.base.arrays import Array
from sosei.demography.ensemble.kernels.compiled import inner


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


@inner
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


@inner
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


@inner
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


@inner
def moving(n: Array, row: Row, moved: Moved, out: Array) -> None:
    """Fill `out` with the net migrants of `n` persons."""
    for draw in range(len(n)):
        shock = (
            row.one * moved.one[draw] + row.two * moved.two[draw] + row.three * moved.three[draw]
        )
        out[draw] = n[draw] * (row.rate + shock) + row.moves

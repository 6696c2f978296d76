"""What happens to the persons of one row in one step, for a block of draws."""

from __future__ import annotations

from typing import NamedTuple

from sosei.base.arrays import Array
from sosei.demography.ensemble.kernels.compiled import inner
from sosei.demography.ensemble.kernels.counts import survivors
from sosei.demography.ensemble.kernels.fused import fma

BLOCK = 256
"""Draws that are carried together; no bit depends on it. Rows begin so many places apart, however many
draws there are: where the compiler knows that, it needs not ask at every row whether two overlap."""

FERTILITY, ONE, TWO, THREE, DYING = (kind * BLOCK for kind in range(5))
"""Where the shocks of a step begin, one kind after another: the factor of fertility, the shocks of the
three components of migration, and 1 − e^w."""


Loadings = tuple[float, float, float]
"""Of the three components of migration."""


class Row(NamedTuple):
    """Rates of one row: survival, net rate, net count (`moves`), and the loadings of the three components."""

    survival: float
    rate: float
    moves: float
    loadings: Loadings


@inner
def row_of(survival: Array, rate: Array, count: Array, loadings: Array, sex: int, row: int) -> Row:
    """Return the rates of one row; `count` has no steps where there are none."""
    return Row(
        survival[sex, row],
        rate[sex, row],
        count[sex, row] if len(count) > 0 else 0.0,
        (loadings[0, sex, row], loadings[1, sex, row], loadings[2, sex, row]),
    )


@inner
def shock_of(loadings: Loadings, moved: Array, draw: int) -> float:
    """Return the shock of the net rate."""
    one, two, three = loadings
    by_one = one * moved[ONE + draw]
    return fma(three, moved[THREE + draw], fma(two, moved[TWO + draw], by_one))


@inner
def unfloored(survival: float, spared: float) -> float:
    """Return the survivorship ratio, given what part of deaths does not happen; below 0 where too many do."""
    return fma(1.0 - survival, spared, survival)


@inner
def alive_of(survival: float, moved: Array, draw: int) -> float:
    """Return the survivorship ratio of a draw."""
    return float(max(0.0, unfloored(survival, moved[DYING + draw])))


@inner
def carry(rows: Array, row: Row, moved: Array, draws: int) -> None:
    """Fill the second of two rows, `BLOCK` apart, with survivors and net migrants of the first.

    Most rows have no net count, and need not add it.
    """
    if row.moves == 0.0:
        for draw in range(draws):
            n = rows[draw]
            alive = alive_of(row.survival, moved, draw)
            moving = n * (row.rate + shock_of(row.loadings, moved, draw))
            rows[BLOCK + draw] = max(0.0, fma(n, alive, moving))
        return
    for draw in range(draws):
        n = rows[draw]
        alive = alive_of(row.survival, moved, draw)
        moving = n * (row.rate + shock_of(row.loadings, moved, draw)) + row.moves
        rows[BLOCK + draw] = max(0.0, fma(n, alive, moving))


@inner
def carry_open(rows: Array, row: Row, moved: Array, draws: int) -> None:
    """Do the same for the last two groups together."""
    for draw in range(draws):
        n, older = rows[draw], rows[BLOCK + draw]
        alive = alive_of(row.survival, moved, draw)
        moving = (n + older) * (row.rate + shock_of(row.loadings, moved, draw)) + row.moves
        rows[BLOCK + draw] = max(0.0, n * alive + older * alive + moving)


@inner
def carry_by_chance(
    rows: Array,
    row: Row,
    moved: Array,
    uniform: Array,
    last: bool,  # noqa: FBT001 - of a table
) -> None:
    """Do the same by chance, for the last two groups together or for another one."""
    for draw in range(len(uniform)):
        n = rows[draw] + (rows[BLOCK + draw] if last else 0.0)
        share = alive_of(row.survival, moved, draw)
        moving = n * (row.rate + shock_of(row.loadings, moved, draw)) + row.moves
        rows[BLOCK + draw] = max(0.0, survivors(n, share, uniform[draw]) + moving)

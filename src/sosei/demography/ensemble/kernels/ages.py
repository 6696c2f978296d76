r"""What happens to the persons of single ages in one year, for a block of draws.

.. math::
    M_x = P_x \Big(N_x + \sum_c L_{cx} x_c\Big) + C_x, \qquad
    P'_x = (P_{x-1} + M_{x-1}/2)\, S'_x + M_x / 2

Source: docs/methods/ensemble.md, 2.
"""

from __future__ import annotations

from typing import NamedTuple

from sosei.base.arrays import Array
from sosei.demography.ensemble.kernels.compiled import inner
from sosei.demography.ensemble.kernels.counts import survivors
from sosei.demography.ensemble.kernels.fused import fma
from sosei.demography.ensemble.kernels.rows import (
    BLOCK,
    DYING,
    Loadings,
    Row,
    alive_of,
    shock_of,
    unfloored,
)
from sosei.demography.ensemble.kernels.tallies import FIVE

Five = tuple[float, float, float, float, float]


class Ages(NamedTuple):
    """Rates of five ages, the youngest first.

    Attributes
    ----------
    rate : Five
        Half of the net rate.
    moves : Five or None
        Half of the net count; the compiler adds nothing where there is none.
    survival : Five
        To the age above.
    before, after : Five
        Births per woman of these ages, and of the ages above.
    loadings : Loadings
    """

    rate: Five
    moves: Five | None
    survival: Five
    before: Five
    after: Five
    loadings: Loadings


class Births(NamedTuple):
    """Births per woman of one age, and of the age above."""

    before: float
    after: float


@inner
def with_count(moving: float, moves: Five | None, age: int) -> float:
    """Add the net count of one of five ages."""
    return moving if moves is None else moving + moves[age]


@inner
def carry_five(rows: Array, ages: Ages, moved: Array, half: Array, told: Array) -> None:
    """Fill five ages from those below; `half` goes from the oldest one's migrants to those of the age below.

    No survivorship ratio may be below 0. The bits are those of `carry_one`.

    Parameters
    ----------
    rows : Array
        Persons of six ages, `rows.BLOCK` apart.
    ages : Ages
    moved : Array
    half : Array
        ``[draw]``.
    told : Array
        Filled with the persons of the five ages before, ``[draw]``: who reads them may as well add them.
    """
    for draw in range(len(half)):
        shock, above, everybody = 0.5 * shock_of(ages.loadings, moved, draw), half[draw], 0.0
        for age in range(FIVE - 1, -1, -1):
            here = age * BLOCK + draw
            n = rows[here]
            everybody += n
            coming = with_count(n * (ages.rate[age] + shock), ages.moves, age)
            alive = unfloored(ages.survival[age], moved[DYING + draw])
            rows[here + BLOCK] = max(0.0, fma(n + coming, alive, above))
            above = coming
        half[draw], told[draw] = above, everybody


@inner
def carry_mothers(
    rows: Array, ages: Ages, moved: Array, half: Array, told: Array, births: Array
) -> None:
    """Do the same, and add births of both ends of the year, ``[draw]``."""
    for draw in range(len(half)):
        shock, above, born = 0.5 * shock_of(ages.loadings, moved, draw), half[draw], births[draw]
        everybody = 0.0
        for age in range(FIVE - 1, -1, -1):
            here = age * BLOCK + draw
            n = rows[here]
            everybody += n
            coming = with_count(n * (ages.rate[age] + shock), ages.moves, age)
            alive = unfloored(ages.survival[age], moved[DYING + draw])
            there = n + coming
            after = max(0.0, fma(there, alive, above))
            rows[here + BLOCK] = after
            born = fma(ages.after[age], after, fma(ages.before[age], there, born))
            above = coming
        half[draw], births[draw], told[draw] = above, born, everybody


@inner
def carry_one(
    rows: Array, one: Row, born: Births, moved: Array, half: Array, births: Array
) -> None:
    """Do the same for one age: `rows` are the persons of two, and survival is to the age above."""
    for draw in range(len(half)):
        n = rows[draw]
        coming = n * (one.rate + 0.5 * shock_of(one.loadings, moved, draw)) + one.moves
        alive = alive_of(one.survival, moved, draw)
        there = n + coming
        after = max(0.0, fma(there, alive, half[draw]))
        rows[BLOCK + draw] = after
        births[draw] = fma(born.after, after, fma(born.before, there, births[draw]))
        half[draw] = coming


@inner
def carry_one_by_chance(
    rows: Array,
    one: Row,
    born: Births,
    moved: Array,
    half: Array,
    births: Array,
    uniform: Array,
    exposed: Array,
    last: bool,  # noqa: FBT001 - of a table
) -> None:
    """Do the same by chance; those `exposed` in the open age may die with the `last` who reach it."""
    for draw in range(len(half)):
        n = rows[draw]
        coming = n * (one.rate + 0.5 * shock_of(one.loadings, moved, draw)) + one.moves
        births[draw] += born.before * (n + coming)
        exposed[draw] = n + coming + (exposed[draw] if last else 0.0)
        rows[draw] = coming
    for draw in range(len(half)):
        alive = alive_of(one.survival, moved, draw)
        after = max(0.0, survivors(exposed[draw], alive, uniform[draw]) + half[draw])
        rows[BLOCK + draw] = after
        births[draw] += born.after * after
        half[draw] = rows[draw]


@inner
def expose(oldest: Array, one: Row, moved: Array, half: Array, exposed: Array) -> None:
    """Fill in half of the migrants of the open age, and who is exposed in it."""
    for draw in range(len(half)):
        n = oldest[draw]
        half[draw] = n * (one.rate + 0.5 * shock_of(one.loadings, moved, draw)) + one.moves
        exposed[draw] = n + half[draw]


@inner
def stay(exposed: Array, one: Row, moved: Array, half: Array) -> None:
    """Add those who survive within the open age to what comes to it."""
    for draw in range(len(half)):
        half[draw] += exposed[draw] * alive_of(one.survival, moved, draw)

"""What happens to the persons of one row in one step, for a block of draws."""

from __future__ import annotations

from typing import NamedTuple

from sosei.base.arrays import Array
from sosei.demography.ensemble.kernels.compiled import inner
from sosei.demography.ensemble.kernels.counts import survivors

FERTILITY, ONE, TWO, THREE, DYING = range(5)
"""Rows of the shocks of a step, ``[5, draw]``: the factor of fertility, the shocks of the three
components of migration, and 1 − e^w."""


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
def carry(people: Array, sex: int, age: int, row: Row, moved: Array) -> None:
    """Fill the group above `age` with survivors and net migrants of a five-year row."""
    lost = 1.0 - row.survival
    for draw in range(people.shape[2]):
        n = people[sex, age, draw]
        alive = max(0.0, row.survival + lost * moved[DYING, draw])
        shock = (
            row.one * moved[ONE, draw] + row.two * moved[TWO, draw] + row.three * moved[THREE, draw]
        )
        people[sex, age + 1, draw] = max(0.0, n * alive + (n * (row.rate + shock) + row.moves))


@inner
def carry_open(people: Array, sex: int, age: int, row: Row, moved: Array) -> None:
    """Do the same for the last two groups together."""
    lost = 1.0 - row.survival
    for draw in range(people.shape[2]):
        n, older = people[sex, age, draw], people[sex, age + 1, draw]
        alive = max(0.0, row.survival + lost * moved[DYING, draw])
        shock = (
            row.one * moved[ONE, draw] + row.two * moved[TWO, draw] + row.three * moved[THREE, draw]
        )
        moving = (n + older) * (row.rate + shock) + row.moves
        people[sex, age + 1, draw] = max(0.0, n * alive + older * alive + moving)


@inner
def carry_by_chance(
    people: Array, sex: int, age: int, row: Row, moved: Array, uniform: Array
) -> None:
    """Do the same by chance, for the last two groups together or for another one."""
    lost, last = 1.0 - row.survival, age == people.shape[1] - 2
    for draw in range(people.shape[2]):
        n = people[sex, age, draw] + (people[sex, age + 1, draw] if last else 0.0)
        share = max(0.0, row.survival + lost * moved[DYING, draw])
        shock = (
            row.one * moved[ONE, draw] + row.two * moved[TWO, draw] + row.three * moved[THREE, draw]
        )
        moving = n * (row.rate + shock) + row.moves
        people[sex, age + 1, draw] = max(0.0, survivors(n, share, uniform[draw]) + moving)

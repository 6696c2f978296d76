"""What a run assumes of migration beyond net rates and counts: gross flows, and offsets."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sosei.base.arrays import Array


@dataclass(frozen=True)
class PoolShocks:
    """What a draw moves of gross flows, per person at the start.

    Attributes
    ----------
    out : Array
        u, ``[step, sex, rows, area]``, of the out-rate.
    into : Array
        v, the same shape, who comes beyond the area's share and is missing in the others.
    border : Array
        b, ``[step, sex, rows]``, who comes across the border of all of them.
    """

    out: Array
    into: Array
    border: Array

    def of_steps(self, steps: slice) -> PoolShocks:
        """Return the shocks of some steps."""
        return PoolShocks(self.out[steps], self.into[steps], self.border[steps])


@dataclass(frozen=True)
class GrossFlows:
    """Out-rates of every area, and its share of the common pool.

    Attributes
    ----------
    out_rate : Array
        o, ``[step, sex, rows, area]``, leavers per person at the start, 0 to 1.
    in_share : Array
        a, the same shape; adds to 1 over the areas in every cell that anybody leaves.
    multiplier : Array or None
        λ, ``[step]``: each area's net total becomes λ times its baseline (rule gross).
    scale : Array or None
        λ, ``[step]``: the balance of every cell is multiplied (rule scale).
    beyond : Array or None
        X, ``[step, sex, rows]``, persons ≥ 0 whom the pool holds beyond those who leave an area.
    lost : Array or None
        ℓ, the same shape, 0 to 1, the share of those who leave an area that the pool loses. Without
        both, what one area gains another loses.
    shocks : PoolShocks or None
        Of one draw of an ensemble.
    """

    out_rate: Array
    in_share: Array
    multiplier: Array | None = None
    scale: Array | None = None
    beyond: Array | None = None
    lost: Array | None = None
    shocks: PoolShocks | None = None

    @property
    def arrays(self) -> tuple[Array, ...]:
        """Every array but those of shocks; an empty one for what is not given."""
        given = (self.out_rate, self.in_share, self.multiplier, self.scale, self.beyond, self.lost)
        return tuple(np.empty(0) if each is None else each for each in given)

    def of_steps(self, steps: slice) -> GrossFlows:
        """Return the flows of some steps."""
        return GrossFlows(
            self.out_rate[steps],
            self.in_share[steps],
            None if self.multiplier is None else self.multiplier[steps],
            None if self.scale is None else self.scale[steps],
            None if self.beyond is None else self.beyond[steps],
            None if self.lost is None else self.lost[steps],
            None if self.shocks is None else self.shocks.of_steps(steps),
        )

    def pool(self, leaving: Array, step: int) -> Array:
        """Return Π, ``[sex, rows]``: all who are on the move in a step.

        Parameters
        ----------
        leaving : Array
            O, ``[sex, rows, area]``, persons.
        step : int
        """
        together = self.within(leaving, step)
        return together if self.beyond is None else together + self.beyond[step]

    def within(self, leaving: Array, step: int) -> Array:
        """Return those of them who leave an area and do not leave all of them, ``[sex, rows]``."""
        together: Array = leaving.sum(axis=2)
        return together if self.lost is None else together * (1 - self.lost[step])


@dataclass(frozen=True)
class Offset:
    """In-migrants added until net migration is λ times its baseline (rule offset).

    Attributes
    ----------
    multiplier : Array
        λ, ``[step]``.
    weights : Array
        w, ``[sex, rows]``, adds to 1.
    """

    multiplier: Array
    weights: Array

    def of_steps(self, steps: slice) -> Offset:
        """Return the offset of some steps."""
        return Offset(self.multiplier[steps], self.weights)

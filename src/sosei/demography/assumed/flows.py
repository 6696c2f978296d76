"""What a run assumes of migration beyond net rates and counts: gross flows, and offsets."""

from __future__ import annotations

from dataclasses import dataclass

from sosei.base.arrays import Array


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
    """

    out_rate: Array
    in_share: Array
    multiplier: Array | None = None
    scale: Array | None = None

    def of_steps(self, steps: slice) -> GrossFlows:
        """Return the flows of some steps."""
        return GrossFlows(
            self.out_rate[steps],
            self.in_share[steps],
            None if self.multiplier is None else self.multiplier[steps],
            None if self.scale is None else self.scale[steps],
        )


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

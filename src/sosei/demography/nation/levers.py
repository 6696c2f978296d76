r"""One municipality's policy: more of those on the move come, or fewer leave.

.. math::
    a_i' = \frac{f a_i}{1 + (f - 1) a_i}, \qquad a_j' = \frac{a_j}{1 + (f - 1) a_i}, \qquad
    o_i' = \min(S, h\, o_i)

Source: docs/methods/nation.md, 4.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.demography.assumed.flows import GrossFlows


@dataclass(frozen=True)
class Policy:
    """What one municipality does about those who move.

    Attributes
    ----------
    area : str
        Its code.
    pull : float
        f, above 0: times as attractive to those on the move.
    hold : float
        h, 0 or above: its out-rates multiplied.
    lower, upper : int
        Ages at the start of a step, from `lower` to below `upper`.
    """

    area: str
    pull: float = 1.0
    hold: float = 1.0
    lower: int = 0
    upper: int = 200

    def __post_init__(self) -> None:
        """Refuse what is no factor.

        Raises
        ------
        ValueError
            If a factor is not finite, or too small.
        """
        if not (np.isfinite([self.pull, self.hold]).all() and self.pull > 0 and self.hold >= 0):
            raise ValueError(f"pull {self.pull} must be above 0, hold {self.hold} 0 or above")

    def rows(self, ages: AgeGroups) -> list[int]:
        """Return the rows whose age at the start lies in its range."""
        bounds = ages.lower_bounds[:-1]
        return [row for row, age in enumerate(bounds) if self.lower <= age < self.upper]


def with_policy(
    flows: GrossFlows, survival: Array, policy: Policy, place: int, rows: list[int]
) -> GrossFlows:
    """Return the flows when one municipality follows its policy in every step.

    Parameters
    ----------
    flows : GrossFlows
    survival : Array
        S, ``[step, sex, rows, area]``: nobody leaves beyond those who live on.
    policy : Policy
    place : int
        Of the municipality, on the last axis.
    rows : list of int
        Rows that the policy reaches.
    """
    out_rate, in_share = flows.out_rate.copy(), flows.in_share.copy()
    own = in_share[:, :, rows, place]
    together = 1 + (policy.pull - 1) * own
    in_share[:, :, rows] /= together[..., None]
    in_share[:, :, rows, place] = policy.pull * own / together
    held = policy.hold * out_rate[:, :, rows, place]
    out_rate[:, :, rows, place] = np.minimum(survival[:, :, rows, place], held)
    return replace(flows, out_rate=out_rate, in_share=in_share)

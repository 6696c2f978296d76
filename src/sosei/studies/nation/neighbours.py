"""What one municipality's policy changes in each of the others."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from sosei.base.arrays import Array
from sosei.base.errors import Fault, InputError
from sosei.demography.engine.projection import Projection, project
from sosei.demography.nation.levers import Policy, with_policy
from sosei.demography.nation.told import group
from sosei.studies.nation.together import Together


@dataclass(frozen=True)
class Neighbours:
    """The nation with and without a policy.

    Attributes
    ----------
    policy : Policy
    before, after : Projection
        Without it, and with it.
    """

    policy: Policy
    before: Projection
    after: Projection

    @property
    def place(self) -> int:
        """Of the municipality that has the policy, on the last axis."""
        return self.before.areas.index(self.policy.area)

    def change(self, name: str, year: int) -> Array:
        """Return what the policy changes of a group, ``[area]``, persons."""
        ages = self.before.ages
        return group(self.after.at(year), ages, name) - group(self.before.at(year), ages, name)

    def most_affected(self, name: str, year: int, most: int) -> list[int]:
        """Return the places of the other municipalities that change most, in persons."""
        order = np.argsort(-np.abs(self.change(name, year)), kind="stable").tolist()
        return [place for place in order if place != self.place][:most]

    def within_prefecture(self, name: str, year: int) -> float | None:
        """Return which share of what the others lose or gain is in the same prefecture; None if nothing changes."""
        changed = self.change(name, year)
        others = np.arange(len(changed)) != self.place
        near = np.array([code[:2] == self.policy.area[:2] for code in self.before.areas])
        whole = float(changed[others].sum())
        if abs(whole) < 1e-9:
            return None
        return float(changed[others & near].sum()) / whole + 0.0  # never -0.0


def neighbours_of(together: Together, policy: Policy) -> Neighbours:
    """Project the nation with a policy of one municipality.

    Raises
    ------
    InputError
        If the municipality is not among those projected.
    """
    before = together.projection
    if policy.area not in before.areas:
        values = {"area": policy.area}
        raise InputError([Fault("nation_town", "--town", values=values)])
    quo = before.assumptions
    place, rows = before.areas.index(policy.area), policy.rows(before.ages)
    flows = with_policy(together.flows, quo.survival, policy, place, rows)
    return Neighbours(policy, before, project(before.base, replace(quo, gross=flows)))

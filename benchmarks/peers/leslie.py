"""The same projection as Leslie matrices: one ``[2G, 2G]`` matrix for each area, multiplied in a batch.

It gives populations only: no components, and no clamping at 0.
"""

from __future__ import annotations

import numpy as np

from sosei.base.arrays import Array
from sosei.demography.assumed.assumptions import Assumptions


class Leslie:
    """Rates of every step as matrices."""

    def __init__(self, base: Array, assumptions: Assumptions) -> None:
        """Keep the base as one column vector for each area, ``[area, 2G, 1]``."""
        sexes, groups, areas = base.shape
        self.base = np.ascontiguousarray(base.reshape(sexes * groups, areas).T)[..., None]
        self.assumptions = assumptions

    def matrices(self) -> Array:
        """Return ``[step, area, 2G, 2G]``; one step where the rates are the same in all."""
        rates = self.assumptions
        steps = 1 if rates.survival.strides[0] == 0 else rates.steps
        groups = len(rates.ages)
        made = np.zeros((steps, len(rates.areas), 2 * groups, 2 * groups))
        moved = np.moveaxis(rates.survival[:steps] + rates.net_rate[:steps], -1, 1)
        for sex in range(2):
            first = sex * groups
            lower = first + np.arange(groups - 1)
            made[:, :, lower + 1, lower] = moved[:, :, sex]
            made[:, :, first + groups - 1, first + groups - 1] = moved[:, :, sex, -1]
        mothers = made[:, :, groups + 3 : groups + 10].sum(axis=2)
        children = rates.children_per_woman[:steps, :, None] * mothers
        boys = rates.males_per_100_females[:steps, :, None]
        made[:, :, 0] = children * boys / (100 + boys)
        made[:, :, groups] = children * 100 / (100 + boys)
        return made

    def steps(self, matrices: Array) -> list[Array]:
        """Return the population of every year, ``[area, 2G, 1]``."""
        persons = [self.base]
        for step in range(self.assumptions.steps):
            persons.append(np.matmul(matrices[min(step, len(matrices) - 1)], persons[-1]))
        return persons

    def run(self) -> list[Array]:
        """Build the matrices and step."""
        return self.steps(self.matrices())

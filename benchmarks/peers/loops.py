"""The plain-loop twin of the tests, fed from our assumptions."""

from __future__ import annotations

from collections.abc import Sequence

from tests.twins import five_year_loops as twin

from sosei.base.arrays import Array
from sosei.demography.assumed.assumptions import Assumptions


class Loops:
    """Some areas as lists of floats; `run` is what is timed."""

    def __init__(self, base: Array, assumptions: Assumptions, areas: Sequence[int]) -> None:
        """Turn arrays into lists."""
        self.lower_bounds = list(assumptions.ages.lower_bounds)
        self.towns = [(base[..., area].tolist(), _rates(assumptions, area)) for area in areas]

    def run(self) -> list[twin.Projection]:
        """Project every area."""
        return [twin.project(base, rates, self.lower_bounds) for base, rates in self.towns]


def _rates(assumptions: Assumptions, area: int) -> twin.Assumptions:
    survival = assumptions.survival[..., area]
    return twin.Assumptions(
        start_year=assumptions.start,
        survival=survival.tolist(),
        net_rate=assumptions.net_rate[..., area].tolist(),
        net_count=(survival * 0).tolist(),
        child_woman_ratio=assumptions.children_per_woman[:, area].tolist(),
        males_per_100_females=assumptions.males_per_100_females[:, area].tolist(),
    )

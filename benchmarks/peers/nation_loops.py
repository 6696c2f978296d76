"""The nation through one pool as anybody would write it first: loops over areas and cells, no arrays."""

from __future__ import annotations

from sosei.base.arrays import Array
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.assumed.flows import GrossFlows

Table = list[list[float]]


class NationLoops:
    """Every area as lists of floats; `run` is what is timed."""

    def __init__(self, base: Array, assumptions: Assumptions, flows: GrossFlows) -> None:
        """Turn arrays into lists: the rates of the first step serve every step."""
        areas = range(base.shape[2])
        self.steps, self.rows = assumptions.steps, base.shape[1] - 1
        self.persons: list[Table] = [base[..., area].tolist() for area in areas]
        self.survival = [assumptions.survival[0, ..., area].tolist() for area in areas]
        self.out = [flows.out_rate[0, ..., area].tolist() for area in areas]
        self.share = [flows.in_share[0, ..., area].tolist() for area in areas]
        self.beyond = [[0.0] * self.rows] * 2 if flows.beyond is None else flows.beyond[0].tolist()
        self.lost = [[0.0] * self.rows] * 2 if flows.lost is None else flows.lost[0].tolist()
        self.ratio = assumptions.children_per_woman[0].tolist()
        self.boys = assumptions.males_per_100_females[0].tolist()

    def run(self) -> list[Table]:
        """Carry everybody through every step; return the last population of each area."""
        persons = self.persons
        for _ in range(self.steps):
            persons = self._step(persons)
        return persons

    def _step(self, persons: list[Table]) -> list[Table]:
        at_risk = [
            [[*ages[:-2], ages[-2] + ages[-1]] for ages in (people[0], people[1])]
            for people in persons
        ]
        pool = [[0.0] * self.rows, [0.0] * self.rows]
        for area, people in enumerate(at_risk):
            for sex in (0, 1):
                for row in range(self.rows):
                    stay = 1 - self.lost[sex][row]
                    pool[sex][row] += stay * self.out[area][sex][row] * people[sex][row]
        later = []
        for area, people in enumerate(at_risk):
            aged: Table = []
            for sex in (0, 1):
                ages = [0.0]
                for row in range(self.rows):
                    left = self.survival[area][sex][row] - self.out[area][sex][row]
                    come = pool[sex][row] + self.beyond[sex][row]
                    ages.append(left * people[sex][row] + self.share[area][sex][row] * come)
                aged.append(ages)
            children = self.ratio[area] * sum(aged[1][3:10])
            aged[0][0] = children * self.boys[area] / (100 + self.boys[area])
            aged[1][0] = children - aged[0][0]
            later.append(aged)
        return later

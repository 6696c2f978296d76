"""Districts of one town in plain loops, written from METHOD 6 and docs/methods/sectors.md, without sight of the engine.

Sex 0 is male, 1 is female. A row is a cohort: the last two groups are one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Table: TypeAlias = list[list[float]]
"""[sex][age]"""
SEXES = (0, 1)


@dataclass(frozen=True)
class Town:
    """A town's projection: persons of every year, survival of every step, the groups of women 15–49."""

    years: list[Table]
    survival: list[Table]
    mothers: range


def at_risk(persons: Table, sex: int, row: int) -> float:
    """Persons of a cohort at the start of a step."""
    together = persons[sex][row]
    if row == len(persons[sex]) - 2:
        together += persons[sex][row + 1]
    return together


def ratio(
    now: list[Table], before: list[Table], place: int, sex: int, row: int, town: Town, *, free: bool
) -> float:
    """A district's cohort change ratio, drawn to its town's and bounded."""
    came = sum(district[sex][row + 1] for district in now)
    were = sum(at_risk(district, sex, row) for district in before)
    common = came / were if were > 0 else town.survival[0][sex][row]
    own = now[place][sex][row + 1] + 100 * common
    shrunk = own / (at_risk(before[place], sex, row) + 100)
    if free:
        return shrunk
    return min(max(shrunk, min(0.3, common)), max(2.5, common))


def weight(step: int) -> float:
    """What is left of a ratio's distance from survival: all for ten years, then half of it a step."""
    left = 1.0
    for _ in range(2, step + 1):
        left /= 2
    return left


def women(persons: Table, town: Town) -> float:
    """Women 15–49."""
    return sum(persons[1][age] for age in town.mothers)


def children_per_woman(now: list[Table], place: int, town: Town) -> float:
    """A district's children 0–4 per woman, drawn to its town's."""
    everybody = sum(women(district, town) for district in now)
    children = sum(district[sex][0] for district in now for sex in SEXES)
    common = children / everybody if everybody > 0 else 0.0
    own = now[place][0][0] + now[place][1][0] + 100 * common
    return own / (women(now[place], town) + 100)


def carry(persons: Table, ratios: Table, per_woman: float, town: Town, step: int) -> Table:
    """One district five years on."""
    after = [[0.0] * len(persons[sex]) for sex in SEXES]
    for sex in SEXES:
        for row in range(len(persons[sex]) - 1):
            after[sex][row + 1] = at_risk(persons, sex, row) * ratios[sex][row]
    children = per_woman * women(after, town)
    youngest = [town.years[step + 1][sex][0] for sex in SEXES]
    for sex in SEXES:
        share = youngest[sex] / sum(youngest) if sum(youngest) > 0 else 0.5
        after[sex][0] = children * share
    return after


def fill(districts: list[Table], base: list[Table], target: Table) -> None:
    """Spread a cell of the town that no district has anybody in by the districts' persons."""
    totals = [sum(map(sum, district)) for district in districts]
    if sum(totals) == 0:
        totals = [sum(map(sum, district)) for district in base]
    for sex in SEXES:
        for age, wanted in enumerate(target[sex]):
            if wanted > 0 and sum(district[sex][age] for district in districts) == 0:
                for place, district in enumerate(districts):
                    district[sex][age] = wanted * totals[place] / sum(totals)


def fit(districts: list[Table], target: Table) -> None:
    """Bring cells to the town's, and the districts to their share of its total, in turn; the town's last."""
    everybody = sum(map(sum, target))
    sizes = [sum(map(sum, district)) for district in districts]
    sizes = [size * everybody / sum(sizes) if sum(sizes) > 0 else 0.0 for size in sizes]
    for _ in range(500):
        for sex in SEXES:
            for age, wanted in enumerate(target[sex]):
                have = sum(district[sex][age] for district in districts)
                for district in districts:
                    district[sex][age] *= wanted / have if have > 0 else 0.0
        have_by = [sum(map(sum, district)) for district in districts]
        gaps = [abs(have / size - 1) for have, size in zip(have_by, sizes, strict=True) if size > 0]
        if max(gaps, default=0.0) < 1e-8:
            return
        for district, have, size in zip(districts, have_by, sizes, strict=True):
            for sex in SEXES:
                for age in range(len(district[sex])):
                    district[sex][age] *= size / have if have > 0 else 0.0
    raise AssertionError("the fitting did not end")


def project_districts(
    now: list[Table], before: list[Table] | None, town: Town, free: list[bool]
) -> list[list[Table]]:
    """Every district in every year: [year][district][sex][age]."""
    out = [[[list(row) for row in district] for district in now]]
    fill(out[0], now, town.years[0])
    fit(out[0], town.years[0])
    for step, survival in enumerate(town.survival):
        after = []
        for place, district in enumerate(out[step]):
            ratios: Table = [[], []]
            for sex in SEXES:
                for row, alive in enumerate(survival[sex]):
                    own = alive
                    if before is not None:
                        told = ratio(now, before, place, sex, row, town, free=free[place])
                        own = alive + (told - alive) * weight(step)
                    ratios[sex].append(own)
            per_woman = children_per_woman(now, place, town)
            after.append(carry(district, ratios, per_woman, town, step))
        fill(after, out[0], town.years[step + 1])
        fit(after, town.years[step + 1])
        out.append(after)
    return out

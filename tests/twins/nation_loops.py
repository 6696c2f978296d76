"""The nation as one system in plain loops, written from docs/methods/nation.md without sight of the engine.

Cells are [area][sex][row]; the last two age groups are one row. Populations are [area][sex][age].
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TypeAlias

Table: TypeAlias = list[list[float]]
"""[sex][age or row]."""
Cells: TypeAlias = list[Table]
"""[area][sex][age or row]."""

SEXES = (0, 1)
WIDTH = 5
SEEN = 0.562
"""Share of moves that are still seen after five years."""
WOMEN = (15, 50)


@dataclass
class Flows:
    """What carries everybody through one pool."""

    out_rate: Cells
    in_share: Cells
    beyond: Table
    """[sex][row], X."""
    lost: Table
    """[sex][row], the share of those who leave their town that leaves the nation."""


def schedule(age: float) -> float:
    """Return m(x) of Rogers and Castro with the standard parameters, at an age in years."""
    past = age - 20.0
    childhood = 0.02 * math.exp(-0.1 * age)
    labour = 0.06 * math.exp(-0.1 * past - math.exp(-0.4 * past))
    return childhood + labour + 0.003


def group_rates(groups: int) -> list[float]:
    """Return r_g: the mean of m over the five mid-ages of each group; of the open one, its first five."""
    rates = []
    for group in range(groups):
        total = 0.0
        for year in range(WIDTH):
            total += schedule(WIDTH * group + year + 0.5)
        rates.append(total / WIDTH)
    return rates


def in_rows(persons: Table) -> Table:
    """Return [sex][row]: the last two groups as one."""
    rows = []
    for sex in SEXES:
        ages = list(persons[sex])
        oldest = ages.pop()
        ages[-1] += oldest
        rows.append(ages)
    return rows


def flows(persons: Cells, survival: Cells, net_rate: Cells, departures: list[float]) -> Flows:
    """Return out-rates, shares and the nation's net gain, from official figures and the schedule."""
    groups = len(persons[0][0])
    rates = group_rates(groups)
    out_rate: Cells = []
    coming: Cells = []
    together = [[0.0] * (groups - 1) for _ in SEXES]
    everybody = [[0.0] * (groups - 1) for _ in SEXES]
    for area, people in enumerate(persons):
        expected = 0.0
        for sex in SEXES:
            for group in range(groups):
                expected += rates[group] * people[sex][group]
        level = departures[area] / expected
        out_rate.append([[], []])
        coming.append([[], []])
        at_risk = in_rows(people)
        for sex in SEXES:
            for row in range(groups - 1):
                moves = WIDTH * level * (rates[row] + rates[row + 1]) / 2
                modelled = 1 - math.exp(-SEEN * moves)
                left = max(modelled, -net_rate[area][sex][row])
                left = min(left, survival[area][sex][row])
                net = net_rate[area][sex][row] * at_risk[sex][row]
                out_rate[area][sex].append(left)
                coming[area][sex].append(left * at_risk[sex][row] + net)
                together[sex][row] += net
                everybody[sex][row] += left * at_risk[sex][row]
    in_share: Cells = [[[0.0] * (groups - 1) for _ in SEXES] for _ in persons]
    for sex in SEXES:
        for row in range(groups - 1):
            pool = 0.0
            for area in range(len(persons)):
                pool += coming[area][sex][row]
            for area in range(len(persons)):
                share = coming[area][sex][row] / pool if pool > 0 else 1 / len(persons)
                in_share[area][sex][row] = share
    beyond = [[max(net, 0.0) for net in ages] for ages in together]
    lost = [[0.0] * (groups - 1) for _ in SEXES]
    for sex in SEXES:
        for row in range(groups - 1):
            if everybody[sex][row] > 0:
                lost[sex][row] = max(-together[sex][row], 0.0) / everybody[sex][row]
    return Flows(out_rate, in_share, beyond, lost)


def pool_of(persons: Cells, told: Flows) -> Table:
    """Return the pool of a step, [sex][row]."""
    pool = [list(ages) for ages in told.beyond]
    for area, people in enumerate(persons):
        at_risk = in_rows(people)
        for sex in SEXES:
            for row, rate in enumerate(told.out_rate[area][sex]):
                pool[sex][row] += (1 - told.lost[sex][row]) * rate * at_risk[sex][row]
    return pool


def pulled(
    told: Flows, town: int, pull: float, hold: float, survival: Cells, rows: set[int]
) -> Flows:
    """Return the flows when one town pulls and holds otherwise, in some rows."""
    out_rate = [[list(ages) for ages in table] for table in told.out_rate]
    in_share = [[list(ages) for ages in table] for table in told.in_share]
    for sex in SEXES:
        for row in rows:
            together = 1 + (pull - 1) * told.in_share[town][sex][row]
            for area in range(len(in_share)):
                own = pull if area == town else 1.0
                in_share[area][sex][row] = own * told.in_share[area][sex][row] / together
            held = hold * told.out_rate[town][sex][row]
            out_rate[town][sex][row] = min(survival[town][sex][row], held)
    return Flows(out_rate, in_share, told.beyond, told.lost)


def step(
    persons: Cells,
    survival: Cells,
    told: Flows,
    ratio: list[float],
    boys: list[float],
    visions: dict[int, tuple[Table, Table]] | None = None,
) -> tuple[Cells, Table]:
    """Carry everybody five years on.

    Parameters
    ----------
    ratio : list of float
        Children 0–4 per woman 15–49, by area.
    boys : list of float
        Males per 100 females at 0–4, by area.
    visions : dict
        Area → its vision at the start and at the end of the step.

    Returns
    -------
    tuple
        Everybody at the end (visions as they are), and who is missing, [sex][row].
    """
    given = visions or {}
    now = [given[area][0] if area in given else people for area, people in enumerate(persons)]
    pool = pool_of(now, told)
    left = [list(ages) for ages in pool]
    for area, (start, end) in given.items():
        at_risk = in_rows(start)
        for sex in SEXES:
            for row in range(len(left[sex])):
                stayed = (survival[area][sex][row] - told.out_rate[area][sex][row]) * at_risk[sex][
                    row
                ]
                left[sex][row] -= end[sex][row + 1] - stayed
    missing = [[max(-value, 0.0) for value in ages] for ages in left]
    later: Cells = []
    for area, people in enumerate(now):
        if area in given:
            later.append(given[area][1])
            continue
        at_risk = in_rows(people)
        ages: Table = []
        for sex in SEXES:
            grown = [0.0]
            for row in range(len(left[sex])):
                others = 0.0
                for other in range(len(now)):
                    if other not in given:
                        others += told.in_share[other][sex][row]
                share = 1 / (len(now) - len(given))
                if others > 0:
                    share = told.in_share[area][sex][row] / others
                stay = (survival[area][sex][row] - told.out_rate[area][sex][row]) * at_risk[sex][
                    row
                ]
                grown.append(stay + share * max(left[sex][row], 0.0))
            ages.append(grown)
        women = 0.0
        for group in range(WOMEN[0] // WIDTH, WOMEN[1] // WIDTH):
            women += ages[1][group]
        children = ratio[area] * women
        ages[0][0] = children * boys[area] / (100 + boys[area])
        ages[1][0] = children - ages[0][0]
        later.append(ages)
    return later, missing

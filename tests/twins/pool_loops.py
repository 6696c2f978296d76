"""Draws through a common pool again, in plain loops.

Written from docs/methods/ensemble.md, 2a, before the engine. Five-year groups; every town of a draw is
carried together, one step at a time. Random numbers and the shocks of fertility and mortality are those
of `ensemble_loops`. No rule of a scenario, no chance.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from tests.twins.common_loops import FEMALE, MALE, SEXES, Table
from tests.twins.ensemble_loops import Level, Shocks, Town, dying_moved, normal, shocks, words

LEAVING = 0.46
IN_BLOCK = 32768


@dataclass
class Pool:
    """What carries the towns: rates by town and step, and what the nation gains and loses."""

    out_rate: list[list[Table]]
    """[town][step][sex][row]"""
    in_share: list[list[Table]]
    beyond: list[Table]
    """[step][sex][row]"""
    lost: list[Table]


@dataclass
class Moved:
    """Shocks of one step: of the town and its prefecture, out and in; of the nation."""

    out: list[float]
    into: list[float]
    nation: list[float]


def moves(town: Town, seed: int, draw: int) -> list[Moved]:
    """The migration shocks of every step of one draw."""
    told: list[Moved] = []
    sides = {0: sqrt(LEAVING), IN_BLOCK: sqrt(1.0 - LEAVING)}
    names = [
        (f"area:{town.name}", town.own),
        (f"prefecture:{town.prefecture}", town.of_prefecture),
    ]
    states = {(name, block): [0.0] * 3 for name, _ in names for block in sides}
    wide = [0.0] * 3
    for step in range(len(town.survival)):
        sums = {block: [0.0] * 3 for block in sides}
        for name, level in names:
            for block, part in sides.items():
                walk(states[name, block], level, words(seed, name, draw, step, block), part)
                for c in range(3):
                    sums[block][c] += states[name, block][c]
        walk(wide, town.of_nation, words(seed, "nation:", draw, step, 0), 1.0)
        told.append(Moved(sums[0], sums[IN_BLOCK], list(wide)))
    return told


def walk(state: list[float], level: Level, four: list[int], part: float) -> None:
    """Carry three components one step on, with a part of their σ."""
    for c, process in enumerate(level.migration):
        state[c] = process.rho * state[c] + part * process.sigma * normal(four[c + 1])


def loaded(town: Town, three: list[float], sex: int, row: int) -> float:
    """What three components come to in a row."""
    return sum(town.components[c][sex][row] * three[c] for c in range(3))


def draw_pool(towns: list[Town], pool: Pool, seed: int, draw: int) -> list[list[Table]]:
    """Population [town][step][sex][age] of one draw, the bases first."""
    told = [[town.base] for town in towns]
    vital = [shocks(town, seed, draw) for town in towns]
    moving = [moves(town, seed, draw) for town in towns]
    for step in range(len(towns[0].survival)):
        before = [each[-1] for each in told]
        net = net_moves(
            towns, pool, before, [v[step] for v in vital], [m[step] for m in moving], step
        )
        for place, town in enumerate(towns):
            told[place].append(settled(town, before[place], net[place], vital[place][step], step))
    return told


def at_risk(people: Table, sex: int, row: int) -> float:
    """Persons of a row: the last two groups are one."""
    last = len(people[sex]) - 2
    return people[sex][row] + (people[sex][row + 1] if row == last else 0.0)


def net_moves(
    towns: list[Town],
    pool: Pool,
    before: list[Table],
    vital: list[Shocks],
    moving: list[Moved],
    step: int,
) -> list[Table]:
    """Net migration [town][sex][row] of a step."""
    rows = len(before[0][MALE]) - 1
    net = [[[0.0] * rows for _ in SEXES] for _ in towns]
    for sex in SEXES:
        for row in range(rows):
            leaving = extra_leaving = border = shocked = 0.0
            outs, extras, pulls = [], [], []
            for place, town in enumerate(towns):
                persons = at_risk(before[place], sex, row)
                rate = pool.out_rate[place][step][sex][row]
                alive = dying_moved(town.survival[step][sex][row], vital[place])
                moved = rate + loaded(town, moving[place].out, sex, row)
                moved = min(alive, max(0.0, moved)) if rate <= alive else rate
                outs.append(rate * persons)
                extras.append((moved - rate) * persons)
                pulls.append(loaded(town, moving[place].into, sex, row) * persons)
                leaving += outs[-1]
                extra_leaving += extras[-1]
                shocked += pulls[-1]
                border += loaded(town, moving[place].nation, sex, row) * persons
            stay = 1.0 - pool.lost[step][sex][row]
            whole = stay * leaving + pool.beyond[step][sex][row]
            more = stay * extra_leaving + border
            for place in range(len(towns)):
                share = pool.in_share[place][step][sex][row]
                expected = share * whole - outs[place]
                extra = share * more + pulls[place] - share * shocked
                net[place][sex][row] = expected + extra - extras[place]
    return net


def settled(town: Town, before: Table, net: Table, shock: Shocks, step: int) -> Table:
    """The town at the end of a step."""
    groups = len(before[MALE])
    after = [[0.0] * groups for _ in SEXES]
    for sex in SEXES:
        for row in range(groups - 1):
            share = dying_moved(town.survival[step][sex][row], shock)
            there = at_risk(before, sex, row) * share + net[sex][row]
            after[sex][row + 1] = max(0.0, there)
    women = sum(after[FEMALE][3:10])
    born = town.child_woman_ratio[step] * shock.fertility * women
    ratio = town.males_per_100_females[step]
    after[MALE][0] = born * ratio / (100.0 + ratio)
    after[FEMALE][0] = born - after[MALE][0]
    return after

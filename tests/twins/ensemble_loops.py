"""Draws of an ensemble again, in plain loops.

Written from docs/methods/ensemble.md before the kernels. Counters, words, normal numbers and counts
are Python integers and the standard library's exact inverse of the normal distribution; a draw is
carried by the loops of this file, one area and one step at a time. Only net migration, as rates or
counts; no raking.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import blake2b
from math import exp, floor, sqrt
from statistics import NormalDist
from typing import TypeAlias

from tests.twins.common_loops import FEMALE, MALE, SEXES, Table

WORD = 0xFFFFFFFF
NORMAL = NormalDist()
FEW = 10.0


def philox(counter: list[int], key: list[int]) -> list[int]:
    """Philox4x32-10: four words from a counter of four and a key of two."""
    one, two, three, four = counter
    low, high = key
    for _ in range(10):
        left = 0xD2511F53 * one
        right = 0xCD9E8D57 * three
        one, two, three, four = (
            (right >> 32) ^ two ^ low,
            right & WORD,
            (left >> 32) ^ four ^ high,
            left & WORD,
        )
        low = (low + 0x9E3779B9) & WORD
        high = (high + 0xBB67AE85) & WORD
    return [one, two, three, four]


def words(seed: int, name: str, draw: int, step: int, block: int) -> list[int]:
    """The four words of a name, a draw, a step and a block."""
    named = int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "little")
    counter = [draw, step + 65536 * block, named & WORD, named >> 32]
    return philox(counter, [seed & WORD, seed >> 32])


def uniform(word: int) -> float:
    """The middle of the word's cell in 0 … 1."""
    return (word + 0.5) / 2**32


def normal(word: int) -> float:
    """The normal number of a word."""
    return NORMAL.inv_cdf(uniform(word))


def binomial(persons: int, p: float, word: int) -> int:
    """How many of some persons, each with probability p."""
    u = uniform(word)
    if p > 0.5:
        return persons - _binomial(persons, 1.0 - p, 1.0 - u)
    return _binomial(persons, p, u)


def _binomial(persons: int, p: float, u: float) -> int:
    mean = persons * p
    if mean >= FEW:
        rounded = _rounded(mean, mean * (1.0 - p), 1.0 - 2.0 * p, u)
        return min(rounded, persons)
    chance = 1.0
    for _ in range(persons):
        chance *= 1.0 - p
    up_to, k = chance, 0
    while up_to < u and k < persons:
        chance *= (persons - k) * p / ((k + 1) * (1.0 - p))
        k += 1
        up_to += chance
    return k


def poisson(mean: float, word: int) -> int:
    """How many births, when so many are expected."""
    u = uniform(word)
    if mean >= FEW:
        return _rounded(mean, mean, 1.0, u)
    chance = exp(-mean)
    up_to, k = chance, 0
    while up_to < u and k < 100:
        k += 1
        chance *= mean / k
        up_to += chance
    return k


def _rounded(mean: float, variance: float, skew: float, u: float) -> int:
    z = NORMAL.inv_cdf(u)
    return max(0, floor(mean + z * sqrt(variance) + (z * z - 1.0) * skew / 6.0 + 0.5))


@dataclass
class Process:
    """One autoregressive process."""

    rho: float
    sigma: float


@dataclass
class Level:
    """Fertility and the three components of migration at one level."""

    fertility: Process
    migration: list[Process]


@dataclass
class Town:
    """One area: base, rates by step, and the processes of its three levels."""

    name: str
    prefecture: str
    base: Table
    survival: list[Table]
    """[step][sex][row]"""
    net_rate: list[Table]
    net_count: list[Table]
    males_per_100_females: list[float]
    components: list[Table]
    """[component][sex][row]"""
    own: Level
    of_prefecture: Level
    of_nation: Level
    mortality: Process
    drift: float
    by_chance: bool
    child_woman_ratio: list[float] = field(default_factory=list)
    asfr: list[list[float]] = field(default_factory=list)
    """[step][age]: single years"""


@dataclass
class Shocks:
    """What one draw moves in one step."""

    fertility: float
    mortality: float
    migration: list[float]


def shocks(town: Town, seed: int, draw: int) -> list[Shocks]:
    """The shocks of every step of one draw."""
    levels = [
        (f"area:{town.name}", town.own),
        (f"prefecture:{town.prefecture}", town.of_prefecture),
        ("nation:", town.of_nation),
    ]
    states = [[0.0] * 4 for _ in levels]
    index = 0.0
    told: list[Shocks] = []
    for step in range(len(town.survival)):
        for place, (name, level) in enumerate(levels):
            four = words(seed, name, draw, step, 0)
            processes = [level.fertility, *level.migration]
            for c, process in enumerate(processes):
                states[place][c] = process.rho * states[place][c] + process.sigma * normal(four[c])
        index += town.drift + town.mortality.sigma * normal(
            words(seed, "nation:", draw, step, 1)[0]
        )
        local = max(0.5, 1.0 + states[0][0] + states[1][0])
        wide = max(0.5, 1.0 + states[2][0])
        moved = [states[0][c] + states[1][c] + states[2][c] for c in (1, 2, 3)]
        told.append(Shocks(local * wide, exp(index), moved))
    return told


Chance: TypeAlias = Callable[[int], int]
"""Place of a word → the word."""


def chance_of(town: Town, seed: int, draw: int, step: int) -> Chance:
    """The words of one area, draw and step, one after another."""

    def word(place: int) -> int:
        return words(seed, f"area:{town.name}", draw, step, 1 + place // 4)[place % 4]

    return word


def survivors(town: Town, persons: float, share: float, word: int) -> float:
    """Who of them is alive at the end: by chance in a small town."""
    if not town.by_chance or persons <= 0.0:
        return persons * share
    whole = floor(persons)
    return binomial(whole, share, word) + (persons - whole) * share


def dying_moved(share: float, shock: Shocks) -> float:
    """The survivorship ratio of a draw."""
    return max(0.0, share + (1.0 - share) * (1.0 - shock.mortality))


def moving(town: Town, shock: Shocks, persons: float, step: int, sex: int, row: int) -> float:
    """The net migrants of a row."""
    rate = town.net_rate[step][sex][row]
    for c in range(3):
        rate += town.components[c][sex][row] * shock.migration[c]
    return persons * rate + town.net_count[step][sex][row]


def children(town: Town, mean: float, step: int, word: Chance, rows: int) -> tuple[float, float]:
    """Boys and girls of so many children expected."""
    ratio = town.males_per_100_females[step]
    share = ratio / (100.0 + ratio)
    if not town.by_chance:
        return mean * share, mean * (1.0 - share)
    born = poisson(mean, word(2 * rows))
    boys = binomial(born, share, word(2 * rows + 1))
    return float(boys), float(born - boys)


def draw_five(town: Town, seed: int, draw: int) -> list[Table]:
    """Population [step][sex][age] of one draw, five-year groups, the base first."""
    told = [town.base]
    groups = len(town.base[MALE])
    rows = groups - 1
    for step, shock in enumerate(shocks(town, seed, draw)):
        before = told[-1]
        word = chance_of(town, seed, draw, step)
        after = [[0.0] * groups, [0.0] * groups]
        for sex in SEXES:
            for row in range(rows):
                persons = before[sex][row]
                if row == rows - 1:
                    persons += before[sex][row + 1]
                share = dying_moved(town.survival[step][sex][row], shock)
                alive = survivors(town, persons, share, word(sex * rows + row))
                there = alive + moving(town, shock, persons, step, sex, row)
                after[sex][row + 1] = max(0.0, there)
        women = 0.0
        for group in range(3, 10):
            women += after[FEMALE][group]
        mean = town.child_woman_ratio[step] * shock.fertility * women
        after[MALE][0], after[FEMALE][0] = children(town, mean, step, word, rows)
        told.append(after)
    return told


def draw_single(town: Town, seed: int, draw: int) -> list[Table]:
    """Population [step][sex][age] of one draw, single years, the base first."""
    told = [town.base]
    groups = len(town.base[MALE])
    for step, shock in enumerate(shocks(town, seed, draw)):
        before = told[-1]
        word = chance_of(town, seed, draw, step)
        after = [[0.0] * groups, [0.0] * groups]
        half = [[0.0] * groups, [0.0] * groups]
        exposed = [[0.0] * groups, [0.0] * groups]
        for sex in SEXES:
            for age in range(groups):
                persons = before[sex][age]
                half[sex][age] = moving(town, shock, persons, step, sex, age) / 2.0
                exposed[sex][age] = persons + half[sex][age]
            for age in range(1, groups):
                persons = exposed[sex][age - 1]
                if age == groups - 1:
                    persons += exposed[sex][age]
                share = dying_moved(town.survival[step][sex][age], shock)
                alive = survivors(town, persons, share, word(sex * groups + age))
                after[sex][age] = max(0.0, alive + half[sex][age])
        mean = 0.0
        for age in range(groups):
            women = (exposed[FEMALE][age] + after[FEMALE][age]) / 2.0
            mean += town.asfr[step][age] * shock.fertility * women
        born = children(town, mean, step, word, groups)
        for sex in SEXES:
            share = dying_moved(town.survival[step][sex][0], shock)
            alive = survivors(town, born[sex], share, word(sex * groups))
            after[sex][0] = max(0.0, alive + half[sex][0])
        told.append(after)
    return told

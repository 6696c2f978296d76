"""Fields in plain loops, written from METHOD 7 and docs/methods/sectors.md."""

from __future__ import annotations

import itertools
import math
from typing import TypeAlias

Table: TypeAlias = list[list[float]]
"""[sex][age]"""


def demand(persons: Table, rates: Table) -> float:
    """Persons × rate over sex and age."""
    return sum(
        person * rate
        for own, each in zip(persons, rates, strict=True)
        for person, rate in zip(own, each, strict=True)
    )


def april(before: list[float] | None, now: list[float], age: int) -> float:
    """Persons of an age on 1 April, from single years of two Octobers five years apart (or of one)."""
    later = now[age + 1]
    october_before = later
    if before is not None and age >= 4:
        october_before = later + (before[age - 4] - later) / 5
    return (october_before + now[age]) / 2


def april_single(before: list[float] | None, now: list[float], age: int) -> float:
    """The same where every October is known."""
    return ((now[age + 1] if before is None else before[age]) + now[age]) / 2


def classes(pupils: float, largest: int) -> int:
    """Classes of one grade of one school."""
    full = 0
    while full * largest < pupils - 1e-6:
        full += 1
    return full


def renewal(built: int, renovated: int | None, year: int, base: int) -> tuple[float, float]:
    """Share of a building that is renovated, and rebuilt, in one year after the base; one life alone."""
    renovation = rebuilding = 0.0
    if renovated is None:
        first = built + 30
        if first > base:
            renovation = 0.5 if first <= year < first + 2 else 0.0
        elif base - built <= 50:
            renovation = 0.1 if year <= base + 10 else 0.0
    first = built + 60
    if first <= base and year <= base + 10:
        rebuilding = 0.1
    if first > base and first <= year < first + 3:
        rebuilding = 1 / 3
    return renovation, rebuilding


def stock(first: float, starts: float, lost: float, years: int) -> float:
    """Dwellings after some years."""
    for _ in range(years):
        first = first - first * lost + starts
    return first


def cumulated(values: list[float], years: list[int]) -> float:
    """Sum of single years, straight between those told (ends count half)."""
    total = 0.0
    for place in range(len(years) - 1):
        width = years[place + 1] - years[place]
        for part in range(width):
            start = values[place] + (values[place + 1] - values[place]) * part / width
            end = values[place] + (values[place + 1] - values[place]) * (part + 1) / width
            total += (start + end) / 2
    return total


def industries(
    before: list[list[float]], now: list[list[float]], employed: list[list[float]]
) -> list[list[float]]:
    """Workers of each industry in each year, all of them above 0."""
    kinds, ages = range(len(now)), range(len(now[0]))
    last = len(now[0]) - 2

    def cohort(workers: list[float], age: int) -> float:
        return workers[age] + (workers[age + 1] if age == last else 0)

    held = [[now[j][g + 1] / cohort(before[j], g) for g in ages[:-1]] for j in kinds]
    entry = [now[j][0] / sum(now[k][0] for k in kinds) for j in kinds]
    workers, out = [list(own) for own in now], []
    for place, total in enumerate(employed):
        if place:
            after = [[0.0] * len(ages) for _ in kinds]
            for j in kinds:
                after[j][0] = entry[j] * total[0]
                for g in ages[:-1]:
                    after[j][g + 1] = cohort(workers[j], g) * held[j][g]
            workers = after
        sums = [sum(workers[j][g] for j in kinds) for g in ages]
        workers = [[workers[j][g] * total[g] / sums[g] for g in ages] for j in kinds]
        out.append([math.fsum(own) for own in workers])
    return out


def fewest_classes(pupils: list[float], largest: list[int], together: int, with_first: int) -> int:
    """Classes of a school where two grades that follow each other may be taught as one: every way is tried.

    Pupils by grade, the first grade first. Two grades are one class if they are at most so many together, and
    there is somebody in both.
    """
    if not pupils:
        return 0
    fewest = None
    for pairs in range(2 ** (len(pupils) - 1)):
        joined = [bool(pairs >> place & 1) for place in range(len(pupils) - 1)]
        if any(one and other for one, other in itertools.pairwise(joined)):
            continue  # three grades at once
        total, grade, possible = 0, 0, True
        while grade < len(pupils):
            if grade < len(joined) and joined[grade]:
                both = pupils[grade] + pupils[grade + 1]
                limit = with_first if grade == 0 else together
                if both > limit or not pupils[grade] or not pupils[grade + 1]:
                    possible = False
                    break
                total, grade = total + 1, grade + 2
            else:
                total, grade = total + math.ceil(pupils[grade] / largest[grade]), grade + 1
        if possible and (fewest is None or total < fewest):
            fewest = total
    assert fewest is not None
    return fewest


def revenue(
    taxes: list[list[float]], other: float, offset: float
) -> tuple[list[float], list[float]]:
    """Revenue of every year, and the change of all taxes since the first one that the municipality feels.

    `taxes` has the years of each tax. Of what is lost the allocation tax makes up its share; of what is gained
    it takes the same share away.
    """
    together, felt, told = [], [], []
    for year in range(len(taxes[0])):
        together.append(sum(tax[year] for tax in taxes))
        made_up = offset * (together[0] - together[year])
        felt.append(together[year] - together[0] + made_up)
        told.append(together[year] + other + made_up)
    return told, felt


def retail(persons: float, each: float, visits: dict[str, float], spent: dict[str, float]) -> float:
    """Spending in shops of a year: residents, and every kind of visit."""
    total = persons * each
    for kind, count in visits.items():
        total += count * spent[kind]
    return total


def worth(visits: dict[str, float], spent: dict[str, float], consumption: float) -> float:
    """Residents whose consumption the visits of a year spend."""
    return sum(count * spent[kind] for kind, count in visits.items()) / consumption


def heads_per_settler(weights: Table, headship: list[Table]) -> float:
    """Households that one settler makes: the settlers of each sex and age, and the heads among them of every type."""
    heads = 0.0
    for sex, own in enumerate(weights):
        for age, settlers in enumerate(own):
            for of_type in headship:
                heads += settlers * of_type[sex][age]
    return heads


def vacancy(
    first: float, starts: float, lost: float, times: float, households: float, years: int
) -> float:
    """Share of the dwellings that is vacant after some years, if so many times as many are demolished."""
    demolished = lost * times
    if demolished > 1:
        demolished = 1.0  # there is no more to be demolished
    dwellings = stock(first, starts, demolished, years)
    return (dwellings - households) / dwellings


def taken_apart(persons: Table, rates: Table, factor: float) -> Table:
    """Persons × rate × the factor that the total is calibrated by, each sex and age by itself."""
    cells: Table = []
    for sex, own in enumerate(persons):
        cells.append([])
        for age, person in enumerate(own):
            cells[sex].append(person * rates[sex][age] * factor)
    return cells


def tax_taken_apart(persons: Table, employment: Table, paid: Table) -> Table:
    """Persons × employment × tax per employed person, each sex and age by itself."""
    cells: Table = []
    for sex, own in enumerate(persons):
        cells.append([])
        for age, person in enumerate(own):
            cells[sex].append(person * employment[sex][age] * paid[sex][age])
    return cells

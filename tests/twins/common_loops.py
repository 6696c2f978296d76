"""What the twins of both engines share, in plain loops: paths, migration, arrivals and raking.

Written from METHOD (sections 1 and 3), EXCHANGE and docs/methods/engines.md, without sight of the
engines. Sex 0 is male, 1 is female. *Rows* are the cells that migration is told in: five-year, the
last two groups are one row; single-year, every age is a row.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

Path: TypeAlias = dict[int, float]
"""Year to value."""
Table: TypeAlias = list[list[float]]
"""[sex][age or row]."""
Cells: TypeAlias = list[Table]
"""[area][sex][age or row]."""
Rule: TypeAlias = Literal["scale", "offset", "gross"]

MALE = 0
FEMALE = 1
SEXES = (MALE, FEMALE)
SHARES_ADD_TO_1 = 1e-6


@dataclass(frozen=True)
class Cell:
    """A cell that fell below zero; of the areas, their place in the list."""

    step: int
    sex: int
    age: int
    area: int
    persons: float


class BelowZeroError(ValueError):
    """Some cells would fall below zero; all that were found at once."""

    def __init__(self, cells: list[Cell]) -> None:
        self.cells = cells
        names: list[str] = []
        for cell in cells:
            names.append(
                f"step {cell.step}, sex {cell.sex}, age {cell.age}, area {cell.area}: "
                f"{cell.persons} persons"
            )
        super().__init__("below zero: " + "; ".join(names))


@dataclass(frozen=True)
class Target:
    """Persons that a block of cells is raked to; sex or age None is all of them together."""

    areas: tuple[int, ...]
    sex: int | None
    age: int | None
    persons: float


@dataclass(frozen=True)
class Factor:
    """What a block of cells was multiplied by; `first` leaves the youngest group alone."""

    areas: tuple[int, ...]
    sex: int | None
    age: int | None
    first: float
    second: float


@dataclass
class Flows:
    """The migration of one area in one step."""

    net_rate: Table
    net_count: Table
    out_rate: Table | None = None
    in_share: Table | None = None
    rule: Rule = "scale"
    multiplier: float | None = None
    profile: Table | None = None
    """[sex][row], what the offset is spread by."""


@dataclass
class Projection:
    """Population of one area at the base and at the end of every step, and what changed it."""

    population: list[list[list[float]]]
    """[step][sex][age], persons; step 0 is the base."""
    components: list[dict[str, float]]
    """[step], persons: entrants, deaths, net_migration, arrivals, adjustment, change."""


@dataclass
class Projections:
    """All areas of a run."""

    areas: list[Projection]
    factors: list[list[Factor]]
    """[step], in the order of the targets; empty without raking."""
    largest_change: float
    """The largest |first x second - 1|."""
    clamped: list[Cell]


@dataclass(frozen=True)
class Arrivals:
    """Net persons per year between two times, spread over sex and age by the profile."""

    start: float
    end: float
    per_year: float
    profile: Table
    """[sex][age]."""


def path_value(path: Path, t: float) -> float:
    """Value of the path at time t: linear between knots, flat outside them."""
    if not path:
        raise ValueError("a path needs at least one year")
    years = sorted(path)
    if t <= years[0]:
        return path[years[0]]
    if t >= years[-1]:
        return path[years[-1]]
    for left, right in pairwise(years):
        if left <= t <= right:
            share = (t - left) / (right - left)
            return path[left] * (1.0 - share) + path[right] * share
    raise ValueError(f"{t} is not a time")


def path_mean(path: Path, start: float, end: float) -> float:
    """Exact average of the path over [start, end].

    Between neighbouring cuts (the ends and the knots inside) the path is linear, so its integral
    there is the trapezium.
    """
    if not start < end:
        raise ValueError(f"an average needs start < end, found {start} and {end}")
    cuts: list[float] = [start]
    for year in sorted(path):
        if start < year < end:
            cuts.append(year)
    cuts.append(end)
    area = 0.0
    for left, right in pairwise(cuts):
        area += (right - left) * (path_value(path, left) + path_value(path, right)) / 2.0
    return area / (end - start)


def multiplier_of_step(path: Path, at: str, t: int, width: int) -> float:
    """Migration multiplier of the step that starts at t."""
    if at == "mid":
        return path_value(path, t + width / 2)
    if at == "end":
        return path_value(path, t + width)
    raise ValueError(f"migration_at: found {at!r}; expected 'mid' or 'end'")


def tfr_of_step(path: Path, at: str, t: int, width: int) -> float:
    """Total fertility rate of the step that starts at t."""
    if at == "end":
        return path_value(path, t + width)
    if at == "mid":
        return path_value(path, t + width / 2)
    if at == "mean":
        return path_mean(path, t, t + width)
    raise ValueError(f"tfr_at: found {at!r}; expected 'end', 'mid' or 'mean'")


def covered_years(start: float, end: float, t: float, width: float) -> float:
    """Years of the step [t, t + width] that lie in [start, end]."""
    first = start if start > t else t
    last = end if end < t + width else t + width
    return last - first if last > first else 0.0


def arrivals_of_step(arrivals: Sequence[Arrivals], t: float, width: float, groups: int) -> Table:
    """Persons that come in the step, [sex][age]."""
    coming = [[0.0] * groups, [0.0] * groups]
    for one in arrivals:
        persons = one.per_year * covered_years(one.start, one.end, t, width)
        for sex in SEXES:
            if len(one.profile[sex]) != groups:
                raise ValueError(f"an arrivals profile must be [2][{groups}]")
            for age in range(groups):
                coming[sex][age] += persons * one.profile[sex][age]
    return coming


def migration_of_step(at_start: Cells, flows: list[Flows]) -> Cells:
    """Net migrants of one step, [area][sex][row], found on the persons at its start in those rows.

    Raises
    ------
    ValueError
        If some areas have gross flows and others not, if the in-shares of a cell do not add to 1,
        or if a rule lacks what it needs.
    """
    gross = [one.out_rate is not None for one in flows]
    if any(gross) and not all(gross):
        raise ValueError("gross flows must be given for all areas or for none")
    moving: Cells = []
    if all(gross):
        coming, leaving = _pooled(at_start, flows)
        for area, one in enumerate(flows):
            moving.append(_gross(coming[area], leaving[area], one))
    else:
        for area, one in enumerate(flows):
            moving.append(_net(at_start[area], one))
    for area, one in enumerate(flows):
        if one.rule == "offset" and one.multiplier is not None:
            moving[area] = _offset(moving[area], one)
    return moving


def _net(at_start: Table, flows: Flows) -> Table:
    if flows.rule == "gross" and flows.multiplier is not None:
        raise ValueError("the rule 'gross' needs out_rate and in_share")
    scale = 1.0
    if flows.rule == "scale" and flows.multiplier is not None:
        scale = flows.multiplier
    moving: Table = []
    for sex in SEXES:
        ages: list[float] = []
        for row, persons in enumerate(at_start[sex]):
            rate = scale * flows.net_rate[sex][row]
            count = scale * flows.net_count[sex][row]
            ages.append(rate * persons + count)
        moving.append(ages)
    return moving


def _pooled(at_start: Cells, flows: list[Flows]) -> tuple[Cells, Cells]:
    """Arrivals and departures of every area through the pool of all of them."""
    rows = len(at_start[0][MALE])
    coming = [[[0.0] * rows, [0.0] * rows] for _ in flows]
    leaving = [[[0.0] * rows, [0.0] * rows] for _ in flows]
    for sex in SEXES:
        for row in range(rows):
            pool = 0.0
            shares = 0.0
            for area, one in enumerate(flows):
                if one.out_rate is None or one.in_share is None:
                    raise ValueError("out_rate and in_share belong together")
                if one.net_rate[sex][row] != 0.0 or one.net_count[sex][row] != 0.0:
                    raise ValueError("with gross flows net_rate and net_count must be 0")
                leaving[area][sex][row] = one.out_rate[sex][row] * at_start[area][sex][row]
                pool += leaving[area][sex][row]
                shares += one.in_share[sex][row]
            if abs(shares - 1.0) > SHARES_ADD_TO_1:
                raise ValueError(f"in_share of sex {sex}, row {row} adds to {shares}, not 1")
            for area, one in enumerate(flows):
                assert one.in_share is not None
                coming[area][sex][row] = one.in_share[sex][row] * pool
    return coming, leaving


def _gross(coming: Table, leaving: Table, flows: Flows) -> Table:
    c = 0.0
    scale = 1.0
    if flows.rule == "gross" and flows.multiplier is not None:
        all_in = total([coming])
        all_out = total([leaving])
        if all_in + all_out != 0.0:
            c = (flows.multiplier - 1.0) * (all_in - all_out) / (all_in + all_out)
    if flows.rule == "scale" and flows.multiplier is not None:
        scale = flows.multiplier
    moving: Table = []
    for sex in SEXES:
        ages: list[float] = []
        for row in range(len(coming[sex])):
            ins = coming[sex][row] * (1.0 + c)
            outs = leaving[sex][row] * (1.0 - c)
            ages.append(scale * (ins - outs))
        moving.append(ages)
    return moving


def _offset(moving: Table, flows: Flows) -> Table:
    if flows.profile is None or flows.multiplier is None:
        raise ValueError("the rule 'offset' needs a profile")
    added = -(1.0 - flows.multiplier) * total([moving])
    changed: Table = []
    for sex in SEXES:
        ages: list[float] = []
        for row in range(len(moving[sex])):
            ages.append(moving[sex][row] + added * flows.profile[sex][row])
        changed.append(ages)
    return changed


def last_two_together(table: Table) -> Table:
    """[sex][G] as [sex][G-1]: the last two groups as one."""
    joined: Table = []
    for ages in table:
        joined.append([*ages[:-2], ages[-2] + ages[-1]])
    return joined


def total(cells: Cells) -> float:
    """Sum of all cells."""
    persons = 0.0
    for table in cells:
        for ages in table:
            for value in ages:
                persons += value
    return persons


def refuse_or_clamp(cells: Cells, ages: Sequence[int], step: int, *, clamp: bool) -> list[Cell]:
    """Set the cells of these ages that are below zero to 0, in place, and tell which they were.

    Raises
    ------
    BelowZeroError
        If there are any and they are not to be clamped.
    """
    below: list[Cell] = []
    for area, table in enumerate(cells):
        for sex in SEXES:
            for age in ages:
                if table[sex][age] < 0.0:
                    below.append(Cell(step, sex, age, area, table[sex][age]))
    if below and not clamp:
        raise BelowZeroError(below)
    for cell in below:
        cells[cell.area][cell.sex][cell.age] = 0.0
    return below


def cells_of_block(block: Target | Factor, groups: int) -> list[tuple[int, int, int]]:
    """(area, sex, age) of every cell of the block."""
    cells: list[tuple[int, int, int]] = []
    for area in block.areas:
        for sex in SEXES:
            for age in range(groups):
                if block.sex in (None, sex) and block.age in (None, age):
                    cells.append((area, sex, age))
    return cells


def check_blocks(blocks: Sequence[Target | Factor], groups: int) -> None:
    """Refuse blocks that overlap."""
    seen: set[tuple[int, int, int]] = set()
    for block in blocks:
        for cell in cells_of_block(block, groups):
            if cell in seen:
                raise ValueError(f"two blocks have the cell (area, sex, age) = {cell}")
            seen.add(cell)


def check_all_blocks(
    targets: Sequence[Sequence[Target]] | None,
    factors: Sequence[Sequence[Factor]] | None,
    steps: int,
    groups: int,
) -> None:
    """Refuse blocks of a run that overlap in a step, are of two kinds, or miss a step."""
    if targets is not None and factors is not None:
        raise ValueError("a run is raked to targets or with given factors, not both")
    blocks: list[Sequence[Target | Factor]] = [*(targets or []), *(factors or [])]
    if (targets is not None or factors is not None) and len(blocks) != steps:
        raise ValueError(f"targets or factors must have {steps} steps; found {len(blocks)}")
    kinds: set[tuple[bool, bool]] = set()
    for of_step in blocks:
        check_blocks(of_step, groups)
        for block in of_step:
            kinds.add((block.sex is None, block.age is None))
    if len(kinds) > 1:
        raise ValueError("one kind of block is used in a run")


def factor_to(cells: Cells, target: Target, step: int) -> float:
    """Target over the sum of its block; 1 where both are 0.

    Raises
    ------
    ValueError
        If the target is 0 with somebody there, above 0 with nobody, or below 0.
    """
    there = 0.0
    for area, sex, age in cells_of_block(target, len(cells[0][MALE])):
        there += cells[area][sex][age]
    name = f"step {step}, sex {target.sex}, age {target.age}, areas {target.areas}"
    if target.persons < 0.0:
        raise ValueError(f"{name}: target {target.persons} is below 0")
    if target.persons == 0.0 and there != 0.0:
        raise ValueError(f"{name}: target 0, but there are {there} persons")
    if target.persons != 0.0 and there == 0.0:
        raise ValueError(f"{name}: target {target.persons}, but nobody is there")
    return 1.0 if there == 0.0 else target.persons / there


def multiply(
    cells: Cells,
    blocks: Sequence[Target | Factor],
    factors: Sequence[float],
    *,
    youngest: bool,
) -> None:
    """Multiply every block by its factor, in place, with or without the youngest group."""
    for block, factor in zip(blocks, factors, strict=True):
        for area, sex, age in cells_of_block(block, len(cells[0][MALE])):
            if age > 0 or youngest:
                cells[area][sex][age] *= factor


@dataclass
class Youngest:
    """What counting the children of a step found; lists of areas."""

    entrants: list[float]
    deaths: list[float]
    persons: list[float]
    """In the youngest group at the end, both sexes."""
    clamped: list[Cell]


def count_and_rake(
    after: Cells,
    count: Callable[[Cells], Youngest],
    targets: Sequence[Target],
    reused: Sequence[Factor],
    step: int,
) -> tuple[Youngest, list[Factor]]:
    """Fill the youngest group of `after`, in place, and rake to the targets or by given factors.

    A block of the youngest group alone has no first factor (1): there is nothing to multiply.
    """
    youngest = count(after)
    if targets:
        firsts: list[float] = []
        for target in targets:
            firsts.append(1.0 if target.age == 0 else factor_to(after, target, step))
        multiply(after, targets, firsts, youngest=False)
        youngest = count(after)
        seconds: list[float] = []
        for target in targets:
            seconds.append(factor_to(after, target, step))
        multiply(after, targets, seconds, youngest=True)
        factors: list[Factor] = []
        for target, first, second in zip(targets, firsts, seconds, strict=True):
            factors.append(Factor(target.areas, target.sex, target.age, first, second))
        return youngest, factors
    if reused:
        multiply(after, reused, [factor.first for factor in reused], youngest=False)
        youngest = count(after)
        multiply(after, reused, [factor.second for factor in reused], youngest=True)
    return youngest, list(reused)


def adjustments(
    before: Cells, after: Cells, youngest: Youngest, clamped: Sequence[Cell]
) -> list[float]:
    """[area], what clamping and raking added.

    `before` has the ages above the youngest before raking and after clamping. The youngest group
    is measured from its last count, so that the children of raked women are entrants.
    """
    by_area: list[float] = []
    for area in range(len(after)):
        more = 0.0
        for sex in SEXES:
            more += after[area][sex][0]
            for age in range(1, len(after[area][sex])):
                more += after[area][sex][age] - before[area][sex][age]
        by_area.append(more - youngest.persons[area])
    for cell in [*clamped, *youngest.clamped]:
        by_area[cell.area] -= cell.persons
    return by_area


def largest_change(factors: Sequence[Sequence[Factor]]) -> float:
    """The largest |first x second - 1| of all steps; 0 without raking."""
    largest = 0.0
    for step in factors:
        for factor in step:
            change = abs(factor.first * factor.second - 1.0)
            largest = max(largest, change)
    return largest


def copied(cells: Cells) -> Cells:
    """Lists of the same numbers."""
    copy: Cells = []
    for table in cells:
        copy.append([list(ages) for ages in table])
    return copy


def scaled(table: Table, multiplier: float) -> Table:
    """The table times the multiplier."""
    times: Table = []
    for row in table:
        times.append([value * multiplier for value in row])
    return times


def added(table: Table, other: Table) -> Table:
    """Sum of two tables of one shape."""
    both: Table = []
    for sex in SEXES:
        both.append([a + b for a, b in zip(table[sex], other[sex], strict=True)])
    return both

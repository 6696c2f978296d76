"""The five-year cohort-component engine again, in plain loops.

Written from METHOD (sections 0, 1, 3, 8) and EXCHANGE before the engine, and without sight of it,
so that the two can be compared. Nothing here is fast or clever: lists, dicts, floats, for-loops.

Conventions
-----------
- One area. Sex 0 is male, 1 is female. Age groups ``g = 0 .. G-1``, the last one open.
- Step ``k`` runs from ``t = start_year + 5k`` to ``t + 5``.
- ``survival``, ``net_rate`` and ``net_count`` have rows ``0 .. G-2``: row ``g`` moves ``g`` to
  ``g+1``; row ``G-2`` applies to groups ``G-2`` and ``G-1`` together and fills ``G-1``.
- ``net_rate`` is per person of the group at the start and is added to survival. ``net_count`` is
  persons in the whole step, labelled by age at the start, added at the end; it does not die.
- A group below zero is set to zero before the women are counted; what that adds is ``adjustment``.
- Children 0-4 are ``child_woman_ratio`` times the women 15-49 projected at ``t + 5``.
  ``child_woman_ratio``, ``cwr_per_tfr`` and ``males_per_100_females`` of step ``k`` belong to its
  end, ``t + 5``.
- Paths are piecewise linear between their years and flat outside. A year means 1 October of it,
  like ``t``. No rounding anywhere.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

Path: TypeAlias = dict[int, float]
"""Year to value."""

MALE = 0
FEMALE = 1
WIDTH = 5


@dataclass
class Assumptions:
    """What one area is projected with; the outer list of every field is the step."""

    start_year: int
    survival: list[list[list[float]]]
    """[step][sex][g], share."""
    net_rate: list[list[list[float]]]
    """[step][sex][g], per person at the start."""
    net_count: list[list[list[float]]]
    """[step][sex][g], persons in the whole step."""
    child_woman_ratio: list[float]
    """[step], children 0-4 per woman 15-49, at the end of the step."""
    males_per_100_females: list[float]
    """[step], at ages 0-4, at the end of the step."""
    cwr_per_tfr: list[float] | None = None
    """[step], child-woman ratio per unit of total fertility rate."""


@dataclass
class Scenario:
    """Levers on the assumptions; a lever that is None leaves them alone."""

    tfr: Path | None = None
    tfr_at: Literal["end", "mid", "mean"] = "end"
    migration: Path | None = None
    """Multiplier of rule ``scale``."""
    migration_at: Literal["mid", "end"] = "mid"


@dataclass
class Projection:
    """Population at the base and at the end of every step, and what changed it."""

    population: list[list[list[float]]]
    """[step][sex][age], persons; step 0 is the base."""
    components: list[dict[str, float]]
    """[step], persons: entrants, deaths, net_migration, arrivals, adjustment, change."""


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


def apply(scenario: Scenario, assumptions: Assumptions) -> Assumptions:
    """Assumptions under the scenario; the ones given are not changed.

    Raises
    ------
    ValueError
        If there is a TFR path but no ``cwr_per_tfr`` to turn it into child-woman ratios.
    """
    steps = len(assumptions.survival)
    net_rate: list[list[list[float]]] = []
    net_count: list[list[list[float]]] = []
    child_woman_ratio: list[float] = []
    for step in range(steps):
        t = assumptions.start_year + WIDTH * step

        multiplier = 1.0
        if scenario.migration is not None:
            multiplier = _multiplier(scenario.migration, scenario.migration_at, t)
        net_rate.append(_scaled(assumptions.net_rate[step], multiplier))
        net_count.append(_scaled(assumptions.net_count[step], multiplier))

        ratio = assumptions.child_woman_ratio[step]
        if scenario.tfr is not None:
            if assumptions.cwr_per_tfr is None:
                raise ValueError("a tfr path needs cwr_per_tfr; the assumptions have none")
            ratio = _tfr(scenario.tfr, scenario.tfr_at, t) * assumptions.cwr_per_tfr[step]
        child_woman_ratio.append(ratio)

    return Assumptions(
        start_year=assumptions.start_year,
        survival=[_scaled(table, 1.0) for table in assumptions.survival],
        net_rate=net_rate,
        net_count=net_count,
        child_woman_ratio=child_woman_ratio,
        males_per_100_females=list(assumptions.males_per_100_females),
        cwr_per_tfr=None if assumptions.cwr_per_tfr is None else list(assumptions.cwr_per_tfr),
    )


def project(
    base: list[list[float]], assumptions: Assumptions, lower_bounds_of_ages: list[int]
) -> Projection:
    """Carry the base population [sex][age] through every step of the assumptions.

    Raises
    ------
    ValueError
        If the tables do not have the shapes said above, or the ages cannot be cut at 15 and 50.
    """
    _check(base, assumptions, lower_bounds_of_ages)
    population = [[list(base[MALE]), list(base[FEMALE])]]
    components: list[dict[str, float]] = []
    for step in range(len(assumptions.survival)):
        after, component = _one_step(population[step], assumptions, step, lower_bounds_of_ages)
        population.append(after)
        components.append(component)
    return Projection(population, components)


def _one_step(
    before: list[list[float]], assumptions: Assumptions, step: int, lower_bounds: list[int]
) -> tuple[list[list[float]], dict[str, float]]:
    groups = len(lower_bounds)
    after = [[0.0] * groups, [0.0] * groups]
    deaths = 0.0
    net_migration = 0.0
    adjustment = 0.0

    for sex in (MALE, FEMALE):
        for g in range(groups - 1):
            at_start = before[sex][g]
            if g == groups - 2:
                at_start = before[sex][groups - 2] + before[sex][groups - 1]
            survival = assumptions.survival[step][sex][g]
            rate = assumptions.net_rate[step][sex][g]
            count = assumptions.net_count[step][sex][g]

            deaths += at_start * (1.0 - survival)
            net_migration += at_start * rate + count
            at_end = at_start * (survival + rate) + count
            if at_end < 0.0:
                adjustment -= at_end
                at_end = 0.0
            after[sex][g + 1] = at_end

    women = 0.0
    for g in range(groups):
        if 15 <= lower_bounds[g] < 50:
            women += after[FEMALE][g]
    children = assumptions.child_woman_ratio[step] * women
    sex_ratio = assumptions.males_per_100_females[step]
    after[MALE][0] = children * sex_ratio / (100.0 + sex_ratio)
    after[FEMALE][0] = children * 100.0 / (100.0 + sex_ratio)

    return after, {
        "entrants": children,
        "deaths": deaths,
        "net_migration": net_migration,
        "arrivals": 0.0,
        "adjustment": adjustment,
        "change": _total(after) - _total(before),
    }


def _multiplier(path: Path, at: str, t: int) -> float:
    if at == "mid":
        return path_value(path, t + WIDTH / 2)
    if at == "end":
        return path_value(path, t + WIDTH)
    raise ValueError(f"migration_at: found {at!r}; expected 'mid' or 'end'")


def _tfr(path: Path, at: str, t: int) -> float:
    if at == "end":
        return path_value(path, t + WIDTH)
    if at == "mid":
        return path_value(path, t + WIDTH / 2)
    if at == "mean":
        return path_mean(path, t, t + WIDTH)
    raise ValueError(f"tfr_at: found {at!r}; expected 'end', 'mid' or 'mean'")


def _scaled(table: list[list[float]], multiplier: float) -> list[list[float]]:
    scaled: list[list[float]] = []
    for row in table:
        scaled.append([value * multiplier for value in row])
    return scaled


def _total(population: list[list[float]]) -> float:
    total = 0.0
    for ages in population:
        for persons in ages:
            total += persons
    return total


def _check(base: list[list[float]], assumptions: Assumptions, lower_bounds: list[int]) -> None:
    groups = len(lower_bounds)
    if lower_bounds != [WIDTH * g for g in range(groups)]:
        raise ValueError(f"ages must be five-year groups from 0; found {lower_bounds}")
    if 50 not in lower_bounds:
        raise ValueError("ages must be cut at 15 and 50 for the women 15-49")
    if len(base) != 2 or any(len(ages) != groups for ages in base):
        raise ValueError(f"base must be [2][{groups}]")

    steps = len(assumptions.survival)
    for name in ("survival", "net_rate", "net_count"):
        tables: list[list[list[float]]] = getattr(assumptions, name)
        if len(tables) != steps:
            raise ValueError(f"{name} must have {steps} steps; found {len(tables)}")
        for table in tables:
            if len(table) != 2 or any(len(row) != groups - 1 for row in table):
                raise ValueError(f"{name} must be [2][{groups - 1}] in every step")
    for name in ("child_woman_ratio", "males_per_100_females", "cwr_per_tfr"):
        values: list[float] | None = getattr(assumptions, name)
        if values is not None and len(values) != steps:
            raise ValueError(f"{name} must have {steps} steps; found {len(values)}")

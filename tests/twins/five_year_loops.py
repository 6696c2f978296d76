"""The five-year cohort-component engine again, in plain loops.

Written from METHOD (sections 0, 1, 3, 8) and EXCHANGE before the engine, and without sight of it,
so that the two can be compared. Nothing here is fast or clever: lists, dicts, floats, for-loops.

Conventions
-----------
- Sex 0 is male, 1 is female. Age groups ``g = 0 .. G-1``, the last one open. `project` is for one
  area, `project_areas` for a list of them; only the pool of gross flows and raking join areas.
- Step ``k`` runs from ``t = start_year + 5k`` to ``t + 5``.
- ``survival``, ``net_rate``, ``net_count``, ``out_rate`` and ``in_share`` have rows ``0 .. G-2``:
  row ``g`` moves ``g`` to ``g+1``; row ``G-2`` applies to groups ``G-2`` and ``G-1`` together and
  fills ``G-1``. Profiles and arrivals have all ``G`` groups.
- ``net_rate`` is per person of the group at the start and is added to survival. ``net_count`` is
  persons in the whole step, labelled by age at the start, added at the end; it does not die.
- Half of ``arrivals`` is there at the start and survives, half comes at the end.
- A group below zero, before the women are counted, is refused or, with ``clamp``, set to zero;
  what that adds is ``adjustment``, like what raking adds.
- Children 0-4 are ``child_woman_ratio`` times the women 15-49 projected at ``t + 5``.
  ``child_woman_ratio``, ``cwr_per_tfr`` and ``males_per_100_females`` of step ``k`` belong to its
  end, ``t + 5``.
  Half of the arrivals at 0-4 is added on top of them.
- Paths are piecewise linear between their years and flat outside. A year means 1 October of it,
  like ``t``. No rounding anywhere.
"""

from dataclasses import dataclass, field, replace
from typing import Literal

from tests.twins.common_loops import (
    FEMALE,
    MALE,
    SEXES,
    Arrivals,
    BelowZeroError,
    Cell,
    Cells,
    Factor,
    Flows,
    Path,
    Projection,
    Projections,
    Rule,
    Table,
    Target,
    Youngest,
    added,
    adjustments,
    arrivals_of_step,
    check_all_blocks,
    copied,
    count_and_rake,
    largest_change,
    last_two_together,
    migration_of_step,
    multiplier_of_step,
    path_mean,
    path_value,
    refuse_or_clamp,
    scaled,
    tfr_of_step,
    total,
)

__all__ = [
    "FEMALE",
    "MALE",
    "WIDTH",
    "Arrivals",
    "Assumptions",
    "BelowZeroError",
    "Cell",
    "Factor",
    "Path",
    "Projection",
    "Projections",
    "Scenario",
    "Target",
    "apply",
    "path_mean",
    "path_value",
    "project",
    "project_areas",
]

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
    out_rate: list[Table] | None = None
    """[step][sex][g], leaving per person at the start; then net_rate and net_count are 0."""
    in_share: list[Table] | None = None
    """[step][sex][g], share of the pool; adds to 1 over the areas."""
    rule: Rule = "scale"
    multiplier: list[float] | None = None
    """[step], of the rule; the rule ``scale`` is already in scaled net tables."""
    profile: Table | None = None
    """[sex][G], what the rule ``offset`` spreads by."""
    arrivals: list[Table] | None = None
    """[step][sex][G], persons that come in the whole step."""


@dataclass
class Scenario:
    """Levers on the assumptions; a lever that is None leaves them alone."""

    tfr: Path | None = None
    tfr_at: Literal["end", "mid", "mean"] = "end"
    migration: Path | None = None
    """Multiplier of the rule."""
    migration_at: Literal["mid", "end"] = "mid"
    rule: Rule = "scale"
    profile: Table | None = None
    """[sex][G], of the rule ``offset``."""
    arrivals: list[Arrivals] = field(default_factory=list)


def apply(scenario: Scenario, assumptions: Assumptions) -> Assumptions:
    """Assumptions under the scenario; the ones given are not changed.

    Raises
    ------
    ValueError
        If there is a TFR path but no ``cwr_per_tfr`` to turn it into child-woman ratios.
    """
    steps = len(assumptions.survival)
    groups = len(assumptions.survival[0][MALE]) + 1 if steps else 0
    net_rate: list[Table] = []
    net_count: list[Table] = []
    child_woman_ratio: list[float] = []
    multipliers: list[float] = []
    arrivals: list[Table] = []
    for step in range(steps):
        t = assumptions.start_year + WIDTH * step

        multiplier = 1.0
        if scenario.migration is not None:
            multiplier = multiplier_of_step(scenario.migration, scenario.migration_at, t, WIDTH)
        multipliers.append(multiplier)
        scale = multiplier if scenario.rule == "scale" else 1.0
        net_rate.append(scaled(assumptions.net_rate[step], scale))
        net_count.append(scaled(assumptions.net_count[step], scale))

        ratio = assumptions.child_woman_ratio[step]
        if scenario.tfr is not None:
            if assumptions.cwr_per_tfr is None:
                raise ValueError("a tfr path needs cwr_per_tfr; the assumptions have none")
            tfr = tfr_of_step(scenario.tfr, scenario.tfr_at, t, WIDTH)
            ratio = tfr * assumptions.cwr_per_tfr[step]
        child_woman_ratio.append(ratio)

        coming = arrivals_of_step(scenario.arrivals, t, WIDTH, groups)
        if assumptions.arrivals is not None:
            coming = added(assumptions.arrivals[step], coming)
        arrivals.append(coming)

    changed = replace(
        assumptions,
        survival=[scaled(table, 1.0) for table in assumptions.survival],
        net_rate=net_rate,
        net_count=net_count,
        child_woman_ratio=child_woman_ratio,
        males_per_100_females=list(assumptions.males_per_100_females),
        cwr_per_tfr=None if assumptions.cwr_per_tfr is None else list(assumptions.cwr_per_tfr),
        arrivals=arrivals,
    )
    in_the_tables = scenario.rule == "scale" and assumptions.out_rate is None
    if scenario.migration is not None and not in_the_tables:
        changed.rule = scenario.rule
        changed.multiplier = multipliers
        changed.profile = scenario.profile
    return changed


def project(
    base: Table, assumptions: Assumptions, lower_bounds_of_ages: list[int], *, clamp: bool = True
) -> Projection:
    """Carry the base population [sex][age] of one area through every step of the assumptions.

    Raises
    ------
    ValueError
        If the tables do not have the shapes said above, or the ages cannot be cut at 15 and 50.
    """
    return project_areas([base], [assumptions], lower_bounds_of_ages, clamp=clamp).areas[0]


def project_areas(
    bases: Cells,
    assumptions: list[Assumptions],
    lower_bounds_of_ages: list[int],
    *,
    clamp: bool = False,
    targets: list[list[Target]] | None = None,
    factors: list[list[Factor]] | None = None,
) -> Projections:
    """Carry the base populations [area][sex][age] together through every step.

    ``targets`` [step] are raked to; ``factors`` [step], of another run, are used as they are.

    Raises
    ------
    ValueError
        If tables do not have the shapes said above, the ages cannot be cut at 15 and 50, blocks of
        targets overlap, or a target cannot be reached.
    BelowZeroError
        If cells fall below zero and are not to be clamped.
    """
    if len(bases) != len(assumptions) or not bases:
        raise ValueError(f"{len(bases)} bases and {len(assumptions)} assumptions")
    for base, one in zip(bases, assumptions, strict=True):
        _check(base, one, lower_bounds_of_ages)
    steps = len(assumptions[0].survival)
    if any(len(one.survival) != steps for one in assumptions):
        raise ValueError("all areas must have the same steps")
    check_all_blocks(targets, factors, steps, len(lower_bounds_of_ages))

    run = Projections([Projection([table], []) for table in copied(bases)], [], 0.0, [])
    before = copied(bases)
    for step in range(steps):
        before = _one_step(
            before,
            assumptions,
            lower_bounds_of_ages,
            run,
            step=step,
            targets=targets[step] if targets is not None else [],
            reused=factors[step] if factors is not None else [],
            clamp=clamp,
        )
    run.largest_change = largest_change(run.factors)
    return run


def _one_step(
    before: Cells,
    assumptions: list[Assumptions],
    lower_bounds: list[int],
    run: Projections,
    *,
    step: int,
    targets: list[Target],
    reused: list[Factor],
    clamp: bool,
) -> Cells:
    """Carry all areas through one step and add what happened to the run."""
    groups = len(lower_bounds)
    areas = range(len(before))
    at_start = [last_two_together(table) for table in before]
    moving = migration_of_step(at_start, [_flows(one, step) for one in assumptions])
    coming: Cells = []
    for one in assumptions:
        none = [[0.0] * groups, [0.0] * groups]
        coming.append(none if one.arrivals is None else one.arrivals[step])
    coming_rows = [last_two_together(table) for table in coming]

    after: Cells = [[[0.0] * groups, [0.0] * groups] for _ in areas]
    deaths = [0.0 for _ in areas]
    for area in areas:
        for sex in SEXES:
            for row in range(groups - 1):
                survival = assumptions[area].survival[step][sex][row]
                exposed = at_start[area][sex][row] + coming_rows[area][sex][row] / 2.0
                deaths[area] += exposed * (1.0 - survival)
                after[area][sex][row + 1] = (
                    exposed * survival + moving[area][sex][row] + coming[area][sex][row + 1] / 2.0
                )
    clamped = refuse_or_clamp(after, range(1, groups), step, clamp=clamp)
    unraked = copied(after)

    def count(cells: Cells) -> Youngest:
        return _children(cells, assumptions, coming, lower_bounds, step=step, clamp=clamp)

    youngest, factors = count_and_rake(after, count, targets, reused, step)
    adjustment = adjustments(unraked, after, youngest, clamped)
    for area in areas:
        run.areas[area].population.append(copied([after[area]])[0])
        run.areas[area].components.append(
            {
                "entrants": youngest.entrants[area],
                "deaths": deaths[area],
                "net_migration": total([moving[area]]),
                "arrivals": total([coming[area]]),
                "adjustment": adjustment[area],
                "change": total([after[area]]) - total([before[area]]),
            }
        )
    run.factors.append(factors)
    run.clamped.extend([*clamped, *youngest.clamped])
    return after


def _children(
    cells: Cells,
    assumptions: list[Assumptions],
    coming: Cells,
    lower_bounds: list[int],
    *,
    step: int,
    clamp: bool,
) -> Youngest:
    """Count the children 0-4 on the women who are there and put them in place."""
    youngest = Youngest([], [], [], [])
    for area, one in enumerate(assumptions):
        women = 0.0
        for g, lower_bound in enumerate(lower_bounds):
            if 15 <= lower_bound < 50:
                women += cells[area][FEMALE][g]
        children = one.child_woman_ratio[step] * women
        sex_ratio = one.males_per_100_females[step]
        boys = children * sex_ratio / (100.0 + sex_ratio)
        girls = children * 100.0 / (100.0 + sex_ratio)
        cells[area][MALE][0] = boys + coming[area][MALE][0] / 2.0
        cells[area][FEMALE][0] = girls + coming[area][FEMALE][0] / 2.0
        youngest.entrants.append(children)
        youngest.deaths.append(0.0)
    youngest.clamped = refuse_or_clamp(cells, [0], step, clamp=clamp)
    for table in cells:
        youngest.persons.append(table[MALE][0] + table[FEMALE][0])
    return youngest


def _flows(assumptions: Assumptions, step: int) -> Flows:
    multiplier = assumptions.multiplier
    profile = assumptions.profile
    return Flows(
        net_rate=assumptions.net_rate[step],
        net_count=assumptions.net_count[step],
        out_rate=None if assumptions.out_rate is None else assumptions.out_rate[step],
        in_share=None if assumptions.in_share is None else assumptions.in_share[step],
        rule=assumptions.rule,
        multiplier=None if multiplier is None else multiplier[step],
        profile=None if profile is None else last_two_together(profile),
    )


def _check(base: list[list[float]], assumptions: Assumptions, lower_bounds: list[int]) -> None:
    groups = len(lower_bounds)
    if lower_bounds != [WIDTH * g for g in range(groups)]:
        raise ValueError(f"ages must be five-year groups from 0; found {lower_bounds}")
    if 50 not in lower_bounds:
        raise ValueError("ages must be cut at 15 and 50 for the women 15-49")
    if len(base) != 2 or any(len(ages) != groups for ages in base):
        raise ValueError(f"base must be [2][{groups}]")

    steps = len(assumptions.survival)
    for name in ("survival", "net_rate", "net_count", "out_rate", "in_share", "arrivals"):
        rows = groups if name == "arrivals" else groups - 1
        tables: list[Table] | None = getattr(assumptions, name)
        if tables is None:
            continue
        if len(tables) != steps:
            raise ValueError(f"{name} must have {steps} steps; found {len(tables)}")
        for table in tables:
            if len(table) != 2 or any(len(row) != rows for row in table):
                raise ValueError(f"{name} must be [2][{rows}] in every step")
    for name in ("child_woman_ratio", "males_per_100_females", "cwr_per_tfr", "multiplier"):
        values: list[float] | None = getattr(assumptions, name)
        if values is not None and len(values) != steps:
            raise ValueError(f"{name} must have {steps} steps; found {len(values)}")

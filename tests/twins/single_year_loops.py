"""The single-year cohort-component engine, in plain loops.

Written from METHOD (section 3, "even"), EXCHANGE and docs/methods/engines.md, without sight of the
engine, so that the two can be compared.

Conventions
-----------
- Sex 0 is male, 1 is female. Ages ``x = 0 .. w``, the last one open; the number of ages is that of
  the base. `project` is for one area, `project_areas` for a list of them.
- Step ``k`` runs from ``t = start_year + k`` to ``t + 1``.
- ``survival``, migration, profiles and arrivals have rows ``0 .. w``. Row 0 of survival is birth to
  age 0 at the end of the year, row ``x`` is ``x-1`` to ``x``, row ``w`` is ``w-1`` and ``w`` to
  ``w``.
- ``M_x`` is ``net_rate x persons of age x at the start + net_count``, persons in the year; half is
  there at the start and survives, half comes at the end, at age ``x`` both times. Arrivals are
  added to M in every formula and told apart in the components.
- ``adj_x = P_x + M_x/2``; ``P'_x = adj_{x-1} S_x + M_x/2``;
  ``P'_w = (adj_{w-1} + adj_w) S_w + M_w/2``; ``B = sum of f_x (adjF_x + P'F_x)/2``;
  ``P'_0 = B_s S_0 + M_0/2``. Nothing is born to age 0: its ``asfr`` must be 0.
- A cell below zero is refused or, with ``clamp``, set to zero: ages 1 and over after their
  end-of-year half, so before births are counted, and age 0 after its own.
- Raked populations have births counted on the raked women at the end of the year.
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

WIDTH = 1


@dataclass
class Assumptions:
    """What one area is projected with; the outer list of every field but `profile` is the step."""

    start_year: int
    survival: list[Table]
    """[step][sex][x], share."""
    net_rate: list[Table]
    """[step][sex][x], per person at the start."""
    net_count: list[Table]
    """[step][sex][x], persons in the year."""
    asfr: list[list[float]]
    """[step][x], births per woman in the year."""
    males_per_100_females: list[float]
    """[step], of births."""
    out_rate: list[Table] | None = None
    """[step][sex][x], leaving per person at the start; then net_rate and net_count are 0."""
    in_share: list[Table] | None = None
    """[step][sex][x], share of the pool; adds to 1 over the areas."""
    rule: Rule = "scale"
    multiplier: list[float] | None = None
    """[step], of the rule; the rule ``scale`` is already in scaled net tables."""
    profile: Table | None = None
    """[sex][x], what the rule ``offset`` spreads by."""
    arrivals: list[Table] | None = None
    """[step][sex][x], persons that come in the year."""


@dataclass
class Scenario:
    """Levers on the assumptions; a lever that is None leaves them alone."""

    tfr: Path | None = None
    tfr_at: Literal["end", "mid", "mean"] = "mid"
    migration: Path | None = None
    """Multiplier of the rule."""
    migration_at: Literal["mid", "end"] = "mid"
    rule: Rule = "scale"
    profile: Table | None = None
    """[sex][x], of the rule ``offset``."""
    arrivals: list[Arrivals] = field(default_factory=list)


def apply(scenario: Scenario, assumptions: Assumptions) -> Assumptions:
    """Assumptions under the scenario; the ones given are not changed.

    Raises
    ------
    ValueError
        If there is a TFR path but the rates of a year add to 0, so that they have no shape.
    """
    steps = len(assumptions.survival)
    groups = len(assumptions.survival[0][MALE]) if steps else 0
    net_rate: list[Table] = []
    net_count: list[Table] = []
    asfr: list[list[float]] = []
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

        rates = list(assumptions.asfr[step])
        if scenario.tfr is not None:
            tfr = tfr_of_step(scenario.tfr, scenario.tfr_at, t, WIDTH)
            rates = _with_sum(rates, tfr, step)
        asfr.append(rates)

        coming = arrivals_of_step(scenario.arrivals, t, WIDTH, groups)
        if assumptions.arrivals is not None:
            coming = added(assumptions.arrivals[step], coming)
        arrivals.append(coming)

    changed = replace(
        assumptions,
        survival=[scaled(table, 1.0) for table in assumptions.survival],
        net_rate=net_rate,
        net_count=net_count,
        asfr=asfr,
        males_per_100_females=list(assumptions.males_per_100_females),
        arrivals=arrivals,
    )
    in_the_tables = scenario.rule == "scale" and assumptions.out_rate is None
    if scenario.migration is not None and not in_the_tables:
        changed.rule = scenario.rule
        changed.multiplier = multipliers
        changed.profile = scenario.profile
    return changed


def _with_sum(rates: list[float], tfr: float, step: int) -> list[float]:
    """Rates of the same shape that add to the TFR (ages are one year wide)."""
    there = 0.0
    for rate in rates:
        there += rate
    if there == 0.0:
        raise ValueError(f"step {step}: a tfr path needs asfr above 0, whose shape is kept")
    shaped: list[float] = []
    for rate in rates:
        shaped.append(tfr * (rate / there))
    return shaped


def project(base: Table, assumptions: Assumptions, *, clamp: bool = False) -> Projection:
    """Carry the base population [sex][x] of one area through every year of the assumptions."""
    return project_areas([base], [assumptions], clamp=clamp).areas[0]


def project_areas(
    bases: Cells,
    assumptions: list[Assumptions],
    *,
    clamp: bool = False,
    targets: list[list[Target]] | None = None,
    factors: list[list[Factor]] | None = None,
) -> Projections:
    """Carry the base populations [area][sex][x] together through every year.

    ``targets`` [step] are raked to; ``factors`` [step], of another run, are used as they are.

    Raises
    ------
    ValueError
        If tables do not have the shapes said above, blocks of targets overlap, or a target cannot
        be reached.
    BelowZeroError
        If cells fall below zero and are not to be clamped.
    """
    if len(bases) != len(assumptions) or not bases:
        raise ValueError(f"{len(bases)} bases and {len(assumptions)} assumptions")
    groups = len(bases[0][MALE])
    steps = len(assumptions[0].survival)
    for base, one in zip(bases, assumptions, strict=True):
        _check(base, one, groups, steps)
    check_all_blocks(targets, factors, steps, groups)

    run = Projections([Projection([table], []) for table in copied(bases)], [], 0.0, [])
    before = copied(bases)
    for step in range(steps):
        before = _one_year(
            before,
            assumptions,
            run,
            step=step,
            targets=targets[step] if targets is not None else [],
            reused=factors[step] if factors is not None else [],
            clamp=clamp,
        )
    run.largest_change = largest_change(run.factors)
    return run


def _one_year(
    before: Cells,
    assumptions: list[Assumptions],
    run: Projections,
    *,
    step: int,
    targets: list[Target],
    reused: list[Factor],
    clamp: bool,
) -> Cells:
    """Carry all areas through one year and add what happened to the run."""
    groups = len(before[0][MALE])
    areas = range(len(before))
    moving = migration_of_step(before, [_flows(one, step) for one in assumptions])
    coming: Cells = []
    for one in assumptions:
        none = [[0.0] * groups, [0.0] * groups]
        coming.append(none if one.arrivals is None else one.arrivals[step])

    adjusted = copied(before)
    half: Cells = copied(before)
    for area in areas:
        for sex in SEXES:
            for x in range(groups):
                half[area][sex][x] = (moving[area][sex][x] + coming[area][sex][x]) / 2.0
                adjusted[area][sex][x] = before[area][sex][x] + half[area][sex][x]

    after: Cells = [[[0.0] * groups, [0.0] * groups] for _ in areas]
    deaths = [0.0 for _ in areas]
    for area in areas:
        for sex in SEXES:
            for x in range(1, groups):
                survival = assumptions[area].survival[step][sex][x]
                exposed = adjusted[area][sex][x - 1]
                if x == groups - 1:
                    exposed = adjusted[area][sex][x - 1] + adjusted[area][sex][x]
                deaths[area] += exposed * (1.0 - survival)
                after[area][sex][x] = exposed * survival + half[area][sex][x]
    clamped = refuse_or_clamp(after, range(1, groups), step, clamp=clamp)
    unraked = copied(after)

    def count(cells: Cells) -> Youngest:
        return _newborn(cells, assumptions, adjusted, half, step=step, clamp=clamp)

    youngest, factors = count_and_rake(after, count, targets, reused, step)
    adjustment = adjustments(unraked, after, youngest, clamped)
    for area in areas:
        run.areas[area].population.append(copied([after[area]])[0])
        run.areas[area].components.append(
            {
                "entrants": youngest.entrants[area],
                "deaths": deaths[area] + youngest.deaths[area],
                "net_migration": total([moving[area]]),
                "arrivals": total([coming[area]]),
                "adjustment": adjustment[area],
                "change": total([after[area]]) - total([before[area]]),
            }
        )
    run.factors.append(factors)
    run.clamped.extend([*clamped, *youngest.clamped])
    return after


def _newborn(
    cells: Cells,
    assumptions: list[Assumptions],
    adjusted: Cells,
    half: Cells,
    *,
    step: int,
    clamp: bool,
) -> Youngest:
    """Count births on the mean of the women at the start and at the end, and put age 0 in place."""
    youngest = Youngest([], [], [], [])
    for area, one in enumerate(assumptions):
        births = 0.0
        for x in range(1, len(one.asfr[step])):
            exposure = (adjusted[area][FEMALE][x] + cells[area][FEMALE][x]) / 2.0
            births += one.asfr[step][x] * exposure
        sex_ratio = one.males_per_100_females[step]
        of_sex = [
            births * sex_ratio / (100.0 + sex_ratio),
            births * 100.0 / (100.0 + sex_ratio),
        ]
        deaths = 0.0
        for sex in SEXES:
            survival = one.survival[step][sex][0]
            deaths += of_sex[sex] * (1.0 - survival)
            cells[area][sex][0] = of_sex[sex] * survival + half[area][sex][0]
        youngest.entrants.append(births)
        youngest.deaths.append(deaths)
    youngest.clamped = refuse_or_clamp(cells, [0], step, clamp=clamp)
    for table in cells:
        youngest.persons.append(table[MALE][0] + table[FEMALE][0])
    return youngest


def _flows(assumptions: Assumptions, step: int) -> Flows:
    multiplier = assumptions.multiplier
    return Flows(
        net_rate=assumptions.net_rate[step],
        net_count=assumptions.net_count[step],
        out_rate=None if assumptions.out_rate is None else assumptions.out_rate[step],
        in_share=None if assumptions.in_share is None else assumptions.in_share[step],
        rule=assumptions.rule,
        multiplier=None if multiplier is None else multiplier[step],
        profile=assumptions.profile,
    )


def _check(base: Table, assumptions: Assumptions, groups: int, steps: int) -> None:
    if groups < 2 or len(base) != 2 or any(len(ages) != groups for ages in base):
        raise ValueError(f"base must be [2][{groups}], with two ages or more")
    for name in ("survival", "net_rate", "net_count", "out_rate", "in_share", "arrivals"):
        tables: list[Table] | None = getattr(assumptions, name)
        if tables is None:
            continue
        if len(tables) != steps:
            raise ValueError(f"{name} must have {steps} steps; found {len(tables)}")
        for table in tables:
            if len(table) != 2 or any(len(row) != groups for row in table):
                raise ValueError(f"{name} must be [2][{groups}] in every step")
    if len(assumptions.asfr) != steps or any(len(rates) != groups for rates in assumptions.asfr):
        raise ValueError(f"asfr must be [{steps}][{groups}]")
    if any(rates[0] != 0.0 for rates in assumptions.asfr):
        raise ValueError("asfr of age 0 must be 0")
    for name in ("males_per_100_females", "multiplier"):
        values: list[float] | None = getattr(assumptions, name)
        if values is not None and len(values) != steps:
            raise ValueError(f"{name} must have {steps} steps; found {len(values)}")

"""Runs of either engine, drawn with every lever, and the same runs told to the plain-loop twins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from types import ModuleType
from typing import Any, NamedTuple

import numpy as np
import pytest
from hypothesis import strategies as st
from tests.property.given import START, paths
from tests.twins import common_loops, five_year_loops, single_year_loops

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.demography.assumed.assumptions import Assumptions, rows_of
from sosei.demography.assumed.flows import GrossFlows
from sosei.demography.assumed.profiles import Profile
from sosei.demography.assumed.scenario import (
    Arrivals,
    GrossMigration,
    MigrationAt,
    MigrationRule,
    OffsetMigration,
    ScaleMigration,
    Scenario,
    TfrAt,
)
from sosei.demography.engine.components import Clamp, NegativePopulationError
from sosei.demography.engine.control import Control, Factors, ImpossibleTargetError, Targets
from sosei.demography.engine.projection import Projection, project
from sosei.demography.known.population import Basis, Population

WIDTHS = (5, 1)
TWINS: dict[int, ModuleType] = {5: five_year_loops, 1: single_year_loops}
COMPONENTS = ("entrants", "deaths", "net_migration", "arrivals", "adjustment", "change")


@dataclass(frozen=True)
class Case:
    """A base, its rates, and a scenario that moves some levers."""

    base: Population
    rates: Assumptions
    scenario: Scenario

    def project(self, control: Control | None = None, *, clamp: bool = True) -> Projection:
        """Project the scenario with the engine."""
        return project(self.base, self.scenario.apply(self.rates), control, clamp=clamp)

    @property
    def width(self) -> int:
        """Years of a step."""
        return self.base.ages.width

    @property
    def areas(self) -> range:
        """Places of the areas."""
        return range(len(self.base.areas))

    @property
    def quo(self) -> Case:
        """The same without levers."""
        return replace(self, scenario=Scenario("quo"))


def drawn_profile(random: np.random.Generator, ages: AgeGroups) -> Profile:
    """A profile of any shape, some weights 0."""
    weights = random.random((2, len(ages))) * (random.random((2, len(ages))) > 0.3)
    weights[0, 0] += 0.1
    return Profile("drawn", weights / weights.sum(), ages, "drawn")


class Draw:
    """What one case is drawn with: sizes first, then numbers of one random generator."""

    def __init__(self, draw: st.DrawFn, width: int, *, harsh: bool) -> None:
        self.draw, self.harsh = draw, harsh
        self.random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
        self.ages = AgeGroups(width, draw(st.sampled_from([50, 85 if width == 5 else 87, 100])))
        self.steps = draw(st.integers(1, 5 if width == 5 else 4))
        self.areas = draw(st.integers(1, 4))
        self.size = 10.0 ** draw(st.integers(0, 5))
        self.rows = (self.steps, 2, rows_of(self.ages), self.areas)

    def uniform(self, low: float, high: float, shape: tuple[int, ...]) -> Array:
        return self.random.uniform(low, high, shape)

    def population(self) -> Population:
        shape = (2, len(self.ages), self.areas)
        persons = self.uniform(0.3, 1, shape) * self.size
        if self.harsh:
            persons *= self.random.random(shape) > 0.1
        names = tuple(f"{place:05}" for place in range(self.areas))
        return Population(persons, self.ages, names, START, Basis.GIVEN)

    def fertility(self) -> dict[str, Any]:
        per_area = (self.steps, self.areas)
        if self.ages.width == 5:
            ratio = self.uniform(0.05, 0.6, per_area)
            return {
                "child_woman_ratio": ratio,
                "cwr_per_tfr": self.uniform(0.05, 0.2, per_area),
            }
        rates = self.uniform(0, 0.15, (self.steps, len(self.ages), self.areas))
        if self.draw(st.booleans()):
            rates[:, :15], rates[:, 50:] = 0, 0
        rates[:, 0] = 0
        return {"asfr": rates}

    def migration(self, flows: str) -> dict[str, Any]:
        low, high = (-1.2, 0.5) if self.harsh else (-0.1, 0.1)
        rate = self.uniform(low, high, self.rows) * (self.random.random(self.rows) > 0.4)
        count = self.uniform(low / 3, high / 3, self.rows) * self.size / 5
        if flows == "gross":
            out = self.uniform(0, 0.9 if self.harsh else 0.15, self.rows)
            shares = self.uniform(0.1, 1, self.rows)
            shares /= shares.sum(axis=3, keepdims=True)
            return {"net_rate": np.zeros(self.rows), "gross": GrossFlows(out, shares)}
        return {
            "net_rate": np.zeros(self.rows) if flows == "count" else rate,
            "net_count": None if flows == "rate" else count,
        }

    def rule(self, flows: str) -> MigrationRule | None:
        path, at = self.draw(paths(-0.5, 2)), self.draw(st.sampled_from(MigrationAt))
        scale: list[MigrationRule | None] = [None, ScaleMigration(path, at)]
        if flows == "gross":
            return self.draw(st.sampled_from([*scale, GrossMigration(path, at)]))
        return self.draw(st.sampled_from([*scale, OffsetMigration(path, at, self.profile())]))

    def profile(self) -> Profile:
        finer = self.ages.width == 5 and self.draw(st.booleans())
        return drawn_profile(self.random, AgeGroups(1, 100) if finer else self.ages)

    def arrivals(self) -> Arrivals:
        start = self.draw(st.integers(START, START + 12))
        years = self.draw(st.integers(1, 20))
        hundredths = self.draw(st.integers(-30 if self.harsh else 0, 100))
        persons = hundredths / 100 * self.size * (1 if self.harsh else 0.1)
        return Arrivals(start, start + years, persons, self.profile())

    def scenario(self, flows: str) -> Scenario:
        return Scenario(
            "drawn",
            tfr=self.draw(st.none() | paths(0.1, 4)),
            tfr_at=self.draw(st.none() | st.sampled_from(TfrAt)),
            migration=self.rule(flows),
            arrivals=tuple(self.arrivals() for _ in range(self.draw(st.integers(0, 2)))),
        )


@st.composite
def cases(
    draw: st.DrawFn,
    width: int,
    *,
    flows: tuple[str, ...] = ("rate", "count", "both", "gross"),
    harsh: bool | None = None,
) -> Case:
    """Draw a case of one engine; harsh rates take more than are there."""
    rough = draw(st.booleans()) if harsh is None else harsh
    told, form = Draw(draw, width, harsh=rough), draw(st.sampled_from(flows))
    base = told.population()
    rates = Assumptions(
        start=START,
        ages=told.ages,
        areas=base.areas,
        survival=told.uniform(0 if rough else 0.8, 1, told.rows),
        males_per_100_females=told.uniform(80, 130, (told.steps, told.areas)),
        **told.migration(form),
        **told.fertility(),
    )
    return Case(base, rates, told.scenario(form))


KINDS = {
    "total": (1, 1),
    "by_sex": (2, 1),
    "by_age": (1, None),
    "by_sex_and_age": (2, None),
}
"""Length of the sex and age axes of the targets; None: every age group."""


@st.composite
def targets(draw: st.DrawFn, case: Case, kind: str, *, some: bool = True) -> Targets:
    """Draw targets near what the case gives unraked, for one or two groups; some blocks have none."""
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    groups = draw(st.integers(1, 2)) if len(case.areas) > 1 else 1
    group_of = np.array([place % groups for place in case.areas], dtype=np.int64)
    persons = case.project().persons[1:]
    by_group = np.stack([persons[..., group_of == g].sum(axis=-1) for g in range(groups)], axis=-1)
    sexes, ages = KINDS[kind]
    if sexes == 1:
        by_group = by_group.sum(axis=1, keepdims=True)
    if ages == 1:
        by_group = by_group.sum(axis=2, keepdims=True)
    totals = by_group * random.uniform(0.8, 1.25, by_group.shape)
    if some and draw(st.booleans()):
        totals[random.random(totals.shape) < 0.2] = np.nan
    return Targets(totals, group_of, tuple(f"group {g}" for g in range(groups)))


# the same, in the twins' lists


def told_rates(case: Case, area: int) -> Any:
    """Return the twin's assumptions of one area."""
    rates, twin = case.rates, TWINS[case.width]
    nothing = np.zeros(rates.survival.shape[:-1]).tolist()
    gross = rates.gross
    fertility: dict[str, Any] = {}
    if rates.asfr is not None:
        fertility["asfr"] = rates.asfr[..., area].tolist()
    else:
        assert rates.child_woman_ratio is not None
        assert rates.cwr_per_tfr is not None
        fertility["child_woman_ratio"] = rates.child_woman_ratio[:, area].tolist()
        fertility["cwr_per_tfr"] = rates.cwr_per_tfr[:, area].tolist()
    return twin.Assumptions(
        start_year=rates.start,
        survival=rates.survival[..., area].tolist(),
        net_rate=rates.net_rate[..., area].tolist(),
        net_count=nothing if rates.net_count is None else rates.net_count[..., area].tolist(),
        males_per_100_females=rates.males_per_100_females[:, area].tolist(),
        out_rate=None if gross is None else gross.out_rate[..., area].tolist(),
        in_share=None if gross is None else gross.in_share[..., area].tolist(),
        **fertility,
    )


def told_profile(profile: Profile, ages: AgeGroups) -> list[list[float]]:
    """Return the weights on other groups, added up one by one."""
    weights = [[0.0] * len(ages) for _ in range(2)]
    for sex in (0, 1):
        for place, lower in enumerate(profile.ages.lower_bounds):
            group = min(lower // ages.width, len(ages) - 1)
            weights[sex][group] += float(profile.weights[sex, place])
    return weights


RULES = {ScaleMigration: "scale", OffsetMigration: "offset", GrossMigration: "gross"}


def told_scenario(case: Case) -> Any:
    """Return the twin's scenario."""
    scenario, twin, ages = case.scenario, TWINS[case.width], case.base.ages
    rule, levers = scenario.migration, dict[str, Any]()
    if scenario.tfr_at is not None:
        levers["tfr_at"] = scenario.tfr_at.value
    if rule is not None:
        levers["migration"] = dict(rule.path.points)
        levers["migration_at"] = rule.at.value
        levers["rule"] = RULES[type(rule)]
    if isinstance(rule, OffsetMigration):
        levers["profile"] = told_profile(rule.profile, ages)
    levers["arrivals"] = [
        twin.Arrivals(come.start, come.end, come.per_year, told_profile(come.profile, ages))
        for come in scenario.arrivals
    ]
    return twin.Scenario(tfr=None if scenario.tfr is None else dict(scenario.tfr.points), **levers)


def told_targets(control: Targets) -> list[list[common_loops.Target]]:
    """Return the twin's targets; blocks without one are left out."""
    steps, sexes, ages, groups = control.totals.shape
    return [
        [
            common_loops.Target(
                tuple(np.flatnonzero(control.group_of == group).tolist()),
                sex if sexes > 1 else None,
                age if ages > 1 else None,
                float(control.totals[step, sex, age, group]),
            )
            for sex in range(sexes)
            for age in range(ages)
            for group in range(groups)
            if not np.isnan(control.totals[step, sex, age, group])
        ]
        for step in range(steps)
    ]


class Looped(NamedTuple):
    """What the twin gave back, as arrays."""

    persons: Array
    components: dict[str, Array]
    run: common_loops.Projections


def looped(
    case: Case,
    control: Targets | None = None,
    factors: list[list[common_loops.Factor]] | None = None,
    *,
    clamp: bool,
) -> Looped:
    """Project the case with the twin of its engine."""
    twin = TWINS[case.width]
    scenario = told_scenario(case)
    rates = [twin.apply(scenario, told_rates(case, area)) for area in case.areas]
    bases = [case.base.persons[..., area].tolist() for area in case.areas]
    bounds = [list(case.base.ages.lower_bounds)] if case.width == 5 else []
    run = twin.project_areas(
        bases,
        rates,
        *bounds,
        clamp=clamp,
        targets=None if control is None else told_targets(control),
        factors=factors,
    )
    persons = np.stack([np.array(one.population) for one in run.areas], axis=-1)
    components = {
        name: np.array([[step[name] for step in one.components] for one in run.areas]).T
        for name in COMPONENTS
    }
    return Looped(persons, components, run)


# agreement


def floor(persons: Array) -> float:
    """Persons below which a difference is rounding: 1e-9 of the largest total."""
    return 1e-9 * max(1.0, float(np.abs(persons).sum(axis=(1, 2)).max()))


def assert_same_cells(ours: list[Clamp], theirs: list[common_loops.Cell], least: float) -> None:
    """Assert that engine and twin name the same cells below 0, as far below."""
    ours = sorted(cell for cell in ours if cell.persons > least)
    named = sorted(
        (cell.step, cell.sex, cell.age, cell.area, -cell.persons)
        for cell in theirs
        if -cell.persons > least
    )
    assert [cell[:4] for cell in ours] == [cell[:4] for cell in named]
    assert [cell.persons for cell in ours] == pytest.approx(
        [cell[4] for cell in named], rel=1e-9, abs=least
    )


def assert_same(projected: Projection, plain: Looped) -> None:
    """Assert that every cell, component, clamp and factor is the same but for rounding."""
    least = floor(projected.persons)
    assert projected.persons == pytest.approx(plain.persons, rel=1e-9, abs=least)
    for name in COMPONENTS:
        ours = getattr(projected.components, name)
        assert ours == pytest.approx(plain.components[name], rel=1e-9, abs=least), name
    assert_same_cells(list(projected.clamps), plain.run.clamped, least)


def assert_same_factors(found: Factors, wanted: Targets, plain: common_loops.Projections) -> None:
    """Assert the factors of every block that has a target, and the largest change."""
    asked = ~np.isnan(wanted.totals)
    for name in ("first", "second"):
        ours = getattr(found, name)[asked].tolist()
        theirs = [getattr(factor, name) for step in plain.factors for factor in step]
        assert ours == pytest.approx(theirs, rel=1e-9), name
        assert np.all(getattr(found, name)[~asked] == 1)
    assert found.largest_change == pytest.approx(plain.largest_change, rel=1e-9, abs=1e-12)


def agree(case: Case, control: Targets | None = None, *, clamp: bool = False) -> Projection | None:
    """Assert that engine and twin give the same, or refuse for the same reason (then None)."""
    try:
        plain = looped(case, control, clamp=clamp)
    except common_loops.BelowZeroError as refused:
        least = floor(case.base.persons[None])
        if all(-cell.persons < least for cell in refused.cells):
            return agree(case, control, clamp=True)  # rounding: the engine need not refuse it
        with pytest.raises(NegativePopulationError) as error:
            case.project(control, clamp=clamp)
        assert_same_cells(error.value.cells, refused.cells, least)
        return None
    except ValueError:
        refuse(lambda: case.project(control, clamp=clamp))
        return None
    projected = case.project(control, clamp=clamp)
    assert_same(projected, plain)
    if control is not None:
        assert projected.factors is not None
        assert_same_factors(projected.factors, control, plain.run)
    return projected


def refuse(run: Callable[[], object]) -> None:
    """Assert that a target cannot be reached."""
    with pytest.raises(ImpossibleTargetError):
        run()

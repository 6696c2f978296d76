"""Identities of demography that both engines keep, whatever the levers."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.property.drawn import KINDS, WIDTHS, Case, cases, drawn_profile, floor, targets
from tests.property.given import START

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.demography.assumed.assumptions import Assumptions, constant
from sosei.demography.assumed.flows import GrossFlows, Offset
from sosei.demography.assumed.scenario import (
    GrossMigration,
    OffsetMigration,
    Path,
    ScaleMigration,
    Scenario,
)
from sosei.demography.engine.control import Raking, Targets
from sosei.demography.engine.projection import Projection, balance_error, project
from sosei.demography.known.population import FEMALE, MALE, Basis, Population

BOTH = pytest.mark.parametrize("width", WIDTHS)
NET = ("rate", "count", "both")
FEW = settings(max_examples=25)


def close(one: Array, other: Array, least: float) -> None:
    """Assert that both are the same but for rounding."""
    assert one == pytest.approx(other, rel=1e-9, abs=least)


@BOTH
@given(data=st.data())
def test_change_is_the_sum_of_its_components(width: int, data: st.DataObject) -> None:
    case = data.draw(cases(width))
    control = data.draw(st.none() | targets(case, "by_sex", some=False))
    if control is not None:
        control = reachable(case, control)
    projected = case.project(control)
    assert balance_error(projected) <= floor(projected.persons)
    assert np.array_equal(projected.components.change, np.diff(projected.total, axis=0))


def reachable(case: Case, control: Targets) -> Targets:
    """Leave a target out where the raked run would have nobody."""
    empty = control.totals <= 1e-6 * case.base.persons.sum()
    return replace(control, totals=np.where(empty, np.nan, control.totals))


@BOTH
@FEW
@given(data=st.data())
def test_without_deaths_moves_and_children_nobody_is_lost(width: int, data: st.DataObject) -> None:
    case = data.draw(cases(width))
    held = still(case.base, steps=6)
    total = project(case.base, held).total
    assert total == pytest.approx(np.broadcast_to(total[0], total.shape), rel=1e-12)


def still(base: Population, steps: int) -> Assumptions:
    """Assumptions under which nobody dies, moves or is born."""
    single = base.ages.width == 1
    rows = len(base.ages) - (0 if single else 1)
    return constant(
        START,
        steps,
        base.ages,
        base.areas,
        survival=np.ones((2, rows)),
        net_rate=np.zeros((2, rows)),
        males_per_100_females=np.array(105.0),
        child_woman_ratio=None if single else np.array(0.0),
        asfr=np.zeros(len(base.ages)) if single else None,
    )


# migration


@BOTH
@FEW
@given(data=st.data())
def test_what_one_area_gains_from_the_pool_another_loses(width: int, data: st.DataObject) -> None:
    case = data.draw(cases(width, flows=("gross",)))
    if isinstance(case.scenario.migration, GrossMigration):
        case = case.quo  # its multiplier is asked for by area, and need not cancel out
    projected = case.project()
    together = projected.components.net_migration.sum(axis=1)
    assert together == pytest.approx(np.zeros_like(together), abs=floor(projected.persons))


@BOTH
@given(data=st.data(), multiplier=st.floats(-0.5, 2))
def test_every_rule_gives_the_multiplier_times_the_balance_of_the_first_step(
    width: int, data: st.DataObject, multiplier: float
) -> None:
    """Of every area; what is clamped is adjustment, and no migration."""
    case = data.draw(cases(width))
    path = Path({START: multiplier})
    profile = drawn_profile(np.random.default_rng(7202), case.base.ages)
    rules = [ScaleMigration(path)]
    gross = case.rates.gross is not None
    rules += [GrossMigration(path) if gross else OffsetMigration(path, profile=profile)]  # type: ignore[list-item]
    plain = case.quo.project()
    for rule in rules:
        moved = replace(case, scenario=Scenario("rule", migration=rule)).project()
        close(
            moved.components.net_migration[0],
            multiplier * plain.components.net_migration[0],
            floor(plain.persons),
        )


@BOTH
@FEW
@given(data=st.data())
def test_an_offset_keeps_the_ages_of_those_who_leave(width: int, data: st.DataObject) -> None:
    """What it adds to a cell is in proportion to the profile, whatever moves there already."""
    case = data.draw(cases(width, flows=NET, harsh=False)).quo
    profile = drawn_profile(np.random.default_rng(7202), case.base.ages)
    rule = OffsetMigration(Path({START: 0.0}), profile=profile)
    offset = rule.apply(case.rates).offset
    assert offset is not None
    assert offset.weights.sum() == pytest.approx(1)
    balance = case.project().components.net_migration[0]
    moved = replace(case, scenario=Scenario("offset", migration=rule)).project()
    added = moved.components.net_migration[0] - balance
    close(added, -balance, floor(moved.persons))
    if width == 5:
        cells = moved.persons[1] - case.project().persons[1]
        expected = offset.weights[:, :, None] * added
        close(cells[:, 1:], expected, floor(moved.persons))


@BOTH
@FEW
@given(data=st.data())
def test_a_multiplier_of_one_changes_nothing(width: int, data: st.DataObject) -> None:
    case = data.draw(cases(width))
    path = Path({START: 1.0})
    gross = case.rates.gross is not None
    plain = case.quo.project()
    for rule in (ScaleMigration(path), GrossMigration(path) if gross else OffsetMigration(path)):
        same = replace(case, scenario=Scenario("one", migration=rule)).project()
        close(same.persons, plain.persons, floor(plain.persons))


@BOTH
@FEW
@given(data=st.data())
def test_arrivals_of_the_components_are_per_year_times_the_years_of_the_step(
    width: int, data: st.DataObject
) -> None:
    case = data.draw(cases(width))
    told = case.project().components.arrivals
    for step, start in enumerate(case.rates.starts):
        years = [
            len(set(range(come.start, come.end)) & set(range(start, start + width)))
            for come in case.scenario.arrivals
        ]
        pairs = zip(case.scenario.arrivals, years, strict=True)
        persons = sum(come.per_year * each for come, each in pairs)
        close(told[step], np.full(len(case.areas), persons), 1e-9 * case.base.persons.max())


# raking


def sums(projected: Projection, control: Targets) -> Array:
    """Persons in the blocks of the targets, at the end of every step."""
    _, sexes, ages, groups = control.totals.shape
    blocks = np.stack(
        [projected.persons[1:][..., control.group_of == g].sum(axis=-1) for g in range(groups)],
        axis=-1,
    )
    blocks = blocks if sexes > 1 else blocks.sum(axis=1, keepdims=True)
    return blocks if ages > 1 else blocks.sum(axis=2, keepdims=True)


@BOTH
@pytest.mark.parametrize("kind", KINDS)
@FEW
@given(data=st.data())
def test_raking_hits_every_target(width: int, kind: str, data: st.DataObject) -> None:
    case = data.draw(cases(width, harsh=False))
    control = data.draw(targets(case, kind))
    asked = ~np.isnan(control.totals)
    found = sums(case.project(control), control)
    assert found[asked] == pytest.approx(control.totals[asked], rel=1e-9)


@BOTH
@pytest.mark.parametrize("kind", KINDS)
@FEW
@given(data=st.data())
def test_raking_is_idempotent(width: int, kind: str, data: st.DataObject) -> None:
    """Who is raked already is not changed by raking again."""
    case = data.draw(cases(width, harsh=False))
    control = data.draw(targets(case, kind))
    raked = case.project(control)
    again, step = raked.persons[-1].copy(), case.rates.steps - 1
    Raking(control, case.base.ages).everybody(again, step)
    close(again, raked.persons[-1], floor(raked.persons))


@BOTH
@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=10)
@given(data=st.data())
def test_targets_that_are_met_already_change_nothing(
    width: int, kind: str, data: st.DataObject
) -> None:
    case = data.draw(cases(width, harsh=False))
    drawn = data.draw(targets(case, kind, some=False))
    plain = case.project()
    raked = case.project(replace(drawn, totals=sums(plain, drawn)))
    close(raked.persons, plain.persons, floor(plain.persons))
    assert raked.factors is not None
    assert raked.factors.largest_change == pytest.approx(0, abs=1e-9)


@BOTH
@settings(max_examples=10)
@given(data=st.data())
def test_reused_factors_give_the_run_they_were_found_on(width: int, data: st.DataObject) -> None:
    case = data.draw(cases(width, harsh=False))
    first = case.project(data.draw(targets(case, "by_sex_and_age")))
    close(case.project(first.factors).persons, first.persons, floor(first.persons))


@BOTH
@settings(max_examples=10)
@given(data=st.data())
def test_a_group_without_targets_is_left_alone(width: int, data: st.DataObject) -> None:
    case = data.draw(cases(width, flows=NET, harsh=False))
    control = data.draw(targets(case, "total", some=False))
    control.totals[..., -1] = np.nan
    outside = control.group_of == control.totals.shape[-1] - 1
    raked, plain = case.project(control), case.project()
    assert np.array_equal(raked.persons[..., outside], plain.persons[..., outside])


# linearity


def scaled(case: Case, factor: float) -> Case:
    """Everything that is counted in persons, times a factor."""
    count = case.rates.net_count
    scenario = replace(
        case.scenario,
        arrivals=tuple(
            replace(come, per_year=come.per_year * factor) for come in case.scenario.arrivals
        ),
    )
    return Case(
        replace(case.base, persons=case.base.persons * factor),
        replace(case.rates, net_count=None if count is None else count * factor),
        scenario,
    )


@BOTH
@FEW
@given(data=st.data(), factor=st.sampled_from([0.01, 0.5, 3.0, 1000.0]))
def test_scaling_all_persons_scales_the_result(
    width: int, data: st.DataObject, factor: float
) -> None:
    case = data.draw(cases(width))
    plain, larger = case.project(), scaled(case, factor).project()
    close(larger.persons, plain.persons * factor, max(1, factor) * floor(plain.persons))


def of_areas(value: Any, places: list[int]) -> Any:
    """Keep some areas of an array, of flows, or of an offset, which has none."""
    if isinstance(value, GrossFlows):
        return replace(
            value, out_rate=value.out_rate[..., places], in_share=value.in_share[..., places]
        )
    return value if value is None or isinstance(value, Offset) else value[..., places]


def in_order(case: Case, places: list[int]) -> Case:
    """The same areas in another order, or some of them."""
    names = tuple(case.base.areas[place] for place in places)
    kept: dict[str, Any] = {"start": case.rates.start, "ages": case.rates.ages, "areas": names}
    arrays = {
        field.name: of_areas(getattr(case.rates, field.name), places)
        for field in fields(Assumptions)
        if field.name not in kept
    }
    return Case(
        replace(case.base, persons=case.base.persons[..., places], areas=names),
        Assumptions(**kept, **arrays),
        case.scenario,
    )


@BOTH
@FEW
@given(data=st.data())
def test_a_permutation_of_areas_permutes_the_result(width: int, data: st.DataObject) -> None:
    case = data.draw(cases(width))
    order = list(data.draw(st.permutations(case.areas)))
    moved, plain = in_order(case, order).project(), case.project()
    close(moved.persons, plain.persons[..., order], floor(plain.persons))
    for ours, theirs in zip(moved.components, plain.components, strict=True):
        close(ours, theirs[:, order], floor(plain.persons))


@BOTH
@FEW
@given(data=st.data())
def test_areas_with_net_migration_are_the_same_alone_and_together(
    width: int, data: st.DataObject
) -> None:
    case = data.draw(cases(width, flows=NET))
    together = case.project()
    for area in case.areas:
        alone = in_order(case, [area]).project()
        close(alone.persons[..., 0], together.persons[..., area], floor(together.persons))


@BOTH
@FEW
@given(data=st.data())
def test_wards_with_the_rates_of_the_city_add_up_to_the_city(
    width: int, data: st.DataObject
) -> None:
    case = replace(data.draw(cases(width, flows=NET, harsh=False)), scenario=Scenario("quo"))
    path, wards = Path({START: 1.0, START + 10: 0.0}), len(case.areas)
    case = replace(case, scenario=Scenario("offset", migration=OffsetMigration(path)))
    of_first = in_order(case, [0] * wards).rates
    case = replace(case, rates=replace(of_first, areas=case.base.areas))
    city = in_order(case, [0])
    count = city.rates.net_count
    city = replace(
        city,
        base=replace(city.base, persons=case.base.persons.sum(axis=-1, keepdims=True)),
        rates=replace(city.rates, net_count=None if count is None else count * wards),
    )
    together, whole = case.project(clamp=False), city.project(clamp=False)
    close(together.persons.sum(axis=-1), whole.persons[..., 0], floor(whole.persons))


def single_year_leslie(rates: Assumptions) -> Array:
    """The matrix that carries one area through one year of its first rates, written out."""
    assert rates.asfr is not None
    groups = len(rates.ages)
    survival, moving = rates.survival[0, ..., 0], rates.net_rate[0, ..., 0]
    matrix, women = np.zeros((2 * groups, 2 * groups)), slice(groups, 2 * groups)
    for sex in (MALE, FEMALE):
        first = sex * groups
        for age in range(groups):
            older = min(age + 1, groups - 1)
            matrix[first + older, first + age] += (1 + moving[sex, age] / 2) * survival[sex, older]
            if age > 0:
                matrix[first + age, first + age] += moving[sex, age] / 2
    fertility = rates.asfr[0, :, 0]
    exposed = np.zeros((groups, 2 * groups))
    exposed[:, women] = np.diag(1 + moving[FEMALE] / 2)
    end = matrix[women].copy()
    births = (fertility[:, None] * (exposed + end)).sum(axis=0) / 2
    males = rates.males_per_100_females[0, 0] / (100 + rates.males_per_100_females[0, 0])
    for sex, share in ((MALE, males), (FEMALE, 1 - males)):
        matrix[sex * groups] += births * share * survival[sex, 0]
        matrix[sex * groups, sex * groups] += moving[sex, 0] / 2
    return matrix


@FEW
@given(data=st.data())
def test_a_power_of_the_single_year_leslie_matrix_is_the_same_number_of_years(
    data: st.DataObject,
) -> None:
    case = in_order(data.draw(cases(1, flows=("rate",), harsh=False)), [0])
    rates, years = case.rates, 12
    held = Assumptions(
        start=START,
        ages=rates.ages,
        areas=rates.areas,
        survival=np.repeat(rates.survival[:1], years, axis=0),
        net_rate=np.repeat(rates.net_rate[:1], years, axis=0),
        males_per_100_females=np.repeat(rates.males_per_100_females[:1], years, axis=0),
        asfr=None if rates.asfr is None else np.repeat(rates.asfr[:1], years, axis=0),
    )
    projected = project(case.base, held)
    power = np.linalg.matrix_power(single_year_leslie(rates), years)
    last = power @ case.base.persons[..., 0].ravel()
    close(projected.persons[-1, ..., 0].ravel(), last, floor(projected.persons))


@given(st.integers(0, 2**32 - 1), st.sampled_from([50, 85, 100]), st.integers(1, 6))
def test_both_engines_agree_where_nobody_dies_moves_or_is_born(
    seed: int, open_from: int, steps: int
) -> None:
    """Five years one by one, then grouped, are five years at once."""
    single, five = AgeGroups(1, open_from), AgeGroups(5, open_from)
    persons = np.random.default_rng(seed).uniform(0, 1000, (2, len(single), 2))
    base = Population(persons, single, ("a", "b"), START, Basis.GIVEN)
    bounds = list(range(0, open_from + 1, 5))
    grouped = replace(base, persons=np.add.reduceat(persons, bounds, axis=1), ages=five)
    yearly = project(base, still(base, 5 * steps)).persons[::5]
    close(
        np.add.reduceat(yearly, bounds, axis=2),
        project(grouped, still(grouped, steps)).persons,
        1e-9,
    )

"""Identities that every projection keeps, and agreement with the plain-loop twin."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import assumptions, ratio
from tests.property.given import START, Town, scenarios, towns
from tests.twins import five_year_loops as twin

from sosei.demography.assumed.scenario import MigrationAt, Path, ScaleMigration, Scenario, TfrAt
from sosei.demography.engine.projection import Projection, balance_error, project
from sosei.demography.known.population import FEMALE, spread_unknown

carried = partial(project, clamp=True)
"""Drawn rates may take more than are there; what is refused has a test of its own."""

COMPONENTS = ("entrants", "deaths", "net_migration", "arrivals", "adjustment", "change")


def looped(town: Town, area: int, scenario: Scenario) -> twin.Projection:
    """Project one area with the twin."""
    rates = town.assumptions
    count = np.zeros_like(rates.survival) if rates.net_count is None else rates.net_count
    assert rates.cwr_per_tfr is not None
    plain = twin.Assumptions(
        start_year=rates.start,
        survival=rates.survival[..., area].tolist(),
        net_rate=rates.net_rate[..., area].tolist(),
        net_count=count[..., area].tolist(),
        child_woman_ratio=ratio(rates)[:, area].tolist(),
        males_per_100_females=rates.males_per_100_females[:, area].tolist(),
        cwr_per_tfr=rates.cwr_per_tfr[:, area].tolist(),
    )
    rule = scenario.migration
    levers = twin.Scenario(
        tfr=None if scenario.tfr is None else dict(scenario.tfr.points),
        tfr_at=(scenario.tfr_at or TfrAt.END).value,
        migration=None if rule is None else dict(rule.path.points),
        migration_at="mid" if rule is None else rule.at.value,
    )
    base = town.base.persons[..., area].tolist()
    bounds = list(town.base.ages.lower_bounds)
    return twin.project(base, twin.apply(levers, plain), bounds)


def floor(projection: Projection) -> float:
    """Persons below which a difference is rounding: 1e-9 of the largest total."""
    return 1e-9 * max(1.0, float(np.abs(projection.total).max()))


def close(one: Projection, other: Projection) -> None:
    """Assert that two projections are the same but for rounding."""
    assert one.persons == pytest.approx(other.persons, rel=1e-9, abs=floor(other))
    for ours, theirs in zip(one.components, other.components, strict=True):
        assert ours == pytest.approx(theirs, rel=1e-9, abs=floor(other))


def agree(town: Town, scenario: Scenario) -> Projection:
    """Assert that engine and twin agree in every cell, area and component."""
    projected = carried(town.base, scenario.apply(town.assumptions))
    for area in range(town.areas):
        plain = looped(town, area, scenario)
        persons = projected.persons[..., area]
        assert persons == pytest.approx(np.array(plain.population), rel=1e-9, abs=floor(projected))
        for name in COMPONENTS:
            ours = getattr(projected.components, name)[:, area]
            theirs = [step[name] for step in plain.components]
            assert list(ours) == pytest.approx(theirs, rel=1e-9, abs=floor(projected)), name
    return projected


@settings(max_examples=150)
@given(towns(), scenarios())
def test_engine_and_plain_loops_agree(town: Town, scenario: Scenario) -> None:
    agree(town, scenario)


@pytest.mark.parametrize("at", TfrAt)
@settings(max_examples=20)
@given(town=towns())
def test_engine_and_plain_loops_read_the_tfr_path_alike(at: TfrAt, town: Town) -> None:
    bends = Path({START + 3: 1.51, START + 12: 2.0, START + 13: 1.0, START + 21: 2.2})
    agree(town, Scenario("bends", tfr=bends, tfr_at=at))


@pytest.mark.parametrize("at", MigrationAt)
@settings(max_examples=20)
@given(town=towns())
def test_engine_and_plain_loops_scale_migration_alike(at: MigrationAt, town: Town) -> None:
    rule = ScaleMigration(Path({START + 2: 1.0, START + 12: 0.0}), at)
    agree(town, Scenario("zero", migration=rule))


@settings(max_examples=30)
@given(towns(leaving=-4.0))
def test_engine_and_plain_loops_clamp_alike(town: Town) -> None:
    projected = agree(town, Scenario("as it stands"))
    assert np.all(projected.persons >= 0)
    clamped = sum(clamp.persons for clamp in projected.clamps)
    assert clamped == pytest.approx(projected.components.adjustment.sum(), rel=1e-9)


@given(towns(), scenarios())
def test_change_is_entrants_less_deaths_plus_the_rest(town: Town, scenario: Scenario) -> None:
    projected = carried(town.base, scenario.apply(town.assumptions))
    assert balance_error(projected) <= floor(projected)
    assert projected.components.change == pytest.approx(np.diff(projected.total, axis=0))


@given(towns())
def test_without_deaths_moves_and_children_nobody_is_lost(town: Town) -> None:
    areas, steps = town.base.areas, town.assumptions.steps
    held = assumptions(
        steps,
        survival=1.0,
        child_woman_ratio=0.0,
        open_from=town.base.ages.open_from,
        areas=areas,
    )
    projected = carried(town.base, held)
    expected = np.broadcast_to(town.base.total, projected.total.shape)
    assert projected.total == pytest.approx(expected, rel=1e-12)


def leslie(town: Town) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """The matrix that carries one area through one step of its first rates."""
    rates, groups = town.assumptions, len(town.base.ages)
    moving = (rates.survival + rates.net_rate)[0, :, :, 0]
    matrix = np.zeros((2 * groups, 2 * groups))
    for sex in (0, 1):
        for group in range(groups - 1):
            matrix[sex * groups + group + 1, sex * groups + group] = moving[sex, group]
        matrix[sex * groups + groups - 1, sex * groups + groups - 1] = moving[sex, -1]
    males = rates.males_per_100_females[0, 0]
    women = matrix[FEMALE * groups :][town.base.ages.cut(15, 50)].sum(axis=0)
    children = ratio(rates)[0, 0] * women
    matrix[0] = children * males / (100 + males)
    matrix[groups] = children * 100 / (100 + males)
    return matrix


@settings(max_examples=30)
@given(towns(counts=False, leaving=0.0))
def test_a_power_of_the_leslie_matrix_is_the_same_number_of_steps(town: Town) -> None:
    one = town.only(0)
    rates, steps = one.assumptions, one.assumptions.steps
    held = replace(
        rates,
        survival=np.broadcast_to(rates.survival[:1], rates.survival.shape),
        net_rate=np.broadcast_to(rates.net_rate[:1], rates.net_rate.shape),
        child_woman_ratio=np.broadcast_to(ratio(rates)[:1], (steps, 1)),
        males_per_100_females=np.broadcast_to(rates.males_per_100_females[:1], (steps, 1)),
    )
    projected = carried(one.base, held)
    power = np.linalg.matrix_power(leslie(one), steps) @ one.base.persons[..., 0].ravel()
    last = projected.persons[-1, ..., 0].ravel()
    assert last == pytest.approx(power, rel=1e-9, abs=floor(projected))


@given(towns(), st.floats(0.001, 1000))
def test_scaling_base_and_counts_scales_the_result(town: Town, factor: float) -> None:
    rates = town.assumptions
    count = None if rates.net_count is None else rates.net_count * factor
    scaled = carried(
        replace(town.base, persons=town.base.persons * factor), replace(rates, net_count=count)
    )
    plain = carried(town.base, rates)
    assert scaled.persons == pytest.approx(
        plain.persons * factor, rel=1e-9, abs=floor(plain) * factor
    )


@given(towns(), st.data())
def test_a_permutation_of_areas_permutes_the_result(town: Town, data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(town.areas)))
    turned = town.only(*order)
    moved, plain = carried(turned.base, turned.assumptions), carried(town.base, town.assumptions)
    assert moved.areas == tuple(plain.areas[place] for place in order)
    assert np.array_equal(moved.persons, plain.persons[..., order])


@given(towns(), scenarios())
def test_many_areas_at_once_are_the_same_as_one_at_a_time(town: Town, scenario: Scenario) -> None:
    together = carried(town.base, scenario.apply(town.assumptions))
    for area in range(town.areas):
        alone = town.only(area)
        single = carried(alone.base, scenario.apply(alone.assumptions))
        assert together.persons[..., area : area + 1] == pytest.approx(
            single.persons, rel=1e-12, abs=floor(single)
        )


@given(towns(), scenarios())
def test_a_scenario_never_changes_the_assumptions_it_is_applied_to(
    town: Town, scenario: Scenario
) -> None:
    def content() -> list[bytes]:
        rates = town.assumptions
        count = np.empty(0) if rates.net_count is None else rates.net_count
        arrays = (rates.survival, rates.net_rate, count, ratio(rates))
        return [array.tobytes() for array in arrays]

    before = content()
    carried(town.base, scenario.apply(town.assumptions))
    assert content() == before


@given(towns())
def test_a_multiplier_of_one_and_a_tfr_of_the_file_change_nothing(town: Town) -> None:
    rates = town.assumptions
    rule = ScaleMigration(Path({START: 1.0}))
    per_tfr = np.broadcast_to(0.125, ratio(rates).shape)
    held = replace(rates, cwr_per_tfr=per_tfr, child_woman_ratio=per_tfr * 1.6)
    lever = Scenario("same", tfr=Path({START: 1.6}), migration=rule)
    close(carried(town.base, lever.apply(held)), carried(town.base, held))


@given(towns(), st.data())
def test_spreading_unknown_ages_keeps_every_total_and_every_proportion(
    town: Town, data: st.DataObject
) -> None:
    known = town.base.persons.sum(axis=1)
    share = np.array(
        data.draw(st.lists(st.floats(0, 2), min_size=2 * town.areas, max_size=2 * town.areas))
    ).reshape(2, town.areas)
    unknown = known * share
    spread, record = spread_unknown(town.base, unknown)
    assert spread.persons.sum(axis=1) == pytest.approx(known + unknown, rel=1e-12)
    assert spread.persons * known[:, None] == pytest.approx(
        town.base.persons * (known + unknown)[:, None], rel=1e-12
    )
    assert np.array_equal(record.unknown, unknown)

"""The error of an earlier projection, shared out among its components."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import partial

import numpy as np
import pytest
from tests.builders import assumptions, population

from sosei.base.ages import AgeGroups
from sosei.base.errors import AlignmentError
from sosei.demography.assumed.assumptions import Assumptions, constant
from sosei.demography.engine.projection import Projection, project
from sosei.demography.known.population import Basis, Population
from sosei.demography.told.attribution import (
    ALIGNED,
    COMPONENT_OF,
    COMPONENTS,
    GROUPS,
    Inputs,
    attribute,
    stepwise,
)
from sosei.demography.told.difference import BasisWithoutBridgeError, difference_by_group

AREAS = ("a", "b")


def inputs(seed: int, *, steps: int = 2, net_count: float | None = None) -> Inputs:
    """Make a base and rates of two areas at random."""
    random = np.random.default_rng(seed)
    cells = (steps, 2, 18, 2)
    rates = assumptions(
        steps,
        survival=random.uniform(0.8, 1, cells),
        net_rate=random.uniform(-0.1, 0.1, cells),
        net_count=None if net_count is None else random.uniform(-1, 1, cells) * net_count,
        child_woman_ratio=random.uniform(0.1, 0.3, (steps, 2)),
        areas=AREAS,
    )
    return Inputs(population(random.uniform(50, 900, (2, 19, 2)), areas=AREAS), rates)


def test_the_parts_add_to_the_difference_in_every_group_year_and_area() -> None:
    told = attribute(inputs(1), inputs(2))
    assert told.contributions.shape == (len(COMPONENTS), len(GROUPS), 3, 2)
    assert told.residual < 1e-9
    assert told.difference == pytest.approx(told.contributions.sum(axis=0), abs=1e-9)


def test_the_difference_is_projected_less_actual() -> None:
    then, actual = inputs(1), inputs(2)
    told = attribute(then, actual)
    assert told.projected[0] == pytest.approx(project(*then).total)
    assert told.actual[0] == pytest.approx(project(*actual).total)
    assert told.years == (2015, 2020, 2025)


def test_groups_add_to_the_total_within_every_component() -> None:
    told = attribute(inputs(1), inputs(2))
    assert told.contributions[:, 0] == pytest.approx(
        told.contributions[:, 1:].sum(axis=1), abs=1e-9
    )


def test_in_the_base_year_only_the_base_can_differ() -> None:
    told = attribute(inputs(1), inputs(2))
    assert np.all(told.contributions[1:, :, 0] == 0)
    assert told.of("base")[:, 0] == pytest.approx(told.difference[:, 0], abs=1e-9)


def test_fertility_says_nothing_of_those_who_were_born_before() -> None:
    told = attribute(inputs(1), inputs(2))
    assert np.all(told.of("fertility")[GROUPS.index("age_15_64")] == 0)
    assert np.all(told.of("fertility")[GROUPS.index("age_65_plus")] == 0)


def test_sixteen_projections_are_enough_for_rates() -> None:
    runs = []

    def counted(base: Population, rates: Assumptions) -> Projection:
        runs.append(rates)
        return project(base, rates)

    attribute(inputs(1), inputs(2), run=counted)
    assert len(runs) == 16
    runs.clear()
    stepwise(inputs(1), inputs(2), run=counted)
    assert len(runs) == 8


def test_a_base_counted_twice_as_large_is_enumeration_alone() -> None:
    then = inputs(1)
    twice = population(2 * then.population.persons, areas=AREAS)
    told = attribute(then, Inputs(twice, then.assumptions))
    assert told.enumeration == pytest.approx(told.difference)
    assert told.age_structure == pytest.approx(np.zeros_like(told.difference), abs=1e-9)


def test_a_base_of_the_same_size_but_older_is_age_structure_alone() -> None:
    then = inputs(1)
    older = population(then.population.persons[:, ::-1], areas=AREAS)
    told = attribute(then, Inputs(older, then.assumptions))
    assert told.enumeration == pytest.approx(np.zeros_like(told.difference), abs=1e-9)
    assert told.age_structure == pytest.approx(told.difference, abs=1e-9)


@pytest.mark.parametrize("net_count", [None, 5.0])
def test_enumeration_and_age_structure_make_up_the_base(net_count: float | None) -> None:
    told = attribute(inputs(1, net_count=net_count), inputs(2, net_count=net_count))
    assert told.enumeration is not None
    assert told.age_structure is not None
    assert told.enumeration + told.age_structure == pytest.approx(told.of("base"), abs=1e-9)
    assert set(told.parts()) == {*COMPONENTS, "base_enumeration", "base_age_structure"}


def test_scaling_the_result_is_the_same_as_running_the_scaled_base() -> None:
    then, actual = inputs(1), inputs(2)
    few = np.full(then.assumptions.survival.shape, 1e-12)
    with_counts = (
        Inputs(side.population, replace(side.assumptions, net_count=few)) for side in (then, actual)
    )
    scaled, run = attribute(then, actual), attribute(*with_counts)
    assert run.enumeration == pytest.approx(scaled.enumeration, rel=1e-9)


def test_a_base_without_anybody_is_not_split() -> None:
    then, actual = inputs(1), inputs(2)
    nobody = then.population.persons.copy()
    nobody[..., 1] = 0
    empty = Inputs(population(nobody, areas=AREAS), then.assumptions)
    with pytest.raises(ValueError, match="split_base"):
        attribute(empty, actual)
    assert attribute(empty, actual, split_base=False).residual < 1e-9


def test_stepwise_parts_add_to_the_difference_too() -> None:
    told = stepwise(inputs(1), inputs(2))
    assert told.residual < 1e-9
    assert told.enumeration is None
    exact = attribute(inputs(1), inputs(2))
    assert told.difference == pytest.approx(exact.difference)


def test_every_rate_belongs_to_a_component() -> None:
    rates = {field.name for field in fields(Assumptions)} - set(ALIGNED)
    assert rates <= set(COMPONENT_OF)
    assert set(COMPONENT_OF.values()) == set(COMPONENTS[1:])


def test_inputs_that_do_not_meet_are_refused() -> None:
    with pytest.raises(AlignmentError, match="steps"):
        attribute(inputs(1), inputs(2, steps=3))
    other = population(np.ones((2, 19, 1)))
    with pytest.raises(AlignmentError, match="areas"):
        attribute(inputs(1), Inputs(other, assumptions(2)))


def test_single_years_of_age_are_shared_out_alike() -> None:
    ages = AgeGroups(width=1, open_from=100)

    def side(persons: float, survival: float, births: float) -> Inputs:
        asfr = np.zeros(101)
        asfr[20:40] = births
        rates = constant(
            2015,
            3,
            ages,
            AREAS,
            survival=np.full((2, 101), survival),
            net_rate=np.full((2, 101), 0.01),
            males_per_100_females=np.array(105.0),
            asfr=asfr,
        )
        base = Population(np.full((2, 101, 2), persons), ages, AREAS, 2015, Basis.CENSUS)
        return Inputs(base, rates)

    told = attribute(side(100, 0.98, 0.05), side(110, 0.97, 0.04))
    assert told.residual < 1e-9
    assert np.all(told.of("migration") == 0)
    assert np.all(told.of("fertility")[0, 1:] > 0)
    assert told.age_structure == pytest.approx(np.zeros_like(told.difference), abs=1e-9)


def test_the_engine_may_be_given_with_its_options() -> None:
    assert attribute(inputs(1), inputs(2), run=partial(project)).residual < 1e-9


def test_the_table_has_a_row_for_every_part() -> None:
    told = attribute(inputs(1), inputs(2))
    frame = told.to_frame()
    assert frame.height == 2 * 3 * 4 * 6
    keys = {"area": "b", "year": 2025, "group": "age_65_plus", "component": "mortality"}
    (row,) = frame.filter(**keys).rows(named=True)
    assert row["difference"] == told.of("mortality")[3, 2, 1]


# ── where the inputs are not known ────────────────────────────────────────────


def test_without_inputs_the_difference_is_told_by_group() -> None:
    ours = population(np.full((2, 19, 1), 110.0), basis=Basis.CENSUS)
    counted = population(np.full((2, 19, 1), 100.0))
    told = difference_by_group(ours, counted)
    assert told.difference[:, 0].tolist() == pytest.approx([380, 60, 200, 120])
    assert told.error[:, 0].tolist() == pytest.approx([0.1] * 4)
    frame = told.to_frame()
    assert frame["component"].unique().to_list() == ["all"]
    assert frame["group"].to_list() == list(GROUPS)


def test_another_statistic_is_not_set_against_a_census_without_a_bridge() -> None:
    register = population(np.full((2, 19, 1), 100.0), basis=Basis.REGISTER)
    census = population(np.full((2, 19, 1), 100.0))
    with pytest.raises(BasisWithoutBridgeError):
        difference_by_group(register, census)
    bridge = np.array([[-76.0], [-12.0], [-40.0], [-24.0]])
    told = difference_by_group(register, census, bridge=bridge)
    assert told.difference == pytest.approx(bridge)
    with pytest.raises(AlignmentError):
        difference_by_group(census, register)


def test_two_years_are_not_set_against_each_other() -> None:
    with pytest.raises(AlignmentError):
        difference_by_group(
            population(np.ones((2, 19, 1)), year=2020), population(np.ones((2, 19, 1)))
        )

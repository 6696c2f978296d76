"""The five-year engine, cell by cell."""

from __future__ import annotations

import numpy as np
import pytest
from tests.builders import AGES, assumptions, even, population

from sosei.base.ages import AgeGroups
from sosei.base.errors import AlignmentError, NotSupportedError
from sosei.demography.engine.components import NegativePopulationError
from sosei.demography.engine.projection import Projection, balance_error, project
from sosei.demography.known.population import FEMALE, MALE, Basis, Population


def test_a_group_moves_on_with_survivors_and_migrants() -> None:
    moved = project(even(100), assumptions(1, survival=0.9, net_rate=-0.05, net_count=3.0))
    assert moved.at(2020)[MALE, 4, 0] == pytest.approx(100 * 0.85 + 3)


def test_the_last_two_groups_move_together_into_the_open_one() -> None:
    moved = project(even(100), assumptions(1, survival=0.5, net_rate=0.02, net_count=7.0))
    assert moved.at(2020)[FEMALE, 18, 0] == pytest.approx(200 * 0.52 + 7)
    assert moved.at(2020)[FEMALE, 17, 0] == pytest.approx(100 * 0.52 + 7)


def test_children_come_from_the_women_at_the_end_of_the_step() -> None:
    moved = project(even(100), assumptions(1, survival=0.5, child_woman_ratio=0.2))
    women = 7 * 50
    boys, girls = moved.at(2020)[:, 0, 0]
    assert boys + girls == pytest.approx(0.2 * women)
    assert boys / girls == pytest.approx(1.05)
    assert moved.components.entrants[0, 0] == pytest.approx(0.2 * women)


def test_components_say_who_died_and_who_moved() -> None:
    moved = project(even(100), assumptions(1, survival=0.9, net_rate=-0.05, net_count=3.0))
    assert moved.components.deaths[0, 0] == pytest.approx(3800 * 0.1)
    assert moved.components.net_migration[0, 0] == pytest.approx(-3800 * 0.05 + 36 * 3)
    assert moved.components.arrivals[0, 0] == 0
    assert moved.components.adjustment[0, 0] == 0
    assert moved.components.change[0, 0] == pytest.approx(moved.total[1, 0] - moved.total[0, 0])


def test_a_cell_below_zero_is_refused_with_its_name() -> None:
    rates = np.zeros((2, 2, 18, 1))
    rates[1, FEMALE, 3, 0] = -1.5
    with pytest.raises(NegativePopulationError) as refused:
        project(even(100), assumptions(2, survival=1.0, net_rate=rates))
    assert [cell[:4] for cell in refused.value.cells] == [(1, FEMALE, 4, 0)]
    assert refused.value.year == 2025
    assert str(refused.value) == (
        "population below 0 at the end of the step to 2025: 07202 female 20-24 (-50.000)"
    )


def test_every_cell_below_zero_of_a_step_is_refused_at_once() -> None:
    with pytest.raises(NegativePopulationError, match="and 31 more") as refused:
        project(even(100), assumptions(3, survival=0.5, net_rate=-0.6))
    assert len(refused.value.cells) == 36
    assert {cell.step for cell in refused.value.cells} == {0}


def test_a_cell_that_reaches_zero_and_not_below_is_not_refused() -> None:
    moved = project(even(100), assumptions(1, survival=0.7, net_rate=-0.7))
    assert moved.total[1, 0] == pytest.approx(0)


def test_a_cell_below_zero_is_set_to_zero_and_logged_on_request() -> None:
    rates = np.zeros((1, 2, 18, 1))
    rates[0, FEMALE, 3, 0] = -1.5
    moved = project(even(100), assumptions(1, survival=1.0, net_rate=rates), clamp=True)
    assert moved.at(2020)[FEMALE, 4, 0] == 0
    assert moved.components.adjustment[0, 0] == pytest.approx(50)
    (clamp,) = moved.clamps
    assert clamp[:4] == (0, FEMALE, 4, 0)
    assert clamp.persons == pytest.approx(50)
    assert balance_error(moved) < 1e-9


def test_women_are_counted_after_the_cells_below_zero_were_set_to_zero() -> None:
    rates = np.zeros((1, 2, 18, 1))
    rates[0, FEMALE, 3, 0] = -5.0
    held = assumptions(1, survival=1.0, net_rate=rates, child_woman_ratio=0.2)
    moved = project(even(100), held, clamp=True)
    assert moved.components.entrants[0, 0] == pytest.approx(0.2 * 600)


def test_without_steps_there_is_the_base_alone() -> None:
    moved = project(even(100), assumptions(0))
    assert moved.years == (2015,)
    assert moved.total[:, 0].tolist() == [3800]
    assert moved.components.deaths.shape == (0, 1)


def test_nothing_meets_by_position() -> None:
    with pytest.raises(AlignmentError, match="areas"):
        project(even(), assumptions(areas=("07203",)))
    with pytest.raises(AlignmentError, match="age groups"):
        project(even(), assumptions(open_from=85))
    with pytest.raises(AlignmentError, match="2015, but the assumptions start in 2020"):
        project(even(), assumptions(start=2020))


def test_groups_of_another_width_have_no_engine() -> None:
    ages = AgeGroups(10, 100)
    base = Population(np.ones((2, 11, 1)), ages, ("a",), 2015, Basis.CENSUS)
    with pytest.raises(NotSupportedError, match="10 years"):
        project(base, assumptions())


def test_ages_of_one_engine_never_meet_the_rates_of_the_other() -> None:
    base = Population(np.ones((2, 101, 1)), AgeGroups(1, 100), ("07202",), 2015, Basis.CENSUS)
    with pytest.raises(AlignmentError, match="age groups"):
        project(base, assumptions())


def two_areas() -> Projection:
    """Two areas, two steps."""
    persons = np.full((2, len(AGES), 2), 100.0)
    persons[..., 1] = 50
    return project(
        population(persons, areas=("a", "b")), assumptions(2, areas=("a", "b"), survival=0.9)
    )


def test_a_projection_is_read_by_year_age_sex_and_area() -> None:
    moved = two_areas()
    assert moved.years == (2015, 2020, 2025)
    assert moved.at(2015)[MALE, 0].tolist() == [100, 50]
    assert moved.between(85).tolist()[0] == [400, 200]
    assert moved.between(15, 20, FEMALE)[1].tolist() == pytest.approx([90, 45])
    assert moved.total[0].tolist() == [3800, 1900]
    assert moved.to_frame().height == 2 * 3 * 2 * 19


def test_a_projection_cannot_be_changed() -> None:
    moved = two_areas()
    for array in (moved.persons, *moved.components):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0


def test_projecting_leaves_base_and_assumptions_as_they_were() -> None:
    base, held = even(100), assumptions(2, net_rate=-2.0, net_count=1.0)
    before = [array.copy() for array in (base.persons, held.survival, held.net_rate)]
    project(base, held, clamp=True)
    after = (base.persons, held.survival, held.net_rate)
    assert all(np.array_equal(a, b) for a, b in zip(before, after, strict=True))


def test_what_is_below_zero_by_rounding_alone_is_zero_and_no_finding() -> None:
    rates = np.full((1, 2, 18, 1), -0.7 - 2e-16)
    projection = project(even(1000), assumptions(1, survival=0.7, net_rate=rates))
    assert projection.persons[1].min() == 0
    assert projection.clamps == ()
    assert balance_error(projection) < 1e-9

"""Goals: each lever reaches its number, and what it found gives the number again."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.builders import AGES, assumptions, even, population

from sosei.demography.assumed.flows import GrossFlows
from sosei.demography.assumed.profiles import PROFILES
from sosei.demography.assumed.scenario import LeverWithoutConversionError
from sosei.demography.engine.projection import project
from sosei.demography.told.goal import (
    Goal,
    Lever,
    NoSuchIndicatorError,
    Reached,
    Start,
    curve,
    reach,
    reach_each,
    told,
    with_arrivals,
    with_migration,
    with_tfr,
)
from sosei.demography.told.indicators import indicators
from sosei.demography.told.seek import Reach

SHRINKING = assumptions(steps=4, net_rate=-0.04, child_woman_ratio=0.19, cwr_per_tfr=0.13)
START = Start(even(1000), SHRINKING)
FAMILY = PROFILES["family"]


def moved(start: Start, answer: Reached) -> float:
    """Project with what was found, by a way of its own."""
    made = {
        Lever.TFR: lambda: with_tfr(start.assumptions, answer.value),
        Lever.MIGRATION: lambda: with_migration(start.assumptions, answer.value),
        Lever.ARRIVALS: lambda: with_arrivals(
            start.assumptions, answer.value, FAMILY, (start.population.year, answer.goal.year)
        ),
    }[answer.lever]()
    return told(project(start.population, made), answer.goal)


@pytest.mark.parametrize("lever", list(Lever))
@pytest.mark.parametrize(("indicator", "target"), [("total", 24_000), ("age_15_64", 11_000)])
def test_what_was_found_gives_the_target(lever: Lever, indicator: str, target: float) -> None:
    answer = reach(START, Goal(target, 2035, indicator), lever)
    assert answer.answer is Reach.REACHED
    assert answer.attained == pytest.approx(target)
    assert moved(START, answer) == pytest.approx(target)


def test_an_answer_says_what_stands_without_the_lever() -> None:
    answer = reach(START, Goal(24_000, 2035), Lever.MIGRATION)
    assert answer.as_it_stands == pytest.approx(project(even(1000), SHRINKING).total[-1, 0])
    assert answer.neutral == 1
    assert reach(START, Goal(24_000, 2035), Lever.TFR).neutral == pytest.approx(0.19 / 0.13)


def test_fewer_persons_than_there_are_cannot_be_reached_by_arrivals() -> None:
    answer = reach(START, Goal(20_000, 2035), Lever.ARRIVALS)
    assert answer.answer is Reach.OUT_OF_RANGE
    assert answer.value == pytest.approx(0, abs=1e-3)


def test_bounds_can_be_narrowed() -> None:
    answer = reach(START, Goal(24_000, 2035), Lever.TFR, bounds=(1.0, 1.6))
    assert answer.answer is Reach.OUT_OF_RANGE
    assert answer.value == pytest.approx(1.6)


def test_a_multiplier_of_no_migration_has_no_effect() -> None:
    still = Start(even(1000), assumptions(steps=2, cwr_per_tfr=0.13))
    assert reach(still, Goal(50_000, 2025), Lever.MIGRATION).answer is Reach.NO_EFFECT


def test_a_tfr_without_conversion_is_refused() -> None:
    with pytest.raises(LeverWithoutConversionError):
        reach(Start(even(), assumptions()), Goal(1, 2020), Lever.TFR)


def test_arrivals_come_beside_those_of_the_scenario() -> None:
    once = with_arrivals(SHRINKING, 100, FAMILY, (2015, 2035))
    twice = with_arrivals(once, 50, FAMILY, (2015, 2035))
    together = with_arrivals(SHRINKING, 150, FAMILY, (2015, 2035))
    assert twice.arrivals == pytest.approx(together.arrivals)


def test_arrivals_can_begin_later() -> None:
    late = reach(START, Goal(24_000, 2035), Lever.ARRIVALS, arrivals_from=2025)
    early = reach(START, Goal(24_000, 2035), Lever.ARRIVALS)
    assert late.value > early.value > 0


def test_a_multiplier_multiplies_a_scale_that_is_there() -> None:
    flows = GrossFlows(np.full((1, 2, 18, 1), 0.1), np.ones((1, 2, 18, 1)), scale=np.array([0.5]))
    scaled = with_migration(replace(assumptions(steps=1), gross=flows), 0.5)
    assert scaled.gross is not None
    assert scaled.gross.scale == pytest.approx([0.25])


def test_cells_below_zero_are_set_to_zero_and_counted() -> None:
    rates = np.zeros((1, 2, 18, 1))
    rates[:, :, 3] = -0.5
    leaving = Start(even(1000), assumptions(steps=1, net_rate=rates, cwr_per_tfr=0.13))
    answer = reach(leaving, Goal(1, 2020), Lever.MIGRATION, bounds=(1, 3))
    assert answer.clamped > 0


def test_one_area_of_several_is_looked_at() -> None:
    rates = np.broadcast_to(np.array([0.0, -0.05]), (2, 2, 18, 2))
    towns = ("A", "B")
    base = population(np.full((2, len(AGES), 2), 1000.0), areas=towns)
    held = assumptions(steps=2, net_rate=rates, cwr_per_tfr=0.13, areas=towns)
    start = Start(base, held)
    assert reach(start, Goal(30_000, 2025, area=0), Lever.MIGRATION).answer is Reach.NO_EFFECT
    assert reach(start, Goal(33_000, 2025, area=1), Lever.MIGRATION).answer is Reach.REACHED


def test_every_indicator_is_told_as_in_the_table() -> None:
    projection = project(even(1000), SHRINKING)
    for name, values in indicators(projection).items():
        assert told(projection, Goal(0, 2030, name)) == pytest.approx(values[3, 0], nan_ok=True)


def test_an_indicator_that_is_none_is_named() -> None:
    with pytest.raises(NoSuchIndicatorError, match="no indicator happiness; expected one of"):
        reach(START, Goal(1, 2035, "happiness"), Lever.TFR)


def test_an_age_that_the_groups_do_not_have_is_no_indicator() -> None:
    young = Start(population(np.full((2, 13, 1), 100.0), open_from=60), assumptions(open_from=60))
    with pytest.raises(NoSuchIndicatorError, match="no indicator age_65_plus"):
        reach(young, Goal(1, 2020, "age_65_plus"), Lever.MIGRATION)


def test_on_the_curve_more_children_need_less_migration() -> None:
    pairs = curve(START, Goal(24_000, 2035), (1.4, 1.8, 2.2))
    assert [pair.tfr for pair in pairs] == [1.4, 1.8, 2.2]
    assert all(pair.answer is Reach.REACHED for pair in pairs)
    multipliers = [pair.value for pair in pairs]
    assert multipliers == sorted(multipliers)  # of losses: a larger multiplier is a larger loss


def test_towns_that_share_a_pool_are_run_one_level_at_a_time() -> None:
    """Gross flows meet in the pool: two levels side by side would feed each other."""
    cells, areas = (4, 2, len(AGES) - 1, 2), ("a", "b")
    held = assumptions(steps=4, areas=areas, child_woman_ratio=0.2, cwr_per_tfr=0.13)
    flows = GrossFlows(np.full(cells, 0.1), np.full(cells, 0.5))
    persons = np.full((2, len(AGES), 2), 1000.0)
    start = Start(population(persons, areas=areas), replace(held, gross=flows))
    goal = Goal(0, 2035, "total", area=1)
    several = [with_tfr(start.assumptions, level) for level in (1.0, 2.0)]

    assert start.outcomes(several, goal) == [told(start.run(each), goal) for each in several]


@pytest.mark.parametrize("target", [24_000, 10**9])
def test_levers_that_are_sought_together_are_found_as_each_alone(target: float) -> None:
    goal = Goal(target, 2035)
    together = reach_each(START, goal, list(Lever))
    assert list(together) == list(Lever)
    for lever, found in together.items():
        alone = reach(START, goal, lever)
        assert (found.answer, found.clamped, found.bounds) == (
            alone.answer,
            alone.clamped,
            alone.bounds,
        )
        assert found.value == pytest.approx(alone.value, rel=1e-7)
        assert found.attained == pytest.approx(alone.attained)


def test_cells_that_are_set_to_0_are_counted_of_each_by_itself() -> None:
    emptied = with_migration(SHRINKING, 30.0)
    assert START.clamped([SHRINKING, emptied, SHRINKING]) == [
        0,
        len(START.run(emptied).clamps),
        0,
    ]
    assert START.run(emptied).clamps

"""Identities of goals and audits, on any town."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.builders import assumptions, population

from sosei.demography.assumed.scenario import Path, ScaleMigration, Scenario
from sosei.demography.engine.projection import project
from sosei.demography.told.goal import Goal, Lever, Start, reach, told, with_migration, with_tfr
from sosei.demography.told.identity import (
    Identity,
    Point,
    Spread,
    identity_range,
    rate_difference,
    vision_total,
)
from sosei.demography.told.levers import lever_runs, lever_shares
from sosei.demography.told.seek import Reach, seek

LEVELS = st.floats(0.5, 3.5)


@st.composite
def towns(draw: st.DrawFn) -> Start:
    """A town that loses or wins at every age."""
    persons = np.array(draw(st.lists(st.floats(10, 5_000), min_size=38, max_size=38)))
    rates = np.array(draw(st.lists(st.floats(-0.2, 0.2), min_size=36, max_size=36)))
    held = assumptions(
        steps=3,
        net_rate=rates.reshape(2, 18, 1),
        survival=0.95,
        child_woman_ratio=0.2,
        cwr_per_tfr=0.13,
    )
    return Start(population(persons.reshape(2, 19, 1)), held)


@given(towns(), LEVELS)
def test_a_number_that_a_tfr_gives_is_reached_by_that_tfr(town: Start, level: float) -> None:
    goal = Goal(told(town.run(with_tfr(town.assumptions, level)), Goal(0, 2030)), 2030)
    answer = reach(town, goal, Lever.TFR)
    assert answer.answer is Reach.REACHED
    assert answer.value == pytest.approx(level, rel=1e-5)


@given(towns(), LEVELS, LEVELS)
def test_more_children_are_more_persons(town: Start, one: float, other: float) -> None:
    totals = [
        told(town.run(with_tfr(town.assumptions, level)), Goal(0, 2030))
        for level in sorted((one, other))
    ]
    assert totals[0] <= totals[1] + 1e-9


@given(
    towns(),
    st.lists(LEVELS, min_size=1, max_size=4),
    st.sampled_from(["total", "ageing_rate", "women_20_39", "dependency_ratio"]),
)
def test_levels_in_one_run_are_levels_one_by_one(
    town: Start, levels: list[float], indicator: str
) -> None:
    """With more children and more migration in turn: fertility, and what an area has for itself, differ."""
    goal = Goal(0, 2030, indicator)
    several = [with_tfr(with_migration(town.assumptions, level), level) for level in levels]
    alone = [told(town.run(each), goal) for each in several]
    assert town.outcomes(several, goal) == pytest.approx(alone, rel=1e-12, nan_ok=True)


@given(towns(), st.floats(0, 1e6))
def test_what_is_told_of_an_answer_is_what_its_level_gives(town: Start, target: float) -> None:
    answer = reach(town, Goal(target, 2030), Lever.MIGRATION)
    again = told(town.run(with_migration(town.assumptions, answer.value)), answer.goal)
    assert again == pytest.approx(answer.attained, rel=1e-9)
    low, high = answer.bounds
    assert low <= answer.value <= high
    if answer.answer is Reach.REACHED:
        assert answer.attained == pytest.approx(target, rel=1e-5, abs=1e-3)


@given(
    st.lists(st.floats(-100, 100), min_size=2, max_size=6),
    st.floats(-150, 150),
    st.floats(0, 1),
)
def test_a_search_answers_whatever_the_function(
    heights: list[float], target: float, near: float
) -> None:
    """Straight lines between any heights: the target is met exactly where it lies between them."""
    places = np.linspace(0, 1, len(heights))

    def line(at: float) -> float:
        return float(np.interp(at, places, heights))

    sought = seek(lambda several: list(map(line, several)), target, 0, 1, near=near)
    if sought.answer is Reach.REACHED:
        assert sought.value == pytest.approx(target, rel=1e-5, abs=1e-3)
        assert line(sought.at) == pytest.approx(sought.value)
    ends = sorted((heights[0], heights[-1]))
    if ends[0] < target < ends[1]:
        assert sought.answer is Reach.REACHED
    if not min(heights) <= target <= max(heights):
        assert sought.answer is not Reach.REACHED or abs(sought.value - target) < 1e-3


@given(towns(), st.floats(0.5, 3), st.floats(-1, 2), st.sampled_from(["total", "ageing_rate"]))
def test_shares_of_the_levers_add_to_their_difference(
    town: Start, tfr: float, times: float, indicator: str
) -> None:
    quo = Scenario("status-quo")
    aim = Scenario("vision", tfr=Path({2015: tfr}), migration=ScaleMigration(Path({2015: times})))

    def run(scenario: Scenario) -> object:
        return project(town.population, scenario.apply(town.assumptions), clamp=True)

    runs = lever_runs(run, quo, aim)  # type: ignore[arg-type]
    goal = Goal(0, 2030, indicator)
    shares = lever_shares(runs, goal)
    difference = told(runs.both, goal) - told(runs.none, goal)
    scale = max(abs(told(run, goal)) for run in runs)
    assert shares.fertility + shares.migration == pytest.approx(difference, abs=1e-9 * scale)


@st.composite
def identities(draw: st.DrawFn) -> tuple[Identity, Point]:
    """Ranges, and a point within them."""

    def spread(low: float, high: float) -> tuple[Spread, float]:
        ends = sorted(draw(st.tuples(*[st.floats(low, high)] * 4)))
        return Spread(ends[0], ends[1], ends[3]), ends[2]

    made = [
        spread(20_000, 200_000),
        spread(0.1, 0.7),
        spread(-5_000, 50_000),
        spread(-5_000, 50_000),
        spread(-5_000, 5_000),
    ]
    identity = Identity(*(figure for figure, _ in made))
    return identity, Point(*(inside for _, inside in made))


@given(identities())
def test_no_point_of_the_ranges_leaves_the_range_that_is_told(
    given_: tuple[Identity, Point],
) -> None:
    identity, point = given_
    for quantity in (rate_difference, vision_total):
        found = identity_range(identity, quantity)
        assume(min(vision_total(corner) for corner in identity.corners()) > 0)
        assert found.low - 1e-9 <= quantity(point) <= found.high + 1e-9
        assert found.low - 1e-9 <= found.at <= found.high + 1e-9


@given(identities())
def test_the_rate_of_the_vision_less_that_of_the_status_quo_is_the_difference(
    given_: tuple[Identity, Point],
) -> None:
    """a₁ − a₀, counted from the groups themselves."""
    _, point = given_
    aged = point.ageing_rate * point.total
    others = point.total - aged + point.young + point.working
    after = (aged + point.aged) / (aged + point.aged + others)
    assert rate_difference(point) == pytest.approx(after - point.ageing_rate, abs=1e-12)

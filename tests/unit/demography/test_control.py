"""Raking: factors by hand, impossible targets, and factors reused."""

from __future__ import annotations

import numpy as np
import pytest
from tests.builders import AGES, assumptions, even, population

from sosei.base.arrays import Array
from sosei.demography.assumed.scenario import Path, Scenario
from sosei.demography.engine.control import ImpossibleTargetError, Targets
from sosei.demography.engine.projection import project
from sosei.demography.known.population import FEMALE, MALE

ONE = np.zeros(1, dtype=np.int64)


def targets(totals: Array, group_of: list[int] | None = None) -> Targets:
    """Targets of one group, or of the groups that the areas belong to."""
    groups = ONE if group_of is None else np.array(group_of, dtype=np.int64)
    names = tuple(f"group {place}" for place in range(totals.shape[-1]))
    return Targets(totals, groups, names)


def every(value: float, *, sexes: int = 1, ages: int = 1, groups: int = 1) -> Array:
    """The same target in every block of one step."""
    return np.full((1, sexes, ages, groups), value)


def test_the_first_factor_meets_the_older_and_the_second_everybody() -> None:
    """3,800 persons of 5 and over and 0.2 × 700 = 140 children are to be 1.25 times as many.

    The first factor makes the older 1.25 times as many, the women among them, and so the children
    who are counted anew: nothing is left for the second.
    """
    held = assumptions(1, survival=1.0, child_woman_ratio=0.2)
    plain = project(even(100), held)
    wanted = 1.25 * plain.total[1, 0]
    raked = project(even(100), held, targets(every(wanted)))
    assert raked.total[1, 0] == pytest.approx(wanted)
    assert raked.factors is not None
    assert raked.factors.first.item() == pytest.approx(1.25)
    assert raked.factors.second.item() == pytest.approx(1)
    assert raked.factors.largest_change == pytest.approx(0.25)
    assert raked.components.entrants[0, 0] == pytest.approx(1.25 * 140)
    assert raked.components.adjustment[0, 0] == pytest.approx(0.25 * 3800)


def test_by_age_the_youngest_meet_the_second_factor_alone() -> None:
    held = assumptions(1, survival=1.0, child_woman_ratio=0.2)
    totals = every(200.0, ages=len(AGES))
    totals[0, 0, 0], totals[0, 0, 18] = 70.0, 400.0
    raked = project(even(100), held, targets(totals))
    assert raked.factors is not None
    first, second = raked.factors.first[0, 0, :, 0], raked.factors.second[0, 0, :, 0]
    assert first.tolist() == pytest.approx([1] * 19)
    assert second.tolist() == pytest.approx([0.5] + [1] * 18)
    assert raked.components.entrants[0, 0] == pytest.approx(140)
    assert raked.components.adjustment[0, 0] == pytest.approx(-70)


def test_women_raked_alone_bear_children_in_proportion() -> None:
    held = assumptions(1, survival=1.0, child_woman_ratio=0.2)
    totals = every(np.nan, sexes=2, ages=len(AGES))
    totals[0, FEMALE, AGES.cut(15, 50)] = 50.0
    raked = project(even(100), held, targets(totals))
    assert raked.components.entrants[0, 0] == pytest.approx(70)
    assert raked.at(2020)[MALE, 1:18, 0].tolist() == pytest.approx([100] * 17)


def test_groups_of_areas_have_factors_of_their_own() -> None:
    held = assumptions(1, survival=1.0, child_woman_ratio=0.0, areas=("a", "b", "c"))
    base = population(np.full((2, len(AGES), 3), 100.0), areas=("a", "b", "c"))
    totals = np.array([[[[7600.0, 1900.0]]]])
    raked = project(base, held, targets(totals, [0, 1, 0]))
    assert raked.total[1].tolist() == pytest.approx([3800, 1900, 3800])


@pytest.mark.parametrize(
    ("totals", "words"),
    [
        (every(0.0), r"^step 1: group 0, both sexes, all ages: 3940 persons, target 0$"),
        (every(0.0, sexes=2), r"group 0, male, all ages: .* target 0; group 0, female, all ages"),
        (every(0.0, ages=19), r"group 0, both sexes, 5-9: 200 persons, target 0.* …$"),
    ],
)
def test_a_target_of_nobody_where_somebody_lives_is_named(totals: Array, words: str) -> None:
    held = assumptions(1, survival=1.0, child_woman_ratio=0.2)
    with pytest.raises(ImpossibleTargetError, match=words):
        project(even(100), held, targets(totals))


def test_a_target_where_nobody_lives_is_named() -> None:
    totals = every(np.nan, sexes=2, ages=len(AGES))
    totals[0, FEMALE, 4] = 12.0
    with pytest.raises(ImpossibleTargetError, match="group 0, female, 20-24: 0 persons, target 12"):
        project(even(0), assumptions(1), targets(totals))


def test_children_wanted_of_a_town_without_mothers_are_named() -> None:
    totals = every(np.nan, ages=len(AGES))
    totals[0, 0, 0] = 12.0
    with pytest.raises(ImpossibleTargetError, match="both sexes, 0-4: 0 persons, target 12"):
        project(even(100), assumptions(1, child_woman_ratio=0.0), targets(totals))


def test_nobody_wanted_where_nobody_lives_is_met() -> None:
    raked = project(even(0), assumptions(1), targets(every(0.0, ages=len(AGES))))
    assert raked.factors is not None
    assert raked.factors.largest_change == 0


def test_reused_factors_leave_a_lever_its_effect() -> None:
    held = assumptions(2, survival=0.95, child_woman_ratio=0.2, cwr_per_tfr=0.13)
    first = project(even(100), held, targets(np.full((2, 1, 1, 1), 3000.0)))
    lever = Scenario("high", tfr=Path({2015: 0.4 / 0.13})).apply(held)
    second = project(even(100), lever, first.factors)
    assert second.factors is not None
    assert second.factors.largest_change == first.factors.largest_change  # type: ignore[union-attr]
    assert first.total[1:, 0].tolist() == pytest.approx([3000, 3000])
    children = first.at(2020)[:, 0].sum()
    assert second.total[1, 0] == pytest.approx(3000 + children)


def test_a_run_without_control_has_no_factors() -> None:
    assert project(even(100), assumptions(1)).factors is None

"""Net migration of zero: in total, or at every age."""

from __future__ import annotations

import numpy as np
import pytest
from tests.builders import AGES, assumptions, even

from sosei.base.arrays import Array
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.assumed.scenario import Path, ScaleMigration, Scenario
from sosei.demography.engine.projection import project

YOUNG, OLDER = AGES.positions["15-19"], AGES.positions["60-64"]


def counts(young: float, older: float) -> Array:
    """Net moves of each sex: at 15–19, and at 60–64."""
    moves = np.zeros((1, 2, 18, 1))
    moves[:, :, YOUNG], moves[:, :, OLDER] = young, older
    return moves


def town(young: float, older: float) -> Assumptions:
    """Assumptions that hold these moves to 2045."""
    return assumptions(
        6, survival=0.97, net_count=counts(young, older), child_woman_ratio=0.2, start=2015
    )


def test_total_zero_migration_is_not_zero_at_every_age() -> None:
    """Two towns with the same net migration of zero do not grow old alike.

    In one nobody moves. In the other 30 men and 30 women aged 15–19 leave in every step, and as
    many aged 60–64 come. Both have net migration of 0. The second has fewer women at 20–39, so
    fewer children, and after thirty years it is smaller, and older, than the first.
    """
    base = even(100)
    nobody, exchange = project(base, town(0, 0)), project(base, town(-30, 30))
    assert nobody.components.net_migration[:, 0].tolist() == [0] * 6
    assert exchange.components.net_migration[:, 0] == pytest.approx(np.zeros(6), abs=1e-9)

    assert exchange.between(20, 40, sex=1)[-1, 0] < nobody.between(20, 40, sex=1)[-1, 0]
    assert exchange.between(0, 15)[-1, 0] < nobody.between(0, 15)[-1, 0]
    assert exchange.total[-1, 0] < nobody.total[-1, 0]
    older = exchange.between(65)[-1, 0] / exchange.total[-1, 0]
    assert older > nobody.between(65)[-1, 0] / nobody.total[-1, 0]


def test_a_scale_rule_shrinks_the_moves_of_every_age_by_one_factor() -> None:
    """``migration = { rule = "scale", 2015 = 1.0, 2025 = 0.0 }`` read in the middle of each step.

    A town loses 40 people of each sex at 15–19 and wins 10 at 60–64: −60 in all. The multiplier is
    0.75 in the middle of the first step (mid-2017), 0.25 in that of the second, then 0. Net
    migration is therefore −45, −15, 0, 0 … and the young and the old moves shrink alike: after 2025
    nobody moves at any age, which is more than a total of zero.
    """
    rule = ScaleMigration(Path({2015: 1.0, 2025: 0.0}))
    scaled = Scenario("zero", migration=rule).apply(town(-40, 10))
    projected = project(even(100), scaled)
    moved = projected.components.net_migration[:, 0]
    assert moved.tolist() == pytest.approx([-45, -15, 0, 0, 0, 0])
    assert scaled.net_count is not None
    assert scaled.net_count[:, 0, YOUNG, 0].tolist() == pytest.approx([-30, -10, 0, 0, 0, 0])
    assert scaled.net_count[:, 0, OLDER, 0].tolist() == pytest.approx([7.5, 2.5, 0, 0, 0, 0])


def test_scaling_moves_that_cancel_out_in_total_still_changes_the_town() -> None:
    """Scaling works on ages: a town with a total of zero still changes when its moves are scaled.

    The town that exchanges 30 young for 30 older people has net migration of 0 with or without
    the rule. Yet the rule keeps the young, and the town has more children in 2045.
    """
    exchange = town(-30, 30)
    kept = Scenario("zero", migration=ScaleMigration(Path({2015: 0.0}))).apply(exchange)
    before, after = project(even(100), exchange), project(even(100), kept)
    assert before.components.net_migration.sum() == pytest.approx(0, abs=1e-9)
    assert after.components.net_migration.sum() == 0
    assert after.between(0, 15)[-1, 0] > before.between(0, 15)[-1, 0]

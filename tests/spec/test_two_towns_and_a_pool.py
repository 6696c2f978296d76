"""Gross flows: what one town gains another loses."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.builders import AGES, assumptions, population

from sosei.base.arrays import Array
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.assumed.flows import GrossFlows
from sosei.demography.assumed.scenario import GrossMigration, Path
from sosei.demography.engine.projection import Projection, project

TOWNS = ("valley", "harbour")
YOUNG = AGES.positions["20-24"]


def towns(valley: float, harbour: float, rates: Assumptions) -> Projection:
    """Two towns with young women of 20–24 alone."""
    persons = np.zeros((2, len(AGES), 2))
    persons[1, YOUNG] = valley, harbour
    return project(population(persons, areas=TOWNS), rates)


def pooled() -> Assumptions:
    """20% of the valley's and 10% of the harbour's leave; a quarter of all goes to the valley."""

    def every(valley: float, harbour: float) -> Array:
        return np.broadcast_to(np.array([valley, harbour]), (1, 2, 18, 2))

    held = assumptions(1, survival=1.0, child_woman_ratio=0.0, areas=TOWNS)
    return replace(held, gross=GrossFlows(out_rate=every(0.2, 0.1), in_share=every(0.25, 0.75)))


def test_what_one_town_gains_another_loses() -> None:
    """The valley has 1,000 women aged 20–24, the harbour 3,000.

    200 leave the valley (20%) and 300 the harbour (10%): 500 are on the move, the *pool*. A quarter
    of them, 125, come to the valley and three quarters, 375, to the harbour. So the valley has lost
    75 and the harbour has won 75. Nobody comes from nowhere.
    """
    moved = towns(1000, 3000, pooled())
    assert moved.at(2020)[1, YOUNG + 1].tolist() == pytest.approx([925, 3075])
    assert moved.components.net_migration[0].tolist() == pytest.approx([-75, 75])


def test_a_town_wins_fewer_where_fewer_are_left_to_come() -> None:
    """Had the valley only 500: 100 leave it, the pool is 400, the harbour gets 300 and loses 300.

    A *net rate* does not know that. The harbour's +75 of 3,000 is +2.5%, and a net rate of 2.5% has
    75 people come from a valley that cannot send them any more.
    """
    assert towns(500, 3000, pooled()).components.net_migration[0, 1] == pytest.approx(0)
    held = assumptions(1, survival=1.0, net_rate=[0, 0.025], child_woman_ratio=0, areas=TOWNS)
    assert towns(500, 3000, held).components.net_migration[0, 1] == pytest.approx(75)


def test_half_the_balance_is_less_leaving_and_more_coming() -> None:
    """``migration = { rule = "gross", 2015 = 0.5 }``: the valley shall lose 37.5 in place of 75.

    One c changes both flows: 125 × (1 + c) − 200 × (1 − c) = −37.5, so c = 37.5 ÷ 325 = 0.115.
    139.4 come and 176.9 leave. The harbour's own c is −37.5 ÷ 675: it wins 37.5.
    """
    half = GrossMigration(Path({2015: 0.5})).apply(pooled())
    change = 37.5 / 325
    assert 125 * (1 + change) - 200 * (1 - change) == pytest.approx(-37.5)
    assert towns(1000, 3000, half).components.net_migration[0].tolist() == pytest.approx(
        [-37.5, 37.5]
    )

"""If every town met its vision, who would have moved?

Three towns share one pool of people on the move. What one of them adds to its plan must come from
somewhere: here it is followed by hand. The rule is docs/methods/nation.md.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.builders import AGES, assumptions, population

from sosei.base.arrays import Array
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.assumed.flows import GrossFlows
from sosei.demography.engine.projection import project
from sosei.demography.known.population import Population
from sosei.demography.nation.levers import Policy, with_policy
from sosei.demography.nation.visions import CameTrue, Visions, come_true

TOWNS = ("valley", "harbour", "capital")
YOUNG = AGES.positions["20-24"]


def people(*women: float) -> Population:
    """Three towns with women of 20–24 alone."""
    persons = np.zeros((2, len(AGES), 3))
    persons[1, YOUNG] = women
    return population(persons, areas=TOWNS)


def pooled() -> Assumptions:
    """A fifth leaves each town; a tenth of the pool comes to the valley, three to the harbour, six to the capital."""

    def every(*values: float) -> Array:
        return np.broadcast_to(np.array(values), (1, 2, 18, 3))

    held = assumptions(1, survival=1.0, child_woman_ratio=0.0, areas=TOWNS)
    return replace(held, gross=GrossFlows(every(0.2, 0.2, 0.2), every(0.1, 0.3, 0.6)))


def valley_aims_for(women: float) -> CameTrue:
    """Let the valley have a vision, and the others none."""
    base = people(1000, 2000, 7000)
    persons = np.zeros((2, 2, len(AGES), 1))
    persons[0, 1, YOUNG], persons[1, 1, YOUNG + 1] = 1000, women
    return come_true(base, pooled(), Visions(("valley",), persons))


def test_what_a_vision_takes_others_do_not_get() -> None:
    """The valley has 1,000 women aged 20–24, the harbour 2,000, the capital 7,000: 2,000 are on the move.

    By its share of a tenth, 200 come to the valley and 200 leave it: it stays at 1,000. Its *vision* is
    1,300. Then 500 must come (800 stay), and 1,500 are left to the others, in the proportion 3 to 6: 500
    to the harbour, where 600 would have come, and 1,000 to the capital, where 1,200 would have come.
    """
    quo = project(people(1000, 2000, 7000), pooled()).at(2020)[1, YOUNG + 1]
    assert quo.tolist() == pytest.approx([1000, 2200, 6800])
    true = valley_aims_for(1300)
    assert true.needed[0, 1, YOUNG] == pytest.approx(500)
    assert true.left[0, 1, YOUNG] == pytest.approx(1500)
    assert true.persons[1, 1, YOUNG + 1].tolist() == pytest.approx([1300, 2100, 6600])


def test_visions_may_count_on_people_who_are_nowhere() -> None:
    """A vision of 3,000 needs 2,200 to come. Only 2,000 are on the move.

    So 200 are *missing*, and nobody comes to the others.
    """
    true = valley_aims_for(3000)
    assert true.missing[0, 1, YOUNG] == pytest.approx(200)
    assert true.persons[1, 1, YOUNG + 1].tolist() == pytest.approx([3000, 1600, 5600])


def test_one_towns_pull_is_felt_by_share_and_not_by_distance() -> None:
    """The valley becomes twice as attractive (*pull* 2).

    Its share 0.1 becomes 0.2 ÷ 1.1 = 0.182, and all shares still add to 1. Of 2,000 on the move 364 come,
    164 more than before. The harbour gets 2,000 × 0.3 ÷ 1.1 = 545, 55 fewer; the capital 109 fewer: twice
    as many as the harbour, since twice as many would have come to it. Where they lie plays no part.
    """
    base, quo = people(1000, 2000, 7000), pooled()
    assert quo.gross is not None
    policy = Policy("valley", pull=2.0, lower=20, upper=25)
    flows = with_policy(quo.gross, quo.survival, policy, 0, policy.rows(AGES))
    change = project(base, replace(quo, gross=flows)).at(2020) - project(base, quo).at(2020)
    assert change[1, YOUNG + 1].tolist() == pytest.approx([163.6, -54.5, -109.1], abs=0.05)
    assert change.sum() == pytest.approx(0)

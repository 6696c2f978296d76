"""Life expectancy and births, taken back out of the numbers a projection uses."""

from __future__ import annotations

import numpy as np
import pytest
from tests import sample
from tests.builders import assumptions, even

from sosei.demography.engine.projection import project
from sosei.demography.told.indicators import indicators
from sosei.demography.told.vital import life_expectancy, survival_from_birth
from sosei.studies.gather import gather
from sosei.studies.reading import read_study


def test_the_survival_of_a_step_says_how_long_people_live() -> None:
    """A survivorship ratio is a quotient of years lived, S = L(x+5) ÷ L(x). So the ratios, put one
    on the other from birth, give the years lived back, and their sum is the life expectancy.

    The ratios of 会津若松市's study come from the national death rates of 2018. Multiplied up, they
    give the life expectancy of the table they were taken from, to the last digit: nothing is lost
    on the way into the projection, whatever the open group.
    """
    gathered = gather(read_study(sample.STUDY))
    table, assumed = gathered.life_table, gathered.assumptions
    from_birth = survival_from_birth(table)
    implied = life_expectancy(assumed.survival[0], assumed.ages, from_birth[:, None])
    assert implied is not None
    assert implied[:, 0] == pytest.approx(table.life_expectancy[:, 0], rel=1e-12)


def test_births_are_children_and_those_who_did_not_live_to_be_counted() -> None:
    """A five-year step counts children of 0–4, not births. 990 children, 500 boys and 490 girls,
    of whom 99.0% and 99.5% of the births are still alive, were born as 500 ÷ 0.990 + 490 ÷ 0.995 =
    997.5. They are an estimate: children who moved in are taken for born here.
    """
    women = even(990 / 0.2 / 7 / 0.9)
    town = project(
        women, assumptions(1, child_woman_ratio=0.2, males_per_100_females=100 * 500 / 490)
    )
    assert town.components.entrants[0, 0] == pytest.approx(990)
    told = indicators(town, np.array([0.990, 0.995]))
    assert told["births"][1, 0] == pytest.approx(500 / 0.990 + 490 / 0.995)

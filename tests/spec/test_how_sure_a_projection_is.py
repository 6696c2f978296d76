"""How sure a projection is: one draw by hand, and what a thousand of them say."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.builders import assumptions, population
from tests.twins.ensemble_loops import normal, words

from sosei.demography.ensemble.draws import Draws
from sosei.demography.ensemble.events import Reaches
from sosei.demography.ensemble.processes import CENSUSES, Process
from sosei.demography.ensemble.told import Question, tell

CERTAIN = CENSUSES.times(0)


def test_a_shock_is_a_number_that_belongs_to_its_place() -> None:
    """Draw 0 of the town 07202 with seed 1 has four random words in its first step; the first is for fertility.

    The word w is a whole number below 2³². It becomes u = (w + ½) ÷ 2³², and u a normal number z by
    the inverse of the normal distribution. Fertility starts from the bundle's path, so that the shock
    of the first step is σz; that of the second is ρ times it plus σ times the next z. Nobody else has
    these numbers, and every scenario has the same.
    """
    first = normal(words(1, "area:07202", 0, 0, 0)[0])
    second = normal(words(1, "area:07202", 0, 1, 0)[0])
    rho, sigma = 0.5, 0.1
    shock = sigma * first
    later = rho * shock + sigma * second

    town = population(np.full((2, 19, 1), 1000.0))
    rates = assumptions(steps=2)
    alone = replace(CERTAIN, fertility=Process(rho, sigma))
    persons, _ = Draws(town, rates, 1, alone).in_detail(0, 1)
    women = persons[:, 1, 3:10, 0].sum(axis=1)
    children = persons[:, :, 0, 0].sum(axis=1)
    assert rates.child_woman_ratio is not None
    usual = rates.child_woman_ratio[:, 0] * women
    assert children == pytest.approx(usual * [1 + shock, 1 + later], rel=1e-6)


def test_eight_of_ten_draws_lie_between_two_numbers() -> None:
    """A quantile of 0.1 is the number that one draw in ten stays below; 0.9, that one in ten exceeds.

    Between them lie eight of ten. The chance of a goal is the share of the draws that reach it.
    """
    town = population(np.full((2, 19, 1), 1000.0))
    draws = Draws(town, assumptions(steps=2), 1)
    totals = np.sort(draws.all(1000)[0, -1, 0])
    goal = Reaches("goal.enough", draws.assumptions.ends[-1], "total", float(totals[600]))
    told = tell([draws], Question(1000, (0.1, 0.9), (goal,)), (0, 1), threads=1)
    low, high = told.quantiles[0, 0, -1, 0]
    assert np.mean((totals >= low) & (totals <= high)) == pytest.approx(0.8, abs=0.002)
    assert told.chances[0, 0, 0] == 0.4


def test_two_scenarios_differ_by_their_levers_alone() -> None:
    """Every draw meets both scenarios with the same luck, so that their difference is far surer than either.

    Here one scenario has a tenth more children. Its total and that of the other are both unsure; how
    far apart they are is not.
    """
    town, rates = population(np.full((2, 19, 1), 1000.0)), assumptions(steps=2)
    assert rates.child_woman_ratio is not None
    more = replace(rates, child_woman_ratio=rates.child_woman_ratio * 1.1)
    both = [Draws(town, rates, 1), Draws(town, more, 1)]
    told = tell(both, Question(1000, (0.1, 0.9)), (0, 1), threads=1)
    own, other, difference = np.diff(told.quantiles[:, 0, -1, 0])[:, 0]
    assert difference < 0.1 * min(own, other)

"""Bringing towns to a published total: raking, by hand."""

from __future__ import annotations

import numpy as np
import pytest
from tests.builders import AGES, assumptions, population

from sosei.base.arrays import Array
from sosei.demography.assumed.scenario import Path, Scenario
from sosei.demography.engine.control import Targets
from sosei.demography.engine.projection import project
from sosei.demography.known.population import FEMALE, Population

TOWNS = ("east", "west")
MOTHERS = AGES.positions["25-29"]
HELD = assumptions(
    1,
    survival=1.0,
    child_woman_ratio=0.2,
    cwr_per_tfr=0.2 / 1.5,
    males_per_100_females=100,
    areas=TOWNS,
)


def towns() -> Population:
    """600 women aged 20–24 in the east, 400 in the west, and nobody else."""
    persons = np.zeros((2, len(AGES), 2))
    persons[FEMALE, AGES.positions["20-24"]] = 600, 400
    return population(persons, areas=TOWNS)


def published() -> Targets:
    """Of both towns together in 2020: 900 aged 25–29, and 171 children of 0–4."""
    totals = np.full((1, 1, len(AGES), 1), np.nan)
    totals[0, 0, MOTHERS], totals[0, 0, 0] = 900, 171
    return Targets(totals, np.zeros(2, dtype=np.int64), ("both towns",))


def children(persons: Array) -> list[float]:
    """Children 0–4 of each town."""
    together: list[float] = persons[:, 0].sum(axis=0).tolist()
    return together


def test_children_are_counted_anew_on_the_raked_women() -> None:
    """Two towns are projected; a prefecture has published what both are to have together in 2020.

    Unraked: nobody dies or moves, 1,000 women are 25–29, and with 0.2 children per woman there are
    200 of 0–4. Published are 900 and 171.

    1. *First factor*, for all but the youngest: 900 ÷ 1,000 = 0.9. East has 540 women, west 360.
    2. *Children anew*: 0.2 × 540 = 108 and 0.2 × 360 = 72, together 180. They are the entrants.
    3. *Second factor*, for the youngest: 171 ÷ 180 = 0.95. East has 102.6 children, west 68.4.

    The largest change by a factor is 10%. What raking took, 100 women and 9 children, stands in
    the components as an adjustment: 180 (entrants) − 109 = +71, from 1,000 to 1,071 persons.
    """
    raked = project(towns(), HELD, published())
    assert raked.at(2020)[FEMALE, MOTHERS].tolist() == pytest.approx([540, 360])
    assert children(raked.at(2020)) == pytest.approx([102.6, 68.4])
    assert raked.components.entrants[0].tolist() == pytest.approx([108, 72])
    assert raked.components.adjustment[0].tolist() == pytest.approx([-65.4, -43.6])
    assert raked.total.sum(axis=1).tolist() == pytest.approx([1000, 1071])
    assert raked.factors is not None
    assert raked.factors.largest_change == pytest.approx(0.1)


def test_a_lever_keeps_its_effect_where_the_factors_are_kept() -> None:
    """The second scenario has a TFR of 3.0 where the first has 1.5.

    Were it raked to the published 171 children too, a TFR twice as high would have no effect at
    all. So the factors of the first scenario, 0.9 and 0.95, are kept: 0.4 × 900 = 360 children are
    counted and 360 × 0.95 = 342 remain, twice as many as in the first.
    """
    first = project(towns(), HELD, published())
    high = Scenario("high", tfr=Path({2020: 3.0})).apply(HELD)
    assert sum(children(project(towns(), high, published()).at(2020))) == pytest.approx(171)
    assert sum(children(project(towns(), high, first.factors).at(2020))) == pytest.approx(342)

"""What the official worksheets read from a projection."""

from __future__ import annotations

import numpy as np
import pytest
from tests.builders import AGES, assumptions, even, population

from sosei.demography.known.population import FEMALE
from sosei.demography.told.official import (
    NOT_DECLINING,
    decline_20_39,
    decline_stage,
    degrees,
    natural_influence,
    nine_class,
    run_official,
    social_influence,
    towards_replacement,
)
from sosei.demography.told.thresholds import NATURAL_INFLUENCE, SOCIAL_INFLUENCE


def test_simulation_1_raises_the_tfr_to_replacement_by_2030() -> None:
    """A town has 0.195 children 0–4 per woman 15–49 in its first step, 2015 → 2020.

    With 0.13 per unit of TFR that is a TFR of 1.5. Simulation 1 draws a line from 1.5 in 2015 to
    2.1 in 2030: 1.7 at the end of the first step, 1.9 in 2025, and 2.1 from 2030 on. The ratios
    follow: 1.7 × 0.13 = 0.221, 0.247, 0.273 and 0.273 again.
    """
    town = assumptions(4, child_woman_ratio=0.195, cwr_per_tfr=0.13)
    ratios = towards_replacement(town).children_per_woman[:, 0]
    assert ratios.tolist() == pytest.approx([0.221, 0.247, 0.273, 0.273])


def test_influences_say_what_births_and_what_moves_would_change() -> None:
    """A town that bears 1.3 children per woman and loses 4 in 100 of everybody in every step.

    Simulation 1 changes its births, simulation 2 ends its moves as well. Of 3,800 people there are
    3,082 left in 2045, 3,337 with the births, and 4,285 with the births and without the moves:

    - natural influence = 3,337 ÷ 3,082 = 1.083: births would leave 8% more people;
    - social influence = 4,285 ÷ 3,337 = 1.284: an end to the moves 28% more again.

    The worksheets class the first as 3 (105 to 110%) and the second as 4 (120 to 130%). No page
    that was read confirms these bounds: the ratios are what can be published safely.
    """
    losing = assumptions(
        6, survival=0.98, net_rate=-0.04, child_woman_ratio=0.169, cwr_per_tfr=0.13
    )
    runs = run_official(even(), losing)
    ends = [run.total[-1, 0] for run in (runs.pattern1, runs.simulation1, runs.simulation2)]
    assert ends == pytest.approx([3082, 3337, 4285], abs=0.5)
    natural, social = natural_influence(runs), social_influence(runs)
    assert natural[0] == pytest.approx(1.083, abs=0.0005)
    assert social[0] == pytest.approx(1.284, abs=0.0005)
    assert degrees(natural, NATURAL_INFLUENCE).tolist() == [3]
    assert degrees(social, SOCIAL_INFLUENCE).tolist() == [4]


def test_a_town_that_gains_movers_would_be_smaller_without_them() -> None:
    """Social influence below 1 marks a place of net inflow: degree 1."""
    gaining = assumptions(6, net_rate=0.04, child_woman_ratio=0.169, cwr_per_tfr=0.13)
    social = social_influence(run_official(even(), gaining))
    assert social[0] < 1
    assert degrees(social, SOCIAL_INFLUENCE).tolist() == [1]


def test_the_stage_of_decline_is_a_direction() -> None:
    """Persons of 65 and over, five years apart, in a town whose total falls.

    10,000 → 10,400: they still rise, stage 1. 10,400 → 10,350: a fall of 0.5% of the peak, they
    hold, stage 2. 10,350 → 10,100: a fall of 2.4%, stage 3, though they are more than at the
    start. Where the official words say "fall slightly" Sosei takes 1% of the peak in five years;
    no official page gives a number.
    """
    years = (2020, 2025, 2030, 2035)
    total = np.array([[40_000.0], [39_000], [38_000], [37_000]])
    old = np.array([[10_000.0], [10_400], [10_350], [10_100]])
    read = [decline_stage(years[:k], total[:k], old[:k])[0] for k in (2, 3, 4)]
    assert read == ["1", "2", "3"]
    assert decline_stage(years, total[::-1], old) == (NOT_DECLINING,)


def test_the_nine_classes_ask_twice_how_many_young_women_are_left() -> None:
    """A town has 1,000 women aged 20–39, all of them in one group, and as many girls of 0–19.

    Without moves, all of today's girls are 20–39 in twenty years: the closed decline is 0. If half
    of those aged 15–19 leave in each step, half are left: the decline with migration is 50%, and
    "50% and more" begins there. Below 20% closed, 50% with migration: C-1, a town that keeps its
    births and loses its youth.
    """
    persons = np.zeros((2, len(AGES), 1))
    persons[FEMALE, AGES.cut(0, 40)] = 250
    leaving = np.zeros((4, 2, len(AGES) - 1, 1))
    leaving[:, :, AGES.positions["15-19"]] = -0.5
    town = assumptions(4, survival=1.0, net_rate=leaving, cwr_per_tfr=0.13)
    runs = run_official(population(persons), town)
    closed, moved = decline_20_39(runs.closed)[0], decline_20_39(runs.pattern1)[0]
    assert closed == pytest.approx(0)
    assert moved == pytest.approx(0.5)
    assert nine_class(closed, moved) == "C-1"

"""The same town in five-year groups and in single years of age."""

from __future__ import annotations

import numpy as np
import pytest

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.demography.assumed.assumptions import Assumptions, constant
from sosei.demography.assumed.scenario import Path, Scenario, TfrAt
from sosei.demography.engine.projection import project
from sosei.demography.known.population import Basis, Population
from sosei.demography.known.regroup import regroup

FIVE, SINGLE = AgeGroups(5, 100), AgeGroups(1, 100)
TOWN = ("town",)


def town(ages: AgeGroups, persons: float = 100.0) -> Population:
    """100 men and 100 women at every age from 0 to 99, nobody above."""
    cells = np.full((2, len(ages), 1), persons * ages.width)
    cells[:, -1] = 0
    return Population(cells, ages, TOWN, 2015, Basis.REGISTER)


def yearly(survival: float = 1.0, tfr: float = 0.0, moves: float = 0.0) -> Assumptions:
    """Five years: births spread evenly over mothers of 20–39, moves per year at age 18."""
    fertility, counts = np.zeros(101), np.zeros((5, 2, 101, 1))
    fertility[20:40] = tfr / 20
    counts[:, :, 18] = moves
    held = constant(
        2015,
        5,
        SINGLE,
        TOWN,
        survival=np.full((2, 101), survival),
        net_rate=np.zeros((2, 101)),
        asfr=fertility,
        males_per_100_females=np.array(105.0),
    )
    return with_counts(held, counts)


def at_once(survival: float = 1.0, tfr: float = 0.0, counts: Array | None = None) -> Assumptions:
    """One step of five years: 1 child of 0–4 per 7 women of 15–49 and unit of the TFR."""
    held = constant(
        2015,
        1,
        FIVE,
        TOWN,
        survival=np.full((2, 20), survival),
        net_rate=np.zeros((2, 20)),
        child_woman_ratio=np.array(tfr / 7),
        cwr_per_tfr=np.array(1 / 7),
        males_per_100_females=np.array(105.0),
    )
    return held if counts is None else with_counts(held, counts)


def with_counts(held: Assumptions, counts: Array) -> Assumptions:
    """Add net counts."""
    return Assumptions(**{**vars(held), "net_count": counts})


def grouped(persons: Array) -> Array:
    """Single years of 2020 in five-year groups, ``[sex, group]``."""
    return regroup(persons, SINGLE, FIVE)[..., 0]


def test_survival_of_five_years_is_that_of_each_of_them_multiplied() -> None:
    """Of every age 99% live through a year: 0.99⁵ = 0.95099 live through five, in both runs."""
    single = project(town(SINGLE), yearly(survival=0.99)).at(2020)
    five = project(town(FIVE), at_once(survival=0.99**5)).at(2020)[..., 0]
    assert grouped(single)[:, 1:] == pytest.approx(five[:, 1:])


def test_those_who_move_at_18_are_of_two_groups_of_five_years() -> None:
    """20 men and 20 women leave in every year when they are 18, half at its start, half at its end.

    Half of the first year's are 18 already in 2015, the other half, who leave at its end, were 17.
    Over five years, 10 leave of those who were 18 in 2015, 20 of each of 17, 16, 15 and 14, and 10
    of 13. So the group of 15–19 has lost 10 + 20 + 20 + 20 = 70, and that of 10–14 has lost 30.

    Five-year counts are labelled by the age at the start of the step: 70 at 15–19, 30 at 10–14. With
    the 100 all at 15–19, as "they leave at 18" might tempt to, the run would take them from others.
    """
    counts = np.zeros((1, 2, 20, 1))
    counts[:, :, FIVE.positions["15-19"]] = -70
    counts[:, :, FIVE.positions["10-14"]] = -30
    single = project(town(SINGLE), yearly(moves=-20)).at(2020)
    five = project(town(FIVE), at_once(counts=counts)).at(2020)[..., 0]
    assert grouped(single) == pytest.approx(five)
    assert five[0, FIVE.cut(15, 25)].tolist() == pytest.approx([470, 430])


def children(tfr_at: TfrAt | None, ages: AgeGroups) -> float:
    """Children 0–4 of 2020 where the TFR rises from 1.0 in 2015 to 2.0 in 2020."""
    rise = Scenario("rise", tfr=Path({2015: 1.0, 2020: 2.0}), tfr_at=tfr_at)
    held = yearly(tfr=1.0) if ages is SINGLE else at_once(tfr=1.0)
    return float(project(town(ages), rise.apply(held)).at(2020)[:, ages.cut(0, 5)].sum())


def test_a_rising_tfr_is_read_where_each_engine_reads_it() -> None:
    """Held at 1.0 both runs have 500 children: 100 births a year, and 3,500 women ÷ 7.

    Let the TFR rise in a straight line from 1.0 (2015) to 2.0 (2020). The single-year run reads it in
    the middle of each year: 1.1, 1.3, 1.5, 1.7, 1.9, together 750 children. The five-year run reads
    it at the end of the step unless it is told otherwise: 2.0, so 1,000. The children of 0–4 were
    born over the whole five years: ``tfr_at = "mean"`` gives 1.5, and 750. Both stand in the file;
    which one was meant is for the study to say.
    """
    assert project(town(SINGLE), yearly(tfr=1.0)).at(2020)[:, :5].sum() == pytest.approx(500)
    assert project(town(FIVE), at_once(tfr=1.0)).at(2020)[:, 0].sum() == pytest.approx(500)
    assert children(None, SINGLE) == pytest.approx(750)
    assert children(None, FIVE) == pytest.approx(1000)
    assert children(TfrAt.MEAN, FIVE) == pytest.approx(750)

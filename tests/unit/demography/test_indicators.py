"""Ages, sexes, births, deaths, life expectancy and retention, for both widths of age groups."""

from __future__ import annotations

import numpy as np
import pytest
from tests.builders import AGES, assumptions, even, population

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.base.errors import AlignmentError
from sosei.demography.assumed.assumptions import Assumptions, constant
from sosei.demography.engine.projection import project
from sosei.demography.known.population import Basis, Population
from sosei.demography.told.age_measures import mean_age, median_age, sex_ratio
from sosei.demography.told.indicators import indicators, indicators_frame, unavailable
from sosei.demography.told.retention import cohort_retention, retention_of
from sosei.demography.told.vital import life_expectancy

YEARS = AgeGroups(width=1, open_from=100)
ALIVE = np.array([0.99, 0.995])


def single_years(persons: float = 100.0) -> Population:
    """Make a population with the same number of persons in every single year of age."""
    return Population(np.full((2, 101, 1), persons), YEARS, ("07202",), 2015, Basis.CENSUS)


def single_rates(steps: int = 1, survival: float = 0.98) -> Assumptions:
    """Make single-year assumptions: 0.1 births a year per woman aged 20–29."""
    asfr = np.zeros(101)
    asfr[20:30] = 0.1
    return constant(
        2015,
        steps,
        YEARS,
        ("07202",),
        survival=np.full((2, 101), survival),
        net_rate=np.zeros((2, 101)),
        males_per_100_females=np.array(105.0),
        asfr=asfr,
    )


def in_cell(ages: AgeGroups, **persons: float) -> Array:
    """Put persons into both sexes' groups by label, ``m15_19=…``."""
    cells = np.zeros((2, len(ages), 1))
    for name, count in persons.items():
        cells["mf".index(name[0]), ages.positions[name[1:].replace("_", "-")]] = count
    return cells


# ── ages and sexes ────────────────────────────────────────────────────────────


def test_everybody_is_at_the_middle_of_their_group() -> None:
    cells = in_cell(AGES, m10_14=3, f20_24=1)
    assert mean_age(cells, AGES)[0] == pytest.approx((3 * 12.5 + 22.5) / 4)
    assert mean_age(np.ones((2, 101, 1)), YEARS)[0] == pytest.approx(50.5)


def test_half_of_all_are_younger_than_the_median() -> None:
    cells = in_cell(AGES, m10_14=30, f20_24=40, m30_34=30)
    assert median_age(cells, AGES)[0] == pytest.approx(20 + 5 * 20 / 40)
    edge = in_cell(AGES, m10_14=50, f20_24=50)
    assert median_age(edge, AGES)[0] == pytest.approx(15)


def test_a_median_in_the_open_group_is_not_known() -> None:
    old = in_cell(AGES, m10_14=1)
    old[:, -1] = 100
    assert np.isnan(median_age(old, AGES)[0])


def test_nobody_has_no_age_and_no_sex_ratio() -> None:
    nobody = np.zeros((2, len(AGES), 1))
    for told in (mean_age(nobody, AGES), median_age(nobody, AGES), sex_ratio(nobody)):
        assert np.isnan(told[0])


def test_the_sex_ratio_counts_men_per_hundred_women() -> None:
    cells = in_cell(AGES, m0_4=105, f0_4=100, f20_24=50)
    assert sex_ratio(cells)[0] == pytest.approx(70)
    assert sex_ratio(cells, AGES.cut(0, 5))[0] == pytest.approx(105)


def test_the_two_dependency_ratios_add_to_the_whole() -> None:
    told = indicators(project(even(), assumptions(2)))
    whole = told["child_dependency_ratio"] + told["aged_dependency_ratio"]
    assert whole == pytest.approx(told["dependency_ratio"])


def test_a_low_open_group_has_no_mean_age() -> None:
    short = population(np.full((2, 12, 1), 100.0), open_from=55)
    told = indicators(project(short, assumptions(1, open_from=55)))
    assert "mean_age" not in told
    assert told["median_age"][0, 0] == pytest.approx(30)


# ── births, deaths, life expectancy ───────────────────────────────────────────


def test_five_year_births_are_the_children_and_those_who_died_since_birth() -> None:
    moved = project(even(), assumptions(1, males_per_100_females=100))
    told = indicators(moved, ALIVE)
    children = moved.components.entrants[0, 0]
    assert told["births"][1, 0] == pytest.approx(children / 2 / 0.99 + children / 2 / 0.995)
    assert np.isnan(told["births"][0, 0])
    by_step = np.broadcast_to(ALIVE[None, :, None], (1, 2, 1))
    assert indicators(moved, by_step)["births"][1, 0] == told["births"][1, 0]


def test_crude_rates_are_per_thousand_person_years() -> None:
    moved = project(even(), assumptions(1))
    told = indicators(moved, ALIVE)
    lived = 5 * (moved.total[0, 0] + moved.total[1, 0]) / 2
    assert told["crude_birth_rate"][1, 0] == pytest.approx(1000 * told["births"][1, 0] / lived)
    assert told["crude_death_rate"][1, 0] == pytest.approx(1000 * 380 / lived)
    assert told["deaths"][1, 0] == pytest.approx(380)


def test_without_survival_from_birth_there_are_no_five_year_births() -> None:
    told = indicators(project(even(), assumptions(1)))
    missing = unavailable(AGES, survival_from_birth=False)
    assert not set(missing) & set(told)
    assert {"births", "life_expectancy_male", "school_age_6_11"} <= set(missing)
    assert missing["births"].ja == "出生から0～4歳までの生残率が必要です"
    known = set(unavailable(AGES, survival_from_birth=True))
    assert known == {"school_age_6_11", "school_age_12_14"}


def test_constant_survival_has_the_life_expectancy_of_its_series() -> None:
    """With S everywhere, L falls geometrically: e₀ = S (1 + S + S² + …) = S ÷ (1 − S)."""
    told = life_expectancy(np.full((2, 101, 1), 0.98), YEARS)
    assert told is not None
    assert told[:, 0].tolist() == pytest.approx([49, 49])
    coarse = life_expectancy(np.full((2, 18, 1), 0.9), AGES, np.full((2, 1), 0.9))
    assert coarse is not None
    assert coarse[:, 0].tolist() == pytest.approx([45, 45])


def test_nobody_dying_in_the_last_groups_has_no_life_expectancy() -> None:
    told = life_expectancy(np.ones((2, 101, 1)), YEARS)
    assert told is not None
    assert np.isnan(told).all()


def test_survival_from_birth_must_be_above_zero() -> None:
    with pytest.raises(ValueError, match="above 0"):
        indicators(project(even(), assumptions(1)), np.zeros(2))


# ── single years ──────────────────────────────────────────────────────────────


def test_single_years_tell_school_ages_births_and_life_expectancy() -> None:
    moved = project(single_years(), single_rates())
    told = indicators(moved)
    assert told["school_age_6_11"][0, 0] == 1200
    assert told["school_age_12_14"][0, 0] == 600
    assert told["births"][1, 0] == moved.components.entrants[0, 0]
    assert told["tfr"][1, 0] == pytest.approx(1)
    assert told["life_expectancy_female"][1, 0] == pytest.approx(49)
    assert unavailable(YEARS, survival_from_birth=False) == {}


def test_single_years_and_five_year_groups_tell_the_same_of_the_same_people() -> None:
    fine = indicators(project(single_years(20), single_rates()))
    coarse = indicators(project(even(100), assumptions(1)))
    fine_total = 2 * 20 * 101
    assert fine["total"][0, 0] == fine_total
    for name in ("age_0_14", "age_15_64", "women_20_39", "child_dependency_ratio", "sex_ratio"):
        assert fine[name][0, 0] == pytest.approx(coarse[name][0, 0])


@pytest.mark.parametrize("single", [False, True])
def test_every_indicator_has_every_year_and_area(*, single: bool) -> None:
    moved = project(single_years(), single_rates(12)) if single else project(even(), assumptions(3))
    for name, values in indicators(moved, None if single else ALIVE).items():
        assert values.shape == (len(moved.years), 1), name
    names = indicators_frame(moved, ALIVE)["indicator"].to_list()
    assert {"mean_age", "median_age", "cohort_retention", "crude_death_rate"} <= set(names)


# ── cohort retention ──────────────────────────────────────────────────────────


def three_censuses() -> list[Population]:
    """Count 100 children of 10–14, who are 60 at 20–24."""
    counts = []
    for year, young in ((2005, 0.0), (2010, 80.0), (2015, 30.0)):
        cells = in_cell(AGES, m10_14=60, f10_14=40, m20_24=young, f20_24=young)
        counts.append(population(cells, year=year))
    return counts


def test_retention_sets_young_adults_against_the_children_they_were() -> None:
    first, second, third = three_censuses()
    assert cohort_retention(first, third).tolist() == pytest.approx([0.6])
    with pytest.raises(AlignmentError, match="10 years"):
        cohort_retention(first, second)
    register = population(third.persons, basis=Basis.REGISTER)
    with pytest.raises(AlignmentError, match="basis"):
        cohort_retention(first, register)


def test_retention_goes_on_from_censuses_into_the_projection() -> None:
    counts = three_censuses()
    moved = project(counts[-1], assumptions(3, survival=0.9, net_rate=-0.1))
    told = retention_of(counts, moved)
    assert list(told) == [2015, 2020, 2025, 2030]
    assert told[2015].tolist() == pytest.approx([0.6])
    assert told[2020].tolist() == pytest.approx([0.0])
    assert told[2025].tolist() == pytest.approx([0.8 * 0.8])
    within = indicators(moved)["cohort_retention"]
    assert within[2, 0] == pytest.approx(told[2025][0])
    assert np.isnan(within[:2]).all()


def test_no_child_ten_years_before_has_no_retention() -> None:
    nobody = population(np.zeros((2, len(AGES), 1)), year=2005)
    assert np.isnan(cohort_retention(nobody, even())).all()

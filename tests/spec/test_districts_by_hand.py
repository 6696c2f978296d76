"""Districts that add up to their town, by hand."""

from __future__ import annotations

import numpy as np
import pytest
from tests.builders import AGES, assumptions, population

from sosei.base.arrays import Array
from sosei.demography.assumed.profiles import Profile
from sosei.demography.engine.projection import project
from sosei.demography.known.population import MALE
from sosei.demography.small.counts import DistrictCount
from sosei.demography.small.districts import project_districts
from sosei.demography.small.ratios import cohort_change_ratios, damped
from sosei.demography.small.withheld import merged_names
from sosei.sectors.multi_grade import fewest_classes, shipped_multi_grade
from sosei.sectors.rates import Origin, Rate, RateRow
from sosei.sectors.schools import SchoolKind, classes
from sosei.sectors.town_districts import heads_per_settler

YOUNG, OLDER = AGES.positions["20-24"], AGES.positions["25-29"]
TOWN_OF = np.zeros(2, dtype=np.int64)
BOUNDED = np.zeros(2, dtype=bool)


def men(young: tuple[float, float], older: tuple[float, float]) -> Array:
    """Men of 20–24 and 25–29 in two districts, and nobody else."""
    persons = np.zeros((2, len(AGES), 2))
    persons[MALE, YOUNG], persons[MALE, OLDER] = young, older
    return persons


def survival(alive: float) -> Array:
    """The same survival at every age, of one town."""
    return np.full((2, len(AGES) - 1, 1), alive)


def test_a_small_district_is_drawn_to_its_town() -> None:
    """In 2010 the harbour has 900 men of 20–24 and the hill has 100; in 2015 they are 25–29: 720 and 180.

    The town keeps 900 of 1,000: its ratio is 0.9. By itself the harbour's is 720 ÷ 900 = 0.8, the
    hill's 180 ÷ 100 = 1.8. Each is drawn to the town's as much as 100 men weigh:

    - harbour: (720 + 100 × 0.9) ÷ (900 + 100) = 0.81
    - hill: (180 + 100 × 0.9) ÷ (100 + 100) = 1.35

    The hill, where a hundred men were counted, is half itself and half its town.
    """
    before, now = men((900, 100), (0, 0)), men((0, 0), (720, 180))
    ratios = cohort_change_ratios(now, before, survival(0.99), TOWN_OF, BOUNDED)
    assert ratios[MALE, YOUNG].tolist() == pytest.approx([0.81, 1.35])


def test_a_new_estate_does_not_go_on_for_ever() -> None:
    """Where 40 became 800, the ratio is over 2.5: that is its bound, unless the district is named unbounded.

    And what parted a district from survival for five years does not part it for fifty: it holds for ten
    years, then half of it is left, then a quarter. With survival 0.99 and a ratio of 1.35, 0.36 more,
    the ratios of six steps are 1.35, 1.35, 1.17, 1.08, 1.035, 1.0125.
    """
    before, now = men((900, 40), (0, 0)), men((0, 0), (700, 800))
    ratios = cohort_change_ratios(now, before, survival(0.99), TOWN_OF, BOUNDED)
    free = cohort_change_ratios(now, before, survival(0.99), TOWN_OF, ~BOUNDED)
    assert ratios[MALE, YOUNG, 1] == 2.5
    assert free[MALE, YOUNG, 1] > 2.5
    steps = [float(damped(np.array(1.35), np.array(0.99), step)) for step in range(6)]
    assert steps == pytest.approx([1.35, 1.35, 1.17, 1.08, 1.035, 1.0125])


def test_the_town_has_the_last_word() -> None:
    """The town is projected to 800 men of 25–29 in 2020; the harbour and the hill have 600 and 400 of 20–24 in 2015.

    There is no earlier count: both districts have the town's survival, 0.9, and would come to 540 and 360,
    900 together. They are fitted to the 800: 480 and 320. The town loses 100 by moves,
    and so does each of them in its proportion.
    """
    counted = men((600, 400), (0, 0))
    town = project(
        population(counted.sum(axis=-1, keepdims=True)),
        assumptions(1, survival=0.9, net_rate=-0.1),
    )
    names = ("harbour", "hill")
    now = DistrictCount(counted, AGES, names, ("07202",) * 2, 2015)
    carried = project_districts(now, town)
    assert town.at(2020)[MALE, OLDER, 0] == pytest.approx(800)
    assert carried.persons[1, MALE, OLDER].tolist() == pytest.approx([480, 320])


def test_what_is_withheld_is_told_with_another() -> None:
    """The note counts the island with the harbour, and the islet with the island: all three are the harbour."""
    told, lost = merged_names(
        ["harbour", "island", "islet"], {"island": "harbour", "islet": "island"}
    )
    assert told == dict.fromkeys(["harbour", "island", "islet"], "harbour")
    assert lost == ()


def test_few_pupils_are_taught_with_the_grade_beside_them() -> None:
    """A school has 5, 4, 3, 9, 8 and 9 pupils in its six grades: grade by grade it has six classes.

    Two grades that follow each other are one class of up to 16 pupils, of up to 8 where the first grade is one of
    them. Grades 1 and 2 are 9: too many with first-graders. Grades 2 and 3 are 7, grades 4 and 5 are 17, grades
    5 and 6 are 17. The fewest classes: grade 1, grades 2 and 3 together, and grades 4, 5 and 6 by themselves: five.
    """
    pupils = np.array([5, 4, 3, 9, 8, 9], dtype=float)[None, :, None]
    largest = np.full((1, 6), 35.0)
    limits = shipped_multi_grade().of(SchoolKind.ELEMENTARY, 6)
    assert limits.tolist() == [8, 16, 16, 16, 16]
    assert classes(pupils, largest).sum() == 6
    assert fewest_classes(pupils, largest, limits)[0, 0] == 5


def test_settlers_come_as_households() -> None:
    """Of the settlers a quarter are men of 30–34, a quarter women of 30–34, and half are children.

    By headship rates of 0.8 of the men and 0.2 of the women a settler makes 0.25 × 0.8 + 0.25 × 0.2 = 0.25
    households: 40 settlers a year are ten households.
    """
    weights = np.zeros((2, len(AGES)))
    weights[:, AGES.positions["30-34"]] = 0.25
    weights[:, AGES.positions["5-9"]] = 0.25
    rows = tuple(RateRow("", 2020, sex, (15, None), value) for sex, value in ((0, 0.8), (1, 0.2)))
    headship = Rate("headship", rows, Origin("", "", "2020", "", "", own=True))
    settlers = Profile("settlers", weights, AGES, "by hand")
    assert 40 * heads_per_settler(settlers, headship, AGES, 2020) == pytest.approx(10)

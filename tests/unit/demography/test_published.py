"""Rates backed out of published tables, and held beyond them."""

from __future__ import annotations

import numpy as np
import pytest
from tests.builders import AGES, assumptions

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.base.errors import AgeGroupsError, AlignmentError
from sosei.demography.engine.projection import project
from sosei.demography.known.population import FEMALE, MALE
from sosei.demography.told.published import (
    AS_MANY,
    PublishedProjection,
    back_out,
    hold_last,
)

YEARS = (2015, 2020, 2025)
SURVIVAL = np.full((2, 18), 0.9)


def tables(persons: Array | None = None, areas: tuple[str, ...] = ("a",)) -> PublishedProjection:
    """Three tables of falling numbers, the same in every cell."""
    if persons is None:
        persons = np.array([100.0, 90.0, 60.0])[:, None, None, None] * np.ones(
            (1, 2, len(AGES), len(areas))
        )
    return PublishedProjection(persons, YEARS[: len(persons)], AGES, areas)


def reproduced(published: PublishedProjection, survival: Array = SURVIVAL) -> Array:
    """Carry the first table through the rates backed out."""
    return project(published.base, back_out(published, survival)).persons


def test_every_published_cell_is_returned() -> None:
    assert reproduced(tables()) == pytest.approx(tables().persons, rel=1e-12)


def test_what_survival_misses_is_in_the_net_rate() -> None:
    rates = back_out(tables(), SURVIVAL)
    assert rates.net_rate[0, MALE, 3, 0] == pytest.approx(90 / 100 - 0.9)
    assert rates.net_rate[1, MALE, 3, 0] == pytest.approx(60 / 90 - 0.9)


def test_the_last_row_is_of_the_last_two_groups_together() -> None:
    assert back_out(tables(), SURVIVAL).net_rate[0, FEMALE, 17, 0] == pytest.approx(90 / 200 - 0.9)


def test_survival_may_differ_by_area_and_step() -> None:
    by_step = np.linspace(0.5, 1, 2 * 2 * 18 * 2).reshape(2, 2, 18, 2)
    published = tables(areas=("a", "b"))
    for survival in (by_step, by_step[0], by_step[0, ..., 0]):
        assert reproduced(published, survival) == pytest.approx(published.persons, rel=1e-12)


def test_a_cell_that_rises_from_nobody_has_a_count_and_no_rate() -> None:
    persons = tables().persons.copy()
    persons[0, MALE, 5, 0], persons[1, MALE, 6, 0] = 0, 7
    rates = back_out(tables(persons), SURVIVAL)
    assert rates.net_count is not None
    assert rates.net_count[0, MALE, 5, 0] == 7
    assert rates.net_rate[0, MALE, 5, 0] == 0
    assert np.count_nonzero(rates.net_count) == 1
    assert reproduced(tables(persons)) == pytest.approx(persons, rel=1e-12)


def test_a_cell_that_stays_empty_stays_empty_without_a_rate() -> None:
    persons = tables().persons.copy()
    persons[0, MALE, 5, 0] = persons[1, MALE, 6, 0] = 0
    rates = back_out(tables(persons), SURVIVAL)
    assert rates.net_rate[0, MALE, 5, 0] == 0
    assert reproduced(tables(persons))[1, MALE, 6, 0] == 0


@pytest.mark.parametrize("survival", [0.3, 0.1, 1 / 3, 0.7])
def test_an_open_group_that_empties_is_not_below_zero(survival: float) -> None:
    persons = tables().persons.copy()
    persons[0, :, 17, 0], persons[0, :, 18, 0], persons[1, :, 18] = 3, 4, 0
    again = reproduced(tables(persons), np.full((2, 18), survival))
    assert again[1, :, 18] == pytest.approx(0, abs=1e-12)
    assert again == pytest.approx(persons, rel=1e-9, abs=1e-12)


def test_the_ratios_of_children_are_those_of_the_tables() -> None:
    persons = tables().persons.copy()
    persons[1, MALE, 0], persons[1, FEMALE, 0] = 60, 40
    rates = back_out(tables(persons), SURVIVAL)
    assert rates.child_woman_ratio is not None
    assert rates.child_woman_ratio[0, 0] == pytest.approx(100 / (7 * 90))
    assert rates.males_per_100_females[0, 0] == pytest.approx(150)


def test_a_table_without_women_has_no_children() -> None:
    persons = tables().persons.copy()
    persons[1, FEMALE, AGES.cut(15, 50)] = 0
    persons[1, :, 0] = 0
    rates = back_out(tables(persons), SURVIVAL)
    assert rates.child_woman_ratio is not None
    assert rates.child_woman_ratio[0, 0] == 0
    assert reproduced(tables(persons)) == pytest.approx(persons, rel=1e-12)


def test_children_without_women_are_refused_with_their_place() -> None:
    persons = tables().persons.copy()
    persons[2, FEMALE, AGES.cut(15, 50)] = 0
    with pytest.raises(ValueError, match="area a, 2025"):
        back_out(tables(persons), SURVIVAL)


def test_children_who_are_all_boys_are_returned() -> None:
    persons = tables().persons.copy()
    persons[1, FEMALE, 0] = 0
    assert reproduced(tables(persons)) == pytest.approx(persons, rel=1e-12)


def test_a_table_without_children_takes_the_sex_ratio_of_the_others() -> None:
    persons = tables(areas=("a", "b")).persons.copy()
    persons[1, :, 0, 0] = 0
    persons[2, MALE, 0, 0], persons[2, FEMALE, 0, 0] = 120, 100
    rates = back_out(tables(persons, ("a", "b")), SURVIVAL)
    assert rates.males_per_100_females[0, 0] == pytest.approx(120)
    persons[2, :, 0, 0] = 0
    persons[2, MALE, 0, 1] = 3 * persons[2, FEMALE, 0, 1]
    rates = back_out(tables(persons, ("a", "b")), SURVIVAL)
    anywhere = 100 * (90 + 180) / (90 + 60)
    assert rates.males_per_100_females[:, 0] == pytest.approx([anywhere, anywhere])


def test_where_no_table_knows_a_child_the_sex_ratio_applies_to_nobody() -> None:
    persons = tables().persons.copy()
    persons[:, :, 0] = 0
    rates = back_out(tables(persons), SURVIVAL)
    assert np.all(rates.males_per_100_females == AS_MANY)
    assert reproduced(tables(persons)) == pytest.approx(persons, rel=1e-12)


def test_beyond_the_last_table_the_last_rates_are_held() -> None:
    rates = back_out(tables(), SURVIVAL, to=2035, cwr_per_tfr=np.array(0.13))
    assert rates.ends == (2020, 2025, 2030, 2035)
    assert rates.child_woman_ratio is not None
    assert rates.cwr_per_tfr is not None
    assert np.all(rates.net_rate[2:] == rates.net_rate[1])
    assert np.all(rates.child_woman_ratio[2:] == rates.child_woman_ratio[1])
    assert np.all(rates.cwr_per_tfr == 0.13)
    persons = project(tables().base, rates).persons
    assert persons[2] == pytest.approx(tables().persons[2], rel=1e-12)
    assert persons[3, MALE, 4, 0] == pytest.approx(60 * 60 / 90)


def test_net_counts_are_not_held() -> None:
    persons = tables().persons.copy()
    persons[1, MALE, 5, 0], persons[2, MALE, 6, 0] = 0, 7
    rates = back_out(tables(persons), SURVIVAL, to=2030)
    assert rates.net_count is not None
    assert rates.net_count[1].sum() == 7
    assert rates.net_count[2].sum() == 0


def test_the_sex_ratio_held_is_that_of_all_published_children() -> None:
    persons = tables().persons.copy()
    persons[1, MALE, 0], persons[2, MALE, 0] = 110, 90
    rates = back_out(tables(persons), SURVIVAL, to=2030)
    assert rates.males_per_100_females[2, 0] == pytest.approx(100 * (110 + 90) / (90 + 60))


def test_a_year_that_was_published_is_not_held() -> None:
    assert back_out(tables(), SURVIVAL, to=2025).ends == (2020, 2025)


@pytest.mark.parametrize("to", [2023, 2010])
def test_only_whole_steps_are_held(to: int) -> None:
    with pytest.raises(AlignmentError, match="whole steps"):
        hold_last(assumptions(2), to)


def test_other_assumptions_are_held_too() -> None:
    held = hold_last(assumptions(2, net_count=3.0), 2035)
    assert held.steps == 4
    assert held.net_count is not None
    assert held.net_count[:, 0, 0, 0].tolist() == [3, 3, 0, 0]
    assert hold_last(assumptions(2), 2035).net_count is None


def test_tables_are_checked() -> None:
    persons = tables().persons
    with pytest.raises(AlignmentError, match="expected"):
        PublishedProjection(persons, YEARS, AGES, ("a", "b"))
    with pytest.raises(AlignmentError, match="steps"):
        PublishedProjection(persons, (2015, 2020, 2030), AGES, ("a",))
    with pytest.raises(AlignmentError, match="steps"):
        PublishedProjection(persons[:1], YEARS[:1], AGES, ("a",))
    with pytest.raises(AgeGroupsError):
        PublishedProjection(np.ones((2, 2, 101, 1)), (2015, 2016), AgeGroups(1, 100), ("a",))
    with pytest.raises(ValueError, match="negative"):
        PublishedProjection(-persons, YEARS, AGES, ("a",))


def test_survival_of_another_shape_is_refused() -> None:
    with pytest.raises(AlignmentError, match="survival"):
        back_out(tables(), np.full((2, 17), 0.9))


def test_later_tables_can_be_set_aside() -> None:
    assert tables().until(2020).years == (2015, 2020)
    assert tables().until(2020).persons.shape[0] == 2

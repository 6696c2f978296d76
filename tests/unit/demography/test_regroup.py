"""Between age groups and single years."""

from __future__ import annotations

import re

import numpy as np
import pytest

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.base.errors import AgeGroupsError, AlignmentError
from sosei.demography.known.regroup import regroup, ungroup

FIVE, SINGLE = AgeGroups(5, 90), AgeGroups(1, 90)
BY_FIVE = np.vstack([np.linspace(1000, 100, 19), np.linspace(900, 200, 19)])


def test_coarser_groups_are_sums_of_finer_ones() -> None:
    single = np.tile(np.arange(11.0), (2, 1))
    assert regroup(single, AgeGroups(1, 10), AgeGroups(5, 5)).tolist() == [[10, 45]] * 2


def test_areas_keep_their_place() -> None:
    single = np.random.default_rng(1).uniform(0, 9, (2, 91, 3))
    grouped = regroup(single, SINGLE, AgeGroups(5, 85))
    assert grouped.shape == (2, 18, 3)
    assert grouped[1, 17, 2] == pytest.approx(single[1, 85:, 2].sum())


@pytest.mark.parametrize(
    ("ages", "to", "words"),
    [
        (AgeGroups(5, 85), FIVE, "0-4 … 85+ have no bound at 90, which 0-4 … 90+ need"),
        (FIVE, SINGLE, "0-4 … 90+ have no bound at 1, which 0 … 90+ need"),
        (AgeGroups(10, 90), AgeGroups(5, 85), "no bound at 5"),
    ],
)
def test_ages_that_cannot_be_regrouped_say_which_bound_is_missing(
    ages: AgeGroups, to: AgeGroups, words: str
) -> None:
    with pytest.raises(AgeGroupsError, match=re.escape(words)) as raised:
        regroup(np.ones((2, len(ages))), ages, to)

    assert "境界" in raised.value.words.ja


def test_a_straight_line_over_the_ages_is_found_again() -> None:
    single = np.tile(200 - np.arange(91.0), (2, 1))
    assert ungroup(regroup(single, SINGLE, FIVE), FIVE, SINGLE) == pytest.approx(single)


@pytest.mark.parametrize("closed", [1, 2, 3])
def test_even_groups_give_even_years_however_few_the_groups(closed: int) -> None:
    ages = AgeGroups(5, 5 * closed)
    single = ungroup(np.full((2, closed + 1), 5.0), ages, AgeGroups(1, 5 * closed))
    assert single[:, :-1] == pytest.approx(np.ones((2, 5 * closed)))


def test_a_group_of_nobody_gives_years_of_nobody() -> None:
    persons = BY_FIVE.copy()
    persons[0, 4] = 0
    single = ungroup(persons, FIVE, SINGLE)
    assert np.all(single[0, 20:25] == 0)
    assert np.all(single >= 0)


def test_the_open_group_follows_the_given_shape() -> None:
    shape = np.array([[4, 3, 2, 1, 0, 0, 0, 0, 0, 0, 0], [5] + [0] * 9 + [5]], dtype=float)
    single = ungroup(BY_FIVE, FIVE, AgeGroups(1, 100), shape)
    assert single[0, 90:94] == pytest.approx(100 * np.array([0.4, 0.3, 0.2, 0.1]))
    assert single[1, 100] == pytest.approx(100)


def test_each_area_may_have_its_own_open_shape() -> None:
    persons = np.stack([BY_FIVE, BY_FIVE], axis=2)
    shape = np.zeros((2, 6, 2))
    shape[:, 0, 0] = shape[:, 5, 1] = 1
    single = ungroup(persons, FIVE, AgeGroups(1, 95), shape)
    assert single[0, 90].tolist() == [100, 0]
    assert single[0, 95].tolist() == [0, 100]


def test_one_open_shape_may_serve_every_area() -> None:
    persons = np.stack([BY_FIVE, 2 * BY_FIVE], axis=2)
    single = ungroup(persons, FIVE, AgeGroups(1, 91), np.ones((2, 2)))
    assert single[0, 90:].tolist() == [[50, 100], [50, 100]]


def test_years_above_the_new_open_group_are_added_to_it() -> None:
    single = ungroup(BY_FIVE, FIVE, AgeGroups(1, 85))
    assert single.shape == (2, 86)
    assert single[:, 85] == pytest.approx(BY_FIVE[:, 17:].sum(axis=1))


def test_an_open_group_without_a_shape_says_which_bound_is_missing() -> None:
    with pytest.raises(AgeGroupsError, match=re.escape("90+ has no bound at 100")):
        ungroup(BY_FIVE, FIVE, AgeGroups(1, 100))


def test_ungrouping_gives_single_years_only() -> None:
    with pytest.raises(AgeGroupsError, match="single years"):
        ungroup(BY_FIVE, FIVE, AgeGroups(5, 85))


@pytest.mark.parametrize(
    ("to", "shape", "error", "words"),
    [
        (SINGLE, np.ones((2, 1)), ValueError, "leave it out"),
        (AgeGroups(1, 100), np.ones((2, 10)), AlignmentError, "open_shape is"),
        (AgeGroups(1, 91), np.zeros((2, 2)), ValueError, "somebody"),
        (AgeGroups(1, 91), np.array([[2, -1], [1, 1]]), ValueError, "0 or above"),
    ],
)
def test_a_shape_that_does_not_fit_is_refused(
    to: AgeGroups, shape: Array, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        ungroup(BY_FIVE, FIVE, to, shape)


@pytest.mark.parametrize("bad", [-1.0, np.nan])
def test_persons_below_zero_or_unknown_are_refused(bad: float) -> None:
    persons = BY_FIVE.copy()
    persons[0, 3] = bad
    with pytest.raises(ValueError, match="0 or above"):
        ungroup(persons, FIVE, SINGLE)


def test_an_array_of_other_ages_is_refused() -> None:
    with pytest.raises(AlignmentError, match="expected 19 ages"):
        regroup(np.ones((2, 18)), FIVE, FIVE)

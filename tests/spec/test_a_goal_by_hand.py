"""What TFR, or what migration, gives a number: by hand, and when none does."""

from __future__ import annotations

import pytest
from tests.builders import assumptions, even

from sosei.demography.told.goal import Goal, Lever, Start, reach
from sosei.demography.told.seek import Reach


def test_a_tfr_that_gives_3600_persons_in_five_years() -> None:
    """A town has 100 persons in each of 38 cells (19 age groups, two sexes) in 2015; 90% of each
    group reach the next one, nobody moves, and a TFR of 1 means 0.13 children aged 0–4 per woman.

    In 2020 there are 17 groups of 90 and, at 90+, 180, of either sex: 2 × 1,710 = 3,420 persons
    aged 5 and over. The women aged 15–49 are 7 × 90 = 630, so that a TFR of *f* gives
    0.13 × 630 × *f* = 81.9 *f* children.

        3,420 + 81.9 f = 3,600, so f = 180 ÷ 81.9 = 2.1978

    Beside the total stands what it is without moving anything: a ratio of 0.2 is a TFR of 1.5385.
    """
    town = Start(even(100), assumptions(steps=1, child_woman_ratio=0.2, cwr_per_tfr=0.13))
    answer = reach(town, Goal(3_600, 2020), Lever.TFR)
    assert answer.answer is Reach.REACHED
    assert answer.value == pytest.approx(180 / 81.9)
    assert answer.neutral == pytest.approx(0.2 / 0.13)
    assert answer.as_it_stands == pytest.approx(3_420 + 0.2 * 630)


def test_half_of_the_losses_by_migration() -> None:
    """The same town loses 5% of every group in five years: 2 × 1,900 × 5% = 190 persons, among them
    5 of each of the seven groups of women who would be 15–49. With λ times these losses there are

        3,420 − 190 λ + 0.2 × 7 × (90 − 5 λ) = 3,546 − 197 λ

    persons. 3,447.5 are reached with λ = 0.5: half of the losses.
    """
    held = assumptions(steps=1, net_rate=-0.05, child_woman_ratio=0.2, cwr_per_tfr=0.13)
    answer = reach(Start(even(100), held), Goal(3_447.5, 2020), Lever.MIGRATION)
    assert answer.value == pytest.approx(0.5)


def test_what_cannot_be_reached_is_answered_with_the_best_there_is() -> None:
    """5,000 persons cannot be had by births alone: a TFR of 4, the most that is tried, gives
    3,420 + 81.9 × 4 = 3,747.6.
    """
    town = Start(even(100), assumptions(steps=1, child_woman_ratio=0.2, cwr_per_tfr=0.13))
    answer = reach(town, Goal(5_000, 2020), Lever.TFR)
    assert answer.answer is Reach.OUT_OF_RANGE
    assert answer.value == pytest.approx(4)
    assert answer.attained == pytest.approx(3_747.6)

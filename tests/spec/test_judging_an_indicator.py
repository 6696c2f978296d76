"""How an indicator is judged, on the targets of a real strategy.

Simple formulas mislead: −350 ÷ −270 says 130% of a target that was missed, and 0 ÷ 0 says nothing at all. So the rules
compare with the baseline, and with what the straight path to the target expects of the year.
"""

from __future__ import annotations

from fractions import Fraction

from tests.strategy import indicator, observed

from sosei.strategy.case import Record
from sosei.strategy.judgement import judge
from sosei.strategy.verdict import Reported, Verdict


def test_a_loss_of_people_that_is_to_shrink() -> None:
    """Net social change: −490 in 2019, to be −270 in 2024. It is better the higher it is."""
    social_change = indicator("net_flow", "up", -490, 2019, -270, 2024)
    better = judge(observed(social_change, {2022: -350}), 2022)
    worse = judge(observed(social_change, {2022: -540}), 2022)
    assert better.progress == Fraction(140, 220)
    assert better.expected == Fraction(-490) + Fraction(220) * 3 / 5
    assert better.verdict is Verdict.ON_TRACK
    assert worse.progress == Fraction(-50, 220)
    assert worse.verdict is Verdict.WORSE
    assert worse.attainment is None


def test_births_that_are_to_be_held() -> None:
    """839 births are to stay 839: there is no way to go, and so no progress; below is worse."""
    births = indicator("flow", "hold", 839, 2018, 839, 2024)
    assert judge(observed(births, {2020: 839}), 2020).verdict is Verdict.ACHIEVED
    fewer = judge(observed(births, {2020: 797}), 2020)
    assert fewer.verdict is Verdict.WORSE
    assert fewer.gap == -42
    assert fewer.progress is None


def test_waiting_children_that_are_to_be_none() -> None:
    """From 5 to 0: a share of the target does not exist, the way gone does."""
    waiting = indicator("stock", "down", 5, 2019, 0, 2024)
    told = judge(observed(waiting, {2022: 3}), 2022)
    assert told.progress == Fraction(2, 5)
    assert told.attainment is None
    assert told.verdict is Verdict.BEHIND, "2 are expected by then"


def test_visitors_below_where_they_began() -> None:
    """3,000,000 visitors are to be 3,950,000; a year with 2,500,000 is not 63% of the target, it is worse."""
    visitors = indicator("flow", "up", 3_000_000, 2019, 3_950_000, 2024)
    told = judge(observed(visitors, {2021: 2_500_000}), 2021)
    assert told.progress == Fraction(-500_000, 950_000)
    assert told.verdict is Verdict.WORSE


def test_ventures_counted_from_a_start() -> None:
    """10 ventures from 2020 to 2024: 2 and 3 make a running total of 5, and 4 are expected after two years."""
    ventures = indicator("cumulative", "up", None, None, 10, 2024, start_year=2020)
    told = judge(observed(ventures, {2020: 2, 2021: 3}), 2021)
    assert told.value == 3
    assert told.running == 5
    assert told.expected == 4
    assert told.progress == Fraction(1, 2)
    assert told.verdict is Verdict.ON_TRACK


def test_a_measure_without_a_baseline_is_not_due_before_its_year() -> None:
    """Most measures print a target alone: nothing is expected before its year, unless it is met earlier."""
    users = indicator("stock", "up", None, None, 19_500, 2024)
    assert judge(observed(users, {2022: 9_000}), 2022).verdict is Verdict.NOT_DUE
    assert judge(observed(users, {2022: 20_000}), 2022).verdict is Verdict.ACHIEVED
    assert judge(observed(users, {2024: 15_000}), 2024).verdict is Verdict.MISSED
    silent = judge(Record(users), 2022)
    assert silent.verdict is Verdict.NOT_DUE
    assert silent.reported is Reported.NOT_REPORTED


def test_a_decline_that_is_to_be_slowed() -> None:
    """A population of 117,000 is to be no less than 110,000: falling is expected, and not worse."""
    population = indicator("stock", "up", 117_000, 2020, 110_000, 2030)
    told = judge(observed(population, {2025: 114_000}), 2025)
    assert told.expected == 113_500
    assert told.verdict is Verdict.ON_TRACK
    assert told.progress is None
    assert judge(observed(population, {2025: 112_000}), 2025).verdict is Verdict.BEHIND
    assert judge(observed(population, {2030: 111_000}), 2030).verdict is Verdict.ACHIEVED


def test_the_reason_says_what_was_compared() -> None:
    births = indicator("flow", "hold", 839, 2018, 839, 2024)
    fewer = judge(observed(births, {2020: 797}), 2020)
    assert fewer.reason.en == ("797 is on the bad side of the target to hold, 839 (difference −42)")
    assert fewer.reason.ja == "797は維持する目標839を満たしていません（差 −42）"

"""The rules of judgement one by one, and where they meet."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from tests.strategy import indicator, observed

from sosei.strategy.case import Record
from sosei.strategy.indicator import Basis, Break, HoldSide, Observation, Status, Target, YearBasis
from sosei.strategy.judgement import judge
from sosei.strategy.verdict import Reported, Verdict

UP = indicator("flow", "up", 100, 2019, 200, 2024)
DOWN = indicator("flow", "down", 100, 2019, 50, 2024)
HELD = indicator("stock", "hold", 100, 2019, 100, 2024)
HELD_DOWN = indicator("stock", "hold", 5, 2019, 5, 2024, hold_side=HoldSide.DOWN)
ALONE = indicator("stock", "up", None, None, 200, 2024)
SUM = indicator("cumulative", "up", None, None, 10, 2024, start_year=2020)
LIMIT = indicator("cumulative", "down", None, None, 10, 2024, start_year=2020)
SLOWED = indicator("stock", "up", 117_000, 2020, 110_000, 2030)
DONE = indicator("milestone", "complete", None, None, 1, 2023)


@pytest.mark.parametrize(
    ("of", "values", "year", "verdict"),
    [
        (UP, {2021: 140}, 2021, "on_track"),
        (UP, {2021: 139}, 2021, "behind"),
        (UP, {2021: 99}, 2021, "worse"),
        (UP, {2021: 200}, 2021, "achieved"),
        (UP, {2024: 199}, 2024, "missed"),
        (UP, {2025: 199}, 2025, "missed"),
        (UP, {2024: 99}, 2024, "worse"),
        (UP, {}, 2021, "not_reported"),
        (UP, {2019: 100}, 2019, "not_due"),
        (UP, {2018: 90}, 2018, "not_due"),
        (DOWN, {2021: 80}, 2021, "on_track"),
        (DOWN, {2021: 81}, 2021, "behind"),
        (DOWN, {2021: 101}, 2021, "worse"),
        (DOWN, {2021: 50}, 2021, "achieved"),
        (HELD, {2020: 100}, 2020, "achieved"),
        (HELD, {2020: 99}, 2020, "worse"),
        (HELD_DOWN, {2020: 5}, 2020, "achieved"),
        (HELD_DOWN, {2020: 6}, 2020, "worse"),
        (ALONE, {2023: 199}, 2023, "not_due"),
        (ALONE, {2024: 199}, 2024, "missed"),
        (ALONE, {2020: 200}, 2020, "achieved"),
        (SUM, {2020: 2, 2021: 3}, 2021, "on_track"),
        (SUM, {2020: 1, 2021: 1}, 2021, "behind"),
        (SUM, {2020: 2, 2022: 3}, 2022, "unjudgeable"),
        (SUM, {2020: 2, 2022: 8}, 2022, "achieved"),
        (SUM, {2020: 2}, 2021, "not_reported"),
        (SUM, {2020: 10}, 2021, "achieved"),
        (SUM, {2019: 1}, 2019, "not_due"),
        (SUM, dict.fromkeys(range(2020, 2025), 1), 2024, "missed"),
        (LIMIT, {2020: 1}, 2020, "on_track"),
        (LIMIT, {2020: 3}, 2020, "behind"),
        (LIMIT, dict.fromkeys(range(2020, 2025), 2), 2024, "achieved"),
        (SLOWED, {2025: 118_000}, 2025, "on_track"),
        (SLOWED, {2025: 109_000}, 2025, "behind"),
        (SLOWED, {2030: 110_000}, 2030, "achieved"),
        (SLOWED, {2030: 109_999}, 2030, "missed"),
        (DONE, {2021: 0}, 2021, "not_due"),
        (DONE, {2021: 1}, 2022, "achieved"),
        (DONE, {2023: 0}, 2023, "missed"),
        (DONE, {}, 2023, "not_reported"),
    ],
)
def test_the_first_rule_that_fits_is_the_verdict(
    of: Any, values: dict[int, int], year: int, verdict: str
) -> None:
    assert judge(observed(of, values), year).verdict == verdict


@pytest.mark.parametrize(
    ("of", "words"),
    [
        (indicator("flow", "up", 1, 2019, None, 2024), "no target"),
        (indicator("flow", "up", 1, 2019, 2, None), "no target year"),
        (indicator("flow", "up", 1, None, 2, 2024), "a baseline without its year"),
        (indicator("flow", "complete", None, None, 1, 2024), "complete is the direction"),
        (indicator("milestone", "up", None, None, 1, 2024), "complete is the direction"),
        (indicator("milestone", "complete", None, None, 2, 2024), "the target of a milestone is 1"),
        (indicator("flow", "up", 1, 2024, 2, 2024), "the target year is not after the baseline"),
        (indicator("flow", "up", None, None, 2, 2024, start_year=2025), "the start is after"),
        (indicator("flow", "up", 1, 2019, 2, 2024, hold_side=HoldSide.UP), "a hold side"),
    ],
)
def test_a_faulty_definition_is_named_whatever_was_observed(of: Any, words: str) -> None:
    told = judge(observed(of, {2021: 1}), 2021)
    assert told.verdict is Verdict.UNJUDGEABLE
    assert words in told.reason.en
    assert told.reported is Reported.REPORTED


@pytest.mark.parametrize(
    ("milestones", "words"),
    [
        ({2019: Decimal(1)}, "a yearly target of 2019, outside"),
        ({2025: Decimal(1)}, "a yearly target of 2025, outside"),
        ({2024: Decimal(1)}, "a yearly target of 2024 that is not the target"),
    ],
)
def test_yearly_targets_lie_on_the_way(milestones: dict[int, Decimal], words: str) -> None:
    told = judge(observed(UP, {2021: 150}, milestones=milestones), 2021)
    assert told.verdict is Verdict.UNJUDGEABLE
    assert words in told.reason.en


def test_the_path_goes_through_the_yearly_targets() -> None:
    record = observed(UP, {2021: 120, 2022: 120}, milestones={2021: Decimal(110)})
    assert judge(record, 2021).expected == 110
    assert judge(record, 2021).verdict is Verdict.ON_TRACK
    assert judge(record, 2022).expected == 110 + Fraction(90, 3)
    assert judge(record, 2020).expected == 105


def test_without_a_baseline_only_yearly_targets_and_what_lies_between_are_expected() -> None:
    record = Record(ALONE, milestones={2020: Decimal(100), 2022: Decimal(140)})
    expected = {year: judge(record, year).expected for year in range(2019, 2026)}
    assert expected == {
        2019: None, 2020: 100, 2021: 120, 2022: 140, 2023: None, 2024: 200, 2025: 200,
    }  # fmt: skip


def test_one_yearly_target_alone_is_expected_of_its_year() -> None:
    assert judge(Record(ALONE, milestones={2021: Decimal(120)}), 2021).expected == 120


def test_a_yearly_target_that_is_met_makes_a_held_one_on_track() -> None:
    record = observed(HELD, {2021: 96}, milestones={2021: Decimal(95)})
    assert judge(record, 2021).verdict is Verdict.ON_TRACK
    assert (
        judge(observed(HELD, {2021: 94}, milestones={2021: Decimal(95)}), 2021).verdict
        is Verdict.WORSE
    )


def test_a_yearly_target_below_the_baseline_excuses_its_year_alone() -> None:
    record = observed(UP, {2020: 95, 2021: 95}, milestones={2020: Decimal(90)})
    assert judge(record, 2020).verdict is Verdict.ON_TRACK
    assert judge(record, 2021).verdict is Verdict.WORSE


def _o(year: int, value: int | None, status: str = "final", basis: str = "yearly") -> Observation:
    number = None if value is None else Decimal(value)
    return Observation("i", year, value=number, status=Status(status), basis=Basis(basis))


def test_a_running_observation_restarts_the_sum_and_mends_a_gap() -> None:
    record = Record(SUM, (_o(2020, 2), _o(2022, 6, basis="running"), _o(2023, 1)))
    assert judge(record, 2021).verdict is Verdict.NOT_REPORTED
    assert judge(record, 2022).running == 6
    assert judge(record, 2023).running == 7


def test_a_yearly_value_and_a_running_total_of_one_year_stand_beside_each_other() -> None:
    told = judge(Record(SUM, (_o(2021, 3), _o(2021, 6, basis="running"))), 2021)
    assert told.value == 3
    assert told.running == 6


def test_the_sum_stops_at_the_target_year() -> None:
    values = dict.fromkeys(range(2020, 2027), 1)
    assert judge(observed(SUM, values), 2026).running == 5


def test_a_numeric_baseline_is_the_total_of_its_year() -> None:
    of = indicator("cumulative", "up", 100, 2019, 200, 2024)
    told = judge(observed(of, {2020: 10, 2021: 20}), 2021)
    assert told.running == 130
    assert told.expected == 140
    assert told.progress == Fraction(3, 10)
    assert judge(observed(of, {2021: 20}), 2021).verdict is Verdict.UNJUDGEABLE


def test_a_dated_dash_starts_in_the_next_year_and_says_that_it_is_inferred() -> None:
    of = indicator("cumulative", "up", None, 2019, 10, 2024, baseline_applies=False)
    told = judge(observed(of, {2020: 2, 2021: 3}), 2021)
    assert told.running == 5
    assert told.verdict is Verdict.ON_TRACK
    assert "start 2020 is inferred" in told.reason.en


def test_without_a_start_a_running_total_is_asked_for_whatever_the_verdict() -> None:
    of = indicator("cumulative", "up", None, None, 9, 2024)
    told = judge(observed(of, {2022: 3}), 2022)
    assert told.verdict is Verdict.NOT_DUE
    assert "give a running total" in told.reason.en
    due = judge(observed(of, {2024: 3}), 2024)
    assert due.verdict is Verdict.UNJUDGEABLE
    assert "the start of the running total is not known" in due.reason.en
    carried = judge(Record(of, (_o(2024, 9, basis="running"),)), 2024)
    assert carried.running == 9
    assert carried.verdict is Verdict.ACHIEVED
    assert "running total" not in carried.reason.en


def test_years_that_are_missing_are_named() -> None:
    told = judge(observed(SUM, {2020: 1, 2023: 1}), 2023)
    assert told.reason.en == "the running total lacks 2021, 2022"


def test_a_ratio_is_made_of_its_parts_exactly() -> None:
    of = indicator("ratio", "up", 50, 2019, 60, 2024, unit="%")
    parts = Observation(
        "i", 2021, value=Decimal("54.5"), numerator=Decimal(1), denominator=Decimal(3)
    )
    told = judge(Record(of, (parts,)), 2021)
    assert told.value == Fraction(100, 3)
    assert told.entered is None
    plain = indicator("ratio", "up", 1, 2019, 49, 2024, unit="人")
    assert judge(Record(plain, (parts,)), 2021).value == Fraction(1, 3)


def test_a_denominator_of_zero_is_unjudgeable_where_something_is_due() -> None:
    of = indicator("ratio", "up", 50, 2019, 60, 2024, unit="%")
    empty = Observation("i", 2021, numerator=Decimal(0), denominator=Decimal(0))
    told = judge(Record(of, (empty,)), 2021)
    assert told.verdict is Verdict.UNJUDGEABLE
    assert told.reason.en == "the denominator of 2021 is 0"


def test_final_beats_provisional_beats_not_published() -> None:
    record = Record(UP, (_o(2021, 120, "provisional"), _o(2021, None, "not_published")))
    told = judge(record, 2021)
    assert told.value == 120
    assert told.provisional
    assert told.reported is Reported.REPORTED
    final = judge(Record(UP, (*record.observations, _o(2021, 150))), 2021)
    assert final.value == 150
    assert not final.provisional


def test_a_figure_that_is_not_published_says_so_even_after_the_target() -> None:
    told = judge(Record(UP, (_o(2025, None, "not_published"),)), 2025)
    assert told.verdict is Verdict.NOT_PUBLISHED
    assert told.reported is Reported.NOT_PUBLISHED
    assert told.gap is None


@pytest.mark.parametrize(
    ("of", "value", "attainment"),
    [
        (ALONE, 100, Fraction(1, 2)),
        (indicator("flow", "up", 0, 2019, 200, 2024), 100, Fraction(1, 2)),
        (UP, 150, None),
        (indicator("net_flow", "up", None, None, -270, 2024), -350, None),
        (indicator("flow", "down", None, None, 10, 2024), 5, None),
        (ALONE, -1, None),
    ],
)
def test_a_share_of_the_target_is_given_only_where_it_means_something(
    of: Any, value: int, attainment: Fraction | None
) -> None:
    assert judge(observed(of, {2024: value}), 2024).attainment == attainment


def test_the_decision_on_the_target_is_named_and_breaks_are_told() -> None:
    decided = (
        Target("i", Decimal(300), 2024, "2018-03", "最初の目標"),
        Target("i", Decimal(200), 2024, "2020-03", "見直し"),
    )
    record = observed(UP, {2021: 150}, targets=decided, breaks=(Break("i", 2020, "数え方の変更"),))
    told = judge(record, 2021)
    assert told.target_used == "200@2020-03"
    assert told.reason.en.endswith("; the series breaks in 2020")
    assert told.reason.ja.endswith("2020年度に系列の断絶：数え方の変更")
    assert judge(observed(UP, {2021: 150}), 2021).target_used == "200"


def test_a_reason_prints_numbers_in_the_unit_that_is_shown_and_years_in_their_basis() -> None:
    visitors = replace(UP, unit="人", display_unit="万人", display_factor=Decimal(10_000))
    visitors = replace(visitors, baseline=Decimal(3_000_000), target=Decimal(3_950_000))
    told = judge(observed(visitors, {2024: 3_500_000}), 2024).reason
    assert told.ja == "350万人は2024年度の目標395万人に届いていません（差 −45万人）"
    assert told.en == "3,500,000 does not meet the target 3,950,000 of 2024 (difference −450,000)"
    share = replace(UP, unit="%", year_basis=YearBasis.CALENDAR)
    told = judge(observed(share, {2024: 150}), 2024).reason
    assert told.ja == "150%は2024年の目標200%に届いていません（差 −50ポイント）"


def test_what_was_reported_is_told_beside_any_verdict() -> None:
    assert judge(Record(ALONE), 2020).reported is Reported.NOT_REPORTED
    assert judge(Record(UP), 2019).reported is Reported.NOT_DUE
    assert judge(Record(SUM), 2019).reported is Reported.NOT_DUE
    assert judge(observed(ALONE, {2020: 1}), 2020).reported is Reported.REPORTED

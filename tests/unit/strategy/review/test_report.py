"""What a report lacks."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.reviews import BIRTHS, VISITORS, WAITING, seen

from sosei.base.errors import InputError
from sosei.strategy.case import Record
from sosei.strategy.indicator import Indicator, Observation, Status
from sosei.strategy.review.doubts import doubts
from sosei.strategy.review.report import (
    Report,
    as_reported,
    check_indicator,
    check_node,
    judged,
)
from sosei.strategy.verdict import Verdict

WORDS = {"happened": "申込みが増えた", "next": "定員を増やす"}


def _kinds(of: Indicator, report: Report, *before: Observation) -> list[tuple[str, str | None]]:
    try:
        check_indicator(Record(of, before), report, 2021)
    except InputError as error:
        return [(fault.kind, fault.column) for fault in error.faults]
    return []


def test_a_value_on_the_way_needs_no_words() -> None:
    assert _kinds(WAITING, Report("waiting", seen("waiting", 2021, 3))) == []


def test_a_value_behind_needs_no_words() -> None:
    report = Report("waiting", seen("waiting", 2021, 4))
    assert judged(Record(WAITING), report, 2021).verdict is Verdict.BEHIND
    assert _kinds(WAITING, report) == []


def test_a_value_worse_than_the_baseline_is_explained() -> None:
    worse = Report("waiting", seen("waiting", 2021, 9))
    expected = [("review_unexplained", "happened"), ("review_unexplained", "next")]
    assert _kinds(WAITING, worse) == expected
    assert (
        _kinds(WAITING, replace(worse, texts={"happened": "増えた", "next": " "})) == expected[1:]
    )
    assert _kinds(WAITING, replace(worse, texts=WORDS)) == []


def test_a_missed_target_is_explained() -> None:
    last = replace(WAITING, target_year=2021)
    assert _kinds(last, Report("waiting", seen("waiting", 2021, 1))) == [
        ("review_unexplained", "happened"),
        ("review_unexplained", "next"),
    ]


def test_a_report_without_a_value_is_none() -> None:
    assert _kinds(BIRTHS, Report("births", texts=WORDS)) == [("review_no_value", "value")]
    assert _kinds(BIRTHS, Report("births", seen("births", 2021, None))) == [
        ("review_no_value", "value")
    ]


def test_numerator_and_denominator_are_a_value() -> None:
    parts = Observation("x", 2021, numerator=Decimal(1), denominator=Decimal(2))
    assert _kinds(replace(WAITING, unit="%"), Report("x", parts)) == []


def test_a_value_of_another_year_or_statistic_is_refused() -> None:
    other = seen("births", 2020, 840, statistic="vital_statistics/births")
    assert _kinds(BIRTHS, Report("births", other)) == [
        ("review_other_year", "year"),
        ("statistic_other", "statistic"),
    ]


def test_what_cannot_be_published_says_why_and_has_no_value() -> None:
    silent = seen("births", 2021, None, status=Status.NOT_PUBLISHED)
    assert _kinds(BIRTHS, Report("births", silent)) == [("review_unpublished_why", "happened")]
    assert _kinds(BIRTHS, Report("births", silent, {"happened": "調査を中止した"})) == []
    both = seen("births", 2021, 800, status=Status.NOT_PUBLISHED)
    assert _kinds(BIRTHS, Report("births", both, WORDS)) == [("review_value_unpublished", "value")]


def test_a_final_value_takes_the_place_of_a_provisional_one() -> None:
    first = seen("births", 2021, 800, status=Status.PROVISIONAL)
    final = seen("births", 2021, 797)
    assert as_reported(Record(BIRTHS, (first,)), final).observations == (final,)
    assert as_reported(Record(BIRTHS, (final,)), first).observations == (final, first)
    assert as_reported(Record(BIRTHS, (final,)), first).of(2021) == final


def test_a_node_of_a_final_review_says_all_three() -> None:
    with pytest.raises(InputError) as raised:
        check_node("子ども", Report("children", texts={"result": "増えた"}))
    assert [fault.column for fault in raised.value.faults] == ["issue", "direction"]
    check_node("子ども", Report("children", texts={"result": "1", "issue": "2", "direction": "3"}))


@pytest.mark.parametrize(
    ("of", "before", "now", "asked"),
    [
        (VISITORS, 3_000_000, 300, "10分の1以下"),
        (VISITORS, 300, 3_000, "10倍以上"),
        (VISITORS, 3_000_000, -1, "0より小さい"),
        (BIRTHS, 800, 800, "前年とまったく同じ"),
    ],
)
def test_what_looks_like_a_slip_is_asked_about(
    of: Indicator, before: int, now: int, asked: str
) -> None:
    record = Record(of, (seen(of.id, 2020, before),))
    found = [doubt.ja for doubt in doubts(record, seen(of.id, 2021, now))]
    assert any(asked in words for words in found)


@pytest.mark.parametrize(("before", "now"), [(800, 797), (0, 5), (None, 12)])
def test_ordinary_values_raise_no_doubt(before: int | None, now: int) -> None:
    told = () if before is None else (seen("waiting", 2020, before),)
    assert doubts(Record(WAITING, told), seen("waiting", 2021, now)) == ()


@pytest.mark.parametrize(("now", "asked"), [("0.92", 1), ("92", 0), ("0", 0), ("1.5", 0)])
def test_a_percentage_below_1_is_asked_about_where_nothing_is_known_before(
    now: str, asked: int
) -> None:
    share = replace(WAITING, unit="%", target=Decimal(90))
    assert len(doubts(Record(share), seen("waiting", 2021, now))) == asked

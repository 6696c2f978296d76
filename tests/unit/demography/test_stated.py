"""What the words around a published figure allow."""

from __future__ import annotations

import math

import pytest

from sosei.demography.told.stated import WORDS, About, Allowed, StatedFigure, Verdict, last_digit


def allowed(value: float, words: str, unit: str = "person", digit: float | None = None) -> Allowed:
    return StatedFigure(About.VISION, "total", value, unit, words, digit=digit).allowed


@pytest.mark.parametrize(
    ("value", "worth"),
    [(66_000, 1_000), (7_000, 1_000), (10_000, 10_000), (100_000, 100_000), (1.51, 0.01), (-16, 1), (20, 10), (0, 1)],
)  # fmt: skip
def test_the_last_digit_that_is_not_zero_says_what_a_figure_is_rounded_to(
    value: float, worth: float
) -> None:
    assert last_digit(value) == worth


RANGES = {
    "約6万6千人": (66_000, "約", None, (65_500, 66_500)),
    "約1万人": (10_000, "約", None, (5_000, 15_000)),
    "約1万人 among thousands": (10_000, "約", 1_000, (9_500, 10_500)),
    "10万人程度": (100_000, "程度", None, (95_000, 105_000)),
    "10万人を下回る": (100_000, "を下回る", None, (-math.inf, 100_000)),
    "12万人弱": (120_000, "弱", None, (115_000, 120_000)),
    "12万人強": (120_000, "強", None, (120_000, 125_000)),
    "7千人台": (7_000, "台", None, (7_000, 8_000)),
    "半数以下": (50_000, "以下", None, (-math.inf, 50_000)),
    "7万人超": (70_000, "超", None, (70_000, math.inf)),
    "66,123人": (66_123, "", None, (66_122.5, 66_123.5)),
}


@pytest.mark.parametrize(("value", "words", "digit", "expected"), RANGES.values(), ids=RANGES)
def test_each_word_has_its_range(
    value: float, words: str, digit: float | None, expected: tuple[float, float]
) -> None:
    assert allowed(value, words, digit=digit)[:2] == pytest.approx(expected)


def test_points_are_shares_and_read_by_their_size() -> None:
    assert allowed(-7, "約", "point")[:2] == pytest.approx((-0.075, -0.065))
    assert allowed(-7, "弱", "point")[:2] == pytest.approx((-0.07, -0.065))
    assert allowed(41.2, "", "percent")[:2] == pytest.approx((0.4115, 0.4125))


def test_below_leaves_the_figure_itself_out_and_at_most_takes_it_in() -> None:
    assert allowed(100_000, "を下回る").verdict(100_000) is Verdict.ABOVE
    assert allowed(100_000, "以下").verdict(100_000) is Verdict.WITHIN
    assert allowed(100_000, "超").verdict(100_000) is Verdict.BELOW
    assert allowed(100_000, "以上").verdict(100_000) is Verdict.WITHIN
    assert allowed(100_000, "を下回る").verdict(99_999) is Verdict.WITHIN


def test_bounds_belong_to_a_rounded_figure() -> None:
    rounded = allowed(-16, "約", "point")
    assert [rounded.verdict(share) for share in (-0.17, -0.165, -0.16, -0.155, -0.15)] == [
        Verdict.BELOW,
        Verdict.WITHIN,
        Verdict.WITHIN,
        Verdict.WITHIN,
        Verdict.ABOVE,
    ]


def test_ranges_overlap_where_they_share_a_value() -> None:
    rounded = allowed(66_000, "約")
    assert rounded.overlaps(66_500, 70_000)
    assert rounded.overlaps(0, 1e6)
    assert not rounded.overlaps(66_501, 70_000)
    assert not allowed(66_000, "を下回る").overlaps(66_000, 70_000)


@pytest.mark.parametrize("words", WORDS)
def test_every_word_allows_something_beside_its_figure(words: str) -> None:
    range_ = allowed(66_000, words)
    assert range_.low < range_.high
    assert range_.low <= 66_000 <= range_.high

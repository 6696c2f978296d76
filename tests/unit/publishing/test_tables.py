"""Numbers as they are printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosei.publishing import tables


@pytest.mark.parametrize(
    ("count", "printed"),
    [(117376.0, "117,376"), (0.5, "1"), (0.49, "0"), (-703.2, "−703"), (None, "未公表")],
)
def test_persons_are_whole_with_separators_and_a_true_minus(
    count: float | None, printed: str
) -> None:
    assert tables.persons(count) == printed


@pytest.mark.parametrize(
    ("count", "printed"), [(12213.55, "+12,214"), (-0.4, "±0"), (0.0, "±0"), (-2158.0, "−2,158")]
)
def test_a_change_has_its_sign(count: float, printed: str) -> None:
    assert tables.change(count) == printed


@pytest.mark.parametrize(
    ("count", "printed"),
    [
        (65567.0, "約6万6千人"),
        (54990.6, "約5万5千人"),
        (82430.0, "約8万2千人"),
        (99600.0, "約10万人"),
        (9488.0, "約9,500人"),
        (9512.0, "約1万人"),
        (5088.8, "約5,100人"),
        (511.0, "約510人"),
        (332.4, "約330人"),
        (499.6, "約500人"),
        (80.0, "約80人"),
        (123_456_000.0, "約1億2345万6千人"),
        (101_032_400.0, "約1億103万2千人"),
        (100_000_400.0, "約1億人"),
        (99_999_600.0, "約1億人"),
    ],
)
def test_about_rounds_as_councils_read_it_whatever_the_size(count: float, printed: str) -> None:
    assert tables.about(count) == printed


def test_shares_are_percentages_and_their_differences_points() -> None:
    assert tables.percent(0.40820) == "40.8%"
    assert tables.percent(None) == "—"
    assert tables.points(-0.0462) == "−4.6ポイント"
    assert tables.points(0.0) == "0.0ポイント"
    assert tables.points_moved(-0.14034) == "14.0ポイント低く"
    assert tables.signed(0.1249, 2) == "+0.12"
    assert tables.signed(-1234.06, 1) == "−1,234.1"
    assert tables.signed(-0.004, 2) == "±0"
    assert tables.percent_change(-0.00173) == "−0.2%"
    assert tables.percent_change(0.0309) == "+3.1%"


def test_movement_is_said_in_words() -> None:
    assert tables.moved(-2158.0) == "2,158人減りました"
    assert tables.moved(3.0) == "3人増えました"
    assert tables.moved(0.2) == "増減がありませんでした"


@given(st.lists(st.floats(min_value=0, max_value=1e7), min_size=1, max_size=20))
def test_rounded_parts_add_to_the_rounded_total(counts: list[float]) -> None:
    rounded = tables.to_total(counts)
    assert sum(rounded) == int(sum(counts) + 0.5)
    assert all(abs(r - c) <= 1 for r, c in zip(rounded, counts, strict=True))


def test_a_column_of_words_is_told_from_one_of_figures() -> None:
    rows = (
        ("一箕", "2,134", "—", "計算による", "未公表"),
        ("湊", "約6万6千人", "−3.2", "—", "—"),
    )
    table = tables.PrintedTable("", ("地区", "人口", "差", "方法", "前回"), rows)

    assert table.words == (True, False, False, True, False)


def test_every_column_of_a_table_in_prose_holds_words() -> None:
    table = tables.PrintedTable("", ("年", "値"), (("2020年", "117,376"),), prose=True)

    assert table.words == (True, True)

"""What single cells say: figures and signs, ages, dates of all eras, codes with their check digit."""

from __future__ import annotations

import pytest

from sosei.readers.official import cells
from sosei.readers.official.sheets import Cell


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("1,234", (1234.0, "figure")),
        ("１２３", (123.0, "figure")),
        ("△1,234", (-1234.0, "figure")),
        ("▲ 5", (-5.0, "figure")),
        ("-0.07 ", (-0.07, "figure")),
        (0, (0.0, "figure")),
        ("－", (0.0, "figure")),
        ("***", (None, "withheld")),
        ("Ｘ", (None, "withheld")),
        ("…", (None, "unknown")),
        ("", (None, "unknown")),
        ("12,34", None),
        ("1_000", None),
        ("nan", None),
        (float("inf"), None),
        (True, None),
        (".", None),
    ],
)
def test_a_cell_is_a_figure_a_sign_or_neither(
    cell: Cell, read: tuple[float | None, str] | None
) -> None:
    assert cells.figure(cell) == read


def test_a_dash_is_unknown_where_the_statistic_says_so() -> None:
    assert cells.figure("-", dash="unknown") == (None, "unknown")


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("令和5年1月1日", "2023-01-01"),
        ("令和元年10月１日現在", "2019-10-01"),
        ("平成27(2015)年10月1日", "2015-10-01"),
        ("平成27(2016)年10月1日", None),
        ("2025/4/1", "2025-04-01"),
        ("H27.10.1", "2015-10-01"),
        ("昭和55年", None),
    ],
)
def test_days_of_all_eras(words: str, date: str | None) -> None:
    assert cells.day(words) == date


@pytest.mark.parametrize(
    ("words", "year"),
    [("平成30年", "2018"), ("平成30年度", "2018-FY"), ("昭和55年", "1980"), ("人口", None)],
)
def test_years_and_fiscal_years(words: str, year: str | None) -> None:
    assert cells.period(words) == year


@pytest.mark.parametrize(
    ("words", "age"),
    [
        ("0歳～4歳", "0-4"),
        ("  ０～ ４", "0-4"),
        ("100歳以上", "100+"),
        ("65+", "65+"),
        ("100~", "100+"),
        ("3歳", "3"),
        ("年齢「不詳」", "unknown"),
        ("総　数", "total"),
        ("9～5", None),
        ("性比", None),
    ],
)
def test_ages_as_they_are_printed(words: str, age: str | None) -> None:
    assert cells.age(words) == age


@pytest.mark.parametrize(
    ("cell", "digits", "read"),
    [
        ("072028", 6, ("07202", True)),
        ("072029", 6, ("07202", False)),
        (72028.0, 6, ("07202", True)),
        ("07202", 6, ("07202", True)),
        ("R07202", 5, ("07202", True)),
        (7202, 5, ("07202", True)),
        ("07", 5, ("07000", True)),
        ("011002", 6, ("01100", True)),
        ("会津", 5, None),
        ("99", 5, None),
    ],
)
def test_codes_and_their_check_digit(
    cell: Cell, digits: int, read: tuple[str, bool] | None
) -> None:
    assert cells.area(cell, digits) == read


def test_a_truth_value_is_no_code_of_a_prefecture() -> None:
    assert cells.area(1.0) == ("01000", True)
    assert cells.area(True) is None

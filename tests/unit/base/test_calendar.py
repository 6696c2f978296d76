"""Western years and Japanese eras."""

from __future__ import annotations

import pytest

from sosei.base.calendar import era_year, with_era


@pytest.mark.parametrize(
    ("year", "era"),
    [
        (1868, "明治元年"),
        (1912, "大正元年"),
        (1926, "昭和元年"),
        (1988, "昭和63年"),
        (1989, "平成元年"),
        (2018, "平成30年"),
        (2019, "令和元年"),
        (2040, "令和22年"),
    ],
)
def test_a_year_bears_the_name_of_its_last_era(year: int, era: str) -> None:
    assert era_year(year) == era


def test_years_before_the_eras_are_refused() -> None:
    with pytest.raises(ValueError, match="1868"):
        era_year(1867)


def test_a_year_is_written_western_first() -> None:
    assert with_era(2060) == "2060年（令和42年）"

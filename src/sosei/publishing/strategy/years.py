"""Years of an indicator in its own basis: 2024年度（令和6年度）, or 2024年."""

from __future__ import annotations

import datetime

from sosei.base.calendar import era_year
from sosei.base.messages import Both
from sosei.strategy.indicator import YearBasis


def year(number: int, basis: YearBasis) -> Both:
    """Return a year as sentences name it.

    Parameters
    ----------
    number : int
        Western.
    basis : YearBasis
    """
    if basis.fiscal:
        return Both(f"fiscal {number}", f"{number}年度")
    return Both(f"{number}", f"{number}年")


def with_era(number: int, basis: YearBasis) -> Both:
    """Return a year as it is first mentioned, its era beside it in Japanese."""
    words = year(number, basis)
    era = era_year(number) + ("度" if basis.fiscal else "")
    return Both(words.en, f"{words.ja}（{era}）")


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


def day(date: datetime.date) -> Both:
    """Return a day as sentences name it: 31 May 2022, 2022年5月31日."""
    month = MONTHS[date.month - 1]
    return Both(f"{date.day} {month} {date.year}", f"{date.year}年{date.month}月{date.day}日")


def fiscal(number: int) -> Both:
    """Return a year of a strategy, whose own years are fiscal."""
    return with_era(number, YearBasis.FISCAL)


def period(first: int, last: int) -> Both:
    """Return the years of a strategy: 2020年度（令和2年度）～2024年度（令和6年度）."""
    return Both(f"fiscal {first}–{last}", f"{fiscal(first).ja}～{fiscal(last).ja}")


def iso(text: str) -> Both:
    """Return a day that is written as ISO 8601 as sentences name it."""
    return day(datetime.date.fromisoformat(text))

"""Western years and Japanese eras: stored western, shown with the era."""

from __future__ import annotations

import datetime
import re
import unicodedata

_ERAS = ((2019, "令和"), (1989, "平成"), (1926, "昭和"), (1912, "大正"), (1868, "明治"))


def era_year(year: int) -> str:
    """Return the era year by its last name in that year: 2019 is 令和元年, 1989 平成元年.

    Parameters
    ----------
    year : int
        Western year, 1868 or later.

    Raises
    ------
    ValueError
        If the year is before 1868.
    """
    for first, name in _ERAS:
        if year >= first:
            count = year - first + 1
            return f"{name}{'元' if count == 1 else count}年"
    raise ValueError(f"no era is known for the year {year}; expected 1868 or later")


def with_era(year: int) -> str:
    """Return the year as a report first mentions it: ``2040年（令和22年）``."""
    return f"{year}年（{era_year(year)}）"


_ERA_STARTS = {name: first - 1 for first, name in _ERAS}
_INITIALS = {"R": "令和", "H": "平成", "S": "昭和", "T": "大正", "M": "明治"}
_ERA_YEAR = re.compile(r"(令和|平成|昭和|大正|明治|[RHSTM])(元|[0-9]{1,2})(?:年度|年)?(?:末)?")
_PLAIN_YEAR = re.compile(r"([0-9]{4})(?:年度|年)?(?:末)?")


def western_year(text: str, *, fiscal: bool) -> int | None:
    """Return the western year that words name; None if they name none.

    Parameters
    ----------
    text : str
        ``2024``, ``R6``, ``令和6年度``, ``平成30年``, or a date such as ``2025-03-31``.
    fiscal : bool
        Whether a date counts in the fiscal year that it lies in (April to March), else in its calendar year.
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    if found := _PLAIN_YEAR.fullmatch(plain):
        return int(found[1])
    if found := _ERA_YEAR.fullmatch(plain):
        era = _INITIALS.get(found[1], found[1])
        return _ERA_STARTS[era] + (1 if found[2] == "元" else int(found[2]))
    try:
        day = datetime.date.fromisoformat(plain)
    except ValueError:
        return None
    return day.year - (fiscal and day.month < 4)

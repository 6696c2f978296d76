"""Western years and Japanese eras: stored western, shown with the era."""

from __future__ import annotations

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

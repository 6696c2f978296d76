"""Rates as the file that they are read from: what is used now, to be changed and sent back."""

from __future__ import annotations

from sosei.demography.known.population import SEXES
from sosei.sectors.kinds import KINDS
from sosei.sectors.rates import Rate, RateRow, Rates

HEAD = (
    "rate",
    "item",
    "statistic",
    "table",
    "year",
    "grade",
    "area",
    "sex",
    "age",
    "value",
    "unit",
)


def rates_grid(rates: Rates) -> list[list[str]]:
    """Return rates as the rows of ``rates.csv``, its head first.

    Parameters
    ----------
    rates : Rates
    """
    rows = (_row(rate, row) for rate in rates.held.values() for row in rate.rows)
    return [list(HEAD), *rows]


def _row(rate: Rate, row: RateRow) -> list[str]:
    origin = rate.origin
    return [
        rate.key,
        row.item,
        origin.statistic,
        origin.table,
        str(row.year) if row.year else "",
        origin.grade,
        origin.area,
        "" if row.sex is None else SEXES[row.sex],
        _age(row.ages),
        repr(row.value),
        KINDS[rate.key].unit,
    ]


def _age(ages: tuple[int, int | None] | None) -> str:
    if ages is None:
        return ""
    first, end = ages
    if end is None:
        return f"{first}+"
    return str(first) if end == first + 1 else f"{first}-{end - 1}"

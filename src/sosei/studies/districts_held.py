"""Districts of a municipality as a library holds them (地域・年齢別人口), as the file ``districts.csv``."""

from __future__ import annotations

import polars as pl

from sosei.demography.known.population import SEXES
from sosei.library import Library
from sosei.readers.districts import UNKNOWN
from sosei.readers.districts_merged import SIGNS

STATISTIC = "area_age_population"
BETWEEN = "-"
"""Between the code of the municipality and that of its district."""


def held_districts(library: Library, area: str, base: int) -> pl.DataFrame | None:
    """Return a municipality's districts of the base year, and of five years before where they are held.

    Of several dates in a year, the one nearest to 1 October is taken. A figure that is withheld is ``x``.

    Parameters
    ----------
    library : Library
    area : str
        Code of the municipality.
    base : int
        Year of the study's base.

    Returns
    -------
    polars.DataFrame or None
        Columns of ``districts.csv``; None where no district is held in the base year.

    Raises
    ------
    InputError
        If a block is damaged.
    """
    codes = {
        code
        for entry in library.list(STATISTIC)
        for code in entry.areas
        if code.startswith(f"{area}{BETWEEN}")
    }
    if not codes:
        return None
    frame = library.figures(STATISTIC, areas=sorted(codes)).frame.filter(
        pl.col("item") == "population", pl.col("sex").is_in(SEXES), pl.col("age") != "total"
    )
    dates = [date for year in (base, base - 5) if (date := _date(frame, year)) is not None]
    if not dates or not dates[0].startswith(str(base)):
        return None
    return frame.filter(pl.col("date").is_in(dates)).select(
        pl.col("area").str.strip_prefix(f"{area}{BETWEEN}").alias("district"),
        pl.col("date").str.head(4).alias("year"),
        "sex",
        pl.col("age").replace({"unknown": UNKNOWN}),
        pl.col("value").cast(pl.String).fill_null(SIGNS[0]).alias("population"),
    )


def _date(frame: pl.DataFrame, year: int) -> str | None:
    """Return the day of a year that is nearest to 1 October, when censuses are."""
    dates = frame["date"].unique().to_list()
    own = [date for date in dates if date.startswith(str(year))]
    return min(own, key=lambda date: abs(int(date[5:7] or 1) - 10), default=None)

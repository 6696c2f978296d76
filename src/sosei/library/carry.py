"""Figures on the boundaries of one day: those of merged areas are added, codes follow."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl

from sosei.base.areas import Gazetteer
from sosei.base.errors import Faults, InputError
from sosei.library.figures import KEY, Figures
from sosei.readers.block import FIGURE, UNKNOWN, WITHHELD


def on_boundaries(figures: Figures, gazetteer: Gazetteer, to: date | None = None) -> Figures:
    """Return counts on the boundaries of one day.

    Parameters
    ----------
    figures : Figures
        Counts: rates do not add up. Districts of a municipality (``07202-…``) stay as they are.
    gazetteer : Gazetteer
        With the history of municipalities.
    to : date, optional
        The boundaries asked for; today's, as far as the history goes, if left out.

    Returns
    -------
    Figures
        Area, date, sex, age, item, value, status, and `parts`: how many areas were added. A sum of which a part is
        not a figure, or is not told for this sex, age and item, is no figure. The entries are those of all parts.

    Raises
    ------
    InputError
        With every area that cannot be carried: split, of a later day, or with parts missing at a date.
    """
    _check(figures.frame, gazetteer, to)
    codes = figures.frame["area"].unique().to_list()
    goals = {code: gazetteer.follow(code, to) if len(code) == 5 else code for code in codes}
    frame = figures.frame.with_columns(
        goal=pl.col("area").replace_strict(goals, return_dtype=pl.String)
    )
    return Figures(_added(frame), figures.entries)


def _added(frame: pl.DataFrame) -> pl.DataFrame:
    """Add the rows that became one area; `wanted` is the number of its parts at the date."""
    parts = frame.group_by("goal", "date").agg(wanted=pl.col("area").n_unique())
    figure, withheld = pl.col("status") == FIGURE, pl.col("status") == WITHHELD
    whole = figure.all() & (pl.len() == pl.col("wanted").first())
    return (
        frame.join(parts, on=["goal", "date"], maintain_order="left")
        .with_columns(area=pl.col("goal"))
        .group_by(KEY, maintain_order=True)
        .agg(
            value=pl.when(whole).then(pl.col("value").sum()),
            status=pl.when(whole)
            .then(pl.lit(FIGURE))
            .when(withheld.any())
            .then(pl.lit(WITHHELD))
            .otherwise(pl.lit(UNKNOWN)),
            parts=pl.len(),
        )
    )


def _check(frame: pl.DataFrame, gazetteer: Gazetteer, to: date | None) -> None:
    faults = Faults()
    for (when,), part in frame.partition_by("date", as_dict=True, maintain_order=True).items():
        codes = [code for code in part["area"].unique().sort().to_list() if len(code) == 5]
        try:
            gazetteer.carry(dict.fromkeys(codes, 0.0), to, of=day_of(str(when)))
        except InputError as error:
            faults.extend(fault for fault in error.faults if fault not in [*faults])
    faults.raise_if_any()


def day_of(when: str) -> date:
    """Return the day whose boundaries the figures of a date or period are told on.

    Flows of a year are told for the areas that stood when it had ended.
    """
    if when.endswith("-FY"):
        return date(int(when[:4]) + 1, 4, 1)
    if len(when) == 4:
        return date(int(when), 12, 31) + timedelta(days=1)
    return date.fromisoformat(when)

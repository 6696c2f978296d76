"""Beside what a scenario changes: between which numbers four draws in five lie."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sosei.base.messages import Both
from sosei.publishing import field_tables, tables
from sosei.publishing.sections.impacts.told import Told
from sosei.publishing.spoken import say, told
from sosei.studies.ensemble.frozen import Spread

RANGE = Both("　in 4 draws of 5", "　5回に4回の幅")
"""Head of the row below an item."""

OF_POPULATION = Both(
    "The range in 4 draws of 5 is that of the population alone, its fertility, mortality and migration moved by the "
    "same random numbers in both scenarios; rates and costs are held.",
    "「5回に4回の幅」は、出生・死亡・移動を同じ乱数で動かした多数回の推計による、人口の揺れだけの幅です。率や単価の変わりうる幅は含みません。",
)

NOT_DRAWN = Both(
    "No ranges of differences: the rates or files of these figures are not those that the ranges were worked out with. "
    "Run the study again, then work the ranges out again.",
    "増減の幅は示していません。ここに示す値の率や資料が、幅を計算したときのものと違うためです。検討をもう一度実行してから、幅を計算し直してください。",
)


def notes(every: Told) -> tuple[str, ...]:
    """Say of what the ranges are, or why there are none; nothing where nobody drew."""
    if every.ensemble is None:
        return ()
    return (told(OF_POPULATION if every.are_drawn else NOT_DRAWN),)


def row(
    spread: Mapping[int, Spread], years: Iterable[int], unit: str
) -> tuple[tuple[str, ...], ...]:
    """Return the row below an item; none where nothing is known.

    Parameters
    ----------
    spread : mapping of int to Spread
        By year.
    years : iterable of int
    unit : str
        As in ``sectors.csv``.
    """
    if not spread:
        return ()
    return ((told(RANGE), *(printed(spread.get(year), unit) for year in years)),)


def printed(spread: Spread | None, unit: str) -> str:
    """Print a range of differences: −120〜＋80."""
    if spread is None:
        return tables.NOT_APPLICABLE
    low, high = (field_tables.changed(each, unit) for each in spread)
    return low if low == high else say(f"{low}〜{high}", f"{low} to {high}")

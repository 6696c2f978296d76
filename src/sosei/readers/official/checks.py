"""Sums on entry: totals against parts, men and women, municipalities against their prefecture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import polars as pl

from sosei.base.ages import cover
from sosei.base.messages import Both
from sosei.base.provenance import column_name
from sosei.readers.block import FIGURE

Sum = tuple[str, dict[str, object]]

_CITY_HEADS = (100, 130, 140, 150)
"""Last three digits of a designated city (or 特別区部); its wards follow."""


@dataclass(frozen=True)
class Sums:
    """What adds up in a table.

    Attributes
    ----------
    items : frozenset of str
        Items that are counts, so that sexes, ages and areas add.
    half_unit : float
        Half of the last printed digit, in persons; 0 where figures are exact.
    parts : mapping
        Item → signed items that it is the sum of.
    counties : frozenset of str
        Codes of rows that sum up the towns and villages of a 郡 or 支庁.
    """

    items: frozenset[str]
    half_unit: float = 0
    parts: Mapping[str, tuple[tuple[int, str], ...]] = field(default_factory=dict)
    counties: frozenset[str] = frozenset()


def check_sums(frame: pl.DataFrame, sums: Sums) -> Iterator[Sum]:
    """Return the cells whose figure is not the sum of its parts, with words for each.

    A sum is checked only where every part is a figure.

    Parameters
    ----------
    frame : polars.DataFrame
        Rows of a block.
    sums : Sums
    """
    counts = frame.filter(pl.col("item").is_in(list(sums.items)))
    yield from _by(counts, "sex", lambda _: ["male", "female"], SEX, sums.half_unit)
    yield from _by(counts, "age", lambda ages: list(cover(ages, EVERY_AGE)), AGE, sums.half_unit)
    yield from _by_areas(counts, sums)
    for whole, parts in sums.parts.items():
        yield from _items(frame, whole, parts, sums.half_unit)


SEX = Both("men and women", "男女の計")
AGE = Both("ages", "年齢の計")
PREFECTURE = Both("municipalities of the prefecture", "県内市区町村の計")
CITY = Both("wards of the city, or towns of the county", "区または郡内町村の計")
NATION = Both("prefectures", "都道府県の計")
ITEM = Both("items", "内訳の計")

EVERY_AGE = "0+"
"""The group that all ages make up."""

_KEYS = ("area", "date", "sex", "age", "item")


def _by(
    frame: pl.DataFrame, key: str, parts_of: object, of: Both, half_unit: float
) -> Iterator[Sum]:
    assert callable(parts_of)  # noqa: S101 - for the type checker
    parts = parts_of(frame[key].unique().to_list())
    if not parts:
        return
    others = [name for name in _KEYS if name != key]
    added = (
        frame.filter(pl.col(key).is_in(parts))
        .group_by(others)
        .agg(parts=pl.col("value").sum(), count=_all_figures(len(parts)))
    )
    if "unknown" in frame[key].unique().to_list():
        unknown = frame.filter(pl.col(key) == "unknown").select(*others, more=pl.col("value"))
        added = added.join(unknown, on=others, how="left").with_columns(
            parts=pl.col("parts") + pl.col("more").fill_null(0)
        )
    whole = frame.filter((pl.col(key) == "total") & (pl.col("status") == FIGURE))
    yield from _differing(whole.join(added, on=others), of, half_unit)


def _all_figures(count: int | None = None) -> pl.Expr:
    good = (pl.col("status") == FIGURE).all()
    size = pl.len() if count is None else pl.when(pl.len() == count).then(pl.len())
    return pl.when(good).then(size)


def _differing(joined: pl.DataFrame, of: Both, half_unit: float) -> Iterator[Sum]:
    room = 0.01 + half_unit * (pl.col("count") + 1)
    wrong = joined.filter((pl.col("value") - pl.col("parts")).abs() > room)
    for found in wrong.sort("row", "column").iter_rows(named=True):
        key = ", ".join(found[name] for name in _KEYS)
        cell = f"{column_name(found['column'])}{found['row']}"
        yield cell, {"key": key, "whole": found["value"], "parts": found["parts"], "of": of}


def _parent(code: str, codes: frozenset[str], counties: frozenset[str]) -> str | None:
    """Return the area of the table that this one is a part of."""
    number = int(code[2:])
    if number == 0:
        return "00000" if code != "00000" else None
    if 100 < number < 200 and number not in _CITY_HEADS:
        city = f"{code[:2]}{max(head for head in _CITY_HEADS if head < number)}"
        if city in codes:
            return city
    if number > 300 and code not in counties:
        before = [county for county in counties if county[:2] == code[:2] and county < code]
        return max(before, default=f"{code[:2]}000")
    return f"{code[:2]}000"


def _by_areas(frame: pl.DataFrame, sums: Sums) -> Iterator[Sum]:
    codes = frozenset(code for code in frame["area"].unique().to_list() if len(code) == 5)
    parents = {
        code: parent for code in codes if (parent := _parent(code, codes, sums.counties)) in codes
    }
    sizes = Counter(parents.values())
    parents = {
        code: parent for code, parent in parents.items() if _is_complete(parent, sizes[parent])
    }
    if not parents:
        return
    others = [name for name in _KEYS if name != "area"]
    table = pl.DataFrame(
        {"area": list(parents), "whole": list(parents.values())},
        schema={"area": pl.String, "whole": pl.String},
    )
    added = (
        frame.join(table, on="area")
        .group_by("whole", *others)
        .agg(parts=pl.col("value").sum(), count=_all_figures())
    )
    whole = frame.filter(pl.col("status") == FIGURE)
    joined = whole.join(added, left_on=["area", *others], right_on=["whole", *others])
    for kind, of in (("nation", NATION), ("prefecture", PREFECTURE), ("city", CITY)):
        yield from _differing(joined.filter(_is(kind)), of, sums.half_unit)


def _is_complete(parent: str | None, count: int) -> bool:
    """Whether the table is no excerpt: 47 prefectures; no prefecture has fewer than 15 municipalities."""
    if parent is None or parent == "00000":
        return count == 47
    return count >= (15 if parent.endswith("000") else 2)


def _is(kind: str) -> pl.Expr:
    nation, prefecture = pl.col("area") == "00000", pl.col("area").str.ends_with("000")
    return {"nation": nation, "prefecture": prefecture & ~nation, "city": ~prefecture}[kind]


def _items(
    frame: pl.DataFrame, whole: str, parts: tuple[tuple[int, str], ...], half_unit: float
) -> Iterator[Sum]:
    others = [name for name in _KEYS if name != "item"]
    signs = pl.DataFrame(
        {"item": [item for _, item in parts], "sign": [float(sign) for sign, _ in parts]}
    )
    added = (
        frame.join(signs, on="item")
        .group_by(others)
        .agg(parts=(pl.col("value") * pl.col("sign")).sum(), count=_all_figures(len(parts)))
    )
    stated = frame.filter((pl.col("item") == whole) & (pl.col("status") == FIGURE))
    yield from _differing(stated.join(added, on=others), ITEM, half_unit)

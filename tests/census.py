"""The census of all municipalities, as blocks: from the shared figures, or drawn."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import polars as pl

from sosei.base.ages import AgeGroups
from sosei.base.provenance import Source
from sosei.readers.block import COLUMNS, Block


def shared_census(path: Path) -> Iterator[Block]:
    """The shared figures of eight censuses, a block each; rows are numbered as they stand."""
    figures = pl.read_parquet(path)
    for year in figures["year"].unique().sort():
        rows = figures.filter(year=year).select(
            "sex",
            "age",
            area="code",
            date=pl.lit(f"{year}-10-01"),
            item=pl.lit("population"),
            value=pl.col("pop").cast(pl.Float64),
            status=pl.lit("figure"),
            column=pl.lit(6, pl.Int32),
        )
        yield census_block(rows.with_row_index("row", 1), f"{year}-10-01")


def census_block(rows: pl.DataFrame, day: str) -> Block:
    """A block of one census."""
    frame = rows.select(pl.col(name).cast(kind) for name, kind in COLUMNS.items())
    source = Source("国勢調査", "総務省統計局", day)
    return Block("census", day, source, f"{day}.csv", "", f"hash of {day}", frame)


AGES = (*AgeGroups(5, 90).labels, "unknown", "total")


def drawn_census(areas: int, years: Sequence[int]) -> Iterator[Block]:
    """Censuses of made-up areas in the size and form of the published ones: sex × age, totals and unknown ages."""
    chance = np.random.default_rng(2015)
    codes = [f"{1 + place // 200:02}{201 + place % 200}" for place in range(areas)]
    parts = len(AGES) - 1
    for year in years:
        persons = chance.integers(0, 5_000, (areas, 2, parts)).astype(float)
        persons = np.concatenate([persons, persons.sum(axis=1, keepdims=True)], axis=1)
        persons = np.concatenate([persons, persons.sum(axis=2, keepdims=True)], axis=2)
        keys = itertools.product(codes, ("male", "female", "total"), AGES)
        area, sex, age = zip(*keys, strict=True)
        rows = pl.DataFrame({"area": area, "sex": sex, "age": age, "value": persons.ravel()})
        rows = rows.with_columns(
            date=pl.lit(f"{year}-10-01"),
            item=pl.lit("population"),
            status=pl.lit("figure"),
            column=pl.lit(6),
        )
        yield census_block(rows.with_row_index("row", 1), f"{year}-10-01")

"""The census of all municipalities, as blocks: from the shared figures, or drawn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polars as pl

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

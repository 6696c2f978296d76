"""Censuses of all areas brought into arrays as one would write it at first: one table, pivoted."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import polars as pl

from sosei.base.arrays import Array

ABSENT = "Not installed: `pip install pandas pyarrow` (dependency group `bench`)."
KEYS = ["date", "sex", "age"]


def has_pandas() -> bool:
    """Whether pandas is installed, with what it reads Parquet by."""
    return all(find_spec(name) is not None for name in ("pandas", "pyarrow"))


def by_pandas(paths: Sequence[Path], shape: tuple[int, ...]) -> Array:
    """Read, filter and pivot with pandas: ``[year, sex, age, area]``, words in alphabetical order."""
    pandas = import_module("pandas")
    rows = pandas.concat([pandas.read_parquet(path) for path in paths])
    rows = rows[rows["sex"].isin(["male", "female"]) & ~rows["age"].isin(["total", "unknown"])]
    table = rows.pivot_table(index=KEYS, columns="area", values="value")
    return np.asarray(table.to_numpy().reshape(shape))


def by_polars(paths: Sequence[Path], shape: tuple[int, ...]) -> Array:
    """Read, filter and pivot with polars, in the same order."""
    rows = pl.concat([pl.read_parquet(path) for path in paths]).filter(
        pl.col("sex").is_in(["male", "female"]), ~pl.col("age").is_in(["total", "unknown"])
    )
    table = rows.pivot("area", index=KEYS, values="value").sort(KEYS)
    return table.select(sorted(set(table.columns) - set(KEYS))).to_numpy().reshape(shape)

"""Censuses of many areas in one Parquet file → one array, or every fault of the file at once (docs/formats.md)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import polars as pl

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.base.errors import AgeGroupsError, Fault, Faults, InputError

NAMES = {"code": "area", "pop": "population"}
"""Other names that columns may have."""

COLUMNS = ("area", "year", "sex", "age", "population")

SEXES = ("male", "female")

UNKNOWN = "unknown"

STEP = 5


class Populations(NamedTuple):
    """What a file holds.

    Attributes
    ----------
    years : tuple of int
    persons : Array
        ``[year, sex, age, area]``; persons of unknown age are spread over the known ones of their sex.
    ages : AgeGroups
    areas : tuple of str
        Codes, rising.
    """

    years: tuple[int, ...]
    persons: Array
    ages: AgeGroups
    areas: tuple[str, ...]


def read_populations(path: Path) -> Populations:
    """Read a file.

    Raises
    ------
    InputError
        With every fault: no such file, no Parquet, columns or cells that are missing, twice or below 0, ages
        that are no groups of five years, censuses that are not five years apart.
    """
    frame = _frame(path)
    known = frame.filter(pl.col("sex").is_in(SEXES) & (pl.col("age") != "total"))
    faults = Faults()
    faults.extend(_of_values(path.name, known))
    years = tuple(sorted(known["year"].unique().to_list()))
    if not years or any(np.diff(years) != STEP):
        found = ", ".join(map(str, years)) or "—"
        faults.add(Fault("populations_years", path.name, None, "year", {"found": found}))
    ages = _ages(path.name, known, faults)
    faults.raise_if_any()
    if ages is None:
        raise AssertionError("without faults the ages are known")
    areas = tuple(sorted(known["area"].unique().to_list()))
    return Populations(years, _array(path.name, known, (years, ages, areas)), ages, areas)


def _frame(path: Path) -> pl.DataFrame:
    if not path.is_file():
        raise InputError([Fault("file_missing", str(path), values={"columns": ", ".join(COLUMNS)})])
    try:
        frame = pl.read_parquet(path)
    except (pl.exceptions.PolarsError, OSError) as error:
        reason = str(error).splitlines()[0][:120]
        raise InputError([Fault("populations_not", path.name, values={"reason": reason})]) from None
    frame = frame.rename({old: new for old, new in NAMES.items() if old in frame.columns})
    missing = [name for name in COLUMNS if name not in frame.columns]
    if missing:
        values = {"missing": ", ".join(missing), "found": ", ".join(frame.columns) or "—"}
        raise InputError([Fault("populations_columns", path.name, values=values)])
    kinds = {"area": pl.String, "year": pl.Int64, "sex": pl.String, "age": pl.String}
    return frame.select(
        *(pl.col(name).cast(kind) for name, kind in kinds.items()),
        pl.col("population").cast(pl.Float64, strict=False),
    )


def _of_values(name: str, frame: pl.DataFrame) -> Iterator[Fault]:
    bad = frame.filter(~pl.col("population").is_finite() | (pl.col("population") < 0)).height
    empty = frame["population"].null_count()
    if bad or empty:
        yield Fault("populations_values", name, None, "population", {"count": bad + empty})
    twice = frame.height - frame.select("area", "year", "sex", "age").n_unique()
    if twice:
        yield Fault("populations_twice", name, values={"count": twice})


def _ages(name: str, frame: pl.DataFrame, faults: Faults) -> AgeGroups | None:
    labels = [age for age in frame["age"].unique().to_list() if age != UNKNOWN]
    labels.sort(key=lambda label: (len(label.split("-")[0].rstrip("+")), label))
    try:
        ages = AgeGroups.from_labels(labels)
        if ages.width == STEP:
            return ages
    except (AgeGroupsError, ValueError):
        pass
    faults.add(Fault("populations_ages", name, None, "age", {"found": ", ".join(labels[:6])}))
    return None


def _array(
    name: str, frame: pl.DataFrame, axes: tuple[tuple[int, ...], AgeGroups, tuple[str, ...]]
) -> Array:
    years, ages, areas = axes
    labels = [*ages.labels, UNKNOWN]
    persons = np.full((len(years), len(SEXES), len(labels), len(areas)), np.nan)
    places = [
        frame[column].replace_strict({each: at for at, each in enumerate(axis)}).to_numpy()
        for column, axis in (("year", years), ("sex", SEXES), ("age", labels), ("area", areas))
    ]
    persons[tuple(places)] = frame["population"].to_numpy()
    unknown = np.nan_to_num(persons[:, :, -1])
    known = persons[:, :, :-1]
    if missing := int(np.isnan(known).sum()):
        raise InputError([Fault("populations_missing", name, values={"count": missing})])
    total = known.sum(axis=2)
    spread = np.divide(unknown, total, out=np.zeros_like(total), where=total > 0)
    persons_of_known_age: Array = known * (1 + spread)[:, :, None]
    return persons_of_known_age

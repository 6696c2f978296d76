"""The tables of IPSS 2018 from the shared figures, and the blind test of docs/methods/official.md.

``python -m tests.golden.ipss2018`` prints the table of that page.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray
from tests import sample
from tests.builders import AGES

from sosei.base.arrays import Array
from sosei.demography.known.life_table import abridged_life_table
from sosei.demography.known.population import SEXES
from sosei.demography.known.survival import survivorship_ratios
from sosei.demography.told.blind import SizeErrors, blind_test, errors_by_size
from sosei.demography.told.published import PublishedProjection

FILE = "ipss2018_projection.parquet"
SHARED = Path(__file__).parents[3] / "shared" / "data"
KNOWN = 2040

PREFECTURE, WARD = "a", "0"
"""Kinds: a prefecture; a ward, those of 東京都 included."""


class Ipss(NamedTuple):
    """Every area of the file, and what kind of area it is."""

    published: PublishedProjection
    kinds: tuple[str, ...]


def read(folder: Path) -> Ipss:
    """Read 国立社会保障・人口問題研究所『日本の地域別将来推計人口（平成30年推計）』, all areas."""
    frame = pl.read_parquet(folder / FILE).with_columns(
        pl.col("sex").replace_strict(SEXES, range(2), return_dtype=pl.Int8).alias("sex_place"),
        pl.col("age")
        .replace_strict(AGES.labels, range(len(AGES)), return_dtype=pl.Int8)
        .alias("age_place"),
    )
    frame = frame.sort("year", "sex_place", "age_place", "code")
    areas = frame.select("code", "kind").unique().sort("code")
    years = tuple(frame["year"].unique().sort().to_list())
    shape = (len(years), len(SEXES), len(AGES), areas.height)
    persons = frame["pop"].to_numpy().astype(float).reshape(shape)
    published = PublishedProjection(persons, years, AGES, tuple(areas["code"].to_list()))
    return Ipss(published, tuple(areas["kind"].to_list()))


def municipalities(tables: Ipss) -> NDArray[np.bool_]:
    """Whether each area is a municipality: no prefecture, and no ward but those of 東京都."""
    kinds = np.array(tables.kinds)
    in_tokyo = np.array([code.startswith("13") for code in tables.published.areas])
    own: NDArray[np.bool_] = (kinds != PREFECTURE) & ((kinds != WARD) | in_tokyo)
    return own


def national_survival() -> Array:
    """Survivorship of the nation in 2015, from the death rates of the sample, ``[sex, G − 1]``."""
    figures = sample.figures()
    return survivorship_ratios(
        abridged_life_table(figures.death_rates[2015], figures.death_rate_ages), AGES.open_from
    )


def measured(folder: Path) -> tuple[SizeErrors, ...]:
    """Project 2045 from rates backed out of the tables up to 2040: errors by size in 2040."""
    return errors_by_size(blind_test(read(folder).published, national_survival(), KNOWN))


def row(errors: SizeErrors) -> str:
    """Return one row of the table of the page."""
    if errors.upper is not None:
        size = f"{errors.lower:,} – {errors.upper:,}"
    else:
        size = f"{errors.lower:,} –" if errors.lower else "all"
    figures = f"{errors.medape:.3f} | {errors.malpe:+.3f} | {errors.p90:.3f}"
    return f"| {size} | {errors.areas:,} | {figures} |"


def main() -> None:
    """Print the table."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED
    for errors in measured(folder):
        print(row(errors))  # noqa: T201 - the command is there to print


if __name__ == "__main__":
    main()

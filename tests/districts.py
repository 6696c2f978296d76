"""Districts of the sample town, made up: its census shared out, and what belongs to them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl

from sosei.demography.known.population import SEXES
from sosei.readers.block import COLUMNS, Block
from sosei.studies.gather import gather
from sosei.studies.reading import read_study
from tests import sample
from tests.blocks import block
from tests.builders import Row, write_csv

SHARES = {"城前": (0.5, 0.45), "河東": (0.3, 0.3), "湊": (0.2, 0.25)}
"""Share of each district in the base census, and in the one before."""

GATHERED = gather(read_study(sample.STUDY))


def count_rows(years: tuple[int, ...] = (2010, 2015)) -> list[Row]:
    """Share the censuses out among three districts: whole persons, what is left to the last."""
    rows: list[Row] = []
    for year in years:
        base = GATHERED.census[year]
        persons = base.persons[..., 0]
        left = persons.copy()
        for name, shares in SHARES.items():
            own = np.floor(persons * shares[0 if year == 2015 else 1])
            own = left if name == "湊" else own
            left = left - own
            rows += [
                {"district": name, "year": year, "sex": sex, "age": age, "population": own[s, a]}
                for s, sex in enumerate(SEXES)
                for a, age in enumerate(base.ages.labels)
            ]
    return rows


SCHOOLS: list[Row] = [
    {"school": "城前小", "kind": "elementary", "district": "城前"},
    {"school": "東小", "kind": "elementary", "district": "河東"},
    {"school": "東小", "kind": "elementary", "district": "湊"},
    {"school": "一中", "kind": "junior_high", "district": "城前"},
    {"school": "一中", "kind": "junior_high", "district": "河東"},
    {"school": "一中", "kind": "junior_high", "district": "湊"},
]

ROLES: list[Row] = [{"district": "城前", "town_centre": "yes", "unbounded": ""}]


def write(folder: Path, name: str, rows: list[Row]) -> Path:
    """Write one file and return its path."""
    write_csv(folder / name, rows)
    return folder / name


def districts_block(rows: list[Row]) -> Block:
    """Return the same rows as a library has them, on 1 October."""
    cells = [
        (f"07202-{row['district']}", f"{row['year']}-10-01", row["sex"], row["age"], "population",
         row["population"], "figure", 5 + place, 6)
        for place, row in enumerate(rows)
    ]  # fmt: skip
    frame = pl.DataFrame(cells, schema=COLUMNS, orient="row")
    return replace(block(statistic="area_age_population", edition="2015-10-01"), frame=frame)

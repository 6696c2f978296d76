"""Bundles, populations and assumptions that the tests share."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.known.population import SEXES, Basis, Population

AGES = AgeGroups(width=5, open_from=90)
MOVING = AGES.labels[:-1]

Row = dict[str, object]


def population(
    persons: ArrayLike,
    *,
    open_from: int = 90,
    year: int = 2015,
    areas: tuple[str, ...] = ("07202",),
    basis: Basis = Basis.CENSUS,
) -> Population:
    """Make a population of five-year groups."""
    return Population(np.asarray(persons, dtype=float), AgeGroups(5, open_from), areas, year, basis)


def even(persons: float = 100.0, **options: object) -> Population:
    """Make a population with the same number of persons in every cell of one area."""
    return population(np.full((2, len(AGES), 1), persons), **options)  # type: ignore[arg-type]


def assumptions(
    steps: int = 3,
    *,
    survival: ArrayLike = 0.9,
    net_rate: ArrayLike = 0.0,
    net_count: ArrayLike | None = None,
    child_woman_ratio: ArrayLike = 0.2,
    males_per_100_females: ArrayLike = 105.0,
    cwr_per_tfr: ArrayLike | None = None,
    open_from: int = 90,
    start: int = 2015,
    areas: tuple[str, ...] = ("07202",),
) -> Assumptions:
    """Make assumptions; every value is spread over the shape it is given for."""
    ages = AgeGroups(5, open_from)
    cells = (steps, 2, len(ages) - 1, len(areas))
    per_area = (steps, len(areas))

    def spread(value: ArrayLike, shape: tuple[int, ...]) -> Array:
        return np.broadcast_to(np.asarray(value, dtype=float), shape)

    return Assumptions(
        start=start,
        ages=ages,
        areas=areas,
        survival=spread(survival, cells),
        net_rate=spread(net_rate, cells),
        net_count=None if net_count is None else spread(net_count, cells),
        child_woman_ratio=spread(child_woman_ratio, per_area),
        males_per_100_females=spread(males_per_100_females, per_area),
        cwr_per_tfr=None if cwr_per_tfr is None else spread(cwr_per_tfr, per_area),
    )


def ratio(held: Assumptions) -> Array:
    """Return the child–woman ratio of assumptions that have one."""
    assert held.child_woman_ratio is not None
    return held.child_woman_ratio


@dataclass
class BundleRows:
    """The rows of a bundle by file name, to be changed by a test and then written."""

    files: dict[str, list[Row]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> list[Row]:
        return self.files[name]

    def __setitem__(self, name: str, rows: Iterable[Mapping[str, object]]) -> None:
        self.files[name] = [dict(row) for row in rows]

    def write(self, folder: Path) -> Path:
        """Write every file and return the folder."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, rows in self.files.items():
            write_csv(folder / name, rows)
        return folder


def write_csv(path: Path, rows: Sequence[Mapping[str, object]]) -> None:
    """Write rows under the columns of the first one."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def read_csv(path: Path) -> list[dict[str, str]]:
    """Read rows as text."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def bundle(
    areas: tuple[str, ...] = ("07202",), *, year: int = 2015, open_from: int = 90
) -> BundleRows:
    """Make the rows of a small complete bundle: 1,000 persons less 10 a group, in every area."""
    ages = AgeGroups(5, open_from)
    cells = [(sex, place, age) for sex in SEXES for place, age in enumerate(ages.labels)]
    moving = [(sex, place, age) for sex, place, age in cells if age != ages.labels[-1]]
    rows = BundleRows()
    rows["population.csv"] = [
        {"area": area, "year": year, "sex": sex, "age": age, "population": 1000 - 10 * place}
        for area in areas
        for sex, place, age in cells
    ]
    rows["survival.csv"] = [
        {"sex": sex, "age": age, "survival": round(0.99 - 0.02 * place, 4)}
        for sex, place, age in moving
    ]
    rows["net_migration.csv"] = [
        {"sex": sex, "age": age, "net_rate": -0.05 if age == "15-19" else 0.01}
        for sex, _, age in moving
    ]
    rows["fertility.csv"] = [{"child_woman_ratio": 0.19, "cwr_per_tfr": 0.13}]
    rows["sex_ratio.csv"] = [{"males_per_100_females": 105}]
    return rows

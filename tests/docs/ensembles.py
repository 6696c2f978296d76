"""How often ranges held that knew nothing after their origin: a table of docs/methods/ensemble.md (`make hindcast`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.demography.assumed.assumptions import constant
from sosei.demography.ensemble.components import LOADINGS
from sosei.demography.ensemble.draws import BANDS, Draws
from sosei.demography.ensemble.estimate import Censuses, mortality, processes
from sosei.demography.ensemble.processes import CENSUSES, Processes
from sosei.demography.ensemble.told import Question, tell
from sosei.demography.known.population import SEXES, Basis, Population

REPOSITORY = Path(__file__).parents[2]
PAGE = REPOSITORY / "docs/methods/ensemble.md"
FILE = "census_municipality_1980_2015.parquet"
BEGIN, END = "<!-- covered -->\n", "<!-- end -->\n"

COASTS = """
07204 07209 07212 07541 07542 07543 07544 07545 07546 07547 07548 07561 07564 03202 03203
03205 03207 03208 03210 03211 03461 03482 03483 03484 03485 03503 03507 04202 04203 04205
04207 04208 04209 04211 04214 04361 04362 04401 04404 04406 04581 04606
"""
"""浜通り, 三陸 and the bay of Sendai, struck in 2011; three are inland (docs/methods/ensemble.md, 3)."""

FIRST, WIDTH = 1980, 5
ORIGINS = (3, 4, 5, 6)
"""1995 to 2010: three periods at least are needed to learn from."""

DRAWS = 300
LEVELS = (0.5, 0.8, 0.95)
HORIZONS = (5, 10, 15)
KEPT = ("total", "age_0_14", "age_15_64", "age_65_plus")
SIZES = ((0, 5_000), (5_000, 20_000), (20_000, 100_000), (100_000, np.inf))
NAMES = ("below 5,000", "to 20,000", "to 100,000", "above")


@cache
def read(file: Path) -> Censuses:
    """Read the censuses of all municipalities."""
    ages = [f"{age}-{age + 4}" for age in range(0, 90, 5)] + ["90+"]
    table = pl.read_parquet(file).filter(pl.col("sex").is_in(SEXES) & pl.col("age").is_in(ages))
    keys = {"year": None, "sex": list(SEXES), "age": ages, "code": None}
    axes = [known or sorted(table[name].unique().to_list()) for name, known in keys.items()]
    persons = np.full([len(axis) for axis in axes], np.nan)
    places = tuple(
        table[name].replace_strict({key: at for at, key in enumerate(axis)}).to_numpy()
        for name, axis in zip(keys, axes, strict=True)
    )
    persons[places] = table["pop"].to_numpy()
    if np.isnan(persons).any():
        raise ValueError(f"{file.name} lacks cells")
    somebody = persons.sum(axis=(1, 2)).min(axis=0) > 0
    return Censuses(persons, tuple(axes[3]), somebody & ~np.isin(axes[3], COASTS.split()))


def held(
    censuses: Censuses, origin: int, used: Processes = CENSUSES, keep: tuple[str, ...] = ("total",)
) -> Draws:
    """Hold the last period's census ratios and the child–woman ratio of the base."""
    persons, steps = censuses.persons[origin], len(censuses.persons) - 1 - origin
    nation = np.minimum(censuses.nation[origin - 1], 1)
    own = censuses.ratios[origin - 1] + censuses.nation[origin - 1][..., None]
    children, women = persons[:, 0].sum(axis=0), persons[1, 3:10].sum(axis=0)
    year = FIRST + WIDTH * origin
    base = Population(persons, AgeGroups(WIDTH, 90), censuses.areas, year, Basis.CENSUS)
    rates = constant(
        base.year,
        steps,
        base.ages,
        base.areas,
        survival=nation,
        net_rate=own - nation[..., None],
        child_woman_ratio=children / np.maximum(women, 1),
        males_per_100_females=np.full(len(base.areas), 105.0),
    )
    return Draws(base, rates, 1, used, keep=keep)


def until(censuses: Censuses, origin: int) -> Censuses:
    """Return what was known at an origin."""
    return replace(censuses, persons=censuses.persons[: origin + 1])


@cache
def inside(file: Path, *, drifting: bool) -> dict[tuple[int, int], tuple[NDArray[np.bool_], Array]]:
    """Return by origin and horizon which counts lay inside, ``[level, kept, area]``, and persons at the origin."""
    censuses, told = read(file), {}
    tails = [tail for level in LEVELS for tail in ((1 - level) / 2, (1 + level) / 2)]
    for origin in ORIGINS:
        known = until(censuses, origin)
        used = processes(known, LOADINGS)
        if drifting:
            used = replace(used, drift=mortality(known)[0])
        found = tell(
            [held(censuses, origin, used, KEPT)],
            Question(DRAWS, tuple(tails)),
            (0, len(censuses.areas)),
            threads=2,
        ).quantiles[0]
        for step in range(found.shape[1]):
            persons = censuses.persons[origin + 1 + step]
            counted = np.stack([persons[:, _rows(name)].sum(axis=(0, 1)) for name in KEPT])
            bounds = found[:, step, : len(KEPT)].transpose(2, 1, 0)
            low, high = bounds[0::2], bounds[1::2]
            size = censuses.persons[origin].sum(axis=(0, 1))
            told[origin, WIDTH * (step + 1)] = (counted >= low) & (counted <= high), size
    return told


def _rows(name: str) -> slice:
    lower, upper, _ = BANDS[name]
    return AgeGroups(WIDTH, 90).cut(lower, upper)


def covered(
    file: Path, horizon: int, level: float, kept: str = "total", *, drifting: bool = False
) -> float:
    """Return the share of the counts of usual municipalities that lay inside, all origins together."""
    return _share(file, horizon, level, kept, (0, np.inf), drifting=drifting)


def _share(
    file: Path,
    horizon: int,
    level: float,
    kept: str,
    size: tuple[float, float],
    *,
    drifting: bool = False,
) -> float:
    usual = read(file).usual
    parts = [
        each[LEVELS.index(level), KEPT.index(kept)][
            usual & (persons >= size[0]) & (persons < size[1])
        ]
        for (_, of), (each, persons) in inside(file, drifting=drifting).items()
        if of == horizon
    ]
    return float(np.concatenate(parts).mean())


def table(file: Path) -> str:
    """Return the table as Markdown."""
    return "\n".join(_lines(file)) + "\n"


def _lines(file: Path) -> Iterator[str]:
    yield "| what | level | 5 years | 10 years | 15 years |"
    yield "| --- | --- | --- | --- | --- |"
    every = (0.0, np.inf)
    whats = [
        *(("total", level, "total", every) for level in LEVELS),
        *((f"total, {name}", 0.8, "total", size) for name, size in zip(NAMES, SIZES, strict=True)),
        *((f"`{kept}`", 0.8, kept, every) for kept in KEPT[1:]),
    ]
    for name, level, kept, size in whats:
        yield _row(name, level, [_share(file, h, level, kept, size) for h in HORIZONS])
    for kept in ("total", "age_65_plus"):
        shares = [covered(file, h, 0.8, kept, drifting=True) for h in HORIZONS]
        yield _row(f"`{kept}`, with the drift of mortality until then", 0.8, shares)


def _row(name: str, level: float, shares: list[float]) -> str:
    return f"| {name} | {level:.0%} | {' | '.join(f'{each:.2f}'.lstrip('0') for each in shares)} |"


def write(folder: Path) -> None:
    """Write the table into the page."""
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}{table(folder / FILE)}{END}{after}", "utf-8")

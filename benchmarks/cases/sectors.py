"""Every field of 1,900 towns, and the districts of one town and of a nation; beside the naive way."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import partial

import numpy as np
import polars as pl

from benchmarks import clock
from benchmarks.measurement import Measurement, Peer
from benchmarks.town import synthetic
from sosei.base.arrays import Array
from sosei.demography.engine.projection import Projection, project
from sosei.demography.known.population import Population
from sosei.demography.small.counts import DistrictCount
from sosei.demography.small.districts import project_districts
from sosei.sectors.driver import Driver
from sosei.sectors.every import demands
from sosei.sectors.rate_file import shipped_rates

NAME = "sectors"
TOWNS, STEPS, SCENARIOS = 1900, 9, 3
FEW = 20
"""Towns that the naive way is measured on; its time is scaled up."""

ONE_TOWN, NATION, EACH = 500, 1900, 105
"""Districts of one town; towns of a nation and districts of each: 199,500."""

Case = tuple[DistrictCount, DistrictCount, Projection]


def measure() -> list[Measurement]:
    """Measure fields and districts."""
    return [_fields(), _districts(ONE_TOWN), _nation()]


def _fields() -> Measurement:
    town = project(*synthetic(TOWNS, STEPS, differing=True))
    few = project(*synthetic(FEW, STEPS, differing=True))
    rates = shipped_rates()

    def every() -> None:
        for place in range(SCENARIOS):
            demands(str(place), Driver.of(town), rates)

    start = time.perf_counter()
    naive = _naive_certified(few)
    slow = time.perf_counter() - start
    told = demands("s", Driver.of(few), rates).find("care", "certified").value
    np.testing.assert_allclose(naive, told.T.ravel(), rtol=1e-9)
    return clock.summary(
        f"all fields, {TOWNS:,} towns × {STEPS} steps × {SCENARIOS} scenarios",
        "s",
        clock.seconds(every, 20, 1),
        peers=[
            Peer(
                "join of tidy tables, one town at a time, certified persons alone",
                slow * TOWNS / FEW * SCENARIOS,
                f"measured on {FEW} towns in one scenario, scaled up; one of 40 items",
            )
        ],
        target=1.0,
    )


def _naive_certified(town: Projection) -> Array:
    """Join population and rates by their labels and add up, one town at a time."""
    rate = shipped_rates().require("care_certified").by_age(town.ages, [2020])[0, 0, 0]
    table = pl.DataFrame({"age": town.ages.labels, "rate": rate})
    told = []
    for place, area in enumerate(town.areas):
        base = Population(
            town.base.persons[..., [place]], town.ages, (area,), town.years[0], town.base.basis
        )
        parts = [
            Population(own[..., [place]], town.ages, (area,), year, base.basis).to_frame()
            for year, own in zip(town.years, town.persons, strict=True)
        ]
        joined = pl.concat(parts).join(table, on="age")
        sums = joined.group_by("year", maintain_order=True).agg(
            (pl.col("population") * pl.col("rate")).sum()
        )
        told.append(sums["population"].to_numpy())
    return np.concatenate(told)


def _districts(each: int) -> Measurement:
    case = _drawn(1, each)
    times = clock.seconds(partial(_carry, case), 20, 2)
    slow = clock.seconds(partial(_naive, case), 3, 1)
    return clock.summary(
        f"districts of one town, {each}, {STEPS} steps",
        "s",
        times,
        peers=[Peer("one district after another, no fitting to the town", min(slow))],
        target=0.1,
    )


def _nation() -> Measurement:
    case = _drawn(NATION, EACH)
    times = clock.seconds(partial(_carry, case), 3, 0)
    peak = clock.peak_bytes(partial(_carry, case))
    return clock.summary(
        f"districts of a nation, {NATION * EACH:,}, {STEPS} steps",
        "s",
        times,
        target=20.0,
        note=f"synthetic; {peak / 1e9:.2f} GB at most beyond the counts (4 allowed)",
    )


def _carry(case: Case) -> None:
    now, before, town = case
    project_districts(now, town, before)


def _naive(case: Case) -> None:
    """Carry each district by its own ratios alone, as a worksheet does: what nobody should publish."""
    now, before, town = case
    for place in range(len(now.names)):
        persons, earlier = now.persons[..., place], before.persons[..., place]
        ratios = persons[:, 1:] / np.maximum(earlier[:, :-1], 1)
        for _ in range(len(town.years) - 1):
            after = np.zeros_like(persons)
            after[:, 1:] = persons[:, :-1] * ratios
            after[:, 0] = persons[:, 0]
            persons = after


def _drawn(towns: int, each: int) -> Case:
    """Share synthetic towns out among districts of very different sizes, in two counts."""
    base, rates = synthetic(towns, STEPS, differing=False)
    random = np.random.default_rng(7)
    size = random.lognormal(0, 1, towns * each)
    firsts = np.arange(0, towns * each, each)
    size /= np.repeat(np.add.reduceat(size, firsts), each)
    persons = np.repeat(base.persons, each, axis=-1) * size
    persons *= random.uniform(0.8, 1.2, persons.shape)
    earlier = persons * random.uniform(0.9, 1.1, persons.shape)
    together = np.add.reduceat(persons, firsts, axis=-1)
    town = project(Population(together, base.ages, base.areas, base.year, base.basis), rates)
    return _count(persons, base, each, 0), _count(earlier, base, each, 5), town


def _count(persons: Array, base: Population, each: int, before: int) -> DistrictCount:
    names: Sequence[str] = [str(place) for place in range(persons.shape[-1])]
    towns = tuple(area for area in base.areas for _ in range(each))
    return DistrictCount(persons, base.ages, tuple(names), towns, base.year - before)

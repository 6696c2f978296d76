"""Backing the rates out of 平成30年推計, all areas, and returning its tables."""

from __future__ import annotations

import os
import statistics
from dataclasses import replace
from pathlib import Path

import numpy as np
from tests.golden import ipss2018

from benchmarks import clock
from benchmarks.measurement import Measurement, Peer, Skipped
from sosei.base.arrays import Array
from sosei.demography.engine.projection import Projection, project
from sosei.demography.told.published import PublishedProjection, back_out

NAME = "published projection"
TARGET = 1.0
SAMPLE = 60
REPETITIONS, OF_READING = 30, 5
OURS, ALONE = "back_out() and project()", "the same, one area a call"


def measure() -> list[Measurement]:
    """Measure all areas at once, beside one after another; then with reading the file."""
    folder = Path(os.environ.get("SOSEI_SHARED", ipss2018.SHARED))
    if not (folder / ipss2018.FILE).is_file():
        raise Skipped("figures absent; SOSEI_SHARED names their folder")
    survival = ipss2018.national_survival()
    published = ipss2018.read(folder).published
    areas = len(published.areas)
    np.testing.assert_allclose(
        _reproduced(published, survival).persons, published.persons, rtol=1e-9, atol=1e-6
    )
    sample = [_one(published, area) for area in range(0, areas, areas // SAMPLE)]
    times = clock.alternately(
        {
            OURS: lambda: _reproduced(published, survival),
            ALONE: lambda: [_reproduced(one, survival) for one in sample],
        },
        REPETITIONS,
    )
    alone = areas / len(sample) * statistics.median(times[ALONE])
    note = f"{len(sample)} areas, scaled up to {areas:,}; cutting them out is not counted."
    size = f"{areas:,} areas × {len(published.years) - 1} steps"
    return [
        clock.summary(
            f"{OURS}, {size}",
            "s",
            times[OURS],
            peers=[Peer(ALONE, alone, note)],
            target=TARGET,
            note="Every published cell is returned to 1e-9.",
        ),
        clock.summary(
            f"the same with reading the tables (Parquet), {size}",
            "s",
            clock.seconds(
                lambda: _reproduced(ipss2018.read(folder).published, survival), OF_READING, 1
            ),
            target=TARGET,
        ),
    ]


def _reproduced(published: PublishedProjection, survival: Array) -> Projection:
    return project(published.base, back_out(published, survival))


def _one(published: PublishedProjection, area: int) -> PublishedProjection:
    return replace(
        published,
        persons=np.ascontiguousarray(published.persons[..., area : area + 1]),
        areas=published.areas[area : area + 1],
    )

"""The atlas on the shared figures: published totals, and the readings at a horizon of their own."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests.census import shared_census

from sosei.demography.told.official import run_official
from sosei.library import Library
from sosei.readers.any_file import read_any
from sosei.studies.atlas.computed import status_quo_series
from sosei.studies.atlas.held import census_series
from sosei.studies.atlas.measures import MEASURES
from sosei.studies.atlas.series import Series, by_prefecture, with_sums
from sosei.studies.everyone import everyone_of


@pytest.fixture(scope="module")
def library(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Library:
    made = Library(tmp_path_factory.mktemp("atlas") / "library")
    for name in ("municipalities_2021.topo.json", "municipal_changes.json"):
        made.add(read_any(shared_data / name), "a")
    made.add(list(shared_census(shared_data / "census_municipality_1980_2015.parquet")), "a")
    return made


def summed(series: Series, library: Library) -> Series:
    """A series with its prefectures."""
    towns = [area.code for area in library.gazetteer().municipalities()]
    return with_sums(series, by_prefecture(towns))


def test_a_prefecture_is_what_the_census_counted(library: Library) -> None:
    series = census_series(library, library.gazetteer())
    assert series
    told = summed(series, library)
    # 平成27年国勢調査 人口等基本集計: 福島県 1,914,039; 会津若松市 124,062
    assert told.of("total", 2015, ["07000", "07202"]).tolist() == [1_914_039.0, 124_062.0]


def test_readings_of_a_year_are_those_of_a_projection_that_ends_there(library: Library) -> None:
    everyone = everyone_of(library)
    series = status_quo_series(library, everyone)
    runs = run_official(everyone.projection.base, everyone.assumptions.until(2045))
    np.testing.assert_allclose(series.of("simulation2", 2045, series.areas), runs.simulation2.total[-1])  # fmt: skip
    told = MEASURES["nine_class"].values(series, 2045, series.areas)
    assert np.isfinite(told).all()
    prefecture = summed(series, library).of("total", 2045, ["13000"])
    tokyo = [area for area in series.areas if area.startswith("13")]
    np.testing.assert_allclose(prefecture, series.of("total", 2045, tokyo).sum())

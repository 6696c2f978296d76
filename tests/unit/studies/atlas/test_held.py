"""Counts of many areas out of a library."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from tests import histories
from tests.atlas import (  # fmt: skip
    AGES,
    AIZU,
    SENDAI,
    TOWN,
    census,
    full,
    library_of,
    projection,
    ssdse,
)

from sosei.readers.any_file import read_any
from sosei.studies.atlas.held import census_series, official_series

CELLS = 2 * len(AGES)


def test_censuses_are_told_with_the_one_before_as_their_base(tmp_path: Path) -> None:
    library = full(tmp_path)
    series = census_series(library, library.gazetteer())
    assert series
    assert (series.years, series.bases) == ((2010, 2015), (None, 2010))
    assert series.of("total", 2015, [TOWN, AIZU]).tolist() == [8.0 * CELLS, 100.0 * CELLS]
    assert series.of("age_65_plus", 2015, [AIZU]).tolist() == [100.0 * 2 * 6]
    assert series.of("women_20_39", 2015, [AIZU]).tolist() == [100.0 * 4]
    assert [source.statistic for source in series.sources[2015]] == ["census"]


def test_persons_of_unknown_age_are_in_the_total_and_in_no_share(tmp_path: Path) -> None:
    library = library_of(tmp_path, census(2015, {AIZU: 10.0}, unknown=5.0))
    series = census_series(library, library.gazetteer())
    assert series
    assert series.of("total", 2015, [AIZU]) - series.of("known", 2015, [AIZU]) == 10.0


def test_a_census_that_only_ssdse_tells_of_has_its_groups(tmp_path: Path) -> None:
    both = ssdse(2015, {AIZU: 1.0}), ssdse(2020, {AIZU: 1000.0})
    library = library_of(tmp_path, census(2015, {AIZU: 10.0}), *both)
    series = census_series(library, library.gazetteer())
    assert series
    assert series.years == (2015, 2020)
    assert series.of("total", 2015, [AIZU]).tolist() == [10.0 * CELLS]
    assert series.of("age_65_plus", 2020, [AIZU]).tolist() == [350.0]
    assert series.of("known", 2020, [AIZU]).tolist() == [1000.0]
    assert np.isnan(series.of("women_20_39", 2020, [AIZU])).all()


def test_the_projection_starts_at_its_first_year_and_lacks_whom_it_does_not_name(
    tmp_path: Path,
) -> None:
    library = full(tmp_path)
    series = official_series(library, library.gazetteer())
    assert series
    assert (series.years, series.bases) == ((2020, 2050), (None, 2020))
    told = series.of("total", 2050, [AIZU, TOWN, "00000"])
    assert told[0] == 45.0 * CELLS
    assert np.isnan(told[1:]).all()


def test_parts_of_one_town_are_added(tmp_path: Path) -> None:
    former = {"07424": 3.0, AIZU: 7.0}
    library = library_of(tmp_path, census(2000, former), projection({2020: {SENDAI: 1.0}}))
    library.add(read_any(histories.history(tmp_path)), "a")
    series = census_series(library, library.gazetteer())
    assert series
    assert series.of("total", 2000, [AIZU]).tolist() == [10.0 * CELLS]


def test_a_library_without_figures_has_no_series(tmp_path: Path) -> None:
    library = library_of(tmp_path)
    assert census_series(library, library.gazetteer()) is None
    assert official_series(library, library.gazetteer()) is None

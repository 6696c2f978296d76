"""The sample's observed figures beside what was published.

SSDSE-A, editions 2018 to 2020 (統計センター; read by `sosei data add` from the files as published), the sample's own
人口動態統計, and 会津若松市『第2期まち・ひと・しごと創生人口ビジョン 概要』(2020-03) with the shares that it prints.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import polars as pl
import pytest
from tests import sample

from sosei.base.errors import Faults
from sosei.library import Library
from sosei.readers.official import read_official
from sosei.sectors.observed import Observed, observed_in, read_observed

DOCUMENT = "第2期会津若松市まち・ひと・しごと創生人口ビジョン 概要（会津若松市、2020年3月）"
OTHERS = ("J2503 ", "J2506 ")
"""Items that are no series of a library: 保育所等数 and 在所児数 of the older editions."""


@pytest.fixture(scope="module")
def series() -> Sequence[Observed]:
    faults = Faults()
    read = read_observed(sample.SAMPLE / "fields" / "observed.csv", faults, "07202")
    faults.raise_if_any()
    return read


def of(series: Sequence[Observed], item: str, statistic: str | None = None) -> dict[int, float]:
    return {
        each.year: each.value
        for each in series
        if each.item == item and statistic in (None, each.statistic)
    }


def test_every_figure_names_its_statistic_and_table(series: Sequence[Observed]) -> None:
    assert all(each.statistic and each.table and each.area == "07202" for each in series)
    assert len({(each.item, each.year, each.statistic) for each in series}) == len(series)


def test_births_are_those_of_the_vital_statistics(series: Sequence[Observed]) -> None:
    table = pl.read_csv(sample.SAMPLE / "figures" / "vital_statistics.csv")
    assert of(series, "births") == dict(table.select("year", "births").iter_rows())


def test_figures_of_official_items_are_as_published(
    series: Sequence[Observed], shared_data: Path, tmp_path: Path
) -> None:
    library = Library(tmp_path)
    for year in (2018, 2019, 2020):
        library.add(read_official(shared_data / f"raw/SSDSE-A-{year}.csv"), "test")
    published = {(each.table, each.year): each.value for each in observed_in(library, "07202")}
    own = {
        (each.table.split()[0], each.year): each.value
        for each in series
        if each.statistic != DOCUMENT and not each.table.startswith(OTHERS)
    }
    later = {key for key in own if key not in published}
    assert later == {("A4101", year) for year in range(2019, 2024)} | {("A1303", 2020)}
    assert {key: value for key, value in own.items() if key in published} == {
        key: value for key, value in published.items() if key in own
    }


def test_the_documents_table_of_the_certified_is_transcribed(series: Sequence[Observed]) -> None:
    assert of(series, "certified") == {2000: 2609, 2006: 5010, 2012: 6215, 2015: 6875, 2017: 7097}
    insured = of(series, "insured")
    totals = {2000: 134_482, 2006: 130_340, 2012: 124_978, 2015: 122_764, 2017: 120_665}
    shares = {year: round(100 * insured[year] / total, 1) for year, total in totals.items()}
    assert shares == {2000: 19.9, 2006: 23.0, 2012: 25.3, 2015: 27.5, 2017: 28.9}


def test_the_documents_vacant_dwellings_give_the_shares_that_it_prints(
    series: Sequence[Observed],
) -> None:
    dwellings, vacant = of(series, "dwellings"), of(series, "vacant_dwellings")
    shares = of(series, "vacancy_rate")
    assert shares == {2003: 0.1412, 2008: 0.1591, 2013: 0.1661, 2018: 0.1496}
    assert {y: round(vacant[y] / dwellings[y], 4) for y in shares} == shares

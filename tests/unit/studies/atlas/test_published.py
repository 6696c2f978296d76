"""Visions side by side: each in the scenario that it chose, and where its numbers stand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sosei.base.areas import Area
from sosei.base.provenance import Source
from sosei.studies.atlas.atlas import Atlas, with_visions
from sosei.studies.atlas.measures import MEASURES
from sosei.studies.atlas.published import Published, published, published_series
from sosei.studies.atlas.series import Origins
from sosei.studies.result import VisionResult

AIZU, TOWN = "07202", "07408"


def vision(code: str, base: int, totals: dict[int, float]) -> Published:
    """A vision of which totals alone are known."""
    counts = {("total", year): value for year, value in totals.items()}
    cells = {key: f"indicators.value[x,{code},{key[1]},total]" for key in counts}
    return Published(
        Area(code, code), base, counts, Origins(Source("人口ビジョン", code, "a"), cells)
    )


def test_counts_are_those_of_the_scenario_that_the_vision_chose(
    sample_result: VisionResult,
) -> None:
    told = published(sample_result)
    assert (told.area, told.base) == (Area(AIZU, "会津若松市"), 2015)
    frozen = sample_result.tables["indicators"]
    for count, indicator in (("total", "total"), ("known", "total"), ("age_75_plus", "age_75_plus")):  # fmt: skip
        cell = told.origins.cells[count, 2060]
        assert cell == f"indicators.value[vision,07202,2060,{indicator}]"
        assert told.counts[count, 2060] == sample_result.at(cell)
    quo = frozen.value("value", scenario="status-quo", year=2060, indicator="total")
    assert told.counts["total", 2060] != quo
    assert told.origins.source.date == sample_result.address


def test_a_vision_without_women_by_age_has_the_other_counts(sample_result: VisionResult) -> None:
    table = sample_result.tables["indicators"]
    rows = [row for row in table.plain_rows() if row["indicator"] != "women_20_39"]
    kept = replace(
        table,
        columns=tuple(
            replace(column, values=tuple(row[column.name] for row in rows))
            for column in table.columns
        ),
    )
    without = replace(sample_result, tables={**sample_result.tables, "indicators": kept})
    series = published_series([published(without)])
    assert series
    assert MEASURES["change_women_20_39"].years(series) == ()
    assert 2060 in MEASURES["share_age_0_14"].years(series)


def test_change_is_told_from_the_newest_base_by_who_has_that_year() -> None:
    series = published_series(
        [
            vision("01100", 2020, {2020: 100.0, 2025: 90.0}),
            vision("01202", 2015, {2015: 40.0, 2020: 20.0, 2025: 15.0}),
            vision("01203", 2013, {2013: 8.0, 2018: 7.0, 2023: 6.0}),
        ]
    )
    assert series
    assert series.years == (2013, 2015, 2018, 2020, 2023, 2025)
    assert series.base_of(2020) is None
    assert series.base_of(2025) == 2020
    changes = MEASURES["change"].values(series, 2025, ["01100", "01202", "01203", "47201"])
    np.testing.assert_allclose(changes, [-0.1, -0.25, np.nan, np.nan])
    assert series.cells(("total",), (2025, 2020), "01202") == (
        "indicators.value[x,01202,2025,total]",
        "indicators.value[x,01202,2020,total]",
    )


def test_a_town_that_the_library_cannot_name_comes_with_its_vision() -> None:
    bare = Atlas((Area(TOWN, "猪苗代町"),), {})
    found = with_visions(bare, [vision(AIZU, 2020, {2020: 1.0})])
    assert [town.code for town in found.towns] == [AIZU, TOWN]
    assert list(found.series) == ["published"]
    assert with_visions(bare, []) is bare

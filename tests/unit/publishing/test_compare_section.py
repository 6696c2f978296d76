"""The comparison of two runs as it is printed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sosei.publishing.sections import compare
from sosei.publishing.sections.model import Section
from sosei.studies.result import Table, VisionResult


def _with_more(result: VisionResult, more: float) -> VisionResult:
    """The result with more persons of every age 0–14 in its aim."""
    table = result.tables["indicators"]
    values = tuple(
        row["value"] + more
        if row["scenario"] == "vision" and row["indicator"] in {"total", "age_0_14"}
        else row["value"]
        for row in table.rows()
    )
    columns = tuple(replace(c, values=values) if c.name == "value" else c for c in table.columns)
    return replace(result, tables={**result.tables, "indicators": Table(columns, table.sources)})


@pytest.fixture
def section(sample_result: VisionResult) -> Section:
    changes = [("シナリオ 長期人口ビジョン 合計特殊出生率", "2040年 2.2", "2040年 2.4")]
    return compare.section(sample_result, _with_more(sample_result, 1_000.0), changes)


def test_the_answer_says_how_many_places_changed_and_what_the_aim_comes_to(
    section: Section,
) -> None:
    assert section.answer.startswith("検討の1か所が変わりました。2060年（令和42年）の")
    assert section.answer.endswith("になりました（+1,000人）。")


def test_every_scenario_has_its_table_with_signed_differences(section: Section) -> None:
    changes, quo, aim = section.tables
    assert changes.prose
    assert {row[3] for row in quo.rows} == {"±0", "0.0ポイント"}
    by_name = {row[0]: row[1:] for row in aim.rows}
    assert by_name["2060年 総人口（人）"][2] == "+1,000"
    assert by_name["2060年 高齢人口（65歳以上）（人）"][2] == "±0"


def test_groups_add_to_the_printed_total(section: Section) -> None:
    for table in section.tables[1:]:
        for side in (1, 2):
            total, *groups = (int(row[side].replace(",", "")) for row in table.rows[:4])
            assert sum(groups) == total


def test_fewer_persons_have_a_true_minus(sample_result: VisionResult) -> None:
    section = compare.section(sample_result, _with_more(sample_result, -1_000.0), [])
    assert section.tables[2].rows[0][3] == "−1,000"
    assert "検討の内容に変わったところはありません" in section.answer


def test_the_same_result_says_that_nothing_moved(sample_result: VisionResult) -> None:
    section = compare.section(sample_result, sample_result, [])
    assert section.answer.endswith("人のままです。")

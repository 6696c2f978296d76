"""Sections say what the frozen result says, and nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from sosei.publishing import tables
from sosei.publishing.charts.style import PAGE_FONTS
from sosei.publishing.sections import vision
from sosei.publishing.sections.model import Figure, Section
from sosei.studies.result import Column, VisionResult


def figures_of(result: VisionResult, scenario: str | None = None) -> dict[str, Figure]:
    return {f.name: f for section in vision(result, scenario) for f in section.figures}


def section_of(result: VisionResult, name: str) -> Section:
    return next(section for section in vision(result) if section.name == name)


def data_of(figure: Figure) -> list[dict[str, Any]]:
    plain = figure.specification("container", PAGE_FONTS)
    return [row for rows in _inline(plain) for row in rows]


def _inline(plain: Any) -> list[list[dict[str, Any]]]:
    if isinstance(plain, dict):
        here = (
            [plain["values"]]
            if isinstance(plain.get("values"), list)
            and plain["values"]
            and isinstance(plain["values"][0], dict)
            else []
        )
        return here + [rows for value in plain.values() for rows in _inline(value)]
    if isinstance(plain, list):
        return [rows for value in plain for rows in _inline(value)]
    return []


def test_the_sections_stand_in_the_order_of_the_document(sample_result: VisionResult) -> None:
    assert [section.name for section in vision(sample_result)] == [
        "history", "changes", "balance", "future", "detail", "fields", "fields-children", "fields-care",
        "fields-work", "fields-town", "fields-households", "fields-districts", "fields-exchange", "fields-costs",
        "direction", "difference", "periods", "audit", "official", "basis",
    ]  # fmt: skip


def test_every_figure_has_its_finding_measure_alternative_and_source(
    sample_result: VisionResult,
) -> None:
    for figure in figures_of(sample_result).values():
        assert figure.title
        assert figure.measure
        assert figure.alternative.endswith("。")
        assert figure.caption.startswith("出典：")


def test_the_chart_of_all_scenarios_holds_the_projected_totals_unrounded(
    sample_result: VisionResult,
) -> None:
    drawn = {
        (r.get("label"), r.get("year")): r["total"]
        for r in data_of(figures_of(sample_result)["scenarios"])
        if "label" in r
    }
    for row in sample_result.tables["indicators"].rows(indicator="total"):
        assert drawn[sample_result.label(row["scenario"]), row["year"]] == row["value"]


def test_a_scenario_is_drawn_in_its_own_colour(sample_result: VisionResult) -> None:
    plain = json.dumps(figures_of(sample_result)["scenarios"].specification(640, PAGE_FONTS))
    assert "#626264" in plain
    assert "#B3202A" in plain


def test_choosing_a_scenario_shows_its_ages_alone(sample_result: VisionResult) -> None:
    names = set(figures_of(sample_result, "vision"))
    assert {"groups-vision", "pyramid-vision"} <= names
    assert not {"groups-status-quo", "pyramid-status-quo"} & names


def test_the_printed_groups_add_to_the_printed_total(sample_result: VisionResult) -> None:
    for table in section_of(sample_result, "detail").tables:
        for row in table.rows:
            *groups, total = (int(cell.replace(",", "")) for cell in row[1:5])
            assert sum(groups) == total


def test_the_table_of_differences_prints_what_the_result_holds(
    sample_result: VisionResult,
) -> None:
    for printed, year in zip(
        section_of(sample_result, "difference").tables, (2040, 2060), strict=True
    ):
        held = list(sample_result.tables["difference"].rows(year=year))
        assert [row[3] for row in printed.rows] == [
            tables.points(r["difference"])
            if r["unit"] == "share"
            else tables.change(r["difference"])
            for r in held
        ]


def test_another_number_in_the_result_is_another_number_in_print(
    sample_result: VisionResult,
) -> None:
    before = section_of(sample_result, "difference").tables[0].rows[0]
    changed = _with_first_value(sample_result, "difference", "status_quo", 1.0)
    assert section_of(changed, "difference").tables[0].rows[0][1] == "1"
    assert before[1] != "1"


def _with_first_value(result: VisionResult, name: str, column: str, value: float) -> VisionResult:
    table = result.tables[name]
    columns = tuple(
        Column(c.name, c.unit, (value, *c.values[1:])) if c.name == column else c
        for c in table.columns
    )
    return replace(result, tables={**result.tables, name: replace(table, columns=columns)})


@pytest.mark.parametrize("missing", ["balance_register", "balance_census", "period_hindcast"])
def test_a_study_without_some_statistics_still_has_its_vision(
    sample_result: VisionResult, missing: str
) -> None:
    fewer = {name: t for name, t in sample_result.tables.items() if name != missing}
    sections = vision(replace(sample_result, tables=fewer))
    assert [s.name for s in sections if s.name == "balance"] == (
        [] if missing == "balance_register" else ["balance"]
    )


def test_a_result_read_back_prints_the_same_in_the_same_order(
    sample_result: VisionResult,
) -> None:
    stored = VisionResult.from_content(sample_result.content)
    for live, read in zip(vision(sample_result), vision(stored), strict=True):
        assert (live.answer, live.tables, live.notes) == (read.answer, read.tables, read.notes)


def test_a_figure_that_stands_in_two_tables_is_rounded_alike(sample_result: VisionResult) -> None:
    quo, aim = section_of(sample_result, "detail").tables
    for year, compared in zip(
        (2040, 2060), section_of(sample_result, "difference").tables, strict=True
    ):
        for place, table in ((1, quo), (2, aim)):
            row = next(row for row in table.rows if row[0] == f"{year}年")
            assert [row[4], *row[1:4], row[5]] == [line[place] for line in compared.rows]


def test_the_reason_for_the_migration_period_is_printed(sample_result: VisionResult) -> None:
    notes = " ".join(section_of(sample_result, "periods").notes)
    assert sample_result.manifest["migration"]["reason"] in notes


def test_readings_whose_bounds_nobody_confirmed_say_so(sample_result: VisionResult) -> None:
    printed = section_of(sample_result, "official").tables[0]
    unconfirmed = [row[0] for row in printed.rows if "未確認" in row[0]]
    assert len(unconfirmed) == 3
    assert all("影響度" in heading or "段階" in heading for heading in unconfirmed)


def test_the_influences_are_ratios_of_the_printed_series(sample_result: VisionResult) -> None:
    totals = sample_result.tables["official_totals"]
    by_series = {s: totals.value("total", series=s, year=2040) for s in ("pattern1", "simulation1")}
    ratio = sample_result.tables["official"].value(
        "value", year=2040, indicator="natural_influence"
    )
    assert ratio == pytest.approx(by_series["simulation1"] / by_series["pattern1"], rel=1e-12)


def test_a_chart_of_censuses_does_not_name_the_register_as_its_source(
    sample_result: VisionResult,
) -> None:
    assert "住民基本台帳" not in figures_of(sample_result)["history-groups"].caption
    assert "令和2年国勢調査" in figures_of(sample_result)["history-groups"].caption

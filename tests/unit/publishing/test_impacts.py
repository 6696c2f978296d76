"""The chapter on the fields: observed first, then what follows, what is missing, what a change costs."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup
from tests import districts, sample

from sosei.base.messages import Language
from sosei.publishing.html import sections_html
from sosei.publishing.sections import vision
from sosei.publishing.sections.impacts import chapter
from sosei.publishing.sections.model import Figure, Section
from sosei.publishing.spoken import speaking
from sosei.studies.reading import read_study
from sosei.studies.result import Table, VisionResult
from sosei.studies.run import run_study

NAMES = ["children", "care", "work", "town", "households", "districts", "exchange", "costs"]


def parts(result: VisionResult, language: Language = "ja") -> dict[str, Section]:
    with speaking(language):
        return {each.name.removeprefix("fields-"): each for each in chapter(result)}


def titles(section: Section) -> list[str]:
    return [table.title for table in section.tables]


def drawn(figure: Figure) -> list[dict[str, Any]]:
    """Return the rows of every layer of a chart."""
    plain = figure.specification(680, "serif")
    return [row for layer in plain["layer"] for row in layer["data"]["values"]]


def test_the_chapter_stands_between_the_ages_and_the_differences(
    sample_result: VisionResult,
) -> None:
    names = [section.name for section in vision(sample_result)]
    start = names.index("fields")
    assert names[start - 1] == "detail"
    assert names[start : start + 9] == ["fields", *(f"fields-{name}" for name in NAMES)]
    assert names[start + 9 : start + 11] == ["direction", "difference"]


def test_its_parts_are_parts_of_one_chapter(sample_result: VisionResult) -> None:
    assert [each.level for each in chapter(sample_result)] == [1] + [2] * 8


def test_a_result_without_fields_has_no_chapter(sample_result: VisionResult) -> None:
    kept = {n: t for n, t in sample_result.tables.items() if not n.startswith("field_")}
    old = replace(sample_result, tables=kept)
    assert chapter(old) == ()
    assert [s.name for s in vision(old)] == [
        s.name for s in vision(sample_result) if not s.name.startswith("fields")
    ]


def test_what_was_observed_comes_first_by_year_with_its_statistic(
    sample_result: VisionResult,
) -> None:
    care = parts(sample_result)["care"]
    table = care.tables[0]
    assert table.title == "これまでの実績"
    assert table.head[:3] == ("項目", "2000年", "2006年")
    row = next(row for row in table.rows if row[0] == "要介護・要支援認定者【人】")
    assert row == (row[0], "2,609", "5,010", "6,215", "—", "6,875", "—", "7,097", "—")
    origin = next(table for table in care.tables if table.title == "実績の出典")
    told = next(row for row in origin.rows if row[0] == row[0] and row[0].startswith("要介護"))
    assert "人口ビジョン 概要" in told[1]
    assert told[2] == "2000, 2006, 2012, 2015, 2017"


def test_what_follows_stands_by_scenario_and_year_as_it_is_frozen(
    sample_result: VisionResult,
) -> None:
    table = next(t for t in parts(sample_result)["work"].tables if t.title == "これからの見通し")
    row = next(row for row in table.rows if row[0] == "就業者【人】")
    demand = sample_result.tables["field_demand"]
    wanted = [("status-quo", 2015)] + [
        (scenario, year) for year in (2040, 2060) for scenario in ("status-quo", "vision")
    ]
    values = [
        demand.value("value", scenario=scenario, item="employed", year=year)
        for scenario, year in wanted
    ]
    assert row[1:] == tuple(f"{value:,.0f}" for value in values)


def test_every_chart_shows_the_numbers_that_are_frozen(sample_result: VisionResult) -> None:
    demand = sample_result.tables["field_demand"]
    figures = [figure for each in chapter(sample_result) for figure in each.figures]
    assert len({figure.name for figure in figures}) == len(figures) == 9
    for name in ("age_0_18", "certified", "employed", "households", "working_age_per_elderly"):
        figure = next(figure for figure in figures if figure.name == f"field-{name}")
        shown = {
            (row["label"], row["year"]): row["value"] for row in drawn(figure) if "label" in row
        }
        for row in demand.rows(item=name):
            label = sample_result.label(row["scenario"])
            assert shown[label, row["year"]] == pytest.approx(row["value"])


def test_a_chart_says_the_same_in_words_and_its_lines_differ_by_more_than_colour(
    sample_result: VisionResult,
) -> None:
    for section in chapter(sample_result):
        for figure in section.figures:
            assert figure.alternative.startswith("折れ線グラフ。")
            assert section.tables
            layers = figure.specification(680, "serif")["layer"]
            lines = [
                layer["mark"]
                for layer in layers
                if layer["mark"]["type"] == "line" and "strokeDash" in layer["mark"]
            ]
            assert len({json.dumps(mark["strokeDash"]) for mark in lines}) == len(lines)


def test_a_rate_of_the_nation_is_marked_with_its_grade(sample_result: VisionResult) -> None:
    care = parts(sample_result)["care"]
    assert "（全国の率・等級Bによる）" in care.figures[0].measure
    assert "シナリオの比較：要介護・要支援認定者【人】（全国の率・等級Bによる）" in titles(care)
    rates = next(table for table in care.tables if table.title == "使った率")
    assert ("全国の率", "B", "×1.04") in {(row[1], row[4], row[5]) for row in rates.rows}


def test_what_has_no_rate_or_series_says_so_and_names_the_statistic(
    sample_result: VisionResult,
) -> None:
    made = parts(sample_result)
    town = made["town"]
    missing = next(table for table in town.tables if table.title == "率が未登録です")
    assert ("住宅の滅失率（年）", "建築物滅失統計調査、固定資産の価格等の概要調書") in missing.rows
    lacking = next(table for table in town.tables if table.title == "実績が未登録です")
    assert lacking.rows == (("人口集中地区", "国勢調査"),)
    assert "未登録です" in town.answer
    assert "空き家は、2003年の6,890戸から2018年には8,690戸になりました。" in town.answer
    assert titles(made["districts"]) == ["実績が未登録です"]
    assert "率が未登録です" in titles(made["exchange"])


def test_what_a_change_costs_is_told_by_year_and_cumulated(sample_result: VisionResult) -> None:
    costs = parts(sample_result)["costs"]
    table = costs.tables[0]
    assert table.head == (
        "項目",
        "2040年の差",
        "2040年までの累計",
        "2060年の差",
        "2060年までの累計",
    )
    row = next(row for row in table.rows if row[0].startswith("就業者"))
    assert row[0] == "就業者【人、累計は人・年】"
    frozen = sample_result.tables["field_difference"]
    last = next(frozen.rows(item="employed", year=2060))
    assert row[3:] == (f"{last['difference']:+,.0f}", f"{last['cumulated']:+,.0f}")
    assert f"就業者が{last['difference']:+,.0f}人" in costs.answer
    cumulated = next(table for table in costs.tables if table.title.startswith("累計の差"))
    assert not [row for row in cumulated.rows if row[0].startswith("65歳以上1人")]
    benefit = next(row for row in cumulated.rows if row[0].startswith("介護給付費"))
    assert benefit[0] == "介護給付費【百万円】"


def test_one_scenario_alone_costs_nothing(tmp_path: Path) -> None:
    file = sample.copy(tmp_path)
    text = file.read_text(encoding="utf-8")
    text = text[: text.index("[scenario.vision]")].replace('aim = "vision"', 'aim = "status-quo"')
    start, end = text.index("[stated]"), text.index("# What happened")
    file.write_text(text[:start] + text[end:], encoding="utf-8")
    made = parts(run_study(read_study(file)))
    assert "costs" not in made
    assert len(made["care"].tables[1].rows) >= 1


def test_only_what_was_asked_has_a_part(tmp_path: Path) -> None:
    file = sample.copy(tmp_path)
    sample.change(file, "[sectors]\n", '[sectors]\nfields = ["town", "care"]\n')
    assert list(parts(run_study(read_study(file)))) == [
        "fields", "care", "town", "households", "costs",
    ]  # fmt: skip


def test_districts_that_were_given_stand_with_their_schools(tmp_path: Path) -> None:
    file = sample.copy(tmp_path)
    districts.write(file.parent, "districts.csv", districts.count_rows())
    districts.write(file.parent, "schools.csv", districts.SCHOOLS)
    named = 'fields = ["care"]\ndistricts = "districts.csv"\nschools = "schools.csv"\n'
    sample.change(file, "[sectors]\n", f"[sectors]\n{named}")
    result = run_study(read_study(file))
    made = parts(result)
    assert list(made) == ["fields", "care", "districts", "costs"]
    of = made["districts"]
    assert "（3地区）" in of.answer
    whole = of.tables[0].rows[-1]
    totals = result.tables["indicators"]
    last = totals.value("value", scenario="vision", year=2060, indicator="total")
    assert (whole[0], whole[1], whole[-1]) == ("合計", "124,062", f"{last:,.0f}")
    assert titles(of)[:3] == ["地区別の人口", "地区別の高齢化率", "学校別の児童生徒と学級"]
    shapes = of.figures[0].specification(680, "serif")["layer"][1]["encoding"]["shape"]
    assert len(set(shapes["scale"]["range"])) == 2
    with speaking("en"):
        assert "districts)" in parts(result, "en")["districts"].answer
    few = replace(result, tables={**result.tables, "field_districts": shrunk(result)})
    told = parts(few)["districts"]
    assert [row[1] for row in told.tables[0].rows].count("秘匿") == 2
    assert [row[1] for row in told.tables[1].rows].count("秘匿") == 2
    assert told.tables[0].rows[-1][0] == "合計"
    assert "秘匿" in told.notes[-1]
    drawn = told.figures[0].specification(680, "serif")["layer"][1]["data"]["values"]
    assert len({dot["district"] for dot in drawn}) == 1


def shrunk(result: VisionResult) -> Table:
    """Return the districts of a result, the first of them with four persons aged 0–14."""
    table = result.tables["field_districts"]
    first = table["district"][0]
    young = [
        4.0 if name == first else count
        for name, count in zip(table["district"], table["age_0_14"], strict=True)
    ]
    columns = (
        replace(column, values=tuple(young)) if column.name == "age_0_14" else column
        for column in table.columns
    )
    return replace(table, columns=tuple(columns))


def test_a_phone_leaves_out_the_years_without_a_count(sample_result: VisionResult) -> None:
    sections = chapter(sample_result)
    page = sections_html(sections, sample_result, lambda _figure: Markup())
    series = page[page.index('id="fields-care-table-1"') :]
    assert '<table class="sparse">' in page
    assert '<td class="none" data-label="2014年">—</td>' in series
    assert '<td data-label="2017年">7,097</td>' in series


def test_paper_leaves_every_year_of_every_item_to_the_page(sample_result: VisionResult) -> None:
    children = parts(sample_result)["children"]
    yearly = [title for title in titles(children) if title.startswith("これからの見通し：")]
    assert len(yearly) == 2
    assert not set(yearly) & {table.title for table in children.printed}
    assert titles(children)[-2:] == yearly


def test_the_note_of_the_study_stands_with_the_chapter(sample_result: VisionResult) -> None:
    overview = parts(sample_result)["fields"]
    assert overview.notes[0].startswith("市の概要の図")
    assert "未公表" in overview.notes[0]
    assert any("定住人口に足していません" in note for note in overview.notes)


def test_the_chapter_is_told_in_english(sample_result: VisionResult) -> None:
    made = parts(sample_result, "en")
    assert made["fields"].question == "What does the fall of the population mean for each field?"
    assert made["households"].answer.startswith(
        "As things are, Households: 49,322 households in 2015"
    )
    assert (
        made["costs"].tables[0].rows[0][0]
        == "Children aged 0–18 [persons; cumulated: persons × years]"
    )

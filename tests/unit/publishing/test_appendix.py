"""The appendix of tables: persons add up in each of them, and every figure names its cell."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from sosei.base.messages import Language
from sosei.publishing import pdf, tables
from sosei.publishing.appendix import appendix, front, people, readings
from sosei.publishing.appendix.years import in_parts
from sosei.publishing.charts.style import GROUPS
from sosei.publishing.followed import pieces, unmarked
from sosei.publishing.numbers import numbers, numbers_json
from sosei.publishing.proof import agrees
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import speaking
from sosei.publishing.tables import PrintedTable
from sosei.studies.cells import following
from sosei.studies.result import VisionResult


@pytest.fixture(scope="module")
def told(sample_result: VisionResult) -> tuple[Section, ...]:
    with following():
        return appendix(sample_result)


def persons(table: PrintedTable, row: int) -> list[int]:
    return [int(unmarked(cell).replace(",", "")) for cell in table.rows[row][1:]]


def test_it_holds_censuses_every_scenario_and_what_makes_them(told: tuple[Section, ...]) -> None:
    assert [section.name for section in told] == [
        "tables-history", "tables-status-quo", "tables-vision", "tables-components", "tables-indicators",
        "tables-rates",
    ]  # fmt: skip
    assert [len(section.tables) for section in told] == [3, 3, 3, 2, 2, 1]


def test_ages_add_to_groups_and_groups_to_the_total(told: tuple[Section, ...]) -> None:
    for section in told[:3]:
        for table in section.tables:
            columns = list(
                zip(*(persons(table, row) for row in range(len(table.rows))), strict=True)
            )
            for total, *rest in columns:
                groups, ages = rest[: len(GROUPS)], rest[len(GROUPS) :]
                assert total == sum(groups) == sum(ages)
                assert groups == [sum(ages[:3]), sum(ages[3:13]), sum(ages[13:])]


def test_the_total_is_the_one_that_the_vision_prints(
    told: tuple[Section, ...], sample_result: VisionResult
) -> None:
    both = told[2].tables[0]
    assert both.head[-1] == "2060年"
    printed = sample_result.tables["indicators"].value(
        "value", scenario="vision", year=2060, indicator="total"
    )
    assert unmarked(both.rows[0][-1]) == tables.persons(printed) == "82,430"


def test_groups_are_rounded_alike_in_all_tables(told: tuple[Section, ...]) -> None:
    by_age, indicators = told[1].tables[0], told[4].tables[0]
    assert [persons(by_age, row) for row in range(4)] == [
        persons(indicators, row) for row in range(4)
    ]


def test_every_figure_names_its_cell(told: tuple[Section, ...]) -> None:
    figures = re.compile(r"[+−]?[\d,.]*\d%?")
    unknown = [
        (section.name, unmarked(cell))
        for section in told
        for table in section.tables
        for row in table.rows
        for cell in row[1:]
        if figures.fullmatch(unmarked(cell)) and not any(origin for _, origin in pieces(cell))
    ]
    assert unknown == []


def test_every_figure_is_what_its_cell_says_and_a_changed_one_is_found(
    told: tuple[Section, ...], sample_result: VisionResult
) -> None:
    same = [number for number in numbers(told) if number.same]
    assert len(same) > 1500
    assert [n for n in same if not agrees(n.text, sample_result.at(n.cells[0]))] == []
    (one,) = [n for n in same if n.cells == ("population.population[vision,07202,2060,male,0-4]",)]
    assert not agrees(str(int(one.text.replace(",", "")) + 1), sample_result.at(one.cells[0]))
    assert len(json.loads(numbers_json(told))) == len(list(numbers(told)))


@pytest.mark.parametrize("language", ["ja", "en"])
def test_it_is_a_tagged_document_in_its_language(
    sample_result: VisionResult, language: Language
) -> None:
    with speaking(language):
        made = pdf.pdf(front(sample_result), appendix(sample_result)[:1], {})
    printed = PdfReader(io.BytesIO(made))
    assert str(printed.root_object["/Lang"]).startswith(language)
    assert printed.metadata is not None
    title = {"ja": f"{sample_result.title}　資料編", "en": f"Tables of {sample_result.title}"}
    assert printed.metadata.title == title[language]


def test_what_is_added_up_is_rounded_once() -> None:
    rounded = people.added_up({"0-4": 0.4, "5-9": 0.4, "15-19": 0.4, "65+": 0.3})
    assert rounded["total"] == 2
    assert rounded["total"] == sum(rounded[age] for age in ("0-4", "5-9", "15-19", "65+"))
    assert rounded["age_0_14"] == rounded["0-4"] + rounded["5-9"] == 1


def test_years_that_do_not_fit_a_page_are_parted_evenly() -> None:
    assert [len(part) for part in in_parts(range(18))] == [9, 9]
    assert [len(part) for part in in_parts(range(10))] == [10]


def test_an_indicator_that_a_result_does_not_have_is_left_out(sample_result: VisionResult) -> None:
    table = sample_result.tables["indicators"]
    names = tuple("other" if name == "tfr" else name for name in table["indicator"])
    columns = tuple(
        replace(each, values=names) if each.name == "indicator" else each for each in table.columns
    )
    without = {**sample_result.tables, "indicators": replace(table, columns=columns)}
    (first, *_) = readings.section(replace(sample_result, tables=without)).tables
    assert "合計特殊出生率" not in [row[0] for row in first.rows]
    assert "平均年齢（歳）" in [row[0] for row in first.rows]

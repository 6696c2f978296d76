"""A strategy as slides, PDF and Word, read back by other libraries."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from docx import Document
from pptx import Presentation
from pypdf import PdfReader
from tests.reviews import package, seen

from sosei.base.messages import Language
from sosei.publishing.documents import FILES
from sosei.publishing.printed_strategy import Plan, strategy_file
from sosei.publishing.printed_strategy.book import strategy_sections
from sosei.publishing.proof import disagreeing, numbers_of
from sosei.publishing.spoken import speaking
from sosei.publishing.strategy.names import Own
from sosei.strategy.indicator import Status
from sosei.strategy.plan import Text

TEXTS = (
    Text("pillar", "result", "ja", "保育所を増やしました。"),
    Text("pillar", "direction", "ja", "子育てを支えます。"),
    Text("pillar", "direction", "en", "Families are supported."),
)
OBSERVED = (
    seen("births", 2020, 812),
    seen("births", 2021, 797, status=Status.PROVISIONAL),
    seen("waiting", 2021, None, status=Status.NOT_PUBLISHED),
)
PAST = Plan(
    package(texts=TEXTS), Own("前の戦略"), Own("試験市"), None, first=2015, last=2019, year=2019
)
PLAN = Plan(
    package(*OBSERVED, texts=TEXTS),
    Own("試験の戦略", "Trial strategy"),
    Own("試験市"),
    Own("見本"),
    first=2020,
    last=2024,
    year=2021,
    version=7,
    before=PAST,
)


def rows(plan: Plan) -> dict[str, tuple[str, ...]]:
    return {
        row[0]: row
        for section in strategy_sections(plan)
        if section.name.startswith("pillar-")
        for table in section.tables
        for row in table.rows
    }


def test_a_row_of_an_indicator_tells_unit_baseline_target_values_and_status() -> None:
    assert rows(PLAN)["出生数【人】"] == (
        "出生数【人】", "839（2018年度）", "839（2024年度）", "812", "797（速報）", "▲ 悪化"
    )  # fmt: skip


def test_a_value_in_english_is_in_the_unit_behind_its_name() -> None:
    with speaking("en"):
        row = rows(PLAN)["\u2068観光客数\u2069 [people]"]
    assert row[1:3] == ("3,000,000\n(fiscal 2018)", "3,950,000\n(fiscal 2024)")


def test_what_is_not_known_says_so() -> None:
    found = rows(PLAN)
    assert found["待機児童数【人】"][3:5] == ("未報告", "未公表")
    assert found["観光客数【万人】"][3:5] == ("未報告", "未報告")
    assert all(cell for row in found.values() for cell in row)


def test_the_strategy_before_is_looked_back_on_first() -> None:
    names = [section.name for section in strategy_sections(PLAN)]
    assert names[:2] == ["before", "before-pillar"]
    alone = strategy_sections(replace(PLAN, before=None))
    assert not any(section.name.startswith("before") for section in alone)


def test_a_framework_counts_what_carries_its_entries_by_pillar() -> None:
    section = next(s for s in strategy_sections(PLAN) if s.name == "by-departments")
    assert section.tables[0].rows == (("child こども課", "1"), ("tour 観光課", "1"))


def _words(content: bytes, ending: str) -> str:
    if ending in ("html", "json"):
        return unescape(re.sub("<[^>]+>", "", content.decode()))
    if ending == "pdf":
        return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    made: Any = Presentation(io.BytesIO(content)) if ending == "pptx" else Document(io.BytesIO(content))  # fmt: skip
    if ending == "docx":
        return "\n".join(cell.text for table in made.tables for row in table.rows for cell in row.cells)  # fmt: skip
    tables = (shape.table for s in made.slides for shape in s.shapes if shape.has_table)
    return "\n".join(cell.text for table in tables for row in table.rows for cell in row.cells)


def test_numbers_name_their_cells_and_a_changed_one_is_found() -> None:
    page = strategy_file(PLAN, "html", "ja").decode()
    assert len(numbers_of(page)) > 20
    assert disagreeing(page, PLAN.cells) == []
    changed = page.replace('[visitors]">395<', '[visitors]">396<')
    assert [found[1] for found in disagreeing(changed, PLAN.cells)] == ["kpi.target[visitors]"]


@pytest.mark.parametrize("ending", [ending for ending in FILES if ending != "json"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_file_holds_the_cells_and_is_the_same_when_made_again(
    ending: str, language: Language
) -> None:
    content = strategy_file(PLAN, ending, language)
    assert content == strategy_file(PLAN, ending, language)
    written = "".join(_words(content, ending).split())
    with speaking(language):
        cells = [cell for row in rows(PLAN).values() for cell in row[3:]]
    assert all("".join(cell.split()) in written for cell in cells)

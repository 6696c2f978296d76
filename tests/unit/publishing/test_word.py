"""The vision as a Word document, read back by the library that such files are read with."""

from __future__ import annotations

import io
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from sosei.base.messages import Language
from sosei.publishing.charts_printed import specifications
from sosei.publishing.illustrated import as_png
from sosei.publishing.office import FONT
from sosei.publishing.pixels import SHARP
from sosei.publishing.sections import vision
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import bare, speaking
from sosei.publishing.tables import PrintedTable
from sosei.publishing.widths import columns, needs
from sosei.publishing.word import vision_docx
from sosei.studies.result import VisionResult


@pytest.fixture(scope="module", params=["ja", "en"])
def made(
    request: pytest.FixtureRequest, sample_result: VisionResult
) -> tuple[tuple[Section, ...], Any]:
    language: Language = request.param
    with speaking(language):
        sections = vision(sample_result)
        pictures = as_png(specifications(sections), SHARP)
        content = vision_docx(sample_result, sections, pictures)
        assert vision_docx(sample_result, sections, pictures) == content
    return sections, Document(io.BytesIO(content))


def test_headings_answers_and_notes_are_those_of_the_sections(
    made: tuple[tuple[Section, ...], Any],
) -> None:
    sections, document = made
    by_style: dict[str, list[str]] = {}
    for paragraph in document.paragraphs:
        by_style.setdefault(paragraph.style.name, []).append(paragraph.text)
    for level in (1, 2):
        expected = [bare(s.question) for s in sections if s.level == level]
        assert by_style[f"Heading {level}"] == expected
    assert {bare(s.answer) for s in sections} <= set(by_style["Normal"])
    assert by_style["List Bullet"] == [bare(note) for s in sections for note in s.notes]


def test_every_table_is_there_whole(made: tuple[tuple[Section, ...], Any]) -> None:
    sections, document = made
    printed = [table for section in sections for table in section.printed if table.rows]
    assert len(document.tables) == len(printed) > 10
    for written, table in zip(document.tables, printed, strict=True):
        cells = [tuple(cell.text for cell in row.cells) for row in written.rows]
        assert cells == [tuple(map(bare, row)) for row in (table.head, *table.rows)]
        assert written.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_every_figure_has_its_alternative_text(made: tuple[tuple[Section, ...], Any]) -> None:
    sections, document = made
    described = [held._inline.docPr.get("descr") for held in document.inline_shapes]
    assert described == [bare(f.alternative) for s in sections for f in s.figures]


def test_japanese_is_set_in_our_type(made: tuple[tuple[Section, ...], Any]) -> None:
    _, document = made
    for name in ("Normal", "Heading 1", "Caption"):
        fonts = document.styles[name].element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) == FONT


def test_a_table_that_is_too_wide_breaks_its_headings_before_its_figures() -> None:
    table = PrintedTable(
        "表", ("年", "とても長い見出しの列"), (("2015年", "12,345"), ("2020年", "1"))
    )
    wide = sum(needs(table, 1, 0))
    assert columns(table, wide, 1, 0) == pytest.approx(needs(table, 1, 0))
    narrow = columns(table, wide - 3, 1, 0)
    assert sum(narrow) == pytest.approx(wide - 3)
    assert narrow[0] >= needs(table, 1, 0)[0]


def test_the_widest_column_gives_way_and_all_fill_the_place() -> None:
    table = PrintedTable("表", ("項目", "説明"), (("出生数", "言葉" * 40),))
    first, second = columns(table, 30, 1, 0)
    assert first == pytest.approx(needs(table, 1, 0)[0])
    assert first + second == pytest.approx(30)

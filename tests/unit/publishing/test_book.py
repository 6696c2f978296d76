"""The files of a vision."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject
from typst import TypstError

from sosei.base.messages import Both
from sosei.publishing import book, documents, html, pdf
from sosei.publishing.sections import vision
from sosei.studies.result import VisionResult


@pytest.fixture(scope="module")
def told() -> list[Both]:
    """The parts that the files were told of."""
    return []


@pytest.fixture(scope="module")
def files(sample_result: VisionResult, told: list[Both]) -> dict[str, bytes]:
    return book.files(sample_result, told.append)


@pytest.fixture(scope="module")
def printed(files: dict[str, bytes]) -> PdfReader:
    return PdfReader(io.BytesIO(files["vision.pdf"]))


def test_all_files_are_there(files: dict[str, bytes], sample_result: VisionResult) -> None:
    drawn = {f"figures/{f.name}.svg" for s in vision(sample_result) for f in s.figures}
    pictures = {documents.named(name, language) for name in drawn for language in book.LANGUAGES}
    assert set(files) - pictures == {
        "population.csv", "components.csv", "indicators.csv", "vision.html", "vision.pdf", "vision-en.html",
        "vision-en.pdf", "vision.pptx",
        "vision-en.pptx", "vision.docx", "vision-en.docx", "vision.xlsx", "vision-en.xlsx",
        "result.json", "sectors.csv", "numbers.json", "numbers-en.json",
        "vision-tables.pdf", "vision-tables-en.pdf", "vision-tables-numbers.json", "vision-tables-numbers-en.json",
    }  # fmt: skip
    assert pictures <= set(files)
    assert VisionResult.from_content(files["result.json"]).address == sample_result.address


def test_as_many_parts_are_told_of_as_are_announced(
    files: dict[str, bytes], told: list[Both]
) -> None:
    assert files
    assert len(told) == book.parts()


def test_the_tables_are_those_of_the_frozen_result(
    files: dict[str, bytes], sample_result: VisionResult
) -> None:
    rows = list(csv.DictReader(io.StringIO(files["indicators.csv"].decode())))
    held = list(sample_result.tables["indicators"].rows())
    assert [float(row["value"]) for row in rows] == [row["value"] for row in held]
    assert list(rows[0]) == ["scenario", "area", "year", "indicator", "value"]


def test_the_pdf_is_tagged_japanese_and_says_what_the_sections_say(
    printed: PdfReader, sample_result: VisionResult
) -> None:
    catalogue = printed.root_object
    assert str(catalogue["/Lang"]).startswith("ja")
    marked = catalogue["/MarkInfo"].get_object()
    assert isinstance(marked, DictionaryObject)
    assert marked["/Marked"]
    text = "".join(page.extract_text() for page in printed.pages).replace("\n", "").replace(" ", "")
    for section in vision(sample_result):
        assert section.question in text
    assert sample_result.address[:8] in text
    assert "公表概要からの試算・全文未確認" in text


def test_the_pdf_holds_an_alternative_for_every_figure(
    files: dict[str, bytes], printed: PdfReader, sample_result: VisionResult
) -> None:
    alternatives = {f.alternative for s in vision(sample_result) for f in s.figures}
    numbers = range(1, len(printed.xref[0]) + len(printed.xref_objStm))
    held = {
        str(element["/Alt"])
        for element in map(printed.get_object, numbers)
        if isinstance(element, DictionaryObject) and "/Alt" in element
    }
    assert alternatives <= held


def test_the_same_result_gives_the_same_pdf(
    files: dict[str, bytes], sample_result: VisionResult
) -> None:
    assert _again(sample_result) == files["vision.pdf"]


def _again(result: VisionResult) -> bytes:
    sections = vision(result)
    return pdf.vision_pdf(result, sections, documents.pictures(sections))


def test_the_page_needs_nothing_from_outside(files: dict[str, bytes]) -> None:
    page = files["vision.html"].decode()
    assert "<script" not in page
    for attribute in ('src="http', 'href="http', "url("):
        assert attribute not in page


def test_what_a_study_says_is_text_and_never_markup(sample_result: VisionResult) -> None:
    nasty = replace(sample_result, title='<script>alert("x")</script>')
    sections = vision(sample_result)
    page = html.vision_html(nasty, sections, documents.pictures(sections))
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_a_missing_picture_stops_the_pdf(sample_result: VisionResult) -> None:
    with pytest.raises(TypstError, match="file not found"):
        pdf.vision_pdf(sample_result, vision(sample_result), {})

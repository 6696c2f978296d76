"""A vision in English says nothing in Japanese but what a municipality or an office wrote, and marks that."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator

import pytest
from pypdf import PdfReader

from sosei.publishing import book
from sosei.publishing.html import marked
from sosei.publishing.notes import ENGLISH, note
from sosei.publishing.sections import vision
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import bare, own, parts, say, speaking, spoken
from sosei.studies.result import VisionResult

JAPANESE = re.compile(r"[぀-ヿ一-鿿]")


def ours(words: str) -> str:
    """Return what is left of words without those that are marked."""
    return "".join(part for part, japanese in parts(words) if not japanese)


def said(section: Section) -> Iterator[str]:
    """Go through everything that a section says."""
    yield from (section.question, section.answer, *section.notes)
    for figure in section.figures:
        yield from (figure.title, figure.measure, figure.alternative, figure.caption)
    for table in section.tables:
        yield from (table.title, *table.head, *(cell for row in table.rows for cell in row))


@pytest.fixture(scope="module")
def english(sample_result: VisionResult) -> tuple[Section, ...]:
    with speaking("en"):
        return vision(sample_result)


def test_every_word_of_ours_is_english(english: tuple[Section, ...]) -> None:
    with speaking("en"):
        left = [words for section in english for words in said(section)]
    assert len(left) > 500
    assert [words for words in left if JAPANESE.search(ours(words))] == []


def test_the_same_numbers_stand_in_both_languages(
    english: tuple[Section, ...], sample_result: VisionResult
) -> None:
    for here, there in zip(vision(sample_result), english, strict=True):
        assert here.name == there.name
        for one, other in zip(here.tables, there.tables, strict=True):
            assert len(one.rows) == len(other.rows)
            for row, same in zip(one.rows, other.rows, strict=True):
                figures = [_digits(cell) for cell in row[1:]]
                if not one.prose:
                    assert figures == [_digits(cell) for cell in same[1:]]


def _digits(cell: str) -> list[str]:
    """Return the numbers of a cell; rough ones are said in another way."""
    rough = any(word in cell for word in ("約", "万", "程度", "about", "some"))
    return [] if rough else re.findall(r"[0-9][0-9,.]*[0-9]|[0-9]", cell)


def test_charts_bear_no_marks_and_only_events_are_japanese(english: tuple[Section, ...]) -> None:
    with speaking("en"):
        for section in english:
            for figure in section.figures:
                plain = json.dumps(figure.specification(400, "serif"), ensure_ascii=False)
                assert bare(plain) == plain
                if not figure.name.startswith(("history", "balance")):
                    assert not JAPANESE.search(plain), figure.name


def test_the_english_pdf_is_tagged_english(sample_result: VisionResult) -> None:
    files = book.files(sample_result, languages=("en",))
    assert "vision.pdf" not in files
    read = PdfReader(io.BytesIO(files["vision-en.pdf"]))
    assert str(read.root_object["/Lang"]).startswith("en")
    text = "".join(page.extract_text() for page in read.pages)
    assert "How has the population changed?" in text
    assert "What does the fall of the population mean for each field?" in text
    assert "What a change costs and saves" in text
    assert "rate of the nation, grade B" in text
    assert "Figure" in text
    assert "\u2068" not in text
    html = files["vision-en.html"].decode()
    assert '<html lang="en">' in html
    assert "\u2068" not in html
    assert '<span lang="ja">' in html


def test_marks_are_for_words_of_the_other_language_alone() -> None:
    assert own("市") == "市"
    with speaking("en"):
        assert (spoken(), say("あ", "a")) == ("en", "a")
        words = f"of {own('会津<若松>市')} <here>"
        assert bare(words) == "of 会津<若松>市 <here>"
        assert marked(words) == 'of <span lang="ja">会津&lt;若松&gt;市</span> &lt;here&gt;'
        assert own("") == ""
    assert spoken() == "ja"


@pytest.mark.parametrize(("ja", "en"), ENGLISH)
def test_every_note_of_ours_has_its_english(ja: str, en: str) -> None:
    sentence = re.sub(r"\(\\d\+\)", "2015", ja)
    with speaking("en"):
        assert ours(note(sentence)) == note(sentence)
        assert not JAPANESE.search(note(sentence))
        assert ours(note(f"{sentence}市が書いた注。")).strip() == note(sentence).strip()
    assert note(sentence) == sentence
    assert en

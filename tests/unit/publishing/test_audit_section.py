"""The audit on the page: labelled, every verdict beside its working."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sosei.publishing import audit_words, tables
from sosei.publishing.sections import audit, vision
from sosei.publishing.sections.model import Section
from sosei.studies.result import VisionResult

HEAD = tuple(words.ja for words in audit.HEAD)


@pytest.fixture
def section(sample_result: VisionResult) -> Section:
    """The sample's audit."""
    made = audit.section(sample_result)
    assert made is not None
    return made


def test_a_judgement_on_a_real_document_is_labelled(section: Section) -> None:
    assert section.answer.startswith("公表概要からの試算・全文未確認。")


def test_every_line_has_its_question_what_was_stated_what_was_found_and_the_verdict(
    section: Section,
) -> None:
    judged = [table for table in section.tables if table.head == HEAD]
    assert [table.title.split("：")[0] for table in judged[:3]] == ["問1", "問2", "問3"]
    for table in section.tables:
        assert table.sources
        for row in table.rows:
            assert len(row) == len(table.head)
            assert all(row)


def test_no_verdict_of_the_tables_is_printed_in_english(section: Section) -> None:
    printed = {row[3] for table in section.tables for row in table.rows if table.head == HEAD}
    assert printed <= {*audit.VERDICTS.values(), audit.SMALLER.ja, audit.LARGER.ja}


def test_a_difference_below_zero_is_read_by_its_size() -> None:
    row = {"verdict": "above", "stated": -0.16}
    assert audit._verdict(row) == audit.SMALLER.ja
    assert audit._verdict({"verdict": "above", "stated": 7_000.0}) == audit.LARGER.ja


def test_what_the_document_states_stands_beside_how_it_was_read(section: Section) -> None:
    (printed,) = [table for table in section.tables if table.prose]
    assert printed.rows[0] == ("100,000人未満", "現状推計の総人口。2040年は10万人未満")
    assert len(printed.rows) == 9


def test_a_study_that_states_nothing_has_no_audit(sample_result: VisionResult) -> None:
    fewer = {
        name: table for name, table in sample_result.tables.items() if not name.startswith("audit")
    }
    assert "audit" not in {s.name for s in vision(replace(sample_result, tables=fewer))}


def test_stated_figures_are_printed_with_their_words() -> None:
    row = {"of": "difference", "unit": "share", "stated": -0.16, "words": "約"}
    assert audit_words.stated(row, "ja") == "約−16ポイント"
    assert audit_words.stated(row, "en") == "about −16 points"
    row = {"of": "vision", "unit": "person", "stated": 100_000.0, "words": "程度"}
    assert audit_words.stated(row, "ja") == "100,000人程度"
    row = {"of": "status_quo", "unit": "share", "stated": 0.415, "words": ""}
    assert audit_words.stated(row, "ja") == "41.5%"


def test_persons_that_are_enough_are_rounded_up() -> None:
    assert tables.at_least(127.2) == "128"
    assert tables.at_least(127.0) == "127"
    assert tables.at_least(0.0) == "0"


@pytest.mark.parametrize("language", ["ja", "en"])
def test_both_languages_say_the_same_numbers(sample_result: VisionResult, language: str) -> None:
    lines = audit_words.sentences(sample_result, "ja" if language == "ja" else "en")
    total = sample_result.tables["audit"].value(
        "found", question="levers", of="vision", indicator="total"
    )
    assert tables.persons(float(str(total))) in " ".join(lines)
    assert not any("{" in line for line in lines)

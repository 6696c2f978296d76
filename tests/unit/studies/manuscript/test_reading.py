"""A typed text becomes paragraphs and references; what cannot be read is told with its line."""

from __future__ import annotations

import pytest

from sosei.base.errors import InputError
from sosei.base.messages import Language
from sosei.studies.manuscript.edition import Edition
from sosei.studies.manuscript.model import Reference
from sosei.studies.manuscript.outline import REVIEW, STRATEGY, VISION, text
from sosei.studies.manuscript.reading import joined, paragraphs_of, read
from sosei.studies.manuscript.versions import differences

CELL = "indicators.value[vision,07202,2060,total]"


def test_headings_paragraphs_lists_and_notes_are_told_apart() -> None:
    read_back = read(
        "# はじめに {#aims}\n// 書き方のメモ\n一行目\n二行目\n\n- 一つ\n・二つ\n\n"
        f"# {{#future}}\n{{{{{CELL}|about}}}}です",
        "manuscript.md",
    )
    aims, future = read_back.parts
    assert (aims.anchor, aims.heading, future.heading) == ("aims", "はじめに", "")
    assert [(p.source, p.item, p.line) for p in aims.paragraphs] == [
        ("一行目二行目", False, 3),
        ("一つ", True, 6),
        ("二つ", True, 7),
    ]
    assert future.paragraphs[0].pieces == (Reference("number", CELL, "about"), "です")


def test_latin_lines_are_joined_with_a_space_and_japanese_ones_without() -> None:
    assert joined(["the town", "shrinks"]) == "the town shrinks"
    assert joined(["人口は", "減る"]) == "人口は減る"


def test_a_reference_is_typed_back_as_it_was_read() -> None:
    typed = f"{{{{figure:scenarios}}}}{{{{table:future-1}}}}{{{{{CELL}}}}}{{{{{CELL}|about}}}}"
    (paragraph,) = paragraphs_of(typed, "text")
    assert "".join(map(str, paragraph.pieces)) == typed


def test_every_fault_is_told_at_once_with_its_line() -> None:
    with pytest.raises(InputError) as refused:
        read("早い本文\n# {#a}\n{{開いたまま\n# {#a}\n#\n", "manuscript.md")
    assert [(fault.kind, fault.row) for fault in refused.value.faults] == [
        ("manuscript_before_heading", 1),
        ("manuscript_braces", 3),
        ("manuscript_heading_empty", 5),
        ("manuscript_section_twice", 4),
    ]
    assert "{{開いたまま" in refused.value.faults[1].text("ja")


def test_a_section_that_is_written_alone_has_no_headings() -> None:
    with pytest.raises(InputError) as refused:
        paragraphs_of("本文\n# 見出し", "text")
    assert [(fault.kind, fault.row) for fault in refused.value.faults] == [
        ("manuscript_heading_inside", 2)
    ]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_an_outline_is_a_manuscript_that_prints_nothing_but_headings(language: Language) -> None:
    for outline in (VISION, STRATEGY, REVIEW):
        made = read(text(outline, language), "outline.md")
        assert [part.anchor for part in made.parts] == [prompt.anchor for prompt in outline]
        assert not list(made.paragraphs())


def test_what_was_removed_and_added_make_up_both_versions() -> None:
    before, after = f"人口は{{{{{CELL}}}}}です。", "総人口は約8万人です。"
    changes = list(differences(before, after))
    assert "".join(c.words for c in changes if c.kind != "added") == before
    assert "".join(c.words for c in changes if c.kind != "removed") == after
    assert f"{{{{{CELL}}}}}" in [c.words for c in changes if c.kind == "removed"]


def test_the_same_texts_have_the_same_address_whatever_their_number() -> None:
    assert Edition({"ja": "# あ"}, 3).address == Edition({"ja": "# あ"}).address
    assert Edition({"ja": "# あ"}).address != Edition({"ja": "# い"}).address

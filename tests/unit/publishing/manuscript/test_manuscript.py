"""A text beside a result: its numbers are the result's, and it knows when they moved."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from docx import Document
from markupsafe import Markup
from pptx import Presentation
from pypdf import PdfReader

from sosei.base.errors import InputError
from sosei.publishing import tables
from sosei.publishing.html import prose_html, sections_html
from sosei.publishing.manuscript.edition import check_edition, written
from sosei.publishing.manuscript.hints import hints
from sosei.publishing.manuscript.offers import SOURCES, offers
from sosei.publishing.manuscript.placed import check
from sosei.publishing.manuscript.quotable import quotable
from sosei.publishing.manuscript.stale import looks, stale
from sosei.publishing.manuscript.subject import of_vision
from sosei.publishing.numbered import numbers, shown
from sosei.publishing.pdf import vision_pdf
from sosei.publishing.sections import future, vision
from sosei.publishing.sections.model import Section
from sosei.publishing.slides import vision_pptx
from sosei.publishing.spoken import speaking
from sosei.publishing.word import document
from sosei.studies.cells import cell_id
from sosei.studies.manuscript.edition import Edition
from sosei.studies.manuscript.lookup import Cells
from sosei.studies.manuscript.outline import VISION, text
from sosei.studies.manuscript.reading import read
from sosei.studies.result import Cell, Column, Table, VisionResult
from sosei.studies.result import table as table_of

TOTAL = "indicators.value[vision,07202,2060,total]"
TEXT = f"""# 策定の趣旨 {{#aims}}
このビジョンの目的を書いた文。

# {{#future}}
2060年は{{{{{TOTAL}|about}}}}（{{{{figure:scenarios}}}}、{{{{table:future-1}}}}）。

- 項目の文
"""
EDITION = Edition({"ja": TEXT}, 3)

EMPTY = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>'


@pytest.fixture(scope="module")
def sections(sample_result: VisionResult) -> tuple[Section, ...]:
    return vision(sample_result)


@pytest.fixture(scope="module")
def told(sections: tuple[Section, ...], sample_result: VisionResult) -> tuple[Section, ...]:
    return written(sections, EDITION, of_vision(sample_result))


def _moved(result: VisionResult, factor: float) -> VisionResult:
    """Return a result whose indicators are others."""
    held = result.tables["indicators"]
    columns = tuple(
        Column(c.name, c.unit, tuple(float(v or 0) * factor for v in c.values))
        if c.name == "value"
        else c
        for c in held.columns
    )
    moved = Table(columns, held.sources, held.note)
    return replace(result, tables={**result.tables, "indicators": moved})


def _named(sections: tuple[Section, ...], name: str) -> Section:
    return next(section for section in sections if section.name == name)


def test_every_cell_of_the_result_is_found_by_its_id(sample_result: VisionResult) -> None:
    cells = Cells(sample_result)
    for name, table in sample_result.tables.items():
        rows = table.by_key
        assert len(rows) == len(table)
        for keys, row in rows.items():
            assert cells[cell_id(name, table.names[-1], keys)].value == row[table.names[-1]]


def test_a_number_in_the_text_is_the_result_s_and_says_its_cell(
    told: tuple[Section, ...], sample_result: VisionResult
) -> None:
    value = sample_result.tables["indicators"].value(
        "value", scenario="vision", year=2060, indicator="total"
    )
    html = prose_html(_named(told, "future").prose)
    assert f'<span data-cell="{TOTAL}">{tables.about(value)}</span>' in html
    assert "<ul><li>項目の文</li></ul>" in html


def test_chapters_of_its_own_stand_where_the_text_has_them(told: tuple[Section, ...]) -> None:
    assert [section.name for section in told][:2] == ["aims", "history"]


def test_the_printed_edition_names_the_version(told: tuple[Section, ...]) -> None:
    assert any("第3版" in n and EDITION.address[:8] in n for n in _named(told, "basis").notes)


def test_without_english_text_the_english_edition_is_as_it_was(sample_result: VisionResult) -> None:
    with speaking("en"):
        plain = vision(sample_result)
        assert written(plain, EDITION, of_vision(sample_result)) == plain


def test_figures_have_the_numbers_in_print_that_the_text_gives_them(
    sections: tuple[Section, ...], sample_result: VisionResult
) -> None:
    some = [
        s for s in sections if s.name in ("history", "changes", "future", "detail", "difference")
    ]
    told = written(some, EDITION, of_vision(sample_result))
    small = {figure.name: EMPTY for section in told for figure in section.figures}
    pdf = PdfReader(io.BytesIO(vision_pdf(sample_result, told, small)))
    text = "".join("".join(page.extract_text().split()) for page in pdf.pages)
    counted = numbers(told)
    for section in told:
        for figure in section.figures:
            assert f"{counted.figure(figure.name)}{''.join(figure.title.split())}"[:12] in text
        for table in section.printed:
            assert (
                f"{counted.titled(section.name, table.title)}{''.join(table.title.split())}" in text
            )
    words = _named(told, "future").prose[0].words
    assert words in text
    assert f"{counted.figure('scenarios')}、{counted.table('future-1')}" in words
    html = sections_html(
        (_named(told, "future"),), sample_result, lambda _: Markup("<img>"), counted=shown(told)
    )
    assert f"<strong>{counted.figure('scenarios')}　" in html


def test_word_and_the_notes_of_slides_hold_the_text(
    told: tuple[Section, ...], sample_result: VisionResult
) -> None:
    few = (_named(told, "aims"), replace(_named(told, "future"), figures=()))
    word: Any = Document(io.BytesIO(document.vision_docx(sample_result, few, {})))
    paragraphs = {paragraph.text: paragraph.style.name for paragraph in word.paragraphs}
    deck: Any = Presentation(io.BytesIO(vision_pptx(sample_result, few)))
    notes = "\n".join(slide.notes_slide.notes_text_frame.text for slide in deck.slides)
    for prose in few[0].prose + few[1].prose:
        assert prose.words in paragraphs
        assert prose.words in notes
    assert paragraphs["項目の文"] == "List Bullet 2"


def test_what_leads_nowhere_is_refused_with_section_and_line(sample_result: VisionResult) -> None:
    wrong = (
        "# {#futur}\n# {#future}\n{{indicators.value[vision,07202,2061,total]}}\n\n"
        f"{{{{{TOTAL}|percent}}}}\n\n{{{{figure:scenario}}}}{{{{table:future-9}}}}\n"
    )
    with pytest.raises(InputError) as refused:
        check_edition(Edition({"ja": wrong}), of_vision(sample_result))
    assert [(fault.kind, fault.row) for fault in refused.value.faults] == [
        ("manuscript_section_unknown", 1),
        ("manuscript_cell_unknown", 3),
        ("manuscript_form_wrong", 5),
        ("manuscript_figure_unknown", 7),
        ("manuscript_figure_unknown", 7),
    ]
    assert {fault.column for fault in refused.value.faults[1:]} == {"これからどうなるか"}
    assert "scenarios" in refused.value.faults[3].text("ja")


def test_an_outline_fits_a_result_that_lacks_a_section_until_something_is_written_there(
    sample_result: VisionResult, sections: tuple[Section, ...]
) -> None:
    few = tuple(section for section in sections if section.name not in ("balance", "difference"))
    check(read(text(VISION, "ja"), "manuscript.md"), of_vision(sample_result), few)
    with pytest.raises(InputError) as refused:
        check(read("# {#balance}\n出生と死亡。\n", "manuscript.md"), of_vision(sample_result), few)
    assert [fault.kind for fault in refused.value.faults] == ["manuscript_section_unknown"]


def test_a_small_count_that_is_held_back_cannot_be_quoted(sample_result: VisionResult) -> None:
    columns = dict.fromkeys(("total", "age_0_14", "age_15_64", "age_65_plus"), "person")
    units = {"scenario": "", "district": "", "year": "year", **columns}
    persons = {"山": (8, 1, 3, 4), "川": (400, 50, 200, 150), "町": (9000, 900, 5000, 3100)}
    rows: list[list[Cell]] = [["status-quo", n, 2015, *map(float, of)] for n, of in persons.items()]
    tables = {**sample_result.tables, "field_districts": table_of(units, rows)}
    cells = quotable(replace(sample_result, tables=tables))
    told = {name: cells[f"field_districts.total[status-quo,{name}]"].value for name in persons}
    assert told == {"山": None, "川": None, "町": 9000.0}


def test_a_paragraph_is_stale_until_it_is_confirmed_again(
    sample_result: VisionResult, sections: tuple[Section, ...]
) -> None:
    manuscript = read(TEXT, "manuscript.md")
    before = {p.key: looks(p, Cells(sample_result), sections) for _, p in manuscript.paragraphs()}
    assert stale(manuscript, before, Cells(sample_result), sections) == ()
    cells = Cells(_moved(sample_result, 0.9))
    (found,) = stale(manuscript, before, cells, sections)
    assert [(m.what, m.before, m.now) for m in found.moved] == [
        ("number", "約8万2千人", "約7万4千人")
    ]
    confirmed = {**before, found.paragraph.key: looks(found.paragraph, cells, sections)}
    assert stale(manuscript, confirmed, cells, sections) == ()


def test_a_change_that_no_print_shows_makes_nothing_stale(
    sample_result: VisionResult, sections: tuple[Section, ...]
) -> None:
    manuscript = read(TEXT, "manuscript.md")
    before = {p.key: looks(p, Cells(sample_result), sections) for _, p in manuscript.paragraphs()}
    assert not stale(manuscript, before, Cells(_moved(sample_result, 1.0001)), sections)


def test_a_figure_that_finds_something_else_makes_its_paragraph_stale(
    sample_result: VisionResult, sections: tuple[Section, ...]
) -> None:
    manuscript, cells = read("# {#future}\n{{figure:scenarios}}\n", "text"), Cells(sample_result)
    before = {p.key: looks(p, cells, sections) for _, p in manuscript.paragraphs()}
    other = future.section(_moved(sample_result, 0.9))
    (found,) = stale(manuscript, before, cells, (other,))
    assert found.moved[0].now == other.figures[0].title
    (gone,) = stale(manuscript, before, cells, ())
    assert gone.moved[0].what == "gone"


def test_digits_that_no_reference_prints_are_pointed_out_with_the_number_that_is_meant(
    sample_result: VisionResult,
) -> None:
    cells = Cells(sample_result)
    manuscript = read("# {#future}\n2060年（令和42年）に約8万2千人、ほかに123人と40%。\n", "text")
    offered = tuple(offers(sample_result, cells, "future"))
    found = list(hints(manuscript, {"x": "40%"}, offered))
    assert [hint.number for hint in found] == ["約8万2千人", "123人"]
    assert TOTAL in [str(r.target) for offer in found[0].offers for r in offer.references]
    assert not found[1].offers


def test_every_number_that_is_offered_prints_as_it_says_and_is_bound(
    sample_result: VisionResult, sections: tuple[Section, ...]
) -> None:
    cells = Cells(sample_result)
    for anchor in SOURCES:
        every = list(offers(sample_result, cells, anchor))
        assert every
        text = f"# {{#{anchor}}}\n" + "\n\n".join(str(o.references[0]) for o in every)
        manuscript = read(text, "text")
        said = [looks(p, cells, sections) for _, p in manuscript.paragraphs()]
        assert [next(iter(each.values())) for each in said] == [offer.prints[0] for offer in every]

"""The vision as slides, read back by the library that office programs' files are read with."""

from __future__ import annotations

import io
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Pt

from sosei.base.messages import Language
from sosei.publishing.charts.plotted import Plotted, Series
from sosei.publishing.office import FONT
from sosei.publishing.sections import vision
from sosei.publishing.sections.model import Figure, Section
from sosei.publishing.slides import chart, look, table, template, vision_pptx
from sosei.publishing.slides.deck import shown
from sosei.publishing.slides.look import Place
from sosei.publishing.spoken import bare, speaking
from sosei.publishing.tables import PrintedTable
from sosei.studies.result import VisionResult

SMALLEST = Pt(12)


@pytest.fixture(scope="module", params=["ja", "en"])
def made(
    request: pytest.FixtureRequest, sample_result: VisionResult
) -> tuple[tuple[Section, ...], Any]:
    language: Language = request.param
    with speaking(language):
        sections = vision(sample_result)
        content = vision_pptx(sample_result, sections)
        assert vision_pptx(sample_result, sections) == content
    return sections, Presentation(io.BytesIO(content))


def _charts(deck: Any) -> list[Any]:
    return [shape for slide in deck.slides for shape in slide.shapes if shape.has_chart]


def _figures(sections: tuple[Section, ...]) -> list[tuple[Figure, Plotted]]:
    return [(f, f.plotted) for section in sections for f in section.figures if f.plotted]


def test_every_figure_is_a_chart_that_can_be_edited_and_holds_its_numbers(
    made: tuple[tuple[Section, ...], Any],
) -> None:
    sections, deck = made
    figures = _figures(sections)
    assert len(figures) == sum(len(section.figures) for section in sections)
    charts = {shape._element.nvGraphicFramePr.cNvPr.get("descr"): shape for shape in _charts(deck)}
    assert set(charts) >= {bare(figure.alternative) for figure, _ in figures}
    for figure, plotted in figures:
        drawn = charts[bare(figure.alternative)].chart.plots[0].series
        assert [each.name for each in drawn] == [series.name for series in plotted.series]
        for each, series in zip(drawn, plotted.series, strict=True):
            assert list(each.values) == list(series.values)


def test_every_table_that_is_shown_stands_on_slides_whole(
    made: tuple[tuple[Section, ...], Any],
) -> None:
    sections, deck = made
    tables = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    written = [[cell.text for cell in row.cells] for each in tables for row in list(each.rows)[1:]]
    expected = [
        [bare(cell) for cell in row]
        for section in sections
        for printed in shown(section)
        for row in printed.rows
    ]
    assert len(expected) > 50
    assert sorted(written) == sorted(expected)


def test_what_nobody_has_given_stands_at_the_end(made: tuple[tuple[Section, ...], Any]) -> None:
    sections, deck = made
    lacking = [printed.title for each in sections for printed in shown(each) if printed.lacking]
    assert lacking
    titles = [slide.shapes[0].text_frame.text for slide in deck.slides]
    assert [title.split("（")[0] for title in titles[-len(lacking) :]] == lacking
    assert not set(lacking) & set(titles[: -len(lacking)])


def test_nothing_is_small_or_stands_outside(made: tuple[tuple[Section, ...], Any]) -> None:
    _, deck = made
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= look.WIDTH
            assert shape.top + shape.height <= look.HEIGHT, shape.name
            for size in _sizes(shape):
                assert size >= SMALLEST


def _sizes(shape: Any) -> list[int]:
    if shape.has_table:
        frames = [cell.text_frame for row in shape.table.rows for cell in row.cells]
    else:
        frames = [shape.text_frame] if shape.has_text_frame else []
    paragraphs = [paragraph for frame in frames for paragraph in frame.paragraphs]
    held = [
        run.font.size or paragraph.font.size for paragraph in paragraphs for run in paragraph.runs
    ]
    return [size for size in held if size is not None]


def test_words_bear_their_own_type(made: tuple[tuple[Section, ...], Any]) -> None:
    _, deck = made
    tables = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    cells = [cell for table in tables for row in table.rows for cell in row.cells]
    runs = [run for cell in cells for each in cell.text_frame.paragraphs for run in each.runs]
    assert len(runs) > 50
    assert all(run.font.size >= SMALLEST for run in runs)
    assert {
        row.cells[0].text_frame.paragraphs[0].runs[0].font.bold
        for table in tables
        for row in list(table.rows)[:1]
    } == {True}


def test_tables_do_not_reach_the_line_of_sources(made: tuple[tuple[Section, ...], Any]) -> None:
    _, deck = made
    foot = look.SOURCE.box[1]
    tables = [shape for slide in deck.slides for shape in slide.shapes if shape.has_table]
    assert tables
    assert all(shape.top + shape.height <= foot for shape in tables)


def test_notes_say_the_answer_and_the_source(made: tuple[tuple[Section, ...], Any]) -> None:
    sections, deck = made
    notes = [
        slide.notes_slide.notes_text_frame.text for slide in deck.slides if slide.has_notes_slide
    ]
    for section in sections:
        for figure in section.figures:
            held = [words for words in notes if bare(figure.alternative) in words]
            assert held, figure.name
            assert bare(section.answer) in held[0]
            assert bare(figure.title) in held[0]
            assert bare(figure.measure) in held[0]
            assert any(f"\n{mark}" in held[0] for mark in ("出典：", "Source: "))


def test_the_theme_sets_japanese_in_our_type(made: tuple[tuple[Section, ...], Any]) -> None:
    _, deck = made
    theme = next(
        part for part in deck.part.package.iter_parts() if part.partname.endswith("theme1.xml")
    )
    text = theme.blob.decode()
    assert f'<a:ea typeface="{FONT}"' in text
    assert f'script="Jpan" typeface="{FONT}"' in text


def test_words_too_long_for_their_place_are_cut_and_say_so() -> None:
    place = Place(0, 0, 5, 0.5)
    words, size = look.fitted("長い見出し" * 30, (24, 16), place)
    assert words.endswith("…")
    assert size == 16
    assert look.height_of(words, size, place.width) <= place.height
    assert look.fitted("短い", (24, 16), place) == ("短い", 24)


def test_a_long_table_goes_over_several_slides_without_losing_a_row() -> None:
    rows = tuple((f"{line}", "言葉" * 60) for line in range(40))
    printed = PrintedTable("表", ("行", "言葉"), rows, prose=True)
    place = Place(0, 0, 12, 5)
    pages = table.laid(printed, place).pages
    assert len(pages) > 1
    assert tuple(row for page in pages for row in page) == rows
    assert sum(table.columns(printed, place.width, 12)) <= place.width + 1e-9


def _years(count: int) -> PrintedTable:
    """A table with a long name and a year in each of many columns."""
    head = ("指標", *(f"{2000 + place}年度" for place in range(count)))
    row = (
        "地域の資源を生かした新しい商品のうち地域の外で取引されたものの割合" * 2,
        *("1,234,567",) * count,
    )
    return PrintedTable("KPI", head, (row, row), spare=tuple(range(1, count)))


def test_years_give_way_where_the_name_of_a_row_would_be_a_column_of_letters() -> None:
    place = Place(0, 0, 12, 5)
    slim = table.slim(_years(12), place)
    assert slim.head[-1] == "2011年度"
    assert 2 <= len(slim.head) < 13
    assert all(len(row) == len(slim.head) for row in slim.rows)
    few = _years(2)
    assert table.slim(few, place) == few


def test_rows_are_spread_evenly_over_as_many_slides_as_are_needed() -> None:
    rows = tuple((f"行{number}", "1") for number in range(19))
    made = PrintedTable("表", ("項目", "値"), rows)
    pages = table.laid(made, Place(0, 0, 12, 5)).pages
    assert [row for page in pages for row in page] == list(rows)
    assert max(map(len, pages)) - min(map(len, pages)) <= 1
    assert len(pages) == 2


def test_a_hollow_dot_has_a_white_one_before_and_after_it() -> None:
    dot = Series("基準値", (5.0,), "#1A1A1C", (2018.0,), look="hollow")
    line = Series("期待値", (5.0, 0.0), "#626264", (2018.0, 2024.0), look="thin")
    deck = template.empty()
    slide = deck.slides.add_slide(template.layout(deck, template.CONTENT))
    chart.add(slide, Plotted("lines", (line, dot)), look.BODY, "図")
    (drawn,) = (shape.chart for shape in slide.shapes if shape.has_chart)
    dots = list(drawn.plots[0].series)[1:]
    colours = [str(each.marker.format.fill.fore_color.rgb) for each in dots]
    sizes = [each.marker.size for each in dots]
    assert colours == ["FFFFFF", "1A1A1C", "FFFFFF"]
    assert sizes[0] == sizes[2] < sizes[1]

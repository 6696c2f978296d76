"""The section on earlier projections, on page and in print."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PdfReader
from tests import sample
from tests.cells import without_cells

from sosei.publishing import book, tables
from sosei.publishing.charts.style import PAGE_FONTS
from sosei.publishing.sections import vision
from sosei.publishing.sections.model import Figure, Section
from sosei.studies.reading import read_study
from sosei.studies.result import VisionResult
from sosei.studies.run import run_study

QUESTION = "以前の推計はどうだったか"

EARLIER = """
[[earlier]]
name = "架空の推計"
launch_year = 2005
source = { document = "架空の推計", publisher = "試験", date = "2008" }
projections = [
  { year = 2010, group = "total", population = 127000 },
  { year = 2015, group = "total", population = 122000 },
  { year = 2015, group = "65+", population = 35500 },
  { year = 2020, group = "total", population = 119000 },
  { year = 2025, group = "total", population = 113000 },
]

[[earlier]]
name = "まだ先の推計"
launch_year = 2015
source = { document = "まだ先の推計", publisher = "試験", date = "2018" }
projections = [{ year = 2030, group = "total", population = 101000 }]
"""


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> VisionResult:
    """The sample with two projections that nobody made."""
    file = sample.copy(tmp_path_factory.mktemp("earlier"))
    file.write_text(file.read_text(encoding="utf-8") + EARLIER, encoding="utf-8")
    return run_study(read_study(file))


@pytest.fixture(scope="module")
def section(result: VisionResult) -> Section:
    return next(section for section in vision(result) if section.name == "earlier")


@pytest.fixture(scope="module")
def figure(section: Section) -> Figure:
    (figure,) = section.figures
    return figure


def layers(figure: Figure) -> list[dict[str, Any]]:
    """Layers of the chart, each with its rows."""
    chart = figure.specification(640, PAGE_FONTS)
    return [{**layer, "rows": layer["data"]["values"]} for layer in chart["layer"]]


def test_it_stands_after_the_balance(result: VisionResult) -> None:
    names = [section.name for section in vision(result)]
    assert names[names.index("balance") + 1] == "earlier"


def test_without_earlier_projections_there_is_no_such_section(sample_result: VisionResult) -> None:
    assert "earlier" not in [section.name for section in vision(sample_result)]


def test_the_answer_tells_the_last_year_that_was_counted(section: Section) -> None:
    assert section.question == QUESTION
    assert section.answer == (
        "「架空の推計（2005年起点）」は2020年の人口を119,000人と見込み、国勢調査は117,376人でした。"
        "推計は1,624人（1.4%）多すぎました。"
        "「まだ先の推計（2015年起点）」が見込んだ年の国勢調査は、まだありません。"
    )


def test_the_chart_holds_every_projected_total_and_every_count(figure: Figure) -> None:
    drawn = [row for layer in layers(figure) for row in layer["rows"]]
    lines = {(r["label"], r["year"]): r["total"] for r in drawn if "label" in r}
    assert lines["架空の推計（2005年起点）", 2015] == 122_000
    assert lines["まだ先の推計（2015年起点）", 2030] == 101_000
    points = {r["year"]: r["total"] for r in drawn if set(r) == {"year", "total"}}
    assert points[2020] == 117_376
    assert min(points) == 1995


def test_each_line_has_its_own_dash_colour_and_label(figure: Figure) -> None:
    lines = [layer["mark"] for layer in layers(figure) if layer["mark"]["type"] == "line"]
    assert len({(*mark["strokeDash"], mark["color"]) for mark in lines}) == 2
    words = [
        row["words"]
        for layer in layers(figure)
        if layer["mark"]["type"] == "text"
        for row in layer["rows"]
    ]
    assert [text.replace("\n", "") for text in words] == [
        "架空の推計（2005年起点）2025年に約11万3千人",
        "まだ先の推計（2015年起点）2030年に約10万1千人",
    ]


def test_an_axis_that_does_not_start_at_zero_says_so(figure: Figure) -> None:
    scales = [
        layer["encoding"]["y"]["scale"] for layer in layers(figure) if "y" in layer["encoding"]
    ]
    assert not any(scale["zero"] for scale in scales)
    assert "縦軸は0から始まりません" in figure.measure


def test_the_alternative_says_the_differences_and_where_the_lines_end(figure: Figure) -> None:
    assert "架空の推計（2005年起点）は2020年に+1,624人" in figure.alternative
    assert "まだ先の推計（2015年起点）は2030年に約10万1千人" in figure.alternative


def test_the_table_prints_every_figure_and_what_no_census_has_counted_yet(section: Section) -> None:
    (printed,) = section.tables
    rows = {(row[0], row[1], row[2]): row[3:] for row in printed.rows}
    assert rows["架空の推計（2005年起点）", "2020年", "総人口"] == (
        "119,000", "117,376", "+1,624", "+1.4%",
    )  # fmt: skip
    assert rows["架空の推計（2005年起点）", "2025年", "総人口"] == (
        "113,000", *[tables.NOT_APPLICABLE] * 3,
    )  # fmt: skip
    assert len(rows) == 6
    assert str(printed.sources[0]) == "試験「架空の推計」2008"


def test_the_notes_name_the_step_that_a_projection_could_not_know(section: Section) -> None:
    (step,) = (note for note in section.notes if "避難者" in note)
    assert "人口の増減ではありません" in step
    assert "第2期会津若松市" in step
    assert not any("スマートシティAiCT" in note for note in section.notes)


def test_a_projection_without_totals_is_told_by_its_table(result: VisionResult) -> None:
    earlier = result.tables["earlier"]
    places = [p for p, group in enumerate(earlier["group"]) if group != "total"]
    columns = tuple(
        replace(column, values=tuple(column.values[p] for p in places))
        for column in earlier.columns
    )
    fewer = replace(result, tables={**result.tables, "earlier": replace(earlier, columns=columns)})
    section = next(section for section in vision(fewer) if section.name == "earlier")
    assert section.figures == ()
    assert "総人口の数値がない" in section.answer
    assert len(section.tables[0].rows) == 1


def test_page_pdf_and_html_have_the_section(result: VisionResult, section: Section) -> None:
    files = book.files(result, languages=("ja",))
    pages = PdfReader(io.BytesIO(files["vision.pdf"])).pages
    text = "".join(page.extract_text() for page in pages).replace("\n", "").replace(" ", "")
    assert QUESTION in text
    assert section.answer in without_cells(files["vision.html"].decode())
    assert files["figures/earlier.svg"].startswith(b"<svg")

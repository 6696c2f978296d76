"""Charts of slides as XML, and the workbooks behind them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from sosei.publishing.charts.plotted import Plotted, Series
from sosei.publishing.followed import wrapped_in
from sosei.publishing.front import Front
from sosei.publishing.office import DATED, saved, settled
from sosei.publishing.slides import chart, look, sheet, template
from sosei.studies.cells import Origin

INK = "#1A1A1C"

Rows = Sequence[Sequence[object]]

YEARS = Plotted(
    "lines",
    (
        Series("推計 & 目標", (5.5, None, 3.0), INK, (2015.0, 2020.0, 2025.0), ("", "", "推計 3")),
        Series("国勢調査", (5.5,), INK, (2015.0,), look="points"),
    ),
)
BARS = Plotted(
    "stacked",
    (Series("男", (1.0, 2.0), INK, labels=("1\n人", "")), Series("女", (None, 4.25), INK)),
    ("0～14歳", "15歳<"),
)


def _drawn(plotted: Plotted) -> Any:
    deck = template.empty()
    slide = deck.slides.add_slide(template.layout(deck, template.CONTENT))
    chart.add(slide, plotted, look.BODY, "図")
    (made,) = (shape.chart for shape in slide.shapes if shape.has_chart)
    return made


def _book(made: Any) -> Rows:
    content = io.BytesIO(made.part.chart_workbook.xlsx_part.blob)
    book = CalamineWorkbook.from_filelike(content)
    return book.get_sheet_by_name("Sheet1").to_python(skip_empty_area=False)


@pytest.mark.parametrize("plotted", [YEARS, BARS])
def test_the_workbook_behind_a_chart_holds_its_figures_where_the_chart_says(
    plotted: Plotted,
) -> None:
    made = _drawn(plotted)
    book = _book(made)
    for drawn, series in zip(made.plots[0].series, plotted.series, strict=True):
        named, *_ = drawn._element.xpath("c:tx/c:strRef/c:f")
        places = drawn._element.xpath("(c:xVal|c:cat)/*/c:f")
        values = drawn._element.xpath("(c:yVal|c:val)/*/c:f")
        assert _cells(book, named.text) == [series.name]
        assert _cells(book, values[0].text) == list(series.values)
        assert _cells(book, places[0].text) == list(series.at or plotted.categories)


def _cells(book: Rows, named: str) -> list[object]:
    """Return the cells of a range of one column; an empty one is None."""
    first, *rest = re.findall(r"([A-Z])\$([0-9]+)", named)
    (letter, top), (_, bottom) = first, (rest or [first])[-1]
    rows = book[int(top) - 1 : int(bottom)]
    return [None if row[ord(letter) - 65] == "" else row[ord(letter) - 65] for row in rows]


def test_a_value_that_is_not_known_is_none_in_chart_and_workbook() -> None:
    made = _drawn(YEARS)
    assert list(made.plots[0].series[0].values) == [5.5, None, 3.0]
    assert _cells(_book(made), "B$2:B$4") == [5.5, None, 3.0]


def test_years_stand_without_commas_and_counts_with_them() -> None:
    _, rows = sheet.by_year(YEARS)
    with zipfile.ZipFile(io.BytesIO(sheet.xlsx(rows))) as parts:
        written = parts.read("xl/worksheets/sheet1.xml").decode()
    assert '<c r="A2"><v>2015.0</v></c><c r="B2" s="1"><v>5.5</v></c>' in written


def test_every_line_of_a_label_has_its_size() -> None:
    label = _drawn(BARS).plots[0].series[0].points[0].data_label.text_frame
    assert [each.text for each in label.paragraphs] == ["1", "人"]
    assert {each.font.size.pt for each in label.paragraphs} == {look.SMALL_SIZE}


def test_labels_bear_no_marks_of_cells() -> None:
    label = wrapped_in("1", Origin(("population[a]",), same=True))
    assert label != "1"
    line = Series("線", (1.0,), INK, (2015.0,), (label,))
    assert "<a:t>1</a:t>" in _drawn(Plotted("lines", (line,)))._chartSpace.xml


def test_the_same_rows_give_the_same_bytes() -> None:
    _, rows = sheet.by_year(YEARS)
    assert sheet.xlsx(rows) == sheet.xlsx(rows)


def test_an_office_file_bears_one_time_and_keeps_its_parts() -> None:
    front = Front("題", "ja", "市", "基準", "注", "1", "要点", ())
    content = saved(template.empty(), front)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert parts.testzip() is None
        assert {entry.date_time for entry in parts.infolist()} == {DATED.timetuple()[:6]}


def test_two_files_of_different_times_are_settled_to_the_same() -> None:
    assert settled(_packed((2024, 5, 6, 7, 8, 10))) == settled(_packed((1999, 1, 2, 3, 4, 6)))


def _packed(at: tuple[int, int, int, int, int, int]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as parts:
        for name in ("一.xml", "b/two.xml"):
            entry = zipfile.ZipInfo(name, at)
            entry.comment = b"said of it"
            parts.writestr(entry, name * 40)
    return made.getvalue()

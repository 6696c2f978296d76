"""Native charts of the sheets, in the colours of every other chart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import xlsxwriter

from sosei.publishing.charts.style import INK, RULE
from sosei.publishing.office import FONT
from sosei.publishing.spoken import bare, say
from sosei.publishing.workbook.looks import BOTH_SIDES, PERSONS
from sosei.publishing.workbook.ours import in_both_scripts

GRID = "#E4E4E6"
DASHES = ("solid", "dash", "round_dot", "dash_dot", "square_dot")
"""As `charts.style.DASHES`."""

WIDE, LOW, TALL = (860, 330), (700, 240), (620, 460)
"""Sizes in pixels."""

SHORT = 20
"""Letters of a name that fits at the end of a line; longer ones stand in a legend."""

CLEAR = (40, 60, 80)
"""Transparency of the bands of a fan from the middle outwards, in a hundred."""

ROOM = {"x": 0.11, "y": 0.16, "width": 0.66, "height": 0.7}
"""Where lines are drawn whose names stand at their ends: parts of the chart."""


class Column(NamedTuple):
    """Cells of one column as a series: their sheet, first and last row, columns of categories and values."""

    name: str
    sheet: str
    rows: tuple[int, int]
    at: int
    of: int
    colour: str


def _base(column: Column) -> dict[str, Any]:
    first, last = column.rows
    return {
        "name": bare(column.name),
        "categories": [column.sheet, first, column.at, last, column.at],
        "values": [column.sheet, first, column.of, last, column.of],
    }


def lines(book: xlsxwriter.Workbook, title: str, columns: Sequence[Column], unit: str) -> Any:
    """Draw a line for each column, named at its end."""
    chart = book.add_chart({"type": "line"})
    short = all(len(bare(column.name)) <= SHORT for column in columns)
    for place, column in enumerate(columns):
        line = {"color": column.colour, "width": 2.5, "dash_type": DASHES[place % len(DASHES)]}
        labels = {"data_labels": _at_end(column)} if short else {}
        chart.add_series({**_base(column), "line": line, **labels})
    _dress(chart, title, unit, legend=not short)
    if short:
        chart.set_plotarea({"layout": ROOM})
    return chart


def _at_end(column: Column) -> dict[str, Any]:
    """Name a line at its last point."""
    first, last = column.rows
    silent = [{"delete": True}] * (last - first)
    end = {"value": bare(column.name), "font": _font(9)}
    return {"value": True, "position": "right", "custom": [*silent, end]}


def stacked(book: xlsxwriter.Workbook, title: str, columns: Sequence[Column], unit: str) -> Any:
    """Draw columns upon each other."""
    chart = book.add_chart({"type": "column", "subtype": "stacked"})
    for column in columns:
        chart.add_series({**_base(column), "fill": {"color": column.colour}, "gap": 40})
    _dress(chart, title, unit, legend=True)
    return chart


def fan(
    book: xlsxwriter.Workbook, title: str, bands: Sequence[Column], line: Column, unit: str
) -> Any:
    """Draw bands upon each other around a line: the first one is the ground, and is not seen.

    Parameters
    ----------
    book : xlsxwriter.Workbook
    title : str
    bands : sequence of Column
        From below; those of one name have one shade, the middle one the darkest.
    line : Column
    unit : str
    """
    chart = book.add_chart({"type": "area", "subtype": "stacked"})
    ground, *seen = bands
    chart.add_series({**_base(ground), "fill": {"none": True}, "border": {"none": True}})
    middle = len(seen) // 2
    for place, column in enumerate(seen):
        light = CLEAR[abs(place - middle)]
        fill = {"color": column.colour, "transparency": light}
        chart.add_series({**_base(column), "fill": fill, "border": {"none": True}})
    drawn = book.add_chart({"type": "line"})
    drawn.add_series({**_base(line), "line": {"color": line.colour, "width": 2.5}})
    chart.combine(drawn)
    _dress(chart, title, unit, legend=True)
    # the ground has no name, and each pair of bands is named once
    unnamed = [0, *range(2 + middle, 1 + len(seen))]
    chart.set_legend({"position": "bottom", "font": _font(9), "delete_series": unnamed})
    chart.set_x_axis({"num_font": _font(9), "line": {"color": RULE}, "position_axis": "on_tick"})
    return chart


def pyramid(
    book: xlsxwriter.Workbook, title: str, filled: Sequence[Column], outline: Sequence[Column]
) -> Any:
    """Draw men to the left and women to the right, over the outline of another year."""
    chart = book.add_chart({"type": "bar", "subtype": "clustered"})
    for column in filled:
        fill = {"fill": {"color": column.colour}, "border": {"none": True}}
        chart.add_series({**_base(column), **fill, "gap": 15, "overlap": 100})
    for column in outline:
        border = {"fill": {"none": True}, "border": {"color": INK, "width": 1.25}}
        chart.add_series({**_base(column), **border})
    _dress(chart, title, "", legend=True)
    chart.set_y_axis({"label_position": "low", "num_font": _font(8), "interval_unit": 1})
    chart.set_x_axis(
        {
            "num_format": BOTH_SIDES,
            "num_font": _font(9),
            "major_gridlines": {"visible": True, "line": {"color": GRID}},
        }
    )
    return chart


def _dress(chart: Any, title: str, unit: str, *, legend: bool) -> None:
    in_both_scripts(chart)
    words = say(f"{title}（{unit}）", f"{title} ({unit})") if unit else title
    chart.set_title({"name": bare(words), "name_font": _font(12, bold=True), "overlay": False})
    chart.set_legend({"position": "bottom", "font": _font(9)} if legend else {"none": True})
    chart.set_x_axis({"num_font": _font(9), "line": {"color": RULE}})
    chart.set_y_axis(
        {
            "num_font": _font(9),
            "num_format": PERSONS,
            "min": 0,
            "line": {"none": True},
            "major_gridlines": {"visible": True, "line": {"color": GRID}},
        }
    )


def _font(size: int, *, bold: bool = False) -> dict[str, Any]:
    return {"name": FONT, "size": size, "bold": bold, "color": INK}

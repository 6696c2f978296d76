"""A plotted figure as a native chart, which can be edited."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.util import Pt

from sosei.publishing.charts.plotted import Plotted, Series
from sosei.publishing.charts.style import RULE
from sosei.publishing.office import FONT
from sosei.publishing.slides import ends, fan, look
from sosei.publishing.slides.look import Place
from sosei.publishing.slides.written import colour_of
from sosei.publishing.spoken import bare

DASHED = (MSO_LINE.SOLID, MSO_LINE.DASH, MSO_LINE.ROUND_DOT, MSO_LINE.DASH_DOT, MSO_LINE.SQUARE_DOT)
"""As `charts.style.DASHES`."""

COUNTED, FINE, BOTH_SIDES = "#,##0", "0.0#", "#,##0;#,##0"
"""Formats of axes: of a pyramid, counts to both sides."""

GRID, PAPER = "#E4E4E6", "#FFFFFF"

MARKERS: Mapping[str, tuple[Any, int]] = {
    "points": (XL_MARKER_STYLE.CIRCLE, 8),
    "hollow": (XL_MARKER_STYLE.CIRCLE, 10),
    "hole": (XL_MARKER_STYLE.CIRCLE, 6),
    "flag": (XL_MARKER_STYLE.TRIANGLE, 11),
    "struck": (XL_MARKER_STYLE.X, 11),
}
"""Shapes and sizes of points by their look."""


def add(slide: Any, plotted: Plotted, place: Place, alternative: str) -> None:
    """Put a chart on a slide.

    Parameters
    ----------
    slide : pptx slide
    plotted : Plotted
    place : Place
    alternative : str
        For who does not see it.
    """
    made = {
        "lines": _lines,
        "stacked": _stacked,
        "bars": _bars,
        "pyramid": _pyramid,
        "fan": _fan,
    }
    frame = made[plotted.kind](slide, plotted, place)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", bare(alternative))


def _lines(slide: Any, shown: Plotted, place: Place) -> Any:
    plotted = replace(shown, series=tuple(_with_holes(shown.series)))
    data = XyChartData(number_format=COUNTED)
    for series in plotted.series:
        points = data.add_series(series.name)
        for year, value in zip(series.at, series.values, strict=True):
            points.add_data_point(year, value)
    frame = slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS, *place.box, data)
    chart = frame.chart
    chart.has_legend = False
    years = [*plotted.span, *(year for series in plotted.series for year in series.at)]
    bounds = ends.bounds(plotted)
    _dress(chart)
    _scale(chart.category_axis, ends.years(years), "0")
    _scale(chart.value_axis, bounds, COUNTED if bounds.step >= 1 else FINE)
    chart.category_axis.has_major_gridlines = False
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    for drawn, series in zip(chart.plots[0].series, plotted.series, strict=True):
        _line(drawn, series)
    ends.write(chart, plotted, bounds)
    return frame


def _with_holes(every: Sequence[Series]) -> Iterator[Series]:
    """Lay a white dot before and after each hollow one.

    LibreOffice fills every dot with the colour of its line, and the first one lies on top; in PowerPoint the last one.
    """
    for series in every:
        if series.look == "hollow":
            hole = replace(series, colour=PAPER, look="hole", labels=())
            yield from (hole, series, hole)
        else:
            yield series


def _line(drawn: Any, series: Series) -> None:
    drawn.smooth = False
    line = drawn.format.line
    line.color.rgb = colour_of(series.colour)
    if series.look in MARKERS:
        _marker(drawn.marker, series)
        line.width = Pt(1.5)
        return
    line.width = Pt(1.25 if series.look == "thin" else 2.75)
    drawn.marker.style = XL_MARKER_STYLE.NONE
    line.dash_style = DASHED[series.dash % len(DASHED)]


def _marker(marker: Any, series: Series) -> None:
    """Draw points without a line; an earlier target is struck by two strokes."""
    marker.style, marker.size = MARKERS[series.look]
    _fill(marker.format, PAPER if series.look == "struck" else series.colour)
    if series.look in ("hollow", "hole", "struck"):
        marker.format.line.color.rgb = colour_of(series.colour)
    if series.look == "struck":
        marker.format.line.width = Pt(1.75)


def _categories(plotted: Plotted) -> CategoryChartData:
    data = CategoryChartData(number_format=COUNTED)
    data.categories = [bare(category) for category in plotted.categories]
    for series in plotted.series:
        data.add_series(bare(series.name), series.values)
    return data


def _stacked(slide: Any, plotted: Plotted, place: Place) -> Any:
    return _barred(slide, plotted, place, XL_CHART_TYPE.COLUMN_STACKED, gap=45)


def _bars(slide: Any, plotted: Plotted, place: Place) -> Any:
    return _barred(slide, plotted, place, XL_CHART_TYPE.BAR_CLUSTERED, gap=25)


def _pyramid(slide: Any, plotted: Plotted, place: Place) -> Any:
    frame = _barred(slide, plotted, place, XL_CHART_TYPE.BAR_CLUSTERED, gap=12)
    widest = max(abs(v) for s in plotted.series for v in s.values if v is not None)
    step = ends.step(widest)
    top = math.ceil(widest / step) * step
    _scale(frame.chart.value_axis, ends.Bounds(-top, top, step), BOTH_SIDES)
    return frame


def _fan(slide: Any, plotted: Plotted, place: Place) -> Any:
    frame = fan.drawn(slide, plotted, place, COUNTED)
    chart = frame.chart
    _dress(chart)
    _legend(chart, XL_LEGEND_POSITION.TOP)
    fan.name_once(chart, plotted)
    _axis(chart.value_axis, COUNTED)
    chart.value_axis.minimum_scale = 0
    _every_category(chart)
    return frame


def _barred(slide: Any, plotted: Plotted, place: Place, kind: Any, gap: int) -> Any:
    frame = slide.shapes.add_chart(kind, *place.box, _categories(plotted))
    chart = frame.chart
    _dress(chart)
    _legend(chart, XL_LEGEND_POSITION.TOP)
    _coloured(chart, plotted, gap)
    _axis(chart.value_axis, COUNTED)
    _every_category(chart)
    return frame


def _coloured(chart: Any, plotted: Plotted, gap: int) -> None:
    """Give bars their colours; those of one category lie on each other."""
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = gap, 100
    for drawn, series in zip(plot.series, plotted.series, strict=True):
        drawn.invert_if_negative = False
        if series.look == "outline":
            drawn.format.fill.background()
            drawn.format.line.color.rgb, drawn.format.line.width = (
                colour_of(series.colour),
                Pt(1.25),
            )
        else:
            _fill(drawn.format, series.colour)
        _label(drawn, series)


def _label(drawn: Any, series: Series) -> None:
    for place, words in enumerate(series.labels):
        if words:
            frame = drawn.points[place].data_label.text_frame
            frame.text = bare(words)
            frame.paragraphs[0].font.size = Pt(look.SMALL_SIZE)


def _every_category(chart: Any) -> None:
    """Label every category, at the foot of the axis."""
    axis = chart.category_axis
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    skip = axis._element.makeelement(qn("c:tickLblSkip"), {"val": "1"})
    before = axis._element.xpath("c:noMultiLvlLbl")
    if before:
        before[0].addprevious(skip)
    else:
        axis._element.append(skip)


def _fill(drawn: Any, colour: str) -> None:
    drawn.fill.solid()
    drawn.fill.fore_color.rgb = colour_of(colour)


def _dress(chart: Any) -> None:
    chart.has_title = False
    chart.font.size, chart.font.name = Pt(look.SMALL_SIZE), FONT


def _legend(chart: Any, place: Any) -> None:
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = place, False
    chart.legend.font.size = Pt(look.SMALL_SIZE)


def _axis(axis: Any, form: str) -> None:
    axis.has_major_gridlines = True
    axis.major_gridlines.format.line.color.rgb = colour_of(GRID)
    axis.format.line.color.rgb = colour_of(RULE)
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = form, False


def _scale(axis: Any, bounds: ends.Bounds, form: str) -> None:
    _axis(axis, form)
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = bounds

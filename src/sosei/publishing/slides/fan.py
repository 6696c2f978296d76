"""A fan as a native chart: bands as stacked areas, counts and projection as lines over them."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from sosei.publishing.charts.plotted import Plotted, Series
from sosei.publishing.slides.look import Place
from sosei.publishing.slides.written import colour_of
from sosei.publishing.spoken import bare

LINE = 34_925
"""Width of a line, EMU: 2.75 points."""


def drawn(slide: Any, plotted: Plotted, place: Place, number_format: str) -> Any:
    """Put a fan on a slide; axes and legend are dressed by who asked for it.

    Parameters
    ----------
    slide : pptx slide
    plotted : Plotted
        Areas from the ground up, then lines.
    place : Place
    number_format : str

    Returns
    -------
    pptx graphic frame
    """
    data = CategoryChartData(number_format=number_format)
    data.categories = list(plotted.categories)
    for series in plotted.series:
        data.add_series(bare(series.name), series.values)
    frame = slide.shapes.add_chart(XL_CHART_TYPE.AREA_STACKED, *place.box, data)
    plot = frame.chart.plots[0]
    for shown, series in zip(plot.series, plotted.series, strict=True):
        _dressed(shown, series)
    _over(plot._element, [s.look != "area" for s in plotted.series])
    # a year without a value is none, not nobody
    for blanks in frame.chart._chartSpace.iter(qn("c:dispBlanksAs")):
        blanks.set("val", "gap")
    return frame


def _dressed(shown: Any, series: Series) -> None:
    form = shown.format
    if series.look != "area":
        form.line.color.rgb, form.line.width = colour_of(series.colour), LINE
        return
    form.line.fill.background()
    if not series.shade:
        form.fill.background()
        return
    form.fill.solid()
    form.fill.fore_color.rgb = colour_of(series.colour)
    alpha = f'<a:alpha {nsdecls("a")} val="{int(series.shade * 100_000)}"/>'
    form.fill._xPr.solidFill.srgbClr.append(parse_xml(alpha))


def _over(area: Any, lines: list[bool]) -> None:
    """Move the series that are lines into a chart of lines on the same axes."""
    every = area.findall(qn("c:ser"))
    words = f'<c:lineChart {nsdecls("c")}><c:grouping val="standard"/><c:varyColors val="0"/>'
    over = parse_xml(f'{words}<c:marker val="1"/></c:lineChart>')
    marker = over.find(qn("c:marker"))
    for series, is_line in zip(every, lines, strict=True):
        if is_line:
            area.remove(series)
            none = parse_xml(f'<c:marker {nsdecls("c")}><c:symbol val="none"/></c:marker>')
            series.find(qn("c:spPr")).addnext(none)
            series.append(parse_xml(f'<c:smooth {nsdecls("c")} val="0"/>'))
            marker.addprevious(series)
    for axis in area.findall(qn("c:axId")):
        over.append(deepcopy(axis))
    area.addnext(over)


def name_once(chart: Any, plotted: Plotted) -> None:
    """Leave the ground, and the second area of a name, out of the legend.

    Parameters
    ----------
    chart : pptx chart
    plotted : Plotted
    """
    named, legend = set[str](), chart.legend._element
    after = legend.find(qn("c:legendPos"))
    for place, series in reversed(list(enumerate(plotted.series))):
        if series.look == "area" and (not series.shade or series.name in named):
            words = f'<c:legendEntry {nsdecls("c")}><c:idx val="{place}"/><c:delete val="1"/>'
            after.addnext(parse_xml(f"{words}</c:legendEntry>"))
        named.add(series.name)

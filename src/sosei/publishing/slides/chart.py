"""A plotted figure as a native chart, which can be edited.

Charts are written as XML: python-pptx asks for each part of the look by itself, which takes five times as long.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.oxml.ns import nsdecls
from pptx.oxml.shapes.graphfrm import CT_GraphicalObjectFrame
from pptx.parts.chart import ChartPart
from pptx.parts.embeddedpackage import EmbeddedXlsxPart

from sosei.publishing.charts.plotted import Plotted, Series
from sosei.publishing.slides import axes, ends, series, sheet
from sosei.publishing.slides.axes import IDS, Scale
from sosei.publishing.slides.look import Place
from sosei.publishing.slides.series import COUNTED, PAPER
from sosei.publishing.spoken import bare

FINE, BOTH_SIDES = "0.0#", "#,##0;#,##0"
"""Formats of axes: of small figures; of a pyramid, counts to both sides."""

_SPACES = nsdecls("c", "a", "r")


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
    write = {"lines": _lines, "fan": _fan}.get(plotted.kind, _barred)
    plot, numbers = write(plotted)
    package, tree = slide.part.package, slide.shapes._spTree
    name = package.next_partname(ChartPart.partname_template)
    part = ChartPart.load(name, CONTENT_TYPE.DML_CHART, package, _whole(plot).encode())
    book = EmbeddedXlsxPart.new(sheet.xlsx(numbers), package)
    part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    frame = CT_GraphicalObjectFrame.new_chart_graphicFrame(
        tree.max_shape_id + 1,
        f"Chart {tree.max_shape_id}",
        slide.part.relate_to(part, RELATIONSHIP_TYPE.CHART),
        *place.box,
    )
    frame.nvGraphicFramePr.cNvPr.set("descr", bare(alternative))
    tree.append(frame)


def _whole(plot: str) -> str:
    """Return a chart around its plot, axes and legend; a year without a value is none, not nobody."""
    return (
        f'<c:chartSpace {_SPACES}><c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart>'
        f'<c:autoTitleDeleted val="1"/>{plot}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f'{axes.TYPE}<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


Written = tuple[str, Sequence[sheet.Row]]
"""Plot, axes and legend as XML; and the rows of the workbook behind them."""


def _lines(shown: Plotted) -> Written:
    plotted = replace(shown, series=tuple(_with_holes(shown.series)))
    ranges, rows = sheet.by_year(plotted)
    bounds = ends.bounds(plotted)
    span = ends.years([*plotted.span, *(year for each in plotted.series for year in each.at)])
    lifts = ends.lifts(plotted, bounds)
    drawn = "".join(
        series.line(place, each, at, lifts.get(each.name, 0.0))
        for place, (each, at) in enumerate(zip(plotted.series, ranges, strict=True))
    )
    scatter = '<c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
    form = COUNTED if bounds.step >= 1 else FINE
    of_values = axes.values("l", form, Scale.of(bounds), between=False)
    return (
        f"<c:plotArea>{ends.ROOM}<c:scatterChart>{scatter}{drawn}{IDS}</c:scatterChart>"
        f"{axes.years(Scale.of(span))}{of_values}</c:plotArea>"
    ), rows


def _with_holes(every: Sequence[Series]) -> Iterator[Series]:
    """Lay a white dot before and after each hollow one.

    LibreOffice fills every dot with the colour of its line, and the first one lies on top; in PowerPoint the last one.
    """
    for each in every:
        if each.look == "hollow":
            hole = replace(each, colour=PAPER, look="hole", labels=())
            yield from (hole, each, hole)
        else:
            yield each


def _barred(plotted: Plotted) -> Written:
    """Write bars, standing or lying; those of one category lie on each other."""
    ranges, rows = sheet.by_category(plotted)
    drawn = "".join(
        series.bar(place, each, at, plotted)
        for place, (each, at) in enumerate(zip(plotted.series, ranges, strict=True))
    )
    standing = plotted.kind == "stacked"
    kind = (
        '<c:barDir val="col"/><c:grouping val="stacked"/>'
        if standing
        else '<c:barDir val="bar"/><c:grouping val="clustered"/>'
    )
    gap = {"stacked": 45, "bars": 25, "pyramid": 12}[plotted.kind]
    form, scale = (
        (BOTH_SIDES, _both_sides(plotted)) if plotted.kind == "pyramid" else (COUNTED, Scale())
    )
    beside, below = ("l", "b") if standing else ("b", "l")
    return (
        f'<c:plotArea><c:barChart>{kind}<c:varyColors val="0"/>{drawn}<c:gapWidth val="{gap}"/>'
        f'<c:overlap val="100"/>{IDS}</c:barChart>{axes.categories(below)}'
        f"{axes.values(beside, form, scale, between=True)}</c:plotArea>{axes.legend()}"
    ), rows


def _both_sides(plotted: Plotted) -> Scale:
    """Return a scale that reaches as far to the left as to the right."""
    widest = max(abs(v) for each in plotted.series for v in each.values if v is not None)
    step = ends.step(widest)
    top = math.ceil(widest / step) * step
    return Scale(-top, top, step)


def _fan(plotted: Plotted) -> Written:
    """Write bands as stacked areas, counts and projection as lines over them."""
    ranges, rows = sheet.by_category(plotted)
    places = list(enumerate(zip(plotted.series, ranges, strict=True)))
    bands = "".join(
        series.band(place, each, at, plotted) for place, (each, at) in places if each.look == "area"
    )
    over = "".join(
        series.line_over(place, each, at, plotted)
        for place, (each, at) in places
        if each.look != "area"
    )
    varied = '<c:varyColors val="0"/>'
    return (
        f'<c:plotArea><c:areaChart><c:grouping val="stacked"/>{varied}{bands}{IDS}</c:areaChart>'
        f'<c:lineChart><c:grouping val="standard"/>{varied}{over}<c:marker val="1"/>{IDS}</c:lineChart>'
        f"{axes.categories('b')}{axes.values('l', COUNTED, Scale(low=0), between=False)}</c:plotArea>"
        f"{axes.legend(_named_elsewhere(plotted))}"
    ), rows


def _named_elsewhere(plotted: Plotted) -> set[int]:
    """Return the ground, and all but the last area of a name."""
    last = {each.name: place for place, each in enumerate(plotted.series)}
    return {
        place
        for place, each in enumerate(plotted.series)
        if each.look == "area" and (not each.shade or last[each.name] != place)
    }

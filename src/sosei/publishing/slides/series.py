"""A series of a native chart as XML: its look, its labels, its values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from sosei.publishing.charts.plotted import Plotted, Series
from sosei.publishing.slides import look
from sosei.publishing.slides.sheet import Range
from sosei.publishing.slides.written import colour_of
from sosei.publishing.spoken import bare

COUNTED, PLAIN = "#,##0", "General"
"""Formats of counts, and of years."""

DASHED = ("solid", "dash", "sysDot", "dashDot", "sysDash")
"""As `charts.style.DASHES`."""

PAPER = "#FFFFFF"

THIN, MARKED, STRUCK, WHOLE = 15_875, 19_050, 22_225, 34_925
"""Widths of lines, EMU: 12,700 a point."""

MARKERS: Mapping[str, tuple[str, int]] = {
    "points": ("circle", 8),
    "hollow": ("circle", 10),
    "hole": ("circle", 6),
    "flag": ("triangle", 11),
    "struck": ("x", 11),
}
"""Shapes and sizes of points by their look."""

_NO_MARKER = '<c:marker><c:symbol val="none"/></c:marker>'
_NO_LINE = "<a:ln><a:noFill/></a:ln>"


def line(place: int, series: Series, at: Range, lift: float) -> str:
    """Return a line over years, named at its end if it has labels.

    Parameters
    ----------
    place : int
        Among all series of the chart.
    series : Series
    at : Range
    lift : float
        How far its name is moved up, as a share of the chart.
    """
    return (
        f"<c:ser>{_named(place, series, at)}{_line_look(series)}"
        f"{_label_at_end(series, lift) if series.labels else ''}"
        f"<c:xVal>{_numbers(at.at, series.at, PLAIN)}</c:xVal>"
        f'<c:yVal>{_numbers(at.values, series.values)}</c:yVal><c:smooth val="0"/></c:ser>'
    )


def bar(place: int, series: Series, at: Range, plotted: Plotted) -> str:
    """Return bars of one colour, or an outline of bars.

    Parameters
    ----------
    place, series, at
        As of `line`.
    plotted : Plotted
        With the categories.
    """
    whole = fill(series.colour)
    shape = f'<a:noFill/><a:ln w="{THIN}">{whole}</a:ln>' if series.look == "outline" else whole
    return (
        f"<c:ser>{_named(place, series, at)}<c:spPr>{shape}</c:spPr>"
        f'<c:invertIfNegative val="0"/>{_labels(series)}{_of_categories(series, at, plotted)}</c:ser>'
    )


def band(place: int, series: Series, at: Range, plotted: Plotted) -> str:
    """Return an area on those before it, or the ground that it stands on: as `bar`."""
    shape = fill(series.colour, series.shade) if series.shade else "<a:noFill/>"
    return (
        f"<c:ser>{_named(place, series, at)}<c:spPr>{shape}{_NO_LINE}</c:spPr>"
        f"{_of_categories(series, at, plotted)}</c:ser>"
    )


def line_over(place: int, series: Series, at: Range, plotted: Plotted) -> str:
    """Return a line over areas: as `bar`."""
    drawn = f'<c:spPr><a:ln w="{WHOLE}">{fill(series.colour)}</a:ln></c:spPr>'
    return (
        f"<c:ser>{_named(place, series, at)}{drawn}{_NO_MARKER}"
        f'{_of_categories(series, at, plotted)}<c:smooth val="0"/></c:ser>'
    )


def fill(colour: str, shade: float = 1.0) -> str:
    """Return a colour, of which some part is seen, as XML."""
    alpha = f'<a:alpha val="{int(shade * 100_000)}"/>' if shade < 1 else ""
    return f'<a:solidFill><a:srgbClr val="{colour_of(colour)}">{alpha}</a:srgbClr></a:solidFill>'


def _named(place: int, series: Series, at: Range) -> str:
    words = f'<c:pt idx="0"><c:v>{escape(bare(series.name))}</c:v></c:pt>'
    return (
        f'<c:idx val="{place}"/><c:order val="{place}"/><c:tx><c:strRef><c:f>{at.name}</c:f>'
        f'<c:strCache><c:ptCount val="1"/>{words}</c:strCache></c:strRef></c:tx>'
    )


def _line_look(series: Series) -> str:
    """Return the look of a line, or of points without one; an earlier target is struck by two strokes."""
    whole = fill(series.colour)
    if series.look not in MARKERS:
        width = THIN if series.look == "thin" else WHOLE
        dash = f'<a:prstDash val="{DASHED[series.dash % len(DASHED)]}"/>'
        return f'<c:spPr><a:ln w="{width}">{whole}{dash}</a:ln></c:spPr>{_NO_MARKER}'
    shape, size = MARKERS[series.look]
    inside = fill(PAPER) if series.look == "struck" else whole
    wide = f' w="{STRUCK}"' if series.look == "struck" else ""
    edge = f"<a:ln{wide}>{whole}</a:ln>" if series.look in ("hollow", "hole", "struck") else ""
    return (
        f'<c:spPr><a:ln w="{MARKED}">{whole}</a:ln></c:spPr><c:marker><c:symbol val="{shape}"/>'
        f'<c:size val="{size}"/><c:spPr>{inside}{edge}</c:spPr></c:marker>'
    )


def _label_at_end(series: Series, lift: float) -> str:
    layout = (
        f'<c:layout><c:manualLayout><c:x val="0"/><c:y val="{-lift:.4f}"/></c:manualLayout></c:layout>'
        if lift
        else ""
    )
    words = _rich(series.labels[-1], ' wrap="none"', f' b="1">{fill(series.colour)}</a:defRPr>')
    last = len(series.values) - 1
    return _all_labels(
        f'<c:dLbl><c:idx val="{last}"/>{layout}{words}<c:dLblPos val="r"/>{_shown(1)}</c:dLbl>'
    )


def _labels(series: Series) -> str:
    each = "".join(
        f'<c:dLbl><c:idx val="{place}"/>{_rich(words, "", "/>")}{_shown(1)}</c:dLbl>'
        for place, words in enumerate(series.labels)
        if words
    )
    return _all_labels(each) if each else ""


def _rich(words: str, body: str, rest: str) -> str:
    dressed = f'<a:pPr><a:defRPr sz="{look.SMALL_SIZE}00"{rest}</a:pPr>'
    lines = "".join(
        f"<a:p>{dressed}<a:r><a:t>{escape(line)}</a:t></a:r></a:p>"
        for line in bare(words).split("\n")
    )
    return f"<c:tx><c:rich><a:bodyPr{body}/><a:lstStyle/>{lines}</c:rich></c:tx>"


def _all_labels(each: str) -> str:
    return f'<c:dLbls>{each}{_shown(0)}<c:showLeaderLines val="1"/></c:dLbls>'


def _shown(value: int) -> str:
    """Return whether a label shows its value, and that it shows nothing else."""
    names = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    return "".join(f'<c:show{name} val="{value if name == "Val" else 0}"/>' for name in names)


def _of_categories(series: Series, at: Range, plotted: Plotted) -> str:
    words = "".join(
        f'<c:pt idx="{place}"><c:v>{escape(bare(each))}</c:v></c:pt>'
        for place, each in enumerate(plotted.categories)
    )
    count = f'<c:ptCount val="{len(plotted.categories)}"/>'
    return (
        f"<c:cat><c:strRef><c:f>{at.at}</c:f><c:strCache>{count}{words}</c:strCache></c:strRef></c:cat>"
        f"<c:val>{_numbers(at.values, series.values)}</c:val>"
    )


def _numbers(at: str, values: Sequence[float | None], form: str = COUNTED) -> str:
    points = "".join(
        f'<c:pt idx="{place}"><c:v>{value}</c:v></c:pt>'
        for place, value in enumerate(values)
        if value is not None
    )
    return (
        f"<c:numRef><c:f>{at}</c:f><c:numCache><c:formatCode>{form}</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:numCache></c:numRef>'
    )

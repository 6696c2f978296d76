"""Axes, legend and type of a native chart as XML."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sosei.publishing.charts.style import RULE
from sosei.publishing.office import FONT
from sosei.publishing.slides import look
from sosei.publishing.slides.ends import Bounds
from sosei.publishing.slides.series import fill

GRID = "#E4E4E6"

OF_VALUES, OF_PLACES = 2, 1
"""Ids of the axis of values, and of that of years or categories."""

IDS = f'<c:axId val="{OF_PLACES}"/><c:axId val="{OF_VALUES}"/>'
"""The axes of a plot."""

_LINE = f"<c:spPr><a:ln>{fill(RULE)}</a:ln></c:spPr>"
_GRID = f"<c:majorGridlines><c:spPr><a:ln>{fill(GRID)}</a:ln></c:spPr></c:majorGridlines>"
_SIZE = f'sz="{look.SMALL_SIZE}00"'


@dataclass(frozen=True)
class Scale:
    """Ends of an axis of numbers and the distance of its ticks: the program's own where there are none.

    Attributes
    ----------
    low, high, step : float or None
    """

    low: float | None = None
    high: float | None = None
    step: float | None = None

    @classmethod
    def of(cls, bounds: Bounds) -> Scale:
        """Return the scale of some bounds."""
        return cls(*bounds)


def values(side: str, form: str, scale: Scale, *, between: bool) -> str:
    """Return the axis of values, with lines across the chart.

    Parameters
    ----------
    side : {"l", "b"}
    form : str
        Format of its numbers.
    scale : Scale
    between : bool
        Whether categories stand between its ends and the marks, as bars do.
    """
    return _of_numbers((OF_VALUES, OF_PLACES), side, _GRID, form, scale, between=between)


def years(scale: Scale) -> str:
    """Return an axis of years, at the foot."""
    return _of_numbers((OF_PLACES, OF_VALUES), "b", "", "0", scale, between=False, low=True)


def _of_numbers(
    ids: tuple[int, int],
    side: str,
    grid: str,
    form: str,
    scale: Scale,
    *,
    between: bool,
    low: bool = False,
) -> str:
    labels, crossing = "low" if low else "nextTo", "between" if between else "midCat"
    return (
        f'<c:valAx><c:axId val="{ids[0]}"/><c:scaling><c:orientation val="minMax"/>'
        f'{_given("max", scale.high)}{_given("min", scale.low)}</c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{side}"/>{grid}<c:numFmt formatCode="{form}" sourceLinked="0"/>'
        f'<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="{labels}"/>'
        f'{_LINE}<c:crossAx val="{ids[1]}"/><c:crosses val="autoZero"/>'
        f'<c:crossBetween val="{crossing}"/>{_given("majorUnit", scale.step)}</c:valAx>'
    )


def _given(name: str, value: float | None) -> str:
    return "" if value is None else f'<c:{name} val="{value}"/>'


def categories(side: str) -> str:
    """Return an axis that names every category, at the foot of the chart.

    Parameters
    ----------
    side : {"l", "b"}
    """
    return (
        f'<c:catAx><c:axId val="{OF_PLACES}"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/><c:majorTickMark val="out"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="{OF_VALUES}"/>'
        '<c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        '<c:tickLblSkip val="1"/><c:noMultiLvlLbl val="0"/></c:catAx>'
    )


def legend(left_out: Collection[int] = ()) -> str:
    """Return a legend above the chart.

    Parameters
    ----------
    left_out : collection of int
        Series that it does not name.
    """
    entries = "".join(
        f'<c:legendEntry><c:idx val="{place}"/><c:delete val="1"/></c:legendEntry>'
        for place in sorted(left_out)
    )
    return (
        f'<c:legend><c:legendPos val="t"/>{entries}<c:overlay val="0"/>'
        f"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr {_SIZE}/></a:pPr></a:p></c:txPr></c:legend>"
    )


TYPE = (
    f"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr {_SIZE}>"
    f'<a:latin typeface="{FONT}"/></a:defRPr></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>'
)
"""The type of a whole chart."""

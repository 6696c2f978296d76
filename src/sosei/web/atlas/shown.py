"""What is asked for → what the page of the map shows, and its files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.safestring import SafeString

from sosei.base.messages import Both
from sosei.publishing.html import marked
from sosei.publishing.spoken import own, say
from sosei.web.visions import load as visions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sosei.publishing.atlas.shown import Line
    from sosei.web.atlas.asked import Asked
    from sosei.web.atlas.load import Laid

PNG_SCALE = 1.5
"""Pixels for a unit of the map."""

ORDERS = {
    "high": Both("highest first", "値の高い順"),
    "low": Both("lowest first", "値の低い順"),
    "code": Both("by code", "コード順"),
}


def context(asked: Asked, laid: Laid | None, scope: str) -> dict[str, Any]:
    """Return what the template needs.

    Parameters
    ----------
    asked : Asked
    laid : Laid or None
        Without boundaries the page has the list alone.
    scope : str
    """
    from sosei.publishing.atlas import words  # noqa: PLC0415 - polars: only where needed
    from sosei.publishing.atlas.drawing import page_map, unknown_label  # noqa: PLC0415
    from sosei.publishing.sources import source_line  # noqa: PLC0415

    told, same = asked.shown, _same(asked)
    links = _links(asked, scope, same)
    return {
        "asked": asked,
        "heading": told.heading(),
        "alternative": told.alternative(),
        "map": page_map(laid.ground, told, _onward(asked, scope, same) | links) if laid else "",
        "legend": told.legend(),
        "unknown": unknown_label(told) if told.unknown else "",
        "not_drawn": _not_drawn(asked, laid),
        "lines": [_row(line, links, scope) for line in told.lines(asked.order)],
        "head": words.head(told.measure),
        "notes": words.notes(told.measure, told.series),
        "source": source_line(told.sources),
        "credit": credit(laid) if laid else "",
        "measures": [(key, words.MEASURES[key]) for key in asked.measures],
        "series": [(key, words.SERIES[key]) for key in asked.series],
        "ways": list(words.WAYS.items()) if told.classes.bounds else [],
        "orders": list(ORDERS.items()),
        "query": _query(asked, scope),
    }


def credit(laid: Laid) -> str:
    """Return the line about the origin of the boundaries, as 国土数値情報 asks for it."""
    from sosei.publishing import wording  # noqa: PLC0415 - see above

    parts = [
        say(
            f"{each.publisher}「{each.statistic}」{wording.date(each.date) if each.date else ''}を加工して作成",
            f"made from {own(each.publisher)}, {own(each.statistic)}"
            f"{', ' + wording.date(each.date) if each.date else ''}",
        )
        for each in laid.sources
    ]
    return say("境界：", "Boundaries: ") + say("、", "; ").join(parts)


def table(asked: Asked) -> bytes:
    """Return what is shown as CSV."""
    from sosei.publishing.package_csv import BOM, frame_csv  # noqa: PLC0415 - see above

    return BOM.encode() + frame_csv(asked.shown.table())


def picture(asked: Asked, laid: Laid, form: str) -> bytes:
    """Return the map as a picture of its own, ``svg`` or ``png``."""
    from sosei.publishing import pixels  # noqa: PLC0415 - see above
    from sosei.publishing.atlas.picture import picture as drawn  # noqa: PLC0415
    from sosei.publishing.sources import source_line  # noqa: PLC0415

    told = asked.shown
    lines = [source_line(told.sources), credit(laid)]
    svg = drawn(laid.ground, told, lines)
    return svg.encode() if form == "svg" else pixels.png(svg, PNG_SCALE)


def _same(asked: Asked) -> str:
    """Return the query of the same measure, series, year and way."""
    told, query = asked.shown, QueryDict(mutable=True)
    query["measure"], query["series"] = told.measure.key, told.series.key
    query["year"], query["way"] = str(told.year), told.way.value
    return query.urlencode()


def _query(asked: Asked, scope: str) -> str:
    """Return the query of this very map, for its files and its other orders."""
    return _same(asked) if scope.isdigit() else f"{_same(asked)}&by={scope}"


def _links(asked: Asked, scope: str, same: str) -> dict[str, str]:
    """Return where each area leads: a town to its vision, a prefecture to its own map."""
    if scope == "prefectures":
        codes = [area.code for area in asked.shown.areas]
        return {code: f"{reverse('atlas_prefecture', args=[code[:2]])}?{same}" for code in codes}
    towns = {town.area for town in visions.towns()}
    return {
        area.code: reverse("vision", args=[area.code])
        for area in asked.shown.areas
        if area.code in towns
    }


def _onward(asked: Asked, scope: str, same: str) -> dict[str, str]:
    """Return where an area of the nation's map leads that has no vision: to the map of its prefecture."""
    if scope != "municipalities":
        return {}
    codes = [area.code for area in asked.shown.areas]
    return {code: f"{reverse('atlas_prefecture', args=[code[:2]])}?{same}" for code in codes}


def _row(line: Line, links: Mapping[str, str], scope: str) -> dict[str, Any]:
    area = line.area
    return {
        "name": area.full_name if scope == "municipalities" else f"{area.within}{area.name}",
        "code": area.code,
        "value": marked(line.value),
        "colour": line.colour,
        "link": links.get(area.code, ""),
    }


def _not_drawn(asked: Asked, laid: Laid | None) -> SafeString:
    """Name the areas that the boundaries do not have: a simplified file leaves small islands out."""
    drawn = laid.ground.paths if laid else {area.code for area in asked.shown.areas}
    names = [own(a.full_name) for a in asked.shown.areas if a.code not in drawn]
    return SafeString(marked(say("、", ", ").join(names)))

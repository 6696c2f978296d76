"""A map on a page: areas in the colours of their classes, each a link."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from sosei.base.areas import NORTHERN_ISLANDS, Area
from sosei.publishing.atlas.colours import HATCH, HATCH_LINE, NOBODY
from sosei.publishing.atlas.ground import Ground
from sosei.publishing.atlas.paths import LETTER, Label, Path
from sosei.publishing.atlas.shown import Line, Shown
from sosei.publishing.charts.style import GREY, INK
from sosei.publishing.spoken import bare, say

NOT_COUNTED = "北方領土（国勢調査の対象外）"
"""Name of the islands where no census is taken: names of a map are Japanese in either language."""


def page_map(ground: Ground, shown: Shown, links: Mapping[str, str]) -> Markup:
    """Return the map of a page: areas link to where they are told of, and name their value.

    It is hidden from readers of the screen, who have the words beside it and the list.

    Parameters
    ----------
    ground : Ground
    shown : Shown
    links : mapping of str to str
        Address by code; an area may have none.
    """
    head = Markup(
        '<svg class="atlas-map" viewBox="0 0 {} {}" lang="ja" aria-hidden="true" focusable="false"'
        ' font-family="inherit">'
    ).format(ground.width, ground.height)
    return head + Markup("").join(inside(ground, shown, links)) + Markup("</svg>")


def inside(ground: Ground, shown: Shown, links: Mapping[str, str]) -> Iterable[Markup]:
    """Yield what stands in the SVG: areas by colour, outlines, boxes, names."""
    lines = {line.area.code: line for line in shown.lines()}
    yield _HATCHING
    width = 0.7 if ground.fine else 2
    yield Markup('<g stroke="#FFFFFF" stroke-width="{}" fill-rule="evenodd">').format(width)
    by_fill: dict[str, list[Markup]] = {}
    for code, path in ground.paths.items():
        line = lines.get(code)
        by_fill.setdefault(_fill(line), []).append(_area(path, code, line, links.get(code)))
    for fill, areas in by_fill.items():
        yield Markup('<g fill="{}">').format(fill) + Markup("").join(areas) + Markup("</g>")
    yield Markup("</g>")
    if ground.outlines:
        yield Markup(
            '<path class="atlas-outlines" d="{}" fill="none" stroke="{}" stroke-width="1"/>'
        ).format(ground.outlines, GREY)
    for left, top, right, bottom in ground.boxes:
        yield Markup(
            '<rect x="{}" y="{}" width="{}" height="{}" fill="none" stroke="#949497"/>'
        ).format(left, top, right - left, bottom - top)
    yield from _names(ground, lines)


UNKNOWN_FILL = "url(#atlas-unknown)"

_HATCHING = Markup(
    '<defs><pattern id="atlas-unknown" width="8" height="8" patternUnits="userSpaceOnUse"'
    ' patternTransform="rotate(45)"><rect width="8" height="8" fill="{}"/>'
    '<rect width="2" height="8" fill="{}"/></pattern></defs>'
).format(HATCH, HATCH_LINE)


def _fill(line: Line | None) -> str:
    if line is None:
        return NOBODY
    return line.colour or UNKNOWN_FILL


def _area(path: Path, code: str, line: Line | None, link: str | None) -> Markup:
    name = NOT_COUNTED if code in NORTHERN_ISLANDS else ""
    if line is not None:
        name = f"{line.area.full_name} {bare(line.value) if line.known else ''}".rstrip()
    drawn_ = Markup('<path d="{}"><title>{}</title></path>').format(path.d, name)
    if link is None:
        return drawn_
    return Markup('<a href="{}" tabindex="-1">{}</a>').format(link, drawn_)


def _names(ground: Ground, lines: Mapping[str, Line]) -> Iterable[Markup]:
    named = [(path.label, lines[code].area) for code, path in ground.paths.items() if code in lines]
    found = [_name(label, area) for label, area in named if label is not None]
    if found:
        yield (
            Markup(
                '<g class="atlas-names" lang="ja" font-size="{}" fill="{}" text-anchor="middle" stroke="#FFFFFF"'
                ' stroke-width="4" stroke-linejoin="round" paint-order="stroke" pointer-events="none">'
            ).format(LETTER, INK)
            + Markup("").join(found)
            + Markup("</g>")
        )


def _name(label: Label, area: Area) -> Markup:
    return Markup('<text x="{}" y="{}">{}</text>').format(label.x, label.y, short_name(area))


def short_name(area: Area) -> str:
    """Return the name as it stands on a map: prefectures without 都府県."""
    if area.code.endswith("000") and area.name != "北海道":
        return area.name[:-1]
    return area.name


def unknown_label(shown: Shown) -> str:
    """Return what the hatching means, and of how many areas."""
    count = f"{shown.unknown:,}"
    if shown.series.origins:
        return say(f"未公表（{count}）", f"not published ({count})")
    return say(f"未公表・推計できない（{count}）", f"not published or not projected ({count})")

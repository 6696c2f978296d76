"""A map as a picture of its own: heading, legend and sources around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import wrap

from markupsafe import Markup, escape

from sosei.publishing.atlas.drawing import UNKNOWN_FILL, inside, unknown_label
from sosei.publishing.atlas.ground import Ground
from sosei.publishing.atlas.shown import Shown
from sosei.publishing.charts.style import INK, PRINT_FONTS
from sosei.publishing.spoken import bare, say

LINE = 26
"""Between the lines of a picture's words, units."""


def picture(ground: Ground, shown: Shown, credit: Sequence[str]) -> str:
    """Return the map as an SVG of its own, with heading, legend and sources.

    Parameters
    ----------
    ground : Ground
    shown : Shown
    credit : sequence of str
        Lines about the statistics and the boundaries.
    """
    heading = wrap(bare(shown.heading()), int(say("46", "84")))
    top = LINE * (len(heading) + 1)
    below = list(_legend_lines(shown))
    lines = [line for each in credit for line in wrap(bare(each), int(say("60", "110")))]
    height = top + ground.height + LINE * (len(below) + len(lines) + 2)
    at = top + ground.height + LINE
    parts = [
        Markup(
            '<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="-20 -10 {ww} {hh}" role="img"'
            ' font-family="{f}"><title>{t}</title><desc>{d}</desc>'
            '<rect x="-20" y="-10" width="{ww}" height="{hh}" fill="#FFFFFF"/>'
        ).format(
            w=ground.width + 40,
            h=height + 20,
            ww=ground.width + 40,
            hh=height + 20,
            f=PRINT_FONTS,
            t=bare(shown.heading()),
            d=bare(shown.alternative()),
        ),
        *(_text(line, 0, LINE * (place + 1), 22, bold=True) for place, line in enumerate(heading)),
        Markup('<g transform="translate(0 {})">').format(top),
        *inside(ground, shown, {}),
        Markup("</g>"),
        *(_swatch(colour, label, at + LINE * n) for n, (colour, label) in enumerate(below)),
        *(_text(line, 0, at + LINE * (len(below) + n) + 14, 15) for n, line in enumerate(lines)),
        Markup("</svg>"),
    ]
    return str(Markup("").join(parts))


def _legend_lines(shown: Shown) -> Iterable[tuple[str, str]]:
    for colour, label, count in shown.legend():
        yield colour, say(f"{label}（{count:,}）", f"{label} ({count:,})")
    if shown.unknown:
        yield UNKNOWN_FILL, unknown_label(shown)


def _swatch(colour: str, label: str, y: int) -> Markup:
    square = Markup(
        '<rect x="0" y="{}" width="28" height="18" fill="{}" stroke="#949497"/>'
    ).format(y - 14, colour)
    return square + _text(label, 38, y + 2, 17)


def _text(words: str, x: int, y: int, size: int, *, bold: bool = False) -> Markup:
    weight = Markup(' font-weight="bold"') if bold else Markup("")
    return Markup('<text x="{}" y="{}" font-size="{}" fill="{}"{}>{}</text>').format(
        x, y, size, INK, weight, escape(bare(words))
    )

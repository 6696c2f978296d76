"""What a process beside does before anything is asked of it; light to import, for who starts that process."""

from __future__ import annotations

from sosei.publishing import fonts


def warm() -> None:
    """Start the engine of the charts, which takes longer than a chart, and open the fonts of documents."""
    # imported here: who starts the process beside waits for nothing of it
    from sosei.publishing.pictures import svg  # noqa: PLC0415
    from sosei.publishing.typesetting import open_fonts  # noqa: PLC0415

    svg(_CHART)
    open_fonts()


_ACROSS, _UP = ({"field": field, "type": "quantitative"} for field in ("across", "up"))

_CHART = {
    "width": 200,
    "height": 100,
    "autosize": {"type": "fit-x", "contains": "padding"},
    "data": {"values": [{"across": 0, "up": 0, "name": "A"}, {"across": 1, "up": 1, "name": "A"}]},
    "layer": [
        {
            "mark": "line",
            "encoding": {
                "x": _ACROSS,
                "y": {**_UP, "axis": {"format": ",d", "title": "A"}},
                "color": {"field": "name", "type": "nominal"},
            },
        },
        {
            "mark": {"type": "text", "align": "left"},
            "encoding": {"x": _ACROSS, "y": _UP, "text": {"field": "name", "type": "nominal"}},
        },
    ],
    "config": {"font": fonts.FAMILY},
}
"""It has what every chart has: what the engine reads and translates for it, the first chart need not wait for."""

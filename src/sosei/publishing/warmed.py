"""What a process beside does before anything is asked of it; light to import, for who starts that process."""

from __future__ import annotations


def warm() -> None:
    """Start the engine of the charts, which takes longer than a chart, and open the fonts of documents."""
    # imported here: who starts the process beside waits for nothing of it
    from sosei.publishing.pictures import svg  # noqa: PLC0415
    from sosei.publishing.typesetting import open_fonts  # noqa: PLC0415

    svg({"data": {"values": []}, "mark": "point"})
    open_fonts()

"""A process beside draws what this one would have drawn; when it dies, this one draws."""

from __future__ import annotations

import os
import signal
from multiprocessing import active_children
from typing import Any

import pytest

from sosei.publishing import drawing
from sosei.publishing.pictures import svg

CHARTS: dict[str, dict[str, Any]] = {
    name: {
        "data": {"values": [{"x": value}]},
        "mark": "point",
        "encoding": {"x": {"field": "x", "type": "quantitative", "title": "人口"}},
    }
    for name, value in (("first", 0.1), ("second", 2))
}


def expected() -> dict[str, str]:
    return {name: svg(chart) for name, chart in CHARTS.items()}


def test_here_is_drawn_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def noted(chart: object) -> str:
        asked.append(chart)
        return "drawn"

    monkeypatch.setattr(drawing, "svg", noted)
    wait = drawing.here(CHARTS)
    assert not asked
    assert wait() == {"first": "drawn", "second": "drawn"}
    assert asked == list(CHARTS.values())


def test_on_one_core_this_process_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    with drawing.beside() as draw:
        assert draw is drawing.here


def test_beside_gives_the_same_pictures_in_the_same_order_even_when_it_dies() -> None:
    with drawing.beside() as draw:
        made = draw(CHARTS)()
        assert list(made.items()) == list(expected().items())
        (child,) = children()
        waiting = draw({**CHARTS, "third": {**CHARTS["first"], "width": 444}})
        os.kill(child, signal.SIGKILL)
        died = waiting()
        assert {name: died[name] for name in CHARTS} == expected()
        assert draw(CHARTS)() == expected()


def children() -> list[int]:
    return [child.pid for child in active_children() if child.pid]

"""Charts are drawn once and stand as drawn."""

from __future__ import annotations

from typing import Any

import altair as alt
import pytest
import vl_convert

from sosei.base.kept import Kept
from sosei.publishing import pictures

SPECIFICATION: dict[str, Any] = {
    "data": {"values": [{"x": 1}]},
    "mark": "point",
    "encoding": {"x": {"field": "x", "type": "quantitative", "title": "人口"}},
}


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    made: list[object] = []
    draw = vl_convert.vegalite_to_svg

    def counted(*arguments: Any, **named: Any) -> str:
        made.append(arguments)
        drawn: str = draw(*arguments, **named)
        return drawn

    monkeypatch.setattr(vl_convert, "vegalite_to_svg", counted)
    pictures.forget()
    return made


def test_the_same_chart_is_drawn_once(calls: list[object]) -> None:
    assert pictures.svg(SPECIFICATION) == pictures.svg(dict(SPECIFICATION))
    assert len(calls) == 1


def test_another_chart_is_drawn_too(calls: list[object]) -> None:
    assert pictures.svg(SPECIFICATION) != pictures.svg({**SPECIFICATION, "width": 555})
    assert len(calls) == 2


def test_what_is_forgotten_is_drawn_anew_to_the_same_bytes(calls: list[object]) -> None:
    first = pictures.svg(SPECIFICATION)
    pictures.forget()
    assert pictures.svg(SPECIFICATION) == first
    assert len(calls) == 2


def test_the_version_is_that_of_the_library_that_writes_charts() -> None:
    assert alt.SCHEMA_VERSION.startswith(f"{pictures.VEGA_LITE}.")


def test_a_chart_that_another_process_drew_is_not_drawn_again(calls: list[object]) -> None:
    pictures.keep(SPECIFICATION, "<svg/>")
    assert pictures.svg(dict(SPECIFICATION)) == "<svg/>"
    assert not calls
    pictures.forget()


def test_the_oldest_chart_gives_way(calls: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "_KEPT", Kept(2 * len("<svg width=1/>")))
    for width in (1, 2, 3):
        pictures.keep({**SPECIFICATION, "width": width}, f"<svg width={width}/>")
    assert pictures.svg({**SPECIFICATION, "width": 3}) == "<svg width=3/>"
    assert not calls
    pictures.svg({**SPECIFICATION, "width": 1})
    assert len(calls) == 1

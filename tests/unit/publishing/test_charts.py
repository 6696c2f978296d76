"""Charts are held against the schema of Vega-Lite here, and so need not be each time they are made."""

from __future__ import annotations

from typing import Any

import altair as alt
import pytest
from jsonschema import ValidationError  # type: ignore[import-untyped]  # it has no stubs

from sosei.base.messages import Language
from sosei.publishing.charts.style import PAGE_FONTS, PRINT_FONTS
from sosei.publishing.charts_printed import WIDE, printed
from sosei.publishing.sections import vision
from sosei.publishing.spoken import speaking
from sosei.studies.result import VisionResult

READ = {
    "type",
    "orient",
    "align",
    "baseline",
    "anchor",
    "aggregate",
    "stack",
    "timeUnit",
    "$schema",
}
"""What Vega-Lite takes for one of a few words."""


def _made(result: VisionResult, language: Language) -> list[dict[str, Any]]:
    with speaking(language):
        figures = [figure for section in vision(result) for figure in section.figures]
    return [figure.specification("container", PAGE_FONTS) for figure in figures]


def _shape(part: Any, key: str = "") -> Any:
    """Return a chart without data, words and places: a longer word may stand elsewhere."""
    if isinstance(part, dict):
        return {name: _shape(inner, name) for name, inner in part.items() if name != "values"}
    if isinstance(part, list):
        return [_shape(inner, key) for inner in part]
    return part if key in READ else type(part)


def test_every_chart_of_a_vision_is_one_of_vega_lite(sample_result: VisionResult) -> None:
    made = _made(sample_result, "ja")
    assert len(made) > 10
    for plain in {repr(_shape(each)): each for each in made}.values():
        alt.Chart.from_dict(plain)
    made[0]["layer"][0]["mark"]["type"] = "sponge"
    with pytest.raises(ValidationError, match="sponge"):
        alt.Chart.from_dict(made[0])


def test_in_english_they_differ_by_words_alone(sample_result: VisionResult) -> None:
    pairs = zip(_made(sample_result, "ja"), _made(sample_result, "en"), strict=True)
    for number, (japanese, english) in enumerate(pairs):
        assert _shape(japanese) == _shape(english), number


def test_print_has_every_mark_but_those_that_only_hovering_shows(
    sample_result: VisionResult,
) -> None:
    with speaking("ja"):
        figures = {each.name: each for section in vision(sample_result) for each in section.figures}
    scenarios = figures["scenarios"]
    on_page = scenarios.specification(WIDE, PRINT_FONTS)
    on_paper = printed(scenarios, WIDE)
    unseen = [each for each in on_page["layer"] if each not in on_paper["layer"]]
    assert [each["mark"]["type"] for each in unseen] == ["point", "point"]
    assert all(each["mark"]["opacity"] == 0 and each["encoding"]["tooltip"] for each in unseen)
    del on_page["layer"], on_paper["layer"]
    assert on_page == on_paper
    assert printed(figures["history-pyramid"], WIDE) == figures["history-pyramid"].specification(
        WIDE, PRINT_FONTS
    )

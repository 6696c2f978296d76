"""Charts are held against the schema of Vega-Lite here, and so need not be each time they are made."""

from __future__ import annotations

import altair as alt
import pytest
from jsonschema import ValidationError  # type: ignore[import-untyped]  # it has no stubs

from sosei.base.messages import Language
from sosei.publishing.charts.style import PAGE_FONTS
from sosei.publishing.sections import vision
from sosei.publishing.spoken import speaking
from sosei.studies.result import VisionResult


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_chart_of_a_vision_is_one_of_vega_lite(
    sample_result: VisionResult, language: Language
) -> None:
    with speaking(language):
        figures = [figure for section in vision(sample_result) for figure in section.figures]
    made = [figure.specification("container", PAGE_FONTS) for figure in figures]
    assert len(made) > 10
    for plain in made:
        alt.Chart.from_dict(plain)
    made[0]["layer"][0]["mark"]["type"] = "sponge"
    with pytest.raises(ValidationError, match="sponge"):
        alt.Chart.from_dict(made[0])

"""Charts are held against the schema of Vega-Lite here, and so need not be each time they are made."""

from __future__ import annotations

import altair as alt
import pytest
from altair.utils.schemapi import SchemaValidationError, debug_mode

from sosei.base.messages import Language
from sosei.publishing.charts.style import specification
from sosei.publishing.sections import vision
from sosei.publishing.spoken import speaking
from sosei.studies.result import VisionResult


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_chart_of_a_vision_is_one_of_vega_lite(
    sample_result: VisionResult, language: Language
) -> None:
    with speaking(language), debug_mode(True):
        charts = [figure.chart for section in vision(sample_result) for figure in section.figures]
        made = [chart.to_dict(validate=True) for chart in charts if not isinstance(chart, dict)]
    assert len(made) > 10


def test_what_is_none_would_be_found() -> None:
    chart = alt.Chart({"values": [{"x": 1}]}).mark_point(colour="red")
    with pytest.raises(SchemaValidationError):
        chart.to_dict(validate=True)
    assert specification(chart, 300, "Noto Sans CJK JP")

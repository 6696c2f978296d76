"""How sure it is, in words that a council reads."""

from __future__ import annotations

import io
from itertools import accumulate
from typing import Any

import pytest
from pptx import Presentation

from sosei.publishing.charts.bands import BANDS
from sosei.publishing.ranges import classes_of, out_of_hundred
from sosei.publishing.sections import uncertainty, vision
from sosei.publishing.sections.model import Section
from sosei.publishing.slides import vision_pptx
from sosei.publishing.spoken import speaking
from sosei.studies.ensemble.draw import drawn
from sosei.studies.ensemble.frozen import Ensemble
from sosei.studies.result import VisionResult


@pytest.fixture(scope="module")
def ensemble(sample_result: VisionResult) -> Ensemble:
    return drawn(sample_result, 400, 1)


@pytest.fixture(scope="module")
def section(sample_result: VisionResult, ensemble: Ensemble) -> Section:
    return uncertainty.section(sample_result, ensemble)


@pytest.mark.parametrize(
    ("chance", "words"),
    [(0.0, "1回未満"), (0.004, "1回未満"), (0.057, "6回"), (0.999, "99回以上"), (1.0, "100回")],
)
def test_a_chance_is_told_as_times_in_a_hundred(chance: float, words: str) -> None:
    assert out_of_hundred(chance) == words


def test_the_range_is_told_of_every_scenario(section: Section) -> None:
    assert section.answer.count("から") == 2
    assert "現状推計では約" in section.answer
    assert "100回に" in section.answer


def test_every_year_has_its_ranges_each_within_the_wider_one(
    section: Section, sample_result: VisionResult, ensemble: Ensemble
) -> None:
    chances, classes, *by_year = section.tables
    assert [len(table.rows) for table in by_year] == [9, 9]
    assert len(chances.rows) == 6
    assert [row[0] for row in classes.rows] == list(classes_of(ensemble).values())
    assert "C-2（消滅可能性自治体）" in [row[0] for row in classes.rows]
    for year in range(2020, 2061, 5):
        bounds = [
            ensemble.quantile("vision", year, "total", p)
            for p in (BANDS[0][0], BANDS[1][0], BANDS[2][0], BANDS[2][1], BANDS[1][1], BANDS[0][1])
        ]
        assert bounds == sorted(bounds)
    assert by_year[0].rows[0][0] == "2020年"


def test_it_stands_after_the_projection_and_only_where_it_was_drawn(
    sample_result: VisionResult, ensemble: Ensemble
) -> None:
    names = [each.name for each in vision(sample_result, ensemble=ensemble)]
    assert names[names.index("detail") + 1] == "uncertainty"
    assert "uncertainty" not in [each.name for each in vision(sample_result)]


def test_english_says_the_same(sample_result: VisionResult, ensemble: Ensemble) -> None:
    with speaking("en"):
        told = uncertainty.section(sample_result, ensemble)
    assert told.answer.startswith("In 4 of 5 draws the total population of 2060 is about ")
    assert not any("\u3040" <= letter <= "\u30ff" for letter in told.answer)


def test_slides_have_the_fan_as_areas_that_can_be_edited_and_the_chances(
    sample_result: VisionResult, section: Section, ensemble: Ensemble
) -> None:
    deck: Any = Presentation(io.BytesIO(vision_pptx(sample_result, (section,))))
    shapes = [shape for slide in deck.slides for shape in slide.shapes]
    charts = [shape.chart for shape in shapes if shape.has_chart]
    assert len(charts) == 2
    for chart, scenario in zip(charts, ("status-quo", "vision"), strict=True):
        areas, lines = chart.plots
        assert [len(areas.series), len(lines.series)] == [6, 2]
        at = list(areas.categories).index("2060")
        stacked = list(accumulate(series.values[at] for series in areas.series))
        bounds = (0.025, 0.1, 0.25, 0.75, 0.9, 0.975)
        expected = [ensemble.quantile(scenario, 2060, "total", p) for p in bounds]
        assert stacked == pytest.approx(expected)
        assert '<c:dispBlanksAs val="gap"/>' in chart._chartSpace.xml
    (table,) = (shape.table for shape in shapes if shape.has_table)
    assert table.cell(1, 0).text == "ビジョンの人口に届く"
    notes = deck.slides[2].notes_slide.notes_text_frame.text
    assert "5回に4回" in notes
    assert "国勢調査" in notes

"""A town's vision and strategy as one file of slides."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.test import Client
from pptx import Presentation
from tests.people import planner
from tests.stored import sample_strategies

from sosei.studies.result import VisionResult
from sosei.web.visions import actions

pytestmark = pytest.mark.django_db

SAMPLE = Path(__file__).parents[3] / "src/sosei/studies/sample"
FILES = "/dashboard/07202/files/"


@pytest.fixture
def shown(sample_result: VisionResult) -> VisionResult:
    actions.show(stored=actions.store(result=sample_result, files={}), by=planner())
    return sample_result


def slides(name: str) -> list[list[str]]:
    """Return the words of each slide, its title first."""
    answer = Client().get(f"{FILES}{name}")
    assert answer.status_code == 200
    deck = Presentation(io.BytesIO(answer.content))
    return [
        [slide.shapes.title.text, *(s.text_frame.text for s in slide.shapes if s.has_text_frame)]
        for slide in deck.slides
    ]


def first(told: list[list[str]], words: str) -> int:
    return next(place for place, each in enumerate(told) if any(words in one for one in each))


def test_the_slides_follow_the_document_from_the_population_to_the_frameworks(
    shown: VisionResult,
) -> None:
    sample_strategies()
    told = slides("town.pptx")
    assert told[0][0] == "人口ビジョンと総合戦略"
    assert "会津若松市人口ビジョン（見本）" in told[0][-1]
    assert "第2期会津若松市まち・ひと・しごと創生総合戦略" in told[0][-1]
    order = (
        "人口はどう変わってきたか", "人口減少による様々な分野への影響", "長期人口ビジョン（試算）の考え方",
        "長期人口ビジョン（試算）が実現すると何が違うか", "まちづくりの方向性と基本方針", "数値目標（",
        "そのほかの枠組み（SDGs", "何に基づくか",
    )  # fmt: skip
    places = [first(told[2:], words) for words in order]
    assert places == sorted(places)
    assert any("推計番号" in words and "第1版" in words for words in told[-1])


def test_in_english_they_are_english(shown: VisionResult) -> None:
    sample_strategies()
    told = slides("town-en.pptx")
    assert told[0][0] == "Population vision and comprehensive strategy"
    assert first(told, "The thinking behind the vision") < first(told, "Numeric targets")


def test_the_map_names_cells_of_both(shown: VisionResult) -> None:
    sample_strategies()
    listed = json.loads(Client().get(f"{FILES}town-numbers.json").content)
    cells = {cell.partition(".")[0] for number in listed for cell in number["cells"]}
    assert {"indicators", "components", "kpi", "status"} <= cells


def test_the_dashboard_leads_to_them_where_there_is_a_strategy(shown: VisionResult) -> None:
    link = 'href="/dashboard/07202/files/town.pptx"'
    assert link not in Client().get("/dashboard/07202/").content.decode()
    assert Client().get(f"{FILES}town.pptx").status_code == 404
    sample_strategies()
    assert link in Client().get("/dashboard/07202/").content.decode()
    assert Client().get(f"{FILES}other.pptx").status_code == 404

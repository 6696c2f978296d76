"""Ranges of the vision that is shown: an edition when it is shown or drawn, and never changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client
from tests.people import planner
from tests.web.open_data.conftest import VISION

from sosei.studies.ensemble.frozen import Ensemble
from sosei.studies.result import VisionResult
from sosei.web.open_data import load
from sosei.web.visions import actions as visions
from sosei.web.visions.models import StoredResult

pytestmark = pytest.mark.django_db
RANGES = f"{VISION}-ranges"
HOME = f"/open-data/{RANGES}"


def ensemble_of(result: VisionResult, seed: int = 1) -> Ensemble:
    """An ensemble with two quantiles and a chance, as a job would store it."""
    return Ensemble.of(
        {
            "format": "sosei-ensemble/1",
            "result": result.address,
            "draws": 100,
            "seed": seed,
            "quantiles": {
                "scenario": ["status-quo", "vision", "vision"],
                "against": ["", "", "status-quo"],
                "year": [2060] * 3,
                "indicator": ["total"] * 3,
                "probability": [0.1] * 3,
                "value": [50_000.5, 60_000.0, 9_000.0 + seed],
            },
            "chances": [
                {"scenario": "vision", "event": "goal.vision", "year": 2060, "probability": 0.5}
            ],
            "fields": None,
        }
    )


def draw(result: VisionResult, seed: int = 1) -> Ensemble:
    made = ensemble_of(result, seed)
    visions.store(result=result, files={"ensemble.json": made.content})
    return made


def show(result: VisionResult) -> None:
    visions.show(stored=StoredResult.objects.get(pk=result.address), by=planner())


def numbers() -> list[tuple[int, str, str]]:
    return [(each.number, each.result[:8], each.address) for each in load.of_name(RANGES)]


def test_what_is_drawn_before_it_is_shown_is_published_when_it_is_shown(
    small: VisionResult,
) -> None:
    made = draw(small)
    assert numbers() == []
    show(small)
    assert numbers() == [(1, small.address[:8], made.address)]
    show(small)
    assert len(numbers()) == 1, "nothing new"


def test_what_is_shown_is_published_when_it_is_drawn_and_again_when_drawn_anew(
    anybody: Client, vision: VisionResult
) -> None:
    first = draw(vision)
    before = anybody.get(f"{HOME}/1/differences.csv")
    assert before.status_code == 200
    draw(vision)
    assert len(numbers()) == 1, "the same draws"
    second = draw(vision, seed=2)
    assert [address for *_, address in numbers()] == [second.address, first.address]
    after = anybody.get(f"{HOME}/1/differences.csv")
    assert (after.content, after["ETag"]) == (before.content, before["ETag"])
    assert anybody.get(f"{HOME}/2/differences.csv").content != before.content


def test_ranges_leave_the_editions_of_the_vision_as_they_are(
    anybody: Client, vision: VisionResult
) -> None:
    package = anybody.get(f"/open-data/{VISION}/1/datapackage.json")
    draw(vision)
    again = anybody.get(f"/open-data/{VISION}/1/datapackage.json")
    assert (again.content, again["ETag"]) == (package.content, package["ETag"])
    assert [each.number for each in load.of_name(VISION)] == [1]


def test_ranges_of_a_later_vision_are_the_next_edition(vision: VisionResult) -> None:
    draw(vision)
    later = replace(vision, title="改訂版")
    draw(later)
    assert len(numbers()) == 1, "stored, not shown"
    show(later)
    assert [(number, result) for number, result, _ in numbers()] == [
        (2, later.address[:8]),
        (1, vision.address[:8]),
    ]


def test_catalogue_feed_page_and_api_tell_of_them(anybody: Client, vision: VisionResult) -> None:
    draw(vision)
    assert f"{RANGES}/1" in anybody.get("/open-data/catalog.jsonld").content.decode()
    assert f"{RANGES}/1" in anybody.get("/open-data/feed.atom").content.decode()
    page = anybody.get(f"{HOME}/").content.decode()
    assert "推計の幅（分位点）" in page
    assert f"/visions/{vision.area}/" in page
    shown = anybody.get(f"/api/3/action/package_show?id={RANGES}").json()["result"]
    assert shown["num_resources"] == 4 * 3
    found = anybody.get(f"/api/3/action/datastore_search?resource_id={RANGES}.1.quantiles").json()
    assert [row["value"] for row in found["result"]["records"]] == [50_000.5, 60_000.0]
    kinds = anybody.get("/api/3/action/package_search?fq=kind:ranges").json()["result"]
    assert kinds["count"] == 1

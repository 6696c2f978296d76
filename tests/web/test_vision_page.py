"""The page of a vision, without a browser."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.test import Client
from tests.cells import without_cells
from tests.people import planner

from sosei.publishing import documents
from sosei.publishing.sections import vision
from sosei.studies.result import VisionResult
from sosei.web.studies.models import Run, StudyDraft
from sosei.web.visions import actions, load
from sosei.web.visions.models import ResultFile, StoredResult

pytestmark = pytest.mark.django_db

PAGE = "/visions/07202/"


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """Every test reads from its own database."""
    load.result.cache_clear()


@pytest.fixture
def stored(sample_result: VisionResult) -> StoredResult:
    files = {
        "vision.pdf": b"%PDF-1.7",
        "population.csv": b"scenario,area\n",
        "figures/scenarios.svg": b"<svg/>",
    }
    row = actions.store(result=sample_result, files=files)
    actions.show(stored=row, by=planner())
    return row


def test_without_a_vision_the_front_says_where_one_comes_from(client: Client) -> None:
    assert "まだ公開したものはありません" in client.get("/").content.decode()


def test_the_front_leads_to_the_vision_of_a_town(client: Client, stored: StoredResult) -> None:
    assert f'href="{PAGE}"' in client.get("/").content.decode()


@pytest.mark.parametrize(("language", "ending"), [("ja", ""), ("en", "-en")])
def test_tables_and_the_map_of_numbers_are_taken_in_the_language_of_the_page(
    client: Client, stored: StoredResult, language: str, ending: str
) -> None:
    for name in ("vision-tables", "numbers"):
        kind = "json" if name == "numbers" else "pdf"
        for each in (f"{name}.{kind}", f"{name}-en.{kind}"):
            ResultFile.objects.create(result=stored, name=each, content=b"{}")
    page = client.get(PAGE, {"lang": language}, follow=True).content.decode()
    assert f'files/vision-tables{ending}.pdf"' in page
    assert f'files/numbers{ending}.json"' in page


def test_a_result_is_not_its_towns_vision_before_it_is_shown(
    client: Client, sample_result: VisionResult
) -> None:
    row = actions.store(result=sample_result, files={})
    assert client.get(PAGE).status_code == 404
    page = client.get(f"{PAGE}{row.address}/")
    assert page.status_code == 200
    assert "/open-data/vision-" not in page.content.decode()


def test_the_result_shown_last_is_the_vision(
    client: Client, stored: StoredResult, sample_result: VisionResult
) -> None:
    other = actions.store(result=replace(sample_result, title="別の試算"), files={})
    assert load.shown_address("07202") == stored.address
    actions.show(stored=other, by=planner())
    assert load.shown_address("07202") == other.address
    assert [town.title for town in load.towns()] == ["別の試算"]


def test_the_page_holds_every_section_with_its_answer(
    client: Client, stored: StoredResult, sample_result: VisionResult
) -> None:
    page = without_cells(client.get(PAGE).content.decode())
    for section in vision(sample_result, "vision"):
        assert section.question in page
        assert section.answer in page
    assert sample_result.manifest["note"] in page
    assert 'href="/open-data/vision-07202/"' in page


def test_the_policy_is_strict_and_the_page_keeps_it(client: Client, stored: StoredResult) -> None:
    answer = client.get(PAGE)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    page = answer.content.decode()
    assert not re.search(r"<script(?![^>]*(src=|application/json))", page)
    assert not re.search(r"<(?!meta)[^>]+\sstyle=|<style|\son\w+=", page)


def test_every_chart_has_an_alternative_a_picture_and_its_numbers(
    client: Client, stored: StoredResult
) -> None:
    page = client.get(PAGE).content.decode()
    charts = re.findall(
        r'<div class="chart" role="img" aria-label="([^"]+)" data-chart="([^"]+)"', page
    )
    assert len(charts) == 20
    for alternative, name in charts:
        assert alternative.endswith("。")
        assert f'<script id="{name}" type="application/json">' in page
    assert page.count("<noscript><img") == len(charts)


def test_a_swapped_fragment_holds_only_what_the_scenario_changes(
    client: Client, stored: StoredResult
) -> None:
    fragment = client.get(
        PAGE, {"scenario": "status-quo"}, headers={"HX-Request": "true"}
    ).content.decode()
    assert "<html" not in fragment
    assert 'id="figure-groups-status-quo"' in fragment
    assert 'id="figure-groups-vision"' not in fragment
    assert "<noscript" not in fragment


def test_without_javascript_the_scenario_is_a_link_to_the_whole_page(
    client: Client, stored: StoredResult
) -> None:
    page = client.get(PAGE, {"scenario": "status-quo"}).content.decode()
    assert "<html" in page
    assert 'id="figure-groups-status-quo"' in page


@pytest.mark.parametrize("address", [f"{PAGE}?scenario=nothing", "/visions/13101/"])
def test_what_is_not_there_is_not_found(client: Client, stored: StoredResult, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_downloaded_csv_opens_in_excel(client: Client, stored: StoredResult) -> None:
    answer = client.get(f"{PAGE}{stored.address}/files/population.csv")
    assert answer.content.startswith(b"\xef\xbb\xbfscenario")
    assert "attachment" in answer.headers["Content-Disposition"]
    assert (
        client.get(f"{PAGE}{stored.address}/files/vision.pdf").headers["Content-Type"]
        == "application/pdf"
    )
    assert client.get(f"{PAGE}{stored.address}/files/none.pdf").status_code == 404


def test_pages_take_no_other_method_than_reading(client: Client, stored: StoredResult) -> None:
    assert client.post(PAGE).status_code == 405


def test_the_same_result_is_stored_once(stored: StoredResult, sample_result: VisionResult) -> None:
    actions.store(result=sample_result, files={"vision.pdf": b"%PDF-new"})
    assert StoredResult.objects.count() == 1
    assert [bytes(f.content) for f in ResultFile.objects.all()] == [b"%PDF-new"]


def test_a_result_that_was_altered_is_not_shown(stored: StoredResult) -> None:
    StoredResult.objects.update(content=bytes(stored.content).replace(b"117376", b"117377"))
    with pytest.raises(load.DamagedResultError):
        load.shown("07202")


def test_the_pictures_of_the_book_are_those_that_the_page_names(
    client: Client, stored: StoredResult, sample_result: VisionResult
) -> None:
    page = client.get(PAGE).content.decode()
    named = set(re.findall(r"files/figures/([\w-]+)\.svg", page))
    assert named <= set(documents.pictures(vision(sample_result)))


def test_a_vision_that_came_of_a_run_leads_who_may_read_it_to_the_runs_fields(
    client: Client, stored: StoredResult
) -> None:
    study = StudyDraft.objects.create(by="planner", area="07202", title="検討", typed={})
    run = Run.objects.create(study=study, number=1, text="", result=stored)
    address = f"/studies/{study.pk}/runs/{run.number}/fields/"
    assert f'href="{address}"' in client.get(PAGE).content.decode()
    assert address not in Client().get(PAGE).content.decode()


def test_the_fields_are_taken_away_as_csv_where_there_are_any(
    client: Client, stored: StoredResult, sample_result: VisionResult
) -> None:
    address = f"{PAGE}{stored.address}/files/sectors.csv"
    assert address not in client.get(PAGE).content.decode()
    ResultFile.objects.create(result=stored, name="sectors.csv", content=b"scenario,area\n")
    assert address in client.get(PAGE).content.decode()
    assert client.get(address).content.startswith(b"\xef\xbb\xbfscenario")


def test_parts_of_a_chapter_stand_below_it_in_the_contents(
    client: Client, stored: StoredResult
) -> None:
    page = client.get(PAGE).content.decode()
    assert '<li><a href="#fields">' in page
    assert '<li class="sub"><a href="#fields-care">' in page
    assert '<h3 id="fields-care-heading">' in page

"""What programs and people are handed: files by edition, the catalogue, the feed, the pages."""

from __future__ import annotations

import json
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from tests.people import planner
from tests.small_counts import districts
from tests.web.open_data.conftest import REVIEW, VISION, show

from sosei.publishing.open_data import book
from sosei.publishing.open_data.of_result import of_result
from sosei.publishing.open_data.of_review import of_review
from sosei.studies.result import VisionResult
from sosei.web.open_data import load
from sosei.web.reviews import load as reviews
from sosei.web.reviews.models import Edition
from sosei.web.visions import actions as visions

pytestmark = pytest.mark.django_db
FILES = f"/open-data/{VISION}/1"
ATOM = "{http://www.w3.org/2005/Atom}"


def test_a_file_is_what_publishing_makes_of_the_frozen_result(
    anybody: Client, vision: VisionResult
) -> None:
    issued = load.editions()[0].issued
    made = book.files(of_result(vision, version="1", issued=issued))
    for name in ("history.csv", "history.json", "history.parquet", "datapackage.json"):
        answer = anybody.get(f"{FILES}/{name}")
        assert answer.status_code == 200
        assert answer.content == made[name]
    assert anybody.get(f"{FILES}/history.xlsx").status_code == 404
    assert anybody.get(f"/open-data/{VISION}/2/history.csv").status_code == 404


def test_a_review_has_its_tables_as_they_were_frozen(review: Edition) -> None:
    made = of_review(reviews.edition_of(review))
    judged = made.resource("judgement")
    assert judged is not None
    assert made.name == REVIEW
    assert [row[0] for row in judged.rows] == ["births", "waiting", "visitors"]
    indicators = made.resource("indicators")
    assert indicators is not None
    (births,) = (each for each in indicators.records() if each["id"] == "births")
    assert (births["baseline"], births["target"]) == ("839", 839.0)


def test_what_is_only_stored_is_not_published(anybody: Client, small: VisionResult) -> None:
    visions.store(result=small, files={})
    assert anybody.get(f"/open-data/{VISION}/").status_code == 404
    assert anybody.get(f"{FILES}/history.csv").status_code == 404
    assert load.editions() == []


def test_an_edition_keeps_its_address_when_a_newer_one_is_shown(
    anybody: Client, vision: VisionResult
) -> None:
    first = anybody.get(f"{FILES}/events.csv")
    show(vision)  # once more: nothing new
    show(replace(vision, title="改訂版"))
    assert [each.number for each in load.of_name(VISION)] == [2, 1]
    again = anybody.get(f"{FILES}/events.csv")
    assert (again.content, again["ETag"]) == (first.content, first["ETag"])
    page = anybody.get(f"/open-data/{VISION}/1/").content.decode()
    assert "新しい版があります" in page
    assert "改訂版" in anybody.get(f"/open-data/{VISION}/").content.decode()
    show(vision)
    assert [each.address for each in load.of_name(VISION)][::2] == [vision.address] * 2


@pytest.mark.parametrize(
    "path", ["/open-data/catalog.jsonld", "/open-data/feed.atom", f"{FILES}/history.csv"]
)
def test_what_did_not_change_is_not_sent_again(
    anybody: Client, vision: VisionResult, path: str
) -> None:
    first = anybody.get(path)
    assert first.status_code == 200
    for asked in (
        {"If-None-Match": first["ETag"]},
        {"If-Modified-Since": first["Last-Modified"]},
    ):
        again = anybody.get(path, headers=asked)
        assert (again.status_code, again.content) == (304, b"")
    assert anybody.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_new_edition_changes_the_catalogue_and_the_feed(
    anybody: Client, vision: VisionResult
) -> None:
    paths = ("/open-data/catalog.jsonld", "/open-data/feed.atom")
    before = [anybody.get(path)["ETag"] for path in paths]
    show(replace(vision, title="改訂版"))
    for path, tag in zip(paths, before, strict=True):
        answer = anybody.get(path, headers={"If-None-Match": tag})
        assert answer.status_code == 200
        assert "改訂版" in answer.content.decode()


def test_the_catalogue_names_files_that_are_there(
    anybody: Client, vision: VisionResult, review: Edition
) -> None:
    told = json.loads(anybody.get("/open-data/catalog.jsonld").content)
    assert {each["dct:identifier"] for each in told["dcat:dataset"]} == {VISION, REVIEW}
    for dataset in told["dcat:dataset"]:
        assert anybody.get(dataset["@id"]).status_code == 200
        loads = [each["dcat:downloadURL"]["@id"] for each in dataset["dcat:distribution"]]
        assert all(anybody.get(address).status_code == 200 for address in loads)


def test_the_feed_tells_what_was_published_and_frozen(
    anybody: Client, vision: VisionResult, review: Edition
) -> None:
    feed = ET.fromstring(anybody.get("/open-data/feed.atom").content)  # noqa: S314 - our own
    titles = [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]
    assert titles == [
        "試験の戦略 2021年度（令和3年度） 効果検証 を確定しました（第1版）",
        f"{vision.title} を公開しました（第1版）",
    ]
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")]
    assert len({*ids}) == 2


def test_only_what_is_open_to_all_may_be_read_from_pages_of_others(
    anybody: Client, vision: VisionResult
) -> None:
    opened = (f"{FILES}/history.csv", "/open-data/catalog.jsonld", "/open-data/feed.atom")
    for path in (*opened, "/api/openapi.json", "/api/3/action/package_list"):
        assert anybody.get(path)["Access-Control-Allow-Origin"] == "*"
        assert anybody.options(path).status_code == 204
    assert "POST" in anybody.options("/api/3/action/package_list")["Access-Control-Allow-Methods"]
    for path in ("/", "/open-data/", "/reviews/editions/", "/login/"):
        assert "Access-Control-Allow-Origin" not in anybody.get(path)


def test_the_page_of_a_dataset_tells_licence_source_and_editions(
    anybody: Client, vision: VisionResult
) -> None:
    page = anybody.get(f"/open-data/{VISION}/").content.decode()
    for words in ("CC BY 4.0", "総務省統計局", "第1版", f"{FILES}/history.csv", "会津若松市「"):
        assert words in page


def test_a_result_with_suppressed_counts_is_handed_out_whole_to_the_city_hall_alone(
    anybody: Client, client: Client, small: VisionResult
) -> None:
    told = districts(("東", 4), ("西", 50), ("北", 20))
    result = replace(small, tables={**small.tables, "field_districts": told})
    visions.show(
        stored=visions.store(result=result, files={"result.json": result.content}), by=planner()
    )
    whole = f"/visions/07202/{result.address}/files/result.json"
    assert anybody.get(whole).status_code == 404
    assert client.get(whole).content == result.content
    table = anybody.get(f"{FILES}/field-districts.csv").content.decode()
    assert "status-quo,東,2015,,,,,false,東,suppressed" in table
    assert "秘匿" in anybody.get(f"/open-data/{VISION}/").content.decode()

"""The map's pages and files, without a browser."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings
from tests import atlas
from tests.people import planner

from sosei.library import Library
from sosei.studies.result import VisionResult
from sosei.web.visions import actions

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folders")]

NEWEST = "series=official&year=2050"


@pytest.fixture
def held(tmp_path: Path, settings: Settings) -> Library:
    """Two censuses, a projection, boundaries."""
    library = atlas.full(tmp_path)
    settings.LIBRARY = library.folder
    return library


def page(address: str, status: int = 200) -> str:
    answer = Client().get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def rows(told: str) -> list[str]:
    """Names and values of the list, in order."""
    found = re.findall(r'<tr><th scope="row">(.*?)</th><td>(.*?)</td></tr>', told, re.S)
    return [" ".join(re.sub("<.*?>", " ", " ".join(pair)).split()) for pair in found]


def test_without_figures_the_page_says_what_to_take_in() -> None:
    assert "全市区町村の国勢調査か将来推計人口のファイルを取り込んでください" in page("/map/")
    page("/map/map.csv", 404)


def test_without_boundaries_the_list_is_there_and_the_page_says_what_is_missing(
    tmp_path: Path, settings: Settings
) -> None:
    settings.LIBRARY = atlas.library_of(tmp_path, atlas.census(2015, {atlas.AIZU: 5.0})).folder
    told = page("/map/07/?measure=population")
    assert "国土数値情報「行政区域（N03）」" in told
    assert "atlas-map" not in told
    assert rows(told) == ["会津若松市 190", "耶麻郡猪苗代町 未公表"]
    page("/map/07/map.svg", 404)


def test_a_prefecture_is_mapped_and_listed(held: Library) -> None:
    told = page("/map/07/?measure=change&series=census&year=2015&order=low")
    assert "人口の増減率：2010年から2015年、国勢調査（実績）" in told
    assert rows(told) == ["耶麻郡猪苗代町 −20.0%", "会津若松市 −9.1%"]
    assert told.count("<path d=") >= 2
    assert "国土数値情報 行政区域（N03）" in told


def test_what_a_source_does_not_tell_is_unknown_and_has_no_colour(held: Library) -> None:
    told = page(f"/map/07/?measure=population&{NEWEST}")
    assert rows(told) == ["会津若松市 1,710", "耶麻郡猪苗代町 未公表"]
    assert "1地域は値が公表されていないか、推計できません" in told


def test_figures_that_a_part_of_the_nation_has_none_of_are_not_shown_first(
    tmp_path: Path, settings: Settings
) -> None:
    settings.LIBRARY = atlas.library_of(
        tmp_path,
        atlas.census(2015, {atlas.AIZU: 5.0}),
        atlas.projection({2020: {atlas.SENDAI: 1.0}}),
    ).folder
    assert "国勢調査（実績）" in page("/map/07/?measure=population")
    assert "社会保障・人口問題研究所の推計</h2>" in page("/map/04/?measure=population")


def test_a_prefecture_of_which_not_every_town_is_known_has_no_sum(held: Library) -> None:
    assert "福島県 未公表" in rows(page("/map/?by=prefectures&measure=population"))
    assert len(rows(page("/map/?measure=population"))) == 3


def test_a_town_with_a_vision_is_linked_from_map_and_list(
    held: Library, sample_result: VisionResult
) -> None:
    actions.show(stored=actions.store(result=sample_result, files={}), by=planner())
    told = page("/map/07/")
    assert told.count('href="/visions/07202/"') == 2
    assert 'href="/visions/07408/"' not in told
    nation = page("/map/?by=municipalities")
    assert nation.count('href="/visions/07202/"') == 2
    assert re.search(r'<a href="/map/04/\?[^"]+" tabindex="-1">', nation)


def test_a_prefecture_leads_to_its_own_map_of_the_same_measure(held: Library) -> None:
    told = page(f"/map/?by=prefectures&measure=share_age_0_14&{NEWEST}")
    assert 'href="/map/07/?measure=share_age_0_14&amp;series=official&amp;year=2050' in told


def test_what_does_not_go_together_gives_way_to_what_is_nearest(held: Library) -> None:
    assert "：2010年から2015年、" in page("/map/07/?measure=change&series=census&year=2050")
    assert (
        "20～39歳女性"
        not in re.findall("<h2.*?</h2>", page("/map/?by=prefectures&measure=nine_class"))[0]
    )


@pytest.fixture
def shown(held: Library, sample_result: VisionResult) -> VisionResult:
    """The vision of one of the towns, shown."""
    actions.show(stored=actions.store(result=sample_result, files={}), by=planner())
    return sample_result


PUBLISHED = "series=published&year=2060"


def test_published_visions_are_a_series_whose_values_name_their_cells(shown: VisionResult) -> None:
    told = page(f"/map/07/?measure=population&{PUBLISHED}")
    cell = "indicators.value[vision,07202,2060,total]"
    total = shown.at(cell)
    assert isinstance(total, float)
    assert rows(told) == [f"会津若松市 {total:,.0f}", "耶麻郡猪苗代町 未公表"]
    assert f'<span data-cell="{cell}">' in told
    assert "各市区町村「人口ビジョン」" in told
    assert "1地域は、人口ビジョンをこのサーバーで公開していないか、" in told
    assert "未公表（1）" in told
    shares = page(f"/map/07/?measure=share_age_0_14&{PUBLISHED}")
    assert f'data-cells="indicators.value[vision,07202,2060,age_0_14] {cell}"' in shares


def test_the_values_of_visions_name_each_its_own(shown: VisionResult) -> None:
    answer = Client().get(f"/map/07/map.csv?measure=change&{PUBLISHED}")
    first, second = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert first["base_year"] == "2015"
    assert shown.address in first["statistic"]
    assert shown.title in first["statistic"]
    assert (second["value"], second["statistic"]) == ("", "")


def test_prefectures_are_no_sums_of_visions(shown: VisionResult) -> None:
    told = page(f"/map/?by=prefectures&measure=population&{PUBLISHED}")
    assert "公開中の人口ビジョン" not in told
    assert "公開中の人口ビジョン" in page("/map/?by=municipalities&measure=population")


def test_visions_are_mapped_without_any_figures(db: None, sample_result: VisionResult) -> None:
    actions.show(stored=actions.store(result=sample_result, files={}), by=planner())
    told = page("/map/07/?measure=population")
    assert "公開中の人口ビジョン（各市区町村が選んだ案）" in told
    assert len(rows(told)) == 1
    assert "複数の市区町村の統計がまだありません" in page("/map/?by=prefectures")


@pytest.mark.parametrize(
    "address",
    [
        "/map/48/",
        "/map/7/",
        "/map/?by=wards",
        "/map/?measure=x",
        "/map/?series=x",
        "/map/?year=x",
        "/map/?way=x",
        "/map/?order=x",
        "/map/map.pdf",
    ],
)
def test_a_word_that_there_is_not_is_not_found(held: Library, address: str) -> None:
    page(address, 404)


def test_values_are_handed_out_unrounded(held: Library) -> None:
    answer = Client().get(f"/map/07/map.csv?measure=share_age_65_plus&{NEWEST}")
    assert answer.headers["Content-Disposition"].endswith(
        'filename="map-07-share_age_65_plus-official-2050.csv"'
    )
    first, second = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert first["area"] == "07202"
    assert float(first["value"]) == pytest.approx(6 / 19)
    assert second["value"] == ""


def test_the_map_is_handed_out_as_a_picture(held: Library) -> None:
    drawn = Client().get("/map/map.svg?by=municipalities")
    assert drawn.headers["Content-Type"] == "image/svg+xml"
    assert "加工して作成" in drawn.content.decode()
    assert Client().get("/map/07/map.png").content.startswith(b"\x89PNG")


def test_a_damaged_library_is_said_without_its_files(held: Library) -> None:
    next(held.folder.glob("blocks/census/*.parquet")).write_bytes(b"x")
    told = page("/map/07/", 503)
    assert "いま統計データを読めません" in told
    assert "census" not in told
    page("/map/07/map.csv", 404)

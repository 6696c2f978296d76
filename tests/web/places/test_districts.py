"""Districts of a municipality on its pages: given, seen by scenario, handed out; what is faulty is refused."""

from __future__ import annotations

import csv
import io

import pytest
from tests.builders import Row
from tests.districts import ROLES, SCHOOLS, count_rows, districts_block
from tests.web.places.conftest import Place

from sosei.web.data.load import library
from sosei.web.places.models import OwnFiles


def rows_of(answer_text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer_text.removeprefix("\ufeff"))))


@pytest.fixture
def given(place: Place) -> Place:
    """Districts, schools and the centre are saved."""
    place.save("districts", districts=count_rows(), schools=SCHOOLS, district_roles=ROLES)
    return place


def test_without_districts_the_page_says_what_to_do(place: Place) -> None:
    assert "地区別人口がまだ登録されていません" in place.see("districts/")
    place.see("districts/district_totals.csv", 404)


def test_what_was_read_is_shown_before_it_is_saved(place: Place) -> None:
    answer = place.send("districts", districts=count_rows(), schools=SCHOOLS)
    page = place.client.get(answer.headers["Location"]).content.decode()
    assert "3地区、合計" in page
    assert "学校は3校です" in page
    assert "河東、湊" in page  # the districts of a school
    assert "地区別人口がまだ登録されていません" in place.see("districts/")


def test_districts_are_told_by_scenario(given: Place) -> None:
    page = given.see("districts/")
    assert "すべての地区（3地区）で人口が3割以上減る" in page
    assert "城前（中心市街地）" in page
    assert "全体に占める中心市街地の人口は" in page
    assert "複式学級" in page
    assert "毎年必要な移住世帯数【世帯】" in page
    aim = given.see("districts/?scenario=vision")
    assert aim != page
    given.see("districts/?scenario=nothing", 404)


def test_tables_have_every_scenario_and_add_up_to_the_run(given: Place) -> None:
    answer = given.client.get(given.at("districts/district_totals.csv"))
    rows = rows_of(answer.content.decode())
    stored = given.run.result
    assert stored is not None
    assert {row["scenario"] for row in rows} == {"status-quo", "vision"}
    told = sum(float(r["total"]) for r in rows if (r["scenario"], r["year"]) == ("vision", "2060"))
    indicators = given.client.get(f"/visions/07202/{stored.pk}/")
    assert indicators.status_code == 200
    assert f"{told:,.0f}" in indicators.content.decode()
    for name in ("schools", "school_totals", "settlers", "town_centre", "districts"):
        assert given.client.get(given.at(f"districts/{name}.csv")).status_code == 200
    given.see("districts/other.csv", 404)


def test_every_fault_of_all_files_is_named_at_once(place: Place) -> None:
    counts = [row for row in count_rows() if row["district"] != "湊"]
    schools: list[Row] = [
        *(row for row in SCHOOLS if row["district"] != "湊"),
        {"school": "西小", "kind": "elementary", "district": ""},
    ]
    roles: list[Row] = [{"district": "城南", "town_centre": "yes", "unbounded": ""}]
    answer = place.send("districts", districts=counts, schools=schools, district_roles=roles)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "市区町村 " in page  # the list does not cover the town
    assert "西小：地区がありません" in page
    assert "「城南」" in page
    assert not OwnFiles.objects.exists()


def test_two_districts_of_one_name_and_missing_ages_are_refused(place: Place) -> None:
    rows = count_rows()
    again = [row for row in rows if row["district"] == "湊"]
    assert "湊" in place.send("districts", districts=rows + again).content.decode()
    fewer = [row for row in rows if (row["district"], row["age"]) != ("湊", "0-4")]
    page = place.send("districts", districts=fewer).content.decode()
    assert "湊 2015年：男 0～4歳、女 0～4歳 がありません" in page
    assert not OwnFiles.objects.exists()


def test_counts_of_another_statistic_are_taken_within_what_was_chosen(place: Place) -> None:
    rows = [{**row, "population": float(str(row["population"])) * 1.01} for row in count_rows()]
    assert place.send("districts", districts=rows).status_code == 422
    answer = place.send("districts", districts=rows, within="0.02")
    assert answer.status_code == 302
    assert OwnFiles.objects.get().within == 0.02


def test_districts_of_the_official_figures_need_no_file(place: Place) -> None:
    assert "取り込み済みの「地域・年齢別人口」を使う" not in place.see("own/")
    library().add([districts_block(count_rows())], "planner")
    assert "取り込み済みの「地域・年齢別人口」を使う" in place.see("own/")
    answer = place.send("districts", held="1", schools=SCHOOLS)
    assert answer.status_code == 302, answer.content.decode()
    page = place.client.get(answer.headers["Location"]).content.decode()
    assert "3地区、合計" in page
    assert "地域・年齢別人口" in page


def test_districts_of_another_base_are_told_as_faults(given: Place) -> None:
    saved = OwnFiles.objects.get()
    files = dict(saved.files)
    text = files["districts.csv"]["text"].replace(",2015,", ",2020,").replace(",2010,", ",2015,")
    files["districts.csv"] = {**files["districts.csv"], "text": text}
    saved.delete()
    OwnFiles.objects.create(
        area="07202", subject="districts", files=files, by="x", saved_at=saved.saved_at
    )
    page = given.see("districts/", 422)
    assert "地区の見通しを示せません" in page
    assert "基準年 2015 年" in page
    given.see("districts/district_totals.csv", 404)

"""A municipality's own files: looked at, saved, used, taken away; what is faulty is refused as a whole."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from django.test import Client
from tests import own_rates
from tests.builders import Row
from tests.web.places.conftest import Place

from sosei.web.places.models import OwnFiles
from sosei.web.places.subjects import FILES, Subject
from sosei.web.trail.models import Event

CARERS = own_rates.rows("carers")


def certified(*, over: float = 0.5) -> list[Row]:
    return [{**row, "value": over} for row in own_rates.rows("care_certified")]


def test_nothing_is_given_at_first_and_the_page_says_what_can_be(place: Place) -> None:
    page = place.see("own/")
    assert page.count("まだ登録がありません") == len(Subject)
    assert "rate, statistic, table" in page
    assert "floor_area" in page


def test_what_changes_is_shown_before_anything_is_saved(place: Place) -> None:
    answer = place.send("rates", rates=[*CARERS, *certified()])
    page = place.client.get(answer.headers["Location"]).content.decode()
    assert "要介護・要支援認定率" in page
    assert "65〜69歳" in page  # the nation's first group, 2.8%
    assert "2.80%" in page
    assert "50.00%" in page
    assert "必要な介護職員【人】" in page
    assert not OwnFiles.objects.filter(saved_at__isnull=False).exists()
    assert "必要な介護職員" not in place.see("fields/care/")


def test_saved_rates_go_before_the_nations_and_the_others_stay_marked(place: Place) -> None:
    answer = place.save("rates", rates=certified())
    assert answer.headers["Location"].endswith("own/?done=rates")
    assert "保存しました" in place.see("own/?done=rates")
    care = place.see("fields/care/")
    assert "シナリオの比較：要介護・要支援認定者【人】" in care
    assert "シナリオの比較：要介護・要支援認定者【人】（全国の率" not in care
    assert "市区町村の率" in care
    assert "全国の率" in care  # patients, benefit
    assert "（全国の率・等級Aによる）" in place.see("fields/")  # the employed


def test_saving_again_replaces_and_the_trail_tells_both(place: Place) -> None:
    place.save("rates", rates=certified())
    place.save("rates", rates=CARERS)
    saved = OwnFiles.objects.get(saved_at__isnull=False)
    assert "carers" in saved.files["rates.csv"]["text"]
    events = list(Event.objects.filter(verb="own.save").order_by("number"))
    assert [bool(event.before) for event in events] == [False, True]
    assert "sha256" in events[1].before
    assert events[1].before == events[0].after


def test_what_somebody_else_saved_meanwhile_is_not_overwritten(
    place: Place, client_of: Callable[..., Client]
) -> None:
    looked = place.send("rates", rates=certified()).headers["Location"]
    first, place.client = place.client, client_of("planner", name="other")
    assert place.client.get(looked).status_code == 404
    place.save("rates", rates=CARERS)
    answer = first.post(looked, {"replaces": ""})
    assert answer.status_code == 409
    assert "ほかの人が先に変更しました" in answer.content.decode()
    assert "carers" in OwnFiles.objects.get(saved_at__isnull=False).files["rates.csv"]["text"]


def test_taking_away_brings_the_nations_rates_back(place: Place) -> None:
    before = place.client.get(place.at("fields.csv")).content
    place.save("rates", rates=certified())
    assert "控えがない場合は" in place.see("own/rates/remove/")
    assert place.client.post(place.at("own/rates/remove/")).status_code == 302
    assert place.client.get(place.at("fields.csv")).content == before
    assert Event.objects.filter(verb="own.remove").count() == 1
    place.see("own/rates/remove/", 404)


def test_every_fault_is_named_at_once_in_the_owners_words_and_nothing_is_kept(place: Place) -> None:
    rows = [row for row in certified(over=1.2) if row["age"] != "65+"]
    rows += [{**certified(over=1.2)[0], "age": "75-79"}, {**CARERS[0], "unit": "person"}]
    answer = place.send("rates", rates=rows)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "0 から 1 までの割合" in page
    assert "もれなく重なりなく" in page
    assert "worker/person" in page
    assert not OwnFiles.objects.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "ファイルがありません"),
        ("率".encode("cp932"), "UTF-8"),
        (b"rate,value\n", "statistic"),
    ],
)
def test_what_is_no_file_of_rates_is_refused(place: Place, content: bytes, words: str) -> None:
    answer = place.send("rates", **({"rates": content} if content else {}))
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_own_series_stand_among_the_observed_and_fit_the_rates(place: Place) -> None:
    seen = {"field": "care", "item": "certified", "year": 2020, "area": "07202", "value": 7000,
            "unit": "person", "statistic": "介護保険事業状況報告", "table": "第4-1表"}  # fmt: skip
    own = {**seen, "item": "通いの場の参加者", "value": 321}
    place.save("observed", observed=[seen, own])
    page = place.see("fields/care/")
    assert "通いの場の参加者【人】" in page
    assert re.search(r"要介護・要支援認定者.*?×[01]\.\d\d", page, re.DOTALL)


def test_figures_of_another_municipality_are_refused(place: Place) -> None:
    seen = {"field": "care", "item": "certified", "year": 2020, "area": "07201", "value": 7000,
            "unit": "person", "statistic": "介護保険事業状況報告", "table": "第4-1表"}  # fmt: skip
    answer = place.send("observed", observed=[seen])
    assert answer.status_code == 422
    assert "検討の市区町村 07202" in answer.content.decode()


def test_facilities_held_stand_beside_facilities_per_resident_held(place: Place) -> None:
    hall = {"facility": "市民会館", "kind": "市民文化系施設", "floor_area": 5000,
            "built": 1990, "renovated": ""}  # fmt: skip
    place.save("facilities", facilities=[hall])
    page = place.see("fields/town/")
    assert "公共施設の更新費用（現状維持）【百万円／年】" in page
    assert "公共施設の更新費用（1人当たり面積を維持）【百万円／年】" in page
    answer = place.send("facilities", facilities=[{**hall, "built": 2030}])
    assert answer.status_code == 422


def test_a_saved_file_is_handed_out_guarded_and_others_are_not(place: Place) -> None:
    rows = [{**CARERS[0], "table": "=HYPERLINK(1)"}]
    place.save("rates", rates=rows)
    answer = place.client.get(place.at("own/rates/rates.csv"))
    assert "'=HYPERLINK(1)" in answer.content.decode()
    place.see("own/rates/observed.csv", 404)
    place.see("own/observed/observed.csv", 404)


def test_a_reader_of_the_city_hall_sees_the_files_and_sends_none(
    place: Place, client_of: Callable[..., Client]
) -> None:
    place.save("rates", rates=CARERS)
    place.client = client_of("viewer")
    page = place.see("own/")
    assert "rates.csv をダウンロードする" in page
    assert 'type="file"' not in page
    assert place.send("rates", rates=CARERS).status_code == 403


def test_every_field_has_a_page_that_leads_on_and_another_word_has_none(place: Place) -> None:
    overview = place.see("fields/")
    for name in ("children", "care", "work", "town", "exchange"):
        assert f'fields/{name}/"' in overview
        assert f'id="fields-{name}"' in place.see(f"fields/{name}/")
    assert "累計の差：" in place.see("fields/care/")
    place.see("fields/nothing/", 404)
    assert "現状推計との差です" in place.see("fields/care/")
    assert "長期人口ビジョン（試算）との差です" in place.see("fields/care/?against=vision")
    place.see("fields/care/?against=nothing", 404)


def test_workers_by_industry_go_before_the_nations_shares(place: Place) -> None:
    rows: list[Row] = [
        {"year": year, "industry": name, "age": age, "workers": 100 + year - 2010,
         "statistic": "国勢調査", "table": "例"}
        for year in (2010, 2015)
        for name in ("例の産業", "別の産業")
        for age in (*(f"{low}-{low + 4}" for low in range(15, 85, 5)), "85+")
    ]  # fmt: skip
    place.save("industries", industries=rows)
    page = place.see("fields/work/")
    assert "産業別の就業者（例の産業）【人】" in page
    assert "産業別の就業者（農業、林業）" not in page
    assert place.send("industries", industries=rows[:-1]).status_code == 422


def test_the_rates_that_are_used_can_be_sent_back_and_change_nothing(place: Place) -> None:
    for own in ([], CARERS):
        if own:
            place.save("rates", rates=own)
        used = place.client.get(place.at("own/used_rates.csv")).content
        assert (b"carers" in used) is bool(own)
        answer = place.send("rates", rates=used)
        page = place.client.get(answer.headers["Location"]).content.decode()
        assert "いま使っている率・見通しと同じです" in page
    place.save("rates", rates=used)
    assert "（全国の率・等級Bによる）" in place.see("fields/care/")


def test_the_columns_that_the_page_names_are_those_that_are_read(place: Place) -> None:
    """A file of a column of no name is refused with the columns that are missing and those that may be there."""
    for subject, files in FILES.items():
        for file in files:
            sent = {each.name.removesuffix(".csv"): b"x\n1\n" for each in files if each.needed}
            answer = place.send(str(subject), **{**sent, file.name.removesuffix(".csv"): b"x\n1\n"})
            page = html.unescape(answer.content.decode())
            told = [line for line in page.split("<li>") if line.startswith(file.name)]
            assert answer.status_code == 422, file.name
            for column in (*file.columns.split(", "), *filter(None, file.more.split(", "))):
                assert any(column in line for line in told), (file.name, column, told)

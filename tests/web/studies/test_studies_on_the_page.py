"""A study made, saved with and without faults, and handed out as its file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests import planner_files, sample
from tests.people import WHO
from tests.web.planner import Planner
from tests.web.studies.studio import AIM, Studio

from sosei.web.studies.models import StudyDraft


def test_without_figures_the_list_leads_to_them_first(empty: Studio) -> None:
    page = empty.see("/studies/")
    assert "はじめに、統計データを取り込んでください" in page
    assert "新しくつくる" not in page


def test_a_town_is_found_by_part_of_its_name_and_every_choice_has_its_reason(
    studio: Studio,
) -> None:
    page = studio.see("/studies/new/?town=会津")
    assert "福島県会津若松市（07202）" in page
    assert "2015年国勢調査" in page
    assert "結果の大きさを見て選んだものではありません" in page
    assert "この設定でつくる" in page


def test_what_is_missing_is_told_with_who_publishes_it(studio: Studio) -> None:
    page = studio.see("/studies/new/?area=07202")
    assert "住民基本台帳 人口動態" in page
    assert "総務省「住民基本台帳に基づく人口、人口動態及び世帯数」" in page


def test_a_name_of_several_towns_asks_which(studio: Studio) -> None:
    studio.drop_and_see(("twins.csv", planner_files.twins()))
    page = studio.see("/studies/new/?town=府中市")
    assert '<a href="?area=13206">東京都府中市（13206）</a>' in page
    assert '<a href="?area=34208">広島県府中市（34208）</a>' in page


def test_a_place_without_a_census_cannot_be_made_a_study_of(empty: Studio) -> None:
    empty.drop_and_see(("register.csv", planner_files.register()))
    page = empty.see("/studies/new/?town=会津若松市")
    assert "まだ検討をつくれません" in page
    assert "この設定でつくる" not in page
    assert empty.client.post("/studies/new/", {"area": "07202"}).status_code == 200
    assert not StudyDraft.objects.exists()


def test_an_unknown_town_is_said(studio: Studio) -> None:
    assert "この名前の市町村がありません" in studio.see("/studies/new/?town=どこにもない町")
    assert studio.client.post("/studies/new/", {"area": "99999"}).status_code == 422


def test_the_page_of_a_new_study_has_everything_preset_and_no_fault(studio: Studio) -> None:
    study = studio.make()
    page = studio.see(f"/studies/{study.pk}/")
    assert 'value="2005-2010" checked' in page
    assert '<option value="2060" selected>2060年' in page
    assert "直すところ" not in page


def test_a_study_is_saved_as_typed_and_its_version_counts(studio: Studio) -> None:
    study = studio.make()
    answer = studio.type(study, {"study-title": "わたしの検討", **AIM})
    assert answer.headers["Location"] == f"/studies/{study.pk}/?saved=1"
    page = studio.see(answer.headers["Location"])
    assert "保存しました" in page
    assert "わたしの検討" in page
    study.refresh_from_db()
    assert study.version == 2
    assert study.typed["scenario-1-name"] == ["scenario-1"]


def test_with_faults_it_is_saved_all_the_same_and_nothing_typed_is_lost(studio: Studio) -> None:
    study = studio.make()
    faulty = {"study-title": "", "scenario-1-label": "案", "scenario-1-tfr-0-year": "二千二十"}
    page = studio.see(studio.type(study, faulty).headers["Location"])
    assert "実行する前に、" in page
    assert "二千二十" in page
    assert '<a href="#study-title">' in page
    assert 'id="study-title-fault-1"' in page
    assert 'aria-describedby="study-title-fault-1"' in page


def test_faults_stand_in_english_on_the_english_page(studio: Studio) -> None:
    study = studio.make()
    studio.type(study, {"study-title": ""})
    page = studio.see(f"/studies/{study.pk}/?lang=en")
    assert "Town and title, column &quot;Title&quot;: found nothing" in page
    assert "Save and run" in page


def test_figures_that_are_not_held_are_a_fault_at_their_field_when_run(studio: Studio) -> None:
    study = studio.make()
    answer = studio.send(study, "run", assumptions__fertility__cwr_per_tfr__year="1985")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "全国の合計特殊出生率と国勢調査 1985年 の数値がありません" in page
    assert '<a href="#assumptions-fertility-cwr_per_tfr-year">' in page
    assert not study.runs.exists()


def test_a_row_is_added_and_taken_out_without_javascript_and_without_saving(
    studio: Studio,
) -> None:
    study = studio.make()
    assert 'id="event-0"' not in studio.see(f"/studies/{study.pk}/")
    page = studio.send(study, "add:event", study__title="まだ保存しない").content.decode()
    assert 'id="event-0"' in page
    assert "まだ保存しない" in page
    page = studio.send(study, "remove:scenario-0").content.decode()
    assert 'id="scenario-0"' not in page
    study.refresh_from_db()
    assert study.version == 1


def test_a_stale_save_overwrites_nothing_and_shows_both_texts(studio: Studio) -> None:
    study = studio.make()
    studio.type(study, {"study-title": "ほかの人の題"})
    answer = studio.send(study, version=1, study__title="わたしの題")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "別の画面で保存されました" in page
    assert "ほかの人の題" in page
    assert 'value="わたしの題"' in page
    study.refresh_from_db()
    assert study.title == "ほかの人の題"
    version = re.search(r'name="version" value="(\d+)"', page)
    assert version
    assert version[1] == "2"


def test_a_study_is_every_planners_and_others_only_read_it(
    studio: Studio, client_of: Callable[..., Client]
) -> None:
    study = studio.make()
    successor = Planner(client_of("planner", name="successor"))
    assert study.title in successor.see("/studies/")
    assert study.title in successor.see(f"/studies/{study.pk}/")
    viewer = Planner(client_of("viewer"))
    page = viewer.see("/studies/")
    assert study.title in page
    assert f"/studies/{study.pk}/" not in page
    for address in ("", "delete/"):
        viewer.see(f"/studies/{study.pk}/{address}", 403)
    for address in ("", "copy/", "delete/", "runs/1/show/"):
        assert viewer.client.post(f"/studies/{study.pk}/{address}").status_code == 403


def test_the_town_of_a_study_cannot_be_exchanged_by_a_form(studio: Studio) -> None:
    study = studio.make()
    studio.type(study, {"study-area": "13101"})
    study.refresh_from_db()
    assert study.typed["study-area"] == ["07202"]


def test_fields_that_are_not_of_the_page_are_not_kept(studio: Studio) -> None:
    study = studio.make()
    studio.client.post(f"/studies/{study.pk}/", {"version": 1, "evil": "x", "study-title": "題"})
    study.refresh_from_db()
    assert set(study.typed) == {"study-title", "study-area"}


def test_the_file_that_is_downloaded_is_the_study_and_can_be_read_again(studio: Studio) -> None:
    study = studio.make()
    studio.type(study, AIM)
    answer = studio.client.get(f"/studies/{study.pk}/file/")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="study-07202.toml"'
    plain = tomllib.loads(answer.content.decode())
    assert plain["scenario"]["scenario-1"]["tfr"] == {"2020": 1.5, "2040": 2.1}
    assert studio.read(answer.content).status_code == 302
    again = StudyDraft.objects.all()[0]
    assert again.pk != study.pk
    copy = studio.client.get(f"/studies/{again.pk}/file/")
    assert tomllib.loads(copy.content.decode()) == plain


def test_a_study_with_faults_has_no_file_and_says_why(studio: Studio) -> None:
    study = studio.make()
    studio.type(study, {"study-title": ""})
    answer = studio.client.get(f"/studies/{study.pk}/file/")
    assert answer.status_code == 422
    assert "直すところ" in answer.content.decode()


def test_the_sample_study_file_is_read_with_everything_it_states(studio: Studio) -> None:
    assert studio.read(sample.STUDY.read_bytes()).status_code == 302
    page = studio.see(f"/studies/{StudyDraft.objects.all()[0].pk}/")
    assert "ICTオフィス「スマートシティAiCT」開所" in page
    assert "長期の総人口の目標。10万人規模（年の記載なし）" in page


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "ファイルがありません"),
        (b"\xff\xfe", "UTF-8"),
        (b"[study", "study.toml"),
        (b"[stuby]\n", "知らない項目"),
        (b"x" * 1_000_001, "1,000,000"),
    ],
)
def test_a_file_that_is_no_study_is_refused_on_the_page(
    studio: Studio, content: bytes, words: str
) -> None:
    answer = studio.read(content)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not StudyDraft.objects.exists()


def test_a_study_is_copied_and_deleted_after_a_question(studio: Studio) -> None:
    study = studio.make()
    studio.client.post(f"/studies/{study.pk}/copy/")
    assert StudyDraft.objects.all()[0].title == f"{study.title}（複製）"
    assert "削除しますか" in studio.see(f"/studies/{study.pk}/delete/")
    studio.client.post(f"/studies/{study.pk}/delete/")
    assert [draft.title for draft in StudyDraft.objects.all()] == [f"{study.title}（複製）"]


def test_a_form_without_its_token_is_refused(studio: Studio) -> None:
    study = studio.make()
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = studio.client.cookies
    for address in ("", "copy/", "delete/"):
        assert strict.post(f"/studies/{study.pk}/{address}").status_code == 403


def test_many_studies_are_listed_with_few_queries(
    studio: Studio, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(5):
        studio.make()
    with django_assert_max_num_queries(WHO + 3):
        studio.see("/studies/")


def test_the_policy_is_kept_by_the_page_of_a_study(studio: Studio) -> None:
    page = studio.see(f"/studies/{studio.make().pk}/")
    assert not re.search(r"<script(?![^>]*src=)", page)
    assert not re.search(r"<(?!meta)[^>]+\sstyle=|<style|\son\w+=", page)

"""Files that a planner drops: what is recognised, what is refused, and that nothing is half done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests import planner_files
from tests.people import planner
from tests.web.planner import Planner

from sosei.web.data import actions, load
from sosei.web.jobs.models import Job

CENSUS = ("国勢調査.csv", planner_files.census())
FAULTY = ("faulty.csv", planner_files.faulty_census())


def test_an_empty_library_leads_to_the_first_file(planner: Planner) -> None:
    page = planner.see("/data/")
    assert "まず国勢調査と住民基本台帳の人口を入れてください" in page
    assert "ここから始めます" in planner.see("/")


def test_dropped_files_are_taken_in_and_told_one_by_one(planner: Planner) -> None:
    page = planner.drop_and_see(CENSUS, ("register.csv", planner_files.register()))
    assert "2個のファイルを取り込みました" in page
    assert "国勢調査.csv" in page
    assert "1980-10-01 … 2015-10-01" in page
    assert [entry.file for entry in load.entries()] == ["register.csv", "国勢調査.csv"]


def test_the_list_names_statistic_edition_and_file(planner: Planner) -> None:
    planner.drop_and_see(CENSUS)
    page = planner.see("/data/")
    assert "国勢調査.csv" in page
    assert "07202" in page


def test_with_a_faulty_file_nothing_is_taken_in_and_every_fault_is_told(planner: Planner) -> None:
    page = planner.drop_and_see(CENSUS, FAULTY)
    assert "1つも取り込んでいません" in page
    assert "faulty.csv F2" in page
    assert load.entries() == ()


def test_the_files_without_faults_can_then_be_taken_in_alone(planner: Planner) -> None:
    planner.drop_and_see(CENSUS, FAULTY)
    address = (Job.objects.all()[0].result or {})["url"]
    assert planner.client.post(address).status_code == 302
    assert "1個のファイルを取り込みました" in planner.see(planner.worked_off())
    assert [entry.file for entry in load.entries()] == ["国勢調査.csv"]


def test_uploads_that_were_swept_have_to_be_dropped_again(planner: Planner) -> None:
    planner.drop_and_see(CENSUS, FAULTY)
    for path in Path(settings.UPLOADS).rglob("*"):
        if path.is_file():
            path.unlink()
    answer = planner.client.post((Job.objects.all()[0].result or {})["url"])
    assert answer.status_code == 422
    assert "保管期間を過ぎたファイル" in answer.content.decode()


def test_the_same_file_twice_is_noticed(planner: Planner) -> None:
    planner.drop_and_see(CENSUS)
    assert "すでにあります" in planner.drop_and_see(CENSUS)
    assert len(load.entries()) == 1


def test_a_newer_edition_is_told(planner: Planner) -> None:
    planner.drop_and_see(CENSUS)
    newer = planner_files.census().replace(b",census,2015,", b",census,2016,")
    assert "2015より新しい版" in planner.drop_and_see(("neu.csv", newer))


def test_findings_stand_with_their_cell_and_how_to_mend_them(planner: Planner) -> None:
    empty = planner_files.census().replace(b",4875,", b",,", 1)
    page = planner.drop_and_see(("empty.csv", empty))
    assert "F2" in page
    assert "空のセル" in page
    block = load.entries()[0].id
    assert "空のセル" in planner.see(f"/data/blocks/{block}/")


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "..\\..\\boot.ini", "a/b/../c.csv", "名\u202e前\x00.csv", "...", ""],
)
def test_a_name_is_text_and_never_a_path(own_folders: None, db: None, name: str) -> None:
    file = SimpleUploadedFile("x.csv", b"x")
    vars(file)["_name"] = (
        name  # what Django would have cleaned already, were it not for other clients
    )
    actions.add(files=[file], by=planner("hana"))
    kept = [path for path in Path(settings.UPLOADS).rglob("*") if path.is_file()]
    assert [path.name for path in kept] == ["0"]
    (told,) = Job.objects.get().arguments["files"]
    assert not set(told["name"]) & set("/\\\x00\u202e")
    assert told["name"].strip(".")


def test_no_file_an_empty_one_and_too_many_are_refused_on_the_page(planner: Planner) -> None:
    assert "ファイルがありません" in planner.drop().content.decode()
    answer = planner.drop(("empty.csv", b""))
    assert answer.status_code == 422
    assert "空のファイル" in answer.content.decode()
    many = [(f"{place}.csv", b"x") for place in range(actions.MAX_FILES + 1)]
    assert "一度に50個まで" in planner.drop(*many).content.decode()
    assert not Job.objects.exists()


def test_a_file_over_the_limit_is_refused_before_a_job_starts(
    planner: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "MAX_FILE", 10)
    answer = planner.drop(CENSUS)
    assert answer.status_code == 422
    assert not Job.objects.exists()
    assert list(Path(settings.UPLOADS).iterdir()) == []


def test_beyond_the_limit_of_jobs_nothing_is_kept(planner: Planner) -> None:
    for _ in range(settings.JOBS_AT_ONCE):
        assert planner.drop(CENSUS).status_code == 302
    assert planner.drop(CENSUS).status_code == 422
    assert len(list(Path(settings.UPLOADS).iterdir())) == settings.JOBS_AT_ONCE


def test_what_was_dropped_is_shown_to_who_dropped_it_alone(
    planner: Planner, client_of: Callable[..., Client]
) -> None:
    planner.drop_and_see(CENSUS)
    address = (Job.objects.all()[0].result or {})["url"]
    assert client_of("planner", name="another").get(address).status_code == 404


def test_a_form_without_its_token_is_refused(own_folders: None, db: None) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/data/", {"files": SimpleUploadedFile("a.csv", b"x")}).status_code == 403


def test_every_page_is_there_in_english(planner: Planner) -> None:
    planner.drop_and_see(CENSUS, FAULTY)
    page = planner.see("/data/?lang=en")
    assert "Take in the files" in page
    address = (Job.objects.all()[0].result or {})["url"]
    assert "Nothing was taken in" in planner.see(address)

"""What `sosei demo` stores: a study that was run, tried out, written about and run again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings
from tests.sample import SAMPLE
from tests.web.planner import Planner

from sosei.publishing import book
from sosei.studies.reading import read_form, study_on
from sosei.studies.result import VisionResult
from sosei.studies.run import run_study
from sosei.web import demo
from sosei.web.data.load import library
from sosei.web.jobs.models import Job
from sosei.web.jobs.rounds import work_off
from sosei.web.manuscripts.models import Version
from sosei.web.people import demo as people
from sosei.web.people.models import Person
from sosei.web.places.load import asked_with
from sosei.web.places.models import OwnFiles
from sosei.web.studies.demo import TRIED
from sosei.web.studies.models import Run, StudyDraft
from sosei.web.trail.models import Event
from sosei.web.visions import actions as visions
from sosei.web.visions import load
from sosei.web.visions.models import Showing, StoredResult

STORED = (StudyDraft, Run, Version, Job, OwnFiles, Event, Showing, StoredResult)


@pytest.fixture
def vision(
    own_folders: None, db: None, sample_result: VisionResult, monkeypatch: pytest.MonkeyPatch
) -> StoredResult:
    """The vision, published; what is printed of it is the business of other tests."""
    load.result.cache_clear()
    monkeypatch.setattr(book, "files", lambda *_, **__: {"vision.pdf": b"%PDF"})
    demo.store_accounts()
    stored = visions.store(result=sample_result, files={})
    visions.show(stored=stored, by=demo.BY)
    return stored


@pytest.fixture
def study(vision: StoredResult) -> StudyDraft:
    demo.store_study(vision)
    return StudyDraft.objects.get()


@pytest.fixture
def planner(vision: StoredResult, settings: Settings) -> Planner:
    """The planner of the demonstration at her browser."""
    settings.DEMO, client = True, Client()
    client.force_login(Person.objects.get(email=people.address("planner")))
    return Planner(client)


def test_the_first_run_is_the_vision_that_is_published(
    study: StudyDraft, vision: StoredResult, planner: Planner
) -> None:
    run = study.runs.get(number=1)
    assert run.result == vision
    page = planner.see(f"/studies/{study.pk}/runs/1/")
    assert "この結果が人口ビジョンのページになっています" in page
    runs = planner.see(f"/studies/{study.pk}/").partition("実行の記録")[2].partition("</ul>")[0]
    assert [
        [words for words in ("人口ビジョンとして公開中", "結果なし") if words in each]
        for each in runs.split("</li>")[:2]
    ] == [["結果なし"], ["人口ビジョンとして公開中"]]


def test_the_study_computes_on_the_page_what_was_published(
    study: StudyDraft, sample_result: VisionResult
) -> None:
    text = (Path(SAMPLE) / demo.SAMPLE).read_text(encoding="utf-8")
    form = read_form(text.replace('observed = "fields/observed.csv"', ""), "study.toml")
    again = study_on(library(), form, "study.toml")
    result = run_study(replace(again, fields=asked_with(again)))
    assert result.tables.keys() == sample_result.tables.keys()
    for name, table in sample_result.tables.items():
        assert result.tables[name].by_key == table.by_key, name


def test_the_second_run_has_what_was_tried_out_and_makes_a_paragraph_stale(
    study: StudyDraft, planner: Planner
) -> None:
    text = f"/studies/{study.pk}/manuscript/"
    for tongue in ("ja", "en"):
        assert "要確認" not in planner.see(f"{text}?tongue={tongue}")
    work_off()
    run = study.runs.get(number=2)
    assert run.result is not None, run.job and run.job.faults
    page = planner.see(f"/visions/07202/{run.result.address}/explore/")
    assert all(label in page for label in TRIED)
    page = planner.see(f"/studies/{study.pk}/compare/")
    assert "2018年 1.51、2035年 2、2050年 2.2" in page
    assert "なし（市区町村の登録資料があれば、それを使います）" in page
    versions = planner.see(f"{text}versions/")
    assert '<pre class="changes" lang="en">' in versions  # English was written last
    assert "<ins>" in versions
    assert "この言語の本文は同じです" in planner.see(f"{text}versions/?tongue=ja")
    for tongue, told, still in (
        ("ja", "「要確認」になります", "現状のまま推移すると"),
        ("en", "written for the demonstration", "If things go on"),
    ):
        assert "要確認" in planner.see(f"{text}?tongue={tongue}")
        page = planner.see(f"{text}{tongue}/future/")
        [moved] = page.split("<li><q ")[1:]
        assert still not in moved.partition("</q>")[0]
        assert told in planner.see(f"{text}{tongue}/aims/")


def test_a_second_start_stores_nothing_twice(study: StudyDraft, vision: StoredResult) -> None:
    before = [kind.objects.count() for kind in STORED]
    blocks = library().list()
    demo.store_study(vision)
    assert [kind.objects.count() for kind in STORED] == before
    assert library().list() == blocks


def test_a_study_that_was_deleted_is_stored_anew_without_the_figures(
    study: StudyDraft, vision: StoredResult
) -> None:
    blocks, given = library().list(), OwnFiles.objects.get()
    study.delete()
    demo.store_study(vision)
    assert StudyDraft.objects.get().pk != study.pk
    assert (library().list(), OwnFiles.objects.get()) == (blocks, given)


def test_the_vision_is_published_once_whatever_was_published_since(vision: StoredResult) -> None:
    demo.store_sample()
    assert Showing.objects.count() == 1
    assert load.shown_address("07202") == vision.address


def test_residents_see_the_published_run_alone(study: StudyDraft, vision: StoredResult) -> None:
    work_off()
    run = study.runs.get(number=2)
    assert run.result is not None
    assert Client().get(f"/visions/07202/{vision.address}/explore/").status_code == 200
    assert Client().get(f"/visions/07202/{run.result.address}/explore/").status_code == 404
    assert "/login/" in Client().get(f"/studies/{study.pk}/").headers["Location"]

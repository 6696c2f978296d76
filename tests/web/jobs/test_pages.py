"""The pages of jobs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries
from tests.people import planner, sign_in
from tests.web.conftest import Kinds

from sosei.base.errors import Fault, InputError
from sosei.web.jobs import actions, states
from sosei.web.jobs.models import Job
from sosei.web.jobs.progress import Progress
from sosei.web.jobs.rounds import work_off

pytestmark = pytest.mark.django_db


def _start(client: Client, title: str = "ファイル2件") -> Job:
    return actions.start(kind="trial", arguments={}, by=sign_in(client), title=title)


def _page(client: Client, job: Job, query: str = "", **headers: str) -> str:
    return client.get(f"/jobs/{job.pk}/{query}", headers=headers).content.decode()


def _done(_arguments: Mapping[str, Any], _progress: Progress) -> Mapping[str, Any]:
    return {"url": "/data/added/"}


def _refused(_arguments: Mapping[str, Any], _progress: Progress) -> Mapping[str, Any]:
    raise InputError([Fault("file_empty", "<b>.csv"), Fault("folder_missing", "x")])


def test_without_jobs_the_list_says_what_will_stand_there(client: Client) -> None:
    assert "処理はまだありません" in client.get("/jobs/").content.decode()


def test_the_list_holds_ones_own_jobs_newest_first(client: Client, kinds: Kinds) -> None:
    kinds.add("trial", _done)
    _start(client, "先の処理")
    _start(client, "後の処理")
    actions.start(kind="trial", arguments={}, by=planner("taro"), title="他人の処理")
    page = client.get("/jobs/").content.decode()
    assert page.index("後の処理") < page.index("先の処理")
    assert "他人の処理" not in page


def test_the_list_tells_jobs_of_one_study_apart_by_what_they_do(client: Client) -> None:
    for kind in ("run_study", "draw_ensemble", "of_an_older_edition"):
        Job.objects.create(kind=kind, arguments={}, by=sign_in(client).id, title="人口ビジョン")
    page = client.get("/jobs/").content.decode()
    for words in ("検討の実行", "推計の範囲の計算", "of_an_older_edition"):
        assert words in page


def test_the_list_asks_the_database_as_often_for_many_jobs(
    client: Client, kinds: Kinds, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    kinds.add("trial", _done)
    for place in range(30):
        actions.cancel(job=_start(client, f"処理{place}"), by=sign_in(client))
    with django_assert_max_num_queries(6):
        client.get("/jobs/")


@pytest.mark.parametrize("path", ["", "cancel/"])
def test_the_job_of_another_is_not_found(client: Client, kinds: Kinds, path: str) -> None:
    kinds.add("trial", _done)
    job = actions.start(kind="trial", arguments={}, by=planner("taro"), title="他人の処理")
    ask = client.post if path else client.get
    assert ask(f"/jobs/{job.pk}/{path}").status_code == 404
    job.refresh_from_db()
    assert job.state == "queued"


def test_an_unknown_job_is_not_found(client: Client) -> None:
    assert client.get(f"/jobs/{uuid4()}/").status_code == 404


def test_a_waiting_job_tells_its_place_and_asks_again_each_second(
    client: Client, kinds: Kinds
) -> None:
    kinds.add("trial", _done)
    first, second = _start(client), _start(client)
    assert "次の順番です" in _page(client, first)
    page = _page(client, second)
    assert "この前に 1 件" in page
    assert f'hx-get="/jobs/{second.pk}/" hx-trigger="every 1s"' in page
    assert '<noscript><meta http-equiv="refresh"' in page
    assert "1 jobs are before this one" in _page(client, second, "?lang=en")


def test_a_running_job_tells_its_part_in_the_language_of_the_page(
    client: Client, kinds: Kinds
) -> None:
    kinds.add("trial", _done)
    job = _start(client)
    states.take(job=job.pk)
    part = {"en": "Reading <i>", "ja": "読み込み <i>"}
    Job.objects.update(part=part, parts_done=2, parts=5)
    page = _page(client, job)
    assert "読み込み &lt;i&gt;" in page
    assert '<progress value="2" max="5" aria-label="実行中">' in page
    assert "Reading &lt;i&gt;" in _page(client, job, "?lang=en")


def test_a_job_that_is_done_leads_to_its_result(client: Client, kinds: Kinds) -> None:
    kinds.add("trial", _done)
    job = _start(client)
    work_off()
    assert 'href="/data/added/"' in _page(client, job)
    answer = client.get(f"/jobs/{job.pk}/", headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"] == "/data/added/"


def test_a_result_never_leads_to_another_server(client: Client, kinds: Kinds) -> None:
    kinds.add("trial", lambda _arguments, _progress: {"url": "//elsewhere.example/"})
    job = _start(client)
    work_off()
    assert "elsewhere" not in _page(client, job)
    answer = client.get(f"/jobs/{job.pk}/", headers={"HX-Request": "true"})
    assert "HX-Redirect" not in answer.headers


def test_a_refused_job_shows_every_fault_in_the_language_of_the_page(
    client: Client, kinds: Kinds
) -> None:
    kinds.add("trial", _refused)
    job = _start(client)
    work_off()
    page = _page(client, job)
    assert "&lt;b&gt;.csv：空のファイル" in page
    assert "このフォルダがありません" in page
    assert "found an empty file" in _page(client, job, "?lang=en")
    assert "hx-get" not in page


def test_a_failed_job_tells_its_number_and_no_trace(client: Client, kinds: Kinds) -> None:
    def failing(_arguments: Mapping[str, Any], _progress: Progress) -> Mapping[str, Any]:
        raise RuntimeError("the inside of it")

    kinds.add("trial", failing)
    job = _start(client)
    work_off()
    page = _page(client, job)
    assert str(job.pk) in page
    assert "システム側の不具合です" in page
    assert "the inside of it" not in page
    assert "Traceback" not in page


def test_cancelling_needs_a_post_with_a_token(kinds: Kinds) -> None:
    strict = Client(enforce_csrf_checks=True)
    kinds.add("trial", _done)
    job = _start(strict)
    address = f"/jobs/{job.pk}/cancel/"
    assert strict.get(address).status_code == 405
    refused = strict.post(address)
    assert refused.status_code == 403
    assert "この入力画面は古くなっています" in refused.content.decode()
    token = _page(strict, job).split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    answer = strict.post(address, {"csrfmiddlewaretoken": token})
    assert answer.headers["Location"] == f"/jobs/{job.pk}/"
    assert "取り消しました" in _page(strict, job)


def test_a_job_that_is_being_cancelled_offers_no_second_cancel(
    client: Client, kinds: Kinds
) -> None:
    kinds.add("trial", _done)
    job = _start(client)
    states.take(job=job.pk)
    client.post(f"/jobs/{job.pk}/cancel/")
    page = _page(client, job)
    assert "取り消しています" in page
    assert "<form" not in page.split('id="job"')[1]


def test_an_administrator_sees_everybodys_jobs_with_names_and_cancels_none(
    client: Client, kinds: Kinds
) -> None:
    kinds.add("trial", _done)
    job = _start(client)
    sign_in(client, "administrator")
    page = client.get("/jobs/").content.decode()
    assert "ファイル2件" in page
    assert ">planner<" in page
    assert "/cancel/" not in _page(client, job)
    assert client.post(f"/jobs/{job.pk}/cancel/").status_code == 404

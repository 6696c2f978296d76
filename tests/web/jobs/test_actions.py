"""What a person and the worker do with jobs."""

from __future__ import annotations

import errno
import logging
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from tests.people import planner
from tests.web.conftest import Kinds

from sosei.base.errors import Fault, InputError, NotSupportedError
from sosei.web.jobs import actions, states
from sosei.web.jobs.kinds import Run
from sosei.web.jobs.limits import TooManyJobsError
from sosei.web.jobs.models import Job
from sosei.web.jobs.progress import Progress
from sosei.web.jobs.recover import recover
from sosei.web.jobs.rounds import work_off
from sosei.web.jobs.stop import STOP

pytestmark = pytest.mark.django_db


def _start(by: str = "hana", **arguments: Any) -> Job:
    return actions.start(kind="trial", arguments=arguments, by=planner(by), title="試し")


def _again(job: Job) -> Job:
    return Job.objects.get(pk=job.pk)


def _remember(into: list[Any]) -> Run:
    """Make a kind that leaves its arguments behind."""

    def remember(arguments: Mapping[str, Any], _progress: Progress) -> Mapping[str, Any]:
        into.append(dict(arguments))
        return {}

    return remember


def _echo(arguments: Mapping[str, Any], progress: Progress) -> Mapping[str, Any]:
    progress.of(2)
    progress("first")
    progress("second")
    return {"url": "/there/", **arguments}


def test_a_started_job_waits_then_runs_once_and_keeps_its_result(kinds: Kinds) -> None:
    kinds.add("trial", _echo)
    job = _start(number=3)
    assert (job.state, job.attempts) == ("queued", 0)
    work_off()
    work_off()
    job = _again(job)
    assert (job.state, job.attempts, job.result) == ("done", 1, {"url": "/there/", "number": 3})
    assert job.finished_at is not None


def test_jobs_run_in_the_order_they_were_started(kinds: Kinds) -> None:
    order: list[Any] = []
    kinds.add("trial", _remember(order))
    for place in (1, 2, 3):
        _start(place=place)
    work_off()
    assert [arguments["place"] for arguments in order] == [1, 2, 3]


def test_faults_of_the_input_refuse_the_job_in_both_languages(kinds: Kinds) -> None:
    def refuse(_arguments: Mapping[str, Any], _progress: Progress) -> Mapping[str, Any]:
        raise InputError([Fault("folder_missing", "a\0b"), Fault("file_empty", "c.csv")])

    kinds.add("trial", refuse)
    job = _start()
    work_off()
    job = _again(job)
    assert job.state == "refused"
    assert [fault["en"].split(":")[0] for fault in job.faults] == ["a�b", "c.csv"]
    assert all("必要なもの" in fault["ja"] for fault in job.faults)


def test_a_full_disk_refuses_the_job_in_both_languages_and_is_logged(
    kinds: Kinds, caplog: pytest.LogCaptureFixture
) -> None:
    def write(_arguments: Mapping[str, Any], _progress: Progress) -> Mapping[str, Any]:
        raise OSError(errno.ENOSPC, "No space left on device")

    kinds.add("trial", write)
    job = _start()
    work_off()
    job = _again(job)
    assert job.state == "refused"
    assert "空き容量がない" in job.faults[0]["ja"]
    assert "disk of the server is full" in job.faults[0]["en"]
    assert [record.message for record in caplog.records if record.exc_info] == ["a job failed"]


def test_what_is_not_supported_yet_is_refused_with_its_words(kinds: Kinds) -> None:
    def refuse(_arguments: Mapping[str, Any], _progress: Progress) -> Mapping[str, Any]:
        raise NotSupportedError("that")

    kinds.add("trial", refuse)
    job = _start()
    work_off()
    assert _again(job).faults[0]["ja"].startswith("that：まだ対応していません")


@pytest.mark.parametrize("result", [{"figure": float("nan")}, {"folder": object()}])
def test_a_result_that_cannot_be_kept_is_our_fault_and_the_queue_goes_on(
    kinds: Kinds, result: Mapping[str, Any]
) -> None:
    kinds.add("trial", lambda _arguments, _progress: result)
    first, second = _start(), _start()
    work_off()
    assert [_again(job).state for job in (first, second)] == ["failed", "failed"]


def test_a_failure_is_logged_with_its_trace_and_shows_nothing_of_the_person(
    kinds: Kinds, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_arguments: Mapping[str, Any], _progress: Progress) -> Mapping[str, Any]:
        raise RuntimeError("a hidden bug")

    kinds.add("trial", fail)
    job = _start(by="the-session", name="山田")
    with caplog.at_level(logging.ERROR, "sosei"):
        work_off()
    assert (_again(job).state, _again(job).faults) == ("failed", [])
    (record,) = [record for record in caplog.records if record.name == "sosei.web.jobs.run"]
    assert record.exc_info is not None
    assert str(record.__dict__["job"]) == str(job.pk)
    assert not {"the-session", "山田"} & {str(value) for value in vars(record).values()}


def test_a_job_cancelled_while_it_waits_never_runs(kinds: Kinds) -> None:
    ran: list[Any] = []
    kinds.add("trial", _remember(ran))
    job = _start()
    actions.cancel(job=job, by=planner("hana"))
    work_off()
    assert (_again(job).state, ran) == ("cancelled", [])


def test_a_job_cancelled_while_it_runs_stops_when_it_next_tells_its_progress(
    kinds: Kinds,
) -> None:
    told: list[str] = []

    def long(_arguments: Mapping[str, Any], progress: Progress) -> Mapping[str, Any]:
        progress("before")
        actions.cancel(job=Job.objects.get(), by=planner("hana"))
        told.append("between")
        try:
            progress("after")
        except Exception:
            told.append("caught")
        told.append("end")
        return {}

    kinds.add("trial", long)
    job = _start()
    work_off()
    assert (_again(job).state, told) == ("cancelled", ["between"])


def test_nobody_cancels_the_job_of_another(kinds: Kinds) -> None:
    kinds.add("trial", _echo)
    job = _start()
    with pytest.raises(PermissionError):
        actions.cancel(job=job, by=planner("taro"))
    assert _again(job).state == "queued"


def test_a_finished_job_cannot_be_cancelled(kinds: Kinds) -> None:
    kinds.add("trial", _echo)
    job = _start()
    work_off()
    actions.cancel(job=job, by=planner("hana"))
    assert _again(job).state == "done"


def test_three_unfinished_jobs_are_the_most_for_one_person(kinds: Kinds) -> None:
    kinds.add("trial", _echo)
    jobs = [_start() for _ in range(3)]
    with pytest.raises(TooManyJobsError) as refused:
        _start()
    assert [fault.kind for fault in refused.value.faults] == ["jobs_at_once"]
    _start(by="taro")
    actions.cancel(job=jobs[0], by=planner("hana"))
    assert _start().state == "queued"


def test_sixty_jobs_are_the_most_of_a_day(kinds: Kinds) -> None:
    kinds.add("trial", _echo)
    for _ in range(60):
        actions.cancel(job=_start(), by=planner("hana"))
    with pytest.raises(TooManyJobsError) as refused:
        _start()
    assert [fault.kind for fault in refused.value.faults] == ["jobs_a_day"]
    for day in (-1, 2):  # the second: the clock was set back since
        Job.objects.update(created_at=timezone.now() + timedelta(days=day))
        actions.cancel(job=_start(), by=planner("hana"))


def test_new_cookies_do_not_help_beyond_what_all_may_let_wait(kinds: Kinds, settings: Any) -> None:
    settings.JOBS_WAITING = 2
    kinds.add("trial", _echo)
    _start(by="one")
    _start(by="two")
    with pytest.raises(TooManyJobsError) as refused:
        _start(by="three")
    assert [fault.kind for fault in refused.value.faults] == ["jobs_waiting"]


def test_a_job_beyond_the_limit_leaves_nothing_in_the_queue(kinds: Kinds) -> None:
    ran: list[Any] = []
    kinds.add("trial", _remember(ran))
    for _ in range(3):
        _start()
    with pytest.raises(TooManyJobsError):
        _start()
    work_off()
    assert len(ran) == Job.objects.count() == 3


def test_a_job_left_behind_is_taken_up_twice_then_given_up(kinds: Kinds) -> None:
    kinds.add("trial", _echo)
    job = _start()
    for attempt in (1, 2, 3):
        assert states.take(job=job.pk) is not None  # and its worker dies
        assert _again(job).attempts == attempt
        assert recover() == 1
    job = _again(job)
    assert job.state == "failed"
    assert "3回" in job.faults[0]["ja"]
    work_off()
    assert _again(job).state == "failed"


def test_a_job_left_behind_runs_again_from_its_start(kinds: Kinds) -> None:
    kinds.add("trial", _echo)
    job = _start()
    states.take(job=job.pk)
    work_off()
    assert (_again(job).state, _again(job).attempts) == ("done", 2)


def test_a_job_left_behind_after_it_was_cancelled_stays_cancelled(kinds: Kinds) -> None:
    kinds.add("trial", _echo)
    job = _start()
    states.take(job=job.pk)
    actions.cancel(job=job, by=planner("hana"))
    work_off()
    assert _again(job).state == "cancelled"


def test_a_stop_of_the_server_puts_the_job_back_and_costs_no_attempt(
    kinds: Kinds, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(_arguments: Mapping[str, Any], progress: Progress) -> Mapping[str, Any]:
        monkeypatch.setattr(STOP, "asked", True)
        progress("next")
        return {}

    kinds.add("trial", stopped)
    job = _start()
    work_off()
    assert (_again(job).state, _again(job).attempts) == ("queued", 0)
    monkeypatch.setattr(STOP, "asked", False)
    kinds.replace("trial", _echo)
    work_off()
    assert (_again(job).state, _again(job).attempts) == ("done", 1)

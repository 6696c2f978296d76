"""Progress is told to the row, not too often, and brings back that the job was cancelled."""

from __future__ import annotations

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries
from tests.people import planner
from tests.web.conftest import Kinds

from sosei.base.messages import Both
from sosei.web.jobs import actions, states
from sosei.web.jobs.models import Job
from sosei.web.jobs.progress import JobCancelled, JobInterrupted, Progress
from sosei.web.jobs.stop import STOP

pytestmark = pytest.mark.django_db


class Clock:
    """Stands still unless it is moved."""

    def __init__(self) -> None:
        self.time = 100.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def job(kinds: Kinds) -> Job:
    kinds.add("trial", lambda _arguments, _progress: {})
    started = actions.start(kind="trial", arguments={}, by=planner("hana"), title="試し")
    running = states.take(job=started.pk)
    assert running is not None
    return running


@pytest.fixture
def clock() -> Clock:
    return Clock()


def _row() -> tuple[str | None, int, int | None]:
    row = Job.objects.get()
    return row.part and row.part["en"], row.parts_done, row.parts


def test_a_part_counts_as_done_when_the_next_begins(job: Job, clock: Clock) -> None:
    progress = Progress(job, clock)
    progress.of(3)
    progress(Both("first", "一"))
    assert _row() == ("first", 0, 3)
    progress("second")
    assert _row() == ("second", 1, 3)


def test_without_a_total_the_row_has_none(job: Job, clock: Clock) -> None:
    Progress(job, clock)("first")
    assert _row() == ("first", 0, None)


def test_a_flood_of_parts_writes_five_times_a_second(
    job: Job, clock: Clock, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    progress = Progress(job, clock)
    with django_assert_num_queries(5):
        for number in range(1_000):
            progress(f"part {number}")
    clock.time += 1.0
    with django_assert_num_queries(5):
        for number in range(1_000, 2_000):
            progress(f"part {number}")
    assert _row() == ("part 1004", 1004, None)


def test_slow_parts_are_all_written(job: Job, clock: Clock) -> None:
    progress = Progress(job, clock)
    for number in range(20):
        clock.time += 0.2
        progress(f"part {number}")
        assert _row() == (f"part {number}", number, None)


def test_the_cancelled_job_stops_and_its_row_keeps_the_part_before(job: Job, clock: Clock) -> None:
    progress = Progress(job, clock)
    progress("first")
    actions.cancel(job=Job.objects.get(), by=planner("hana"))
    with pytest.raises(JobCancelled):
        progress("second")
    assert _row() == ("first", 0, None)


def test_a_stop_of_the_server_is_met_at_every_part(
    job: Job, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    progress = Progress(job, clock)
    for _ in range(5):
        progress("one of many")
    monkeypatch.setattr(STOP, "asked", True)
    with pytest.raises(JobInterrupted):
        progress("the next")


def test_words_that_no_database_keeps_are_told_all_the_same(job: Job, clock: Clock) -> None:
    Progress(job, clock)("a\0b\ud800c")
    assert _row()[0] == "a�b?c"

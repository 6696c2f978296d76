"""A vision that is shown and a review that is frozen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.db import connections
from django.test import Client
from django.test.testcases import LiveServerThread
from tests.people import planner
from tests.reviews import CYCLE, package, seen

from sosei.studies.result import VisionResult
from sosei.web.plans import actions as plans
from sosei.web.reviews.freezing import accept_silence, freeze
from sosei.web.reviews.models import Edition
from sosei.web.reviews.opening import open_review
from sosei.web.visions import actions as visions

HEAD = plans.Head("trial", "07202", "試験市", "試験の戦略", 2020, 2024)
VISION, REVIEW = "vision-07202", "review-trial-2021-yearly"


@pytest.fixture(scope="session")
def small(sample_result: VisionResult) -> VisionResult:
    """The sample with a few of its tables: quick to write."""
    names = ("history", "history_groups", "indicators", "events", "official", "difference")
    return replace(sample_result, tables={name: sample_result.tables[name] for name in names})


@pytest.fixture
def vision(db: None, small: VisionResult) -> VisionResult:
    """The vision of the sample town, shown."""
    show(small)
    return small


@pytest.fixture
def review(db: None) -> Edition:
    """A review, frozen."""
    strategy = plans.create(head=HEAD, package=package(seen("births", 2020, 812)), by=planner())
    cycle = open_review(strategy=strategy, cycle=CYCLE, by=planner())
    for request in cycle.requests.all():
        accept_silence(row=request, reason="集計が間に合わないため", by=planner())
    return freeze(cycle=cycle, today=date(2022, 9, 1), by=planner())


@pytest.fixture
def anybody() -> Client:
    """The browser of somebody who is not signed in."""
    return Client()


@pytest.fixture
def served(db: None) -> Iterator[str]:
    """A server that sees what the test has made, which is never written for good: a trail cannot be emptied."""
    connection = connections["default"]
    connection.inc_thread_sharing()
    server = LiveServerThread(
        "127.0.0.1", StaticFilesHandler, connections_override={"default": connection}
    )
    server.daemon = True
    server.start()
    server.is_ready.wait()
    yield f"http://127.0.0.1:{server.port}"
    server.terminate()
    server.join()
    connection.dec_thread_sharing()


def show(result: VisionResult) -> None:
    """Show a result as the vision of its municipality."""
    visions.show(stored=visions.store(result=result, files={}), by=planner())

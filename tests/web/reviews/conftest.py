"""A small strategy of two departments, and its review of a year."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings
from tests.approving import done
from tests.people import planner
from tests.reviews import CYCLE, package, seen

from sosei.web.plans import actions
from sosei.web.plans.models import Strategy
from sosei.web.reviews.models import Report, ReviewCycle
from sosei.web.reviews.opening import open_review

HEAD = actions.Head("trial", "07202", "試験市", "試験の戦略", 2020, 2024)


@pytest.fixture
def strategy(db: None, tmp_path: Path, settings: Settings) -> Strategy:
    """The strategy, with the births of the year before."""
    settings.EVIDENCE = tmp_path / "evidence"
    return actions.create(
        head=HEAD, package=package(seen("births", 2020, 812)), by=planner("planner")
    )


@pytest.fixture
def cycle(strategy: Strategy) -> ReviewCycle:
    """Its review of 2021."""
    return open_review(strategy=strategy, cycle=CYCLE, by=planner("planner"))


@pytest.fixture
def births(cycle: ReviewCycle) -> Report:
    return cycle.reports.get(subject="births")


@pytest.fixture
def waiting(cycle: ReviewCycle) -> Report:
    return cycle.reports.get(subject="waiting")


@pytest.fixture
def approved(cycle: ReviewCycle) -> ReviewCycle:
    """The review with everything reported."""
    for row, value in zip(cycle.reports.all(), (797, 3, 3100000), strict=True):
        done(row, value)
    return ReviewCycle.objects.get(pk=cycle.pk)

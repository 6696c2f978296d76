"""A small strategy and its review of a year."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings
from tests.approving import done
from tests.people import planner
from tests.reviews import CYCLE, package, seen

from sosei.web.plans import actions
from sosei.web.plans.models import Strategy
from sosei.web.reviews.models import ReviewCycle
from sosei.web.reviews.opening import open_review

HEAD = actions.Head("trial", "07202", "試験市", "試験の戦略", 2020, 2024)


@pytest.fixture
def strategy(db: None, tmp_path: Path, settings: Settings) -> Strategy:
    """The strategy, with the births of two years."""
    settings.EVIDENCE = tmp_path / "evidence"
    observed = package(seen("births", 2020, 812), seen("births", 2021, 797))
    return actions.create(head=HEAD, package=observed, by=planner("planner"))


@pytest.fixture
def approved(db: None, tmp_path: Path, settings: Settings) -> ReviewCycle:
    """The review of another such strategy, with everything reported."""
    settings.EVIDENCE = tmp_path / "evidence"
    made = actions.create(
        head=HEAD, package=package(seen("births", 2020, 812)), by=planner("planner")
    )
    cycle = open_review(strategy=made, cycle=CYCLE, by=planner("planner"))
    for row, value in zip(cycle.reports.all(), (797, 3, 3100000), strict=True):
        done(row, value)
    return ReviewCycle.objects.get(pk=cycle.pk)

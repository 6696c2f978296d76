"""Strategies as the pages of their authors need them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.people import planner
from tests.sample import SAMPLE
from tests.stored import stored

from sosei.cli.strategy import read
from sosei.strategy.package import Package
from sosei.web.plans import actions
from sosei.web.plans.models import Strategy

HEAD = actions.Head("aizu-2", "07202", "会津若松市", "第2期総合戦略", 2020, 2024)


@pytest.fixture(scope="session")
def package() -> Package:
    """The second strategy of the sample."""
    return read(Path(SAMPLE) / "strategy_2")


@pytest.fixture
def strategy(package: Package, own_folders: None) -> Strategy:
    """The sample's second strategy, stored."""
    by = planner("another")
    stored("plans", lambda: actions.create(head=HEAD, package=package, by=by))
    return Strategy.objects.get(slug=HEAD.slug)


@pytest.fixture
def empty(own_folders: None) -> Strategy:
    """A strategy of which nothing is written yet."""
    return actions.create(head=HEAD, by=planner("another"))

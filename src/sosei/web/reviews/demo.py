"""The demonstration's review: real indicators, departments that are made up and say so, nothing reported."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from django.db import transaction
from django.utils.timezone import localdate

from sosei.strategy.package import Package
from sosei.strategy.plan import FrameworkItem, Tag, TagBasis
from sosei.strategy.review.cycle import Cycle, CycleKind
from sosei.strategy.review.owners import DEPARTMENTS
from sosei.web.people import demo
from sosei.web.people.load import actor
from sosei.web.people.models import Person
from sosei.web.plans import actions
from sosei.web.plans.models import Strategy
from sosei.web.reviews.opening import open_review

SLUG, YEAR = "aizuwakamatsu-2", 2021
WEEKS = timedelta(weeks=4)
OWNED = {"shoko": "S2-P1", "kodomo": "S2-P4"}
"""Departments of the demonstration, and the pillar that each answers for; the others are nobody's."""


@transaction.atomic
def store() -> None:
    """Tag the second strategy's pillars with departments, and open its review of a year; once."""
    strategy = Strategy.objects.get(slug=SLUG)
    if strategy.reviews.exists():
        return
    planner = actor(Person.objects.get(email=demo.address("planner")))
    actions.edit(strategy=strategy, change=_tagged, version=strategy.version, by=planner)
    today = localdate()
    cycle = Cycle(YEAR, CycleKind.YEARLY, today, today + WEEKS)
    open_review(strategy=strategy, cycle=cycle, by=planner)


def _tagged(package: Package) -> Package:
    items = tuple(
        FrameworkItem(DEPARTMENTS, code, f"{demo.DEPARTMENTS[code].ja}（デモ）", order)
        for order, code in enumerate(OWNED, 1)
    )
    tags = tuple(
        Tag(DEPARTMENTS, code, TagBasis.INFERRED, node=node) for code, node in OWNED.items()
    )
    return replace(package, frameworks=(*package.frameworks, *items), tags=(*package.tags, *tags))

"""What a test of the clock does behind a running server, each in a process of its own; prints JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

from django.utils.timezone import localdate
from tests.people import person, planner
from tests.reviews import CYCLE, package

from sosei.web.people.models import Person
from sosei.web.plans import actions
from sosei.web.plans.models import Strategy
from sosei.web.proposals import actions as proposals
from sosei.web.proposals.models import Proposal
from sosei.web.reviews.models import Mail
from sosei.web.reviews.opening import open_review
from sosei.web.trail.models import Event
from sosei.web.trail.verify import verify

PASSWORD = "correct horse battery"  # noqa: S105 - of the test alone
DAYS = 7
"""Before the deadline: the first day of reminders."""


def seed() -> None:
    """Open a review whose reminders fall on this day, and let a system send to its strategy."""
    head = actions.Head("clock", "07202", "試験市", "戦略", 2020, 2024)
    strategy = actions.create(head=head, package=package(), by=planner())
    person("reporter", "child")
    deadline = localdate() + timedelta(days=DAYS)
    open_review(strategy=strategy, cycle=replace(CYCLE, deadline=deadline), by=planner())
    owner = person("viewer")
    owner.set_password(PASSWORD)
    owner.save()
    source, secret = proposals.make_source(strategy=strategy, name="都市OS", by=planner())
    print(json.dumps({"source": source.pk.hex, "secret": secret}))  # noqa: T201 - read by the test


def told() -> None:
    """Tell the times of the trail in its order, reminders by their reason, and how often a value was proposed."""
    assert Strategy.objects.count() == 1
    told = {
        "times": [
            at.isoformat() for at in Event.objects.order_by("number").values_list("at", flat=True)
        ],
        "faults": [str(fault) for fault in verify().faults],
        "mails": list(Mail.objects.order_by("id").values_list("why", flat=True)),
        "proposals": Proposal.objects.count(),
        "people": Person.objects.count(),
    }
    print(json.dumps(told))  # noqa: T201 - read by the test

"""What a test does behind a running server, each in a process of its own; prints JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

from tests.people import planner
from tests.reviews import BIRTHS, CYCLE, package

from sosei.strategy.package import Package
from sosei.strategy.review.stages import Stage, Step, after
from sosei.web.plans import actions
from sosei.web.reviews import load
from sosei.web.reviews.freezing import accept_silence
from sosei.web.reviews.models import Edition, Report
from sosei.web.reviews.opening import open_review

INDICATORS = 24


def large() -> Package:
    """Return a strategy of many indicators of one department."""
    own = tuple(
        replace(BIRTHS, id=f"K{number}", name=f"指標{number}", statistic="")
        for number in range(INDICATORS)
    )
    return package(indicators=own, tags=package().tags[:1])


def seed() -> None:
    """Open a year to be reported, and another in which everybody is silent."""
    head = actions.Head("large", "07202", "試験市", "大きな戦略", 2020, 2024)
    strategy = actions.create(head=head, package=large(), by=planner())
    asked = open_review(strategy=strategy, cycle=CYCLE, by=planner())
    later = replace(CYCLE, year=2022, opened_on=date(2023, 4, 15), deadline=date(2023, 5, 31))
    silent = open_review(strategy=strategy, cycle=later, by=planner())
    for request in silent.requests.all():
        accept_silence(row=request, reason="集計中", by=planner())
    reports = list(asked.reports.values_list("pk", flat=True))
    print(json.dumps({"reports": reports, "silent": silent.pk}))  # noqa: T201 - read by the test


def told() -> None:
    """Tell which reports were sent, which are torn, and which editions are what their address says."""
    found: dict[str, Any] = {"sent": [], "torn": []}
    for row in Report.objects.prefetch_related("events"):
        if not _whole(row):
            found["torn"].append(row.pk)
        elif row.version:
            found["sent"].append(row.pk)
    found["editions"] = [load.edition_of(each).number for each in Edition.objects.all()]
    print(json.dumps(found))  # noqa: T201 - read by the test


def _whole(row: Report) -> bool:
    """Whether a report is where its steps lead, and says what the last of them said."""
    events, stage = list(row.events.all()), Stage.REQUESTED
    for event in events:
        stage = after(stage, Step(event.step), "", "x")
    if (row.stage, row.version) != (stage, len(events)):
        return False
    return not events or (row.cells, row.texts) == (events[-1].cells, events[-1].texts)

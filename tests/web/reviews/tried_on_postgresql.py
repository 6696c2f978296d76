"""Runs in a process of its own, after django.setup(), on the database that the environment names; prints what held."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connection, transaction
from tests.people import planner
from tests.reviews import CYCLE, package, seen

from sosei.base.errors import InputError
from sosei.web.plans import actions
from sosei.web.reviews.freezing import accept_silence, freeze
from sosei.web.reviews.models import Edition, Report, ReportEvent, ReviewCycle
from sosei.web.reviews.opening import open_review
from sosei.web.reviews.reporting import Said, report

HEAD = actions.Head("trial", "07202", "試験市", "試験の戦略", 2020, 2024)


def opened() -> ReviewCycle:
    strategy = actions.create(head=HEAD, package=package(), by=planner("planner"))
    return open_review(strategy=strategy, cycle=CYCLE, by=planner("planner"))


def kept(rows: Any, change: dict[str, str]) -> bool:
    """Whether rows can be neither changed nor deleted."""
    for verb, values in (("update", change), ("delete", {})):
        try:
            with transaction.atomic():
                getattr(rows.objects.filter(pk__gt=0), verb)(**values)
        except DatabaseError as error:
            if "append-only" in str(error):
                continue
        return False
    return True


def second_report(cycle: ReviewCycle) -> bool:
    try:
        with transaction.atomic():
            Report.objects.create(cycle=cycle, of="indicator", subject="births", place=9)
    except IntegrityError:
        return True
    return False


def sent(row: Report, by: str, told: list[str], start: threading.Barrier) -> None:
    start.wait()
    try:
        report(row=row, said=Said(seen("visitors", 2021, 3100000)), version=0, by=planner(by))
        told.append("won")
    except InputError as error:
        told.append(error.faults[0].kind)
    finally:
        connection.close()


def both_at_once(cycle: ReviewCycle) -> list[str]:
    row = cycle.reports.get(subject="visitors")
    told: list[str] = []
    start = threading.Barrier(2)
    people = [threading.Thread(target=sent, args=(row, by, told, start)) for by in ("a", "b")]
    for person in people:
        person.start()
    for person in people:
        person.join()
    return sorted(told)


def main() -> None:
    Path(settings.UPLOADS).mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0)
    cycle = opened()
    for request in cycle.requests.all():
        accept_silence(row=request, reason="x", by=planner("planner"))
    freeze(cycle=cycle, today=date(2022, 9, 1), by=planner("planner"))
    assert both_at_once(cycle) == ["changed_meanwhile", "won"]
    said = [
        ("edition-kept", kept(Edition, {"address": "x"})),
        ("step-kept", kept(ReportEvent, {"by": "x"})),
        ("second-report-refused", second_report(cycle)),
        ("one-of-two-won", ReportEvent.objects.filter(report__subject="visitors").count() == 1),
    ]
    print(*(name for name, held in said if held))  # noqa: T201 - read by the test

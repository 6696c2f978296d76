"""What is done behind the server, each in a process of its own after django.setup(); prints JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from django.conf import settings
from django.test import Client
from tests.people import person, planner

from benchmarks.cases import strategy as large
from sosei.strategy.package import Package
from sosei.strategy.plan import FrameworkItem, Tag, TagBasis
from sosei.strategy.review.cycle import Cycle, CycleKind
from sosei.web.plans import actions
from sosei.web.reviews.models import Draft, Report, ReportEvent
from sosei.web.reviews.opening import open_review

PEOPLE, DEPARTMENTS = 50, 30
ROLES = ("reporter", "viewer", "planner")
HEAD = actions.Head("large", "07202", "試験市", "大きな戦略", large.FIRST, large.YEAR)


def departments() -> tuple[str, ...]:
    """Return the codes of the departments."""
    return tuple(f"D{number}" for number in range(DEPARTMENTS))


def package() -> Package:
    """Return 500 indicators × 10 years, each owned by one of thirty departments."""
    made, codes = large.made(), departments()
    return replace(
        made,
        frameworks=tuple(FrameworkItem("departments", c, f"{c}課", n) for n, c in enumerate(codes)),
        tags=tuple(
            Tag("departments", codes[n % DEPARTMENTS], TagBasis.STATED, indicator=i.id)
            for n, i in enumerate(made.indicators)
        ),
    )


def seed() -> None:
    """Publish the strategy, open its review, and sign fifty reporters and fifty readers in."""
    by, codes = planner(), departments()
    reporters = [_entered("reporter", codes[n % DEPARTMENTS], f"r{n}") for n in range(PEOPLE)]
    readers = [_entered(ROLES[n % 3], codes[n % DEPARTMENTS], f"v{n}") for n in range(PEOPLE)]
    strategy = actions.create(head=HEAD, package=package(), by=by)
    actions.publish(strategy=strategy, published=True, by=by)
    asked = Cycle(large.YEAR, CycleKind.YEARLY, date(2025, 4, 15), date(2025, 5, 31))
    cycle = open_review(strategy=strategy, cycle=asked, by=by)
    own: dict[str, list[int]] = {code: [] for code in codes}
    for pk, code in cycle.reports.exclude(department="").values_list("pk", "department"):
        own[code].append(pk)
    print(
        json.dumps(
            {
                "cookie": settings.SESSION_COOKIE_NAME,
                "cycle": cycle.pk,
                "readers": readers,
                "reporters": reporters,
                # two reporters of one department have different reports of it
                "reports": [
                    own[codes[n % DEPARTMENTS]][n // DEPARTMENTS :: 2] for n in range(PEOPLE)
                ],
            }
        )
    )


def _entered(role: str, department: str, name: str) -> str:
    client = Client()
    client.force_login(person(role, department, name=name))
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def told() -> None:
    """Tell what is stored: by report what it says, its version and steps, and what is kept as a draft."""
    reports = {
        row.pk: {"value": (row.cells or {}).get("value", ""), "version": row.version}
        for row in Report.objects.exclude(version=0)
    }
    sent = ReportEvent.objects.filter(step="report").count()
    drafts = {row.report_id: row.fields.get("value", "") for row in Draft.objects.all()}
    print(json.dumps({"reports": reports, "sent": sent, "drafts": drafts}))

"""Who may take which step of a review: every role, and reporters and heads for their own department alone."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from tests.docs.handbook import REPOSITORY
from tests.people import acting
from tests.reviews import CYCLE, seen

from sosei.strategy.review.stages import Step
from sosei.web.people.actor import Actor
from sosei.web.people.permissions import NotAllowedError
from sosei.web.plans.models import Strategy
from sosei.web.reviews import drafts, evidence, freezing, judging, mails, reporting
from sosei.web.reviews.models import Report, ReviewCycle
from sosei.web.reviews.opening import open_review

GREW = reporting.Said(seen("births", 2021, 845))
DAY = date(2022, 5, 1)

PEOPLE = {
    "planner": acting("planner"),
    "reporter": acting("reporter", "child"),
    "other reporter": acting("reporter", "tour"),
    "head": acting("head", "child"),
    "other head": acting("head", "tour"),
    "outside reviewer": acting("outside_reviewer"),
    "viewer": acting("viewer"),
    "administrator": acting("administrator"),
}
Act = Callable[[Report, Actor], object]


def _sent(row: Report) -> Report:
    return reporting.report(row=row, said=GREW, version=0, by=PEOPLE["planner"])


def _approved(row: Report) -> Report:
    return reporting.approve(row=_sent(row), version=1, seen=1, by=PEOPLE["planner"])


def _opinion(row: Report, by: Actor) -> object:
    said = judging.Said("なぜですか。", "indicator", "births")
    return judging.give_opinion(cycle=row.cycle, said=said, by=by)


def _answer(row: Report, by: Actor) -> object:
    _opinion(row, PEOPLE["planner"])
    asked = row.cycle.opinions.get()
    return judging.answer(row=asked, text="回答", answered_by="課", version=1, by=by)


def _step(step: Step) -> Act:
    def act(row: Report, by: Actor) -> object:
        before = (_approved if step is Step.REOPEN else _sent)(row)
        return reporting.step(row=before, step=step, version=before.version, by=by, note="x")

    return act


STEPS: dict[str, tuple[Act, set[str]]] = {
    "report": (
        lambda row, by: reporting.report(row=row, said=GREW, version=0, by=by),
        {"planner", "reporter", "head"},
    ),
    "keep a draft": (
        lambda row, by: drafts.save(row=row, typed={}, version=0, by=by),
        {"planner", "reporter", "head"},
    ),
    "add a file": (
        lambda row, by: evidence.attach(row=row, file=SimpleUploadedFile("a.txt", b"x"), by=by),
        {"planner", "reporter", "head"},
    ),
    "withdraw": (_step(Step.WITHDRAW), {"planner", "reporter", "head"}),
    "return": (_step(Step.RETURN), {"planner", "head"}),
    "approve": (
        lambda row, by: reporting.approve(row=_sent(row), version=1, seen=1, by=by),
        {"planner", "head"},
    ),
    "reopen": (_step(Step.REOPEN), {"planner"}),
    "remind": (
        lambda row, by: mails.remind(cycle=row.cycle, departments=["child"], day=DAY, by=by),
        {"planner"},
    ),
    "accept silence": (
        lambda row, by: freezing.accept_silence(
            row=row.cycle.requests.get(department="child"), reason="x", by=by
        ),
        {"planner"},
    ),
    "give to a department": (
        lambda row, by: reporting.assign(rows=row.cycle.reports.all(), department="tour", by=by),
        {"planner"},
    ),
    "override": (
        lambda row, by: judging.override(
            cycle=row.cycle, indicator="births", mark="○", reason="x", by=by
        ),
        {"planner"},
    ),
    "write an opinion": (_opinion, {"planner", "outside reviewer"}),
    "answer": (_answer, {"planner", "head"}),
}


@pytest.mark.parametrize("step", STEPS)
def test_steps_are_taken_by_those_who_may(births: Report, step: str) -> None:
    act, allowed = STEPS[step]
    did = set()
    for who, by in PEOPLE.items():
        with contextlib.suppress(NotAllowedError), transaction.atomic():
            act(births, by)
            did.add(who)
            transaction.set_rollback(True)
    assert did == allowed


def test_the_stages_of_a_report_are_written_down_with_who_takes_each_step() -> None:
    page = (REPOSITORY / "docs/formats.md").read_text("utf-8")
    table = page.partition("### Stages of a report")[2].partition("### ")[0]
    written = {
        step: set(who.split(", "))
        for step, who in re.findall(r"^\| [^|]+ \| `(\w+)`[^|]* \| [^|]+ \| (.+) \|$", table, re.M)
    }
    assert written == {step.value: STEPS[step.value][1] for step in Step}


def test_nobody_but_a_planner_opens_or_freezes(strategy: Strategy) -> None:
    others = [by for who, by in PEOPLE.items() if who != "planner"]
    for by in others:
        with pytest.raises(NotAllowedError):
            open_review(strategy=strategy, cycle=CYCLE, by=by)
    row = open_review(strategy=strategy, cycle=CYCLE, by=PEOPLE["planner"])
    for by in others:
        with pytest.raises(NotAllowedError):
            freezing.freeze(cycle=row, today=DAY, by=by)


def test_a_reporter_sees_the_reports_of_the_own_department_alone(
    client_of: Callable[..., Client], cycle: ReviewCycle
) -> None:
    page = client_of("reporter", "child").get("/reviews/mine/").content.decode()
    assert "出生数" in page
    assert "観光客数" not in page


def test_buttons_are_those_of_whoever_looks(
    client_of: Callable[..., Client], births: Report
) -> None:
    _sent(births)
    url = f"/reviews/reports/{births.pk}/"
    shown = {
        role: client_of(role, *codes, name=role).get(url).content.decode()
        for role, *codes in (("reporter", "child"), ("head", "child"), ("viewer",))
    }
    buttons = {
        role: {name for name in ("withdraw", "return", "approve") if f'name="{name}"' in page}
        for role, page in shown.items()
    }
    assert buttons == {
        "reporter": {"withdraw"},
        "head": {"withdraw", "return", "approve"},
        "viewer": set(),
    }

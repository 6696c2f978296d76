"""From the request to the approved report: who steps when, what is refused, what the strategy then says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from tests.people import planner
from tests.reviews import CYCLE, seen

from sosei.base.errors import InputError
from sosei.strategy import editing
from sosei.strategy.indicator import Status
from sosei.strategy.package import Package
from sosei.strategy.plan import Text
from sosei.strategy.review.cycle import CycleKind
from sosei.strategy.review.stages import Step
from sosei.web.plans import actions as plans
from sosei.web.plans import load
from sosei.web.plans.models import Observation, Strategy
from sosei.web.plans.store import StaleError
from sosei.web.reviews import drafts
from sosei.web.reviews.models import Draft, Report, ReportEvent, ReviewCycle
from sosei.web.reviews.opening import open_review
from sosei.web.reviews.reporting import (
    DoubtedError,
    ReportStaleError,
    Said,
    approve,
    assign,
    report,
    step,
    value_key,
)

FELL = Said(seen("births", 2021, 797), {"happened": "婚姻が減った。", "next": "相談を増やす。"})
GREW = Said(seen("births", 2021, 845))


def kinds(error: InputError) -> list[str]:
    return [fault.kind for fault in error.faults]


def events(row: Report) -> list[tuple[str, str]]:
    return list(row.events.values_list("step", "by"))


def test_every_department_is_asked_for_its_own(cycle: ReviewCycle) -> None:
    assert list(cycle.requests.values_list("department", "name")) == [
        ("child", "こども課"),
        ("tour", "観光課"),
    ]
    of = list(cycle.reports.values_list("subject", "department", "stage"))
    assert of == [
        ("births", "child", "requested"),
        ("waiting", "child", "requested"),
        ("visitors", "tour", "requested"),
    ]


def test_a_year_is_opened_once(cycle: ReviewCycle) -> None:
    with pytest.raises(InputError) as told:
        open_review(strategy=cycle.strategy, cycle=CYCLE, by=planner("planner"))
    assert kinds(told.value) == ["review_open_already"]
    final = replace(CYCLE, kind=CycleKind.FINAL)
    assert open_review(strategy=cycle.strategy, cycle=final, by=planner("planner")).pk != cycle.pk


def test_a_strategy_without_indicators_is_not_reviewed(strategy: Strategy) -> None:
    plans.import_package(strategy=strategy, package=Package(), version=1, by=planner("planner"))
    with pytest.raises(InputError) as told:
        open_review(strategy=strategy, cycle=CYCLE, by=planner("planner"))
    assert kinds(told.value) == ["review_nothing_asked"]


def test_a_report_goes_its_way_and_every_step_is_kept(births: Report) -> None:
    row = report(row=births, said=FELL, version=0, by=planner("reporter"))
    row = step(row=row, step=Step.RETURN, version=1, by=planner("head"), note="理由を詳しく。")
    row = report(row=row, said=FELL, version=2, by=planner("reporter"))
    row = approve(row=row, version=3, seen=1, by=planner("head"))
    assert row.stage == "approved"
    assert events(row) == [
        ("report", "reporter"),
        ("return", "head"),
        ("report", "reporter"),
        ("approve", "head"),
    ]


def test_what_lacks_an_explanation_is_not_sent_and_leaves_no_step(births: Report) -> None:
    with pytest.raises(InputError) as told:
        report(
            row=births,
            said=replace(FELL, texts={"happened": "減った。"}),
            version=0,
            by=planner("r"),
        )
    assert kinds(told.value) == ["review_unexplained"]
    births.refresh_from_db()
    assert (births.version, births.stage, births.events.count()) == (0, "requested", 0)


def test_a_value_that_looks_like_a_slip_is_asked_about_once(births: Report) -> None:
    slip = Said(seen("births", 2021, 8450))
    with pytest.raises(DoubtedError) as told:
        report(row=births, said=slip, version=0, by=planner("r"))
    assert "10倍" in told.value.doubts[0].ja
    other = replace(slip, confirmed=value_key(seen("births", 2021, 84500)))
    with pytest.raises(DoubtedError):
        report(row=births, said=other, version=0, by=planner("r"))
    stands = replace(slip, confirmed=value_key(slip.observation))
    assert report(row=births, said=stands, version=0, by=planner("r")).stage == "reported"


def test_the_second_of_two_editors_is_told_what_the_first_did(births: Report) -> None:
    report(row=births, said=GREW, version=0, by=planner("first"))
    with pytest.raises(ReportStaleError) as told:
        report(row=births, said=FELL, version=0, by=planner("second"))
    assert [(e.step, e.by) for e in told.value.events] == [("report", "first")]
    births.refresh_from_db()
    assert (births.cells or {})["value"] == "845"


def test_the_second_editor_may_then_send_again(births: Report) -> None:
    report(row=births, said=GREW, version=0, by=planner("first"))
    row = report(row=births, said=FELL, version=1, by=planner("second"))
    assert events(row) == [("report", "first"), ("withdraw", "second"), ("report", "second")]


def test_an_approved_report_is_the_strategys_observation(births: Report) -> None:
    row = report(row=births, said=FELL, version=0, by=planner("reporter"))
    approve(row=row, version=1, seen=1, by=planner("head"))
    strategy = births.cycle.strategy
    strategy.refresh_from_db()
    told = load.package(strategy).records["births"].observed
    assert [o.value for o in told.values()] == [812, 797]
    stored = Observation.objects.get(strategy=strategy, cells__value="797")
    assert stored.entered_by == "head"
    assert stored.reason == "2021年度の効果検証・こども課"


def test_a_final_value_takes_the_place_of_a_provisional_one(births: Report) -> None:
    strategy = births.cycle.strategy
    early = seen("births", 2021, 800, status=Status.PROVISIONAL)
    plans.edit(
        strategy=strategy,
        change=lambda package: editing.with_row(package, "observations", early),
        version=1,
        by=planner("planner"),
    )
    row = report(row=births, said=GREW, version=0, by=planner("reporter"))
    approve(row=row, version=1, seen=2, by=planner("head"))
    strategy.refresh_from_db()
    own = load.package(strategy).records["births"].observations
    assert [(o.year, o.value, o.status) for o in own] == [
        (2020, Decimal(812), Status.FINAL),
        (2021, Decimal(845), Status.FINAL),
    ]


def test_approval_stops_where_the_indicator_changed_meanwhile(births: Report) -> None:
    row = report(row=births, said=GREW, version=0, by=planner("reporter"))
    plans.edit(
        strategy=births.cycle.strategy,
        change=lambda package: editing.revised(
            package, "births", Decimal(800), 2024, "2021-12-01", "見直し"
        ),
        version=1,
        by=planner("planner"),
    )
    with pytest.raises(StaleError) as told:
        approve(row=row, version=1, seen=1, by=planner("head"))
    assert [edit.by for edit in told.value.edits] == ["planner"]
    row.refresh_from_db()
    assert row.stage == "reported"
    assert approve(row=row, version=1, seen=2, by=planner("head")).stage == "approved"


def test_approval_goes_on_where_something_else_changed(births: Report, waiting: Report) -> None:
    first = report(row=births, said=GREW, version=0, by=planner("reporter"))
    second = report(
        row=waiting, said=Said(seen("waiting", 2021, 3)), version=0, by=planner("reporter")
    )
    approve(row=first, version=1, seen=1, by=planner("head"))
    assert approve(row=second, version=1, seen=1, by=planner("head")).stage == "approved"


def test_a_reopened_report_is_returned_with_its_reason(births: Report) -> None:
    row = report(row=births, said=GREW, version=0, by=planner("reporter"))
    row = approve(row=row, version=1, seen=1, by=planner("head"))
    with pytest.raises(InputError) as told:
        step(row=row, step=Step.REOPEN, version=2, by=planner("planner"), note=" ")
    assert kinds(told.value) == ["review_note"]
    row = step(
        row=row, step=Step.REOPEN, version=2, by=planner("planner"), note="統計が改訂された。"
    )
    assert row.stage == "returned"
    assert row.events.get(step="reopen").note == "統計が改訂された。"


@pytest.mark.parametrize("way", [Step.RETURN, Step.WITHDRAW, Step.REOPEN])
def test_no_step_is_taken_from_a_wrong_stage(births: Report, way: Step) -> None:
    with pytest.raises(InputError) as told:
        step(row=births, step=way, version=0, by=planner("head"), note="x")
    assert kinds(told.value) == ["review_step"]


def test_words_of_a_final_report_become_the_strategys(strategy: Strategy) -> None:
    aim = Text("children", "direction", "ja", "支える。")
    plans.edit(
        strategy=strategy,
        change=lambda package: editing.with_text(package, aim),
        version=1,
        by=planner("planner"),
    )
    final = replace(CYCLE, kind=CycleKind.FINAL)
    row = open_review(strategy=strategy, cycle=final, by=planner("planner")).reports.get(
        subject="children"
    )
    words = {"result": "増えた。", "issue": "人手。", "direction": "続ける。"}
    sent = report(row=row, said=Said(None, words), version=0, by=planner("reporter"))
    approve(row=sent, version=1, seen=2, by=planner("head"))
    strategy.refresh_from_db()
    texts = {t.part: t.text for t in load.package(strategy).texts}
    assert texts == {
        "direction": "支える。",
        "result": "増えた。",
        "issue": "人手。",
        "next": "続ける。",
    }


def test_what_is_nobodys_is_given_to_a_department(strategy: Strategy) -> None:
    free = replace(load.package(strategy), tags=())
    plans.import_package(strategy=strategy, package=free, version=1, by=planner("planner"))
    cycle = open_review(strategy=strategy, cycle=CYCLE, by=planner("planner"))
    assert cycle.requests.count() == 0
    with pytest.raises(InputError) as told:
        assign(rows=cycle.reports.all(), department="child", by=planner("planner"))
    assert kinds(told.value) == ["id_unknown"] * 3


def test_what_somebody_is_at_work_on_is_not_given_away(births: Report) -> None:
    row = report(row=births, said=GREW, version=0, by=planner("reporter"))
    with pytest.raises(InputError) as told:
        assign(rows=row.cycle.reports.all(), department="tour", by=planner("planner"))
    assert kinds(told.value) == ["review_at_work"]
    assert row.cycle.reports.filter(department="tour").count() == 1


def test_a_draft_is_kept_for_its_person_and_goes_when_the_report_is_sent(births: Report) -> None:
    typed = {"happened": "書きかけ", "other": "x", "value": "79"}
    drafts.save(row=births, typed=typed, version=0, by=planner("reporter"))
    drafts.save(row=births, typed={"happened": "別の人"}, version=0, by=planner("another"))
    kept = drafts.of(births, planner("reporter"))
    assert kept is not None
    assert kept.fields == {"happened": "書きかけ", "value": "79"}
    report(row=births, said=GREW, version=0, by=planner("reporter"))
    assert list(Draft.objects.values_list("by", flat=True)) == ["another"]


def test_steps_are_never_changed_or_deleted(births: Report) -> None:
    report(row=births, said=GREW, version=0, by=planner("reporter"))
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        ReportEvent.objects.update(by=planner("another"))
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        ReportEvent.objects.all()._raw_delete("default")
    assert ReportEvent.objects.get().by == "reporter"


def test_a_deadline_that_is_no_deadline_is_refused(strategy: Strategy) -> None:
    wrong = replace(CYCLE, year=2030, deadline=date(2022, 4, 1))
    with pytest.raises(InputError) as told:
        open_review(strategy=strategy, cycle=wrong, by=planner("planner"))
    assert kinds(told.value) == ["review_year_outside", "review_deadline"]

"""Marks, opinions, answers, and the edition that holds them for good."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from tests.approving import done
from tests.people import planner
from tests.reviews import seen

from sosei.base.errors import InputError
from sosei.strategy.review.stages import Step
from sosei.web.reviews import judging, load
from sosei.web.reviews.freezing import accept_silence, freeze
from sosei.web.reviews.judging import Said, answer, change_opinion, give_opinion, override
from sosei.web.reviews.models import Edition, Opinion, Report, ReviewCycle
from sosei.web.reviews.reporting import Said as Told
from sosei.web.reviews.reporting import report, step

TODAY = date(2022, 9, 1)
WHY = Said("なぜ減ったのですか。", "indicator", "births", "委員A")


def kinds(error: InputError) -> list[str]:
    return [fault.kind for fault in error.faults]


def test_what_blocks_is_told_all_at_once(cycle: ReviewCycle, births: Report) -> None:
    give_opinion(cycle=cycle, said=WHY, by=planner("reviewer"))
    report(row=births, said=Told(seen("births", 2021, 845)), version=0, by=planner("reporter"))
    with pytest.raises(InputError) as told:
        freeze(cycle=cycle, today=TODAY, by=planner("planner"))
    assert kinds(told.value) == [
        "review_unfinished",
        "review_silent",
        "review_silent",
        "review_unanswered",
    ]
    assert not Edition.objects.exists()


def test_a_silent_department_is_done_without_for_a_reason(cycle: ReviewCycle) -> None:
    for request in cycle.requests.all():
        accept_silence(row=request, reason="集計が間に合わないため", by=planner("planner"))
    frozen = freeze(cycle=cycle, today=TODAY, by=planner("planner"))
    plain = load.edition_of(frozen).plain
    assert [d["silent"] for d in plain["departments"]] == ["集計が間に合わないため"] * 2
    assert {row[8] for row in plain["judgement"][1:]} == {"not_reported"}


def test_a_department_that_reported_is_not_silent(approved: ReviewCycle) -> None:
    with pytest.raises(InputError) as told:
        accept_silence(row=approved.requests.all()[0], reason="x", by=planner("planner"))
    assert kinds(told.value) == ["review_not_silent"]


def test_an_edition_has_the_address_of_its_bytes(approved: ReviewCycle) -> None:
    row = give_opinion(cycle=approved, said=WHY, by=planner("reviewer"))
    answer(
        row=row,
        text="婚姻が減りました。",
        answered_by="こども課",
        version=1,
        by=planner("reporter"),
    )
    override(
        cycle=approved, indicator="waiting", mark="○", reason="解消したため", by=planner("planner")
    )
    frozen = freeze(cycle=approved, today=TODAY, by=planner("planner"))
    plain = load.edition_of(frozen).plain
    assert (frozen.number, plain["frozen_on"]) == (1, "2022-09-01")
    assert plain["opinions"][0]["answered_by"] == "こども課"
    assert {m["indicator"]: (m["machine"], m["mark"]) for m in plain["marks"]}["waiting"] == (
        "○",
        "○",
    )


def test_a_correction_is_a_further_edition(approved: ReviewCycle, births: Report) -> None:
    first = freeze(cycle=approved, today=TODAY, by=planner("planner"))
    with pytest.raises(InputError) as told:
        freeze(cycle=approved, today=TODAY, by=planner("planner"), reason="誤り")
    assert kinds(told.value) == ["review_nothing_corrected"]
    births.refresh_from_db()
    step(
        row=births,
        step=Step.REOPEN,
        version=births.version,
        by=planner("planner"),
        note="統計の改訂",
    )
    done(births, 799)
    with pytest.raises(InputError) as told:
        freeze(cycle=approved, today=TODAY, by=planner("planner"))
    assert kinds(told.value) == ["review_correction_reason"]
    second = freeze(cycle=approved, today=TODAY, by=planner("planner"), reason="出生数の改訂")
    assert second.number == 2
    assert load.edition_of(second).plain["replaces"] == first.address
    assert load.edition_of(first).number == 1


def test_an_edition_is_never_changed_or_deleted(approved: ReviewCycle) -> None:
    freeze(cycle=approved, today=TODAY, by=planner("planner"))
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Edition.objects.update(content=b"{}")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Edition.objects.all()._raw_delete("default")
    assert Edition.objects.get().number == 1


def test_a_mark_needs_its_reason_and_a_table_that_has_it(cycle: ReviewCycle) -> None:
    with pytest.raises(InputError) as told:
        override(cycle=cycle, indicator="births", mark="S", reason=" ", by=planner("planner"))
    assert kinds(told.value) == ["value_faulty", "review_override_reason"]
    with pytest.raises(InputError) as told:
        override(cycle=cycle, indicator="nothing", mark="○", reason="x", by=planner("planner"))
    assert kinds(told.value) == ["id_unknown"]


def test_the_machines_mark_counts_again_when_the_other_is_taken_back(cycle: ReviewCycle) -> None:
    override(cycle=cycle, indicator="births", mark="○", reason="x", by=planner("planner"))
    judging.without_override(cycle=cycle, indicator="births", by=planner("planner"))
    assert load.review(cycle).overrides == []


def test_opinions_are_numbered_and_answered_once_each(cycle: ReviewCycle) -> None:
    first = give_opinion(cycle=cycle, said=WHY, by=planner("reviewer"))
    second = give_opinion(cycle=cycle, said=Said("全体として良い。"), by=planner("reviewer"))
    assert (first.number, second.number) == (1, 2)
    answer(row=first, text="回答", answered_by="こども課", version=1, by=planner("reporter"))
    with pytest.raises(InputError) as told:
        answer(row=first, text="別の回答", answered_by="企画課", version=1, by=planner("planner"))
    assert kinds(told.value) == ["changed_meanwhile"]


def test_an_opinion_without_words_or_subject_is_refused(cycle: ReviewCycle) -> None:
    with pytest.raises(InputError) as told:
        give_opinion(cycle=cycle, said=Said("  "), by=planner("reviewer"))
    assert kinds(told.value) == ["review_words_missing"]
    with pytest.raises(InputError) as told:
        give_opinion(cycle=cycle, said=Said("x", "node", "nothing"), by=planner("reviewer"))
    assert kinds(told.value) == ["id_unknown"]


def test_a_changed_opinion_asks_for_its_answer_again(cycle: ReviewCycle) -> None:
    row = give_opinion(cycle=cycle, said=WHY, by=planner("reviewer"))
    answer(row=row, text="回答", answered_by="こども課", version=1, by=planner("reporter"))
    row.refresh_from_db()
    changed = change_opinion(row=row, said=Said("続きの意見"), version=2, by=planner("reviewer"))
    assert (changed.text, changed.answer) == ("続きの意見", "")


def test_a_frozen_opinion_stays(approved: ReviewCycle) -> None:
    row = give_opinion(cycle=approved, said=WHY, by=planner("reviewer"))
    answer(row=row, text="回答", answered_by="こども課", version=1, by=planner("reporter"))
    freeze(cycle=approved, today=TODAY, by=planner("planner"))
    with pytest.raises(InputError) as told:
        change_opinion(row=row, said=Said("別"), version=2, by=planner("reviewer"))
    assert kinds(told.value) == ["review_frozen_text"]
    assert Opinion.objects.get().text == WHY.text

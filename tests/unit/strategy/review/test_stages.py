"""Stages of a report."""

from __future__ import annotations

import pytest

from sosei.base.errors import InputError
from sosei.strategy.review.stages import Stage, Step, after, steps_from

TABLE = {
    (Stage.REQUESTED, Step.REPORT): Stage.REPORTED,
    (Stage.RETURNED, Step.REPORT): Stage.REPORTED,
    (Stage.REPORTED, Step.WITHDRAW): Stage.REQUESTED,
    (Stage.REPORTED, Step.RETURN): Stage.RETURNED,
    (Stage.REPORTED, Step.APPROVE): Stage.APPROVED,
    (Stage.APPROVED, Step.REOPEN): Stage.RETURNED,
}


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("step", Step)
def test_only_the_steps_of_the_table_lead_on(stage: Stage, step: Step) -> None:
    if (stage, step) in TABLE:
        assert after(stage, step, "出生数", note="理由") is TABLE[stage, step]
        assert step in steps_from(stage)
    else:
        with pytest.raises(InputError) as raised:
            after(stage, step, "出生数", note="理由")
        assert raised.value.faults[0].kind == "review_step"
        assert step not in steps_from(stage)


@pytest.mark.parametrize(
    ("stage", "step"), [(Stage.REPORTED, Step.RETURN), (Stage.APPROVED, Step.REOPEN)]
)
def test_a_return_says_what_is_to_be_mended(stage: Stage, step: Step) -> None:
    with pytest.raises(InputError) as raised:
        after(stage, step, "出生数", note="  ")
    assert raised.value.faults[0].kind == "review_note"


def test_a_fault_names_what_is_possible() -> None:
    with pytest.raises(InputError) as raised:
        after(Stage.REPORTED, Step.REPORT, "出生数")
    words = raised.value.faults[0].text("ja")
    assert "承認待ち" in words
    assert "取り下げる・差し戻す・承認する" in words

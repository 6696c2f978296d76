"""Stages of a report, and the steps between them: no other step is there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sosei.base.errors import Fault, InputError
from sosei.base.messages import Both


class Stage(StrEnum):
    """How far a report is."""

    REQUESTED = "requested"
    REPORTED = "reported"
    RETURNED = "returned"
    APPROVED = "approved"


class Step(StrEnum):
    """What carries a report from one stage to another."""

    REPORT = "report"
    WITHDRAW = "withdraw"
    RETURN = "return"
    APPROVE = "approve"
    REOPEN = "reopen"


@dataclass(frozen=True, slots=True)
class Passage:
    """A step with its ends.

    Attributes
    ----------
    step : Step
    before : frozenset of Stage
        Stages from which it leads.
    after : Stage
    note : bool
        Whether it needs a note: what is to be mended.
    """

    step: Step
    before: frozenset[Stage]
    after: Stage
    note: bool = False


PASSAGES = {
    passage.step: passage
    for passage in (
        Passage(Step.REPORT, frozenset({Stage.REQUESTED, Stage.RETURNED}), Stage.REPORTED),
        Passage(Step.WITHDRAW, frozenset({Stage.REPORTED}), Stage.REQUESTED),
        Passage(Step.RETURN, frozenset({Stage.REPORTED}), Stage.RETURNED, note=True),
        Passage(Step.APPROVE, frozenset({Stage.REPORTED}), Stage.APPROVED),
        Passage(Step.REOPEN, frozenset({Stage.APPROVED}), Stage.RETURNED, note=True),
    )
}
"""Every step by its name."""

STAGES = {
    Stage.REQUESTED: Both("requested", "報告待ち"),
    Stage.REPORTED: Both("reported, waiting for approval", "承認待ち"),
    Stage.RETURNED: Both("returned", "差し戻し"),
    Stage.APPROVED: Both("approved", "承認済み"),
}
"""What a stage is called."""

STEPS = {
    Step.REPORT: Both("report", "報告する"),
    Step.WITHDRAW: Both("withdraw", "取り下げる"),
    Step.RETURN: Both("return", "差し戻す"),
    Step.APPROVE: Both("approve", "承認する"),
    Step.REOPEN: Both("reopen", "承認を取り消して差し戻す"),
}
"""What a step is called: a verb, for a button."""


def steps_from(stage: Stage) -> tuple[Step, ...]:
    """Return the steps that lead on from a stage."""
    return tuple(step for step, passage in PASSAGES.items() if stage in passage.before)


def after(stage: Stage, step: Step, name: str, note: str = "") -> Stage:
    """Return the stage to which a step leads.

    Parameters
    ----------
    stage : Stage
    step : Step
    name : str
        What a fault calls the report.
    note : str

    Raises
    ------
    InputError
        If the step does not lead from this stage, or lacks the note that it needs.
    """
    passage = PASSAGES[step]
    if stage not in passage.before:
        possible = [STEPS[each] for each in steps_from(stage)]
        values = {
            "stage": STAGES[stage],
            "step": STEPS[step],
            "possible": Both(
                ", ".join(words.en for words in possible) or "nothing",
                "・".join(words.ja for words in possible) or "なし",
            ),
        }
        raise InputError([Fault("review_step", name, values=values)])
    if passage.note and not note.strip():
        raise InputError([Fault("review_note", name, None, "note", {"step": STEPS[step]})])
    return passage.after

"""One indicator in one line: its status by shape and word, its value beside its target."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sosei.base.messages import Both
from sosei.publishing.strategy import years
from sosei.publishing.strategy.names import Names, Own
from sosei.publishing.strategy.numbers import numbers
from sosei.publishing.strategy.words import REPORTED
from sosei.strategy.grades import STANDARD
from sosei.strategy.indicator import Indicator, Nature
from sosei.strategy.judgement import Judgement
from sosei.strategy.verdict import Reported, Verdict

NOTHING = Both("—", "—")
DONE, NOT_DONE = Both("done", "完了"), Both("not done", "未完了")


@dataclass(frozen=True, slots=True)
class Status:
    """A verdict as it is shown.

    Attributes
    ----------
    name : str
        Of the verdict, for its colour.
    mark : str
        Its shape.
    words : Both
    """

    name: str
    mark: str
    words: Both


def status(judged: Judgement) -> Status:
    """Return a verdict's shape and word."""
    grade = STANDARD.mark(judged)
    return Status(judged.verdict.value, grade.mark, grade.meaning)


STATUSES = {
    verdict: next(
        Status(verdict.value, grade.mark, grade.meaning)
        for grade in STANDARD.grades
        if verdict in grade.verdicts
    )
    for verdict in Verdict
}
"""By verdict."""


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator in one year.

    Attributes
    ----------
    id : str
    name : Own
        Where it is listed again, the wording of that place.
    status : Status
    year, value, target, due : Both
        Due is the target's year.
    silent : Both or None
        That nothing was reported, where the verdict does not say so itself.
    provisional, again : bool
        Again: whether this is a second place of the indicator.
    """

    id: str
    name: Own
    status: Status
    year: Both
    value: Both
    target: Both
    due: Both
    silent: Both | None
    provisional: bool
    again: bool = False


def line(names: Names, judged: Judgement, wording: str = "", *, again: bool = False) -> Line:
    """Return an indicator in the year of a judgement.

    Parameters
    ----------
    names : Names
    judged : Judgement
    wording : str
        Of a second place.
    again : bool
    """
    i = judged.indicator
    name = names.name(i.id)
    return Line(
        id=i.id,
        name=Own(wording, name.en) if wording else name,
        status=status(judged),
        year=years.year(judged.year, i.year_basis),
        value=value(i, judged.judged),
        target=value(i, judged.case.target),
        due=NOTHING if i.target_year is None else years.year(i.target_year, i.year_basis),
        silent=_silent(judged),
        provisional=judged.provisional,
        again=again,
    )


def value(indicator: Indicator, number: Fraction | None) -> Both:
    """Return a value of an indicator with its unit; of a milestone, whether it is done."""
    if number is None:
        return NOTHING
    if indicator.nature is Nature.MILESTONE:
        return DONE if number == 1 else NOT_DONE
    return numbers(indicator).value(number)


def _silent(judged: Judgement) -> Both | None:
    silent = judged.reported is Reported.NOT_REPORTED
    told = judged.verdict in {Verdict.NOT_REPORTED, Verdict.ACHIEVED}
    return REPORTED[Reported.NOT_REPORTED] if silent and not told else None

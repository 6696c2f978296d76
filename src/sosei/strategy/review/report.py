"""What a department reports of an indicator or a node, and what it still lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from sosei.base.errors import Fault, Faults
from sosei.base.messages import Both
from sosei.strategy.case import FIRMNESS, Record
from sosei.strategy.indicator import Observation, Status
from sosei.strategy.judgement import Judgement, judge
from sosei.strategy.verdict import Verdict

HAPPENED, NEXT = "happened", "next"
"""Parts of the report on an indicator."""

NODE_PARTS = ("result", "issue", "direction")
"""Parts of the report on a node, in a final review: the parts of the texts of a strategy."""

TEXT_PARTS = {"result": "result", "issue": "issue", "direction": "next"}
"""Parts of the report on a node, and the parts of a strategy's texts that they become.

A strategy's own ``direction`` is what its pillar set out to do; where it goes from here is its ``next``.
"""

PARTS = {
    HAPPENED: Both("What happened, and why", "状況と要因"),
    NEXT: Both("What is done next", "今後の対応"),
    "result": Both("Results", "成果"),
    "issue": Both("Issues", "課題"),
    "direction": Both("Direction", "今後の方向性"),
}
"""What the parts are called."""

EXPLAINED = frozenset({Verdict.MISSED, Verdict.WORSE})
"""Verdicts that must be explained: why, and what next."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file that shows where a figure comes from.

    Attributes
    ----------
    name : str
    sha256 : str
        Of its bytes.
    size : int
        Bytes.
    """

    name: str
    sha256: str
    size: int


@dataclass(frozen=True)
class Report:
    """What is reported.

    Attributes
    ----------
    subject : str
        Id of the indicator or node.
    observation : Observation or None
        None of a node, or where nothing was entered.
    texts : mapping of str to str
        By part.
    evidence : tuple of Evidence
    """

    subject: str
    observation: Observation | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()

    def said(self, part: str) -> str:
        """Return the text of a part, without blanks around it."""
        return self.texts.get(part, "").strip()


def as_reported(record: Record, observation: Observation | None) -> Record:
    """Return an indicator's record as it is if the report is taken over.

    A final value takes the place of a provisional one of the same year; it never stands beside one.

    Parameters
    ----------
    record : Record
    observation : Observation or None
    """
    if observation is None:
        return record
    kept = tuple(o for o in record.observations if not _replaced(o, observation))
    return replace(record, observations=(*kept, observation))


def _replaced(there: Observation, new: Observation) -> bool:
    same = (there.year, there.basis) == (new.year, new.basis)
    return same and (there.status is new.status or FIRMNESS[new.status] < FIRMNESS[there.status])


def judged(record: Record, report: Report, year: int) -> Judgement:
    """Judge an indicator as if the report were taken over."""
    return judge(as_reported(record, report.observation), year)


def check_indicator(record: Record, report: Report, year: int) -> None:
    """Raise everything that the report on an indicator lacks.

    Parameters
    ----------
    record : Record
    report : Report
    year : int
        Under review.

    Raises
    ------
    InputError
        Without a value, with one of another year or statistic, or unexplained where the target is missed or the value
        worse than the baseline.
    """
    faults = Faults()
    faults.extend(_of_value(record, report, year))
    if not faults:
        faults.extend(_unexplained(record, report, year))
    faults.raise_if_any()


def _of_value(record: Record, report: Report, year: int) -> Iterator[Fault]:
    name, seen = record.indicator.name, report.observation
    if seen is None:
        yield Fault("review_no_value", name, None, "value", {"year": year})
        return
    if seen.year != year:
        years = {"found": seen.year, "expected": year}
        yield Fault("review_other_year", name, None, "year", years)
    if seen.statistic and seen.statistic != record.indicator.statistic:
        values = {
            "found": seen.statistic,
            "expected": record.indicator.statistic or "—",
            "indicator": record.indicator.id,
        }
        yield Fault("statistic_other", name, None, "statistic", values)
    yield from _of_status(name, seen, report)


def _of_status(name: str, seen: Observation, report: Report) -> Iterator[Fault]:
    figures = (seen.value, seen.numerator, seen.denominator)
    if seen.status is not Status.NOT_PUBLISHED:
        if seen.value is None and None in (seen.numerator, seen.denominator):
            yield Fault("review_no_value", name, None, "value", {"year": seen.year})
        return
    if any(figure is not None for figure in figures):
        yield Fault("review_value_unpublished", name, None, "value")
    if not report.said(HAPPENED):
        yield Fault("review_unpublished_why", name, None, HAPPENED, {"part": PARTS[HAPPENED]})


def _unexplained(record: Record, report: Report, year: int) -> Iterator[Fault]:
    verdict = judged(record, report, year).verdict
    if verdict not in EXPLAINED:
        return
    for part in (HAPPENED, NEXT):
        if not report.said(part):
            values = {"part": PARTS[part], "verdict": VERDICTS[verdict]}
            yield Fault("review_unexplained", record.indicator.name, None, part, values)


VERDICTS = {
    Verdict.MISSED: Both("the target is missed", "目標を達成していません"),
    Verdict.WORSE: Both("the value is worse than it was", "基準より悪くなっています"),
}


def check_node(name: str, report: Report) -> None:
    """Raise every part that the report on a node lacks in a final review.

    Parameters
    ----------
    name : str
        Of the node.
    report : Report
    """
    faults = Faults()
    for part in NODE_PARTS:
        if not report.said(part):
            faults.add(Fault("review_part_empty", name, None, part, {"part": PARTS[part]}))
    faults.raise_if_any()

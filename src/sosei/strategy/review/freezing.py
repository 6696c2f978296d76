"""From a review to its edition: what blocks it is told all at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from sosei.base.errors import Fault, Faults
from sosei.base.exact import plain
from sosei.strategy.grades import STANDARD, GradeTable
from sosei.strategy.judgement import Judgement
from sosei.strategy.package import Package
from sosei.strategy.review.cycle import Cycle
from sosei.strategy.review.edition import FORMAT, Edition
from sosei.strategy.review.marks import Override, marks
from sosei.strategy.review.opinions import Opinion, unanswered
from sosei.strategy.review.report import Report
from sosei.strategy.review.stages import STAGES, Stage
from sosei.strategy.writing import judgement_grid, tables_of

DONE = frozenset({Stage.APPROVED, Stage.REQUESTED})
"""Stages of a report in which nobody is at work on it."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A report with its place in the cycle.

    Attributes
    ----------
    report : Report
    name : str
        Of the indicator or node, for faults.
    department : str
        Code; empty for nobody's.
    stage : Stage
    """

    report: Report
    name: str
    department: str
    stage: Stage


@dataclass(frozen=True, slots=True)
class Department:
    """Who was asked."""

    code: str
    name: str
    english_name: str = ""


@dataclass(frozen=True)
class Review:
    """Everything of a review that is frozen.

    Attributes
    ----------
    strategy : mapping of str to str or int
        ``slug``, ``area``, ``town``, ``name``, ``english_name``, ``first_year``, ``last_year``, ``label``.
    cycle : Cycle
    package : Package
        With the observations of the approved reports.
    filed : sequence of Filed
        One of every subject that was asked for.
    departments : sequence of Department
    opinions : sequence of Opinion
    overrides : sequence of Override
    grades : GradeTable
    silent : mapping of str to str
        Why a department that has not reported is accepted as it is, by its code.
    manuscript : mapping of str to object, optional
        ``version`` and ``texts`` by language of what the municipality writes beside the figures.
    """

    strategy: Mapping[str, str | int]
    cycle: Cycle
    package: Package
    filed: Sequence[Filed]
    departments: Sequence[Department] = ()
    opinions: Sequence[Opinion] = ()
    overrides: Sequence[Override] = ()
    grades: GradeTable = STANDARD
    silent: Mapping[str, str] = field(default_factory=dict)
    manuscript: Mapping[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What faults call it."""
        return f"{self.strategy['name']} {self.cycle.year}"


def freeze(review: Review, today: date, before: Edition | None = None, reason: str = "") -> Edition:
    """Freeze a review, or a correction of the edition before.

    Parameters
    ----------
    review : Review
    today : date
    before : Edition or None
        The newest edition; None for the first one.
    reason : str
        Of a correction.

    Raises
    ------
    InputError
        With everything that blocks it: see `blocked`; a correction without a reason, or that changes nothing.
    """
    faults, content = Faults(), _content(review)
    faults.extend(blocked(review))
    faults.extend(_of_correction(review.name, content, before, reason))
    faults.raise_if_any()
    return Edition.of(
        {
            **content,
            "frozen_on": today.isoformat(),
            "number": 1 if before is None else before.number + 1,
            "replaces": None if before is None else before.address,
            "reason": reason.strip(),
        }
    )


def unfrozen(review: Review) -> Edition:
    """Return what a review would freeze to now: without a day, with number 0, whatever blocks it.

    Parameters
    ----------
    review : Review
    """
    head = {"frozen_on": None, "number": 0, "replaces": None, "reason": ""}
    return Edition.of({**_content(review), **head})


def blocked(review: Review) -> Iterator[Fault]:
    """Yield what must be done before a review can be frozen."""
    yield from _unfinished(review)
    yield from _silent(review)
    yield from unanswered(review.opinions, review.name)
    known = {indicator.id: indicator.name for indicator in review.package.indicators}
    for override in review.overrides:
        if not override.reason.strip():
            name = known.get(override.indicator, override.indicator)
            yield Fault("review_override_reason", name, None, "reason")


def _unfinished(review: Review) -> Iterator[Fault]:
    for filed in review.filed:
        if filed.stage not in DONE:
            yield Fault("review_unfinished", filed.name, values={"stage": STAGES[filed.stage]})


def _silent(review: Review) -> Iterator[Fault]:
    names = {department.code: department.name for department in review.departments}
    waiting: dict[str, int] = {}
    for filed in review.filed:
        if filed.stage is Stage.REQUESTED and filed.department:
            waiting[filed.department] = waiting.get(filed.department, 0) + 1
    for code, count in waiting.items():
        if not review.silent.get(code, "").strip():
            yield Fault("review_silent", names.get(code, code), values={"count": count})


def _of_correction(
    name: str, content: Mapping[str, Any], before: Edition | None, reason: str
) -> Iterator[Fault]:
    if before is None:
        return
    if not reason.strip():
        yield Fault("review_correction_reason", name, None, "reason")
    plain_content = Edition.of(content).plain
    if all(before.plain.get(key) == value for key, value in plain_content.items()):
        yield Fault("review_nothing_corrected", name, values={"number": before.number})


def _content(review: Review) -> dict[str, Any]:
    judgements = review.package.judge(review.cycle.year)
    return {
        "format": FORMAT,
        "strategy": dict(review.strategy),
        "cycle": {
            "year": review.cycle.year,
            "kind": str(review.cycle.kind),
            "opened_on": review.cycle.opened_on.isoformat(),
            "deadline": review.cycle.deadline.isoformat(),
        },
        "tables": tables_of(review.package),
        "judgement": _judgement(judgements),
        "grades": _grades(review.grades),
        "marks": [asdict(m) for m in marks(judgements, review.grades, review.overrides)],
        "departments": [
            {**asdict(department), "silent": review.silent.get(department.code, "").strip()}
            for department in review.departments
        ],
        "reports": [_report(filed) for filed in review.filed],
        "opinions": [asdict(opinion) for opinion in review.opinions],
        **({"manuscript": dict(review.manuscript)} if review.manuscript else {}),
    }


def _judgement(judgements: Sequence[Judgement]) -> list[list[str]]:
    """Return the table of judgements, its reasons in both languages."""
    ja, en = judgement_grid(judgements, "ja"), judgement_grid(judgements, "en")
    reasons = ["reason_en", *(row[-1] for row in en[1:])]
    return [[*row, reason] for row, reason in zip(ja, reasons, strict=True)]


def _grades(table: GradeTable) -> dict[str, Any]:
    return {
        "version": table.version,
        "lines": [
            {
                "mark": grade.mark,
                "meaning_ja": grade.meaning.ja,
                "meaning_en": grade.meaning.en,
                "verdicts": sorted(grade.verdicts),
                "progress_from": "" if grade.progress_from is None else plain(grade.progress_from),
            }
            for grade in table.grades
        ],
    }


def _report(filed: Filed) -> dict[str, Any]:
    """Return a report as it is frozen: words that nobody has approved are no part of it."""
    report = filed.report if filed.stage is Stage.APPROVED else Report(filed.report.subject)
    return {
        "subject": report.subject,
        "department": filed.department,
        "stage": str(filed.stage),
        "texts": {part: report.said(part) for part in report.texts if report.said(part)},
        "evidence": [
            {"name": each.name, "sha256": each.sha256, "bytes": each.size}
            for each in report.evidence
        ],
    }

"""A municipality's marks (◎○△×, S/A/B/C …): a versioned table from verdict and progress to a mark."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sosei.base.errors import Fault, Faults
from sosei.base.messages import Both
from sosei.strategy.judgement import Judgement
from sosei.strategy.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Grade:
    """One line of a table: the mark of some verdicts, from a progress on.

    Attributes
    ----------
    mark : str
    meaning : Both
    verdicts : frozenset of Verdict
    progress_from : Decimal or None
        Least progress, 0–1; None where the verdict alone decides.
    """

    mark: str
    meaning: Both
    verdicts: frozenset[Verdict]
    progress_from: Decimal | None = None


@dataclass(frozen=True)
class GradeTable:
    """The marks of a municipality.

    Attributes
    ----------
    version : str
        Stored with every mark: a table is never changed, it gets a successor.
    grades : tuple of Grade
        The first that fits is the mark.
    """

    version: str
    grades: tuple[Grade, ...]

    def mark(self, judged: Judgement) -> Grade:
        """Return the mark of a judgement.

        Raises
        ------
        LookupError
            If the table has no mark for it: `faults_of` finds that when the table is made.
        """
        for grade in self.grades:
            if judged.verdict in grade.verdicts and _far_enough(grade, judged.progress):
                return grade
        raise LookupError(f"grade table {self.version} has no mark for {judged.verdict}")


def _far_enough(grade: Grade, progress: Fraction | None) -> bool:
    if grade.progress_from is None:
        return True
    return progress is not None and progress >= Fraction(grade.progress_from)


def faults_of(table: GradeTable, name: str) -> Faults:
    """Report every verdict for which a table may have no mark: its last line must ask for no progress.

    Parameters
    ----------
    table : GradeTable
    name : str
        What faults call it.
    """
    faults = Faults()
    covered = {v for grade in table.grades if grade.progress_from is None for v in grade.verdicts}
    for verdict in Verdict:
        if verdict not in covered:
            faults.add(Fault("grade_missing", name, values={"verdict": verdict}))
    return faults


def _line(mark: str, en: str, ja: str, verdicts: Iterable[Verdict]) -> Grade:
    return Grade(mark, Both(en, ja), frozenset(verdicts))


STANDARD = GradeTable(
    "standard-1",
    (
        _line("◎", "achieved", "達成", [Verdict.ACHIEVED]),
        _line("○", "on track", "順調", [Verdict.ON_TRACK]),
        _line("△", "behind", "遅れ", [Verdict.BEHIND]),
        _line("×", "missed", "未達成", [Verdict.MISSED]),
        _line("▲", "worse", "悪化", [Verdict.WORSE]),
        _line("…", "not reported", "未報告", [Verdict.NOT_REPORTED]),
        _line("非", "not published", "未公表", [Verdict.NOT_PUBLISHED]),
        _line("－", "not due", "判定前", [Verdict.NOT_DUE]),
        _line("？", "unjudgeable", "判定不能", [Verdict.UNJUDGEABLE]),
    ),
)
"""The marks of pages where a municipality has no table of its own: shape and word, not colour alone."""

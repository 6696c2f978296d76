"""An indicator in a year in words that a resident understands: the aim, what changed, where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from sosei.base.messages import Both
from sosei.publishing.strategy import years
from sosei.publishing.strategy.aim import aim
from sosei.publishing.strategy.filled import filled, sentence
from sosei.publishing.strategy.moved import Moved, Way, last_known, moved
from sosei.publishing.strategy.numbers import numbers
from sosei.publishing.strategy.standing import Standing, standing
from sosei.strategy.case import Record
from sosei.strategy.indicator import Nature
from sosei.strategy.judgement import Judgement, judge
from sosei.strategy.verdict import Reported, Verdict

LAST = Both(
    "the last figure known is {value} ({year})", "最後に分かっている値は{year}の{value}です"
)
SILENT = Both("nothing has been reported for {year}", "{year}の実績は報告されていません")
PROVISIONAL = Both("the figure is provisional", "この値は速報値です")

BUT = Both(", but ", "が、")

NEWS = {Way.BETTER: True, Way.WORSE: False, Way.SAME: None}
"""Whether a movement is good news."""


@dataclass(frozen=True)
class Plain:
    """An indicator in a year in plain words, whole sentences.

    Attributes
    ----------
    aim : Both
        What the aim is.
    state : tuple of Both
        What changed since it was last known, and where it stands.
    """

    aim: Both
    state: tuple[Both, ...]

    @property
    def text(self) -> Both:
        """All of it."""
        return _joined((self.aim, *self.state))

    @property
    def news(self) -> Both:
        """All but the aim."""
        return _joined(self.state)


def plain(record: Record, year: int) -> Plain:
    """Say in plain words what an indicator is to become, how it moved, and where it stands.

    Parameters
    ----------
    record : Record
    year : int
        In the indicator's own basis.
    """
    return plainly(record, judge(record, year))


def plainly(record: Record, judged: Judgement) -> Plain:
    """Say the same of a judgement that is there already.

    Parameters
    ----------
    record : Record
    judged : Judgement
    """
    milestone = record.indicator.nature is Nature.MILESTONE
    clauses = _together(None if milestone else moved(judged.case), standing(judged))
    clauses += _more(record, judged)
    return Plain(aim(record), tuple(map(sentence, clauses)))


def _together(movement: Moved | None, stands: Standing) -> list[Both]:
    """Join what pulls in two ways by a but; let the rest stand side by side."""
    if movement is None:
        return [stands.words]
    if {NEWS[movement.way], stands.good} == {True, False}:
        first, second = movement.words, stands.words
        return [Both(first.en + BUT.en + second.en, first.ja + BUT.ja + second.ja)]
    return [movement.words, stands.words]


def _more(record: Record, judged: Judgement) -> list[Both]:
    """Say what else a reader must know: silence, the last figure, and that it is provisional."""
    i, told = record.indicator, []
    done = i.nature is Nature.MILESTONE and judged.verdict is Verdict.ACHIEVED
    silent = judged.reported is Reported.NOT_REPORTED and not done
    if silent and judged.verdict is not Verdict.NOT_REPORTED:
        told.append(filled(SILENT, year=years.year(judged.year, i.year_basis)))
    if silent or judged.reported is Reported.NOT_PUBLISHED:
        told += _last(record, judged.year)
    if judged.provisional:
        told.append(PROVISIONAL)
    return told


def _last(record: Record, before: int) -> list[Both]:
    known = last_known(record, before)
    if known is None or record.indicator.nature is Nature.MILESTONE:
        return []
    value = numbers(record.indicator).value(known.value)
    return [filled(LAST, value=value, year=years.year(known.year, record.indicator.year_basis))]


def _joined(sentences: tuple[Both, ...]) -> Both:
    return Both(" ".join(s.en for s in sentences), "".join(s.ja for s in sentences))

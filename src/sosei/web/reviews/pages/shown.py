"""What pages show of a report: its value judged, last year's beside it, and the steps that it went."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sosei.base.messages import Both
from sosei.publishing.plain_words import plain
from sosei.publishing.strategy import years
from sosei.publishing.strategy.likely import likely, worth
from sosei.publishing.strategy.lines import Line, line, status, value
from sosei.publishing.strategy.names import Own
from sosei.publishing.strategy.numbers import numbers
from sosei.publishing.tables import exact
from sosei.strategy.case import Record
from sosei.strategy.indicator import Nature, Observation
from sosei.strategy.judgement import Judgement, judge
from sosei.strategy.review.report import PARTS, as_reported
from sosei.strategy.review.stages import Step
from sosei.web.plans import load as plans
from sosei.web.reviews.load import observation_of
from sosei.web.reviews.models import Report, ReportEvent
from sosei.web.reviews.pages.page import Opened, of_indicator, when, word
from sosei.web.words import catalogue


def judged_of(page: Opened, row: Report, observation: Observation | None) -> Judgement:
    """Judge a report's indicator as if an observation were taken over."""
    record = page.package.records[row.subject]
    return judge(as_reported(record, observation), page.row.year)


def line_of(page: Opened, row: Report) -> Line | None:
    """Return a reported indicator in one line; None of a node, and of what the strategy has no more."""
    if not of_indicator(row) or row.subject not in page.package.records:
        return None
    return line(page.names, judged_of(page, row, observation_of(row.cells)))


def verdict(record: Record, observation: Observation | None, year: int) -> dict[str, Any]:
    """Return how an indicator would be judged, in status and plain words."""
    tried = as_reported(record, observation)
    judged = judge(tried, year)
    return {
        "status": status(judged),
        "reason": judged.reason,
        "plain": plain(tried, year).text,
        "value": value(record.indicator, judged.judged),
    }


def facts(page: Opened, row: Report) -> dict[str, Any]:
    """Return what a reporter has in view: last year, the aim, what is expected of this year, the unit."""
    record = page.package.records[row.subject]
    i, year = record.indicator, page.row.year
    now, before = judge(record, year), judge(record, year - 1)
    outlooks = plans.outlooks(page.row.strategy, year)
    dated = i.baseline is not None and i.baseline_year is not None
    return {
        "indicator": i,
        "year": years.with_era(year, i.year_basis),
        "unit": numbers(i).head(),
        "before_year": years.year(year - 1, i.year_basis),
        "before": value(i, before.value),
        "before_total": value(i, before.running) if i.cumulative else None,
        "before_status": status(before),
        "baseline": value(i, now.case.baseline),
        "baseline_year": years.year(i.baseline_year or 0, i.year_basis) if dated else None,
        "target": value(i, now.case.target),
        "due": years.year(i.target_year, i.year_basis) if i.target_year is not None else None,
        "expected": value(i, now.expected),
        "ratio": i.nature is Nature.RATIO,
        "milestone": i.nature is Nature.MILESTONE,
        "note": Own(i.basis_note) if i.basis_note else None,
        "likely": likely(outlooks.of[i.id], outlooks.tried),
        "tried": worth(outlooks.of[i.id], outlooks.tried),
    }


def last_words(row: Report) -> list[tuple[Both, str]]:
    """Return what was written last year on the same thing."""
    earlier = (
        Report.objects.filter(
            cycle__strategy=row.cycle.strategy_id,
            cycle__kind=row.cycle.kind,
            cycle__year__lt=row.cycle.year,
            of=row.of,
            subject=row.subject,
        )
        .exclude(texts={})
        .order_by("-cycle__year")
        .first()
    )
    return words_of(earlier.texts) if earlier else []


def words_of(texts: dict[str, str]) -> list[tuple[Both, str]]:
    """Return texts with what their parts are called, in the order of the parts."""
    return [(words, texts[part]) for part, words in PARTS.items() if texts.get(part)]


def said_of(page: Opened, row: Report) -> list[tuple[Both, Both]]:
    """Return what was said of a value beside it: how firm it is, of what a share is made."""
    observation = observation_of(row.cells)
    if observation is None or line_of(page, row) is None:
        return []
    told = [(word("status"), catalogue()[f"plans.status_{observation.status}"])]
    parts = (("numerator", observation.numerator), ("denominator", observation.denominator))
    for name, number in parts:
        if number is not None:
            shown = exact(Fraction(number), _places(number))
            told.append((word(name), Both(shown, shown)))
    return told


def source_of(row: Report) -> str:
    """Return where a value comes from, as its reporter wrote it."""
    observation = observation_of(row.cells)
    return observation.note if observation else ""


def _places(number: Decimal) -> int:
    return max(0, -int(number.normalize().as_tuple().exponent))


def history(events: Iterable[ReportEvent], names: Mapping[str, Both]) -> list[dict[str, Any]]:
    """Return the steps of a report."""
    return [step(each, names) for each in events]


def step(each: ReportEvent, names: Mapping[str, Both]) -> dict[str, Any]:
    """Return a step that was taken, with when and by whom."""
    return {
        "at": when(each.at),
        "step": DONE[Step(each.step)],
        "by": names.get(each.by, word("somebody")),
        "note": each.note,
    }


DONE = {
    Step.REPORT: Both("reported", "報告しました"),
    Step.WITHDRAW: Both("withdrawn", "取り下げました"),
    Step.RETURN: Both("returned", "差し戻しました"),
    Step.APPROVE: Both("approved", "承認しました"),
    Step.REOPEN: Both("reopened", "承認を取り消しました"),
}
"""Steps that were taken, as a history tells them."""

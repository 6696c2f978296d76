"""Each pillar: its numeric targets and KPI with what was expected, what came of it, and what the departments say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sosei.base.messages import Both
from sosei.base.provenance import Source
from sosei.linkage.figures import Binding
from sosei.publishing.printed_review.report import ReviewReport, marked, statuses
from sosei.publishing.printed_strategy.indicators import folded, shown, with_unit
from sosei.publishing.sections.model import Figure, Piece, Prose, Section
from sosei.publishing.spoken import own, say, told
from sosei.publishing.strategy import years
from sosei.publishing.strategy.branches import Branch
from sosei.publishing.strategy.cells import kpi
from sosei.publishing.strategy.figure import Drawn, figure
from sosei.publishing.strategy.frozen import FrozenIndicator
from sosei.publishing.strategy.plan import words
from sosei.publishing.tables import NOT_APPLICABLE, PrintedTable
from sosei.strategy.judgement import Judgement
from sosei.strategy.plan import Kind


def pillars(report: ReviewReport) -> Iterator[Section]:
    """Yield a chapter a pillar.

    Parameters
    ----------
    report : ReviewReport
    """
    for pillar in report.plan.pillars:
        yield _pillar(report, pillar)


def _pillar(report: ReviewReport, pillar: Branch) -> Section:
    inside = report.inside(pillar)
    aims = [each for each in inside if is_aim(report, pillar, each)]
    rest = [each for each in inside if each not in aims]
    name = words(pillar.name)
    tables = (
        values(report, say(f"数値目標（{name}）", f"Numeric targets: {name}"), aims),
        values(report, say(f"KPI（{name}）", f"KPI: {name}"), rest),
        _written(name, inside),
    )
    made = tuple(table for table in tables if table.rows)
    return Section(
        f"pillar-{pillar.id}",
        name,
        statuses(inside, report.frozen.counts, pillar.id),
        figures=tuple(_figures(report, inside)),
        tables=made,
        notes=tuple(_overridden(inside)),
        prose=tuple(_prose(report, pillar)),
        unfolded=len(made),
    )


def is_aim(report: ReviewReport, pillar: Branch, each: FrozenIndicator) -> bool:
    """Whether an indicator is a numeric target of the pillar itself rather than a KPI of a measure."""
    node = report.plan.package.records[each.id].indicator.node
    kinds = {row.id: row.kind for row in report.plan.package.nodes}
    return node == pillar.id or kinds[node] is Kind.GOAL


# ── tables ────────────────────────────────────────────────────────────────────


def values(report: ReviewReport, title: str, inside: Sequence[FrozenIndicator]) -> PrintedTable:
    """Return baseline, actual, expected, target and mark of some indicators.

    Parameters
    ----------
    report : ReviewReport
    title : str
    inside : sequence of FrozenIndicator
    """
    head = (
        say("指標", "Indicator"),
        say("基準値", "Baseline"),
        say("基準年", "Year"),
        say("実績", "Actual"),
        say("期待値", "Expected"),
        say("目標値", "Target"),
        say("目標年", "Due"),
        say("評価", "Mark"),
    )
    return PrintedTable(title, head, tuple(_row(report, each) for each in inside), roomy=0)


def _row(report: ReviewReport, each: FrozenIndicator) -> tuple[str, ...]:
    judged = report.plan.told[each.id].judgement
    i = judged.indicator
    provisional = say("（速報）", "\n(provisional)") if each.provisional else ""
    actual = report.frozen.figure(i.id, "actual")
    told_actual = shown(i, actual, kpi("actual", i.id, judged.year))
    value = NOT_APPLICABLE if actual is None else f"{told_actual}{provisional}"
    return (
        with_unit(words(each.name), i),
        shown(i, judged.case.baseline, kpi("baseline", i.id)),
        _year(i.baseline_year, judged),
        value,
        shown(i, report.frozen.figure(i.id, "expected"), kpi("expected", i.id, judged.year)),
        shown(i, judged.case.target, kpi("target", i.id)),
        _year(i.target_year, judged),
        f"{each.mark.mark} {folded(told(each.mark.words))}",
    )


def _year(year: int | None, judged: Judgement) -> str:
    if year is None:
        return NOT_APPLICABLE
    return folded(told(years.year(year, judged.indicator.year_basis)))


def _written(name: str, inside: Sequence[FrozenIndicator]) -> PrintedTable:
    """Print what departments wrote of their indicators, where anything was written."""
    head = (
        say("指標", "Indicator"),
        say("担当課", "Department"),
        say("担当課の報告", "What the department reports"),
    )
    rows = tuple(
        (words(each.name), _department(each), _said(each.words)) for each in inside if each.words
    )
    title = say(f"担当課の報告（{name}）", f"Reports of the departments: {name}")
    return PrintedTable(title, head, rows, prose=True, roomy=2)


def _department(each: FrozenIndicator) -> str:
    return NOT_APPLICABLE if each.department is None else words(each.department)


def _said(parts: Sequence[tuple[Both, str]]) -> str:
    return "\n".join(f"{told(part)}{say('：', ': ')}{own(text)}" for part, text in parts)


def _overridden(inside: Sequence[FrozenIndicator]) -> Iterator[str]:
    for each in inside:
        if each.override:
            name = words(each.name)
            yield say(
                f"「{name}」は、規則では「{marked(each.machine)}」ですが、次の理由で「{marked(each.mark)}」としました：{each.override}",
                f"“{name}”: by rule “{marked(each.machine)}”, marked “{marked(each.mark)}” since: {own(each.override)}",
            )


def _prose(report: ReviewReport, pillar: Branch) -> Iterator[Prose]:
    """Yield what was written of the pillar and what stands below it, in a final review."""
    for node in report.frozen.nodes:
        if pillar.id in report.plan.branches.path(node.id):
            yield Prose((Piece(f"{words(node.name)}{say('：', ': ')}{_said(node.words)}"),))


# ── charts ────────────────────────────────────────────────────────────────────


def _figures(report: ReviewReport, inside: Sequence[FrozenIndicator]) -> Iterator[Figure]:
    """Yield the figures of those of which something was observed."""
    for each in inside:
        made = figure(_drawing(report, each))
        if made is not None:
            yield made


def _drawing(report: ReviewReport, each: FrozenIndicator) -> Drawn:
    record, plan = report.plan.package.records[each.id], report.plan
    i = record.indicator
    source = Source(_statistic(i.statistic), publisher="", date="")
    known = [y for y in (plan.first, plan.last, i.baseline_year, i.target_year) if y is not None]
    span = range(min(known), max(known) + 1)
    return Drawn(record, span, plan.year, words(each.name), each.mark, source)


def _statistic(words: str) -> str:
    """Return what an indicator's statistic is called; one that binds to nothing stands as it was written."""
    binding = Binding.read(words)
    if binding is not None:
        return told(binding.words)
    return own(words) or say("担当課の報告", "report of the department")

"""How every indicator stands, by pillar, and what moved since the year before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from sosei.publishing.printed_review.report import ReviewReport, marked, statuses
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import own, say, told
from sosei.publishing.strategy import years
from sosei.publishing.strategy.cells import ALL, STATUS, both_named, counted, kpi
from sosei.publishing.strategy.decided import Decision, decisions, moved_since
from sosei.publishing.strategy.frozen import FrozenIndicator
from sosei.publishing.strategy.lines import Status, status, value
from sosei.publishing.strategy.plan import words
from sosei.publishing.tables import NOT_APPLICABLE, PrintedTable
from sosei.strategy.case import Record
from sosei.strategy.judgement import judge

NO_TABLE = ()


def standing(report: ReviewReport) -> Section:
    """Return the chapter on how many indicators of each pillar have which mark.

    Parameters
    ----------
    report : ReviewReport
    """
    every, order = report.frozen.indicators, report.frozen.counts
    year = told(report.frozen.year)
    return Section(
        "standing",
        say(f"{year}の達成状況", f"How the strategy stands in {report.frozen.year.en}"),
        statuses(every, order),
        tables=(_counts(report),) if every else NO_TABLE,
        notes=(_rules(report),),
    )


def _counts(report: ReviewReport) -> PrintedTable:
    shown = [each for each, _ in report.frozen.counts]
    pillars = [(p.id, words(p.name), report.inside(p)) for p in report.plan.pillars]
    whole = (ALL, say("全体", "All"), list(report.frozen.indicators))

    def row(of: str, name: str, inside: Sequence[FrozenIndicator]) -> tuple[str, ...]:
        number = Counter(each.mark.mark for each in inside)
        numbers = (counted(number[each.mark], STATUS, of, each.mark) for each in shown)
        return (name, *numbers, counted(len(inside), STATUS, of, ALL))

    return PrintedTable(
        say("柱ごとの評価（件）", "Marks by pillar"),
        (say("柱", "Pillar"), *map(marked, shown), say("計", "Total")),
        tuple(row(*each) for each in (*pillars, whole)),
        roomy=0,
    )


def _rules(report: ReviewReport) -> str:
    head, *rows = report.frozen.plain["judgement"]
    versions = say("、", ", ").join(dict.fromkeys(row[head.index("rule_version")] for row in rows))
    grades = report.frozen.plain["grades"]["version"]
    return say(
        f"評価は、公表している規則（{versions or NOT_APPLICABLE}）と評価区分（{grades}）によります。"
        "規則による評価を変えた指標は、その理由を示しています。",
        f"Judged by the published rules ({versions or NOT_APPLICABLE}) and marks ({grades}). "
        "Where a mark was put in the place of the rule's, the reason stands beside it.",
    )


def changed(report: ReviewReport) -> Section:
    """Return the chapter on what is judged otherwise than the year before, and which targets were moved.

    Parameters
    ----------
    report : ReviewReport
    """
    moved, targets = tuple(_moved(report)), tuple(_targets(report))
    return Section(
        "changed",
        say("前の年度から何が変わったか", "What changed since the year before"),
        say(
            f"評価が変わった指標は{len(moved)}件、目標値を変えた指標は{len(targets)}件です。",
            f"{len(moved)} indicators are judged otherwise, {len(targets)} targets were moved.",
        ),
        tables=tuple(_changes(report, moved, targets)),
        notes=(_note(report),),
    )


def _note(report: ReviewReport) -> str:
    if report.before is None:
        return say(
            "前の年度の評価は、この版にある実績から、同じ規則で求めたものです。",
            "The judgement of the year before follows from the figures of this edition by the same rules.",
        )
    address = report.before.edition.address[:8]
    return say(
        f"前の年度の評価は、確定した効果検証（識別番号 {address}）のとおりです。",
        f"The judgement of the year before is as it was frozen (number {address}).",
    )


def _changes(
    report: ReviewReport, moved: tuple[tuple[str, ...], ...], targets: tuple[tuple[str, ...], ...]
) -> Iterator[PrintedTable]:
    year = report.plan.year
    if moved:
        head = (
            say("指標", "Indicator"),
            told(years.fiscal(year - 1)),
            told(years.fiscal(year)),
        )
        title = say("評価が変わった指標", "Indicators that are judged otherwise")
        yield PrintedTable(title, head, moved, prose=True)
    if targets:
        heads = (
            say("指標", "Indicator"),
            say("前の目標", "Before"),
            say("いまの目標", "Now"),
            say("決めた日", "Decided on"),
            say("理由", "Reason"),
        )
        yield PrintedTable(
            say("目標値を変えた指標", "Targets that moved"), heads, targets, prose=True
        )


def _moved(report: ReviewReport) -> Iterator[tuple[str, ...]]:
    for each in report.plan.told.values():
        i, now = each.judgement.indicator, report.judged[each.judgement.indicator.id].mark
        before = _status_before(report, i.id)
        if before is not None and before.mark != now.mark:
            yield words(report.plan.names.name(i.id)), marked(before), marked(now)


def _status_before(report: ReviewReport, name: str) -> Status | None:
    """Return the status of the year before; None where it was frozen without the indicator."""
    if report.before is None:
        return status(judge(report.plan.package.records[name], report.plan.year - 1))
    return next((each.mark for each in report.before.indicators if each.id == name), None)


def _targets(report: ReviewReport) -> Iterator[tuple[str, ...]]:
    since = f"{report.plan.year}-04-01"
    if report.before is not None:
        since = str(report.before.plain["frozen_on"])
    for record in report.plan.package.records.values():
        if (moved := moved_since(record, since)) is not None:
            yield _target(report, record, *moved)


def _target(
    report: ReviewReport, record: Record, before: Decision, now: Decision
) -> tuple[str, ...]:
    i = record.indicator
    of = [each.target for each in decisions(record)]
    shown = (
        say(f"{number}（{when}）", f"{number} ({when})")
        for each in (before, now)
        for cell in (kpi("earlier_target", i.id, of.index(each.target) + 1),)
        for number in (told(both_named(value(i, Fraction(each.target.target)), cell)),)
        for when in (told(years.year(each.target.target_year, i.year_basis)),)
    )
    name = words(report.plan.names.name(i.id))
    return (name, *shown, now.target.decided_on, own(now.target.reason) or NOT_APPLICABLE)

"""The numeric targets and KPI of each pillar: baseline, target, actual values year by year, judgement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from sosei.publishing.printed_strategy.likely import likely_notes, likely_tables
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import say, told
from sosei.publishing.strategy import years
from sosei.publishing.strategy.branches import Branch
from sosei.publishing.strategy.cells import kpi, named
from sosei.publishing.strategy.lines import DONE, NOT_DONE, status
from sosei.publishing.strategy.numbers import numbers
from sosei.publishing.strategy.plan import Plan, words
from sosei.publishing.strategy.summed import summed, troubles
from sosei.publishing.strategy.words import REPORTED
from sosei.publishing.tables import NOT_APPLICABLE, PrintedTable
from sosei.strategy.indicator import Indicator, Nature
from sosei.strategy.judgement import judge
from sosei.strategy.overview import Told
from sosei.strategy.plan import Kind
from sosei.strategy.verdict import Reported

BEFORE_YEARS = 3
"""Columns before those of the years."""


def pillars(plan: Plan) -> Iterator[Section]:
    """Yield a chapter a pillar.

    Parameters
    ----------
    plan : Plan
    """
    for pillar in plan.pillars:
        yield _pillar(plan, pillar)


def _pillar(plan: Plan, pillar: Branch) -> Section:
    inside = plan.inside(pillar)
    answer = summed(inside, pillar.id)
    nothing = say("この柱に指標はありません。", "This pillar has no indicators.")
    return Section(
        f"pillar-{pillar.id}",
        words(pillar.name),
        told(answer) if answer else nothing,
        tables=tuple(_tables(plan, pillar, inside)),
        notes=(
            *(told(each) for each in troubles(inside, plan.names)),
            *_explained(inside),
            *likely_notes(plan, [each.judgement.indicator.id for each in inside]),
        ),
    )


def _tables(plan: Plan, pillar: Branch, inside: Sequence[Told]) -> Iterator[PrintedTable]:
    kinds = {node.id: node.kind for node in plan.package.nodes}
    aims: list[Told] = []
    rest: list[Told] = []
    for each in inside:
        node = each.judgement.indicator.node
        (aims if node == pillar.id or kinds[node] is Kind.GOAL else rest).append(each)
    name = words(pillar.name)
    if aims:
        yield _table(plan, say(f"数値目標（{name}）", f"Numeric targets: {name}"), aims)
    if rest:
        yield _table(plan, say(f"KPI（{name}）", f"KPI: {name}"), rest)
    yield from likely_tables(plan, pillar, [each.judgement.indicator.id for each in inside])


def _table(plan: Plan, title: str, inside: Sequence[Told]) -> PrintedTable:
    span = range(plan.first, plan.year + 1)
    bases = {each.judgement.indicator.year_basis for each in inside}
    return PrintedTable(
        title,
        (
            say("指標", "Indicator"),
            say("基準値", "Baseline"),
            say("目標値", "Target"),
            *(
                folded(told(years.year(year, *bases)))
                if len(bases) == 1
                else say(f"{year}年", f"{year}")
                for year in span
            ),
            say("評価", "Status"),
        ),
        tuple(_row(plan, each, span) for each in inside),
        spare=tuple(range(BEFORE_YEARS, BEFORE_YEARS + len(span) - 1)),
    )


def _row(plan: Plan, each: Told, span: range) -> tuple[str, ...]:
    i, case = each.judgement.indicator, each.judgement.case
    stands = status(each.judgement)
    return (
        with_unit(words(plan.names.name(i.id)), i),
        dated(i, shown(i, case.baseline, kpi("baseline", i.id)), i.baseline_year),
        dated(i, shown(i, case.target, kpi("target", i.id)), i.target_year),
        *(actual(plan, i, year) for year in span),
        f"{stands.mark} {folded(told(stands.words))}",
    )


def with_unit(name: str, i: Indicator) -> str:
    """Return what an indicator is called, and the unit in which its values stand beside it."""
    unit = told(numbers(i).head())
    return say(f"{name}【{unit}】", f"{name} [{unit}]") if unit else name


def folded(words: str) -> str:
    """Return words of a narrow column: English ones a line each, so that names of indicators keep their room."""
    return say(words, words.replace(" ", "\n"))


def dated(i: Indicator, value: str, year: int | None) -> str:
    """Return a value with its year behind it."""
    if year is None or value == NOT_APPLICABLE:
        return value
    when = told(years.year(year, i.year_basis))
    return say(f"{value}（{when}）", f"{value}\n({when})")


def shown(i: Indicator, number: Fraction | None, cell: str) -> str:
    """Return a value without its unit, which stands behind the name; it names its cell."""
    if number is None:
        return NOT_APPLICABLE
    if i.nature is Nature.MILESTONE:
        return told(DONE if number == 1 else NOT_DONE)
    return named(told(numbers(i).bare(number)), cell)


def actual(plan: Plan, i: Indicator, year: int) -> str:
    """Return what is known of an indicator in a year: a running total for one that is a total."""
    judged = judge(plan.package.records[i.id], year)
    if judged.judged is not None:
        mark = say("（速報）", "\n(provisional)") if judged.provisional else ""
        return f"{shown(i, judged.judged, kpi('actual', i.id, year))}{mark}"
    return folded(unknown(judged.reported))


def unknown(reported: Reported) -> str:
    """Say why there is no value."""
    if reported is Reported.NOT_DUE:
        return NOT_APPLICABLE
    if reported is Reported.REPORTED:
        return say("算出できません", "cannot be worked out")
    return told(REPORTED[reported])


def _explained(inside: Sequence[Told]) -> Iterator[str]:
    if any(each.judgement.indicator.cumulative for each in inside):
        yield say(
            "累計の指標は、その年までの合計を示しています。",
            "Indicators that are running totals show the total up to the year.",
        )

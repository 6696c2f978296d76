"""What came of a strategy: how its indicators stand by pillar, and what it says of results, issues and what follows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sosei.publishing.sections.model import Piece, Prose, Section
from sosei.publishing.spoken import say, told
from sosei.publishing.strategy import years
from sosei.publishing.strategy.branches import Branch
from sosei.publishing.strategy.cells import ALL, BEFORE, counted
from sosei.publishing.strategy.lines import STATUSES
from sosei.publishing.strategy.plan import Plan, words
from sosei.publishing.strategy.summed import summed
from sosei.publishing.strategy.words import PARTS
from sosei.publishing.tables import PrintedTable
from sosei.strategy.overview import ORDER, Told

REVIEWED = ("result", "issue", "next")
"""Texts that look back."""


def before(plan: Plan) -> Iterator[Section]:
    """Yield the chapter on the strategy before, where there is one."""
    if plan.before is None:
        return
    past = replace(plan.before, table=BEFORE)
    name = words(past.name)
    yield _chapter(past, "before", say(f"{name}の総括", f"What came of {name}"))
    yield from _pillars(past, "before")


def now(plan: Plan) -> Iterator[Section]:
    """Yield the chapter on how the strategy itself stands."""
    year = told(years.fiscal(plan.year))
    yield _chapter(plan, "standing", say(f"{year}の状況", f"How it stands in {year}"))
    yield from _pillars(plan, "standing")


def _chapter(plan: Plan, name: str, question: str) -> Section:
    answer = summed(list(plan.told.values()), table=plan.table)
    tables = (counts(plan),) if answer else ()
    nothing = say("指標はありません。", "There are no indicators.")
    return Section(name, question, told(answer) if answer else nothing, tables=tables)


def counts(plan: Plan) -> PrintedTable:
    """Return how many indicators of each pillar stand how."""
    found = {each.judgement.verdict for each in plan.told.values()}
    shown = [verdict for verdict in ORDER if verdict in found]
    rows = [(pillar.id, words(pillar.name), plan.inside(pillar)) for pillar in plan.pillars]
    whole = (ALL, say("全体", "All"), list(plan.told.values()))
    year = told(years.fiscal(plan.year))

    def row(of: str, name: str, inside: Sequence[Told]) -> tuple[str, ...]:
        number = Counter(STATUSES[each.judgement.verdict].mark for each in inside)
        marks = [STATUSES[verdict].mark for verdict in shown]
        numbers = (counted(number[mark], plan.table, of, mark) for mark in marks)
        return (name, *numbers, counted(len(inside), plan.table, of, ALL))

    return PrintedTable(
        say(f"柱ごとの指標の状況（{year}、件）", f"Indicators by pillar and status, {year}"),
        (
            say("柱", "Pillar"),
            *(f"{STATUSES[v].mark} {told(STATUSES[v].words)}" for v in shown),
            say("計", "Total"),
        ),
        tuple(row(*each) for each in (*rows, whole)),
        roomy=0,
    )


def _pillars(plan: Plan, name: str) -> Iterator[Section]:
    for pillar in plan.pillars:
        prose = tuple(_prose(plan, pillar))
        if prose:
            yield Section(f"{name}-{pillar.id}", words(pillar.name), "", prose=prose, level=2)


def _prose(plan: Plan, pillar: Branch) -> Iterator[Prose]:
    for part, text in plan.names.parts(pillar.id, REVIEWED):
        heading = f"{told(PARTS[part])}{say('：', ': ')}"
        yield Prose((Piece(f"{heading}{words(text)}"),))

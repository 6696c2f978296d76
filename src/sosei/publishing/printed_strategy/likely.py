"""How likely the targets of a pillar are, as a table and in notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sosei.publishing.spoken import say, told
from sosei.publishing.strategy import years
from sosei.publishing.strategy.branches import Branch
from sosei.publishing.strategy.likely import held, summed_up, times, value
from sosei.publishing.strategy.plan import Plan, words
from sosei.publishing.tables import NOT_APPLICABLE, PrintedTable
from sosei.strategy.forecast.outlook import Outlook, Standing


def likely_tables(plan: Plan, pillar: Branch, inside: Sequence[str]) -> Iterator[PrintedTable]:
    """Yield a table of the outlooks that are told, if any is.

    Parameters
    ----------
    plan : Plan
    pillar : Branch
    inside : sequence of str
        Ids of its indicators.
    """
    shown = _told_of(plan, inside)
    if shown:
        name = words(pillar.name)
        yield PrintedTable(
            say(f"目標を達成する見込み（{name}）", f"Will the targets be met? {name}"),
            (
                say("指標", "Indicator"),
                say("目標年", "Due"),
                say("目標を達成するのは", "Target met"),
                say("5回に4回は（下限）", "4 in 5: from"),
                say("5回に4回は（上限）", "4 in 5: to"),
            ),
            tuple(_row(plan, each) for each in shown),
        )


def _row(plan: Plan, outlook: Outlook) -> tuple[str, ...]:
    i = outlook.indicator
    return (
        words(plan.names.name(i.id)),
        NOT_APPLICABLE if i.target_year is None else told(years.year(i.target_year, i.year_basis)),
        told(times(outlook)),
        told(value(outlook, "low")),
        told(value(outlook, "high")),
    )


def likely_notes(plan: Plan, inside: Sequence[str]) -> Iterator[str]:
    """Yield of how many indicators the outlook is told, why not of the others, and what the rule was worth.

    Parameters
    ----------
    plan : Plan
    inside : sequence of str
    """
    summed = summed_up(plan.outlooks, inside)
    if summed is not None:
        yield told(summed)
    if _told_of(plan, inside):
        yield told(held(plan.outlooks.tried))


def _told_of(plan: Plan, inside: Sequence[str]) -> list[Outlook]:
    every = (plan.outlooks.of[name] for name in inside)
    return [each for each in every if each.standing is Standing.TOLD]

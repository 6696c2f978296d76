"""A pillar in plain sentences: how its indicators stand, and which have been in trouble since when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sosei.base.messages import Both
from sosei.publishing.strategy import years
from sosei.publishing.strategy.cells import ALL, STATUS, counted
from sosei.publishing.strategy.filled import filled
from sosei.publishing.strategy.lines import STATUSES, Status
from sosei.publishing.strategy.names import Names
from sosei.strategy.overview import ORDER, Told

COUNTED = Both(
    "Of {count} indicators here, {parts}.", "ここにある指標{count}件の内訳は、{parts}です。"
)
PART = Both("{count} {word}", "{word}{count}件")
SINCE = Both("“{name}” is {word}, since {year}.", "「{name}」は{year}から「{word}」です。")


def summed(told: Sequence[Told], of: str = ALL, table: str = STATUS) -> Both | None:
    """Say how many indicators stand how; None where there is none.

    Parameters
    ----------
    told : sequence of Told
        Of the pillar, each indicator once.
    of : str
        Id of the pillar, for the cells of the counts.
    table : str
        That holds the counts.
    """
    verdicts = [each.judgement.verdict for each in told]
    return summed_up(
        [(STATUSES[v], verdicts.count(v)) for v in ORDER if v in verdicts], len(told), of, table
    )


def summed_up(
    counts: Sequence[tuple[Status, int]], whole: int, of: str = ALL, table: str = STATUS
) -> Both | None:
    """Say the same of statuses that are counted already.

    Parameters
    ----------
    counts : sequence of (Status, int)
    whole : int
    of, table : str
        As in `summed`.
    """
    parts = [
        filled(PART, count=counted(count, table, of, status.mark), word=status.words)
        for status, count in counts
    ]
    if not parts:
        return None
    listed = Both(", ".join(part.en for part in parts), "、".join(part.ja for part in parts))
    return filled(COUNTED, count=counted(whole, table, of, ALL), parts=listed)


def troubles(told: Iterable[Told], names: Names) -> list[Both]:
    """Say of each indicator in trouble since when it has been so, the longest first.

    Parameters
    ----------
    told : iterable of Told
    names : Names
    """
    late = sorted(
        (each for each in told if each.since is not None), key=lambda each: each.since or 0
    )
    return [_since(each, names) for each in late]


def _since(each: Told, names: Names) -> Both:
    indicator = each.judgement.indicator
    name = names.name(indicator.id)
    return filled(
        SINCE,
        name=Both(name.en or name.ja, name.ja),
        year=years.year(each.since or each.judgement.year, indicator.year_basis),
        word=STATUSES[each.judgement.verdict].words,
    )

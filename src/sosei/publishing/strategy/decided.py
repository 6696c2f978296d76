"""The decisions on an indicator's target in their order: which stands, and which took the place of which."""

from __future__ import annotations

from dataclasses import dataclass

from sosei.strategy.case import Record
from sosei.strategy.indicator import Target


@dataclass(frozen=True, slots=True)
class Decision:
    """One target that was decided.

    Attributes
    ----------
    target : Target
    old : bool
        Whether another one stands now.
    replaced : Target or None
        The decision that took its place: its date and reason say why the old one is struck.
    """

    target: Target
    old: bool
    replaced: Target | None


def decisions(record: Record) -> tuple[Decision, ...]:
    """Return every decision on an indicator's target, the first one first.

    Parameters
    ----------
    record : Record
    """
    i = record.indicator
    told = sorted(record.targets, key=lambda each: each.decided_on)
    return tuple(
        Decision(
            each,
            old := (each.target, each.target_year) != (i.target, i.target_year),
            told[place] if old and place < len(told) else None,
        )
        for place, each in enumerate(told, 1)
    )


def moved_since(record: Record, day: str) -> tuple[Decision, Decision] | None:
    """Return the target that stood before a day and the one that was decided last from then on; None if none was.

    Parameters
    ----------
    record : Record
    day : str
        ``2021-04-01``; a decision without a day is older than any.
    """
    every = decisions(record)
    earlier = [each for each in every if each.target.decided_on < day]
    later = every[len(earlier) :]
    return (earlier[-1], later[-1]) if earlier and later else None

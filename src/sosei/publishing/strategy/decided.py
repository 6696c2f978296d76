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

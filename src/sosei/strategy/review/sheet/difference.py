"""What a filled sheet would change: field by field what was exported, what is stored now, and what the sheet says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sosei.strategy.indicator import Status
from sosei.strategy.review.merging import Differing, Side, merged

Cells = Mapping[str, str]


class State(StrEnum):
    """What a sheet does to a field, or to a report."""

    UNCHANGED = "unchanged"
    NEW = "new"
    CHANGED = "changed"
    CONFLICTING = "conflicting"


@dataclass(frozen=True, slots=True)
class Change:
    """One field that the sheet would change.

    Attributes
    ----------
    name : str
    state : State
    exported, stored, typed : str
        As it was written out, as it is now, as the sheet says.
    """

    name: str
    state: State
    exported: str
    stored: str
    typed: str


@dataclass(frozen=True)
class Row:
    """One row of a sheet beside what is stored.

    Attributes
    ----------
    subject : str
        Id of the indicator or node.
    exported, stored, typed : mapping of str to str
        By field; `typed` reads like one of the others where it means the same.
    differing : tuple of Differing
        Fields in which the sheet is not what is stored.
    """

    subject: str
    exported: Cells
    stored: Cells
    typed: Cells
    differing: tuple[Differing, ...] = field(default=())

    @property
    def changes(self) -> tuple[Change, ...]:
        """Fields that the sheet would change; one that only the stored report changed stays."""
        return tuple(
            Change(each.name, _state(each), each.before, each.theirs, each.mine)
            for each in self.differing
            if each.side is not Side.THEIRS
        )

    @property
    def state(self) -> State:
        """What the sheet does to the report."""
        changes = self.changes
        if not changes:
            return State.UNCHANGED
        if any(each.state is State.CONFLICTING for each in changes):
            return State.CONFLICTING
        return State.CHANGED if entered(self.stored) else State.NEW

    def open(self, chosen: Mapping[str, Side]) -> bool:
        """Whether a conflict has no choice yet.

        Parameters
        ----------
        chosen : mapping of str to Side
        """
        return any(each.side is None and each.name not in chosen for each in self.differing)

    def taken(self, chosen: Mapping[str, Side]) -> dict[str, str]:
        """Return the fields as they are to be reported.

        Parameters
        ----------
        chosen : mapping of str to Side
            Whose is taken: the stored one (theirs), or that of the sheet (mine); needed of every conflict.

        Raises
        ------
        KeyError
            If a conflict has no choice.
        """
        return merged(self.stored, self.differing, chosen)


def _state(each: Differing) -> State:
    if each.side is None:
        return State.CONFLICTING
    return State.CHANGED if each.theirs.strip() else State.NEW


def entered(cells: Cells) -> bool:
    """Whether anything is reported: a figure, a text, or that there is no figure to be had.

    Parameters
    ----------
    cells : mapping of str to str
        By field.
    """
    figures = (text for name, text in cells.items() if name not in {"status", "basis"})
    return cells.get("status") == Status.NOT_PUBLISHED or any(text.strip() for text in figures)

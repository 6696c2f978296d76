"""The mark of every indicator: the machine's, and a person's in its place, with the reason; both are kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sosei.base.errors import Fault, Faults
from sosei.strategy.grades import GradeTable
from sosei.strategy.judgement import Judgement


@dataclass(frozen=True, slots=True)
class Override:
    """A person's mark in the place of the machine's.

    Attributes
    ----------
    indicator, mark : str
    reason : str
        Printed beside the mark.
    """

    indicator: str
    mark: str
    reason: str

    def check(self, table: GradeTable, name: str) -> None:
        """Raise what is wrong: a mark that the table does not have, or no reason.

        Parameters
        ----------
        table : GradeTable
        name : str
            Of the indicator.
        """
        faults, known = Faults(), marks_of(table)
        if self.mark not in known:
            values = {"value": self.mark or "—", "expected": " ".join(known), "hint": ""}
            faults.add(Fault("value_faulty", name, None, "mark", values))
        if not self.reason.strip():
            faults.add(Fault("review_override_reason", name, None, "reason"))
        faults.raise_if_any()


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of one indicator.

    Attributes
    ----------
    indicator : str
    machine : str
        What the table of grades gives.
    mark : str
        What counts.
    reason : str
        Of the override; empty where the machine's mark counts.
    """

    indicator: str
    machine: str
    mark: str
    reason: str = ""


def marks_of(table: GradeTable) -> tuple[str, ...]:
    """Return the marks of a table, each once, in its order."""
    return tuple(dict.fromkeys(grade.mark for grade in table.grades))


def marks(
    judgements: Iterable[Judgement], table: GradeTable, overrides: Iterable[Override]
) -> Iterator[Mark]:
    """Yield the mark of every judgement.

    Parameters
    ----------
    judgements : iterable of Judgement
    table : GradeTable
    overrides : iterable of Override
        At most one of an indicator.
    """
    of = {override.indicator: override for override in overrides}
    for judgement in judgements:
        indicator = judgement.indicator.id
        machine = table.mark(judgement).mark
        override = of.get(indicator)
        if override is None:
            yield Mark(indicator, machine, machine)
        else:
            yield Mark(indicator, machine, override.mark, override.reason)

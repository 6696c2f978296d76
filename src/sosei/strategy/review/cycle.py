"""The cycle of one strategy and one year: what is asked, until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sosei.base.errors import Fault, Faults
from sosei.base.messages import Both


class CycleKind(StrEnum):
    """Whether a year is reviewed, or the whole strategy at its end."""

    YEARLY = "yearly"
    FINAL = "final"


KINDS = {
    CycleKind.YEARLY: Both("yearly review", "年度の効果検証"),
    CycleKind.FINAL: Both("final-term review", "計画期間の総括（最終検証）"),
}
"""What a cycle is called."""


@dataclass(frozen=True, slots=True)
class Cycle:
    """One review.

    Attributes
    ----------
    year : int
        Fiscal year under review; indicators of calendar years are judged in the same number.
    kind : CycleKind
    opened_on, deadline : date
        The day on which departments are asked, and the last day on which they report.
    """

    year: int
    kind: CycleKind
    opened_on: date
    deadline: date

    def days_left(self, today: date) -> int:
        """Return the days until the deadline; below 0, it has passed."""
        return (self.deadline - today).days

    def check(self, name: str, first_year: int, last_year: int) -> None:
        """Raise what is wrong with it.

        Parameters
        ----------
        name : str
            What faults call the strategy.
        first_year, last_year : int
            Of the strategy.

        Raises
        ------
        InputError
            If the year is none of the strategy, has not begun, or the deadline is before the opening.
        """
        faults = Faults()
        if not first_year <= self.year <= last_year:
            years = {"year": self.year, "first": first_year, "last": last_year}
            faults.add(Fault("review_year_outside", name, None, "year", years))
        elif date(self.year, 4, 1) > self.opened_on:
            values = {"year": self.year, "begins": f"{self.year}-04-01"}
            faults.add(Fault("review_year_ahead", name, None, "year", values))
        if self.deadline < self.opened_on:
            dates = {"deadline": self.deadline, "opened": self.opened_on}
            faults.add(Fault("review_deadline", name, None, "deadline", dates))
        faults.raise_if_any()

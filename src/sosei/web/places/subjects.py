"""What a municipality can give of itself, and in which files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sosei.base.messages import Both


class Subject(StrEnum):
    """One thing that is given, looked at, saved and removed as a whole."""

    RATES = "rates"
    OBSERVED = "observed"
    FACILITIES = "facilities"


@dataclass(frozen=True)
class Wanted:
    """One file of a subject.

    Attributes
    ----------
    name : str
        As docs/formats.md names it.
    words : Both
        What stands in it.
    needed : bool
    """

    name: str
    words: Both
    needed: bool = True


FILES: Mapping[Subject, tuple[Wanted, ...]] = {
    Subject.RATES: (Wanted("rates.csv", Both("Rates of the municipality", "市区町村の率")),),
    Subject.OBSERVED: (
        Wanted("observed.csv", Both("Series that the municipality observed", "市区町村の実績")),
    ),
    Subject.FACILITIES: (
        Wanted("facilities.csv", Both("List of public facilities", "公共施設の一覧")),
    ),
}
"""Files of each subject."""


def wanted(subject: Subject, name: str) -> Wanted | None:
    """Return a file of a subject by its name, if there is one."""
    return next((each for each in FILES[subject] if each.name == name), None)

"""What a municipality gives beside rates: its facilities, and its workers by industry and age."""

from __future__ import annotations

from dataclasses import dataclass

from sosei.sectors.facilities import Facility
from sosei.sectors.industry_file import IndustryWorkers


@dataclass(frozen=True)
class Given:
    """Nothing, unless it is told.

    Attributes
    ----------
    facilities : tuple of Facility
        What renewing them costs is told if there are any.
    workers : IndustryWorkers or None
        Industries are carried through the retention of their cohorts; None: by the shares of the rates.
    """

    facilities: tuple[Facility, ...] = ()
    workers: IndustryWorkers | None = None


NOTHING = Given()

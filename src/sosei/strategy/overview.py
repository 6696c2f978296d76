"""A strategy in one year: what was achieved, what is late, what is worse or silent, and since when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sosei.strategy.case import Record
from sosei.strategy.judgement import Judgement, judge
from sosei.strategy.package import Package
from sosei.strategy.verdict import Verdict

ORDER = (
    Verdict.ACHIEVED,
    Verdict.ON_TRACK,
    Verdict.BEHIND,
    Verdict.MISSED,
    Verdict.WORSE,
    Verdict.NOT_REPORTED,
    Verdict.NOT_PUBLISHED,
    Verdict.NOT_DUE,
    Verdict.UNJUDGEABLE,
)
"""How an overview goes through the verdicts."""

TROUBLE = frozenset({Verdict.BEHIND, Verdict.MISSED, Verdict.WORSE, Verdict.NOT_REPORTED})
"""Verdicts of which people ask since when."""


@dataclass(frozen=True)
class Told:
    """One indicator in the year of an overview.

    Attributes
    ----------
    judgement : Judgement
    since : int or None
        First year of the present run of years with the same verdict, of those of which people ask since when.
    before : Judgement
        Of the year before.
    """

    judgement: Judgement
    since: int | None
    before: Judgement

    @property
    def changed(self) -> bool:
        """Whether the verdict is another one than in the year before."""
        return self.judgement.verdict is not self.before.verdict


@dataclass(frozen=True)
class Overview:
    """All indicators of a strategy in one year, in their order."""

    year: int
    told: tuple[Told, ...]

    def by_verdict(self) -> Mapping[Verdict, tuple[Told, ...]]:
        """Return the indicators of each verdict, verdicts in the order of an overview, none left out."""
        return {
            verdict: tuple(told for told in self.told if told.judgement.verdict is verdict)
            for verdict in ORDER
        }


def overview(package: Package, year: int) -> Overview:
    """Judge every indicator in a year, and tell since when it stands so.

    Parameters
    ----------
    package : Package
    year : int
    """
    return Overview(year, tuple(_told(record, year) for record in package.records.values()))


def _told(record: Record, year: int) -> Told:
    now, before = judge(record, year), judge(record, year - 1)
    since = _since(record, now, before) if now.verdict in TROUBLE else None
    return Told(now, since, before)


def _since(record: Record, now: Judgement, before: Judgement) -> int:
    """Return the first year of the run of years with the verdict of now."""
    first, earlier = now.year, before
    while earlier.verdict is now.verdict:
        first = earlier.year
        earlier = judge(record, first - 1)
        if first <= _earliest(record):
            break
    return first


def _earliest(record: Record) -> int:
    """Return a year before which nothing can be told: no run goes further back."""
    i = record.indicator
    years: Iterable[int | None] = (
        i.baseline_year,
        i.start,
        i.target_year,
        *(o.year for o in record.observations),
    )
    return min((year for year in years if year is not None), default=0)

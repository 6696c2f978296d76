"""What is known of a package's indicators up to a year: their runs, and what they lend each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from sosei.strategy.case import Record
from sosei.strategy.forecast.drift import Spread, spread
from sosei.strategy.forecast.run import Run, run_to, values_of
from sosei.strategy.indicator import Nature
from sosei.strategy.package import Package


@dataclass(frozen=True)
class Known:
    """The values of every indicator that can be forecast, as they are judged.

    Attributes
    ----------
    records : mapping of str to Record
        Milestones and faulty definitions left out.
    values : mapping of str to mapping of int to float
        By indicator and year.
    """

    records: Mapping[str, Record]
    values: Mapping[str, Mapping[int, float]]

    @classmethod
    def of(cls, package: Package) -> Known:
        """Read a package."""
        records = {
            name: record
            for name, record in package.records.items()
            if record.fault is None and record.indicator.nature is not Nature.MILESTONE
        }
        return cls(records, {name: values_of(record) for name, record in records.items()})

    def up_to(self, year: int) -> UpTo:
        """Return the runs up to a year."""
        return UpTo(
            {
                name: run
                for name, values in self.values.items()
                for run in [run_to(self._nature(name), values, self.breaks(name), year)]
                if run is not None
            }
        )

    def breaks(self, name: str) -> tuple[int, ...]:
        """Return the years from which on an indicator counts something else."""
        return tuple(each.year for each in self.records[name].breaks)

    def _nature(self, name: str) -> Nature:
        return self.records[name].indicator.nature


@dataclass(frozen=True)
class UpTo:
    """The runs of a package's indicators up to a year."""

    runs: Mapping[str, Run]

    def spread(self, name: str) -> Spread | None:
        """Return the spread of an indicator's run; None if too little is known."""
        run = self.runs[name]
        return spread(run, self._others(name, run.nature)) if run.enough else None

    def _others(self, name: str, nature: Nature) -> Iterator[Run]:
        return (run for other, run in self._by_nature.get(nature, ()) if other != name)

    @cached_property
    def _by_nature(self) -> Mapping[Nature, tuple[tuple[str, Run], ...]]:
        found: dict[Nature, list[tuple[str, Run]]] = {}
        for name, run in self.runs.items():
            found.setdefault(run.nature, []).append((name, run))
        return {nature: tuple(runs) for nature, runs in found.items()}

"""What is known of a package's indicators up to a year: their runs, and what they lend each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from sosei.strategy.case import Record
from sosei.strategy.forecast.drift import Lent, Spread, lent_by, spread
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
        if not run.enough:
            return None
        return spread(run, self._lent[run.nature].without(lent_by([run])))

    @cached_property
    def _lent(self) -> Mapping[Nature, Lent]:
        found: dict[Nature, list[Run]] = {}
        for run in self.runs.values():
            found.setdefault(run.nature, []).append(run)
        return {nature: lent_by(runs) for nature, runs in found.items()}

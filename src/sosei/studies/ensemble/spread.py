"""How far the draws of levers lie apart: quantiles of the total population, drawn now or frozen with a result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from sosei.demography.ensemble.probabilities import PROBABILITIES
from sosei.studies.ensemble.frozen import Ensemble
from sosei.studies.what_if.levers import Levers
from sosei.studies.what_if.outcome import Ground

if TYPE_CHECKING:
    from sosei.demography.ensemble.kernels.shocks import Shared

DRAWS, SEED = 1_000, 1
"""Of levers that somebody tries, where nothing is frozen that says otherwise."""


class Wanted(NamedTuple):
    """A total population that is wanted in a year."""

    persons: float
    year: int


@dataclass(frozen=True)
class Spread:
    """Quantiles of the total population.

    Attributes
    ----------
    draws : int
    seed : int
    totals : mapping of (int, float) to float
        Persons, by year and probability; the base year is known and not there.
    reached : float or None
        Share of the draws that have at least the persons of a goal; None where none was asked for.
    """

    draws: int
    seed: int
    totals: Mapping[tuple[int, float], float]
    reached: float | None = None

    def at(self, year: int, probability: float) -> float:
        """Return a quantile of a year."""
        return self.totals[year, probability]

    @property
    def years(self) -> tuple[int, ...]:
        """Years that have quantiles, ascending."""
        return tuple(sorted({year for year, _ in self.totals}))


def shared_of(stands: Ground, seed: int = SEED, draws: int = DRAWS) -> Shared:
    """Return the shocks that are the same whatever levers are moved.

    Parameters
    ----------
    stands : Ground
    seed : int
    draws : int
    """
    from sosei.studies.ensemble.draw import draws_of  # noqa: PLC0415 - the compiler, as below

    return draws_of(stands, Levers(), seed).shared(0, draws, threads=1)


def spread(
    stands: Ground,
    levers: Levers,
    draws: int = DRAWS,
    seed: int = SEED,
    shared: Shared | None = None,
    goal: Wanted | None = None,
) -> Spread:
    """Draw a result's inputs with levers moved: the draws of `studies.ensemble.draw`.

    Parameters
    ----------
    stands : Ground
    levers : Levers
        Without faults.
    draws : int
    seed : int
        The same for all that is set side by side: they differ by their levers alone.
    shared : Shared, optional
        `shared_of` the same, where the caller has it already.
    goal : Wanted, optional
        Persons, and the end of a step in which there shall be so many.

    Source
    ------
    docs/methods/ensemble.md
    """
    # the compiler and its machine code: a second or two, and for nobody who does not ask
    from sosei.demography.ensemble.events import Reaches  # noqa: PLC0415
    from sosei.demography.ensemble.told import Question, indicators_of, tell  # noqa: PLC0415
    from sosei.studies.ensemble.draw import draws_of  # noqa: PLC0415

    made = replace(draws_of(stands, levers, seed), keep=("total",))
    asked = goal is not None and goal.year in made.assumptions.ends
    events = (Reaches("goal", goal.year, "total", goal.persons),) if goal and asked else ()
    question = Question(draws, PROBABILITIES, events)
    found = tell([made], question, (0, 1), threads=1, shared=shared)
    totals = found.quantiles[0, 0, :, indicators_of(made).index("total")]
    return Spread(
        draws,
        seed,
        {
            (year, probability): float(totals[step, at])
            for step, year in enumerate(made.assumptions.ends)
            for at, probability in enumerate(PROBABILITIES)
        },
        float(found.chances[0, 0, 0]) if asked else None,
    )


def frozen(
    ensemble: Ensemble, scenario: str, years: Sequence[int], reached: float | None = None
) -> Spread:
    """Return what was frozen of a scenario.

    Parameters
    ----------
    ensemble : Ensemble
    scenario : str
    years : sequence of int
        Ends of its steps.
    reached : float, optional
        Share of the draws that reach a goal.
    """
    totals = {
        (year, probability): ensemble.quantile(scenario, year, "total", probability)
        for year in years
        for probability in PROBABILITIES
    }
    return Spread(ensemble.draws, ensemble.seed, totals, reached)


def ranges_table(spreads: Mapping[str, Spread], area: str) -> pl.DataFrame:
    """Return quantiles as the columns of ``quantiles.csv``, nothing set against anything.

    Parameters
    ----------
    spreads : mapping of str to Spread
        By what a scenario is called.
    area : str
    """
    rows = [
        (name, area, year, "total", probability, each.at(year, probability))
        for name, each in spreads.items()
        for year in each.years
        for probability in PROBABILITIES
    ]
    columns = ("scenario", "area", "year", "indicator", "probability", "value")
    return pl.DataFrame(rows, schema=list(columns), orient="row")

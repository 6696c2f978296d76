"""What the property tests are given: towns of any size, rates of any step."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from hypothesis import strategies as st
from tests.builders import assumptions, population, ratio

from sosei.base.arrays import Array
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.assumed.scenario import MigrationAt, Path, ScaleMigration, Scenario, TfrAt
from sosei.demography.known.population import Population

START = 2015


@dataclass(frozen=True)
class Town:
    """One or several areas with everything they are projected with."""

    base: Population
    assumptions: Assumptions

    @property
    def areas(self) -> int:
        """How many areas there are."""
        return len(self.base.areas)

    def only(self, *places: int) -> Town:
        """Keep some of the areas, in the order asked for."""
        keep = list(places)
        names = tuple(self.base.areas[place] for place in keep)
        rates = self.assumptions
        count, per_tfr = rates.net_count, rates.cwr_per_tfr
        return Town(
            replace(self.base, persons=self.base.persons[..., keep], areas=names),
            replace(
                rates,
                areas=names,
                survival=rates.survival[..., keep],
                net_rate=rates.net_rate[..., keep],
                net_count=None if count is None else count[..., keep],
                child_woman_ratio=ratio(rates)[..., keep],
                males_per_100_females=rates.males_per_100_females[..., keep],
                cwr_per_tfr=None if per_tfr is None else per_tfr[..., keep],
            ),
        )


@st.composite
def towns(draw: st.DrawFn, *, counts: bool = True, leaving: float = -1.3) -> Town:
    """Draw areas whose rates differ by step, sex, age and area; some cells are empty of people."""
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    open_from = draw(st.sampled_from([50, 85, 90, 100]))
    steps, areas = draw(st.integers(1, 6)), draw(st.integers(1, 4))
    groups = open_from // 5 + 1
    size = 10.0 ** draw(st.integers(0, 6))
    cells, per_area = (steps, 2, groups - 1, areas), (steps, areas)

    def uniform(low: float, high: float, shape: tuple[int, ...]) -> Array:
        return random.uniform(low, high, shape)

    persons = uniform(0, size, (2, groups, areas)) * (random.random((2, groups, areas)) > 0.1)
    names = tuple(f"{place:05}" for place in range(areas))
    moved = uniform(-0.4, 0.4, cells) * size if counts and draw(st.booleans()) else None
    return Town(
        population(persons, open_from=open_from, year=START, areas=names),
        assumptions(
            steps,
            survival=uniform(0, 1, cells),
            net_rate=uniform(leaving, 0.5, cells) * (random.random(cells) > 0.5),
            net_count=moved,
            child_woman_ratio=uniform(0, 0.6, per_area),
            males_per_100_females=uniform(80, 130, per_area),
            cwr_per_tfr=uniform(0.05, 0.2, per_area),
            open_from=open_from,
            start=START,
            areas=names,
        ),
    )


def paths(low: float, high: float) -> st.SearchStrategy[Path]:
    """Draw a path of one to five years, some before and some after the projection."""
    points = st.dictionaries(
        st.integers(START - 10, START + 45), st.floats(low, high), min_size=1, max_size=5
    )
    return points.map(Path)


def scenarios() -> st.SearchStrategy[Scenario]:
    """Draw a scenario that moves either lever, both or none."""
    rules = st.builds(ScaleMigration, paths(-0.5, 2), st.sampled_from(MigrationAt))
    return st.builds(
        Scenario,
        name=st.just("drawn"),
        tfr=st.none() | paths(0, 4),
        tfr_at=st.sampled_from(TfrAt),
        migration=st.none() | rules,
    )

"""Counts of all municipalities as they are projected by the rules of a study, and the official readings of them."""

from __future__ import annotations

from sosei.base.arrays import Array
from sosei.base.provenance import Source
from sosei.demography.engine.projection import Projection
from sosei.demography.known.population import FEMALE
from sosei.demography.told.official import run_official
from sosei.library import Library
from sosei.studies.atlas.series import KNOWN, PARTS, TOTAL, WOMEN, Series
from sosei.studies.everyone import Everyone

CLOSED_WOMEN, SIMULATION_1, SIMULATION_2 = "closed_women_20_39", "simulation1", "simulation2"


def status_quo_series(library: Library, everyone: Everyone) -> Series:
    """Return the status quo of all municipalities, with what the official readings compare.

    Parameters
    ----------
    library : Library
    everyone : Everyone
        The status quo of its municipalities.

    Raises
    ------
    InputError
        If a block is damaged.

    Source
    ------
    METHOD 1 and 2: パターン1, シミュレーション1・2, and the projection without migration.
    """
    runs = run_official(everyone.projection.base, everyone.assumptions)
    counts = _counts(runs.pattern1) | {
        CLOSED_WOMEN: runs.closed.between(20, 40, FEMALE),
        SIMULATION_1: runs.simulation1.total,
        SIMULATION_2: runs.simulation2.total,
    }
    years = everyone.projection.years
    bases = (None, *(years[0] for _ in years[1:]))
    day = f"{years[0]}-10-01"
    sources = tuple(
        dict.fromkeys(
            entry.source
            for entry in library.list("census")
            if entry.id in {used.block for used in everyone.used} and day in entry.dates
        )
    )
    told: dict[int, tuple[Source, ...]] = dict.fromkeys(years, sources)
    return Series("status_quo", years, bases, everyone.projection.areas, counts, told)


def _counts(projection: Projection) -> dict[str, Array]:
    """Return the counts of a projection, ``[year, area]``: unknown ages were spread at its base."""
    parts = {name: projection.between(*bounds) for name, bounds in PARTS.items()}
    total = {TOTAL: projection.total, KNOWN: projection.total}
    return total | parts | {WOMEN: projection.between(20, 40, FEMALE)}

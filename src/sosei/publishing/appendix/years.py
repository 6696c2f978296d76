"""Which years stand in the tables, and how many beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sosei.studies.result import VisionResult

STEP = 5
"""Years between two that are printed."""

ACROSS = 10
"""Years beside each other."""


def shown(result: VisionResult) -> tuple[int, ...]:
    """Return every fifth projected year from the base, and the last."""
    base, last = result.manifest["base_year"], result.manifest["horizon"]
    years = dict.fromkeys(int(str(year)) for year in result.tables["population"]["year"])
    return tuple(year for year in years if (year - base) % STEP == 0 or year == last)


def in_parts(years: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield the years in parts that fit a page, of nearly one length."""
    parts = -(-len(years) // ACROSS)
    length = -(-len(years) // parts)
    for start in range(0, len(years), length):
        yield years[start : start + length]

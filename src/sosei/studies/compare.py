"""Two runs of one study: what was changed in it, and what that does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sosei.studies.projected_tables import DIFFERENCES, SHARES
from sosei.studies.result import VisionResult


@dataclass(frozen=True)
class Changed:
    """One place of the study file that differs.

    Attributes
    ----------
    path : tuple of str
        Keys from the top; rows of a list by their number, from 0.
    before, after : plain value or None
        None where there was nothing, or is nothing any more.
    """

    path: tuple[str, ...]
    before: Any
    after: Any


@dataclass(frozen=True)
class Effect:
    """One figure of both runs.

    Attributes
    ----------
    scenario : str
    year : int
    indicator : str
        ``total``, the three groups, ``ageing_rate``.
    unit : str
        ``person`` or ``share``.
    before, after : float or None
        None where the run has no such scenario or year.
    """

    scenario: str
    year: int
    indicator: str
    unit: str
    before: float | None
    after: float | None

    @property
    def difference(self) -> float | None:
        """After − before; None unless both are known."""
        if self.before is None or self.after is None:
            return None
        return self.after - self.before


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Changed, ...]:
    """Return every difference of two study files, in the order of the later one.

    Parameters
    ----------
    before, after : mapping
        Their plain content. A path of years is told as a whole; rows of lists that grew or shrank, row by row.
    """
    return tuple(_tables(before, after, ()))


def effects(before: VisionResult, after: VisionResult) -> tuple[Effect, ...]:
    """Return what the later run gives beside the earlier one, in the years that its study compares.

    Parameters
    ----------
    before, after : VisionResult
        Scenarios are matched by name.
    """
    names = dict.fromkeys(str(s["name"]) for s in (*after.scenarios, *before.scenarios))
    years = after.manifest["vision"]["years"]
    then, now = _values(before), _values(after)
    return tuple(
        Effect(
            name,
            year,
            indicator,
            "share" if indicator in SHARES else "person",
            then.get((name, year, indicator)),
            now.get((name, year, indicator)),
        )
        for name in names
        for year in years
        for indicator in DIFFERENCES
    )


def _values(result: VisionResult) -> dict[tuple[str, int, str], float]:
    return {
        (row["scenario"], row["year"], row["indicator"]): float(row["value"])
        for row in result.tables["indicators"].rows()
        if row["indicator"] in DIFFERENCES
    }


def _tables(
    before: Mapping[str, Any], after: Mapping[str, Any], path: tuple[str, ...]
) -> Iterator[Changed]:
    for key in dict.fromkeys([*after, *before]):
        yield from _values_of(before.get(key), after.get(key), (*path, str(key)))


def _values_of(before: Any, after: Any, path: tuple[str, ...]) -> Iterator[Changed]:
    if before == after:
        return
    if _is_table(before) and _is_table(after):
        yield from _tables(before, after, path)
    elif _has_rows(before) and _has_rows(after):
        yield from _rows(before, after, path)
    else:
        yield Changed(path, before, after)


def _rows(before: Sequence[Any], after: Sequence[Any], path: tuple[str, ...]) -> Iterator[Changed]:
    """Set rows against each other by their place, or tell which came and went."""
    if len(before) == len(after):
        for place, (old, new) in enumerate(zip(before, after, strict=True)):
            yield from _values_of(old, new, (*path, str(place)))
        return
    for place, row in enumerate(before):
        if row not in after:
            yield Changed((*path, str(place)), row, None)
    for place, row in enumerate(after):
        if row not in before:
            yield Changed((*path, str(place)), None, row)


def _is_table(value: Any) -> bool:
    """Whether a value is a table of keys; a path of years is one value."""
    return isinstance(value, Mapping) and not all(str(key).isdigit() for key in value)


def _has_rows(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and any(isinstance(row, Mapping) for row in value)

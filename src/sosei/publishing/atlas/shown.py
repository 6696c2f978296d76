"""What a map shows of each area: value, class and words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl

from sosei.base.areas import Area, Kind
from sosei.base.arrays import Array
from sosei.base.provenance import Source
from sosei.publishing.atlas import words
from sosei.publishing.atlas.colours import colours
from sosei.publishing.spoken import bare, own, say
from sosei.studies.atlas.classing import UNKNOWN, Classes, Way, classed
from sosei.studies.atlas.measures import NINE, Measure, Unit
from sosei.studies.atlas.series import Series
from sosei.studies.cells import Origin, Told


@dataclass(frozen=True)
class Line:
    """One area of the list.

    Attributes
    ----------
    area : Area
    value : str
        As printed.
    known : bool
    place : int
        Of its class; `UNKNOWN` without one.
    colour : str
        Empty without a class.
    """

    area: Area
    value: str
    known: bool
    place: int
    colour: str


@dataclass(frozen=True)
class Shown:
    """One measure of many areas in one year.

    Attributes
    ----------
    measure : Measure
    series : Series
    year : int
    areas : tuple of Area
    way : Way
    """

    measure: Measure
    series: Series
    year: int
    areas: tuple[Area, ...]
    way: Way

    @cached_property
    def values(self) -> Array:
        """Value of each area, ``[area]``; not a number where unknown."""
        return self.measure.values(self.series, self.year, [area.code for area in self.areas])

    @cached_property
    def classes(self) -> Classes:
        """Class of each area."""
        wide = all(area.kind is Kind.PREFECTURE for area in self.areas)
        return classed(self.measure, self.values, self.way, prefectures=wide)

    @cached_property
    def colours(self) -> tuple[str, ...]:
        """Colour of each class."""
        return colours(self.measure, self.classes)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Statistics of the year and of its base."""
        told = (source for year in self._years for source in self.series.sources.get(year, ()))
        return tuple(dict.fromkeys(told))

    def heading(self) -> str:
        """Return what is shown."""
        return words.heading(self.measure, self.series, self.year)

    def legend(self) -> tuple[tuple[str, str, int], ...]:
        """Return colour, words and number of areas of each class."""
        counts = np.bincount(self.classes.of[self.classes.of >= 0], minlength=self.classes.count)
        labels = words.labels(self.measure, self.classes)
        return tuple(zip(self.colours, labels, counts.tolist(), strict=True))

    @property
    def unknown(self) -> int:
        """How many areas have no value."""
        return int((self.classes.of == UNKNOWN).sum())

    def lines(self, order: str = "code") -> list[Line]:
        """Return the list: by code, or by value from the highest (``high``) or lowest (``low``), the unknown last."""
        places: Sequence[int] = range(len(self.areas))
        if order != "code":
            sign = -1 if order == "high" else 1
            keyed = np.where(np.isnan(self.values), np.inf, sign * np.nan_to_num(self.values))
            places = np.argsort(keyed, kind="stable").tolist()
        return [self._line(place) for place in places]

    def _line(self, place: int) -> Line:
        of = int(self.classes.of[place])
        known = of != UNKNOWN
        printed = words.printed(self.measure, self._told(place))
        return Line(self.areas[place], printed, known, of, self.colours[of] if known else "")

    def _told(self, place: int) -> float:
        """Return a value; one out of a frozen result knows its cells."""
        value = float(self.values[place])
        if not np.isfinite(value):
            return value
        cells = self.series.cells(self.measure.needs, self._years, self.areas[place].code)
        return Told(value, Origin(cells, same=len(cells) == 1)) if cells else value

    @property
    def _years(self) -> tuple[int, ...]:
        """The year, and its base where the measure is a change."""
        base = self.series.base_of(self.year) if self.measure.change else None
        return (self.year,) if base is None else (self.year, base)

    def alternative(self) -> str:
        """Say in words what the map shows: how many areas, the ends, and how many are unknown."""
        known = [line for line in self.lines("high") if line.known]
        if not known:
            return say("値のわかる地域がありません。", "No area has a known value.")
        told = [_count(len(self.areas), known)]
        if self.measure.unit is Unit.CLASS:
            told.append(_most(self.legend()))
        else:
            told.append(_ends(known[0], known[-1]) if len(known) > 1 else _only(known[0]))
        if self.unknown:
            told.append(words.unknown_told(self.series, self.unknown))
        return say("", " ").join(told)

    def table(self) -> pl.DataFrame:
        """Return the values unrounded, with what they are of and where they are from."""
        base = self.series.base_of(self.year) if self.measure.change else None
        return pl.DataFrame(
            {
                "area": [area.code for area in self.areas],
                "name": [area.full_name for area in self.areas],
                "measure": self.measure.key,
                "series": self.series.key,
                "year": self.year,
                "base_year": base,
                "value": [self._cell(value) for value in self.values.tolist()],
                "unit": self.measure.unit.value,
                "statistic": [self._statistic(area.code) for area in self.areas],
            },
            schema_overrides={"base_year": pl.Int64, "value": pl.String, "statistic": pl.String},
        )

    def _statistic(self, code: str) -> str | None:
        """Return what the value of an area is from; None where it would be a result that it has not."""
        if not self.series.origins:
            return "; ".join(str(source) for source in self.sources)
        own_ = self.series.origins.get(code)
        return None if own_ is None else str(own_.source)

    def _cell(self, value: float) -> str | None:
        if np.isnan(value):
            return None
        if self.measure.unit is Unit.CLASS:
            return NINE[int(value)]
        return repr(int(value)) if value.is_integer() else repr(value)


def _count(size: int, known: Sequence[Line]) -> str:
    if size == len(known):
        return say(
            f"{size:,}地域すべての値を色で示しています。",
            f"All {size:,} areas are coloured by their value.",
        )
    return say(
        f"{size:,}地域のうち{len(known):,}地域の値を色で示しています。",
        f"{len(known):,} of {size:,} areas are coloured by their value.",
    )


def _only(line: Line) -> str:
    name, value = line.area.full_name, bare(line.value)
    return say(f"{name}は{value}です。", f"{own(name)}: {value}.")


def _ends(first: Line, last: Line) -> str:
    return say(
        f"最も高いのは{first.area.full_name}（{bare(first.value)}）、最も低いのは{last.area.full_name}（{bare(last.value)}）です。",
        f"Highest: {own(first.area.full_name)} ({bare(first.value)}); lowest: "
        f"{own(last.area.full_name)} ({bare(last.value)}).",
    )


def _most(legend: Sequence[tuple[str, str, int]]) -> str:
    parts = [(label.split(say("：", " "))[0].strip(), count) for _, label, count in legend if count]
    listed = say("、", ", ").join(say(f"{n}（{c:,}）", f"{n} ({c:,})") for n, c in parts)
    return say(f"分類ごとの数：{listed}。", f"By class: {listed}.")

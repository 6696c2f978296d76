"""A chart as plain series, for programs whose charts are edited: slides, workbook, Word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sosei.publishing import tables, wording
from sosei.publishing.charts.style import GREY, GROUPS, INK, MEN, OKABE_ITO, UNKNOWN, WOMEN
from sosei.publishing.spoken import bare, say

Kind = Literal["lines", "stacked", "bars", "pyramid", "fan"]
Look = Literal["whole", "thin", "points", "outline", "hollow", "hole", "flag", "struck", "area"]


@dataclass(frozen=True)
class Series:
    """One line, or bars of one colour.

    Attributes
    ----------
    name : str
    values : tuple of float or None
        One for each category; of lines one for each place in `at`.
    colour : str
        ``#RRGGBB``.
    at : tuple of float
        Of lines: the years.
    labels : tuple of str
        What is written at each value; none if left out.
    dash : int
        Of lines: place in `style.DASHES`.
    look : {"whole", "thin", "points", "outline", "hollow", "hole", "flag", "struck", "area"}
        A thin line; a line of points alone: full, hollow, the hole of one, a flag, a flag that is struck; bars of an
        outline alone; an area on those before it.
    shade : float
        Of an area: how much of its colour is seen, 0 to 1; 0 is the ground that others stand on.
    """

    name: str
    values: tuple[float | None, ...]
    colour: str
    at: tuple[float, ...] = ()
    labels: tuple[str, ...] = ()
    dash: int = 0
    look: Look = "whole"
    shade: float = 0.0


@dataclass(frozen=True)
class Plotted:
    """What a chart shows.

    Attributes
    ----------
    kind : {"lines", "stacked", "bars", "pyramid", "fan"}
        Bars lie; stacked ones stand; of a pyramid men's values are below 0; a fan is areas on each other with
        lines over them.
    series : tuple of Series
    categories : tuple of str
        Of bars and fans, from the start of the axis.
    unit : str
    from_zero : bool
        Whether the axis of values starts at 0.
    span : tuple of float
        Of lines: years that their axis has, whether or not anything stands there.
    """

    kind: Kind
    series: tuple[Series, ...]
    categories: tuple[str, ...] = ()
    unit: str = ""
    from_zero: bool = True
    span: tuple[float, ...] = ()


Points = Sequence[Mapping[str, Any]]
"""Rows of ``year`` and ``total``."""


def persons_unit() -> str:
    """Return the unit of counts."""
    return say("人", "persons")


def lines(
    counts: Points,
    drawn: Mapping[str, Points],
    colours: Mapping[str, str],
    *,
    from_zero: bool = True,
) -> Plotted:
    """Plot counts as points and a line for each projection, named at its end.

    Parameters
    ----------
    counts : sequence of mapping
    drawn : mapping of str to sequence of mapping
        By name.
    colours : mapping of str to str
    from_zero : bool
    """
    counted = Series(
        name=say("国勢調査", "Census"),
        values=_totals(counts),
        colour=INK,
        at=_years(counts),
        look="points",
    )
    projected = (
        Series(
            name=bare(name),
            values=_totals(rows),
            colour=colours[name],
            at=_years(rows),
            labels=_at_end(name, rows),
            dash=place,
        )
        for place, (name, rows) in enumerate(drawn.items())
    )
    return Plotted("lines", (*projected, counted), unit=persons_unit(), from_zero=from_zero)


def _totals(rows: Points) -> tuple[float, ...]:
    return tuple(float(row["total"]) for row in rows)


def _years(rows: Points) -> tuple[float, ...]:
    return tuple(float(row["year"]) for row in rows)


def _at_end(name: str, rows: Points) -> tuple[str, ...]:
    end = f"{bare(name)} {tables.about(rows[-1]['total'])}"
    return ("",) * (len(rows) - 1) + (end,)


def groups(rows: Points) -> Plotted:
    """Plot the three age groups by year, shares written in; unknown ages on top.

    Parameters
    ----------
    rows : sequence of mapping
        ``year``, ``group``, ``population``, ``share``.
    """
    years = list(dict.fromkeys(row["year"] for row in rows))
    held = {(row["year"], row["group"]): row for row in rows}
    shown = [g for g in (*GROUPS, "unknown") if any(g == group for _, group in held)]
    return Plotted(
        "stacked",
        tuple(_group(group, [held.get((year, group)) for year in years]) for group in shown),
        tuple(str(year) for year in years),
        persons_unit(),
    )


def _group(group: str, cells: Sequence[Mapping[str, Any] | None]) -> Series:
    return Series(
        name=wording.GROUPS[group],
        values=tuple(None if cell is None else float(cell["population"]) for cell in cells),
        colour=GROUPS.get(group, UNKNOWN),
        labels=tuple(_share(cell) for cell in cells),
    )


def _share(cell: Mapping[str, Any] | None) -> str:
    return "" if cell is None or cell["share"] is None else tables.percent(cell["share"], 0)


def changes(rows: Sequence[tuple[str, float]]) -> Plotted:
    """Plot gains and losses by age, the youngest first.

    Parameters
    ----------
    rows : sequence of (str, float)
        What the age is called, and the change in persons.
    """
    return Plotted(
        "bars",
        (
            _signed(say("増加", "gain"), OKABE_ITO[0], [c if c >= 0 else None for _, c in rows]),
            _signed(say("減少", "loss"), GREY, [c if c < 0 else None for _, c in rows]),
        ),
        tuple(age for age, _ in rows),
        persons_unit(),
    )


def _signed(name: str, colour: str, values: Sequence[float | None]) -> Series:
    labels = tuple("" if value is None else tables.change(value) for value in values)
    return Series(name, tuple(values), colour, labels=labels)


def parts(
    years: Sequence[str], named: Mapping[str, Sequence[float]], colours: Sequence[str]
) -> Plotted:
    """Plot the parts of a change by year, standing on 0.

    Parameters
    ----------
    years : sequence of str
    named : mapping of str to sequence of float
        Persons by what the part is called.
    colours : sequence of str
    """
    series = (
        Series(name, tuple(values), colour)
        for (name, values), colour in zip(named.items(), colours, strict=True)
    )
    return Plotted("stacked", tuple(series), tuple(years), persons_unit())


def pyramid(
    filled: Mapping[tuple[str, str], float],
    outline: Mapping[tuple[str, str], float],
    *,
    filled_year: int,
    outline_year: int,
) -> Plotted:
    """Plot a pyramid over the outline of another year.

    Parameters
    ----------
    filled, outline : mapping
        Persons by sex and age.
    filled_year, outline_year : int
    """
    ages = list(dict.fromkeys(age for _, age in filled))
    series = (
        *_sexes(filled, ages, filled_year, "whole"),
        *_sexes(outline, ages, outline_year, "outline"),
    )
    categories = tuple(age.replace("-", say("～", "–")) for age in ages)
    return Plotted("pyramid", series, categories, persons_unit())


def _sexes(
    persons: Mapping[tuple[str, str], float], ages: Sequence[str], year: int, look: Look
) -> Iterator[Series]:
    for sex, colour, sign in (("male", MEN, -1), ("female", WOMEN, 1)):
        yield Series(
            name=say(f"{wording.SEXES[sex]}（{year}年）", f"{wording.SEXES[sex]} ({year})"),
            values=tuple(sign * persons[sex, age] for age in ages),
            colour=INK if look == "outline" else colour,
            look=look,
        )

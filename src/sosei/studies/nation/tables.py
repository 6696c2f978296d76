"""The nation as one system, as tables (docs/formats.md)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import polars as pl

from sosei.base.ages import AgeGroups
from sosei.base.areas import Area
from sosei.base.arrays import Array
from sosei.base.messages import Language
from sosei.demography.known.migration import last_two_together
from sosei.demography.known.population import SEXES
from sosei.demography.nation.told import GROUPS, MOVERS, group, of_movers
from sosei.studies.held.municipal import left_out_table
from sosei.studies.nation.neighbours import Neighbours
from sosei.studies.nation.sums import Summed
from sosei.studies.nation.together import Together


def nation(together: Together) -> pl.DataFrame:
    """Return year, group, status_quo, together, official: persons; null where there is no official projection."""
    ages, years = together.projection.ages, together.projection.years
    sums = {
        "status_quo": together.apart.persons.sum(axis=3, keepdims=True),
        "together": together.projection.persons.sum(axis=3, keepdims=True),
        "official": _official(together.official, len(years), ages),
    }
    return _by_year_and_group(sums, years, ages)


def _official(persons: Array | None, years: int, ages: AgeGroups) -> Array:
    if persons is None:
        return np.full((years, 2, len(ages), 1), np.nan)
    return persons[..., None]


def _by_year_and_group(
    sums: dict[str, Array], years: Sequence[int], ages: AgeGroups
) -> pl.DataFrame:
    """Return year, group, and each sum ``[year, sex, age, 1]`` in a column."""
    told = {name: {g: group(s, ages, g)[:, 0] for g in GROUPS} for name, s in sums.items()}
    rows = [
        {"year": year, "group": name} | {of: float(told[of][name][at]) for of in sums}
        for name in GROUPS
        for at, year in enumerate(years)
    ]
    return pl.DataFrame(rows).with_columns(pl.col(list(sums)).fill_nan(None))


def pool(together: Together) -> pl.DataFrame:
    """Return from, to, sex, age at the start, leaving, lost, beyond, arriving: persons of a step."""
    projection, flows = together.projection, together.flows
    rows = []
    for step, (start, end) in enumerate(pairwise(projection.years)):
        leaving = _leaving(together, step)
        gone, within = leaving.sum(axis=2), flows.within(leaving, step)
        arriving = flows.pool(leaving, step)
        for sex, row in np.ndindex(within.shape):
            cell = (gone - within, arriving - within, arriving)
            told = (gone[sex, row], *(part[sex, row] for part in cell))
            rows.append((start, end, SEXES[sex], row_label(projection.ages, row), *told))
    names = ("from", "to", "sex", "age", "leaving", "lost", "beyond", "arriving")
    return pl.DataFrame(rows, schema=list(names), orient="row")


def row_label(ages: AgeGroups, row: int) -> str:
    """Return the ages at the start that a row of rates is of: the last two groups are one row."""
    last = row == len(ages) - 2
    return f"{ages.lower_bounds[row]}+" if last else ages.labels[row]


def _leaving(together: Together, step: int) -> Array:
    at_risk = last_two_together(together.projection.persons[step])
    leaving: Array = together.flows.out_rate[step] * at_risk
    return leaving


def flows(together: Together) -> pl.DataFrame:
    """Return area, name, from, to, departures, arrivals_within, arrivals_beyond, net_migration: persons of a step."""
    projection, told = together.projection, together.flows
    frames = []
    for step, (start, end) in enumerate(pairwise(projection.years)):
        leaving = _leaving(together, step)
        within = told.within(leaving, step)
        beyond = told.pool(leaving, step) - within
        share = told.in_share[step]
        columns = {
            "departures": leaving.sum(axis=(0, 1)),
            "arrivals_within": np.einsum("sra,sr->a", share, within),
            "arrivals_beyond": np.einsum("sra,sr->a", share, beyond),
            "net_migration": projection.components.net_migration[step],
        }
        frames.append(
            named(together.areas).with_columns(
                pl.lit(start).alias("from"),
                pl.lit(end).alias("to"),
                *(pl.Series(n, v) for n, v in columns.items()),
            )
        )
    return pl.concat(frames).sort("area", "from")


def named(areas: Sequence[Area]) -> pl.DataFrame:
    """Return area and name."""
    return pl.DataFrame(
        {"area": [a.code for a in areas], "name": [a.full_name for a in areas]},
        schema={"area": pl.String, "name": pl.String},
    )


def basis(together: Together) -> pl.DataFrame:
    """Return area, name, departures, years, level, periods: what each municipality's flows rest on."""
    return named(together.areas).with_columns(
        pl.Series("departures", together.departures),
        pl.Series("years", ["+".join(map(str, years)) for years in together.years]),
        pl.Series("level", together.level),
        pl.Series("periods", ["+".join(chosen.periods) for chosen in together.chosen]),
    )


def left_out(together: Together, spoken: Language) -> pl.DataFrame:
    """Return area, name, reason of what is not projected."""
    return left_out_table(together.left_out, spoken)


def visions(together: Together, summed: Summed) -> pl.DataFrame:
    """Return area, name, file of the municipalities with a vision."""
    files = {stated.area: stated.origin for stated in summed.stated}
    own = [area for area in together.areas if area.code in files]
    return named(own).with_columns(pl.Series("file", [files[area.code] for area in own]))


def sums(summed: Summed) -> pl.DataFrame:
    """Return year, group, status_quo, asked, official, others_status_quo, others_if_true: persons."""
    others = ~summed.aiming

    def whole(persons: Array) -> Array:
        together: Array = persons.sum(axis=3, keepdims=True)
        return together

    columns = {
        "status_quo": whole(summed.persons),
        "asked": whole(summed.asked),
        "official": _official(summed.official, len(summed.years), summed.quo.ages),
        "others_status_quo": whole(summed.persons[..., others]),
        "others_if_true": whole(summed.true.persons[..., others]),
    }
    return _by_year_and_group(columns, summed.years, summed.quo.ages)


def parts(summed: Summed) -> pl.DataFrame:
    """Return from, to, of, children, deaths, migration: persons of a step; official ones where both years are held."""
    sides = {"status_quo": summed.persons.sum(axis=3), "asked": summed.asked.sum(axis=3)}
    if summed.official is not None:
        sides["official"] = summed.official
    rows = [
        (start, end, of, *(float(part[step]) for part in told))
        for of, persons in sides.items()
        for told in (summed.parts(persons),)
        for step, (start, end) in enumerate(pairwise(summed.years))
        if np.isfinite(told.migration[step])
    ]
    names = ("from", "to", "of", "children", "deaths", "migration")
    return pl.DataFrame(rows, schema=list(names), orient="row")


def missing(summed: Summed) -> pl.DataFrame:
    """Return from, to, sex, age at the start, on_the_move, needed, left, missing: persons of a step."""
    true = summed.true
    return pl.DataFrame(
        [
            (
                start,
                end,
                SEXES[sex],
                row_label(summed.quo.ages, row),
                float(true.needed[step, sex, row] + true.left[step, sex, row]),
                float(true.needed[step, sex, row]),
                float(true.left[step, sex, row]),
                float(true.missing[step, sex, row]),
            )
            for step, (start, end) in enumerate(pairwise(summed.years))
            for sex, row in np.ndindex(true.left.shape[1:])
        ],
        schema=["from", "to", "sex", "age", "on_the_move", "needed", "left", "missing"],
        orient="row",
    )


def towns(together: Together, summed: Summed) -> pl.DataFrame:
    """Return area, name, vision, year, group, status_quo, if_true, difference: persons."""
    own = pl.Series("vision", summed.aiming.astype(int))
    frame = named(together.areas).with_columns(own)
    ages = summed.quo.ages
    pairs = _pairs(frame, summed.years, ages, summed.persons, summed.true.persons)
    return _told(pairs, ("status_quo", "if_true"))


def moved(together: Together, summed: Summed) -> pl.DataFrame:
    """Return area, name, vision, age at the start, moved: persons of all steps beyond the status quo."""
    own = pl.Series("vision", summed.aiming.astype(int))
    frame = named(together.areas).with_columns(own)
    moves = summed.moves
    parts_of = [
        frame.with_columns(
            pl.lit(name).alias("age"), pl.Series("moved", of_movers(moves, summed.quo.ages, name))
        )
        for name in MOVERS
    ]
    return pl.concat(parts_of).sort("area", maintain_order=True)


def neighbours(together: Together, found: Neighbours) -> pl.DataFrame:
    """Return area, name, year, group, status_quo, policy, difference: persons."""
    before, after = found.before, found.after
    pairs = _pairs(named(together.areas), before.years, before.ages, before.persons, after.persons)
    return _told(pairs, ("status_quo", "policy"))


def _pairs(
    frame: pl.DataFrame, years: Sequence[int], ages: AgeGroups, one: Array, other: Array
) -> Iterator[pl.DataFrame]:
    """Return every area with two numbers, year by year and group by group; the base is the same in both."""
    for name in GROUPS:
        first, second = group(one, ages, name), group(other, ages, name)
        for at, year in enumerate(years[1:], start=1):
            yield frame.with_columns(
                pl.lit(year).alias("year"),
                pl.lit(name).alias("group"),
                pl.Series("one", first[at]),
                pl.Series("other", second[at]),
            )


def _told(pairs: Iterator[pl.DataFrame], names: tuple[str, str]) -> pl.DataFrame:
    return (
        pl.concat(pairs)
        .with_columns((pl.col("other") - pl.col("one")).alias("difference"))
        .rename({"one": names[0], "other": names[1]})
        .sort("area", "group", "year", maintain_order=True)
    )

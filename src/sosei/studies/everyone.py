"""All municipalities at once, each by the rules that would choose its own study."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import polars as pl
from numpy.typing import NDArray

from sosei.base.areas import NATION, PREFECTURES, Area
from sosei.base.arrays import Array, frozen
from sosei.base.errors import InputError
from sosei.base.messages import Both
from sosei.base.provenance import Used
from sosei.demography.assumed.assumptions import Assumptions, constant
from sosei.demography.engine.hierarchy import Hierarchy
from sosei.demography.engine.projection import Projection, project
from sosei.demography.known.fertility import child_woman_ratio
from sosei.demography.known.migration import NetMigration, net_migration_by_residual, pooled_rate
from sosei.demography.known.population import FEMALE, Population, spread_unknown, tidy
from sosei.demography.known.survival import survivorship_ratios
from sosei.demography.told.frames import Run
from sosei.demography.told.vital import survival_from_birth
from sosei.library import Library
from sosei.readers.figures import CensusCount, Figures
from sosei.studies import rules
from sosei.studies.gather import alive_along, along, dying_along, life_table
from sosei.studies.held.cells import Told
from sosei.studies.held.municipal import LeftOut, municipal_censuses
from sosei.studies.held.nation import Nation
from sosei.studies.missing import CENSUS, PERIOD, lack
from sosei.studies.progress import Progress, silent
from sosei.studies.rules import STATUS_QUO
from sosei.studies.study import Mortality, SurvivalPath


@dataclass(frozen=True)
class Everyone:
    """The status quo of all municipalities.

    Attributes
    ----------
    areas : tuple of Area
        In the order of the projection.
    run : Run
    assumptions : Assumptions
        Those that the run stands on.
    chosen : tuple of PeriodsChosen
        Of each area.
    survival : Mortality
        Tables of the projection's survival.
    path : SurvivalPath
        How it goes on from them.
    left_out : tuple of LeftOut
    used : tuple of Used
    """

    areas: tuple[Area, ...]
    run: Run
    assumptions: Assumptions
    chosen: tuple[rules.PeriodsChosen, ...]
    survival: Mortality
    path: SurvivalPath
    left_out: tuple[LeftOut, ...]
    used: tuple[Used, ...] = ()

    @property
    def projection(self) -> Projection:
        """The projection of every area."""
        return self.run.projection

    def sums(self) -> pl.DataFrame:
        """Return the nation and its prefectures as sums of their municipalities: area, year, sex, age, population."""
        codes = self.projection.areas
        parents = tuple(f"{code[:2]}000" for code in codes)
        upper = tuple(code for p in PREFECTURES if (code := f"{p}000") in parents)
        nation = Hierarchy(codes, (NATION,), (NATION,) * len(codes))
        return pl.concat(
            tidy(
                hierarchy.sum(self.projection.persons),
                self.projection.years,
                self.projection.ages,
                hierarchy.upper,
            )
            for hierarchy in (nation, Hierarchy(codes, upper, parents))
        )


def everyone_of(library: Library, progress: Progress = silent) -> Everyone:
    """Project every municipality of a library.

    Parameters
    ----------
    library : Library
    progress : Progress
        Told of each part.

    Raises
    ------
    InputError
        If the library has no census of municipalities, or none five years before another; or if a block is damaged.
    """
    progress(Both("Reading the figures", "統計データの読み込み"))
    gazetteer, told = library.gazetteer(), Told()
    found = municipal_censuses(library, gazetteer)
    nation = Nation(library, gazetteer, told).figures()
    if found is None or not rules.periods_known(nation, found.counts):
        needed = CENSUS if found is None else PERIOD
        raise InputError([lack(str(library.folder), needed.what, needed.published)])
    progress(Both("Projection", "将来推計"))
    everyone = project_everyone(found.counts, nation, found.areas)
    left_out = (*found.left_out, *everyone.left_out)
    return replace(everyone, left_out=left_out, used=(*found.used, *told.used))


def project_everyone(
    counts: Mapping[int, CensusCount], nation: Figures, areas: Sequence[Area]
) -> Everyone:
    """Project every municipality from the newest census.

    Parameters
    ----------
    counts : mapping of year to CensusCount
        Of the same areas in every year, in the order of `areas`; five-year ages.
    nation : Figures
        The nation's tables.
    areas : sequence of Area

    Raises
    ------
    ValueError
        If no two censuses five years apart have known survival.
    """
    base = max(counts)
    known = {
        period: tables
        for period, tables in rules.periods_known(nation, counts).items()
        if int(period[5:]) <= base
    }
    if not known:
        raise ValueError("no two censuses five years apart have known survival")
    kept, left_out = _livable(counts, base, areas)
    censuses = {year: _spread(count, kept) for year, count in counts.items()}
    population = censuses[base]
    chosen = tuple(
        rules.periods_of(area, float(persons), tuple(known))
        for area, persons in zip(population.areas, population.total, strict=True)
    )
    survival = rules.mortality_known(nation)[-1]
    table = life_table(nation, survival, population.ages)
    rates = _rates(censuses, nation, known, chosen)
    ratios = survivorship_ratios(table, population.ages.open_from)
    path = rules.path_of(nation).path
    held = _assumptions(population, nation, ratios, rates)
    dying = dying_along(path, survival, nation, held)
    assumptions = along(held, dying)
    projection = project(population, assumptions)
    return Everyone(
        areas=tuple(area for area, keep in zip(areas, kept, strict=True) if keep),
        run=Run(STATUS_QUO, projection, alive_along(survival_from_birth(table), dying)),
        assumptions=assumptions,
        chosen=chosen,
        survival=survival,
        path=path,
        left_out=left_out,
    )


_NOBODY = Both(
    "no women aged 15–49 were counted at the base: children cannot be told",
    "基準年に15～49歳の女性が数えられていないため、出生を推計できません。",
)
_UNKNOWN_ALONE = Both(
    "persons of unknown age alone were counted in a census",
    "年齢の分からない人だけが数えられた国勢調査があるため、推計できません。",
)


def _livable(
    counts: Mapping[int, CensusCount], base: int, areas: Sequence[Area]
) -> tuple[NDArray[np.bool_], tuple[LeftOut, ...]]:
    """Tell which areas can be projected, and why the others cannot."""
    nobody = counts[base].known.between(15, 50, sex=FEMALE) == 0
    alone = np.any(
        [(count.known.persons.sum(axis=1) == 0) & (count.unknown > 0) for count in counts.values()],
        axis=(0, 1),
    )
    left_out = [
        LeftOut(area.code, area.full_name, _NOBODY if empty else _UNKNOWN_ALONE)
        for area, empty, odd in zip(areas, nobody, alone, strict=True)
        if empty or odd
    ]
    return ~(nobody | alone), tuple(left_out)


def _spread(count: CensusCount, kept: NDArray[np.bool_]) -> Population:
    """Return one census of the areas that are kept, unknown ages spread."""
    known = count.known
    areas = tuple(area for area, keep in zip(known.areas, kept, strict=True) if keep)
    part = Population(known.persons[..., kept], known.ages, areas, known.year, known.basis)
    return spread_unknown(part, count.unknown[:, kept])[0]


def _rates(
    censuses: Mapping[int, Population],
    nation: Figures,
    known: Mapping[str, Mortality],
    chosen: Sequence[rules.PeriodsChosen],
) -> Array:
    """Return the net migration rates of each area by its own choice of periods, ``[sex, G − 1, area]``."""
    needed = {period for choice in chosen for period in choice.periods}
    moved = {period: _moved(censuses, nation, period, known[period]) for period in needed}
    ways = {(choice.periods, choice.pooling) for choice in chosen}
    rates = np.empty_like(next(iter(moved.values())).count)
    for periods, pooling in ways:
        mine = [(choice.periods, choice.pooling) == (periods, pooling) for choice in chosen]
        together = pooled_rate([moved[period] for period in periods], pooling)
        rates[..., mine] = together[..., mine]
    return frozen(rates)


def _moved(
    censuses: Mapping[int, Population], nation: Figures, period: str, tables: Mortality
) -> NetMigration:
    start, end = (censuses[int(year)] for year in period.split("-"))
    table = life_table(nation, tables, start.ages)
    return net_migration_by_residual(start, end, survivorship_ratios(table, start.ages.open_from))


def _assumptions(
    population: Population, nation: Figures, survival: Array, net_rate: Array
) -> Assumptions:
    """Hold the rates to the horizon."""
    base, ages = population.year, population.ages
    fertility = nation.national_fertility[rules.at_or_before(nation.national_fertility, base)]
    ratio = nation.sex_ratio[rules.at_or_before(nation.sex_ratio, base)]
    return constant(
        base,
        (rules.horizon_of(base) - base) // ages.width,
        ages,
        population.areas,
        survival=survival,
        net_rate=net_rate,
        child_woman_ratio=child_woman_ratio(population),
        males_per_100_females=frozen(ratio),
        cwr_per_tfr=frozen(fertility.cwr_per_tfr),
    )

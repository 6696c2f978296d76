"""Official figures → the populations, rates and assumptions of a study."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array, frozen
from sosei.demography.assumed.assumptions import Assumptions, constant
from sosei.demography.assumed.deaths import fewer
from sosei.demography.assumed.decline import AS_BETWEEN_CENSUSES, Decline, Dying
from sosei.demography.assumed.overrides import Override, overridden
from sosei.demography.known.fertility import child_woman_ratio
from sosei.demography.known.life_table import (
    LifeTable,
    abridged_life_table,
    life_table_from_probabilities,
)
from sosei.demography.known.migration import Pooling, net_migration_by_residual, pooled_rate
from sosei.demography.known.population import SEXES, Population, UnknownSpread, spread_unknown
from sosei.demography.known.survival import survivorship_ratios
from sosei.demography.told.vital import survival_from_birth
from sosei.readers.figures import Figures
from sosei.studies.study import Mortality, OverrideForm, Study, SurvivalPath

Choice = tuple[str, ...]
"""Census periods, such as ``("2005-2010",)``; several are averaged with equal weight."""


@dataclass(frozen=True)
class Gathered:
    """What a study stands on, estimated from its figures.

    Attributes
    ----------
    census : mapping of year to Population
        Unknown ages spread.
    spread : mapping of year to UnknownSpread
    life_table : LifeTable
        Of the projection's survival.
    dying : Dying or None
        Where survival has a path.
    period_survival : mapping of period to Array
        ``[sex, G − 1]``.
    net_rates : mapping of Choice to Array
        ``[sex, G − 1, area]``, per person at the start.
    assumptions : Assumptions
        The status quo to the horizon.
    hindcast_survival : Array or None
        ``[sex, G − 1]``, from what was known at the base.
    """

    census: Mapping[int, Population]
    spread: Mapping[int, UnknownSpread]
    life_table: LifeTable
    dying: Dying | None
    period_survival: Mapping[str, Array]
    net_rates: Mapping[Choice, Array]
    assumptions: Assumptions
    hindcast_survival: Array | None

    @property
    def held(self) -> Assumptions:
        """The status quo with the survival of the table held."""
        if self.dying is None:
            return self.assumptions
        ratios = survivorship_ratios(self.life_table, self.assumptions.ages.open_from)
        cells = self.assumptions.survival.shape
        return replace(self.assumptions, survival=np.broadcast_to(ratios[..., None], cells))

    @property
    def alive(self) -> Array:
        """S_b, ``[sex]`` or, where survival has a path, ``[step, sex, 1]``."""
        return alive_along(survival_from_birth(self.life_table), self.dying)

    def with_migration(self, choice: Choice) -> Assumptions:
        """Return the status quo with the net migration of other periods."""
        return replace(
            self.assumptions,
            net_rate=np.broadcast_to(self.net_rates[choice], self.assumptions.net_rate.shape),
        )


def gather(study: Study) -> Gathered:
    """Estimate everything a study assumes from its figures."""
    form, figures = study.form, study.figures
    spread = {
        year: spread_unknown(count.known, count.unknown) for year, count in figures.census.items()
    }
    census = {year: population for year, (population, _) in spread.items()}
    base = census[form.study.base.year]
    open_from = base.ages.open_from
    table = life_table(figures, form.assumptions.survival.mortality, base.ages)
    period_survival = {
        period: survivorship_ratios(life_table(figures, mortality, base.ages), open_from)
        for period, mortality in form.assumptions.migration.mortality.items()
    }
    net_rates = _net_rates(study, census, period_survival)
    assumptions = _status_quo(study, base, survivorship_ratios(table, open_from), net_rates)
    survival, hindcast = form.assumptions.survival, form.hindcast
    dying = dying_along(survival.path, survival.mortality, figures, assumptions)
    return Gathered(
        census=census,
        spread={year: record for year, (_, record) in spread.items()},
        life_table=table,
        dying=dying,
        period_survival=period_survival,
        net_rates=net_rates,
        assumptions=along(assumptions, dying),
        hindcast_survival=None
        if hindcast is None
        else survivorship_ratios(life_table(figures, hindcast.mortality, base.ages), open_from),
    )


def declines(figures: Figures) -> dict[SurvivalPath, Decline | None]:
    """Return the paths that survival can have, and how mortality moves in each; None: not known.

    Parameters
    ----------
    figures : Figures
    """
    return {"official": figures.decline, "censuses": AS_BETWEEN_CENSUSES}


def dying_along(
    path: SurvivalPath, mortality: Mortality, figures: Figures, assumptions: Assumptions
) -> Dying | None:
    """Return how many times as many die in each step as by the tables; None where survival is held.

    Parameters
    ----------
    path : SurvivalPath
    mortality : Mortality
        The tables: their mean year is where the path begins.
    figures : Figures
        With the official projection where it is the path.
    assumptions : Assumptions
        Of the steps.
    """
    decline = declines(figures).get(path)
    if decline is None:
        return None
    ages = assumptions.ages
    middles = [start + ages.width / 2 for start in assumptions.starts]
    return decline.dying(float(np.mean(mortality.years)), middles, ages)


def along(assumptions: Assumptions, dying: Dying | None) -> Assumptions:
    """Return the assumptions with survival along a path; None: as they are."""
    if dying is None:
        return assumptions
    return replace(assumptions, survival=fewer(assumptions.survival, dying.rows))


def alive_along(alive: Array, dying: Dying | None) -> Array:
    """Return S_b ``[sex]`` along a path, ``[step, sex, 1]``; None: as it is."""
    if dying is None:
        return alive
    steps = np.broadcast_to(alive[None, :, None], (*dying.births.shape, 1))
    return fewer(steps, dying.births)


def base_population(figures: Figures, year: int) -> Population:
    """Return the persons of a census, those of unknown age spread among the others."""
    count = figures.census[year]
    return spread_unknown(count.known, count.unknown)[0]


def life_table(figures: Figures, mortality: Mortality, ages: AgeGroups) -> LifeTable:
    """Build the national life table of some years, their rates averaged, in a population's groups.

    Parameters
    ----------
    figures : Figures
    mortality : Mortality
        Death rates, or complete life tables, of years that the figures have.
    ages : AgeGroups
        Five-year groups of the population, open no later than the tables.
    """
    if mortality.kind == "life_tables":
        tables = [figures.life_tables[year] for year in mortality.years]
        dying = np.mean([table.probability_of_dying for table in tables], axis=0)
        return life_table_from_probabilities(frozen(dying), tables[0].ages).grouped(ages)
    rates = np.mean([figures.death_rates[year] for year in mortality.years], axis=0)
    return abridged_life_table(rates, figures.death_rate_ages)


def _net_rates(
    study: Study, census: Mapping[int, Population], survival: Mapping[str, Array]
) -> dict[Choice, Array]:
    """Find the net migration rates of each period, and average them for each choice."""
    migration = study.form.assumptions.migration
    by_period = {}
    for period, ratios in survival.items():
        start, end = (census[int(year)] for year in period.split("-"))
        by_period[period] = net_migration_by_residual(start, end, ratios, study.method)

    def rates(periods: Iterable[str]) -> Array:
        return pooled_rate([by_period[period] for period in periods], Pooling(migration.pooling))

    overrides = [_override(form, rates) for form in migration.override]
    ages = census[study.form.study.base.year].ages
    chosen = tuple(migration.periods)
    return {
        choice: overridden(rates(choice), overrides if choice == chosen else (), ages)
        for choice in study.migration_choices
    }


def _override(form: OverrideForm, rates: Callable[[Iterable[str]], Array]) -> Override:
    given = np.array(form.net_rate) if form.periods is None else rates(form.periods)
    sex = None if form.sex is None else SEXES.index(form.sex)
    return Override(tuple(form.ages), given, form.reason, sex)


def _status_quo(
    study: Study, base: Population, survival: Array, net_rates: Mapping[Choice, Array]
) -> Assumptions:
    """Hold the estimated rates to the horizon."""
    form, figures = study.form, study.figures
    fertility = form.assumptions.fertility
    nation = figures.national_fertility[fertility.cwr_per_tfr.year]
    return constant(
        base.year,
        (form.study.horizon - base.year) // base.ages.width,
        base.ages,
        base.areas,
        survival=survival,
        net_rate=net_rates[tuple(form.assumptions.migration.periods)],
        child_woman_ratio=child_woman_ratio(base),
        males_per_100_females=frozen(figures.sex_ratio[fertility.sex_ratio.year]),
        cwr_per_tfr=frozen(nation.cwr_per_tfr),
    )

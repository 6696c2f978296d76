r"""The official readings of a projection: simulations 1 and 2, influences, stage, nine classes.

.. math::
    n = \frac{P^{sim1}(Y)}{P^{pattern1}(Y)}, \qquad m = \frac{P^{sim2}(Y)}{P^{sim1}(Y)}, \qquad
    D = 1 - \frac{W_{20-39}(Y)}{W_{20-39}(\text{base})}

What is classed is never rounded, and bounds belong to the class above them (以上). Thresholds and
how far they are confirmed: `sosei.demography.told.thresholds`.

Source: まち・ひと・しごと創生本部『地方人口ビジョンの策定のための手引き』; 人口戦略会議 (2024).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sosei.base.arrays import Array
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.assumed.scenario import (
    LeverWithoutConversionError,
    MigrationAt,
    Path,
    ScaleMigration,
    Scenario,
)
from sosei.demography.engine.control import Control
from sosei.demography.engine.projection import Projection, project
from sosei.demography.known.population import FEMALE, Population
from sosei.demography.told.thresholds import (
    DECLINE_20_39,
    DECLINE_STAGE,
    Thresholds,
)

REPLACEMENT_TFR = 2.1
"""Children per woman that the simulations reach."""

REPLACEMENT_YEAR = 2030

NOISE = 1e-9
"""Relative: what floating-point arithmetic may take from a figure that lies on a bound."""

NOT_DECLINING = "not_declining"

NINE_CLASSES = (("A", "D-2", "C-1"), ("D-1", "D-3", "C-2"), ("B-1", "B-2", "C-3"))
"""By the decline of women 20–39: rows closed, columns with migration; below 20%, below 50%, above.

Source: 人口戦略会議 (2024); METHOD 2.
"""


@dataclass(frozen=True)
class OfficialRuns:
    """The four projections that the readings compare.

    Attributes
    ----------
    pattern1 : Projection
        The assumptions as they stand.
    simulation1 : Projection
        With the TFR rising to 2.1.
    simulation2 : Projection
        Simulation 1 without migration.
    closed : Projection
        Pattern 1 without migration.
    """

    pattern1: Projection
    simulation1: Projection
    simulation2: Projection
    closed: Projection


def run_official(
    base: Population,
    assumptions: Assumptions,
    *,
    zero_from: int | None = None,
    control: Control | None = None,
    clamp: bool = False,
) -> OfficialRuns:
    """Project pattern 1, simulations 1 and 2, and the closed population.

    Parameters
    ----------
    base : Population
        Persons.
    assumptions : Assumptions
        Of pattern 1, to the horizon Y; five-year groups or single years.
    zero_from : int, optional
        Start of the first step without migration in simulation 2; the base year if left out.
    control : Targets or Factors, optional
        Totals for pattern 1; the factors found there are kept for the others.
    clamp : bool
        As in `project`.

    Returns
    -------
    OfficialRuns

    Raises
    ------
    LeverWithoutConversionError
        If the TFR of a step or area is not known (`areas_without_tfr`).
    NegativePopulationError, ImpossibleTargetError
        As in `project`.

    Source
    ------
    まち・ひと・しごと創生本部『地方人口ビジョンの策定のための手引き』: パターン1, シミュレーション1・2;
    METHOD 2, EXCHANGE (official).
    """
    rising = towards_replacement(assumptions)
    pattern1 = project(base, assumptions, control, clamp=clamp)

    def run(changed: Assumptions) -> Projection:
        return project(base, changed, pattern1.factors, clamp=clamp)

    return OfficialRuns(
        pattern1=pattern1,
        simulation1=run(rising),
        simulation2=run(without_migration(rising, zero_from)),
        closed=run(without_migration(assumptions)),
    )


def first_tfr(assumptions: Assumptions) -> Array:
    """Return the TFR that is given for the first step, ``[area]``; nan where it is not known.

    Five-year: child–woman ratio ÷ ratio per TFR; single-year: the sum of the age-specific rates.
    """
    if assumptions.asfr is not None:
        total: Array = assumptions.asfr[0].sum(axis=0)
        return total
    if assumptions.cwr_per_tfr is None:
        return np.full(len(assumptions.areas), np.nan)
    ratio: Array = assumptions.children_per_woman[0] / assumptions.cwr_per_tfr[0]
    return ratio


def areas_without_tfr(assumptions: Assumptions) -> tuple[str, ...]:
    """Return the areas whose TFR cannot be moved in some step: no conversion, or no age pattern."""
    if assumptions.asfr is not None:
        known = np.all(assumptions.asfr.sum(axis=1) > 0, axis=0)
    elif assumptions.cwr_per_tfr is not None:
        known = ~np.any(np.isnan(assumptions.cwr_per_tfr), axis=0)
    else:
        known = np.zeros(len(assumptions.areas), dtype=bool)
    return tuple(
        area for area, is_known in zip(assumptions.areas, known, strict=True) if not is_known
    )


def towards_replacement(assumptions: Assumptions) -> Assumptions:
    r"""Let the TFR of every area rise (or fall) to 2.1 in 2030 and stay there: simulation 1.

    .. math::
        \mathrm{TFR}_i(t) = w(t)\,\mathrm{TFR}_i(\text{first step}) + (1 - w(t))\,2.1, \qquad
        w(t) = \frac{2030 - t}{2030 - \text{base}}

    with w = 0 from 2030 on. It is read where a scenario's path is: at the end of a five-year step,
    in the middle of a single year. Each area starts from its own TFR.

    Parameters
    ----------
    assumptions : Assumptions

    Returns
    -------
    Assumptions
        With other child–woman ratios, or age-specific rates of the same shape.

    Raises
    ------
    LeverWithoutConversionError
        If the TFR of an area is not known in some step.

    Source
    ------
    『地方人口ビジョンの策定のための手引き』 as RESAS words it (METHOD 2 [R16]); EXCHANGE (official).
    """
    lacking = areas_without_tfr(assumptions)
    if lacking:
        raise LeverWithoutConversionError(f"simulation 1 needs the TFR of {', '.join(lacking[:5])}")
    own = _share_of_own(assumptions)[:, None]
    tfr = own * first_tfr(assumptions) + (1 - own) * REPLACEMENT_TFR
    if assumptions.asfr is not None:
        shape = assumptions.asfr / assumptions.asfr.sum(axis=1, keepdims=True)
        return replace(assumptions, asfr=shape * tfr[:, None, :])
    return replace(assumptions, child_woman_ratio=tfr * np.asarray(assumptions.cwr_per_tfr))


def _share_of_own(assumptions: Assumptions) -> Array:
    """w, the share of the first TFR in that of each step, ``[step]``."""
    base, width = assumptions.start, assumptions.ages.width
    points = {base: 1.0, REPLACEMENT_YEAR: 0.0} if base < REPLACEMENT_YEAR else {base: 0.0}
    line = Scenario("simulation1", tfr=Path(points))
    return np.array([line.tfr_of_step(start, width) for start in assumptions.starts], dtype=float)


def without_migration(assumptions: Assumptions, zero_from: int | None = None) -> Assumptions:
    """End net migration at every age in the steps that start in or after a year.

    Parameters
    ----------
    assumptions : Assumptions
        With net rates and counts, or gross flows.
    zero_from : int, optional
        All steps if it is left out.

    Returns
    -------
    Assumptions

    Source
    ------
    METHOD 2: シミュレーション2, all N = 0, from the first period or from `zero_from`; 封鎖人口.
    """
    first = assumptions.start if zero_from is None else zero_from
    starts = [start for start in assumptions.starts if start >= first]
    if not starts:
        return assumptions
    # read at the end of each step: 1 up to the one that ends where the first closed one starts
    path = Path({starts[0]: 1.0, starts[0] + 1: 0.0})
    return Scenario("closed", migration=ScaleMigration(path, MigrationAt.END)).apply(assumptions)


def natural_influence(runs: OfficialRuns) -> Array:
    """Simulation 1 ÷ pattern 1 at the horizon, ``[area]``, a ratio; nan where nobody is left.

    Source: METHOD 2, 自然増減の影響度; below 1 where the TFR of pattern 1 is above 2.1.
    """
    return _ratio(runs.simulation1.total[-1], runs.pattern1.total[-1])


def social_influence(runs: OfficialRuns) -> Array:
    """Simulation 2 ÷ simulation 1 at the horizon, ``[area]``, a ratio; nan where nobody is left.

    Source: METHOD 2, 社会増減の影響度; below 1 where more people come than leave.
    """
    return _ratio(runs.simulation2.total[-1], runs.simulation1.total[-1])


def decline_20_39(projection: Projection) -> Array:
    """Return D, the decline of women 20–39 from base to horizon, ``[area]``; nan without them.

    A share: 0.5 is a fall by half, below 0 a rise. Source: 人口戦略会議 (2024), METHOD 2.
    """
    women = projection.between(20, 40, FEMALE)
    decline: Array = 1 - _ratio(women[-1], women[0])
    return decline


def degrees(ratios: Array, thresholds: Thresholds) -> NDArray[np.int64]:
    """Class influences from 1 to 5.

    Parameters
    ----------
    ratios : Array
        n or m, ``[area]``, 1.05 = 105%; not nan.
    thresholds : Thresholds
        `NATURAL_INFLUENCE` or `SOCIAL_INFLUENCE`: four bounds, both unverified.

    Returns
    -------
    NDArray of int
        ``[area]``: 1 below the first bound, 5 from the last one on.

    Source
    ------
    METHOD 2, 影響度 1–5 [K].
    """
    return _class(ratios, thresholds) + 1


def nine_class(closed: float, with_migration: float) -> str:
    """Class a municipality by its decline of women 20–39, closed and with migration.

    Parameters
    ----------
    closed, with_migration : float
        D_c and D_m, shares: 0.5 is a fall by half, and belongs to "50% and more".

    Returns
    -------
    str
        ``A``, ``B-1``, ``B-2``, ``C-1`` … ``C-3``, ``D-1`` … ``D-3``.

    Source
    ------
    人口戦略会議 (2024), defined on 2020 → 2050 of the projection of 2023; METHOD 2.
    """
    return CLASSES[int(class_codes(np.array([closed]), np.array([with_migration]))[0])]


CLASSES = tuple(name for row in NINE_CLASSES for name in row)
"""The nine by code."""


def class_codes(closed: Array, with_migration: Array) -> NDArray[np.int64]:
    """Return the place of each class in `CLASSES`; `nine_class` says what it is of.

    Parameters
    ----------
    closed, with_migration : Array
        D_c and D_m, shares, of one shape.
    """
    rows, columns = (_class(each, DECLINE_20_39) for each in (closed, with_migration))
    return rows * len(NINE_CLASSES) + columns


def decline_stage(
    years: tuple[int, ...],
    total: Array,
    old: Array,
    holds_above: float = DECLINE_STAGE.bounds[0],
) -> tuple[str, ...]:
    """Read the stage of decline in the last year, from the five years before it.

    Parameters
    ----------
    years : tuple of int
        The base year and every later one, rising.
    total : Array
        Persons, ``[year, area]``.
    old : Array
        Persons of 65 and over, ``[year, area]``.
    holds_above : float
        Five-year change of 65+ as a share of its peak so far: above it 65+ "holds or falls
        slightly", at or below it "falls". Not verified anywhere: a parameter.

    Returns
    -------
    tuple of str
        By area: ``1`` while 65+ rises, ``2`` while it holds, ``3`` when it falls, `NOT_DECLINING`
        where the total does not fall. The definition supposes that 0–14 and 15–64 fall; where the
        total falls without that, 65+ alone decides. Where fewer than five years are known, the
        bound is taken in proportion.

    Source
    ------
    加古川市 人口ビジョン, 人口減少段階: by direction of change, not by an index above 100 (METHOD 2).
    """
    codes = stage_codes(years, total, old, holds_above)
    return tuple(STAGES[code] for code in codes.tolist())


STAGES = (NOT_DECLINING, "1", "2", "3")
"""By code."""


def stage_codes(
    years: tuple[int, ...],
    total: Array,
    old: Array,
    holds_above: float = DECLINE_STAGE.bounds[0],
) -> NDArray[np.int64]:
    """Return the place of each stage in `STAGES`; `decline_stage` says how it is read.

    Parameters
    ----------
    years : tuple of int
    total, old : Array
        ``[year, …]``.
    holds_above : float

    Source
    ------
    METHOD 2.
    """
    span = min(5, years[-1] - years[0])
    before = years.index(years[-1] - span)
    change = _ratio(old[-1] - old[before], old.max(axis=0))
    codes = np.full(change.shape, 2, dtype=np.int64)
    codes[change > NOISE] = 1
    codes[change <= holds_above * span / 5 + NOISE] = 3
    codes[total[-1] >= total[before] * (1 - NOISE)] = 0
    return codes


def _class(values: Array, thresholds: Thresholds) -> NDArray[np.int64]:
    """Count the bounds at or below each value."""
    bounds = np.array(thresholds.bounds) - NOISE
    return np.searchsorted(bounds, values, side="right").astype(np.int64)


def _ratio(part: Array, whole: Array) -> Array:
    ratio: Array = np.divide(part, whole, out=np.full(np.shape(whole), np.nan), where=whole > 0)
    return ratio

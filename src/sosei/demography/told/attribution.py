"""An earlier projection against what came: its error, shared out among its components."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from math import factorial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from sosei.base.arrays import Array, frozen
from sosei.base.errors import AlignmentError
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.engine.projection import Projection, project
from sosei.demography.known.population import Population
from sosei.demography.told.indicators import AGE_BANDS, THREE_GROUPS

if TYPE_CHECKING:
    import polars as pl

COMPONENTS = ("base", "fertility", "mortality", "migration")
"""What a projection is made of, always in this order."""

GROUPS = ("total", *THREE_GROUPS)

ALIGNED = ("start", "ages", "areas")
"""What both sets of assumptions must share."""

COMPONENT_OF = {
    "survival": "mortality",
    "child_woman_ratio": "fertility",
    "cwr_per_tfr": "fertility",
    "asfr": "fertility",
    "males_per_100_females": "fertility",
    "net_rate": "migration",
    "net_count": "migration",
    "gross": "migration",
    "offset": "migration",
    "arrivals": "migration",
}
"""Component of every field of `Assumptions`."""

NOT_SCALED = ("net_count", "arrivals", "gross")
"""With these, twice the base is not twice the result in every area."""

Run = Callable[[Population, Assumptions], Projection]
Replaced = frozenset[str]
"""Components that are as they came; the others are as they were projected."""


class Inputs(NamedTuple):
    """What a projection was made of."""

    population: Population
    assumptions: Assumptions


@dataclass(frozen=True)
class Attribution:
    """The difference projected − actual, shared out; above 0, the projection was too high.

    Attributes
    ----------
    years : tuple of int
        The base year and the end of every step.
    areas : tuple of str
    projected, actual : Array
        ``[group, year, area]``, persons; groups in the order of `GROUPS`.
    contributions : Array
        φ, ``[component, group, year, area]``, persons, in the order of `COMPONENTS`; they add to
        the difference in every group, year and area.
    enumeration, age_structure : Array or None
        ``[group, year, area]``, persons; together the contribution of the base. None if it was
        not split.
    """

    years: tuple[int, ...]
    areas: tuple[str, ...]
    projected: Array
    actual: Array
    contributions: Array
    enumeration: Array | None = None
    age_structure: Array | None = None

    @property
    def difference(self) -> Array:
        """Projected − actual, ``[group, year, area]``, persons."""
        return self.projected - self.actual

    @property
    def residual(self) -> float:
        """Largest |difference − sum of its parts|, persons."""
        left = self.difference - self.contributions.sum(axis=0)
        return float(np.max(np.abs(left), initial=0.0))

    def of(self, component: str) -> Array:
        """Return one component's contribution, ``[group, year, area]``, persons."""
        part: Array = self.contributions[COMPONENTS.index(component)]
        return part

    def parts(self) -> dict[str, Array]:
        """Return every part by its name in ``review.csv``, ``[group, year, area]``."""
        named = {component: self.of(component) for component in COMPONENTS}
        if self.enumeration is not None and self.age_structure is not None:
            named["base_enumeration"] = self.enumeration
            named["base_age_structure"] = self.age_structure
        return named

    def to_frame(self) -> pl.DataFrame:
        """Return a tidy table: area, year, group, component, difference."""
        import polars as pl  # noqa: PLC0415 - 0.1 s that an attribution alone need not pay

        parts = self.parts()
        values = np.stack(list(parts.values())).transpose(3, 2, 1, 0)
        areas, years, groups, names = values.shape
        return pl.DataFrame(
            {
                "area": pl.Series(self.areas).gather(
                    np.repeat(np.arange(areas), years * groups * names)
                ),
                "year": np.tile(np.repeat(self.years, groups * names), areas),
                "group": pl.Series(GROUPS).gather(
                    np.tile(np.repeat(np.arange(groups), names), areas * years)
                ),
                "component": list(parts) * (areas * years * groups),
                "difference": values.ravel(),
            }
        )


def attribute(
    then: Inputs, actual: Inputs, *, split_base: bool = True, run: Run = project
) -> Attribution:
    r"""Share out the error of an earlier projection by Shapley values.

    .. math::
        \phi_c = \sum_{S \not\ni c} \frac{|S|!\,(3 - |S|)!}{4!}
        \bigl(f(S) - f(S \cup \{c\})\bigr)

    f(S) is the ordinary projection with the components in S as they came and the others as they
    were projected; all 16 are run. The parts do not depend on an order, add to the whole, and are
    0 for a component that came as projected.

    The base is split on the way: enumeration replaces the number of persons and keeps the sex and
    age structure, age structure replaces that; both orders are averaged within every S (an Owen
    value). Where every rate is per person, a base of r times as many persons gives r times the
    result, so that the split needs no further run; with counts of migrants it needs 16.

    Parameters
    ----------
    then, actual : Inputs
        What was assumed, and what reproduces the counts: same areas, ages, start and steps.
    split_base : bool
        Whether to split the base into enumeration and age structure.
    run : callable
        The engine; `functools.partial` of `project` to have cells below 0 clamped.

    Returns
    -------
    Attribution
        Persons; total and three groups, every year, every area at once.

    Raises
    ------
    AlignmentError
        If the two differ in areas, ages, start or steps.

    Source
    ------
    Shapley (1953), A value for n-person games; METHOD 5. For four factors it is the symmetric
    form of Das Gupta (1993). Owen (1977) for the split within a component.
    """
    _check(then, actual)
    means, first, last = _told(_runs((then.population, actual.population), then, actual, run))
    contributions = np.empty((len(COMPONENTS), *first.shape))
    np.subtract(means[:, 0], means[:, 1], out=contributions[:, 1:])
    contributions[:, 1:].sum(axis=1, out=contributions[:, 0])
    enumeration = age_structure = None
    if split_base:
        enumeration = frozen(_with_total(_enumeration(then, actual, means[0], run)))
        age_structure = frozen(contributions[0] - enumeration)
    return Attribution(
        years=(then.assumptions.start, *then.assumptions.ends),
        areas=then.population.areas,
        projected=frozen(first),
        actual=frozen(last),
        contributions=frozen(contributions),
        enumeration=enumeration,
        age_structure=age_structure,
    )


def stepwise(then: Inputs, actual: Inputs, *, run: Run = project) -> Attribution:
    """Share out the error by replacing one component after another, in two orders, averaged.

    Eight projections instead of sixteen; the parts still add to the whole, but depend on the
    order of `COMPONENTS`, forwards and backwards.

    Parameters
    ----------
    then, actual, run
        As in `attribute`.

    Returns
    -------
    Attribution
        The base is not split.

    Raises
    ------
    AlignmentError
        If the two differ in areas, ages, start or steps.

    Source
    ------
    Andreev, Shkolnikov and Begun (2002), Algorithm for decomposition of differences, stepwise
    replacement averaged over both directions; METHOD 5.
    """
    _check(then, actual)
    done: dict[Replaced, Array] = {}

    def outcome(replaced: Replaced) -> Array:
        if replaced not in done:
            done[replaced] = _outcome(run(*_mixed(then, actual, replaced)))
        return done[replaced]

    forward = {c: frozenset(COMPONENTS[:place]) for place, c in enumerate(COMPONENTS)}
    backward = {c: frozenset(COMPONENTS[place + 1 :]) for place, c in enumerate(COMPONENTS)}
    contributions = [
        sum((outcome(before) - outcome(before | {c})) / 2 for before in (forward[c], backward[c]))
        for c in COMPONENTS
    ]
    return Attribution(
        years=(then.assumptions.start, *then.assumptions.ends),
        areas=then.population.areas,
        projected=frozen(outcome(frozenset())),
        actual=frozen(outcome(frozenset(COMPONENTS))),
        contributions=frozen(np.stack(contributions)),
    )


# ── the runs ──────────────────────────────────────────────────────────────────


def _check(then: Inputs, actual: Inputs) -> None:
    """Check that the two meet by label."""
    for name in ALIGNED:
        if getattr(then.assumptions, name) != getattr(actual.assumptions, name):
            raise AlignmentError(f"the two sets of assumptions differ in {name}")
    if then.assumptions.steps != actual.assumptions.steps:
        raise AlignmentError("the two sets of assumptions differ in their number of steps")
    for field in fields(Assumptions):
        if field.name not in COMPONENT_OF and field.name not in ALIGNED:
            raise AlignmentError(f"{field.name} belongs to no component")


def _mixed(then: Inputs, actual: Inputs, replaced: Replaced) -> Inputs:
    """Take the replaced components from what came, the others from what was projected."""
    population = actual.population if "base" in replaced else then.population
    return Inputs(population, _mixed_rates(then, actual, replaced))


def _mixed_rates(then: Inputs, actual: Inputs, replaced: Replaced) -> Assumptions:
    there = {field.name for field in fields(Assumptions)}
    taken = {
        name: getattr(actual.assumptions, name)
        for name, component in COMPONENT_OF.items()
        if component in replaced and name in there
    }
    return replace(then.assumptions, **taken)


def _runs(bases: tuple[Population, Population], then: Inputs, actual: Inputs, run: Run) -> Array:
    """Run both bases with every mixture of rates; the outcomes' memory is taken before theirs.

    Returns ``[base, fertility, mortality, migration, group, year, area]``: the first four axes are
    the components, 0 as projected, 1 as it came.
    """
    shape = (len(THREE_GROUPS), then.assumptions.steps + 1, len(then.population.areas))
    outcomes = np.empty((2,) * len(COMPONENTS) + shape)
    for place, base in enumerate(bases):
        outcomes[place, ..., 0, :] = [base.between(*AGE_BANDS[group]) for group in THREE_GROUPS]
    for rates in np.ndindex(2, 2, 2):
        chosen = (name for name, came in zip(COMPONENTS[1:], rates, strict=True) if came)
        assumptions = _mixed_rates(then, actual, frozenset(chosen))
        for place, base in enumerate(bases):
            _read(run(base, assumptions), outcomes[(place, *rates)][:, 1:], slice(1, None))
    return outcomes


def _outcome(projection: Projection) -> Array:
    """Return total and three groups, ``[group, year, area]``, persons."""
    told = np.empty((len(THREE_GROUPS), len(projection.years), len(projection.areas)))
    _read(projection, told, slice(None))
    return _with_total(told)


def _read(projection: Projection, out: Array, years: slice) -> None:
    """Add up the persons of each of the three groups in some years."""
    for place, group in enumerate(THREE_GROUPS):
        cells = projection.persons[years, :, projection.ages.cut(*AGE_BANDS[group])]
        cells.sum(axis=(1, 2), out=out[place])


def _with_total(groups: Array) -> Array:
    """Put the total before the three groups, in the order of `GROUPS`."""
    told = np.empty((len(GROUPS), *groups.shape[1:]))
    told[1:] = groups
    groups.sum(axis=0, out=told[0])
    return told


# ── Shapley's means ───────────────────────────────────────────────────────────


def _weights() -> Array:
    """Return the share of orders in which a component meets each mixture of the others.

    ``[component, as projected or as it came, base, fertility, mortality, migration]``.
    """
    count = len(COMPONENTS)
    weights = np.zeros((count, 2) + (2,) * count)
    for mixture in np.ndindex((2,) * count):
        for place, came in enumerate(mixture):
            before = sum(mixture) - came
            orders = factorial(before) * factorial(count - 1 - before)
            weights[(place, came, *mixture)] = orders / factorial(count)
    return weights


_WEIGHTS = _weights()


def _told(done: Array) -> tuple[Array, Array, Array]:
    """Return the means, and the outcomes with nothing and with everything as it came.

    The outcomes of all mixtures are let go here, before the parts take their memory: a heap that
    grows and shrinks with every call costs more than the sums do.
    """
    return _means(done), _with_total(done[0, 0, 0, 0]), _with_total(done[1, 1, 1, 1])


def _means(done: Array) -> Array:
    """Return the mean outcome with each component as projected and as it came.

    ``[component, as projected or as it came, group, year, area]``; the difference of the two is
    the Shapley value. Both are added up in the same order, so that a component that changes
    nothing is exactly 0.
    """
    mixtures = _WEIGHTS.reshape(2 * len(COMPONENTS), -1)
    means: Array = mixtures @ done.reshape(mixtures.shape[1], -1)
    return means.reshape(len(COMPONENTS), 2, *done.shape[-3:])


# ── the base, split ───────────────────────────────────────────────────────────


def _enumeration(then: Inputs, actual: Inputs, means: Array, run: Run) -> Array:
    """Return the part of the base that is the number of persons, ``[group, year, area]``."""
    part: Array
    old, new = means
    more, fewer = _ratio(then, actual), _ratio(actual, then)
    if _scales(then.assumptions) and _scales(actual.assumptions):
        part = old * ((1 - more) / 2) + new * ((fewer - 1) / 2)
        return part
    bases = (_resized(then.population, more), _resized(actual.population, fewer))
    (resized_old, resized_new), *_ = _means(_runs(bases, then, actual, run))
    part = old - resized_old + resized_new - new
    part /= 2
    return part


def _ratio(own: Inputs, other: Inputs) -> Array:
    """Return other ÷ own number of persons, ``[area]``."""
    have, want = own.population.total, other.population.total
    if np.any((have == 0) & (want > 0)):
        raise ValueError("a base without anybody in an area cannot be split: split_base=False")
    return np.divide(want, have, out=np.ones_like(have), where=have > 0)


def _resized(population: Population, ratio: Array) -> Population:
    """Return the same sexes and ages of another number of persons."""
    return replace(population, persons=population.persons * ratio)


def _scales(assumptions: Assumptions) -> bool:
    """Whether every rate is per person of the area itself."""
    for name in NOT_SCALED:
        value = getattr(assumptions, name, None)
        if value is not None and not (isinstance(value, np.ndarray) and not np.any(value)):
            return False
    return True

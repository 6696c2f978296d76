r"""A published projection, and the rates that return it: 社人研準拠.

The rates of a published projection are not estimated again. They are backed out of its tables:

.. math::
    \hat N_{s,g}(t) = \frac{\hat P_{s,g+1}(t+5)}{\hat P_{s,g}(t)} - S_{s,g}, \qquad
    \mathrm{CWR}(t+5) = \frac{\hat K_{0-4}(t+5)}{\sum_{15-49} \hat F(t+5)}

so that `project` returns every published cell, national control included. Any survivorship does:
what it misses is in the net rate, which is then no pure migration.

Source: 国立社会保障・人口問題研究所『日本の地域別将来推計人口』, tables of results.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array, frozen
from sosei.base.errors import AgeGroupsError, AlignmentError
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.known.population import FEMALE, MALE, SEXES, Basis, Population

ONLY_BOYS = 1e20
"""Males per 100 females where there is no girl: finite, and all children are boys."""

ROUNDING = 1e-15
"""Relative; two survivors' products and one migrants' product differ by less, and never below 0."""

AS_MANY = 100.0
"""Males per 100 females where no table knows a child: it applies to nobody."""


@dataclass(frozen=True)
class PublishedProjection:
    """Somebody else's population tables.

    Attributes
    ----------
    persons : Array
        P̂, ``[year, sex, age, area]``, persons ≥ 0 as published, rounding included.
    years : tuple of int
        One step apart, the base year first; at least two.
    ages : AgeGroups
        Five-year groups.
    areas : tuple of str
    basis : Basis
        Of the base population.
    """

    persons: Array
    years: tuple[int, ...]
    ages: AgeGroups
    areas: tuple[str, ...]
    basis: Basis = Basis.GIVEN

    def __post_init__(self) -> None:
        """Freeze the array and check shape, values and years."""
        object.__setattr__(self, "persons", frozen(self.persons))
        expected = (len(self.years), len(SEXES), len(self.ages), len(self.areas))
        if self.persons.shape != expected:
            raise AlignmentError(f"published tables are {self.persons.shape}, expected {expected}")
        if self.ages.width != 5:
            raise AgeGroupsError("published tables need five-year age groups")
        if len(self.years) < 2 or set(np.diff(self.years)) != {self.ages.width}:
            raise AlignmentError(f"published years {self.years} are not steps of five years")
        if not np.all(np.isfinite(self.persons)) or np.any(self.persons < 0):
            raise ValueError("published tables have cells that are negative or not numbers")

    @property
    def base(self) -> Population:
        """The first table."""
        return Population(self.persons[0], self.ages, self.areas, self.years[0], self.basis)

    @property
    def total(self) -> Array:
        """Persons, ``[year, area]``."""
        total: Array = self.persons.sum(axis=(1, 2))
        return total

    def until(self, year: int) -> PublishedProjection:
        """Return the tables up to a published year, as if the later ones were not known."""
        known = self.years.index(year) + 1
        return replace(self, persons=self.persons[:known], years=self.years[:known])


def back_out(
    published: PublishedProjection,
    survival: Array,
    *,
    to: int | None = None,
    cwr_per_tfr: Array | None = None,
) -> Assumptions:
    """Find the rates of every step that return a published projection.

    Parameters
    ----------
    published : PublishedProjection
        P̂, persons.
    survival : Array
        S, ``[sex, G − 1]``, ``[sex, G − 1, area]`` or ``[step, sex, G − 1, area]``, 0 to 1; the
        nation's will do.
    to : int, optional
        A year beyond the last published one: the rates of the last step are held (`hold_last`).
    cwr_per_tfr : Array, optional
        k, a number, ``[area]`` or ``[step, area]`` of the published steps: needed to move the TFR.

    Returns
    -------
    Assumptions
        The last row moves the last two groups together. Net rates where somebody lived at the
        start of the step; a cell that rises from 0 has a net count, one that stays 0 has neither.
        The child–woman ratio of a table without women is 0.

    Raises
    ------
    AgeGroupsError
        If the age groups cannot be cut at 15 and 50.
    ValueError
        If a table has children but no woman aged 15–49: no ratio returns them.
    AlignmentError
        If the survivorship has another shape.

    Source
    ------
    国立社会保障・人口問題研究所『日本の地域別将来推計人口（平成30年推計）』: 純移動率, 子ども女性比,
    男女児比, each as its results imply it.
    """
    persons, steps, areas = published.persons, len(published.years) - 1, len(published.areas)
    start = persons[:-1, :, :-1].copy()
    start[:, :, -1] += persons[:-1, :, -1]
    end = persons[1:, :, 1:]
    ratios = _every_step(survival, start.shape)
    somebody = start > 0
    net_rate = np.divide(end, start, out=ratios.copy(), where=somebody) - ratios
    last = net_rate[:, :, -1]  # of two groups that survive apart and move together
    np.copyto(
        last, (ROUNDING - 1) * ratios[:, :, -1], where=somebody[:, :, -1] & (end[:, :, -1] == 0)
    )
    backed_out = Assumptions(
        start=published.years[0],
        ages=published.ages,
        areas=published.areas,
        survival=ratios,
        net_rate=net_rate,
        net_count=np.where(somebody, 0.0, end),
        child_woman_ratio=_child_woman_ratio(published),
        males_per_100_females=_sex_ratio(persons[1:, :, 0]),
        cwr_per_tfr=None if cwr_per_tfr is None else np.broadcast_to(cwr_per_tfr, (steps, areas)),
    )
    if to is None or to <= published.years[-1]:
        return backed_out
    children = persons[1:, :, 0].sum(axis=0, keepdims=True)
    return hold_last(backed_out, to, males_per_100_females=_sex_ratio(children)[0])


def hold_last(
    assumptions: Assumptions, to: int, *, males_per_100_females: Array | None = None
) -> Assumptions:
    """Let the rates of the last step go on: S, N, CWR and k.

    Parameters
    ----------
    assumptions : Assumptions
    to : int
        Year in which the last step ends.
    males_per_100_females : Array, optional
        ``[area]``, of the steps added; that of the last step if left out. `back_out` gives the
        ratio of all published children of an area together, since that of one small table is
        mostly rounding.

    Returns
    -------
    Assumptions
        Net counts are not held: they stand in for rates that one step does not define.

    Raises
    ------
    AlignmentError
        If `to` is not the last year plus whole steps, the rates are of single years, or migration is
        not net rates and counts alone.

    Source
    ------
    The worksheets of まち・ひと・しごと創生本部『地方人口ビジョンの策定のための手引き』 are said to
    go on to 2060 in this way (METHOD 1 [K]: not read).
    """
    more, rest = divmod(to - assumptions.ends[-1], assumptions.ages.width)
    if more < 0 or rest:
        raise AlignmentError(f"{to} is not {assumptions.ends[-1]} plus whole steps")

    def held(rates: Array, last: Array | None = None) -> Array:
        added = rates[-1] if last is None else last
        return np.concatenate([rates, np.broadcast_to(added, (more, *rates.shape[1:]))])

    count, per_tfr = assumptions.net_count, assumptions.cwr_per_tfr
    if any(
        part is not None for part in (assumptions.gross, assumptions.offset, assumptions.arrivals)
    ):
        raise AlignmentError("only net migration is held: no gross flows, offset or arrivals")
    return replace(
        assumptions,
        survival=held(assumptions.survival),
        net_rate=held(assumptions.net_rate),
        net_count=None if count is None else held(count, np.zeros_like(count[0])),
        child_woman_ratio=held(assumptions.children_per_woman),
        males_per_100_females=held(assumptions.males_per_100_females, males_per_100_females),
        cwr_per_tfr=None if per_tfr is None else held(per_tfr),
    )


def _every_step(survival: Array, cells: tuple[int, ...]) -> Array:
    """Spread a survivorship over steps and areas."""
    by_area = survival[..., None] if survival.ndim == 2 else survival
    try:
        return np.broadcast_to(by_area, cells)
    except ValueError:
        raise AlignmentError(f"survival is {survival.shape}, expected {cells}") from None


def _child_woman_ratio(published: PublishedProjection) -> Array:
    """Children per woman in every table but the first, ``[step, area]``; 0 without either."""
    after = published.persons[1:]
    children = after[:, :, 0].sum(axis=1)
    women = after[:, FEMALE, published.ages.cut(15, 50)].sum(axis=1)
    for step, area in np.argwhere((women == 0) & (children > 0)):
        place = f"area {published.areas[area]}, {published.years[step + 1]}"
        raise ValueError(f"children but no woman aged 15–49 ({place}): no ratio returns them")
    ratio: Array = np.divide(children, women, out=np.zeros_like(women), where=women > 0)
    return ratio


def _sex_ratio(children: Array) -> Array:
    """Males per 100 females from ``[step, sex, area]``; where no child is, that of the rest."""
    boys, girls = children[:, MALE], children[:, FEMALE]
    own = _males_per_100(boys, girls)
    ever = _males_per_100(boys.sum(axis=0), girls.sum(axis=0))
    anywhere = _males_per_100(boys.sum(), girls.sum())
    known = np.where(np.isnan(own), ever, own)
    ratio: Array = np.nan_to_num(np.where(np.isnan(known), anywhere, known), nan=AS_MANY)
    return ratio


def _males_per_100(boys: Array, girls: Array) -> Array:
    """Return nan without children, `ONLY_BOYS` without girls."""
    nobody = np.where(boys > 0, ONLY_BOYS, np.nan)
    ratio: Array = np.divide(100 * boys, girls, out=nobody, where=girls > 0)
    return ratio

"""Net migration as what two censuses show beyond deaths (residual method)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from sosei.base.arrays import Array, frozen
from sosei.base.errors import AlignmentError
from sosei.demography.known.population import Population


class ResidualMethod(StrEnum):
    """Where in the period the migrants are counted."""

    FORWARD = "forward"
    """At its end: none of them is exposed to death."""
    REVERSE = "reverse"
    """At its start: all of them are."""
    AVERAGE = "average"
    """Half the sum of both."""


@dataclass(frozen=True)
class NetMigration:
    """Net migrants of one period by sex, age at its start, and area.

    Attributes
    ----------
    count : Array
        M, ``[sex, G − 1, area]``, persons in the period; the last row is of the last two groups
        together.
    at_risk : Array
        Persons at the start in the same rows.
    """

    count: Array
    at_risk: Array

    @property
    def rate(self) -> Array:
        """N = M ÷ P(t), ``[sex, G − 1, area]``; 0 where nobody lived at the start."""
        rate = np.divide(
            self.count, self.at_risk, out=np.zeros_like(self.count), where=self.at_risk > 0
        )
        return frozen(rate)


class Pooling(StrEnum):
    """How several periods become one rate."""

    MEAN = "mean"
    """The mean of their rates: every period weighs the same."""
    POOLED = "pooled"
    """All their migrants over all their persons at risk: a larger population weighs more."""


def pooled_rate(periods: Sequence[NetMigration], pooling: Pooling = Pooling.MEAN) -> Array:
    r"""Net migration rate of several periods together, ``[sex, G − 1, area]``.

    .. math:: \bar N = \tfrac1n \sum_k M_k / P_k \quad (\text{mean}), \qquad
        N = \sum_k M_k \Big/ \sum_k P_k \quad (\text{pooled})

    Parameters
    ----------
    periods : sequence of NetMigration
        At least one, of the same areas and groups.
    pooling : Pooling

    Source
    ------
    国立社会保障・人口問題研究所『日本の地域別将来推計人口（平成25年推計）』: several periods pooled for small areas.
    """
    if pooling is Pooling.MEAN:
        return frozen(np.mean([period.rate for period in periods], axis=0))
    count = np.sum([period.count for period in periods], axis=0)
    at_risk = np.sum([period.at_risk for period in periods], axis=0)
    return NetMigration(frozen(count), frozen(at_risk)).rate


def last_two_together(persons: Array) -> Array:
    """Return the rows that move on, the last two groups as one: ``[sex, G − 1, area]``."""
    together = persons[:, :-1].copy()
    together[:, -1] += persons[:, -1]
    return together


def net_migration_by_residual(
    start: Population,
    end: Population,
    survival: Array,
    method: ResidualMethod = ResidualMethod.FORWARD,
) -> NetMigration:
    r"""Net migration of the years between two counts, from what survival leaves unexplained.

    .. math::
        M^{fwd}_g = P_{g+1}(t+5) - S_g P_g(t), \quad
        M^{rev}_g = P_{g+1}(t+5) / S_g - P_g(t), \quad
        M^{avg} = \tfrac12 (M^{fwd} + M^{rev})

    The five-year engine adds N to S, so that only the forward rate returns the second count exactly.

    Parameters
    ----------
    start, end : Population
        Two counts one step apart: same areas, age groups and basis.
    survival : Array
        Survivorship ratios of the period, ``[sex, G − 1]`` or ``[sex, G − 1, area]``, above 0.
    method : ResidualMethod

    Returns
    -------
    NetMigration

    Raises
    ------
    AlignmentError
        If areas, age groups, basis or the years do not fit together.
    ValueError
        If a survivorship ratio is not above 0.

    Source
    ------
    国立社会保障・人口問題研究所『日本の地域別将来推計人口』: 純移動率;
    United Nations (1970), Manual VI: census survival ratios.
    """
    _check_pair(start, end)
    ratios = survival[:, :, None] if survival.ndim == 2 else survival
    if np.any(ratios <= 0):
        raise ValueError("survivorship ratios must be above 0")
    before = last_two_together(start.persons)
    after = end.persons[:, 1:]
    forward = after - before * ratios
    reverse = after / ratios - before
    count = {
        ResidualMethod.FORWARD: forward,
        ResidualMethod.REVERSE: reverse,
        ResidualMethod.AVERAGE: (forward + reverse) / 2,
    }[method]
    return NetMigration(frozen(count), frozen(before))


def _check_pair(start: Population, end: Population) -> None:
    if (start.areas, start.ages) != (end.areas, end.ages):
        raise AlignmentError("the two counts differ in areas or age groups")
    if start.basis != end.basis:
        raise AlignmentError(
            f"counts of {start.basis} and {end.basis} are not subtracted from each other"
        )
    if end.year - start.year != start.ages.width:
        raise AlignmentError(
            f"{start.year} and {end.year} are not one step of {start.ages.width} years apart"
        )

"""Workers by industry and age through the retention of their cohorts, raked to all the employed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sosei.base.arrays import Array, frozen
from sosei.base.errors import AlignmentError


def retention(before: Array, now: Array) -> Array:
    r"""Return workers of an industry per worker of their cohort five years ago.

    .. math:: \rho_{j,g} = W_{j,g+1}(t) / W_{j,g}(t-5)

    Parameters
    ----------
    before, now : Array
        ``[industry, age]``, workers of five-year groups, the last one open; five years apart.

    Returns
    -------
    Array
        ``[industry, age − 1]``; the last two groups are one. Where nobody worked in an industry at an age,
        the retention of that age in all industries together.
    """
    came, were = now[:, 1:], _cohorts(before)
    everybody = np.divide(
        came.sum(axis=0), were.sum(axis=0), out=np.zeros(came.shape[1]), where=were.sum(axis=0) > 0
    )
    spread = np.broadcast_to(everybody, came.shape).copy()
    return frozen(np.divide(came, were, out=spread, where=were > 0))


def industries(before: Array, now: Array, employed: Array, years: Sequence[int]) -> Array:
    """Carry workers by industry, and rake them to the employed of every year.

    Parameters
    ----------
    before, now : Array
        ``[industry, age]``, workers of groups from 15–19 on, the last one open.
    employed : Array
        ``[year, age]``, all the employed by the same ages, in every year told: entrants of 15–19 come in the
        shares that industries have of that age today (of all ages, where nobody of that age works).
    years : sequence of int
        Five years apart; the first is that of `now`.

    Returns
    -------
    Array
        ``[year, industry]``, workers; they add up to the employed.

    Raises
    ------
    AlignmentError
        If the years are not five apart, or the ages differ.

    Source
    ------
    METHOD 7: cohort retention, entrants by shares, raking.
    """
    if np.any(np.diff(years) != 5) or employed.shape != (len(years), now.shape[1]):
        raise AlignmentError("industries need years five apart, and the employed by the same ages")
    held, youngest = (
        retention(before, now),
        _shares(now[:, 0] if now[:, 0].any() else now.sum(axis=1)),
    )
    workers, told = _raked(now, employed[0]), []
    for place in range(len(years)):
        if place:
            after = np.empty_like(workers)
            after[:, 1:] = _cohorts(workers) * held
            after[:, 0] = youngest * employed[place, 0]
            workers = _raked(after, employed[place])
        told.append(workers.sum(axis=1))
    return frozen(told)


def _shares(workers: Array) -> Array:
    shares: Array = workers / workers.sum()
    return shares


def _cohorts(workers: Array) -> Array:
    rows = workers[:, :-1].copy()
    rows[:, -1] += workers[:, -1]
    return rows


def _raked(workers: Array, employed: Array) -> Array:
    """Bring each age to all its employed; an age that no industry has is shared as all ages are."""
    by_age = workers.sum(axis=0)
    shares = _shares(workers.sum(axis=1))
    spread = np.broadcast_to(shares[:, None], workers.shape).copy()
    raked: Array = np.divide(workers, by_age, out=spread, where=by_age > 0) * employed
    return raked

"""Survivorship ratios of a projection: from life tables, and from nation to municipality."""

from __future__ import annotations

import numpy as np

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array, frozen
from sosei.base.errors import AgeGroupsError, AlignmentError
from sosei.demography.known.life_table import LifeTable

LOCAL_FROM = 60
"""Age at the start from which a municipality's own survival counts: 60–64 → 65–69."""


def survivorship_ratios(table: LifeTable, open_from: int) -> Array:
    r"""Share of each five-year age group that reaches the next one five years later.

    .. math:: S_x = L_{x+5} / L_x, \qquad S_{(\omega-5)+} = T_\omega / T_{\omega-5}

    Parameters
    ----------
    table : LifeTable
        Abridged or complete, open at `open_from` or above.
    open_from : int
        Lower bound of the population's open group; the last ratio moves the last two groups
        together.

    Returns
    -------
    Array
        ``[sex, G − 1]`` or ``[sex, G − 1, area]``, 0 to 1.

    Raises
    ------
    AgeGroupsError
        If the table ends below `open_from`.

    Source
    ------
    国立社会保障・人口問題研究所『日本の地域別将来推計人口』: 生残率.
    """
    grouped = _open_from(table, AgeGroups(5, open_from))
    return frozen(_to_the_next_group(grouped))


def single_year_survivorship(table: LifeTable, open_from: int) -> Array:
    r"""Share of each single year of age that reaches the next one a year later.

    .. math::
        S_0 = L_0 / l_0, \qquad S_x = L_x / L_{x-1}, \qquad S_\omega = T_\omega / T_{\omega-1}

    Row 0 is from birth to age 0, row x from x − 1 to x, the last one from ω − 1 and ω together
    to ω.

    Parameters
    ----------
    table : LifeTable
        Complete, open at `open_from` or above.
    open_from : int
        Lower bound of the population's open group, ω.

    Returns
    -------
    Array
        ``[sex, G]`` or ``[sex, G, area]``, 0 to 1.

    Raises
    ------
    AgeGroupsError
        If the table is not complete, or ends below `open_from`.

    Source
    ------
    Preston, Heuveline and Guillot (2001), Demography, chapter 6; rows as United Nations
    ``project_ccmpp_z_by_z``.
    """
    single = _open_from(table, AgeGroups(1, open_from))
    from_birth = single.person_years[:, :1] / single.survivors[:, :1]
    return frozen(np.concatenate([from_birth, _to_the_next_group(single)], axis=1))


def survival_rows(table: LifeTable, ages: AgeGroups) -> Array:
    """Return the rows that a projection with these age groups needs.

    Parameters
    ----------
    table : LifeTable
    ages : AgeGroups
        Of the population: single years or five-year groups.

    Returns
    -------
    Array
        ``[sex, rows]`` or ``[sex, rows, area]``: G rows of `single_year_survivorship`, or G − 1 of
        `survivorship_ratios`.
    """
    rows = single_year_survivorship if ages.width == 1 else survivorship_ratios
    return rows(table, ages.open_from)


def survival_gap(local: Array, wider: Array) -> Array:
    r"""Ratio of a place's survivorship to that of the wider place it lies in.

    .. math:: \rho_{pref} = S_{pref} / S_{nat}

    Parameters
    ----------
    local : Array
        S of the prefecture (or municipality), ``[sex, rows]`` or ``[sex, rows, area]``.
    wider : Array
        S of the nation (or prefecture), ``[sex, rows]`` or the same shape, above 0.

    Returns
    -------
    Array
        ρ, the shape of `local`, of dimension 1.

    Raises
    ------
    AlignmentError
        If sexes or rows differ.
    ValueError
        If a survivorship of the wider place is not above 0.

    Source
    ------
    国立社会保障・人口問題研究所『日本の地域別将来推計人口（平成30年推計）』: 生残率の仮定.
    """
    if local.shape[:2] != wider.shape[:2]:
        raise AlignmentError(f"survival is {local.shape} locally, {wider.shape} in the wider place")
    if not np.all(wider > 0):
        raise ValueError("survival of the wider place must be above 0")
    return frozen(local / _beside(wider, local))


def municipal_survival_gap(
    municipality: Array, prefecture: Array, ages: AgeGroups, local_from: int = LOCAL_FROM
) -> Array:
    r"""Ratio of a municipality's survivorship to its prefecture's, observed at older ages only.

    .. math::
        \rho_i = S_i / S_{pref} \text{ from 60–64 → 65–69 on}, \qquad \rho_i = 1 \text{ below}

    Parameters
    ----------
    municipality : Array
        S, ``[sex, rows]`` or ``[sex, rows, area]``.
    prefecture : Array
        S, ``[sex, rows]`` or the same shape, above 0.
    ages : AgeGroups
        Of the population.
    local_from : int
        Age at the start from which the observed ratio is taken.

    Returns
    -------
    Array
        ρ, the shape of `municipality`, of dimension 1.

    Raises
    ------
    AgeGroupsError
        If no group starts at `local_from`.
    AlignmentError
        If sexes or rows differ.

    Source
    ------
    国立社会保障・人口問題研究所『日本の地域別将来推計人口（平成30年推計）』: below 55–59 → 60–64 the
    prefecture's value for every municipality, from 60–64 → 65–69 also the municipality's ratio.
    """
    gap = np.array(survival_gap(municipality, prefecture))
    # single-year row 0 is from birth: the row that starts at age x is row x + 1
    first = ages.cut(local_from).start + (1 if ages.width == 1 else 0)
    gap[:, :first] = 1
    return frozen(gap)


def narrowed(gap: Array, kept: Array) -> Array:
    r"""Draw a gap towards 1, step by step.

    .. math:: \rho(t) = 1 + \kappa(t)\,(\rho - 1)

    Parameters
    ----------
    gap : Array
        ρ, ``[sex, rows]`` or ``[sex, rows, area]``.
    kept : Array
        κ, ``[step]``, share of the gap that is left: 1 holds it, 0 ends it.

    Returns
    -------
    Array
        ``[step, …]``, of dimension 1.

    Raises
    ------
    ValueError
        If a share is not from 0 to 1.

    Source
    ------
    METHOD 1: the gap between prefecture and nation may converge; by how much is a parameter.
    """
    shares = np.asarray(kept, dtype=float)
    if not np.all((shares >= 0) & (shares <= 1)):
        raise ValueError("the share of a gap that is kept must be from 0 to 1")
    return frozen(1 + shares.reshape(-1, *[1] * gap.ndim) * (gap - 1))


def local_survival(national: Array, *gaps: Array) -> Array:
    r"""Survivorship of places from the nation's path and their gaps.

    .. math:: S_i(t) = S_{nat}(t)\,\rho_{pref}(t)\,\rho_i, \qquad \text{at most } 1

    Parameters
    ----------
    national : Array
        S, ``[step, sex, rows]``.
    *gaps : Array
        ρ, each ``[sex, rows]``, ``[sex, rows, area]``, or from `narrowed` with the step in front.

    Returns
    -------
    Array
        ``[step, sex, rows, area]``, 0 to 1; one area if no gap has any. A product above 1, which a
        gap above 1 may give at young ages, is 1: nobody survives twice.

    Raises
    ------
    AlignmentError
        If a gap does not fit the national path.

    Source
    ------
    国立社会保障・人口問題研究所『日本の地域別将来推計人口（平成30年推計）』: 生残率の仮定.
    """
    product = national[..., None]
    for gap in gaps:
        product = product * _by_step(gap, national.shape)
    return frozen(np.minimum(product, 1))


def _open_from(table: LifeTable, ages: AgeGroups) -> LifeTable:
    """Return the table in these groups; say so if it ends below them."""
    if ages.open_from > table.ages.open_from:
        raise AgeGroupsError(
            f"a life table open at {table.ages.open_from}+ gives no ratio for {ages.open_from}+"
        )
    return table.grouped(ages)


def _to_the_next_group(table: LifeTable) -> Array:
    """L of each group ÷ L of the one before; of the last two together, T ÷ T: G − 1 rows."""
    years, above = table.person_years, table.person_years_above
    closed = years[:, 1:-1] / years[:, :-2]
    return np.concatenate([closed, above[:, -1:] / above[:, -2:-1]], axis=1)


def _beside(wider: Array, local: Array) -> Array:
    return wider[:, :, None] if wider.ndim < local.ndim else wider


def _by_step(gap: Array, steps: tuple[int, ...]) -> Array:
    """Give a gap the axes ``[step, sex, rows, area]``."""
    if gap.shape[:3] == steps:
        return gap[..., None] if gap.ndim == 3 else gap
    if gap.shape[:2] == steps[1:]:
        return gap[None, ..., None] if gap.ndim == 2 else gap[None]
    raise AlignmentError(f"a gap of {gap.shape} does not fit national survival of {steps}")

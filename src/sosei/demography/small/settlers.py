"""How many settlers a year keep a number of pupils."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sosei.base.arrays import Array
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.assumed.profiles import Profile
from sosei.demography.assumed.scenario import Arrivals, Scenario
from sosei.demography.engine.projection import Projection, project
from sosei.demography.known.population import Basis, Population


def one_settler_a_year(assumptions: Assumptions, profile: Profile) -> Projection:
    """Project one person a year who comes, stays, and dies and bears children like everyone.

    Parameters
    ----------
    assumptions : Assumptions
        Of one town; its migration is left out: who has settled does not leave.
    profile : Profile
        Sex and age of who comes.

    Returns
    -------
    Projection
        Persons that one settler a year makes, in every year.
    """
    staying = replace(
        assumptions,
        net_rate=np.zeros_like(assumptions.net_rate),
        net_count=None,
        gross=None,
        offset=None,
        arrivals=None,
    )
    arrivals = Arrivals(assumptions.start, assumptions.ends[-1], 1.0, profile)
    coming = Scenario("settlers", arrivals=(arrivals,)).apply(staying)
    nobody = np.zeros((2, len(assumptions.ages), len(assumptions.areas)))
    base = Population(nobody, assumptions.ages, assumptions.areas, assumptions.start, Basis.GIVEN)
    return project(base, coming)


def settlers_needed(told: Array, wanted: Array, each: Array) -> Array:
    """Return the settlers a year that bring a number to what is wanted.

    Parameters
    ----------
    told : Array
        ``[year, …]``, persons (pupils, say) without settlers.
    wanted : Array
        Persons to be held; as many axes.
    each : Array
        ``[year]``, persons that one settler a year makes.

    Returns
    -------
    Array
        ``[year, …]``, persons a year, 0 where none are needed; not a number where settlers make none yet.
    """
    made = each.reshape(-1, *(1,) * (told.ndim - 1))
    short = np.maximum(wanted - told, 0)
    needed: Array = np.divide(short, made, out=np.full_like(short, np.nan), where=made > 0)
    return np.where(short == 0, 0.0, needed)

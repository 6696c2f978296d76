r"""Every vision come true: what is left of the pool for the others, and who is nowhere.

.. math::
    J_i = V_i(t+5) - (S - o) R_i, \qquad L = \Pi - \sum_V J, \qquad
    I_j = \frac{a_j}{\sum_{\text{others}} a} \max(L, 0)

Source: docs/methods/nation.md, 3.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sosei.base.arrays import Array, frozen
from sosei.base.errors import AlignmentError
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.assumed.flows import GrossFlows
from sosei.demography.engine.projection import project
from sosei.demography.known.migration import last_two_together
from sosei.demography.known.population import Population


@dataclass(frozen=True)
class Visions:
    """What municipalities aim for.

    Attributes
    ----------
    areas : tuple of str
    persons : Array
        V, ``[year, sex, age, area]``, at the base and at the end of every step.
    """

    areas: tuple[str, ...]
    persons: Array


@dataclass(frozen=True)
class CameTrue:
    """The nation if every vision came true.

    Attributes
    ----------
    persons : Array
        ``[year, sex, age, area]``: visions as they are, the others with what the visions leave.
    needed : Array
        Σ J, ``[step, sex, rows]``, persons who must come to the municipalities with a vision.
    left : Array
        L, the same shape: those on the move who remain for the others; below 0 they are missing.
    """

    persons: Array
    needed: Array
    left: Array

    @property
    def missing(self) -> Array:
        """``[step, sex, rows]``, persons whom the visions count on and who are nowhere."""
        return frozen(np.maximum(-self.left, 0.0))


def come_true(base: Population, assumptions: Assumptions, visions: Visions) -> CameTrue:
    """Carry the nation on with every vision as it is.

    Parameters
    ----------
    base : Population
        Of all municipalities.
    assumptions : Assumptions
        With gross flows; the status quo.
    visions : Visions
        Some of the municipalities, the same years and ages.

    Raises
    ------
    AlignmentError
        If there are no gross flows, or the visions have other shapes.
    """
    flows = assumptions.gross
    if flows is None:
        raise AlignmentError("who would move is told from gross flows alone")
    shape = (assumptions.steps + 1, *base.persons.shape[:2], len(visions.areas))
    if visions.persons.shape != shape:
        raise AlignmentError(f"visions are {visions.persons.shape}, expected {shape}")
    places = [base.areas.index(area) for area in visions.areas]
    others = np.ones(len(base.areas), dtype=bool)
    others[places] = False
    persons = np.empty((assumptions.steps + 1, *base.persons.shape))
    persons[0] = base.persons
    persons[..., places] = visions.persons
    needed, left = np.empty((2, assumptions.steps, *flows.out_rate.shape[1:3]))
    for step in range(assumptions.steps):
        at_risk = last_two_together(persons[step])
        leaving = flows.out_rate[step] * at_risk
        stayed = assumptions.survival[step] * at_risk - leaving
        aimed = persons[step + 1, :, 1:][..., places]
        needed[step] = (aimed - stayed[..., places]).sum(axis=2)
        left[step] = flows.pool(leaving, step) - needed[step]
        if others.any():
            coming = _shared(flows, step, others, np.maximum(left[step], 0.0))
            net = coming - leaving[..., others]
            persons[step + 1][..., others] = _carried(
                base, assumptions, step, others, persons[step][..., others], net
            )
    return CameTrue(frozen(persons), frozen(needed), frozen(left))


def _shared(flows: GrossFlows, step: int, others: NDArray[np.bool_], left: Array) -> Array:
    """Share what is left by the shares of those who take it, evenly where none has one: ``[sex, rows, other]``."""
    shares = flows.in_share[step][..., others]
    together = shares.sum(axis=2, keepdims=True)
    evenly = np.full_like(shares, 1 / shares.shape[2])
    parts = np.divide(shares, together, out=evenly, where=together > 0)
    coming: Array = parts * left[:, :, None]
    return coming


def _carried(
    base: Population,
    assumptions: Assumptions,
    step: int,
    others: NDArray[np.bool_],
    now: Array,
    net: Array,
) -> Array:
    """Carry the others through one step with their net migrants; ``[sex, age, other]``."""
    year = assumptions.starts[step]
    codes = tuple(code for code, other in zip(base.areas, others, strict=True) if other)
    arrays: dict[str, Any] = {
        name: value[step : step + 1][..., others] for name, value in assumptions.arrays.items()
    }
    arrays["net_count"] = net[None]
    arrays["net_rate"] = np.zeros_like(net)[None]
    one = replace(assumptions, start=year, areas=codes, gross=None, **arrays)
    people = Population(frozen(now), base.ages, codes, year, base.basis)
    carried: Array = project(people, one).persons[1]
    return carried

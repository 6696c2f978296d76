"""The same `project()`, one area after another, as one would call it at first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

import numpy as np

from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.engine.projection import Projection, project
from sosei.demography.known.population import Population


class PerArea:
    """Some areas, each with arrays of its own; `run` is what is timed."""

    def __init__(self, base: Population, assumptions: Assumptions, areas: Sequence[int]) -> None:
        """Cut the areas out, not counted."""
        self.areas = areas
        self.towns = [(_base(base, area), _rates(assumptions, area)) for area in areas]

    def run(self) -> list[Projection]:
        """Project every area."""
        return [project(base, assumptions) for base, assumptions in self.towns]

    def check(self, whole: Projection) -> None:
        """Check that every area is as in the projection of all."""
        for area, alone in zip(self.areas, self.run(), strict=True):
            np.testing.assert_allclose(alone.persons[..., 0], whole.persons[..., area], rtol=1e-9)


def _base(base: Population, area: int) -> Population:
    return replace(
        base,
        areas=base.areas[area : area + 1],
        persons=np.ascontiguousarray(base.persons[..., area : area + 1]),
    )


def _rates(assumptions: Assumptions, area: int) -> Assumptions:
    """Cut one area out of every array; the area is the last axis of each."""
    own: dict[str, Any] = {
        field.name: np.ascontiguousarray(value[..., area : area + 1])
        for field in fields(assumptions)
        if isinstance(value := getattr(assumptions, field.name), np.ndarray)
    }
    return replace(assumptions, areas=assumptions.areas[area : area + 1], **own)

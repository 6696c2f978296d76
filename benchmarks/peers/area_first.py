"""The same engine with the area first, ``[area, year, sex, age]``, as one would write it at first."""

from __future__ import annotations

import numpy as np

from sosei.base.arrays import Array
from sosei.demography.assumed.assumptions import Assumptions


def area_first(rates: Array) -> Array:
    """Return ``[step, …, area]`` as ``[area, step, …]`` in C order; broadcast steps stay broadcast."""
    if rates.strides[0] == 0:
        moved = np.ascontiguousarray(np.moveaxis(rates[0], -1, 0))[:, None]
        return np.broadcast_to(moved, (moved.shape[0], rates.shape[0], *moved.shape[2:]))
    return np.ascontiguousarray(np.moveaxis(rates, -1, 0))


class AreaFirst:
    """Rates laid out once; `run` is what is timed."""

    def __init__(self, base: Array, assumptions: Assumptions) -> None:
        """Lay out."""
        self.base = np.ascontiguousarray(np.moveaxis(base, -1, 0))
        self.survival = area_first(assumptions.survival)
        self.net_rate = area_first(assumptions.net_rate)
        self.ratio = area_first(assumptions.children_per_woman)
        self.males = area_first(assumptions.males_per_100_females)

    def run(self) -> tuple[Array, dict[str, Array]]:
        """Return persons ``[area, year, sex, age]`` and components ``[area, step]``."""
        areas, steps = self.ratio.shape
        persons = np.zeros((areas, steps + 1, *self.base.shape[1:]))
        persons[:, 0] = self.base
        names = ("entrants", "deaths", "net_migration", "adjustment", "change")
        told = {name: np.zeros((areas, steps)) for name in names}
        for step in range(steps):
            start = persons[:, step, :, :-1].copy()
            start[:, :, -1] += persons[:, step, :, -1]
            survivors = start * self.survival[:, step]
            migrants = start * self.net_rate[:, step]
            after = survivors + migrants
            kept = np.maximum(after, 0)
            persons[:, step + 1, :, 1:] = kept
            women = persons[:, step + 1, 1, 3:10].sum(axis=1)
            children = women * self.ratio[:, step]
            males = self.males[:, step]
            persons[:, step + 1, 0, 0] = children * males / (100 + males)
            persons[:, step + 1, 1, 0] = children * 100 / (100 + males)
            told["entrants"][:, step] = children
            told["deaths"][:, step] = (start - survivors).sum(axis=(1, 2))
            told["net_migration"][:, step] = migrants.sum(axis=(1, 2))
            told["adjustment"][:, step] = (kept - after).sum(axis=(1, 2))
        told["change"] = np.diff(persons.sum(axis=(2, 3)), axis=1)
        return persons, told

"""Indicators with series that waver, as packages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

import numpy as np

from sosei.strategy.indicator import Indicator, Observation
from sosei.strategy.package import Package
from sosei.strategy.plan import Kind, Node
from tests.strategy import indicator

FIRST = 2015


def wavering(seed: int, years: int = 6, step: float = 5.0) -> dict[int, float]:
    """Return values that go up by one a year and waver, from 100 on."""
    random, value, found = np.random.default_rng(seed), 100.0, {}
    for year in range(FIRST, FIRST + years):
        found[year] = value
        value += 1 + float(random.normal(0, step))
    return found


def package_of(series: Sequence[tuple[Indicator, Mapping[int, float]]]) -> Package:
    """Return a package of indicators called ``i0``, ``i1`` … with their values."""
    named = [(replace(of, id=f"i{at}"), values) for at, (of, values) in enumerate(series)]
    return Package(
        indicators=tuple(of for of, _ in named),
        observations=tuple(
            Observation(of.id, year, value=Decimal(f"{value:.1f}"))
            for of, values in named
            for year, value in values.items()
        ),
    )


UP = replace(indicator("flow", "up", None, None, 112, FIRST + 6), unit="人")
"""Is to be 112 a year after the last value."""


def told(*more: tuple[Indicator, Mapping[int, float]]) -> Package:
    """Return a pillar of twelve indicators whose outlooks are told, and others called ``i12`` …"""
    plain = package_of([(UP, wavering(seed)) for seed in range(12)] + list(more))
    return replace(plain, nodes=(Node("n", "", Kind.PILLAR, "柱", 1),))

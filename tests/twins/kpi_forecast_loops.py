"""Forecasts of indicators in plain loops, written from docs/methods/kpi_forecast.md."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence


def differences(run: Sequence[float]) -> list[float]:
    """x₁ − x₀, x₂ − x₁, …"""
    return [later - earlier for earlier, later in itertools.pairwise(run)]


def squares(run: Sequence[float]) -> float:
    """Σ(Δ − d)²: what the squares of the recursive residuals sum to."""
    steps = differences(run)
    drift = sum(steps) / len(steps)
    return sum((step - drift) ** 2 for step in steps)


def unit(run: Sequence[float], cumulative: bool) -> float:
    """Mean of |x|; of a cumulative indicator of |Δ|."""
    values = differences(run) if cumulative else run
    return sum(abs(value) for value in values) / len(values)


def spread(
    run: Sequence[float], others: Sequence[Sequence[float]], cumulative: bool
) -> tuple[float, int]:
    """σ² and its degrees of freedom."""
    total, errors = 0.0, 0
    for other in others:
        if len(other) >= 3 and unit(other, cumulative) > 0:
            total += squares(other) / unit(other, cumulative) ** 2
            errors += len(other) - 2
    weight = min(errors, 4)
    own = len(run) - 2
    pooled = total / errors if errors else 0.0
    degrees = own + weight
    return (squares(run) + weight * unit(run, cumulative) ** 2 * pooled) / degrees, degrees


def interval(
    run: Sequence[float], others: Sequence[Sequence[float]], cumulative: bool, ahead: int
) -> tuple[float, float]:
    """The 80% interval, nothing stopped."""
    variance, degrees = spread(run, others, cumulative)
    n = len(run) - 1
    centre = run[-1] + ahead * (run[-1] - run[0]) / n
    half = student(0.9, degrees) * math.sqrt(variance * (ahead + ahead**2 / n))
    return centre - half, centre + half


def student(probability: float, degrees: int) -> float:
    """Student's t at a probability of at least ½: the density added up in small steps until it is there."""
    constant = math.gamma((degrees + 1) / 2) / (
        math.sqrt(degrees * math.pi) * math.gamma(degrees / 2)
    )
    at, below, step = 0.0, 0.5, 1e-4
    while below < probability:
        middle = at + step / 2
        below += step * constant * (1 + middle**2 / degrees) ** (-(degrees + 1) / 2)
        at += step
    return at

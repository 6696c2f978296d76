"""Curves of fertility by age of mother: a shape in two or three numbers."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from sosei.base.arrays import Array, frozen
from sosei.base.errors import AlignmentError
from sosei.demography.known.fertility import (
    FIRST_AGE,
    fertility_shape,
    mean_age_at_birth,
    total_fertility_rate,
)

LAST_AGE = 50
"""Age at which the curves are cut off, as the rates of 15–49 are."""


class FertilityCurve(Protocol):
    """Anything that gives fertility at an exact age, up to a factor."""

    def density(self, age: Array) -> Array:
        """Return fertility at exact ages, per year of age."""
        ...


@dataclass(frozen=True, slots=True)
class Hadwiger:
    r"""Hadwiger's curve at a TFR of 1 over all ages.

    .. math::
        f(x) = \frac{a b}{c} \Bigl(\frac{c}{x}\Bigr)^{3/2}
        \exp\Bigl\{-b^2\Bigl(\frac{c}{x} + \frac{x}{c} - 2\Bigr)\Bigr\}, \qquad
        \mathrm{TFR} = a\sqrt{\pi}

    Attributes
    ----------
    spread : float
        b, of dimension 1, above 0; the standard deviation of ages is c ÷ (b√2).
    place : float
        c, mean age at birth, years, above 0.

    Source
    ------
    Hadwiger (1940); form as in the R package fmsb (METHOD R4). With λ = 2b²c it is the inverse
    Gaussian density of mean c, hence mean, deviation and TFR.
    """

    spread: float
    place: float

    def __post_init__(self) -> None:
        """Check that there is such a curve."""
        if not (self.spread > 0 and self.place > 0):
            raise ValueError(f"no Hadwiger curve with b = {self.spread}, c = {self.place}")

    def density(self, age: Array) -> Array:
        """Return fertility at exact ages above 0, per year of age."""
        b, c = self.spread, self.place
        height = b / (c * math.sqrt(math.pi))
        curve: Array = height * (c / age) ** 1.5 * np.exp(-(b**2) * (c / age + age / c - 2))
        return curve


@dataclass(frozen=True, slots=True)
class GammaCurve:
    r"""Gamma curve at a TFR of 1 over all ages.

    .. math::
        \varphi(x) = \frac{(x - d)^{b-1} e^{-(x-d)/c}}{\Gamma(b)\,c^b} \text{ above } d,
        \qquad 0 \text{ below}

    Attributes
    ----------
    form : float
        b, of dimension 1, above 0.
    scale : float
        c, years, above 0. The mean age at birth is d + bc, the standard deviation c√b.
    start : float
        d, age at which fertility starts, years.

    Source
    ------
    Hoem et al. (1981), Experiments in modelling recent Danish fertility curves, Demography 18;
    METHOD 3.
    """

    form: float
    scale: float
    start: float

    def __post_init__(self) -> None:
        """Check that there is such a curve."""
        if not (self.form > 0 and self.scale > 0):
            raise ValueError(f"no gamma curve with b = {self.form}, c = {self.scale}")

    def density(self, age: Array) -> Array:
        """Return fertility at exact ages, per year of age."""
        since = np.maximum(age - self.start, np.finfo(float).tiny)
        logarithm = (
            (self.form - 1) * np.log(since)
            - since / self.scale
            - math.lgamma(self.form)
            - self.form * math.log(self.scale)
        )
        return np.where(age > self.start, np.exp(logarithm), 0.0)


def curve_asfr(curve: FertilityCurve, tfr: float) -> Array:
    r"""Fertility rates of single years 15–49 that follow a curve and have a given TFR.

    .. math:: f_x = \mathrm{TFR}\,\frac{\varphi(x + \frac12)}{\sum_y \varphi(y + \frac12)}

    Parameters
    ----------
    curve : FertilityCurve
    tfr : float
        Children per woman.

    Returns
    -------
    Array
        ``[age]``, 35 ages, births per woman per year; their sum is the TFR.

    Raises
    ------
    ValueError
        If the curve has no births at 15–49.

    Source
    ------
    METHOD 3: f = TFR × φ, Σφ = 1.
    """
    return frozen(tfr * fertility_shape(_single_years(curve), 1))


def fit_hadwiger(asfr: Array) -> Hadwiger:
    """Fit Hadwiger's curve to observed five-year rates by least squares.

    Parameters
    ----------
    asfr : Array
        ``[group]``, births per woman per year at 15–19 … 45–49.

    Returns
    -------
    Hadwiger
        Its `curve_asfr` at the observed TFR comes nearest to the observed rates.

    Raises
    ------
    AlignmentError
        If there are not seven groups.
    ValueError
        If rates are negative or all 0, births are in one group alone, or no curve fits.

    Source
    ------
    Least squares by Levenberg and Marquardt, from the moments of the observed rates.
    """
    mean, deviation = _moments(asfr)

    def curve(numbers: Array) -> Hadwiger:
        spread, place = np.exp(numbers)
        return Hadwiger(float(spread), float(place))

    start = np.log([mean / (deviation * math.sqrt(2)), mean])
    return curve(_least_squares(_misfit(curve, asfr), start))


def fit_gamma(asfr: Array, start: float) -> GammaCurve:
    """Fit the gamma curve to observed five-year rates by least squares, its start given.

    Recent Japanese rates are hardly skewed, so that the age at which a gamma curve starts is not
    to be found from them: a free start drifts far below 0.

    Parameters
    ----------
    asfr : Array
        ``[group]``, births per woman per year at 15–19 … 45–49.
    start : float
        d, age at which fertility starts, years, below the mean age at birth.

    Returns
    -------
    GammaCurve
        Its `curve_asfr` at the observed TFR comes nearest to the observed rates.

    Raises
    ------
    AlignmentError
        If there are not seven groups.
    ValueError
        If rates are negative or all 0, births are in one group alone, or no curve fits.

    Source
    ------
    Least squares by Levenberg and Marquardt, from the moments of the observed rates.
    """
    mean, deviation = _moments(asfr)
    if not start < mean:
        raise ValueError(f"a gamma curve cannot start at {start}, above the mean age {mean:.1f}")

    def curve(numbers: Array) -> GammaCurve:
        middle, width = np.exp(numbers)
        return GammaCurve(float((middle / width) ** 2), float(width**2 / middle), start)

    # mean and deviation hang together far less than b and c do
    first = np.log([mean - start, deviation])
    return curve(_least_squares(_misfit(curve, asfr), first))


def _single_years(curve: FertilityCurve) -> Array:
    return curve.density(np.arange(FIRST_AGE + 0.5, LAST_AGE, dtype=np.float64))


def _moments(asfr: Array) -> tuple[float, float]:
    """Mean and standard deviation of the age at birth, years."""
    groups = (LAST_AGE - FIRST_AGE) // 5
    if asfr.shape != (groups,):
        raise AlignmentError(f"fertility rates are {asfr.shape}, expected {groups}: 15–19 … 45–49")
    if np.any(asfr < 0) or not asfr.sum() > 0:
        raise ValueError("fertility rates must be 0 or above, and not all 0")
    if np.count_nonzero(asfr) == 1:
        # every curve that is narrow enough fits as well: where the search ends would depend on rounding
        raise ValueError("no curve of this kind is told by births in one age group alone")
    mean = float(mean_age_at_birth(asfr, 5))
    middle = FIRST_AGE + 5 * (np.arange(groups) + 0.5)
    # within a group, ages are even: 5² ÷ 12
    variance = float((asfr * (middle - mean) ** 2).sum() / asfr.sum()) + 25 / 12
    return mean, math.sqrt(variance)


def _misfit(curve: Callable[[Array], FertilityCurve], asfr: Array) -> Callable[[Array], Array]:
    """Return fitted less observed five-year rates, as a function of the numbers fitted."""
    tfr = float(total_fertility_rate(asfr, 5))

    def misfit(numbers: Array) -> Array:
        fitted = curve_asfr(curve(numbers), tfr).reshape(-1, 5).mean(axis=1)
        difference: Array = fitted - asfr
        return difference

    return misfit


def _least_squares(misfit: Callable[[Array], Array], start: Array) -> Array:
    """Numbers at which the sum of squared misfits is least."""
    try:
        return _descend(misfit, start)
    except ValueError as error:  # of the curve or, as LinAlgError, of its slopes
        raise ValueError("no curve of this kind fits these fertility rates") from error


def _descend(misfit: Callable[[Array], Array], start: Array) -> Array:
    """Go down by Levenberg–Marquardt, no number (a logarithm) by more than 1 at once."""
    numbers, damping = start, 1e-3
    wrong = misfit(numbers)
    for _ in range(200):
        slopes = _slopes(misfit, numbers)
        normal = slopes.T @ slopes
        step = np.linalg.solve(normal + damping * np.diag(np.diag(normal)), -slopes.T @ wrong)
        if np.max(np.abs(step)) < 1e-10:
            return numbers
        step = np.clip(step, -1, 1)
        tried = misfit(numbers + step)
        if tried @ tried <= wrong @ wrong:
            numbers, wrong, damping = numbers + step, tried, damping / 10
        else:
            damping *= 10
    raise ValueError("the fit does not come to rest")


def _slopes(misfit: Callable[[Array], Array], numbers: Array, step: float = 1e-6) -> Array:
    """Slopes of the misfits by each number, by central differences: ``[misfit, number]``."""
    columns = [
        (misfit(numbers + change) - misfit(numbers - change)) / (2 * step)
        for change in step * np.eye(len(numbers))
    ]
    return np.stack(columns, axis=1)

"""Rates of small areas, drawn towards the wider place by as much as chance explains."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sosei.base.arrays import Array, frozen
from sosei.base.errors import AlignmentError


@dataclass(frozen=True)
class Shrunk:
    """Empirical-Bayes rates.

    Attributes
    ----------
    rate : Array
        ``[…, area]``, events per unit of exposure.
    weight : Array
        ``[…, area]``, share of the area's own figures in its rate, 0 to 1.
    prior_exposure : Array
        ``[…]``, exposure that the prior is worth; infinite where the areas differ by no more than
        chance, so that all of them take the parent's rate.
    """

    rate: Array
    weight: Array
    prior_exposure: Array


def shrink_rates(
    events: Array, exposure: Array, parent: Array, prior_exposure: Array | None = None
) -> Shrunk:
    r"""Shrink the rates of areas towards their parent's (gamma prior, Poisson events).

    .. math::
        \hat r_i = \frac{B_i + \beta\,r_0}{E_i + \beta}
                 = w_i \frac{B_i}{E_i} + (1 - w_i)\,r_0, \qquad w_i = \frac{E_i}{E_i + \beta}

    Parameters
    ----------
    events : Array
        B, ``[…, area]``, events such as births by age of mother.
    exposure : Array
        E, the same shape, such as woman-years; 0 where there is nobody.
    parent : Array
        r₀, ``[…]``, rate of the prefecture, mean of the prior.
    prior_exposure : Array, optional
        β, ``[…]``, what the prior is worth; from the areas by `prior_exposure_by_moments` if left
        out.

    Returns
    -------
    Shrunk

    Raises
    ------
    AlignmentError
        If the shapes do not fit.
    ValueError
        If there are events without exposure or where the parent has none, negative figures, or a
        prior below 0.

    Source
    ------
    Clayton and Kaldor (1987), Biometrics 43; Marshall (1991), Applied Statistics 40.
    """
    _check(events, exposure, parent)
    if prior_exposure is None:
        prior_exposure = prior_exposure_by_moments(events, exposure, parent)
    prior = np.broadcast_to(np.asarray(prior_exposure, dtype=float), parent.shape)
    if not np.all(prior >= 0):
        raise ValueError("the exposure that a prior is worth must be 0 or above")
    together = exposure + prior[..., None]
    if not np.all(together > 0):
        raise ValueError("an area without exposure needs a prior worth more than 0")
    weight = exposure / together
    own = np.divide(events, exposure, out=np.zeros_like(together), where=exposure > 0)
    rate = weight * own + (1 - weight) * parent[..., None]
    return Shrunk(frozen(rate), frozen(weight), frozen(prior))


def prior_exposure_by_moments(events: Array, exposure: Array, parent: Array) -> Array:
    r"""Exposure that a gamma prior is worth, from how much the areas differ beyond chance.

    .. math::
        s^2 = \frac{\sum_i E_i (r_i - r_0)^2}{\sum_i E_i}, \qquad
        \tau^2 = s^2 - \frac{n\,r_0}{\sum_i E_i}, \qquad \beta = \frac{r_0}{\tau^2}

    with n areas that have any exposure; β is infinite where τ² is not above 0.

    Parameters
    ----------
    events, exposure : Array
        ``[…, area]``.
    parent : Array
        r₀, ``[…]``.

    Returns
    -------
    Array
        β, ``[…]``, in the unit of the exposure.

    Raises
    ------
    AlignmentError, ValueError
        As `shrink_rates`.

    Source
    ------
    Marshall (1991), Applied Statistics 40: global empirical-Bayes estimator, the mean being the
    parent's rate.
    """
    _check(events, exposure, parent)
    everybody = exposure.sum(axis=-1)
    surprise = (events - exposure * parent[..., None]) ** 2
    scattered = np.divide(surprise, exposure, out=np.zeros_like(surprise), where=exposure > 0)
    beyond = scattered.sum(axis=-1) - (exposure > 0).sum(axis=-1) * parent
    unbounded = np.full_like(parent, np.inf)
    return frozen(np.divide(parent * everybody, beyond, out=unbounded, where=beyond > 0))


def shrink_tfr(births: Array, women: Array, parent_asfr: Array, width: int) -> Shrunk:
    r"""Shrink the TFR of areas towards their parent's, from births of all ages together.

    .. math::
        \theta_i = \frac{B_i}{\sum_x W_{x,i} f_{0,x}}, \qquad
        \mathrm{TFR}_i = \hat\theta_i\,\mathrm{TFR}_0

    where θ̂ is θ shrunk towards 1, the births that the parent's rates let expect being its
    exposure. It assumes the parent's shape by age.

    Parameters
    ----------
    births : Array
        ``[area]``, births of mothers of all ages.
    women : Array
        ``[age, area]``, woman-years of the same period.
    parent_asfr : Array
        f₀, ``[age]``, births per woman per year in the prefecture.
    width : int
        Years in an age group.

    Returns
    -------
    Shrunk
        Its rates are TFRs, ``[area]``, children per woman; its prior is counted in births.

    Raises
    ------
    AlignmentError
        If the ages or areas do not fit.
    ValueError
        As `shrink_rates`.

    Source
    ------
    Indirect standardisation (Preston, Heuveline and Guillot 2001, chapter 2) and `shrink_rates`.
    """
    if women.shape != (*parent_asfr.shape, *births.shape):
        raise AlignmentError(f"women are {women.shape}, rates {parent_asfr.shape}")
    expected = np.tensordot(parent_asfr, women, axes=1)
    index = shrink_rates(births, expected, np.array(1.0))
    tfr = width * parent_asfr.sum()
    return Shrunk(frozen(index.rate * tfr), index.weight, index.prior_exposure)


def _check(events: Array, exposure: Array, parent: Array) -> None:
    if events.shape != exposure.shape or events.shape[:-1] != parent.shape:
        raise AlignmentError(
            f"events are {events.shape}, exposure {exposure.shape}, the parent's {parent.shape}"
        )
    if np.any(events < 0) or np.any(exposure < 0) or np.any(parent < 0):
        raise ValueError("events, exposure and the parent's rate must be 0 or above")
    if np.any((events > 0) & ((exposure == 0) | (parent[..., None] == 0))):
        raise ValueError("events where nobody is exposed, or where the parent has none")

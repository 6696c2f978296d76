r"""Normal numbers from uniform ones: the inverse of the distribution, with operations of IEEE 754 only.

.. math:: z = \Phi^{-1}(u), \qquad |\Delta z| < 10^{-6}

The logarithm is a series after the exponent is taken off, so that the bits of a number depend on no
library of the machine.

Source: Wichura (1988), algorithm AS 241, PPND7; docs/methods/ensemble.md.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from sosei.base.arrays import Array
from sosei.demography.ensemble.kernels.compiled import compiled, inner
from sosei.demography.ensemble.kernels.fused import fma

LN_2 = 0.6931471805599453
ROOT_HALF = 0.7071067811865476
CENTRAL = 0.425
EXPONENT_OF_HALF, MANTISSA = 0x3FE0000000000000, 0x000FFFFFFFFFFFFF


@inner
def ln(mantissa: float, exponent: float) -> float:
    """Return the logarithm of mantissa · 2^exponent, the mantissa between ½ and 1."""
    below = mantissa < ROOT_HALF
    m = 2.0 * mantissa if below else mantissa
    e = exponent - 1.0 if below else exponent
    s = (m - 1.0) / (m + 1.0)
    q = s * s
    series = fma(q, fma(q, fma(q, 2 / 13, 2 / 11), 2 / 9), 2 / 7)
    return fma(s, fma(q, fma(q, fma(q, series, 0.4), 2 / 3), 2.0), e * LN_2)


@inner
def middle(q: float) -> float:
    """Return Φ⁻¹(½ + q) for |q| up to 0.425."""
    y = fma(-q, q, 0.180625)
    above = fma(fma(fma(59.109374720, y, 159.29113202), y, 50.434271938), y, 3.3871327179)
    below = fma(fma(fma(67.187563600, y, 78.757757664), y, 17.895169469), y, 1.0)
    return float(q * above / below)


@inner
def outer(logarithm: float) -> float:
    """Return −Φ⁻¹(p), given ln p for a p below 0.075."""
    r = np.sqrt(-logarithm) - 1.6
    above = fma(fma(fma(0.17023821103, r, 1.3067284816), r, 2.7568153900), r, 1.4234372777)
    return float(above / fma(fma(0.12021132975, r, 0.73700164250), r, 1.0))


@compiled
def normals(uniform: Array, room: Array, out: Array) -> None:
    """Fill `out` with the normal numbers of uniform ones, all ``[number]``.

    All are taken for middle ones; those that are not, one in seven, are then done again together.

    Parameters
    ----------
    uniform : Array
        Between 0 and 1, both excluded.
    room : Array
        Room of three times their length.
    out : Array
    """
    numbers = len(uniform)
    places: NDArray[np.int64] = room[:numbers].view(np.int64)
    bits, powers = room[numbers : 2 * numbers], room[2 * numbers :]
    for place in range(numbers):
        out[place] = middle(uniform[place] - 0.5)
    apart: NDArray[np.int64] = powers.view(np.int64)
    for place in range(numbers):
        apart[place] = abs(uniform[place] - 0.5) > CENTRAL
    far = 0
    for place in range(numbers):
        places[far] = place
        far += apart[place]
    for each in range(far):
        bits[each] = 0.5 - abs(uniform[places[each]] - 0.5)
    _outer(bits[:far], powers[:far])
    for each in range(far):
        place = places[each]
        out[place] = np.copysign(bits[each], uniform[place] - 0.5)


@inner
def _outer(bits: Array, powers: Array) -> None:
    """Replace numbers below 0.075 by −Φ⁻¹ of them."""
    seen: NDArray[np.int64] = bits.view(np.int64)
    for each in range(len(bits)):
        powers[each] = np.float64((seen[each] >> 52) - 1022)
        seen[each] = (seen[each] & MANTISSA) | EXPONENT_OF_HALF
    for each in range(len(bits)):
        bits[each] = outer(ln(bits[each], powers[each]))


@compiled
def normal(u: float) -> float:
    """Return the normal number of one uniform one, the same bits as `normals`."""
    q = u - 0.5
    if abs(q) <= CENTRAL:
        return middle(q)
    mantissa, exponent = math.frexp(0.5 - abs(q))
    found = outer(ln(mantissa, float(exponent)))
    return -found if q < 0 else found


@compiled
def exponential(x: float) -> float:
    """Return e^x for |x| below 8 to within 1e-13 of itself, with operations of IEEE 754 only."""
    y = x / 64.0
    e = 1.0
    for term in range(11, 0, -1):
        e = fma(y * (1.0 / term), e, 1.0)
    for _ in range(6):
        e *= e
    return e

"""a·b + c is rounded once."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from sosei.demography.ensemble.kernels.compiled import compiled
from sosei.demography.ensemble.kernels.fused import fma

numbers = st.floats(-1e9, 1e9, allow_subnormal=False)


@compiled
def fused(a: float, b: float, c: float) -> float:
    return fma(a, b, c)


@given(numbers, numbers, numbers)
def test_it_is_the_number_nearest_to_the_exact_one(a: float, b: float, c: float) -> None:
    assert fused(a, b, c) == float(Fraction(a) * Fraction(b) + Fraction(c))


def test_two_roundings_would_give_another_number() -> None:
    a = 1.0 + 2.0**-30
    assert a * a - 1.0 != fused(a, a, -1.0) == 2.0**-29 + 2.0**-60

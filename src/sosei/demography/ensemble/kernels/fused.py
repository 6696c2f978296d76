r"""a·b + c, rounded once: one operation where two would round twice, and faster.

.. math:: \mathrm{fma}(a, b, c) = \mathrm{round}(a b + c)

Written out where it is wanted; the compiler makes none of its own (`compiled`). So the bits are the same
on every machine: a processor without such an instruction has it computed by the C library, slowly.

Source: IEEE 754-2019, 5.4.1, fusedMultiplyAdd.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from numba import types
from numba.extending import intrinsic


def _fma(_: Any, a: Any, b: Any, c: Any) -> Any:  # noqa: ARG001 - the compiler looks at their number
    def generate(_: Any, builder: Any, __: Any, numbers: Any) -> Any:
        return builder.fma(*numbers)

    double = types.float64
    return double(double, double, double), generate


fma = cast("Callable[[float, float, float], float]", intrinsic(_fma))
"""a, b, c → a·b + c; for compiled functions alone."""

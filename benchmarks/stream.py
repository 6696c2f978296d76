"""What the machine can do: bytes copied and operations done in a second, by all its cores."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import numba
import numpy as np

from benchmarks.machine import cores
from sosei.base.arrays import Array

SIZE = 12_000_000
"""Numbers of a thread: more than its caches hold."""


@numba.njit(nogil=True, error_model="numpy")  # type: ignore[untyped-decorator, unused-ignore]
def _triad(a: Array, b: Array, c: Array) -> None:
    for place in range(len(a)):
        a[place] = b[place] + 0.5 * c[place]


@numba.njit(nogil=True, error_model="numpy")  # type: ignore[untyped-decorator, unused-ignore]
def _work(values: Array, times: int) -> None:
    for _ in range(times):
        for place in range(len(values)):
            x = values[place]
            for _more in range(16):
                x = x * 0.999999 + 1e-9
            values[place] = x


def bandwidth() -> float:
    """Return bytes a second of a[i] = b[i] + ½ c[i]: three numbers of eight bytes each."""
    arrays = [np.ones((3, SIZE)) for _ in range(cores())]
    return 24 * SIZE * cores() / _best(lambda own: _triad(*own), arrays)


def operations() -> float:
    """Return multiplications and additions a second, in numbers that stay in the nearest cache."""
    times = 40_000
    arrays = [np.ones(1024) for _ in range(cores())]
    return 32 * 1024 * times * cores() / _best(lambda own: _work(own, times), arrays)


def _best(work, arrays) -> float:  # type: ignore[no-untyped-def]
    with ThreadPoolExecutor(cores()) as pool:
        list(pool.map(work, arrays))
        taken = []
        for _ in range(5):
            start = time.perf_counter()
            list(pool.map(work, arrays))
            taken.append(time.perf_counter() - start)
    return min(taken)

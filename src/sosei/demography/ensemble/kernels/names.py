"""Who a random number belongs to: an area, its prefecture, the nation."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Words = NDArray[np.uint64]

NATION = "nation:"


def area_name(area: str) -> str:
    """Return the name that an area's own random numbers are keyed by."""
    return f"area:{area}"


def prefecture_name(area: str) -> str:
    """Return the name of an area's prefecture; areas without a five-digit code share one."""
    known = len(area) == 5 and area.isascii() and area.isdigit()
    return f"prefecture:{area[:2] if known else ''}"


def counters(names: Sequence[str]) -> Words:
    """Return the two counter words of each name, ``[name, 2]``: its BLAKE2b hash of 64 bits."""
    hashes = [blake2b(name.encode(), digest_size=8).digest() for name in names]
    numbers = [int.from_bytes(each, "little") for each in hashes]
    return np.array([[number & 0xFFFFFFFF, number >> 32] for number in numbers], dtype=np.uint64)


def key_of(seed: int) -> Words:
    """Return the two key words of a seed from 0 to 2⁶⁴ − 1.

    Raises
    ------
    ValueError
        If it is out of that range.
    """
    if not 0 <= seed < 2**64:
        raise ValueError(f"a seed lies between 0 and 2**64 - 1; found {seed}")
    return np.array([seed & 0xFFFFFFFF, seed >> 32], dtype=np.uint64)

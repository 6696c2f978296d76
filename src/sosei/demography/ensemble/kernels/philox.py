r"""Philox4x32-10: random words as a function of a counter and a key.

.. math::
    (c_0, c_1, c_2, c_3) \leftarrow (\mathrm{hi}(M_1 c_2) \oplus c_1 \oplus k_0,\ \mathrm{lo}(M_1 c_2),\
    \mathrm{hi}(M_0 c_0) \oplus c_3 \oplus k_1,\ \mathrm{lo}(M_0 c_0)), \quad \text{ten times}

Source: Salmon, Moraes, Dror and Shaw (2011), Parallel random numbers: as easy as 1, 2, 3.
"""

from __future__ import annotations

import numpy as np

from sosei.base.arrays import Array
from sosei.demography.ensemble.kernels.compiled import compiled
from sosei.demography.ensemble.kernels.names import Words

WORD = np.uint64(0xFFFFFFFF)
HALF = np.uint64(32)
LEFT, RIGHT = np.uint64(0xD2511F53), np.uint64(0xCD9E8D57)
TO_LOW, TO_HIGH = np.uint64(0x9E3779B9), np.uint64(0xBB67AE85)
BLOCK = np.uint64(65536)
CELL = 2.0**-32
WHOLE, WHOLE_NUMBER = np.uint64(0x4330000000000000), 2.0**52
"""The bits of 2⁵², which a word below 2³² is added to by setting its last bits; and 2⁵²."""


@compiled
def uniforms(key: Words, name: Words, first: int, step: int, block: int, out: Array) -> None:
    """Fill ``[4, draw]`` with the numbers in (0, 1) of consecutive draws.

    Parameters
    ----------
    key : Words
        Of the seed.
    name : Words
        The two counter words of who it is.
    first : int
        The first draw.
    step, block : int
    out : Array
    """
    place = np.uint64(step) + BLOCK * np.uint64(block)
    words, zero = out.view(np.uint64), np.uint64(0)
    key_low, key_high, name_low, name_high = key[zero], key[1], name[zero], name[1]
    for draw in range(out.shape[1]):
        one, two, three, four = np.uint64(first + draw), place, name_low, name_high
        low, high = key_low, key_high
        for _ in range(10):
            left, right = LEFT * (one & WORD), RIGHT * (three & WORD)
            one, two = (right >> HALF) ^ two ^ low, right & WORD
            three, four = (left >> HALF) ^ four ^ high, left & WORD
            low, high = low + TO_LOW, high + TO_HIGH
        words[0, draw] = (one & WORD) | WHOLE
        words[1, draw] = two | WHOLE
        words[2, draw] = (three & WORD) | WHOLE
        words[3, draw] = four | WHOLE
    for word in range(4):
        for draw in range(out.shape[1]):
            out[word, draw] = (out[word, draw] - WHOLE_NUMBER + 0.5) * CELL

"""Arrays that do not change under one's hands."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


def frozen(values: ArrayLike) -> Array:
    """Return the values as a read-only array of float64, copied only if they are none yet."""
    array = np.asarray(values, dtype=np.float64).view()
    array.setflags(write=False)
    return array

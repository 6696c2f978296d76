"""The first single-year `project()` of a process, in memory that nobody has touched: prints seconds.

``python -m benchmarks.first_call project``, or ``fill`` for filling an array of the result's size.
"""

from __future__ import annotations

import json
import sys
import time

import numpy as np

from benchmarks.town import synthetic_single_years
from sosei.demography.engine.projection import project

AREAS, STEPS = 1900, 50


def main(what: str) -> None:
    """Time one or the other."""
    base, assumptions = synthetic_single_years(AREAS, STEPS, differing=False)
    start = time.perf_counter()
    if what == "project":
        project(base, assumptions)
    else:
        np.empty((STEPS + 1, *base.persons.shape)).fill(1.0)
    print(json.dumps(time.perf_counter() - start))


if __name__ == "__main__":
    main(sys.argv[1])

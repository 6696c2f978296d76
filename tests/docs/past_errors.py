"""How often intervals from METHOD's past errors alone held: a table of docs/methods/ensemble.md (`make hindcast`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import NormalDist

import numpy as np
from tests.docs.ensembles import PAGE

from sosei.demography.ensemble.empirical import PastErrors
from sosei.demography.forecast.hindcast import Cast, by_size
from sosei.demography.forecast.intervals import LEVELS

BEGIN, END = "<!-- past errors -->\n", "<!-- end of past errors -->\n"
HORIZONS = (5, 10, 15)
METHOD = "hamilton_perry"
"""What a bundle does that holds the last period's rates."""


def table(made: Sequence[Cast]) -> str:
    """Return the table as Markdown."""
    return "\n".join(_lines(made)) + "\n"


def _lines(made: Sequence[Cast]) -> Iterator[str]:
    yield "| persons at the origin | level | 5 years | 10 years | 15 years |"
    yield "| --- | --- | --- | --- | --- |"
    told = {horizon: covered(made, horizon) for horizon in HORIZONS}
    for size, level in told[HORIZONS[0]]:
        if size == "all" or level == 0.8:
            cells = " | ".join(f"{100 * told[horizon][size, level]:.0f}" for horizon in HORIZONS)
            yield f"| {size} | {level:.0%} | {cells} |"


def covered(made: Sequence[Cast], horizon: int) -> dict[tuple[str, float], float]:
    """Return the share of the counts inside, by size and level, of all origins together."""
    of = [cast for cast in made if (cast.method, cast.horizon) == (METHOD, horizon)]
    off = [_off(cast) for cast in of]
    told = {}
    for size, chosen in by_size(of):
        errors = np.concatenate([each[own] for each, own in zip(off, chosen, strict=True)])
        errors = errors[~np.isnan(errors)]
        for level in LEVELS:
            within = np.abs(errors) <= NormalDist().inv_cdf((1 + level) / 2)
            told[size, level] = float(within.mean())
    return told


def _off(cast: Cast) -> np.ndarray:
    """Return ln(A ÷ F) in standard deviations; nan where one of them is nobody."""
    projected, counted = (each.sum(axis=(0, 1)) for each in (cast.projected, cast.counted))
    off = np.full(projected.shape, np.nan)
    both = (projected > 0) & (counted > 0)
    spread = PastErrors().deviation(cast.horizon, cast.size[both])
    off[both] = np.log(counted[both] / projected[both]) / spread
    return off


def write(made: Sequence[Cast]) -> None:
    """Write the table into the page."""
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}{table(made)}{END}{after}", "utf-8")

"""What ensembles tell as tidy tables."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl

from sosei.demography.ensemble.columns import CHANCES
from sosei.demography.ensemble.draws import Draws
from sosei.demography.ensemble.told import Question, Told, indicators_of


def quantiles_table(
    names: Sequence[str], draws: Draws, question: Question, told: Told
) -> pl.DataFrame:
    """Return scenario, against, area, year, indicator, probability, value.

    Parameters
    ----------
    names : sequence of str
        Of the scenarios.
    draws : Draws
        Of the first scenario, for the areas told of.
    question : Question
    told : Told
    """
    pairs: list[tuple[str, str | None]] = [(name, None) for name in names]
    pairs += [(name, names[0]) for name in names[1:]]
    axes = (
        [place for place, _ in enumerate(pairs)],
        list(draws.base.areas),
        list(draws.assumptions.ends),
        list(indicators_of(draws)),
        list(question.probabilities),
    )
    sizes = [len(axis) for axis in axes]
    places = np.indices(sizes).reshape(len(axes), -1)
    frame = pl.DataFrame(
        {
            "scenario": pl.Series([name for name, _ in pairs]).gather(places[0]),
            "against": pl.Series([against for _, against in pairs], dtype=pl.String).gather(
                places[0]
            ),
            **{
                name: pl.Series(axes[axis]).gather(places[axis])
                for axis, name in ((1, "area"), (2, "year"), (3, "indicator"), (4, "probability"))
            },
            "value": told.quantiles.ravel(),
        }
    )
    return frame.filter(pl.col("value").is_not_nan())


def chances_table(
    names: Sequence[str], draws: Draws, question: Question, told: Told
) -> pl.DataFrame:
    """Return scenario, area, year, event, probability."""
    areas, events = draws.base.areas, question.events
    rows = [
        (name, area, event.year, event.name, float(told.chances[scenario, place, at]))
        for scenario, name in enumerate(names)
        for at, area in enumerate(areas)
        for place, event in enumerate(events)
        if event.area in (None, area)
    ]
    return pl.DataFrame(rows, schema=CHANCES, orient="row")

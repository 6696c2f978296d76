"""Indicators and what was observed of them, in few words."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sosei.strategy.case import Record
from sosei.strategy.indicator import Direction, Indicator, Nature, Observation

Number = int | float | str | None


def indicator(
    nature: str,
    direction: str,
    baseline: Number,
    baseline_year: int | None,
    target: Number,
    target_year: int | None,
    **more: Any,
) -> Indicator:
    """Make an indicator called ``i`` at the node ``n``."""
    return Indicator(
        id="i",
        node="n",
        name="指標",
        nature=Nature(nature),
        direction=Direction(direction),
        baseline=_decimal(baseline),
        baseline_year=baseline_year,
        target=_decimal(target),
        target_year=target_year,
        **more,
    )


def observed(of: Indicator, values: Mapping[int, Number], **more: Any) -> Record:
    """Return an indicator with a final value of some years."""
    observations = tuple(
        Observation(of.id, year, value=_decimal(value)) for year, value in values.items()
    )
    return Record(of, (*observations, *more.pop("observations", ())), **more)


def _decimal(number: Number) -> Decimal | None:
    return None if number is None else Decimal(str(number))

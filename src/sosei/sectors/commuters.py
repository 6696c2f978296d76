"""Commuters that a municipality counted, as the rates that they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sosei.sectors.observed import Observed
from sosei.sectors.rates import Origin, Rate, RateRow, Rates

OUT, IN = "commuting_out", "commuting_in"


def with_commuters(rates: Rates, observed: Sequence[Observed]) -> Rates:
    """Return rates with the commuters that were counted, where no rate of them is given.

    Who leaves is a share of the employed of the same year; who comes is counted in persons.

    Parameters
    ----------
    rates : Rates
    observed : sequence of Observed
        ``work``: ``commuting_out``, ``commuting_in`` and ``employed``.
    """
    counted = {OUT: _leaving(observed), IN: _of(observed, IN)}
    made = {key: _rate(key, own) for key, own in counted.items() if own and rates.get(key) is None}
    return rates.replaced(made)


def employed_of(observed: Sequence[Observed], year: int) -> float | None:
    """Return the employed residents of a year; None where they were not counted."""
    found = (each.value for each in _of(observed, "employed") if each.year == year)
    return next(found, None)


def _of(observed: Sequence[Observed], item: str) -> list[Observed]:
    own = [each for each in observed if (each.field, each.item) == ("work", item)]
    return sorted(own, key=lambda each: each.year)


def _leaving(observed: Sequence[Observed]) -> list[Observed]:
    """Return who leaves as a share, in the years whose employed are known."""
    told = ((each, employed_of(observed, each.year)) for each in _of(observed, OUT))
    return [
        replace(each, value=each.value / whole)
        for each, whole in told
        if whole is not None and each.value <= whole
    ]


def _rate(key: str, counted: Sequence[Observed]) -> Rate:
    rows = tuple(RateRow("", each.year, None, None, each.value) for each in counted)
    statistic, table, year = (
        "、".join(dict.fromkeys(str(getattr(each, name)) for each in counted))
        for name in ("statistic", "table", "year")
    )
    return Rate(key, rows, Origin(statistic, table, year, "", counted[0].area, own=True))

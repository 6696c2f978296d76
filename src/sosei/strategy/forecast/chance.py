"""How often a target is met: likely values put into the record, judged as reported ones are."""

from __future__ import annotations

from bisect import bisect_left
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from sosei.strategy.case import Record
from sosei.strategy.forecast.drift import Ahead
from sosei.strategy.indicator import Basis, Observation
from sosei.strategy.judgement import judge
from sosei.strategy.review.report import as_reported
from sosei.strategy.verdict import Verdict

VALUES = 1000
"""Equally likely values that are judged."""

EXACT = Context(prec=400, rounding=ROUND_HALF_UP)
"""Holds every digit of a number that a value can be."""


def chance(record: Record, likely: Ahead, year: int) -> float:
    """Return the share of equally likely values that would be judged achieved in a year.

    Parameters
    ----------
    record : Record
    likely : Ahead
        The values of that year.
    year : int
        The target year.

    Source
    ------
    docs/methods/kpi_forecast.md, 2.
    """
    i = record.indicator
    upwards = i.good(Fraction(1), Fraction(0))
    places = _places(record)

    def achieved(place: int) -> bool:
        """Whether the place-th value is enough, the worst one first."""
        probability = (place + 0.5) / VALUES
        value = likely.quantile(probability if upwards else 1 - probability)
        return achieves(record, _as_fine(value, places), year)

    # what is better than enough is enough
    return 1 - bisect_left(range(VALUES), x=True, key=achieved) / VALUES


def achieves(record: Record, value: Decimal, year: int) -> bool:
    """Tell whether an indicator would be achieved if a value was observed in a year."""
    basis = Basis.RUNNING if record.indicator.cumulative else Basis.YEARLY
    supposed = Observation(record.indicator.id, year, value=value, basis=basis)
    return judge(as_reported(record, supposed), year).verdict is Verdict.ACHIEVED


def _as_fine(value: float, places: int | None) -> Decimal:
    exact = Decimal(value)
    return exact if places is None else exact.quantize(Decimal(1).scaleb(-places), context=EXACT)


def _places(record: Record) -> int | None:
    """Return the decimals of the finest value entered; None where values are quotients."""
    if any(each.denominator is not None for each in record.observations):
        return None
    entered = (record.indicator.baseline, *(each.value for each in record.observations))
    return max((max(0, -int(n.as_tuple().exponent)) for n in entered if n is not None), default=0)

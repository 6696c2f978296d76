"""One observation as pages show it: its value with its unit, and what is particular about it."""

from __future__ import annotations

from fractions import Fraction

from sosei.base.messages import Both
from sosei.publishing.strategy.lines import value
from sosei.strategy.case import Case, Record
from sosei.strategy.indicator import Basis, Indicator, Observation, Status
from sosei.strategy.review.sheet.words import BASES, STATUSES


def observed(indicator: Indicator, seen: Observation) -> Both:
    """Return an observation in words: 31人, 33.3%（速報値）, 未公表.

    Parameters
    ----------
    indicator : Indicator
    seen : Observation
    """
    if seen.status is Status.NOT_PUBLISHED:
        return STATUSES[seen.status]
    own = Case(Record(indicator, (seen,)), seen.year).value
    as_sent = None if seen.value is None else Fraction(seen.value)
    told = value(indicator, as_sent if own is None else own)
    particular = {
        BASES[seen.basis]: seen.basis is Basis.RUNNING,
        STATUSES[seen.status]: seen.status is Status.PROVISIONAL,
    }
    for words, there in particular.items():
        told = _with(told, words) if there else told
    return told


def _with(told: Both, words: Both) -> Both:
    return Both(f"{told.en} ({words.en.lower()})", f"{told.ja}（{words.ja}）")

"""One observation as pages show it: its value with its unit, and what is particular about it."""

from __future__ import annotations

from fractions import Fraction

from sosei.base.messages import Both
from sosei.publishing.strategy.lines import value
from sosei.strategy.case import Case, Record
from sosei.strategy.indicator import Basis, Indicator, Observation, Status

NOT_PUBLISHED = Both("not published", "公表なし")
PROVISIONAL = Both(" (provisional)", "（速報・暫定）")
RUNNING = Both(" (running total)", "（累計）")


def observed(indicator: Indicator, seen: Observation) -> Both:
    """Return an observation in words: 31人, 33.3%（速報・暫定）, 公表なし.

    Parameters
    ----------
    indicator : Indicator
    seen : Observation
    """
    if seen.status is Status.NOT_PUBLISHED:
        return NOT_PUBLISHED
    own = Case(Record(indicator, (seen,)), seen.year).value
    told = value(indicator, Fraction(seen.value) if own is None and seen.value else own)
    for words, there in (
        (RUNNING, seen.basis is Basis.RUNNING),
        (PROVISIONAL, seen.status is Status.PROVISIONAL),
    ):
        told = Both(told.en + words.en, told.ja + words.ja) if there else told
    return told

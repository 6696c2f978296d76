"""Figures that a published vision states, and what the words around them allow."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

PLUS_MINUS = 0.05
"""What 程度 allows, as a share of the value; our reading, printed with the audit."""

EDGE = 1e-9
"""Share of a bound within which a value counts as on it."""

HAIR = 1e-6
"""Share of a range that separates its nearest value from its bound."""


class About(StrEnum):
    """What a stated figure is a figure of."""

    STATUS_QUO = "status_quo"
    VISION = "vision"
    DIFFERENCE = "difference"
    """Vision − status quo."""


class Verdict(StrEnum):
    """How something found stands to what the words allow."""

    WITHIN = "within"
    BELOW = "below"
    ABOVE = "above"


class Allowed(NamedTuple):
    """The range that words allow; infinite where they set no bound.

    Bounds belong to it, unless it is said to be open.
    """

    low: float
    high: float
    open_low: bool = False
    open_high: bool = False

    def verdict(self, value: float) -> Verdict:
        """Say whether a value is within the range, below it or above it."""
        if value < self.low and not _on(value, self.low):
            return Verdict.BELOW
        if value > self.high and not _on(value, self.high):
            return Verdict.ABOVE
        if self.open_low and _on(value, self.low):
            return Verdict.BELOW
        return Verdict.ABOVE if self.open_high and _on(value, self.high) else Verdict.WITHIN

    def overlaps(self, low: float, high: float) -> bool:
        """Whether any value from `low` to `high` is within the range."""
        return (
            self.verdict(low) is not Verdict.ABOVE
            and self.verdict(high) is not Verdict.BELOW
            and low <= high
        )

    def nearest(self, value: float) -> float:
        """Return the value of the range that is nearest to another one, a hair within it."""
        side = self.verdict(value)
        if side is Verdict.WITHIN:
            return value
        bound = self.low if side is Verdict.BELOW else self.high
        hair = HAIR * (self.high - self.low if self.bounded else abs(bound))
        return bound + hair if side is Verdict.BELOW else bound - hair

    @property
    def bounded(self) -> bool:
        """Whether both bounds are set: only then the words name a value, not a side."""
        return math.isfinite(self.low) and math.isfinite(self.high)


def _on(value: float, bound: float) -> bool:
    return math.isfinite(bound) and abs(value - bound) <= EDGE * max(abs(bound), 1e-12)


Rule = Callable[[float, float], Allowed]
"""From a value above 0 and the worth of its last digit to a range."""

INFINITE = math.inf


def _rounded(value: float, digit: float) -> Allowed:
    return Allowed(value - digit / 2, value + digit / 2)


def _about_so_much(value: float, _digit: float) -> Allowed:
    return Allowed(value * (1 - PLUS_MINUS), value * (1 + PLUS_MINUS))


RULES: Mapping[str, Rule] = {
    "約": _rounded,
    "およそ": _rounded,
    "前後": _rounded,
    "程度": _about_so_much,
    "弱": lambda value, digit: Allowed(value - digit / 2, value),
    "強": lambda value, digit: Allowed(value, value + digit / 2),
    "台": lambda value, digit: Allowed(value, value + digit),
}
"""Words that name a size; a value below 0 is read by its size. The table stands in docs/formats.md."""

SIDES: Mapping[str, Rule] = {
    "を下回る": lambda value, _: Allowed(-INFINITE, value, open_high=True),
    "未満": lambda value, _: Allowed(-INFINITE, value, open_high=True),
    "以下": lambda value, _: Allowed(-INFINITE, value),
    "を上回る": lambda value, _: Allowed(value, INFINITE, open_low=True),
    "超": lambda value, _: Allowed(value, INFINITE, open_low=True),
    "以上": lambda value, _: Allowed(value, INFINITE),
}
"""Words that name a side."""

WORDS = ("", *RULES, *SIDES)

UNITS: Mapping[str, float] = {"person": 1.0, "percent": 0.01, "point": 0.01}
"""Units of stated figures, and what one is worth: persons, or shares from 0 to 1."""


@dataclass(frozen=True)
class StatedFigure:
    """One figure of a published vision.

    Attributes
    ----------
    of : About
    indicator : str
        As in ``indicators.csv``.
    value : float
        As printed, multiplied out, in `unit`.
    unit : str
        One of `UNITS`.
    words : str
        One of `WORDS`.
    year : int or None
        None where the document names none.
    digit : float or None
        Worth of the last printed digit, in `unit`; None: that of the last one that is not 0.
    text : str
        The sentence.
    line : int or None
        Line of the document's text.
    """

    of: About
    indicator: str
    value: float
    unit: str
    words: str = ""
    year: int | None = None
    digit: float | None = None
    text: str = ""
    line: int | None = None

    @property
    def plain(self) -> float:
        """The value in persons, or as a share."""
        return self.value * UNITS[self.unit]

    @property
    def allowed(self) -> Allowed:
        """What the words allow, in persons, or as a share.

        Source
        ------
        docs/formats.md, `[stated]`; METHOD 10 asks for it, no norm says it.
        """
        worth = UNITS[self.unit]
        digit = last_digit(self.value) if self.digit is None else self.digit
        if self.words in SIDES:
            range_ = SIDES[self.words](self.value, digit)
        elif self.words:
            range_ = _mirrored(RULES[self.words], self.value, digit)
        else:
            range_ = _rounded(self.value, 1.0 if self.unit == "person" else digit)
        return range_._replace(low=range_.low * worth, high=range_.high * worth)


def _mirrored(rule: Rule, value: float, digit: float) -> Allowed:
    """Read a value below 0 by its size."""
    if value >= 0:
        return rule(value, digit)
    size = rule(-value, digit)
    return Allowed(-size.high, -size.low)


def last_digit(value: float) -> float:
    """Return what the last digit that is not 0 is worth: 1,000 in 66,000, 0.01 in 1.51; 1 in 0."""
    if value == 0:
        return 1.0
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return float(Decimal(10) ** int(exponent))

"""Numbers of an indicator as people read them: in its shown unit, to its decimals, in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sosei.base.messages import Both
from sosei.publishing import tables
from sosei.publishing.strategy import units
from sosei.strategy.indicator import PERCENT, POINTS, Indicator, Nature

ONE = Decimal(1)


@dataclass(frozen=True)
class Numbers:
    """How the numbers of one indicator are shown.

    Attributes
    ----------
    unit : str
        Stored.
    display_unit : str
        As Japanese shows it; English shows the stored unit, for it has no 万人.
    factor : Decimal
        Stored units in one that is shown.
    decimals : int
        Of the shown unit.
    target : Fraction or None
        A value is never shown as its target if it is not.
    """

    unit: str
    display_unit: str
    factor: Decimal
    decimals: int
    target: Fraction | None = None

    def value(self, number: Fraction) -> Both:
        """Return a value with its unit: 300万人, 3,000,000 people."""
        return self._with_unit(self.bare(number), self.display_unit, self.unit)

    def size(self, number: Fraction) -> Both:
        """Return how much something differs, without its sign: 80人; of percentages, points."""
        digits = self._digits(abs(number), (Fraction(0),))
        shown, stored = self.display_unit, self.unit
        if self.unit in PERCENT:
            shown = stored = POINTS
        return self._with_unit(digits, shown, stored)

    def bare(self, number: Fraction) -> Both:
        """Return a value without its unit, as a table under its head shows it."""
        unlike = () if self.target is None else (self.target,)
        return self._digits(number, unlike)

    def difference(self, number: Fraction) -> Both:
        """Return a difference with its sign and unit: −180人; of percentages, points."""
        points = self.unit in PERCENT
        shown, stored = (POINTS, POINTS) if points else (self.display_unit, self.unit)
        return self._with_unit(self.signed(number), shown, stored)

    def signed(self, number: Fraction) -> Both:
        """Return a difference with its sign, without its unit."""
        return self._digits(number, (Fraction(0),), sign=True)

    def head(self) -> Both:
        """Return the unit as a heading has it; empty where there is none."""
        return Both(units.head(self.unit), self.display_unit)

    def _digits(
        self, number: Fraction, unlike: tuple[Fraction, ...], *, sign: bool = False
    ) -> Both:
        ja = tables.exact(number, self.decimals, factor=self.factor, unlike=unlike, sign=sign)
        if self.factor == ONE:
            return Both(ja, ja)
        # English writes the stored unit out, and claims no more precision than Japanese
        shown = Decimal(ja.replace(",", "").replace(tables.MINUS, "-")) * self.factor
        return Both(tables.exact(Fraction(shown), _places(shown), sign=sign), ja)

    def _with_unit(self, digits: Both, shown: str, stored: str) -> Both:
        return Both(units.counted(digits.en, stored), f"{digits.ja}{shown}")


def numbers(indicator: Indicator) -> Numbers:
    """Return how the numbers of an indicator are shown.

    Parameters
    ----------
    indicator : Indicator
        Without `decimals` it is shown as finely as its target and baseline are stated; ratios in % to one more
        decimal at least.
    """
    factor = indicator.display_factor or ONE
    target = None if indicator.target is None else Fraction(indicator.target)
    decimals = indicator.decimals
    if decimals is None:
        decimals = _stated(indicator, factor)
    shown = indicator.display_unit or indicator.unit
    return Numbers(indicator.unit, shown, factor, decimals, target)


def typed_unit(indicator: Indicator) -> Both:
    """Return the unit in which a bare number is typed; English says what one of it is: 万人 = 10,000 people.

    Parameters
    ----------
    indicator : Indicator
    """
    shown, stored, factor = (
        indicator.display_unit,
        units.head(indicator.unit),
        indicator.display_factor,
    )
    if not shown or factor is None:
        return Both(stored, shown or indicator.unit)
    size = tables.exact(Fraction(factor), _places(factor))
    return Both(f"{shown} = {size} {stored}", shown)


def _stated(indicator: Indicator, factor: Decimal) -> int:
    stated = [n / factor for n in (indicator.target, indicator.baseline) if n is not None]
    least = 1 if indicator.nature is Nature.RATIO else 0
    return min(max([least, *map(_places, stated)]), tables.MOST_DECIMALS)


def _places(number: Decimal) -> int:
    """Return the decimals that a number has."""
    return max(0, -int(number.normalize().as_tuple().exponent))

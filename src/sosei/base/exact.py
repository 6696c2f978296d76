"""Numbers as people enter them: exact decimals, and how they are written back."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction

_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_MINUS = re.compile("^[−△▲‐–]")

DIGITS = 12
"""Significant digits of a number that was derived."""


def exact(text: str) -> Decimal | None:
    """Return the number that a text states, as it was entered; None if it states none.

    Parameters
    ----------
    text : str
        ``839``, ``3,000,000``, ``−490``, ``△490``, ``１．５１``: thousands separators, full-width digits and
        Japanese minus signs are read.
    """
    plain = _MINUS.sub("-", "".join(unicodedata.normalize("NFKC", text).split()))
    return Decimal(plain.replace(",", "")) if _NUMBER.fullmatch(plain) else None


def plain(number: Decimal) -> str:
    """Return an entered number as text: 839 stays 839, 1.50 stays 1.50, and no exponent appears."""
    return f"{number:f}"


def grouped(digits: str) -> str:
    """Return a number's text with thousands separators and a true minus: ``-3000000.5`` is ``−3,000,000.5``."""
    return f"{Decimal(digits):,f}".replace("-", "−")


def derived(number: Fraction) -> str:
    """Return a derived number to 12 significant digits, without trailing zeros or exponent."""
    if number.denominator == 1 and abs(number) < 10**DIGITS:
        return str(number.numerator)
    rounded = Decimal(number.numerator) / Decimal(number.denominator)
    text = f"{Decimal(f'{rounded:.{DIGITS}g}'):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

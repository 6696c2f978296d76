"""Numbers as they are printed: the one place where anything is rounded."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from sosei.base.provenance import Source
from sosei.publishing.followed import marked_by_cells
from sosei.publishing.spoken import bare, say, spoken
from sosei.studies.cells import Told, origin_of

MINUS = "−"
NOT_APPLICABLE = "—"

_FIGURE = re.compile(r"[+±×約]?−?[0-9]")
"""How a cell begins that holds a figure."""

SAME = 1e-6
"""Difference that no print can show."""


@marked_by_cells
def persons(count: float | None) -> str:
    """Whole persons with thousands separators: ``117,376``; that it is not published if not known."""
    return unpublished() if count is None else f"{_half_up(count):,}".replace("-", MINUS)


def unpublished() -> str:
    """Return what stands where a figure is not published."""
    return say("未公表", "not published")


def suppressed() -> str:
    """Return what stands where a small count is held back."""
    return say("秘匿", "suppressed")


def at_least(count: float | None) -> str:
    """Return whole persons that are enough: 127.2 is ``128``."""
    return persons(None if count is None else _like(count, math.ceil(count - SAME)))


def is_whole_percent(share: float) -> bool:
    """Whether a share is printed without decimals: −0.16 is, 0.415 is not."""
    return abs(share * 100 - _half_up(share * 100)) < SAME


@marked_by_cells
def change(count: float | None) -> str:
    """Persons with their sign: ``+12,214`` or ``−703``; no change is ``±0``."""
    if count is None:
        return unpublished()
    rounded = _half_up(count)
    return "±0" if rounded == 0 else f"{rounded:+,}".replace("-", MINUS)


@marked_by_cells
def signed(value: float, decimals: int) -> str:
    """Return a plain difference to some decimals, with its sign: ``+0.12``; no change is ``±0``."""
    digits = _round(value, decimals, sign=True)
    return digits.replace("-", MINUS) if float(digits.replace(",", "")) else "±0"


@marked_by_cells
def percent(share: float | None, decimals: int = 1) -> str:
    """Return a share as a percentage: 0.408 is ``40.8%``."""
    return (
        NOT_APPLICABLE if share is None else f"{_round(share * 100, decimals)}%".replace("-", MINUS)
    )


def times_in_a_hundred(chance: float) -> int:
    """Return a chance as whole times in a hundred: 0.057 is 6."""
    return _half_up(chance * 100)


def times_in_ten(chance: float) -> int:
    """Return a chance as whole times in ten: 0.57 is 6."""
    return _half_up(chance * 10)


@marked_by_cells
def percent_change(share: float, decimals: int = 1) -> str:
    """Return a relative change with its sign: −0.0017 is ``−0.2%``."""
    return f"{_round(share * 100, decimals, sign=True)}%".replace("-", MINUS)


@marked_by_cells
def points(share: float, decimals: int = 1) -> str:
    """Return a difference of two shares in percentage points: ``−4.6ポイント``."""
    digits = _round(share * 100, decimals, sign=True).replace("-", MINUS)
    return say(f"{digits}ポイント", f"{digits} points")


@marked_by_cells
def moved(count: float) -> str:
    """Say in words how many more or fewer: ``2,158人減りました``."""
    rounded = _half_up(count)
    if rounded == 0:
        return say("増減がありませんでした", "did not change")
    size, grew = f"{abs(rounded):,}", rounded > 0
    return say(
        f"{size}人{'増え' if grew else '減り'}ました", f"{'grew' if grew else 'fell'} by {size}"
    )


@marked_by_cells
def points_moved(share: float, decimals: int = 1) -> str:
    """Say in words how a share differs: ``4.6ポイント低く``."""
    size, more = _round(abs(share) * 100, decimals), share > 0
    return say(
        f"{size}ポイント{'高く' if more else '低く'}",
        f"{size} points {'higher' if more else 'lower'}",
    )


@marked_by_cells
def ratio(value: float | None, decimals: int) -> str:
    """Return a plain number to some decimals."""
    return NOT_APPLICABLE if value is None else _round(value, decimals).replace("-", MINUS)


@marked_by_cells
def about(count: float) -> str:
    """Return persons as a council reads them: ``約1億103万人``, ``約5万5千人``, ``約5,100人``, ``約510人``.

    To the digit of `near`.
    """
    size = near(count)
    if spoken() == "en":
        return f"about {size:,}"
    if size < 10_000:
        return f"約{size:,}人"
    ten_thousands, rest = divmod(size // 1000, 10)
    above, ten_thousands = divmod(ten_thousands, 10_000)
    parts = ((above, "億"), (ten_thousands, "万"), (rest, "千"))
    words = "".join(f"{number}{unit}" for number, unit in parts if number)
    return f"約{words}人"


def near(count: float) -> int:
    """Return how many persons a council reads of, without their sign.

    To the nearest thousand from 9,500 on, the nearest hundred from 950 on, otherwise the nearest ten.
    """
    size = abs(count)
    digit = 1000 if size >= 9500 else 100 if size >= 950 else 10
    return _half_up(size / digit) * digit


def to_total(counts: Sequence[float], total: int | None = None) -> list[float]:
    """Round counts so that they add to their rounded total (largest remainder).

    Parameters
    ----------
    counts : sequence of float
    total : int, optional
        What they add to: their sum, rounded up or down; to the nearest if left out.

    Source
    ------
    METHOD 0: publish by largest remainder.
    """
    whole = [math.floor(count) for count in counts]
    lacking = (_half_up(sum(counts)) if total is None else total) - sum(whole)
    by_remainder = sorted(range(len(counts)), key=lambda place: whole[place] - counts[place])
    for place in by_remainder[:lacking]:
        whole[place] += 1
    return [_like(count, number) for count, number in zip(counts, whole, strict=True)]


def _like(count: float, rounded: int) -> float:
    """Return a rounded number that still knows the cells of the one it was."""
    origin = origin_of(count)
    return Told(rounded, origin) if origin else rounded


def _half_up(value: float) -> int:
    plain = float(value)
    return int(math.copysign(math.floor(abs(plain) + 0.5), plain))


def _round(value: float, decimals: int, *, sign: bool = False) -> str:
    factor = 10**decimals
    rounded = _half_up(float(value) * factor) / factor
    return f"{rounded:{'+' if sign and rounded else ''},.{decimals}f}"


MOST_DECIMALS = 12
"""Decimals at which a number that never ends is cut, if it differs from its neighbours by less."""


def exact(
    number: Fraction,
    decimals: int,
    *,
    factor: Decimal = Decimal(1),
    unlike: Sequence[Fraction] = (),
    sign: bool = False,
) -> str:
    """Return an exact number as it is shown: ``3,000,000`` by a factor of 10,000 is ``300``.

    A number is never shown as another one that it is not: 2.29 beside a target of 2.3 keeps two decimals, and
    a gap of 0.04 is not 0.

    Parameters
    ----------
    number : Fraction
    decimals : int
        At least; more where the number would look like one of `unlike`.
    factor : Decimal
        What one of the shown unit is worth.
    unlike : sequence of Fraction
        Numbers it stands beside.
    sign : bool
        Whether ``+`` is written too.
    """
    value, others = number, [other for other in unlike if other != number]
    if factor != 1:
        parts = Fraction(factor)
        value, others = value / parts, [other / parts for other in others]
    while decimals < MOST_DECIMALS and any(
        _at(value, decimals) == _at(other, decimals) for other in others
    ):
        decimals += 1
    shown = Decimal(_at(value, decimals)).scaleb(-decimals)
    return f"{shown:{'+' if sign and shown else ''},.{decimals}f}".replace("-", MINUS)


def _at(value: Fraction, decimals: int) -> int:
    """Return a number in units of its last decimal, halves away from 0."""
    # in whole numbers, for a page has thousands: ⌊|value| × 10^decimals + ½⌋
    size: int = (2 * abs(value.numerator) * 10**decimals + value.denominator) // (
        2 * value.denominator
    )
    return size if value.numerator >= 0 else -size


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table ready to be read: every cell is text.

    Attributes
    ----------
    title : str
    head : tuple of str
        Headings with their unit.
    rows : tuple of tuple of str
        The first cell is the row's heading.
    sources : tuple of Source
    prose : bool
        Whether the cells are words rather than figures.
    sparse : bool
        Whether most cells do not apply: a phone, which shows a row as a card, leaves those out.
    roomy : int or None
        The column that takes the room on paper; None: of words all after the first alike, of figures none.
    spare : tuple of int
        Columns that a slide without room for the names of the rows leaves out, in this order.
    lacking : bool
        Whether it names what nobody has given: slides show that at their end.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sources: tuple[Source, ...] = ()
    prose: bool = False
    sparse: bool = False
    roomy: int | None = None
    spare: tuple[int, ...] = ()
    lacking: bool = False

    @property
    def words(self) -> tuple[bool, ...]:
        """Of each column, whether it holds words: those begin at the left, figures end at the right."""
        return tuple(
            place == 0 or self.prose or _holds_words(row[place] for row in self.rows)
            for place in range(len(self.head))
        )


def without(table: PrintedTable, column: int) -> PrintedTable:
    """Return a table without one of its columns that it can spare."""
    left = tuple(place - (place > column) for place in table.spare if place != column)
    return replace(
        table,
        head=_all_but(table.head, column),
        rows=tuple(_all_but(row, column) for row in table.rows),
        spare=left,
    )


def _all_but(cells: tuple[str, ...], column: int) -> tuple[str, ...]:
    return cells[:column] + cells[column + 1 :]


def _holds_words(cells: Iterable[str]) -> bool:
    """Whether no cell of a column is a figure, and not every one a word that stands for one."""
    held = False
    for told in map(bare, cells):
        if _FIGURE.match(told):
            return False
        held = held or told not in (NOT_APPLICABLE, unpublished(), suppressed())
    return held

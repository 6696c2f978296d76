"""Whether a page that left the house still says what the frozen result says."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Protocol, Self

from sosei.publishing.followed import unmarked
from sosei.publishing.tables import MINUS
from sosei.studies.cells import Origin

SCALES = (1.0, 100.0, 1e-6)
"""A printed number is its cell, a share in percent, or yen in millions."""

_TEN_THOUSANDS = re.compile(r"(?:(?P<oku>\d+)億)?(?:(?P<man>\d+)万)?(?:(?P<sen>\d+)千)?")


Found = tuple[str, Origin]


class Held(Protocol):
    """What is frozen, by the ids of its cells: a vision, a strategy, a review."""

    def at(self, cell: str, /) -> object:
        """Return what stands in a cell, or raise LookupError."""


Scales = tuple[tuple[float, float], ...]
"""What a number is multiplied by where it is printed, and what one of its last digit is then worth at least."""


class Scaled(float):
    """A number that is printed in a unit of its own.

    Attributes
    ----------
    scales : tuple of (float, float)
        For each way to print it.
    """

    scales: Scales

    def __new__(cls, value: float, scales: Scales) -> Self:
        """Return the number."""
        made = super().__new__(cls, value)
        made.scales = scales
        return made


class _Reader(HTMLParser):
    """Collects the numbers that name their cells."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Found] = []
        self._origin: Origin | None = None
        self._text: list[str] = []

    def handle_starttag(
        self,
        tag: str,  # noqa: ARG002
        attrs: list[tuple[str, str | None]],
    ) -> None:
        """Begin a number."""
        named = dict(attrs)
        cells = named.get("data-cell") or named.get("data-cells")
        if cells:
            self._origin = Origin(tuple(cells.split(" ")), "data-cell" in named)
            self._text = []

    def handle_data(self, data: str) -> None:
        """Go on with it."""
        self._text.append(data)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - numbers hold no element
        """End it."""
        if self._origin:
            self.found.append(("".join(self._text), self._origin))
            self._origin = None


def numbers_of(html: str) -> list[Found]:
    """Return the numbers of a page in their order: the text, and where it is from."""
    reader = _Reader()
    reader.feed(html)
    return reader.found


def disagreeing(html: str, result: Held) -> list[tuple[str, str, object]]:
    """Return the numbers of a page that are not the cell they name: text, id, what stands in the cell.

    Numbers that were worked out are not judged. A number may be off by less than one of its last digit, for groups
    are rounded to add to their total.

    Parameters
    ----------
    html : str
    result : VisionResult or KpiCells

    Raises
    ------
    LookupError
        If a cell does not exist.
    """
    return [
        (text, origin.cells[0], result.at(origin.cells[0]))
        for text, origin in numbers_of(html)
        if origin.same and not agrees(text, result.at(origin.cells[0]))
    ]


def agrees(text: str, value: object) -> bool:
    """Whether a printed number is a cell's value, rounded.

    The sign is judged of an indicator's figures alone: in a vision deaths are printed as a loss.

    Parameters
    ----------
    text : str
        ``117,376``, ``−4.6ポイント``, ``約5万5千人``, ``about 55,000``.
    value : object
    """
    if not isinstance(value, (int, float)):
        return text == str(value)
    if isinstance(value, Scaled):
        number, step = _plain(unmarked(text))
        return any(abs(number - value * scale) < max(step, least) for scale, least in value.scales)
    number, step = _read(unmarked(text))
    return any(abs(abs(number) - abs(value) * scale) < step for scale in SCALES)


def _read(text: str) -> tuple[float, float]:
    """Return the number that a text says, and what one of its last digit is worth."""
    digits = text.replace(",", "").replace(MINUS, "-")
    tens = _TEN_THOUSANDS.search(digits, next((p for p, c in enumerate(digits) if c.isdigit()), 0))
    if tens and tens[0]:
        oku, man, sen = (int(tens[name] or 0) for name in ("oku", "man", "sen"))
        return oku * 100_000_000 + man * 10_000 + sen * 1000, 1000.0
    number, step = _plain(text)
    if step < 1 or not ("約" in text or "about" in text):
        return number, step
    whole = f"{abs(number):.0f}"
    return number, 10.0 ** (len(whole) - len(whole.rstrip("0")))


def _plain(text: str) -> tuple[float, float]:
    """Return the same of a number whose unit is not part of it."""
    found = re.search(r"-?\d+(?:\.(\d+))?", text.replace(",", "").replace(MINUS, "-"))
    if found is None:
        return 0.0, 1.0
    return float(found[0]), 10.0 ** -len(found[1] or "")

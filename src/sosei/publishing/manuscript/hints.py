"""Numbers that were typed as digits: pointed out, never refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sosei.publishing.manuscript.offers import Offer
from sosei.publishing.manuscript.stale import Looks
from sosei.studies.manuscript.model import Manuscript, Paragraph, Part

_NUMBER = re.compile(r"約?[0-9０-９][0-9０-９,，.]*(?:万[0-9]*千?|千)?(?:人|%|％|ポイント|世帯)")
"""Digits with a unit: years and dates are none."""


@dataclass(frozen=True, slots=True)
class Hint:
    """A number that is bound to no cell.

    Attributes
    ----------
    part : Part
    paragraph : Paragraph
    number : str
    offers : tuple of Offer
        Numbers of the result that are printed so.
    """

    part: Part
    paragraph: Paragraph
    number: str
    offers: tuple[Offer, ...]


def hints(manuscript: Manuscript, looks: Looks, offers: Iterable[Offer]) -> Iterator[Hint]:
    """Yield the numbers in a text that no reference prints.

    Parameters
    ----------
    manuscript : Manuscript
    looks : mapping of str to str
        What all its references say.
    offers : iterable of Offer
        Numbers of the result that may be meant.
    """
    said, offered = set(looks.values()), tuple(offers)
    for part, paragraph in manuscript.paragraphs():
        for number in typed(paragraph):
            if number not in said:
                yield Hint(part, paragraph, number, tuple(o for o in offered if number in o.prints))


def typed(paragraph: Paragraph) -> tuple[str, ...]:
    """Return the numbers of a paragraph that were typed as digits."""
    words = [piece for piece in paragraph.pieces if isinstance(piece, str)]
    return tuple(dict.fromkeys(found for piece in words for found in _NUMBER.findall(piece)))

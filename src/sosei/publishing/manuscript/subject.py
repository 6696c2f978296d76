"""What a text is written on: a vision, a strategy, a review."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from sosei.publishing.manuscript.quotable import quotable
from sosei.publishing.sections import vision
from sosei.publishing.sections.model import Section
from sosei.studies.manuscript.lookup import Quotable
from sosei.studies.manuscript.outline import VISION, Prompt
from sosei.studies.result import VisionResult


@dataclass(frozen=True)
class Subject:
    """What a text is written on.

    Attributes
    ----------
    cells : Quotable
        Numbers that it may quote.
    outline : tuple of Prompt
        That it begins with.
    sections : callable
        Makes the chapters as they are printed without it, in the language that is spoken.
    """

    cells: Quotable
    outline: tuple[Prompt, ...]
    sections: Callable[[], tuple[Section, ...]]


def of_vision(result: VisionResult) -> Subject:
    """Return a vision as what a text is written on.

    Parameters
    ----------
    result : VisionResult
    """
    return Subject(quotable(result), VISION, partial(vision, result))

"""Opinions of outside reviewers, each paired with the municipality's answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sosei.base.errors import Fault


@dataclass(frozen=True, slots=True)
class Opinion:
    """What an outside reviewer says, and what is answered.

    Attributes
    ----------
    number : int
        From 1, within the review.
    subject : str
        Indicator or node; empty for the strategy as a whole.
    by : str
        The reviewer as named in public; empty where not named.
    text : str
    answer, answered_by : str
        Empty until answered; by a department, never a person.
    """

    number: int
    subject: str
    by: str
    text: str
    answer: str = ""
    answered_by: str = ""

    @property
    def answered(self) -> bool:
        """Whether there is an answer."""
        return bool(self.answer.strip())


def unanswered(opinions: Iterable[Opinion], name: str) -> Iterator[Fault]:
    """Yield a fault for every opinion that has no answer.

    Parameters
    ----------
    opinions : iterable of Opinion
    name : str
        What faults call the review.
    """
    for opinion in opinions:
        if not opinion.answered:
            values = {"number": opinion.number, "text": _short(opinion.text)}
            yield Fault("review_unanswered", name, None, "answer", values)


SHORT = 30
"""Characters of an opinion that a fault repeats."""


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= SHORT else plain[:SHORT] + "…"

"""A vision and a strategy as one document, in the flow of a city's own paper: slides for a council."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from sosei.publishing.front import Front
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import say, spoken

NAME = "town"
"""Of its files."""


class Chapters(NamedTuple):
    """A document before it is printed."""

    front: Front
    sections: tuple[Section, ...]


def joined(vision: Chapters, strategy: Chapters) -> Chapters:
    """Return both as one: the vision first, then the strategy.

    Parameters
    ----------
    vision, strategy : Chapters
        In the language that is spoken.
    """
    one, other = vision.front, strategy.front
    front = replace(
        one,
        title=say("人口ビジョンと総合戦略", "Population vision and comprehensive strategy"),
        language=spoken(),
        basis=_lines(f"{one.title}　{one.basis}", f"{other.title}　{other.basis}"),
        note=_lines(one.note, other.note),
        run=say(
            f"{one.run}・総合戦略 {other.run}",
            f"{one.run}. Strategy, {other.run[:1].lower()}{other.run[1:]}",
        ),
        short=say("要点", "In short"),
        summary=(*one.summary, *other.summary),
    )
    return Chapters(front, (*vision.sections, *strategy.sections))


def _lines(*words: str) -> str:
    return "\n".join(_once(words))


def _once(words: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(each for each in words if each)

"""What a document says of itself: its title, whose it is, what it stands on and which run it came of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sosei.base.messages import Language
from sosei.publishing import wording
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import own, say
from sosei.studies.result import VisionResult

SUMMED_UP = ("history", "future", "difference")
"""Sections whose answers are the vision in short."""


@dataclass(frozen=True)
class Front:
    """The cover of a document, and what its feet repeat.

    Attributes
    ----------
    title : str
    language : {"ja", "en"}
        Of the title and the name.
    name : str
        Whose it is.
    basis : str
        What it stands on.
    note : str
    run : str
        Which run, version or edition it came of, as short as it is printed.
    short : str
        Heading of the summary.
    summary : tuple of str
        The whole in a few sentences.
    watermark : str
        What stands behind every page of a draft; empty of what is final.
    """

    title: str
    language: Language
    name: str
    basis: str
    note: str
    run: str
    short: str
    summary: tuple[str, ...]
    watermark: str = ""


def of_vision(result: VisionResult, sections: Sequence[Section]) -> Front:
    """Return the front of a vision.

    Parameters
    ----------
    result : VisionResult
    sections : sequence of Section
        Of the whole vision.
    """
    return Front(
        title=result.title,
        language="ja",
        name=result.name,
        basis=wording.basis(result.manifest),
        note=own(result.manifest["note"]),
        run=wording.run(result),
        short=say("人口ビジョンの要点", "The vision in short"),
        summary=tuple(s.answer for s in sections if s.name in SUMMED_UP),
    )

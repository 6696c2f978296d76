"""A version of a manuscript among the sections of a vision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from sosei.base.errors import Faults, InputError
from sosei.base.messages import Language
from sosei.publishing.manuscript.placed import check, placed
from sosei.publishing.numbered import Numbers
from sosei.publishing.sections import vision
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import say, speaking, spoken
from sosei.studies.manuscript.edition import Edition
from sosei.studies.result import VisionResult


def check_edition(
    edition: Edition,
    result: VisionResult,
    made: Mapping[Language, Sequence[Section]] = MappingProxyType({}),
) -> None:
    """Refuse a version that refers to what the result has not, in any language.

    Parameters
    ----------
    edition : Edition
    result : VisionResult
    made : mapping of {"ja", "en"} to sequence of Section, optional
        Sections of the whole vision, where they have been made.

    Raises
    ------
    InputError
        With every fault of all texts.
    """
    faults = Faults()
    for language, manuscript in edition.manuscripts().items():
        with speaking(language):
            try:
                check(manuscript, result, made.get(language) or vision(result))
            except InputError as error:
                faults.extend(error.faults)
    faults.raise_if_any()


def written(
    sections: Sequence[Section],
    edition: Edition,
    result: VisionResult,
    counted: Numbers | None = None,
) -> tuple[Section, ...]:
    """Return the sections with the text of the language that is spoken, and a note on which version it is.

    Parameters
    ----------
    sections : sequence of Section
    edition : Edition
        Checked (`check_edition`).
    result : VisionResult
    counted : Numbers, optional
        Of the whole document, where `sections` are not all of it.
    """
    manuscript = edition.manuscripts().get(spoken())
    if manuscript is None:
        return tuple(sections)
    return tuple(
        replace(section, notes=(*section.notes, named(edition)))
        if section.name == "basis"
        else section
        for section in placed(sections, manuscript, result, counted)
    )


def named(edition: Edition) -> str:
    """Return what a version is called in print."""
    number = edition.number
    return say(
        f"本文：{f'第{number}版　' if number else ''}識別番号 {edition.address[:8]}",
        f"Text: {f'version {number}, ' if number else ''}number {edition.address[:8]}",
    )

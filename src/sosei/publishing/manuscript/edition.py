"""A version of a manuscript among the sections of its document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from sosei.base.errors import Faults, InputError
from sosei.base.messages import Language
from sosei.publishing.manuscript.placed import check, placed
from sosei.publishing.manuscript.subject import Subject
from sosei.publishing.numbered import Numbers
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import say, speaking, spoken
from sosei.studies.manuscript.edition import Edition

BASIS = "basis"
"""The section that says how a document came about; where there is none, the last one does."""


def check_edition(
    edition: Edition,
    subject: Subject,
    made: Mapping[Language, Sequence[Section]] = MappingProxyType({}),
) -> None:
    """Refuse a version that refers to what its subject has not, in any language.

    Parameters
    ----------
    edition : Edition
    subject : Subject
    made : mapping of {"ja", "en"} to sequence of Section, optional
        Sections of the whole document, where they have been made.

    Raises
    ------
    InputError
        With every fault of all texts.
    """
    faults = Faults()
    for language, manuscript in edition.manuscripts().items():
        with speaking(language):
            try:
                check(manuscript, subject, made.get(language) or subject.sections())
            except InputError as error:
                faults.extend(error.faults)
    faults.raise_if_any()


def written(
    sections: Sequence[Section],
    edition: Edition,
    subject: Subject,
    counted: Numbers | None = None,
) -> tuple[Section, ...]:
    """Return the sections with the text of the language that is spoken, and a note on which version it is.

    Parameters
    ----------
    sections : sequence of Section
    edition : Edition
        Checked (`check_edition`).
    subject : Subject
    counted : Numbers, optional
        Of the whole document, where `sections` are not all of it.
    """
    manuscript = edition.manuscripts().get(spoken())
    if manuscript is None:
        return tuple(sections)
    extended = placed(sections, manuscript, subject, counted)
    noted = BASIS if any(each.name == BASIS for each in sections) else extended[-1].name
    return tuple(
        replace(each, notes=(*each.notes, named(edition))) if each.name == noted else each
        for each in extended
    )


def named(edition: Edition) -> str:
    """Return what a version is called in print."""
    number = edition.number
    return say(
        f"本文：{f'第{number}版　' if number else ''}識別番号 {edition.address[:8]}",
        f"Text: {f'version {number}, ' if number else ''}number {edition.address[:8]}",
    )

"""What the pages of a manuscript show: sections and their state, figures and numbers to refer to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from sosei.base.messages import Both
from sosei.publishing.html import prose_html
from sosei.publishing.manuscript.hints import Hint, hints
from sosei.publishing.manuscript.offers import Offer
from sosei.publishing.manuscript.placed import own_chapters, prose_of
from sosei.publishing.manuscript.stale import Stale, looks, stale
from sosei.publishing.numbered import in_order, numbers, table_name
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import speaking
from sosei.studies.manuscript.edition import NAMES
from sosei.studies.manuscript.model import Manuscript, Paragraph
from sosei.studies.manuscript.reading import read
from sosei.web.manuscripts import load
from sosei.web.manuscripts.load import Beside
from sosei.web.manuscripts.models import Version
from sosei.web.visions.drawn import document_drawn

OFFERED = 40
"""Numbers of a section that are listed at once."""

BEGINNING = 30
"""Signs of a paragraph by which it is known."""

UNWRITTEN, WRITTEN, STALE = "unwritten", "written", "stale"
"""States of a section."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A section in the list.

    Attributes
    ----------
    anchor, heading : str
    level : int
    state : str
    """

    anchor: str
    heading: str
    level: int
    state: str


@dataclass(frozen=True, slots=True)
class Referable:
    """A figure or table that a text can refer to."""

    number: str
    title: str
    reference: str


def manuscript(version: Version | None, beside: Beside) -> Manuscript:
    """Return what is written in the language that is written beside."""
    return read(load.text(version, beside.language), NAMES[beside.language])


def stale_of(version: Version | None, beside: Beside) -> tuple[Stale, ...]:
    """Return the paragraphs that somebody must look at."""
    known = load.confirmed(version, beside.language)
    with speaking(beside.language):
        return stale(manuscript(version, beside), known, beside.on.cells, beside.sections)


def beginning(paragraph: Paragraph) -> str:
    """Return the first words of a paragraph, by which whoever wrote it knows it."""
    pieces = (piece if isinstance(piece, str) else "…" for piece in paragraph.pieces)
    words = "".join(pieces)
    return words if len(words) <= BEGINNING else f"{words[:BEGINNING].rstrip('… ')}…"


def listed(version: Version | None, beside: Beside) -> list[Listed]:
    """Return the sections in the order in which they are printed, with their state."""
    written, old = manuscript(version, beside), {s.part.anchor for s in stale_of(version, beside)}
    parts = {part.anchor: part for part in written.parts}
    every = list(beside.sections)
    for place, part in own_chapters(written, beside.sections):
        every.insert(place, Section(part.anchor, part.heading, ""))
    shown = {section.name for section in every}
    lost = (part for part in written.parts if part.paragraphs and part.anchor not in shown)
    every += [Section(part.anchor, part.anchor, "") for part in lost]  # to be moved, or emptied
    return [
        Listed(
            section.name,
            (section.name in parts and parts[section.name].heading) or section.question,
            section.level,
            STALE
            if section.name in old
            else WRITTEN
            if section.name in parts and parts[section.name].paragraphs
            else UNWRITTEN,
        )
        for section in every
    ]


def hints_of(version: Version | None, beside: Beside, anchor: str) -> list[Hint]:
    """Return the numbers of a section that were typed as digits."""
    written = manuscript(version, beside)
    part = tuple(part for part in written.parts if part.anchor == anchor)
    with speaking(beside.language):
        said = {
            key: words
            for each in part
            for paragraph in each.paragraphs
            for key, words in looks(paragraph, beside.on.cells, beside.sections).items()
        }
    return list(hints(Manuscript(written.name, part), said, beside.offered(anchor)))


def preview(paragraphs: tuple[Paragraph, ...], beside: Beside) -> Markup:
    """Return the text as it will be printed."""
    with speaking(beside.language):
        counted = numbers(beside.sections)
        return prose_html(tuple(prose_of(each, counted, beside.on.cells) for each in paragraphs))


def referable(beside: Beside, anchor: str = "") -> Iterator[Referable]:
    """Yield the figures and tables of a section, or of the whole document."""
    with speaking(beside.language):
        counted = numbers(beside.sections)
        for section in beside.sections:
            if anchor in ("", section.name):
                for figure in in_order(section.figures):
                    name = counted.figure(figure.name)
                    yield Referable(name, figure.title, f"{{{{figure:{figure.name}}}}}")
                for place, table in enumerate(section.printed, start=1):
                    name = table_name(section.name, place)
                    yield Referable(counted.table(name), table.title, f"{{{{table:{name}}}}}")


def offers_of(beside: Beside, anchor: str, words: str) -> tuple[tuple[Offer, ...], int]:
    """Return the numbers of a section in which all the words stand, and how many more there are."""
    wanted = words.split()
    found = [
        offer
        for offer in beside.offered(anchor)
        if all(word in offer.words or word in offer.prints for word in wanted)
    ]
    return tuple(found[:OFFERED]), max(0, len(found) - OFFERED)


def figures_drawn(sections: Sequence[Section], beside: Beside) -> Markup:
    """Return the figures and tables of sections for a page, without a heading of their own."""
    with speaking(beside.language):
        numbers_of = numbers(beside.sections)
        return Markup("").join(
            document_drawn((replace(section, prose=()),), beside.run, numbers_of)
            for section in sections
        )


def prompts(beside: Beside) -> Mapping[str, Both]:
    """Return what is written in each section, by its name."""
    return {prompt.anchor: prompt.words for prompt in beside.on.outline}

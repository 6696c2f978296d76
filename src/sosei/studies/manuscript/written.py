"""The text of a manuscript section by section, as it was typed: what one writes on a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sosei.studies.manuscript.reading import heading_of


@dataclass(frozen=True, slots=True)
class Written:
    """One section as it was typed.

    Attributes
    ----------
    anchor : str
    heading : str
        Empty: that of the printed section.
    text : str
        Paragraphs, lists and notes to the writer.
    """

    anchor: str
    heading: str
    text: str


def split(text: str) -> tuple[Written, ...]:
    """Return the sections of a text; what stands before the first heading belongs to none."""
    return tuple(_sections(text.replace("\r\n", "\n").split("\n")))


def _sections(lines: Sequence[str]) -> Iterator[Written]:
    starts = [place for place, line in enumerate(lines) if line.strip().startswith("#")]
    for number, (start, end) in enumerate(pairwise([*starts, len(lines)]), start=1):
        heading, anchor = heading_of(lines[start].strip())
        body = "\n".join(lines[start + 1 : end]).strip("\n")
        yield Written(anchor or f"chapter-{number}", heading, body)


def whole(sections: Iterable[Written]) -> str:
    """Return sections as one text, each with its name."""
    return "\n".join(
        f"# {f'{each.heading} ' if each.heading else ''}{{#{each.anchor}}}\n{each.text.strip()}\n"
        for each in sections
    )


def found(text: str, anchor: str) -> Written:
    """Return a section of a text; an empty one where it has none of the name."""
    return next((each for each in split(text) if each.anchor == anchor), Written(anchor, "", ""))


def rewritten(text: str, section: Written, order: Sequence[str]) -> str:
    """Return a text in which one section is another; a chapter of its own that is empty is left out.

    Parameters
    ----------
    text : str
    section : Written
    order : sequence of str
        Names of the sections of the document, among which a new one finds its place.
    """
    body = section.text.replace("\r\n", "\n").strip("\n")
    new, held = replace(section, text=body), list(split(text))
    names = [each.anchor for each in held]
    if section.anchor in names:
        held[names.index(section.anchor)] = new
    else:
        held.insert(_place(names, section.anchor, order), new)
    return whole(each for each in held if each.heading or each.text.strip() or each.anchor in order)


def _place(names: Sequence[str], anchor: str, order: Sequence[str]) -> int:
    """Return where a new section stands: after the last one that the document has before it.

    Chapters of its own that follow that one, or begin the text, stay where they are.
    """
    if anchor not in order:
        return len(names)
    before = set(order[: order.index(anchor)])
    place = max((end for end, name in enumerate(names, start=1) if name in before), default=0)
    while place < len(names) and names[place] not in order:
        place += 1
    return place


def next_chapter(text: str) -> str:
    """Return a name for one more chapter of its own."""
    taken = {each.anchor for each in split(text)}
    return next(name for n in range(1, len(taken) + 2) if (name := f"chapter-{n}") not in taken)

"""A text with light marks → a manuscript, or every fault of it at once (docs/formats.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sosei.base.errors import Fault, Faults
from sosei.studies.manuscript.model import Kind, Manuscript, Paragraph, Part, Reference

_HEADING = re.compile(r"#+\s*(?P<heading>.*?)\s*(?:\{#(?P<anchor>[^\s{}#]+)\})?\s*")
_ITEM = re.compile(r"(?:[-*]\s+|・\s*)(?P<words>.*)")
_BRACES = re.compile(r"\{\{\s*(?P<inside>[^{}]*?)\s*\}\}")

Line = tuple[int, str]

KINDS: tuple[Kind, ...] = ("figure", "table")


def read(text: str, name: str) -> Manuscript:
    """Read a manuscript.

    Parameters
    ----------
    text : str
    name : str
        Of the file, for faults.

    Raises
    ------
    InputError
        With every fault of the text: words before the first heading, a chapter without a heading, a
        section that stands twice, braces that are not closed.
    """
    faults = Faults()
    lines = _lines(text)
    parts = tuple(_parts(lines, name, faults))
    _check_anchors(parts, name, faults)
    faults.raise_if_any()
    return Manuscript(name, parts)


def paragraphs_of(text: str, name: str) -> tuple[Paragraph, ...]:
    """Read the text of one section, which has no headings.

    Raises
    ------
    InputError
        With every fault of it.
    """
    faults = Faults()
    lines = _lines(text)
    faults.extend(
        Fault("manuscript_heading_inside", name, number)
        for number, line in lines
        if line.startswith("#")
    )
    found = tuple(_paragraphs(lines, name, faults))
    faults.raise_if_any()
    return found


def _lines(text: str) -> list[Line]:
    """Return the lines by number; those that are notes to the writer are left out."""
    lines = ((number, line.strip()) for number, line in enumerate(text.splitlines(), start=1))
    return [(number, line) for number, line in lines if not line.startswith("//")]


def _parts(lines: Sequence[Line], name: str, faults: Faults) -> Iterator[Part]:
    starts = [place for place, (_, line) in enumerate(lines) if line.startswith("#")]
    before = lines[: starts[0] if starts else len(lines)]
    if early := next((number for number, line in before if line), None):
        faults.add(Fault("manuscript_before_heading", name, early))
    for place, start in enumerate(starts):
        end = starts[place + 1] if place + 1 < len(starts) else len(lines)
        number, line = lines[start]
        heading, anchor = heading_of(line)
        if not heading and not anchor:
            faults.add(Fault("manuscript_heading_empty", name, number))
        words = tuple(_paragraphs(lines[start + 1 : end], name, faults))
        yield Part(anchor or f"chapter-{place + 1}", heading, words, number)


def heading_of(line: str) -> tuple[str, str]:
    """Return the words and the name of a line that begins a section; either may be empty."""
    found = _HEADING.fullmatch(line)
    return (found["heading"], found["anchor"] or "") if found else (line.lstrip("# "), "")


def _check_anchors(parts: Sequence[Part], name: str, faults: Faults) -> None:
    seen: dict[str, int] = {}
    for part in parts:
        if part.anchor in seen:
            values = {"anchor": part.anchor, "first": seen[part.anchor]}
            faults.add(Fault("manuscript_section_twice", name, part.line, values=values))
        seen.setdefault(part.anchor, part.line)


def _paragraphs(lines: Sequence[Line], name: str, faults: Faults) -> Iterator[Paragraph]:
    for block in _blocks(lines):
        number, first = block[0]
        item = _ITEM.fullmatch(first)
        words = [item["words"] if item else first, *(line for _, line in block[1:])]
        source = joined(words)
        yield Paragraph(source, tuple(_pieces(source, name, number, faults)), bool(item), number)


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph and each item of a list."""
    block: list[Line] = []
    for number, line in lines:
        if block and (not line or _ITEM.fullmatch(line)):
            yield block
            block = []
        if line:
            block.append((number, line))
    if block:
        yield block


def joined(lines: Sequence[str]) -> str:
    """Join lines as they are read: Latin words with a space between them, Japanese ones without."""
    text = ""
    for line in lines:
        apart = text and line and text[-1].isascii() and line[0].isascii()
        text += f"{' ' if apart else ''}{line}"
    return text


def _pieces(source: str, name: str, line: int, faults: Faults) -> Iterator[str | Reference]:
    end = 0
    for found in _BRACES.finditer(source):
        yield from _words(source[end : found.start()], name, line, faults)
        yield reference_of(found["inside"])
        end = found.end()
    yield from _words(source[end:], name, line, faults)


def _words(words: str, name: str, line: int, faults: Faults) -> Iterator[str]:
    if "{{" in words or "}}" in words:
        faults.add(Fault("manuscript_braces", name, line, values={"words": words[:40]}))
    if words:
        yield words


def reference_of(inside: str) -> Reference:
    """Return what stands between double braces.

    Parameters
    ----------
    inside : str
        ``figure:scenarios``, ``table:future-1``, or the id of a cell with or without ``|about``.
    """
    for kind in KINDS:
        if inside.startswith(f"{kind}:"):
            return Reference(kind, inside.removeprefix(f"{kind}:").strip())
    target, _, form = inside.partition("|")
    return Reference("number", target.strip(), form.strip())

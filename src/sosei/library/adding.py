"""What is being added, what stops it, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from sosei.base.errors import Fault, Faults
from sosei.library.index import Entry, edition_order
from sosei.library.store import Identity, block_id, encode
from sosei.readers.block import Block, Severity


class Kind(StrEnum):
    """What became of a block that was added.

    An edition is newer or older only than one that tells of an area and a date of its own.
    """

    ADDED = "added"
    ALREADY_THERE = "already_there"
    NEWER_EDITION = "newer_edition"
    OLDER_EDITION = "older_edition"


@dataclass(frozen=True)
class Outcome:
    """What became of one block.

    Attributes
    ----------
    kind : Kind
    entry : Entry
        The block as the index names it; that of the earlier adding if it was there.
    others : tuple of str
        The editions that it is newer than, or older than: they stay.
    """

    kind: Kind
    entry: Entry
    others: tuple[str, ...] = ()


class Coming(NamedTuple):
    """A block that is being added."""

    block: Block
    entry: Entry
    content: bytes

    @classmethod
    def of(cls, block: Block, now: str, by: str) -> Coming:
        """Write a block out, and describe it."""
        content = encode(block)
        entry = Entry.of(block, block_id(Identity.of(block), content), now, by)
        return cls(block, entry, content)


def refuse_stopped(blocks: Sequence[Block]) -> None:
    """Refuse blocks of a file that a finding stops."""
    faults = Faults()
    for block in blocks:
        for finding in block.findings:
            if finding.severity is Severity.HARD:
                place = "!".join(part for part in (finding.file, finding.sheet) if part)
                values = {"what": finding.what, "mend": finding.mend, "cell": finding.cell}
                faults.add(Fault("block_stopped", place, values=values))
    faults.raise_if_any()


def outcome_of(entry: Entry, entries: Sequence[Entry]) -> Outcome:
    """Say whether other editions tell of the same areas and dates; without a year, nobody can."""
    own = edition_order(entry.edition)
    others = {other.edition for other in entries if other.overlaps(entry)}
    orders = {edition: edition_order(edition) for edition in sorted(others)}
    newer = [edition for edition, order in orders.items() if own and order > own]
    if newer:
        return Outcome(Kind.OLDER_EDITION, entry, tuple(sorted(newer, key=edition_order)))
    older = [edition for edition, order in orders.items() if order and order < own]
    if older:
        return Outcome(Kind.NEWER_EDITION, entry, tuple(sorted(older, key=edition_order)))
    return Outcome(Kind.ADDED, entry)

"""What is said of a block or a statistic that the library cannot give."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from sosei.base.errors import Fault, InputError, nearest
from sosei.base.messages import Both
from sosei.library.index import Entry
from sosei.library.store import BlockDamagedError

SHORT = 6
"""Fewest characters that name a block."""


def named(block: str, entries: Sequence[Entry]) -> Entry:
    """Return the entry of a hash, or of the first characters of one.

    Raises
    ------
    InputError
        If none is named so, or several, or the characters are too few.
    """
    found = [entry for entry in entries if entry.id.startswith(block)]
    if len(block) >= SHORT and len(found) == 1:
        return found[0]
    if len(block) >= SHORT and found:
        values = {"ids": ", ".join(entry.id[:16] for entry in found[:5])}
        raise InputError([Fault("block_many", block, values=values)])
    raise InputError([Fault("block_unknown", block, values={"fewest": SHORT})])


def not_held(folder: Path, what: str, asked: str, held: Collection[str]) -> InputError:
    """Return what is said of a ``statistic`` or ``edition`` that is not held, with those that are."""
    values = {
        "what": {"statistic": Both("statistic", "統計"), "edition": Both("edition", "版")}[what],
        "value": asked,
        "held": ", ".join(sorted(set(held))) or Both("nothing", "なし"),
        "hint": nearest(asked, held),
    }
    return InputError([Fault("figures_not_held", str(folder), values=values)])


def damaged(entry: Entry, error: BlockDamagedError) -> Fault:
    """Return what is said of a block whose file is missing, or not as it was written."""
    kind = "block_missing" if error.missing else "block_damaged"
    values = {"block": entry.id[:12], "file": entry.file, "statistic": entry.statistic}
    return Fault(kind, str(error.path), values=values)

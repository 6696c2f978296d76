"""Names of files as people gave them: kept as text only, never as a path."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from sosei.base.errors import Fault
from sosei.readers.block import Block

LONGEST = 120
"""Characters of a name that are kept."""

NAMELESS = "file"
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def plain_name(given: str) -> str:
    """Return the last part of a name without anything that is not seen; its ending stays if it is long."""
    last = re.split(r"[\\/]", unicodedata.normalize("NFC", given))[-1]
    seen = "".join(c for c in last if unicodedata.category(c) not in _INVISIBLE).strip()
    if set(seen) <= {"."}:
        return NAMELESS
    if len(seen) <= LONGEST:
        return seen
    stem, dot, ending = seen.rpartition(".")
    kept = f"{dot}{ending}"[-10:] if stem else ""
    return seen[: LONGEST - len(kept)] + kept


def named_faults(faults: Sequence[Fault], stored: str, name: str) -> tuple[Fault, ...]:
    """Return faults that name the file as its owner does, not as the server stored it."""
    return tuple(replace(fault, file=fault.file.replace(stored, name)) for fault in faults)


def named_block(block: Block, stored: str, name: str) -> Block:
    """Return a block whose file, findings and source bear the name that the owner gave."""
    findings = tuple(
        replace(finding, file=name) if finding.file == stored else finding
        for finding in block.findings
    )
    source = block.source
    if source.statistic == stored:
        source = replace(source, statistic=name)
    file = name if block.file == stored else block.file
    return replace(block, file=file, findings=findings, source=source)

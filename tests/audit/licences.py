"""The licences of the runtime libraries, from their own metadata: none that would bind a city that uses Sosei."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from email.message import Message
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

from tests.audit.locks import RUNTIME, required

ALLOWED = frozenset(
    {
        "0BSD",
        "Apache-2.0",
        "Apache-2.0 WITH LLVM-exception",  # llvmlite: the exception permits more, not less
        "BSD",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "BSD License",
        "CC0-1.0",
        "ISC",
        "ISC License",
        "LGPL-3.0-only",  # psycopg: a library that is called and not changed
        "MIT",
        "MIT-0",
        "MIT License",
        "MIT-CMU",
        "MPL-2.0",
        "Mozilla Public License 2.0 (MPL 2.0)",
        "OFL-1.1",  # fonts
        "PSF-2.0",
        "Zlib",
    }
)
"""What may be used: by SPDX, or as the index of packages words it."""

KIND = "License :: OSI Approved :: "


def licences(told: Message) -> tuple[str, ...]:
    """Return the licences that the metadata of a library tells, most exact first; empty if none can be read.

    Parameters
    ----------
    told : Message

    Returns
    -------
    tuple of str
        All of them hold at once.
    """
    if expression := told.get("License-Expression"):
        return tuple(expression.split(" AND "))
    if (short := str(told.get("License", "")).strip()) in ALLOWED:
        return (short,)
    kinds = [str(kind) for kind in told.get_all("Classifier", [])]
    return tuple(kind.removeprefix(KIND) for kind in kinds if kind.startswith("License"))


def allowed(licence: str) -> bool:
    """Whether a licence may be used; of several to choose from one is enough."""
    return any(choice in ALLOWED for choice in licence.split(" OR "))


def fault(name: str, told: Message) -> str:
    """Return what is wrong with the licence of a library; empty if nothing is."""
    found = licences(told)
    if not found:
        return (
            f"{name}: no licence can be read from its metadata: read it, then say so in {__file__}"
        )
    refused = [licence for licence in found if not allowed(licence)]
    return f"{name}: {' and '.join(refused)} is not on the list of {__file__}" if refused else ""


def check(names: Iterable[str]) -> list[str]:
    """Return everything that is wrong with the licences of installed libraries."""
    return [said for name in names if (said := _installed(name))]


def _installed(name: str) -> str:
    try:
        return fault(name, metadata(name))  # type: ignore[arg-type] # a Message
    except PackageNotFoundError:
        return f"{name}: is in the lock and not installed: make .venv/.test"


def main(lock: Path = RUNTIME) -> int:
    """Check a lock; return the exit code."""
    names = required(lock)
    faults = check(names)
    print(*faults, f"licences: {len(names)} libraries, {len(faults)} faults", sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

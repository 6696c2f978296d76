"""Faults as pages tell them: in both languages, the template chooses."""

from __future__ import annotations

from sosei.base.errors import InputError
from sosei.base.messages import Both


def both_of(error: InputError | None) -> list[Both]:
    """Return the faults of an error in words."""
    faults = error.faults if error else ()
    return [Both(fault.text("en"), fault.text("ja")) for fault in faults]

"""What an operator sets in the environment: read strictly, a wrong word is a fault and no default."""

from __future__ import annotations

import os
from pathlib import Path

from sosei.base.errors import Fault, InputError


def data_folder() -> Path:
    """Return the folder of the database, the library, uploads and generated files."""
    return Path(os.environ.get("SOSEI_DATA") or "var").resolve()


def number(name: str, otherwise: int) -> int:
    """Return a whole number above 0.

    Raises
    ------
    InputError
        If the variable holds anything else.
    """
    value = os.environ.get(name, "").strip()
    if not value:
        return otherwise
    if not (value.isascii() and value.isdecimal() and int(value)):
        raise InputError([Fault("setting_number", name, values={"value": value})])
    return int(value)


def switch(name: str) -> bool:
    """Return whether a variable is 1; empty and 0 are off.

    Raises
    ------
    InputError
        If the variable holds anything else.
    """
    value = os.environ.get(name, "").strip()
    if value not in {"", "0", "1"}:
        raise InputError([Fault("setting_switch", name, values={"value": value})])
    return value == "1"


def names(name: str) -> list[str]:
    """Return the words between commas."""
    return [word.strip() for word in os.environ.get(name, "").split(",") if word.strip()]


DEMO = "SOSEI_DEMO"
"""Set by ``sosei demo`` for the processes that it starts, and by nobody else."""


def demo(hosts: list[str]) -> bool:
    """Return whether this is the demonstration.

    Raises
    ------
    InputError
        If other machines reach it: everybody could enter as anybody.
    """
    on = switch(DEMO)
    if on and hosts:
        raise InputError([Fault("demo_reachable", DEMO, values={"hosts": ", ".join(hosts)})])
    return on

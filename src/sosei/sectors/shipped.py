"""Tables that ship with Sosei: read as a municipality's own are, and never at fault."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path
from typing import TypeVar

from sosei.base.errors import Faults

Told = TypeVar("Told")


def shipped(name: str, read: Callable[[Path, Faults], Told | None]) -> Told:
    """Return a table of ``rates`` by its name.

    Parameters
    ----------
    name : str
        Without its ending.
    read : callable
        Reads such a file of a municipality.
    """
    faults = Faults()
    with as_file(files("sosei.sectors").joinpath("rates", f"{name}.csv")) as path:
        told = read(path, faults)
    faults.raise_if_any()
    if told is None:
        raise AssertionError("without faults it is read")
    return told

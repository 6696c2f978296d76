"""Machine code for the loops of an ensemble: compiled once, kept on disk by the state of their source."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

import numba

P = ParamSpec("P")
R = TypeVar("R")

config: Any = numba.config
HERE = Path(__file__).parent

INSIDE = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True}


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a function of numbers and arrays when it is first called.

    Without re-association or contraction of floating-point operations: a cell has the same bits
    whatever the block it is computed in. The global lock is released.

    Parameters
    ----------
    function : callable

    Returns
    -------
    callable
        The same to the caller.
    """
    return _compiled(function, {})


def making(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a function that only compiled ones call: it costs a third less to compile.

    Parameters
    ----------
    function : callable

    Returns
    -------
    callable
        Not to be called from Python.
    """
    return _compiled(function, INSIDE)


def inner(function: Callable[P, R]) -> Callable[P, R]:
    """Do the same where no array is made: references to those of the caller are not counted.

    Counting costs a tenth of an ensemble's time: two locked operations for every row of a table. An
    array made in such a function is an error of the compiler.
    """
    return _compiled(function, {**INSIDE, "_nrt": False})


def _compiled(function: Callable[P, R], more: Mapping[str, Any]) -> Callable[P, R]:
    kept = folder()
    before, config.CACHE_DIR = config.CACHE_DIR, str(kept or "")
    try:
        njit: Any = numba.njit  # its stubs lack some options
        make = njit(cache=kept is not None, nogil=True, error_model="numpy", **more)
        made = make(function)
    finally:
        config.CACHE_DIR = before
    return cast("Callable[P, R]", made)


@cache
def folder() -> Path | None:
    """Return where compiled code is kept; None on a machine without a folder to write to.

    The compiler looks at the changes of one file alone; kernels call each other across files. So the
    folder is named by all of them.
    """
    digest = blake2b(digest_size=8)
    for source in sorted(HERE.glob("*.py")):
        digest.update(source.read_bytes())
    for place in (HERE / "__pycache__", Path.home() / ".cache" / "sosei"):
        named = place / f"kernels-{digest.hexdigest()}"
        try:
            named.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(named, os.W_OK):
            return named
    return None

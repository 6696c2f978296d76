"""The command line, called: what typer refuses becomes a fault of ours."""

from __future__ import annotations

import sys

import typer

from sosei.base.errors import InputError
from sosei.cli.app import app
from sosei.cli.usage import usage_fault


def call() -> None:
    """Do what the command line says, and end the process with the exit code that a verb chose, or 0.

    Raises
    ------
    InputError
        If the command line is not understood.
    """
    try:
        code = app(prog_name="sosei", standalone_mode=False)
    except typer.TyperException as error:
        raise InputError([usage_fault(error)]) from error
    sys.exit(code or 0)

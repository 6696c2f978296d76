"""The product in processes of their own: a server, and what is done behind it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from typing import Any

from tests.docs.handbook import REPOSITORY

PROGRAM = str(Path(sys.executable).with_name("sosei"))
LONG = 180.0
"""Seconds after which something that should happen soon has not happened, on a machine with other work too."""


@contextmanager
def serving(
    command: Sequence[str], environment: Mapping[str, str]
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run a command that serves, such as ``sosei serve``; whoever opened it ends it.

    Yields
    ------
    Popen, str
        The process and its address.
    """
    told: Queue[str] = Queue()
    with subprocess.Popen(  # noqa: S603 - our own program
        command, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        listener = threading.Thread(target=_listen, args=(process, told), daemon=True)
        listener.start()
        try:
            yield process, _address(told)
        except BaseException:
            process.kill()
            raise
        finally:
            listener.join(LONG)  # the pipe ends with the last process that writes into it


def _listen(process: subprocess.Popen[str], told: Queue[str]) -> None:
    """Read all that a server says: a pipe that nobody reads stops whoever writes into it."""
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith("Sosei: "):
            told.put(line.split()[1])
    told.put("")  # it ended


def _address(told: Queue[str]) -> str:
    try:
        address = told.get(timeout=LONG)
    except Empty:
        address = ""
    assert address, "the server gave no address"
    return address


def prepare(folder: Path) -> None:
    """Prepare a data folder as `sosei serve` does, in a process of its own."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("DJANGO_")}
    script = "from sosei.cli.serve import prepare_server; prepare_server()"
    subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", script], env={**environment, "SOSEI_DATA": str(folder)}, check=True
    )


def behind(
    done: str, *, data: Path, database: str = "", settings: str = "sosei.web.settings"
) -> str:
    """Call a function of a module of the tests, after django.setup() in a process of its own.

    Parameters
    ----------
    done : str
        ``tests.web.reviews.behind.seed``.
    data : Path
        The data folder.
    database : str
        Its address; SQLite in the data folder if it is empty.
    settings : str

    Returns
    -------
    str
        What it printed.
    """
    module, _, name = done.rpartition(".")
    script = f"import django; django.setup(); from {module} import {name}; {name}()"
    environment = {
        **os.environ,
        "SOSEI_DATA": str(data),
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": settings,
        "PYTHONPATH": str(REPOSITORY),
    }
    ran = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def done(what: str, *, data: Path, database: str, settings: str = "sosei.web.settings") -> Any:
    """Do something behind a server, as `behind`, and return the JSON of the last line that it printed."""
    printed = behind(what, data=data, database=database, settings=settings)
    return json.loads(printed.splitlines()[-1])

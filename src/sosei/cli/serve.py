"""``sosei serve`` and ``sosei demo``: pages and jobs for several people, on this machine."""

from __future__ import annotations

import os
import subprocess
import sys

from sosei.base.errors import Fault, InputError
from sosei.base.messages import Both
from sosei.cli.progress import shown
from sosei.web.serve import LOOPBACK, free_port, serve

_PREPARE = "from sosei.cli import run; from sosei.cli.serve import {0}; run({0})"


def open_server(host: str, port: int, *, sample: bool = False) -> None:
    """Prepare in a process of its own, then serve until Ctrl-C.

    Parameters
    ----------
    host : str
        Address to listen on; one that other machines reach needs ``SOSEI_HOSTS``.
    port : int
        0 finds a free one.
    sample : bool
        Whether to store the sample town's vision first.

    Raises
    ------
    InputError
        If the port is in use, or the server has no name for other machines.
    SystemExit
        As preparing ended, if it did not succeed: it has said why.
    """
    _check_host(host)
    os.environ["SOSEI_DEMO"] = "1" if sample else "0"
    port = free_port(host, port)
    prepared = _PREPARE.format("prepare_sample" if sample else "prepare_server")
    code = subprocess.run([sys.executable, "-c", prepared], check=False).returncode  # noqa: S603 - our own module
    if code:
        raise SystemExit(code)
    serve(host, port)


def prepare_server() -> None:
    """Prepare the server."""
    from sosei.web.prepare import prepare  # noqa: PLC0415 - in a process of its own

    with shown() as progress:
        progress(Both("Preparing", "準備"))
        prepare()


def prepare_sample() -> None:
    """Prepare the server and store the sample: its vision, an account for each role, a review and a study."""
    from sosei.web.demo import (  # noqa: PLC0415 - in a process of its own
        store_accounts,
        store_review,
        store_sample,
        store_study,
    )
    from sosei.web.prepare import prepare  # noqa: PLC0415

    with shown() as progress:
        progress(Both("Preparing", "準備"))
        prepare()
        vision = store_sample(progress)
        store_accounts()
        store_review()
        store_study(vision)


def _check_host(host: str) -> None:
    if host not in LOOPBACK and not os.environ.get("SOSEI_HOSTS"):
        raise InputError([Fault("hosts_missing", f"--host {host}", values={"host": host})])

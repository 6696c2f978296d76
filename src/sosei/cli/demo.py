"""``sosei demo``: compute the sample town's study and open it on this machine."""

from __future__ import annotations

import subprocess
import sys

from sosei.cli.progress import shown
from sosei.web.serve import free_port, serve

_PREPARE = "from sosei.cli.demo import prepare_demo; prepare_demo()"


def open_demo(port: int) -> None:
    """Prepare in a process of its own, then serve until Ctrl-C."""
    port = free_port(port)
    subprocess.run([sys.executable, "-c", _PREPARE], check=True)  # noqa: S603 - our own module
    serve(port)


def prepare_demo() -> None:
    """Prepare the server and store the sample's vision."""
    from sosei.web.demo import store_sample  # noqa: PLC0415
    from sosei.web.prepare import prepare  # noqa: PLC0415

    with shown() as progress:
        progress("準備")
        prepare()
        store_sample(progress)

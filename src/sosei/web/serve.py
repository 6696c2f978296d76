"""One granian server and one worker: a parent, its web process and its worker, stopped cleanly by Ctrl-C."""

from __future__ import annotations

import errno
import multiprocessing
import os
import socket
import sys
import threading
import time
import urllib.error
import urllib.request
from typing import Any

from sosei.base.errors import Fault, InputError
from sosei.web.keeper import FIRST_WAIT, Keeper, next_wait, warn

LOOPBACK = ("127.0.0.1", "localhost", "::1")
WAIT = 200
"""Tenths of a second to wait for the first answer."""

TURN = 0.02
"""Seconds for which a thread may keep Python before another has its turn: a page's whole work, so that pages that
come together are finished one after another and not all at the end (docs/decisions/0003)."""


def free_port(host: str, wanted: int) -> int:
    """Return the port if nothing listens there; 0 finds a free one.

    Raises
    ------
    InputError
        If the port is in use (granian would listen beside the other server without an error), or
        the host is no address of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, wanted))
        except socket.gaierror as error:
            raise _no_host(host) from error
        except OSError as error:
            if error.errno == errno.EADDRNOTAVAIL:
                raise _no_host(host) from error
            values = {"port": wanted, "next": wanted + 1}
            raise InputError(
                [Fault("port_in_use", f"http://{host}:{wanted}", values=values)]
            ) from None
        return int(probe.getsockname()[1])


def _no_host(host: str) -> InputError:
    return InputError([Fault("host_unknown", f"--host {host}")])


def serve(host: str, port: int) -> None:
    """Serve pages and work off jobs until Ctrl-C; the address is printed once the server answers.

    Parameters
    ----------
    host : str
        Address to listen on.
    port : int
    """
    # a forked web process would hold the pipes of a worker that is being started at that moment
    multiprocessing.set_start_method("spawn", force=True)
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    threading.Thread(target=_announce, args=(address,), daemon=True).start()
    with Keeper([sys.executable, "-m", "sosei.web.jobs.worker", str(os.getpid())]):
        _serve_on(host, port)


def _serve_on(host: str, port: int) -> None:
    """Serve until told to stop: granian gives up where its web process dies twice within seconds."""
    wait = FIRST_WAIT
    while True:
        server, started = _server(host, port), time.monotonic()
        try:
            server.serve(target_loader=_load, wrap_loader=False)
        except SystemExit as gave_up:
            if server.interrupt_signal:
                raise
            warn("the web process died again at once; the server is started anew", gave_up.code)
        else:
            return
        wait = next_wait(wait, time.monotonic() - started)
        if _stopped(server, wait):
            return


def _stopped(server: Any, wait: float) -> bool:
    """Wait; whether a signal asked to stop meanwhile: it still goes to the server that gave up."""
    server.main_loop_interrupt.clear()  # the death of the web process had set it
    until = time.monotonic() + wait
    while not server.interrupt_signal and (left := until - time.monotonic()) > 0:
        server.main_loop_interrupt.wait(min(left, 0.1))
    return bool(server.interrupt_signal)


def _server(host: str, port: int) -> Any:
    from granian import Granian  # noqa: PLC0415 - only a server needs it
    from granian.constants import Interfaces  # noqa: PLC0415
    from granian.log import LogLevels  # noqa: PLC0415

    return Granian(
        "sosei.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        websockets=False,
        log_level=LogLevels.warning,
        workers_kill_timeout=5,
        respawn_failed_workers=True,
    )


def _announce(address: str) -> None:
    for _ in range(WAIT):
        try:
            urllib.request.urlopen(address, timeout=10).close()  # noqa: S310 - our own address
        except urllib.error.HTTPError:
            break
        except OSError:
            time.sleep(0.1)
        else:
            break
    print(f"Sosei: {address}  (Ctrl-C で終了 / Ctrl-C to stop)", flush=True)  # noqa: T201


def _load(*_: Any) -> Any:
    """Load the application in the worker."""
    # A process group of its own: Ctrl-C then reaches the parent alone, which ends the worker once.
    os.setpgid(0, 0)
    sys.setswitchinterval(TURN)
    parent = os.getppid()

    def watch() -> None:
        """End the worker if its parent was killed, so that nothing keeps listening."""
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(0)

    threading.Thread(target=watch, daemon=True).start()
    from sosei.web.wsgi import application  # noqa: PLC0415 - in the worker only

    return application

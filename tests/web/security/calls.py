"""Notices every connection and every look-up of a name that leaves this machine, in this process."""

from __future__ import annotations

import ipaddress
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

CALLS = {"socket.connect": 1, "socket.sendto": 1, "socket.sendmsg": 1, "socket.getaddrinfo": 0}
"""Events of the interpreter, and which argument holds the address; no call in Python gets past them."""

_seen: list[str] | None = None


def outside(address: object) -> bool:
    """Whether an address is one of another machine; sockets of files, and none at all, are not."""
    host = address[0] if isinstance(address, tuple) else address
    if host in {None, "", "localhost", b"localhost"} or not isinstance(host, str):
        return False
    if host.startswith("/") or not isinstance(address, str | tuple):
        return False
    try:
        return not ipaddress.ip_address(host.split("%")[0]).is_loopback
    except ValueError:
        return True


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if _seen is not None and event in CALLS and outside(arguments[CALLS[event]]):
        _seen.append(f"{event} {arguments[CALLS[event]]}")
        raise ConnectionRefusedError(_seen[-1])


sys.addaudithook(_hook)


@contextmanager
def watched() -> Iterator[list[str]]:
    """Collect calls to other machines, and let none of them out."""
    global _seen  # noqa: PLW0603 - a hook of the interpreter cannot be taken off
    found: list[str] = []
    _seen = found
    try:
        yield found
    finally:
        _seen = None

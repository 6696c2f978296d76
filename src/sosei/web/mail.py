"""Mails: by a server that the operator names; without one they are files in the data folder."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from sosei.base.errors import Fault, InputError

VARIABLE = "SOSEI_MAIL"
BACKENDS = "django.core.mail.backends"
PORTS = {"smtp": 587, "smtps": 465, "smtp+plain": 25}
"""Ways to a mail server: STARTTLS, TLS from the start, or none at all for a server of one's own network."""

PATIENCE = 15
"""Seconds to wait for a mail server."""


@dataclass(frozen=True)
class Server:
    """How mails leave.

    Attributes
    ----------
    backend : str
        Of Django.
    host, user, password : str
    port : int
    starttls, tls : bool
    """

    backend: str = f"{BACKENDS}.filebased.EmailBackend"
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    starttls: bool = False
    tls: bool = False


def server(url: str) -> Server:
    """Return the mail server of an address.

    Parameters
    ----------
    url : str
        ``smtp://user:password@host:port``; empty for files.

    Raises
    ------
    InputError
        If it cannot be read.
    """
    if not url:
        return Server()
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS[parts.scheme]
    except (ValueError, KeyError) as error:
        raise _fault() from error
    if not parts.hostname:
        raise _fault()
    return Server(
        f"{BACKENDS}.smtp.EmailBackend",
        parts.hostname,
        port,
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        starttls=parts.scheme == "smtp",
        tls=parts.scheme == "smtps",
    )


def _fault() -> InputError:
    """Return the fault; it does not repeat the address, which holds a password."""
    return InputError([Fault("mail_url", VARIABLE)])

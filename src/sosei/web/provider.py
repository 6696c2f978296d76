"""The provider of a city's own accounts (OpenID Connect), as the operator names it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from urllib.parse import urlsplit

from sosei.base.errors import Fault, InputError
from sosei.web.environment import switch

ISSUER, CLIENT, SECRET = "SOSEI_OIDC_ISSUER", "SOSEI_OIDC_CLIENT", "SOSEI_OIDC_SECRET"
NAME, ADMIN = "SOSEI_OIDC_NAME", "SOSEI_OIDC_ADMIN"
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True)
class Provider:
    """Who vouches for people.

    Attributes
    ----------
    issuer : str
        Its address, as in its tokens.
    client, secret : str
        What Sosei is to it.
    name : str
        As the sign-in page calls its accounts; empty for a general word.
    """

    issuer: str
    client: str
    secret: str
    name: str = ""


def oidc() -> Provider | None:
    """Return the provider that the environment names; None where it names none.

    Raises
    ------
    InputError
        If it is named in part, or is no HTTPS address.
    """
    issuer, client, secret, name = (
        os.environ.get(variable, "").strip() for variable in (ISSUER, CLIENT, SECRET, NAME)
    )
    given = {ISSUER: issuer, CLIENT: client, SECRET: secret}
    if not any(given.values()):
        return None
    missing = [variable for variable, value in given.items() if not value]
    if missing:
        values = {"missing": ", ".join(missing)}
        raise InputError([Fault("oidc_incomplete", missing[0], values=values)])
    if not _sound(issuer):
        raise InputError([Fault("oidc_issuer", ISSUER, values={"value": issuer})])
    return Provider(issuer, client, secret, name)


def admin_by_provider(provider: Provider | None) -> bool:
    """Return whether accounts are administered only by who came in by the provider, with the factors that it asks for.

    Raises
    ------
    InputError
        If that is wanted and no provider is named.
    """
    wanted = switch(ADMIN)
    if wanted and provider is None:
        values = {"missing": ", ".join((ISSUER, CLIENT, SECRET))}
        raise InputError([Fault("oidc_incomplete", ADMIN, values=values)])
    return wanted


def _sound(issuer: str) -> bool:
    """Whether an address is one of HTTPS, or of this machine."""
    try:
        parts = urlsplit(issuer)
    except ValueError:
        return False
    loopback = parts.scheme == "http" and parts.hostname in LOOPBACK
    return bool(parts.hostname) and (parts.scheme == "https" or loopback)

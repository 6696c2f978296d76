"""What somebody who watches over the server wants to see in the log: sign-ins, failures, refusals; nobody is named."""

from __future__ import annotations

import logging

from django.utils.crypto import salted_hmac

log = logging.getLogger("sosei.security")


def tell(event: str, *, account: str = "", origin: str = "", what: str = "") -> None:
    """Note something that is as it should be.

    Parameters
    ----------
    event : str
        ``sign_in.done``.
    account, origin : str
        A mail address and the address of a machine: kept as a keyed hash alone, which tells whether two are the same.
    what : str
        A word of our own that says more: a verb, a limit.
    """
    log.info(event, extra=_told(account, origin, what))


def warn(event: str, *, account: str = "", origin: str = "", what: str = "") -> None:
    """Note something that somebody should look at, as `tell`."""
    log.warning(event, extra=_told(account, origin, what))


def _told(account: str, origin: str, what: str) -> dict[str, str]:
    told = {"account": _hidden(account), "origin": _hidden(origin), "what": what}
    return {name: word for name, word in told.items() if word}


def _hidden(words: str) -> str:
    if not words:
        return ""
    return salted_hmac("sosei.watched", words, algorithm="sha256").hexdigest()[:16]

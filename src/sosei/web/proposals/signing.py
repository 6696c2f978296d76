"""Signatures of messages: HMAC-SHA256 over timestamp, key and body, compared in constant time."""

from __future__ import annotations

import hashlib
import hmac

from django.utils.crypto import salted_hmac

from sosei.web.proposals.models import Source

VERSION = "v1="
SALT = "sosei.web.proposals.source"


def secret_of(source: Source) -> str:
    """Return a source's secret: of the server's key and the source's random number; the database alone gives none."""
    return salted_hmac(SALT, source.nonce, algorithm="sha256").hexdigest()


def signature(secret: str, timestamp: str, key: str, body: bytes) -> str:
    """Return the signature of a message.

    Parameters
    ----------
    secret, timestamp, key : str
    body : bytes
    """
    signed = f"{timestamp}.{key}.".encode() + body
    return VERSION + hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()


def is_signed(source: Source, timestamp: str, key: str, body: bytes, told: str) -> bool:
    """Whether a message bears the signature of its source."""
    own = signature(secret_of(source), timestamp, key, body)
    return hmac.compare_digest(own.encode(), told.encode())

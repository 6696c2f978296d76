"""Signing in with the city's own account: authorization code, PKCE, and an ID token that is looked at closely."""

from __future__ import annotations

import base64
import hashlib
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from sosei.base.errors import Fault, InputError
from sosei.web.provider import Provider

if TYPE_CHECKING:
    from httpx import Client, Response

DISCOVERY = "/.well-known/openid-configuration"
SCOPE = "openid email"
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"]
"""Signatures by a key that the provider alone has: none, and none with a shared secret."""

LEEWAY = 60
"""Seconds by which the clocks of provider and server may differ."""

PATIENCE = 10
"""Seconds to wait for the provider."""


@dataclass(frozen=True)
class Asked:
    """What was asked of the provider, and must come back.

    Attributes
    ----------
    state, nonce, verifier : str
    """

    state: str
    nonce: str
    verifier: str

    @property
    def challenge(self) -> str:
        """What is told of the verifier before it is shown (PKCE, S256)."""
        digest = hashlib.sha256(self.verifier.encode()).digest()
        return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()

    @classmethod
    def new(cls) -> Asked:
        """Return what nobody can guess."""
        return cls(*(secrets.token_urlsafe(48) for _ in range(3)))


def leave_for(provider: Provider, asked: Asked, back: str, *, again: bool = False) -> str:
    """Return the address at which the provider asks who somebody is.

    Parameters
    ----------
    provider : Provider
    asked : Asked
    back : str
        Where it sends them back to.
    again : bool
        Whether it asks them anew who they are, though it knows.

    Raises
    ------
    InputError
        If the provider does not answer.
    """
    with _client() as client:
        where = _discovered(client, provider)["authorization_endpoint"]
    told = {
        "response_type": "code",
        "client_id": provider.client,
        "redirect_uri": back,
        "scope": SCOPE,
        "state": asked.state,
        "nonce": asked.nonce,
        "code_challenge": asked.challenge,
        "code_challenge_method": "S256",
    }
    if again:
        told["prompt"] = "login"
    return f"{where}{'&' if '?' in where else '?'}{urlencode(told)}"


def email_of(provider: Provider, asked: Asked, code: str, back: str) -> str:
    """Return the mail address that the provider vouches for.

    Parameters
    ----------
    provider : Provider
    asked : Asked
    code : str
        As it came back.
    back : str
        As in `leave_for`.

    Raises
    ------
    InputError
        If the provider does not answer or refuses the code, its token does not hold, or it vouches for no mail address.
    """
    claims = _claims(provider, asked, code, back)
    email = claims.get("email")
    if not isinstance(email, str) or claims.get("email_verified") is False:
        raise InputError([Fault("oidc_no_email", provider.issuer)])
    return email


def _claims(provider: Provider, asked: Asked, code: str, back: str) -> Mapping[str, Any]:
    from httpx import HTTPError  # noqa: PLC0415 - only where there is a provider
    from joserfc import jwt  # noqa: PLC0415
    from joserfc.errors import JoseError  # noqa: PLC0415
    from joserfc.jwk import KeySet  # noqa: PLC0415

    try:
        with _client() as client:
            told = _discovered(client, provider)
            token = _redeemed(client, provider, told["token_endpoint"], asked, code, back)
            keys = KeySet.import_key_set(_json(client.get(told["jwks_uri"])))
        decoded = jwt.decode(str(token["id_token"]), keys, algorithms=ALGORITHMS)
        _registry(provider, asked).validate(decoded.claims)
    except (HTTPError, JoseError, KeyError, ValueError, TypeError) as error:
        raise _failed(provider, error) from error
    return decoded.claims


def _registry(provider: Provider, asked: Asked) -> Any:
    """Return what a token must claim: from this provider, for us, for this visit, and not out of time."""
    from joserfc.jwt import JWTClaimsRegistry  # noqa: PLC0415 - see above

    return JWTClaimsRegistry(
        now=int(time.time()),
        leeway=LEEWAY,
        iss={"essential": True, "value": provider.issuer},
        aud={"essential": True, "value": provider.client},
        exp={"essential": True},
        iat={"essential": True},
        sub={"essential": True},
        nonce={"essential": True, "value": asked.nonce},
    )


def _redeemed(
    client: Client, provider: Provider, endpoint: str, asked: Asked, code: str, back: str
) -> Any:
    """Give the code for the token, under our secret and the verifier that only this visit has."""
    told = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": back,
        "code_verifier": asked.verifier,
    }
    own = (quote(provider.client, safe=""), quote(provider.secret, safe=""))
    return _json(client.post(endpoint, data=told, auth=own))


def _client() -> Client:
    from httpx import Client  # noqa: PLC0415 - only where there is a provider

    return Client(timeout=PATIENCE)


def _discovered(client: Client, provider: Provider) -> Mapping[str, Any]:
    """Return the provider's own addresses; it must be the one that it says it is."""
    from httpx import HTTPError  # noqa: PLC0415 - see above

    try:
        told: Mapping[str, Any] = _json(client.get(provider.issuer.rstrip("/") + DISCOVERY))
    except (HTTPError, ValueError) as error:
        raise _failed(provider, error) from error
    needed = ("authorization_endpoint", "token_endpoint", "jwks_uri")
    if told.get("issuer") != provider.issuer or not all(told.get(name) for name in needed):
        raise _failed(provider, ValueError("discovery"))
    return told


def _json(answer: Response) -> Any:
    answer.raise_for_status()
    return answer.json()


def _failed(provider: Provider, error: Exception) -> InputError:
    values = {"reason": type(error).__name__}
    return InputError([Fault("oidc_failed", provider.issuer, values=values)])

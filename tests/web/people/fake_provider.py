"""A small provider of accounts on this machine, which a test can make lie."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from joserfc import jwt
from joserfc.jwk import ECKey

CLIENT, SECRET = "sosei", "a secret of the test"


@cache
def key(_name: str) -> ECKey:
    """Return the key of a name."""
    return ECKey.generate_key("P-256", {"kid": "one"})


@dataclass
class FakeProvider:
    """What it says.

    Attributes
    ----------
    email : str
    claims : dict
        What its tokens claim beside, or in the place of the usual.
    """

    email: str = "hana@city.example.jp"
    claims: dict[str, Any] = field(default_factory=dict)
    issuer: str = ""
    discovery: dict[str, Any] = field(default_factory=dict)
    algorithm: str = "ES256"
    asked: dict[str, str] = field(default_factory=dict)
    redeemed: int = 0

    def __post_init__(self) -> None:
        self.key = key("its own")
        self.signs_with: Any = self.key

    def consent(self, url: str) -> str:
        """Ask whoever is sent here nothing, and return where they are sent back to."""
        self.asked = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
        return f"/login/oidc/back/?code=the-code&state={self.asked['state']}"

    def answer(self, path: str, body: dict[str, str], authorization: str) -> tuple[int, Any]:
        if path == "/.well-known/openid-configuration":
            return 200, self._addresses() | self.discovery
        if path == "/keys":
            return 200, {"keys": [self.key.as_dict(private=False)]}
        return self._token(body, authorization) if path == "/token" else (404, {})

    def _addresses(self) -> dict[str, str]:
        paths = {
            "authorization_endpoint": "authorize",
            "token_endpoint": "token",
            "jwks_uri": "keys",
        }
        return {"issuer": self.issuer, **{n: f"{self.issuer}/{p}" for n, p in paths.items()}}

    def _token(self, body: dict[str, str], authorization: str) -> tuple[int, Any]:
        told = unquote(base64.b64decode(authorization.removeprefix("Basic ")).decode())
        digest = hashlib.sha256(body.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        sound = (
            told == f"{CLIENT}:{SECRET}"
            and body.get("code") == "the-code"
            and challenge == self.asked.get("code_challenge")
        )
        if not sound:
            return 400, {"error": "invalid_grant"}
        self.redeemed += 1
        return 200, {"access_token": "x", "token_type": "Bearer", "id_token": self._id_token()}

    def _id_token(self) -> str:
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": "1",
            "iat": now,
            "exp": now + 300,
            "nonce": self.asked["nonce"],
            "email": self.email,
        }
        claims = {k: v for k, v in (claims | self.claims).items() if v is not None}
        header = {"alg": self.algorithm, "kid": "one"}
        return jwt.encode(header, claims, self.signs_with, algorithms=[self.algorithm])


@contextmanager
def fake_provider() -> Iterator[FakeProvider]:
    """Run a provider as long as the context lasts."""
    told = FakeProvider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._say(*told.answer(self.path, {}, ""))

        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
            body = {name: values[0] for name, values in parse_qs(sent).items()}
            self._say(*told.answer(self.path, body, self.headers.get("Authorization", "")))

        def _say(self, status: int, content: Any) -> None:
            text = json.dumps(content).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        told.issuer = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield told
        finally:
            server.shutdown()
            thread.join()

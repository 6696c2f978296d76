"""People before a server, all in one thread: each thinks about a second, asks, and notes how long it took."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import httpx

THINK = (0.5, 1.5)
"""Seconds of thought between two requests: 1 in the mean, not in step with the others."""

OK = frozenset({200, 302})


@dataclass
class Heard:
    """What all people of a run were answered.

    Attributes
    ----------
    times : dict of str to list of float
        Seconds from the request to the last byte, by kind of page.
    cpu : float
        Share of a core that the people themselves took.
    seconds : float
        How long it lasted, the last answer included.
    """

    times: dict[str, list[float]] = field(default_factory=dict)
    cpu: float = 0.0
    seconds: float = 0.0

    def every(self, *kinds: str) -> list[float]:
        """Return the times of some kinds, of all without one."""
        return sorted(t for kind in kinds or self.times for t in self.times[kind])


class Person:
    """One browser with a session, or without one."""

    def __init__(self, address: str, cookies: dict[str, str], number: int, heard: Heard) -> None:
        self.chance = random.Random(number)  # noqa: S311 - a choice of pages
        self._heard = heard
        self._client = httpx.AsyncClient(
            base_url=address, cookies=cookies, headers={"Accept-Language": "ja"}, timeout=120
        )

    async def close(self) -> None:
        """Close the browser."""
        await self._client.aclose()

    async def think(self) -> None:
        """Do nothing for a while."""
        await asyncio.sleep(self.chance.uniform(*THINK))

    async def get(self, kind: str, path: str) -> httpx.Response:
        """Open a page."""
        return await self._ask(kind, self._client.build_request("GET", path))

    async def post(self, kind: str, path: str, fields: dict[str, str]) -> httpx.Response:
        """Send a form."""
        return await self._ask(kind, self._client.build_request("POST", path, data=fields))

    async def _ask(self, kind: str, request: httpx.Request) -> httpx.Response:
        start = time.perf_counter()
        answer = await self._client.send(request)
        self._heard.times.setdefault(kind, []).append(time.perf_counter() - start)
        if answer.status_code not in OK:
            raise RuntimeError(f"{request.url} answered {answer.status_code}: {answer.text[:300]}")
        return answer


def gathered(
    address: str,
    cookies: list[dict[str, str]],
    errand: Callable[[Person, int, float], Awaitable[None]],
    seconds: float,
) -> Heard:
    """Let everybody do an errand at the same time, until a moment; return what they were answered."""
    heard = Heard()

    async def all_of_them() -> None:
        people = [Person(address, own, n, heard) for n, own in enumerate(cookies)]
        until = time.monotonic() + seconds
        try:
            await asyncio.gather(*(errand(p, n, until) for n, p in enumerate(people)))
        finally:
            await asyncio.gather(*(p.close() for p in people))

    start, before = time.perf_counter(), time.process_time()
    asyncio.run(all_of_them())
    heard.seconds = time.perf_counter() - start
    heard.cpu = (time.process_time() - before) / heard.seconds
    return heard

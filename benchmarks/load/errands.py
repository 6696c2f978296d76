"""What readers and reporters do."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from random import Random

from benchmarks.cases.strategy import FIRST, INDICATORS, YEAR
from benchmarks.load.people import Person

LEAST = 200
"""No value below it is reported: nothing that was observed comes near it, so none looks like a slip."""

Errand = Callable[[Person, int, float], Awaitable[None]]
Address = Callable[[Random], str]

PUBLIC: dict[str, tuple[int, Address]] = {
    "start": (10, lambda _: "/"),
    "strategies": (5, lambda _: "/strategies/"),
    "strategy": (15, lambda _: "/strategies/large/"),
    "year overview": (15, lambda r: f"/strategies/large/{r.randint(FIRST, YEAR)}/"),
    "pillar": (10, lambda r: f"/strategies/large/nodes/P{r.randrange(5)}/"),
    "indicator": (
        30,
        lambda r: f"/strategies/large/indicators/K{r.randrange(INDICATORS)}/",
    ),
    "department": (10, lambda r: f"/strategies/large/by/departments/D{r.randrange(30)}/"),
    "search": (5, lambda r: f"/strategies/large/search/?q=指標{r.randrange(INDICATORS)}"),
}
"""Of a hundred public pages, how many are of which kind."""

INSIDE: dict[str, tuple[int, Callable[[int], str]]] = {
    "reviews": (8, lambda _: "/reviews/"),
    "my reports": (8, lambda _: "/reviews/mine/"),
    "review": (4, lambda cycle: f"/reviews/{cycle}/"),
}
"""Every second reader is signed in: for each hundred public pages these of the review."""


def reading(cycle: int) -> Errand:
    """Return what a reader does: pages of the mix, one after another."""

    async def errand(person: Person, number: int, until: float) -> None:
        mixed = {kind: (weight, of(person.chance)) for kind, (weight, of) in PUBLIC.items()}
        if number % 2:
            mixed |= {kind: (weight, of(cycle)) for kind, (weight, of) in INSIDE.items()}
        kinds, weights = list(mixed), [weight for weight, _ in mixed.values()]
        await person.think()
        while time.monotonic() < until:
            [kind] = person.chance.choices(kinds, weights)
            path = PUBLIC[kind][1](person.chance) if kind in PUBLIC else INSIDE[kind][1](cycle)
            await person.get(kind, path)
            await person.think()

    return errand


@dataclass
class Acknowledged:
    """What the server said that it has.

    Attributes
    ----------
    values : dict of int to str
        The value of each report that was sent, as it was acknowledged last.
    drafts : dict of int to str
        The value of each draft that was kept and not sent.
    sent : int
        Reports that were acknowledged.
    """

    values: dict[int, str] = field(default_factory=dict)
    drafts: dict[int, str] = field(default_factory=dict)
    sent: int = 0


def reporting(reports: list[list[int]], acknowledged: Acknowledged) -> Errand:
    """Return what a reporter does: open a report, have a draft kept, send it, and on to the next one."""

    async def errand(person: Person, number: int, until: float) -> None:
        turn = 0
        await person.think()
        while time.monotonic() < until:
            report = reports[number][turn % len(reports[number])]
            await _reported(person, report, str(LEAST + (number + turn) % 60), acknowledged)
            turn += 1

    return errand


async def _reported(person: Person, report: int, value: str, acknowledged: Acknowledged) -> None:
    path = f"/reviews/reports/{report}/"
    page = (await person.get("open a report", path)).text
    fields = {name: _hidden(page, name) for name in ("csrfmiddlewaretoken", "version")}
    fields |= {"value": value, "happened": "婚姻が減った。", "next": "続ける。"}
    await person.think()
    await person.post("keep a draft", f"{path}draft/", fields)
    acknowledged.drafts[report] = value
    await person.think()
    answer = await person.post("send", path, {**fields, "send": "yes"})
    if f"sent={report}" not in answer.headers.get("location", ""):
        raise RuntimeError(f"report {report} was not taken: {answer.status_code}")
    acknowledged.values[report] = value
    acknowledged.sent += 1
    del acknowledged.drafts[report]
    await person.think()


def _hidden(page: str, name: str) -> str:
    return page.split(f'name="{name}" value="', 1)[1].split('"', 1)[0]

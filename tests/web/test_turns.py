"""Those who want the same thing at once wait for the one who makes it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from typing import Any

import pytest
from django.utils.safestring import SafeString

from sosei.web.plans.kept import Prints
from sosei.web.turns import Turns

PEOPLE = 4
LONG = 30.0
"""Seconds after which something that should happen has not happened."""


def together(ask: Callable[[], Any]) -> list[Any]:
    """Let several threads ask at once."""
    barrier = Barrier(PEOPLE)

    def asked() -> Any:
        barrier.wait(LONG)
        return ask()

    with ThreadPoolExecutor(PEOPLE) as pool:
        return [each.result(LONG) for each in [pool.submit(asked) for _ in range(PEOPLE)]]


def test_of_those_who_ask_at_once_one_makes_it() -> None:
    prints, made = Prints(), []

    def make() -> SafeString:
        made.append(1)
        return SafeString("page")

    assert together(lambda: prints.get("key", make)) == ["page"] * PEOPLE
    assert made == [1]


def test_where_making_fails_the_next_one_tries() -> None:
    prints, tried = Prints(), []

    def make() -> SafeString:
        tried.append(1)
        if len(tried) == 1:
            raise LookupError("not yet")
        return SafeString("page")

    with pytest.raises(LookupError):
        prints.get("key", make)
    assert prints.get("key", make) == "page"


def test_a_turn_is_had_by_one_and_forgotten_afterwards() -> None:
    turns, inside = Turns(), []

    def enter() -> int:
        with turns.of("key"):
            inside.append(1)
            Event().wait(0.01)  # without turns the others come in meanwhile
            there = len(inside)
            inside.pop()
            return there

    assert together(enter) == [1] * PEOPLE
    assert len(turns) == 0


def test_nobody_waits_for_another_thing() -> None:
    turns, entered = Turns(), Event()

    def enter() -> None:
        with turns.of("other"):
            entered.set()

    with ThreadPoolExecutor(1) as pool, turns.of("key"):
        pool.submit(enter)
        assert entered.wait(LONG)

"""The steps from a town and a statistic to the cell of one figure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from sosei.base.messages import Both
from sosei.web.data import load, shown
from sosei.web.data.words import SAY, sex, statistic

CHOSEN = ("item", "date", "sex", "age")


class Tracing:
    """What was asked so far.

    Parameters
    ----------
    query : mapping of str to str
        ``area`` (a name or code), ``statistic``, then ``item``, ``date``, ``sex``, ``age``.
    """

    title = SAY["data.trace"]

    def __init__(self, query: Mapping[str, str]) -> None:
        self.asked = {name: query.get(name, "").strip() for name in ("area", "statistic", *CHOSEN)}

    @cached_property
    def statistics(self) -> list[tuple[str, Both]]:
        """What the library holds."""
        keys = dict.fromkeys(entry.statistic for entry in load.entries())
        return [(key, statistic(key)) for key in keys]

    def context(self) -> dict[str, Any]:
        """Return what the page shows next.

        Raises
        ------
        InputError
            If the town or the statistic is not known.
        """
        if not (self.asked["area"] and self.asked["statistic"]):
            return {}
        area = load.town(self.asked["area"])
        options = load.trace_options(self.asked["statistic"], area.code)
        context: dict[str, Any] = {
            "town": f"{area.full_name} ({area.code})",
            "choices": [
                self._choice(name, values) for name, values in zip(CHOSEN, options, strict=True)
            ],
        }
        if all(self.asked[name] for name in CHOSEN):
            cells = load.cells(self.asked["statistic"], area.code, self.asked)
            context |= {"traced": True, "cells": [shown.cell(cell) for cell in cells]}
        return context

    def _choice(self, name: str, values: list[str]) -> dict[str, Any]:
        chosen = self.asked[name]
        options = [(value, sex(value) if name == "sex" else value) for value in values]
        return {"name": name, "label": SAY[f"data.{name}"], "options": options, "chosen": chosen}

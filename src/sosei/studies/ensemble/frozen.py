"""A frozen ensemble: quantiles and chances of a result's scenarios, addressed by the hash of its bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

AIMED = "goal.vision"
"""The event that a scenario has at the horizon at least the population that the vision aims for."""

CLASSED = "nine_classes."
"""What the names of the events begin with that say which of the nine classes it is."""

FORMAT = "sosei-ensemble/1"

Key = tuple[str, str, int, str, float]
"""Scenario, what it is set against (empty: itself), year, indicator, probability."""

FieldKey = tuple[str, str, str, str, str]
"""Scenario, what it is set against, measure, field, item."""

DemandKey = tuple[str, str, str, str]
"""Scenario, field, item, unit."""

Spread = tuple[float, float]
"""Between which numbers four draws in five lie."""


@dataclass(frozen=True)
class Ensemble:
    """What is kept of the draws of a result.

    Attributes
    ----------
    content : bytes
        The JSON object of docs/formats.md.
    """

    content: bytes

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> Ensemble:
        """Freeze an object of plain values."""
        text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return cls(f"{text}\n".encode())

    @cached_property
    def address(self) -> str:
        """SHA-256 of the bytes, hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()

    @cached_property
    def plain(self) -> dict[str, Any]:
        """The object that the bytes hold."""
        found: dict[str, Any] = json.loads(self.content)
        return found

    @property
    def draws(self) -> int:
        """How many there were."""
        return int(self.plain["draws"])

    @property
    def seed(self) -> int:
        """Of the random numbers."""
        return int(self.plain["seed"])

    @cached_property
    def _quantiles(self) -> dict[Key, float]:
        columns = self.plain["quantiles"]
        names = ("scenario", "against", "year", "indicator", "probability")
        keys = zip(*(columns[name] for name in names), strict=True)
        return dict(zip(keys, columns["value"], strict=True))

    def quantile(
        self, scenario: str, year: int, indicator: str, probability: float, against: str = ""
    ) -> float:
        """Return a quantile over the draws.

        Parameters
        ----------
        scenario : str
        year : int
            End of a step.
        indicator : str
        probability : float
            One of those that are told.
        against : str
            Scenario that it is set against, draw by draw; empty: none.
        """
        return self._quantiles[scenario, against, year, indicator, probability]

    def has_chance(self, event: str) -> bool:
        """Whether an event was looked for."""
        return any(each["event"] == event for each in self.plain["chances"])

    def chance(self, scenario: str, event: str) -> float:
        """Return the share of the draws of a scenario in which an event is so."""
        found = next(
            each
            for each in self.plain["chances"]
            if (each["scenario"], each["event"]) == (scenario, event)
        )
        return float(found["probability"])

    @cached_property
    def classes(self) -> tuple[str, ...]:
        """Events of those of the nine classes that some draw of some scenario is in."""
        found = {
            str(each["event"])
            for each in self.plain["chances"]
            if each["event"].startswith(CLASSED) and each["probability"] > 0
        }
        return tuple(sorted(found))

    def year_of(self, event: str) -> int:
        """Return the year that an event is asked of."""
        return next(int(each["year"]) for each in self.plain["chances"] if each["event"] == event)

    @cached_property
    def demand(self) -> dict[DemandKey, list[float | None]]:
        """What the fields came to without shocks, by year; empty where they were not drawn."""
        held = self.plain.get("fields")
        rows = [] if held is None else held["demand"]
        return {(scenario, field, item, unit): told for scenario, field, item, unit, told in rows}

    @cached_property
    def _fields(self) -> dict[FieldKey, list[list[float | None]]]:
        columns = self.plain.get("fields")
        if columns is None:
            return {}
        names = ("scenario", "against", "measure", "field", "item")
        keys = zip(*(columns[name] for name in names), strict=True)
        return dict(zip(keys, columns["values"], strict=True))

    def field_spread(
        self, scenario: str, against: str, measure: str, field: str, item: str
    ) -> dict[int, Spread]:
        """Return by year between which numbers the difference of two scenarios lies; none where it is not told.

        Parameters
        ----------
        scenario, against : str
            Either way round.
        measure : str
            ``difference`` or ``cumulated``.
        field, item : str
        """
        told, sign = self._fields.get((scenario, against, measure, field, item)), 1
        if told is None:
            told, sign = self._fields.get((against, scenario, measure, field, item)), -1
        if told is None:
            return {}
        return {
            year: (min(sign * low, sign * high), max(sign * low, sign * high))
            for year, low, high in zip(self.plain["fields"]["years"], *told, strict=True)
            if low is not None and high is not None
        }

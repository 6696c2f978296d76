"""Lists of frameworks that many municipalities tag with: offered, taken over as data, changed freely afterwards."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sosei.base.messages import Both
from sosei.strategy.plan import FrameworkItem


@dataclass(frozen=True)
class ReadyMade:
    """One list.

    Attributes
    ----------
    key : str
        Its name among the lists.
    source : Both
        Whose list it is.
    items : tuple of FrameworkItem
    english : mapping of str to str
        Names by code.
    """

    key: str
    source: Both
    items: tuple[FrameworkItem, ...]
    english: Mapping[str, str]


@cache
def ready_made() -> Mapping[str, ReadyMade]:
    """Return the lists by their keys, in their order."""
    text = files("sosei.strategy").joinpath("ready_made.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    return {key: _list(key, rows) for key in dict.fromkeys(row["list"] for row in rows)}


def _list(key: str, rows: list[dict[str, str]]) -> ReadyMade:
    own = [row for row in rows if row["list"] == key]
    items = tuple(
        FrameworkItem(row["framework"], row["code"], row["name"], place)
        for place, row in enumerate(own, 1)
    )
    source = Both(own[0]["source_english"], own[0]["source"])
    return ReadyMade(key, source, items, {row["code"]: row["english"] for row in own})

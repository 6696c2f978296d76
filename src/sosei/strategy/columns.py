"""The columns of a strategy package (docs/exchange.md): those needed, and those that may be left out."""

from __future__ import annotations

from typing import NamedTuple


class Columns(NamedTuple):
    """Columns of one table, and which of them make a row's key."""

    needed: tuple[str, ...]
    optional: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    """All of them as they are written."""


def _columns(words: str, key: str) -> Columns:
    """Read ``id, name, note?``: a question mark may be left out."""
    names = [word.strip() for word in words.split(",")]
    needed = tuple(name for name in names if not name.endswith("?"))
    optional = tuple(name[:-1] for name in names if name.endswith("?"))
    keys = tuple(word.strip() for word in key.split(","))
    return Columns(needed, optional, keys, tuple(name.rstrip("?") for name in names))


TABLES: dict[str, Columns] = {
    "nodes": _columns("id, parent, kind, name, order", "id"),
    "placements": _columns("node, measure?, indicator?, name?", "node, measure, indicator"),
    "indicators": _columns(
        "id, node, name, nature, direction, hold_side?, unit, display_unit?, display_factor?, statistic?,"
        "year_basis, basis_note?, baseline, baseline_year, target, target_year, start_year, decimals",
        "id",
    ),
    "targets": _columns(
        "indicator, target, target_year, decided_on, reason",
        "indicator, target, target_year, decided_on",
    ),
    "milestones": _columns("indicator, year, target", "indicator, year"),
    "frameworks": _columns("framework, code, name, order", "framework, code"),
    "tags": _columns(
        "node?, indicator?, framework, code, basis", "node, indicator, framework, code"
    ),
    "extractions": _columns(
        "node, source_node, criterion, reason, decided_on", "node, source_node"
    ),
    "successions": _columns(
        "indicator?, node?, successor, kind, note", "indicator, node, successor"
    ),
    "breaks": _columns("indicator, year, reason", "indicator, year"),
    "worth_rules": _columns(
        "indicator, persons, from_year, to_year, share, profile, part_of, reason", "indicator"
    ),
    "texts": _columns("node, part, language, text", "node, part, language"),
    "observations": _columns(
        "indicator, year, value, numerator, denominator, status, basis, statistic?, note",
        "indicator, year, basis, status",
    ),
}
"""By name, in the order in which they are written."""

KNOWN = {name: (columns.needed, columns.optional) for name, columns in TABLES.items()}
"""Needed and optional columns, by table."""

REQUIRED = ("nodes", "indicators")
"""Tables without which there is no package."""

"""What a test of imports does behind a running server, each in a process of its own; prints JSON."""

from __future__ import annotations

import json
from pathlib import Path

from tests.people import planner
from tests.sample import SAMPLE

from sosei.cli.strategy import read
from sosei.web.data.load import library
from sosei.web.plans import actions, load
from sosei.web.plans.models import Strategy
from sosei.web.trail.models import Event
from sosei.web.trail.verify import verify


def seed() -> None:
    """Store a strategy."""
    head = actions.Head("aizu-2", "07202", "会津若松市", "第2期総合戦略", 2020, 2024)
    actions.create(head=head, package=read(Path(SAMPLE) / "strategy_2"), by=planner())
    print(json.dumps({}))  # noqa: T201 - read by the test


def told() -> None:
    """Tell what the library holds, read to its last row, how the strategy's nodes are called, and the trail."""
    held = library()
    told = {
        "rows": {entry.file: held.read(entry.id).height for entry in held.list()},
        "nodes": [node.name for node in load.package(Strategy.objects.get()).nodes],
        "added": list(Event.objects.filter(verb="data.add").values_list("label", flat=True)),
        "faults": [str(fault) for fault in verify().faults],
    }
    print(json.dumps(told))  # noqa: T201 - read by the test

"""A strategy with a system that may send to it."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from tests.people import planner
from tests.sample import SAMPLE
from tests.stored import stored

from sosei.cli.strategy import read
from sosei.strategy.package import Package
from sosei.web.plans import actions as plans
from sosei.web.plans.models import Strategy
from sosei.web.proposals import actions
from sosei.web.proposals.models import Source
from sosei.web.proposals.signing import signature

HEAD = plans.Head("aizu-2", "07202", "会津若松市", "第2期総合戦略", 2020, 2024)


Changed = Mapping[str, str]
UNCHANGED: Changed = {}


class Sender:
    """Another system, sending as docs/formats.md says."""

    def __init__(self, source: Source, secret: str) -> None:
        self.source, self.secret, self.client = source, secret, Client(enforce_csrf_checks=True)

    def send(
        self, rows: Any, *, key: str = "k1", at: float | None = None, changed: Changed = UNCHANGED
    ) -> HttpResponse:
        """Send rows; headers may be changed after signing."""
        return self.send_bytes(
            json.dumps({"proposals": rows}).encode(), key=key, at=at, changed=changed
        )

    def send_bytes(
        self, body: bytes, *, key: str = "k1", at: float | None = None, changed: Changed = UNCHANGED
    ) -> HttpResponse:
        """Send any body."""
        stamp = str(int(time.time() if at is None else at))
        headers = {
            "Sosei-Source": str(self.source.pk),
            "Sosei-Timestamp": stamp,
            "Sosei-Key": key,
            "Sosei-Signature": signature(self.secret, stamp, key, body),
        }
        told = headers | {f"Sosei-{name}": value for name, value in changed.items()}
        return self.client.post(  # type: ignore[return-value]
            f"/api/proposals/{self.source.strategy.slug}/",
            body,
            content_type="application/json",
            headers=told,
        )


def _package() -> Package:
    return read(Path(SAMPLE) / "strategy_2")


@pytest.fixture
def strategy(own_folders: None, db: None) -> Strategy:
    """The sample's second strategy, stored."""
    stored("proposals", lambda: plans.create(head=HEAD, package=_package(), by=planner("another")))
    return Strategy.objects.get(slug=HEAD.slug)


@pytest.fixture
def sender(strategy: Strategy) -> Sender:
    """A system of its own."""
    return Sender(*actions.make_source(strategy=strategy, name="都市OS", by=planner("another")))

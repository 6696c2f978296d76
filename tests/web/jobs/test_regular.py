"""What the worker does now and then."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest

from sosei.web.jobs import regular
from sosei.web.jobs.regular import REGULAR, run_due
from sosei.web.jobs.sweep import sweep


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was run, of two things: one every minute, one that fails every hour."""
    told: list[str] = []
    monkeypatch.setattr(regular, "REGULAR", [])

    def fails() -> None:
        told.append("hour")
        raise OSError("no server")

    regular.regular(every=timedelta(minutes=1))(lambda: told.append("minute"))
    regular.regular(every=timedelta(hours=1))(fails)
    return told


def test_everything_is_run_at_first_and_then_when_its_time_is_over(ran: list[str]) -> None:
    for now in (5.0, 30.0, 65.0, 66.0, 3700.0):
        run_due(now)
    assert ran == ["minute", "hour", "minute", "minute", "hour"]


def test_what_fails_is_logged_and_stops_nothing(
    ran: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        run_due(0.0)
        run_due(60.0)
    assert ran == ["minute", "hour", "minute"]
    assert "something regular failed" in caplog.text


def test_the_sweep_is_regular() -> None:
    assert [each.every for each in REGULAR if each.run is sweep] == [timedelta(days=1)]

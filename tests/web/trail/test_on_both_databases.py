"""Real databases refuse what the trail forbids, and let many writers in, one after another."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.postgresql import postgresql

TRIED = "import django; django.setup(); from tests.web.trail.tried import main; main()"


@pytest.fixture(scope="module", params=["postgresql", "sqlite"])
def address(request: pytest.FixtureRequest) -> Iterator[str]:
    if request.param == "sqlite":
        yield ""
        return
    with postgresql() as server:
        yield server.database("trail")


def test_the_trail_is_only_added_to_and_stays_one_chain(address: str, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "DATABASE_URL": address,
        "SOSEI_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "sosei.web.settings",
        "PYTHONPATH": str(Path(__file__).parents[3]),
    }
    ran = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", TRIED], env=environment, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.split() == [
        "one-chain-of-all-writers",
        "no-deadlock-of-crossing-changes",
        "update-refused",
        "delete-refused",
        "truncate-refused",
        "tampering-found",
    ]

"""A real PostgreSQL holds what must hold: one report of a subject, nothing frozen changes, no version is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.postgresql import postgresql

TRIED = (
    "import django; django.setup(); from tests.web.reviews.tried_on_postgresql import main; main()"
)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with postgresql() as server:
        yield server.database("reviews")


def test_postgresql_holds_the_constraints_and_lets_one_of_two_editors_win(
    address: str, tmp_path: Path
) -> None:
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
        "edition-kept",
        "step-kept",
        "second-report-refused",
        "one-of-two-won",
    ]

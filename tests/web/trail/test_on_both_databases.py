"""Real databases refuse what the trail forbids, and let many writers in, one after another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.postgresql import postgresql
from tests.serving import behind

pytestmark = pytest.mark.long


@pytest.fixture(scope="module", params=["postgresql", "sqlite"])
def address(request: pytest.FixtureRequest) -> Iterator[str]:
    if request.param == "sqlite":
        yield ""
        return
    with postgresql() as server:
        yield server.database("trail")


def test_the_trail_is_only_added_to_and_stays_one_chain(address: str, tmp_path: Path) -> None:
    printed = behind("tests.web.trail.tried.main", data=tmp_path, database=address)
    assert printed.split() == [
        "one-chain-of-all-writers",
        "no-deadlock-of-crossing-changes",
        "update-refused",
        "delete-refused",
        "truncate-refused",
        "tampering-found",
    ]

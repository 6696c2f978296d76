"""A real PostgreSQL holds what must hold: one report of a subject, nothing frozen changes, no version is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.postgresql import postgresql
from tests.serving import behind

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with postgresql() as server:
        yield server.database("reviews")


def test_postgresql_holds_the_constraints_and_lets_one_of_two_editors_win(
    address: str, tmp_path: Path
) -> None:
    printed = behind("tests.web.reviews.tried_on_postgresql.main", data=tmp_path, database=address)
    assert printed.split() == [
        "edition-kept",
        "step-kept",
        "second-report-refused",
        "one-of-two-won",
    ]

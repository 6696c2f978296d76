"""The two strategies of the sample, as `sosei demo` stores them."""

from __future__ import annotations

import pytest
from tests.stored import sample_strategies

from sosei.web.plans.models import Strategy


@pytest.fixture
def second(db: None) -> Strategy:
    """Return the second strategy, published as the successor of the first."""
    sample_strategies()
    return Strategy.objects.get(slug="aizuwakamatsu-2")

"""The two strategies of the sample, as `sosei demo` stores them."""

from __future__ import annotations

import pytest
from tests.sample import SAMPLE

from sosei.web.demo import store_strategies
from sosei.web.plans.models import Strategy


@pytest.fixture
def second(db: None) -> Strategy:
    """Return the second strategy, published as the successor of the first."""
    store_strategies(SAMPLE)
    return Strategy.objects.get(slug="aizuwakamatsu-2")

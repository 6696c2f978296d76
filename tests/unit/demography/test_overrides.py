"""Rates of several periods together, and rates replaced for a reason."""

from __future__ import annotations

import numpy as np
import pytest
from tests.builders import AGES

from sosei.base.errors import AgeGroupsError
from sosei.demography.assumed.overrides import Override, overridden
from sosei.demography.known.migration import NetMigration, Pooling, pooled_rate
from sosei.demography.known.population import FEMALE

ROWS = (2, len(AGES) - 1, 1)


def test_the_mean_weighs_periods_alike_and_pooling_weighs_persons() -> None:
    small = NetMigration(np.full(ROWS, -10.0), np.full(ROWS, 100.0))
    large = NetMigration(np.full(ROWS, 30.0), np.full(ROWS, 300.0))
    assert pooled_rate([small, large])[0, 0, 0] == pytest.approx((-0.1 + 0.1) / 2)
    assert pooled_rate([small, large], Pooling.POOLED)[0, 0, 0] == pytest.approx(20 / 400)


def test_an_override_replaces_its_rows_alone() -> None:
    rates = np.full(ROWS, 0.1)
    changed = overridden(rates, [Override(("15-19",), np.array(-0.2), "a campus", FEMALE)], AGES)
    assert changed[FEMALE, 3, 0] == -0.2
    assert np.count_nonzero(changed != rates) == 1
    assert rates[FEMALE, 3, 0] == 0.1


def test_the_later_override_wins_and_both_sexes_are_meant_unless_one_is_named() -> None:
    first = Override(("0-4", "5-9"), np.full(ROWS, 0.3), "a new estate")
    changed = overridden(np.zeros(ROWS), [first, Override(("5-9",), np.array(0.0), "sold")], AGES)
    assert changed[:, 0, 0].tolist() == [0.3, 0.3]
    assert changed[:, 1, 0].tolist() == [0.0, 0.0]


def test_an_override_names_rows_and_its_reason() -> None:
    with pytest.raises(AgeGroupsError, match="90\\+"):
        overridden(np.zeros(ROWS), [Override(("90+",), np.array(0.0), "why")], AGES)
    with pytest.raises(ValueError, match="reason"):
        Override(("0-4",), np.array(0.0), " ")

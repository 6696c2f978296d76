"""A result holds all that it was projected with."""

from __future__ import annotations

import numpy as np
import pytest

from sosei.demography.engine.projection import project
from sosei.studies.rebuilt import rebuilt
from sosei.studies.result import VisionResult


def test_what_is_rebuilt_projects_to_the_same_status_quo(sample_result: VisionResult) -> None:
    told = rebuilt(sample_result)
    projection = project(told.base, told.status_quo)
    for row in sample_result.tables["population"].rows(scenario="status-quo"):
        sex, age = ("male", "female").index(row["sex"]), told.base.ages.labels.index(row["age"])
        assert projection.at(row["year"])[sex, age, 0] == row["population"]


def test_stored_bytes_are_enough(sample_result: VisionResult) -> None:
    read = rebuilt(VisionResult.from_content(sample_result.content))
    own = rebuilt(sample_result)
    assert read.base.total == pytest.approx(own.base.total, rel=1e-15)
    assert np.array_equal(read.status_quo.net_rate, own.status_quo.net_rate)

"""Frozen arrays and sources."""

from __future__ import annotations

import numpy as np
import pytest

from sosei.base.arrays import frozen
from sosei.base.provenance import Source


def test_a_frozen_array_cannot_be_written_to_and_leaves_its_origin_alone() -> None:
    origin = np.zeros(3)
    array = frozen(origin)
    with pytest.raises(ValueError, match="read-only"):
        array[0] = 1
    origin[0] = 2
    assert array[0] == 2


def test_a_source_is_printed_as_publisher_statistic_and_date() -> None:
    source = Source("国勢調査", "総務省統計局", "2015-10-01", "e-Stat")
    assert str(source) == "総務省統計局「国勢調査」2015-10-01"

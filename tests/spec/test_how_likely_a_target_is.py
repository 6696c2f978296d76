"""How likely a target is: four values, three differences, one chance, by hand."""

from __future__ import annotations

import math

import pytest
from tests.strategy import indicator, observed

from sosei.strategy.forecast.chance import chance
from sosei.strategy.forecast.drift import FOUR_IN_FIVE, ahead, lent_by, spread
from sosei.strategy.forecast.run import Run
from sosei.strategy.indicator import Nature


def test_a_few_values_give_a_range_and_a_chance() -> None:
    """An indicator was 100, 104, 102 and 109 in 2020 to 2023; 115 is to be reached in 2025.

    Its differences are 4, −2 and 7; on average it rises by d = 9 ÷ 3 = 3 a year. After two values one would
    have said 104 + 4 = 108 and was wrong by −6; after three, 102 + 1 = 103 and was wrong by 6. A drift known
    from k differences is itself unsure, so the errors are divided by √(1 + 1/k): −6 ÷ √2 and 6 ÷ √1.5. Their
    squares are 18 and 24; together 42, which is also (4 − 3)² + (−2 − 3)² + (7 − 3)².
    """
    run = Run(Nature.FLOW, 2023, (100.0, 104.0, 102.0, 109.0))
    assert run.drift == 3
    assert run.errors == pytest.approx((-6 / math.sqrt(2), 6 / math.sqrt(1.5)))
    assert sum(error**2 for error in run.errors) == pytest.approx(42)

    # Another indicator of its kind lends two errors: it went 10, 11, 10, 11, where one is 10.5 on average.
    other = Run(Nature.FLOW, 2023, (10.0, 11.0, 10.0, 11.0))
    lent = (8 / 3) / 2 / 10.5**2  # mean of its two squared errors, in its own size
    own_size = 103.75
    variance = (42 + 2 * lent * own_size**2) / 4
    known = spread(run, lent_by([other]))
    assert known is not None
    assert known.degrees == 4
    assert known.variance == pytest.approx(variance)

    # Two years on: 109 + 2 × 3 = 115, and four in five lie within 1.533 (Student's t, 4 degrees) widths of it.
    of = indicator("flow", "up", None, None, 115, 2025)
    likely = ahead(of, run, known, 2)
    width = math.sqrt(variance * (2 + 2**2 / 3))
    low, high = map(likely.quantile, FOUR_IN_FIVE)
    assert (low, high) == pytest.approx((115 - 1.533206 * width, 115 + 1.533206 * width))

    # Half of the values lie above 115; those between 114.5 and 115 are entered as 115 and count too.
    assert chance(observed(of, {2023: 109}), likely, 2025) == pytest.approx(0.512, abs=1e-9)

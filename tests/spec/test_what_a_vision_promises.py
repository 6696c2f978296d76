"""What the words of a vision allow, and what its figures must add up to."""

from __future__ import annotations

import pytest

from sosei.demography.told.identity import (
    Identity,
    Point,
    Possible,
    Spread,
    identity_range,
    needed_ageing_rate,
    possible,
    rate_difference,
    vision_total,
)
from sosei.demography.told.stated import About, Allowed, StatedFigure, Verdict


def test_a_printed_figure_is_a_range() -> None:
    """「約6万6,000人」 is rounded to thousands: half of its last digit either way, 65,500 to 66,500.
    「10万人程度」 is looser: we read ± 5%, 95,000 to 105,000. 「10万人を下回り」 names a side and no value.
    「約7%低く」, said of a rate, is −7.5 to −6.5 percentage points.
    """

    def allowed(value: float, words: str, unit: str = "person") -> Allowed:
        return StatedFigure(About.VISION, "total", value, unit, words).allowed

    assert allowed(66_000, "約")[:2] == (65_500, 66_500)
    assert allowed(100_000, "程度")[:2] == pytest.approx((95_000, 105_000))
    assert allowed(100_000, "を下回る").verdict(99_000) is Verdict.WITHIN
    assert allowed(100_000, "を下回る").verdict(101_000) is Verdict.ABOVE
    assert allowed(-7, "約", "point")[:2] == pytest.approx((-0.075, -0.065))


def test_differences_of_groups_say_what_the_ageing_rate_must_be() -> None:
    """A town would have 66,000 persons, 42% of them 65 and over: 27,720. Its vision promises 10,000
    more children and 23,000 more at working age; with 1,000 more aged that makes 100,000.

        a₁ = (27,720 + 1,000) ÷ 100,000 = 28.7%, which is 13.3 points less than 42%

    If the vision prints 16 points less, it speaks of another status quo: one with

        a₀ = (1,000 + 0.16 × 100,000) ÷ (100,000 − 66,000) = 50% aged.

    No lever enters here: this holds for any projection whatever.
    """
    printed = Point(total=66_000, ageing_rate=0.42, young=10_000, working=23_000, aged=1_000)
    assert vision_total(printed) == 100_000
    assert rate_difference(printed) == pytest.approx(0.2872 - 0.42)
    assert needed_ageing_rate(printed, -0.16) == pytest.approx(0.5)


def test_rounding_may_save_a_promise_or_not() -> None:
    """The same figures with their roundings, the status quo's ageing rate between 40% and 44%, and
    the aged between 0 and 2,000 more. Over all of these the difference lies between −16.3 and
    −10.2 points. 「約16ポイント」 (−16.5 to −15.5) is tight: true at an edge only. 「約18ポイント」 is
    impossible, 「約13ポイント」 feasible.
    """
    figures = Identity(
        total=Spread(65_500, 66_000, 66_500),
        ageing_rate=Spread(0.40, 0.42, 0.44),
        young=Spread(5_000, 10_000, 15_000),
        working=Spread(22_500, 23_000, 23_500),
        aged=Spread(0, 1_000, 2_000),
    )
    found = identity_range(figures, rate_difference)
    assert found == pytest.approx((-0.163, -0.133, -0.102), abs=0.0005)
    assert possible(Allowed(-0.165, -0.155), found) is Possible.TIGHT
    assert possible(Allowed(-0.185, -0.175), found) is Possible.IMPOSSIBLE
    assert possible(Allowed(-0.135, -0.125), found) is Possible.FEASIBLE

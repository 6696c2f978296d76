"""A cohort's loss, set against the published fall and against the demographic one."""

from __future__ import annotations

import pytest

from sosei.demography.told.change import Balance, share_of_fall


def test_half_of_the_published_fall_is_a_third_of_what_really_happened() -> None:
    """会津若松市's outline of 2020 says: those aged 20–24 in 2020 are about 1,500 fewer than those
    aged 15–19 in 2015, about half of the whole fall of these five years.

    The whole fall is published as about 3,000, to 119,477 on 1 January 2020. In these years about
    4,400 were born, about 7,400 died, and about 2,000 more left than came: −3,000 − 2,000 = −5,000.
    The published fall is smaller by a coverage step J of about +2,000, since the census of October
    2015 counted the evacuees of 2011.

        P₁ − P₀ = B − D + (I − O) + J
         −3,000 = 4,400 − 7,400 − 2,000 + 2,000

    1,500 ÷ 3,000 is half of the published fall; 1,500 ÷ 5,000 is 30% of what births, deaths and
    moves did. Both are true; only the second says what the young's leaving weighs. (All figures
    are approximate, from METHOD 5; arrivals and departures stand for their difference.)
    """
    balance = Balance(
        start=122_477, end=119_477, births=4_400, deaths=7_400, arrivals=0, departures=2_000
    )
    assert balance.end - balance.start == -3_000
    assert balance.natural_change == -3_000
    assert balance.demographic_change == -5_000
    assert balance.coverage_step == 2_000
    told = share_of_fall(-1_500, balance)
    assert told.published == pytest.approx(0.5)
    assert told.demographic == pytest.approx(0.3)

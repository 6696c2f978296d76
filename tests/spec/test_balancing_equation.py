"""The balancing equation, and the step that statistics leave."""

from __future__ import annotations

import pytest
from tests import sample

from sosei.demography.told.change import Balance


def test_what_the_statistics_leave_open_is_always_printed() -> None:
    """A town counts 10,000 people in one census and 9,800 in the next.

    Between them 300 were born and 600 died, 1,500 came and 1,450 left. Births and deaths explain
    −300, moves explain +50: together −250. The town lost only 200. The remaining +50 is the
    coverage step J: people counted where no register had them (evacuees, foreigners, students), or
    errors of a count.

        P₁ − P₀ = B − D + I − O + J
        −200 = −300 + 50 + 50
    """
    balance = Balance(
        start=10_000, end=9_800, births=300, deaths=600, arrivals=1_500, departures=1_450
    )
    assert balance.natural_change == -300
    assert balance.social_change == 50
    assert balance.coverage_step == 50


def test_the_censuses_of_2015_and_2020_are_balanced_with_their_step() -> None:
    """会津若松市 from 1 October 2015 (124,062) to 1 October 2020 (117,376): −6,686 persons.

    Births and deaths of 2016–2020 are from 人口動態統計, moves from 住民基本台帳人口移動報告
    (Japanese movers within the country). They end three months after the census, leave out
    foreigners, and keep evacuees at home: what they do not explain is J, and it is not small.
    """
    (row,) = sample.result().tables["balance_census"].rows()
    assert (row["start"], row["end"]) == (124_062, 117_376)
    explained = row["births"] - row["deaths"] + row["arrivals"] - row["departures"]
    assert row["coverage_step"] == pytest.approx(-6_686 - explained)
    assert row["natural_change"] < 0
    assert row["social_change"] < 0

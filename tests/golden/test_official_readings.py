"""Official readings beside published ones, and of every municipality of the projection of 2018."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from tests import sample
from tests.golden import ipss2018

from sosei.base.arrays import Array
from sosei.demography.engine.projection import project
from sosei.demography.known.population import FEMALE
from sosei.demography.told.official import (
    OfficialRuns,
    decline_20_39,
    decline_stage,
    nine_class,
    run_official,
    without_migration,
)
from sosei.demography.told.published import back_out
from sosei.studies.gather import gather
from sosei.studies.reading import read_study

KAKOGAWA = {
    2010: 100.0,
    2015: 119.6,
    2020: 129.2,
    2025: 129.8,
    2030: 129.4,
    2035: 130.4,
    2040: 135.9,
    2045: 135.1,
    2050: 131.6,
    2055: 125.2,
    2060: 117.5,
}
"""加古川市 人口ビジョン: persons of 65 and over, 2010 = 100."""


def kakogawa(to: int) -> str:
    """The stage in one year; the vision gives no total in these pages, but says that it falls."""
    years = tuple(year for year in KAKOGAWA if year <= to)
    old = np.array([KAKOGAWA[year] for year in years])[:, None]
    falling = np.linspace(1000, 900, len(years))[:, None]
    (stage,) = decline_stage(years, falling, old)
    return stage


def test_the_stages_of_kakogawa_are_those_of_its_vision() -> None:
    """Stage 1 to 2040, stage 3 from 2045 on: so 2 in the step between, where 65+ loses 0.6%.

    The index is above 100 all the time: a stage is a direction, not a level.
    """
    assert [kakogawa(year) for year in (2015, 2020, 2025, 2035, 2040)] == ["1"] * 5
    assert kakogawa(2045) == "2"
    assert [kakogawa(year) for year in (2050, 2055, 2060)] == ["3"] * 3


def test_a_pause_within_the_rise_is_read_as_a_pause() -> None:
    """2025 → 2030, −0.3%: the vision looks ahead and stays with stage 1, a reading at 2030 cannot."""
    assert kakogawa(2030) == "2"


@pytest.fixture(scope="module")
def aizu() -> OfficialRuns:
    """The sample's status quo: base 2015, moves of 2005–2010."""
    gathered = gather(read_study(sample.STUDY))
    return run_official(gathered.census[2015], gathered.assumptions)


def test_women_20_39_of_the_sample_decline_as_published(aizu: OfficialRuns) -> None:
    """人口戦略会議 (2024): 会津若松市, 2020 → 2050, −53.0% on the projection of 2023.

    Ours, from the census of 2015 with the moves of 2005–2010: −54.6%. Two projections, one story.
    """
    years = aizu.pattern1.years
    women = aizu.pattern1.between(20, 40, FEMALE)[:, 0]
    decline = 1 - women[years.index(2050)] / women[years.index(2020)]
    assert decline == pytest.approx(0.546, abs=0.001)
    assert decline == pytest.approx(0.530, abs=0.02)


def test_the_sample_is_in_the_class_that_was_published(aizu: OfficialRuns) -> None:
    """消滅可能性自治体 is C; the published list does not tell which C: closed, it loses 20–50%."""
    years = aizu.pattern1.years
    start, end = years.index(2020), years.index(2050)
    closed, moved = (
        float(1 - women[end, 0] / women[start, 0])
        for women in (run.between(20, 40, FEMALE) for run in (aizu.closed, aizu.pattern1))
    )
    assert nine_class(closed, moved) == "C-2"


@pytest.fixture(scope="module")
def declines(shared_data: Path) -> tuple[Array, Array]:
    """Closed and published declines 2015 → 2045 of every municipality and ward of 東京都."""
    tables = ipss2018.read(shared_data)
    rates = back_out(tables.published, ipss2018.national_survival())
    base = tables.published.base
    own = ipss2018.municipalities(tables)
    closed = decline_20_39(project(base, without_migration(rates)))
    return closed[own], decline_20_39(project(base, rates))[own]


def test_nine_classes_of_the_projection_of_2018(declines: tuple[Array, Array]) -> None:
    """Measured, not published: 1,682 municipalities, 2015 → 2045 (福島県 is missing).

    The classes of 2024 are of 2020 → 2050 on the projection of 2023, 1,729 municipalities: A 65,
    B 25 (18, 7), C 744 (176, 545, 23), D 895 (121, 260, 514). Same order of magnitude in every
    class. The closed run here has the nation's survivorship.
    """
    counts = Counter(nine_class(one, other) for one, other in zip(*declines, strict=True))
    assert dict(sorted(counts.items())) == {
        "A": 61,
        "B-1": 14,
        "B-2": 3,
        "C-1": 273,
        "C-2": 555,
        "C-3": 18,
        "D-1": 101,
        "D-2": 222,
        "D-3": 435,
    }
    assert np.count_nonzero(declines[1] >= 0.5) == 273 + 555 + 18

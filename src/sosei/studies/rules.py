"""The rules by which a study is chosen where nobody chose: the same for one municipality and for all of them.

No rule looks at a result: what a projection would give plays no part in what is chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sosei.base.messages import Both
from sosei.demography.known.migration import Pooling
from sosei.readers.figures import Figures
from sosei.studies.study import Mortality, SurvivalPath

STATUS_QUO = "status-quo"
"""The scenario of a study that nobody made: an aim is the municipality's to set."""

PERIODS = 3
"""Latest periods whose mean is taken, as the national institute does since its projection of 2023 (METHOD 1)."""

SMALL = 3_000
"""Persons below whom periods are pooled: a single cell is chance (METHOD 9)."""

EVACUATED, EVACUATION = "07", "2010-2015"
"""福島県, and the period whose migration holds the evacuees of 2011 (METHOD 9)."""

HORIZON, MIDDLE = 2060, 2040
"""Years that the national guidance looks to."""

SHORTEST = 25
"""Years that a projection runs at least."""


class PeriodsChosen(NamedTuple):
    """Periods of migration, how they become one rate, and why."""

    periods: tuple[str, ...]
    pooling: Pooling
    why: Both


def horizon_of(base: int) -> int:
    """Return the year to project to."""
    return HORIZON if base + SHORTEST <= HORIZON else base + SHORTEST


def periods_of(area: str, persons: float, known: Sequence[str]) -> PeriodsChosen:
    """Choose the periods of migration of a municipality.

    Parameters
    ----------
    area : str
        Its code.
    persons : float
        Its base population.
    known : sequence of str
        Periods with survival, from the oldest to the newest; at least one.
    """
    latest = tuple(known[-PERIODS:])
    without = tuple(period for period in latest if period != EVACUATION)
    evacuated = area.startswith(EVACUATED) and EVACUATION in latest and bool(without)
    periods, why = (without, _WITHOUT_THE_EVACUATION) if evacuated else (latest, _LATEST)
    if persons >= SMALL or len(periods) == 1:
        return PeriodsChosen(periods, Pooling.MEAN, why)
    return PeriodsChosen(
        periods,
        Pooling.POOLED,
        Both(f"{why.en}; {_SMALL.en}", f"{why.ja}{_SMALL.ja}"),
    )


class PathChosen(NamedTuple):
    """How survival goes on from the newest table, and why."""

    path: SurvivalPath
    why: Both


def path_of(figures: Figures) -> PathChosen:
    """Choose the path of survival: the institute's, where it is known (METHOD 3).

    Parameters
    ----------
    figures : Figures
        The nation's tables.
    """
    return _HELD if figures.decline is None else _OFFICIAL


def survival_of_period(figures: Figures, start: int, end: int) -> Mortality | None:
    """Return the tables of a period: the life tables of both its ends, else the death rates of its years."""
    if {start, end} <= set(figures.life_tables):
        return Mortality("life_tables", (start, end))
    years = tuple(year for year in sorted(figures.death_rates) if start <= year <= end)
    return Mortality("death_rates", years) if years else None


def mortality_known(figures: Figures) -> tuple[Mortality, ...]:
    """Return each year of death rates and each life table, from the oldest to the newest."""
    single = [Mortality("death_rates", (year,)) for year in figures.death_rates]
    single += [Mortality("life_tables", (year,)) for year in figures.life_tables]
    return tuple(sorted(single, key=lambda tables: (tables.years, tables.kind)))


def periods_known(figures: Figures, censuses: Iterable[int]) -> dict[str, Mortality]:
    """Return the pairs of censuses five years apart whose survival is known, from the oldest to the newest."""
    years = sorted(censuses)
    return {
        f"{start}-{start + 5}": tables
        for start in years
        if start + 5 in years
        and (tables := survival_of_period(figures, start, start + 5)) is not None
    }


def at_or_before(years: Iterable[int], year: int) -> int:
    """Return the newest year up to one, or the oldest if all are later."""
    known = sorted(years)
    return max((each for each in known if each <= year), default=known[0])


_HELD = PathChosen(
    "held",
    Both(
        "the newest national table, held to the horizon",
        "最も新しい全国の表による生残率を、推計期間を通じて一定とします。",
    ),
)
_OFFICIAL = PathChosen(
    "official",
    Both(
        "the newest national table, from which fewer die as in the national institute's projection of the nation",
        "最も新しい全国の表による生残率から、社人研の日本の将来推計人口（中位）と同じ割合で死亡が減るものとします。"
        "結果の大きさを見て選んだものではありません。",
    ),
)

_LATEST = Both(
    f"the mean of the latest periods with known survival, {PERIODS} at most, as the national institute "
    "projects since 2023",
    f"生残率の分かる最も新しい期間（{PERIODS}つまで）の平均です。社人研の2023年推計の考え方によります。"
    "結果の大きさを見て選んだものではありません。",
)
_WITHOUT_THE_EVACUATION = Both(
    "the mean of the latest periods with known survival, without 2010–2015: in Fukushima it holds the "
    "evacuation of 2011",
    "生残率の分かる最も新しい期間の平均です。福島県の2010年から2015年は東日本大震災による避難の移動を含むため除きます。"
    "結果の大きさを見て選んだものではありません。",
)
_SMALL = Both(
    f"pooled, since fewer than {SMALL:,} persons live here",
    f"人口{SMALL:,}人未満のため、期間の移動者と人口をそれぞれ合計して率を求めます。",
)

"""What Sosei computes, beside what was published. The statistic is named at each figure."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
import pytest
from tests import sample
from tests.builders import AGES

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.engine.projection import project
from sosei.demography.known.life_table import abridged_life_table
from sosei.demography.known.population import SEXES, Basis, Population
from sosei.demography.known.survival import survivorship_ratios

CENSUS_2020 = 117_376
"""会津若松市, 令和2年国勢調査 人口等基本集計, total of 1 October 2020."""

COMPLETE_2015 = (80.75, 86.99)
"""厚生労働省『第22回完全生命表（2015年）』, life expectancy at birth, male and female, years."""

COMPLETE_2010 = (79.55, 86.30)
"""厚生労働省『第21回完全生命表（2010年）』."""


def hindcast(choice: str) -> dict[str, float]:
    """The sample's 2015 census carried to 2020 with the migration of some periods."""
    table = sample.result().tables["period_hindcast"]
    (row,) = table.rows(choice=choice)
    return row


def test_rates_of_2005_to_2010_hindcast_the_census_of_2020_within_one_percent() -> None:
    row = hindcast("2005-2010")
    assert row["counted"] == CENSUS_2020
    assert row["projected"] == pytest.approx(CENSUS_2020, rel=0.01)


def test_rates_of_2010_to_2015_hold_the_evacuees_and_miss_by_about_three_percent() -> None:
    assert hindcast("2010-2015")["error"] == pytest.approx(0.03, abs=0.005)


def test_the_mean_of_both_periods_misses_by_about_half_of_that() -> None:
    errors = [hindcast(period)["error"] for period in ("2005-2010", "2010-2015")]
    both = hindcast("2005-2010+2010-2015")["error"]
    assert both == pytest.approx(sum(errors) / 2, abs=0.002)


def test_the_national_child_woman_ratio_is_that_of_the_census() -> None:
    """国勢調査, ages 0–4 and women 15–49 of the nation, known ages."""
    nation = sample.figures().national_fertility
    assert nation[2015].children_0_4 / nation[2015].women_15_49 == pytest.approx(0.1930, abs=5e-5)
    assert nation[2020].children_0_4 / nation[2020].women_15_49 == pytest.approx(0.1858, abs=5e-5)


def life_expectancy(year: int) -> Array:
    """At birth, male and female, from the national death rates of one year."""
    figures = sample.figures()
    table = abridged_life_table(figures.death_rates[year], figures.death_rate_ages)
    return table.life_expectancy[:, 0]


@pytest.mark.parametrize(("year", "published"), [(2010, COMPLETE_2010), (2015, COMPLETE_2015)])
def test_life_expectancy_is_that_of_the_complete_table_within_two_months(
    year: int, published: tuple[float, float]
) -> None:
    """0.15 years, for two reasons (the differences are about 0.1).

    The abridged table takes death rates as published, of the Japanese nationals with age groups of
    five years up to 100+; the complete table smooths single years and models ages above 95.
    """
    assert life_expectancy(year) == pytest.approx(np.array(published), abs=0.15)


def test_survivorship_to_old_age_is_that_of_the_complete_table(shared_data: Path) -> None:
    """第22回完全生命表（2015年）: L of single years, (l + l) ÷ 2, added up to five-year groups.

    The rates of a group that thins out quickly weigh its younger years more than the life table
    does: at 80–84 the abridged table lets 0.6 of 100 more men survive than the complete one.
    """
    frame = pl.read_csv(shared_data / "rates" / "life_table_complete_japan_2005_2020.csv")
    figures = sample.figures()
    ours = survivorship_ratios(
        abridged_life_table(figures.death_rates[2015], figures.death_rate_ages), 90
    )
    for sex, name in enumerate(SEXES):
        rows = frame.filter((pl.col("year") == 2015) & (pl.col("sex") == name)).sort("age")
        survivors = np.append(rows["lx_from_qx"].to_numpy(), 0.0)
        years = (survivors[1:] + survivors[:-1]) / 2
        groups = np.array([years[age : age + 5].sum() for age in range(0, 90, 5)])
        complete = groups[1:] / groups[:-1]
        assert ours[sex, :17] == pytest.approx(complete, abs=0.008)
        together = years[90:].sum() / years[85:].sum()
        assert ours[sex, 17] == pytest.approx(together, abs=0.01)


def test_the_sample_census_is_the_census(shared_data: Path) -> None:
    """国勢調査 1980–2015 of code 07202, cell by cell, unknown ages included."""
    frame = pl.read_parquet(shared_data / "census_municipality_1980_2015.parquet")
    town = frame.filter((pl.col("code") == "07202") & pl.col("sex").is_in(SEXES))
    cells = {
        (year, sex, age): persons
        for year, sex, age, persons in town.select("year", "sex", "age", "pop").iter_rows()
    }
    counts = sample.figures().census
    assert sorted(counts) == sorted({year for year, _, _ in cells})
    for year, count in counts.items():
        for sex, name in enumerate(SEXES):
            for age, label in enumerate(AGES.labels):
                assert count.known.persons[sex, age, 0] == cells[year, name, label]
            assert count.unknown[sex, 0] == cells[year, name, "unknown"]


IPSS = ("01100", "13101", "47201", "20201", "36201", "13421")
"""Large and small municipalities, wards and islands: 札幌市, 千代田区, 那覇市, 長野市, 徳島市, 小笠原村."""


def published_by_ipss(folder: Path) -> tuple[tuple[int, ...], tuple[str, ...], Array]:
    """Years, areas, and persons ``[year, sex, age, area]`` of some municipalities."""
    frame = pl.read_parquet(folder / "ipss2018_projection.parquet")
    frame = frame.filter(pl.col("code").is_in(IPSS))
    years = tuple(sorted(frame["year"].unique().to_list()))
    areas = tuple(code for code in IPSS if code in set(frame["code"]))
    persons = np.full((len(years), 2, len(AGES), len(areas)), np.nan)
    for code, year, sex, age, count in frame.select(
        "code", "year", "sex", "age", "pop"
    ).iter_rows():
        place = (years.index(year), SEXES.index(sex), AGES.positions[age], areas.index(code))
        persons[place] = count
    assert not np.isnan(persons).any()
    return years, areas, persons


def test_the_projection_of_2018_is_reproduced_from_rates_backed_out_of_its_tables(
    shared_data: Path,
) -> None:
    """国立社会保障・人口問題研究所『日本の地域別将来推計人口（平成30年推計）』.

    Whatever survival is assumed, N = P(t+5) ÷ P(t) − S carries each published year into the next,
    national control included (METHOD 1); the child–woman ratio and the sex ratio at ages 0–4 are
    those of the table.
    """
    years, areas, persons = published_by_ipss(shared_data)
    assert len(areas) >= 5
    before = persons[:-1, :, :-1].copy()
    before[:, :, -1] += persons[:-1, :, -1]
    survival = np.full_like(before, 0.9)
    children, women = persons[1:, :, 0], persons[1:, 1, AGES.cut(15, 50)].sum(axis=1)
    held = Assumptions(
        start=years[0],
        ages=AGES,
        areas=areas,
        survival=survival,
        net_rate=np.divide(persons[1:, :, 1:], before, out=np.zeros_like(before), where=before > 0)
        - survival,
        child_woman_ratio=children.sum(axis=1) / women,
        males_per_100_females=100 * children[:, 0] / children[:, 1],
    )
    base = Population(persons[0], AGES, areas, years[0], Basis.GIVEN)
    projected = project(base, held)
    assert projected.years == years
    assert projected.persons == pytest.approx(persons, rel=1e-9, abs=1e-6)


def test_ipss_applies_one_sex_ratio_of_children_everywhere(shared_data: Path) -> None:
    """平成30年推計: 105.2 boys per 100 girls at ages 0–4 in every projected year and area."""
    _, areas, persons = published_by_ipss(shared_data)
    large = [place for place, code in enumerate(areas) if code in {"01100", "47201", "20201"}]
    boys, girls = persons[1:, 0, 0][:, large], persons[1:, 1, 0][:, large]
    assert boys / girls == pytest.approx(np.full_like(boys, 1.052), abs=0.002)


def test_the_age_groups_of_the_life_table_reach_beyond_those_of_the_census() -> None:
    assert sample.figures().death_rate_ages == AgeGroups(5, 100)
    assert sample.figures().census[2015].known.ages == AGES

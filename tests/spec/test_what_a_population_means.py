"""What a population means: care, classes, halls and the sum of it, by hand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests.builders import AGES

from sosei.base.arrays import Array
from sosei.demography.known.population import Basis, Population
from sosei.sectors.april import children_on_april_1
from sosei.sectors.calibration import OwnTotal
from sosei.sectors.compare import cumulated
from sosei.sectors.driver import Driver
from sosei.sectors.every import calibration, demands
from sosei.sectors.facilities import Facility, renewals
from sosei.sectors.rate_file import shipped_rates
from sosei.sectors.rates import Origin, Rate, RateRow, Rates
from sosei.sectors.schools import classes
from sosei.sectors.town import stock_of_dwellings
from sosei.studies.fields import told_of
from sosei.studies.fields_asked import Place, SectorsForm, asked_fields

YEARS = (2020, 2025)


def town(elderly: float) -> Driver:
    """Of men and women together, so many of 80–84, five years apart the same."""
    persons = np.zeros((2, 2, len(AGES), 1))
    persons[:, :, AGES.positions["80-84"]] = elderly / 2
    return Driver(persons, AGES, YEARS, ("07202",))


def test_a_city_that_counts_its_own_has_its_own_rate() -> None:
    """Of 1,000 persons of 80–84 the nation's rate, 26.4% (September 2020), certifies 264 for care.

    The city has counted 300. κ = 300 ÷ 264 = 1.136 goes with every year and every scenario:
    of 2,000 such persons 600 are certified.
    """
    rates = shipped_rates()
    assert demands("s", town(1000), rates).find("care", "certified").value[0, 0] == pytest.approx(264)  # fmt: skip
    own = calibration(town(1000), rates, [OwnTotal("care", "certified", "07202", 2020, 300)])
    assert own["care", "certified"].tolist() == pytest.approx([300 / 264])
    told = demands("more", town(2000), rates, own)
    assert told.find("care", "certified").value[0, 0] == pytest.approx(600)


def test_a_rate_that_nobody_has_given_is_not_guessed() -> None:
    """Without any rate at all there are children, elderly persons, and a list of what is missing."""
    told = demands("s", town(1000), Rates({}))
    assert {demand.item.split(":")[0] for demand in told.items} == {
        "age_0_18",
        "pupils_elementary",
        "pupils_junior_high",
        "elderly",
        "working_age_per_elderly",
    }
    assert "率が未登録です：要介護・要支援認定率（介護保険事業状況報告）" in [
        missing.words.ja for missing in told.missing
    ]


def test_children_of_april_stand_between_two_octobers() -> None:
    """Each year 100 children are born, and none die: 500 are 0–4 and 500 are 5–9, in every October.

    In April there are 100 of every age. Had none been born after October 2020, there are none of 0–4 in
    October 2025, and none of 0 in April 2025: the cohort has the size that it has when it is first counted.
    """
    persons = np.full((2, 2, len(AGES), 1), 250.0)
    assert children_on_april_1(persons, AGES)[:, :15].ravel().tolist() == pytest.approx([100] * 30)
    persons[1, :, 0] = 0
    assert children_on_april_1(persons, AGES)[1, 0, 0] == pytest.approx(0)


def test_every_school_rounds_up_for_itself() -> None:
    """A grade of 36 is two classes where 35 is the most. Two schools with 18 each have two classes as well, one each.

    With 70 children, 35 and 35 are two classes, but 36 and 34 are three.
    """

    def count(*pupils: float) -> int:
        return int(classes(np.array([[pupils]]), np.array([[35.0]])).sum())

    assert (count(36), count(18, 18), count(35, 35), count(36, 34)) == (2, 2, 2, 3)


def test_demolition_decides_how_many_dwellings_stand_empty() -> None:
    """1,000 dwellings, 10 begun a year, for ten years.

    With nothing demolished there are 1,100; with one in a hundred a year there are 1,000 still.
    """
    starts = np.full(2, 10.0)
    ten = (2020, 2030)
    assert stock_of_dwellings(1000, starts, np.zeros(2), ten)[-1] == pytest.approx(1100)
    assert stock_of_dwellings(1000, starts, np.full(2, 0.01), ten)[-1] == pytest.approx(1000)


def test_a_hall_is_renovated_at_thirty_and_rebuilt_at_sixty() -> None:
    """Seen from 2020. Built in 1995: half of it is renovated in 2025, half in 2026; it is rebuilt by thirds from 2055.

    Built in 1980 it is 40 years old and was never renovated: a tenth each year from 2021 to 2030. Built in 1965
    it is 55: it is rebuilt from 2025 on, and not renovated before.
    """

    def years(shares: Array) -> list[int]:
        return [2021 + place for place, share in enumerate(shares) if share > 0]

    renovated, rebuilt = renewals(Facility("hall", "その他", 1, 1995, None), 2020, 2060)
    assert (years(renovated), years(rebuilt)) == ([2025, 2026], [2055, 2056, 2057])
    renovated, _ = renewals(Facility("hall", "その他", 1, 1980, None), 2020, 2060)
    assert years(renovated) == list(range(2021, 2031))
    renovated, rebuilt = renewals(Facility("hall", "その他", 1, 1965, None), 2020, 2050)
    assert (years(renovated), years(rebuilt)) == ([], [2025, 2026, 2027])


def test_what_a_change_saves_is_summed_along_straight_lines() -> None:
    """A vision that needs 100 places less in 2030 and 300 less in 2035 than the status quo, and the same as it in 2025.

    To 2030: 5 years × (0 + 100) ÷ 2 = 250 place-years. To 2035: 5 × (100 + 300) ÷ 2 = 1,000 more.
    """
    saved = cumulated(np.array([0.0, 100.0, 300.0]), (2025, 2030, 2035))
    assert saved.tolist() == [0, 250, 1250]


def test_commuters_that_were_counted_move_with_the_employed() -> None:
    """A town counts 50,000 employed residents; 5,000 of them work elsewhere, and 8,000 come from elsewhere.

    A tenth of the employed leaves, so that 50,000 − 5,000 + 8,000 = 53,000 work in the town.
    With half as many employed 2,500 leave, 8,000 come still: 30,500.
    """
    counted = [
        {"of": of, "year": 2020, "value": value, "statistic": "国勢調査", "table": "従業地"}
        for of, value in (("employed", 50_000), ("commuting_out", 5_000), ("commuting_in", 8_000))
    ]
    form = SectorsForm.model_validate({"total": counted})
    workers = np.zeros((2, 2, len(AGES), 1))
    workers[:, :, AGES.positions["40-44"]] = [[[25_000]], [[12_500]]]
    base = Population(workers[0], AGES, ("07202",), 2020, Basis.CENSUS)
    asked = asked_fields(form, Place(Path("study.toml"), base, 2025), None)
    assert asked is not None
    driver = Driver(workers, AGES, YEARS, ("07202",))
    told = told_of({"s": driver}, asked.rates, asked.observed).scenarios[0]
    assert told.find("work", "commuting_out").value[:, 0].tolist() == pytest.approx([5_000, 2_500])
    assert told.find("work", "jobs").value[:, 0].tolist() == pytest.approx([53_000, 30_500])


def test_the_allocation_tax_makes_up_three_quarters_of_what_is_lost() -> None:
    """100 employed persons pay 1,000 each, and later 80; 200 come from the rest of the revenue in both years.

    The tax falls from 100,000 to 80,000. Of the 20,000 the allocation tax makes up three quarters, 15,000: the
    municipality feels 5,000. Its revenue falls from 300,000 to 295,000.
    """
    workers = np.zeros((2, 2, len(AGES), 1))
    workers[:, 0, AGES.positions["40-44"]] = [[100], [80]]
    nobody = Origin("", "", "", "", "", own=True)

    def plain(key: str, value: float) -> dict[str, Rate]:
        return {key: Rate(key, (RateRow("", 2020, None, None, value),), nobody)}

    def adults(key: str, value: float) -> dict[str, Rate]:
        return {key: Rate(key, (RateRow("", 2020, None, (15, None), value),), nobody)}

    rates = Rates(
        {
            **adults("employed", 1.0),
            **adults("headship", 0.0),
            **adults("resident_tax", 1_000.0),
            **plain("property_tax", 0.0),
            **plain("revenue_other", 200_000.0),
            **plain("allocation_offset", 0.75),
        }
    )
    told = demands("s", Driver(workers, AGES, YEARS, ("07202",)), rates)
    assert told.find("town", "resident_tax").value[:, 0].tolist() == [100_000, 80_000]
    felt = told.find("town", "tax_change_after_allocation").value[:, 0]
    assert felt.tolist() == [0, -5_000]
    assert told.find("town", "revenue_projected").value[:, 0].tolist() == [300_000, 295_000]

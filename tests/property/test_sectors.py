"""Fields: what plain loops give, and what must hold for any population and rate."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import AGES
from tests.twins import sector_loops

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.demography.known.regroup import ungroup
from sosei.sectors.april import children_on_april_1
from sosei.sectors.calibration import OwnTotal, factor
from sosei.sectors.compare import compare, compared_frame, cumulated, ranges
from sosei.sectors.demand import Demand
from sosei.sectors.driver import Driver, at_year
from sosei.sectors.every import calibration, demands
from sosei.sectors.facilities import Facility, renewals
from sosei.sectors.given import Given
from sosei.sectors.industries import industries
from sosei.sectors.industry_file import IndustryWorkers
from sosei.sectors.multi_grade import fewest_classes
from sosei.sectors.rate_file import shipped_rates
from sosei.sectors.rates import Origin, Rate, RateRow, Rates
from sosei.sectors.schools import classes
from sosei.sectors.town import stock_of_dwellings

YEARS = (2020, 2025, 2030)
AREAS = ("07202", "07203")
NOWHERE = Origin("統計", "表", "2020", "A", "全国", own=False)
seeds = st.integers(0, 2**32 - 1)


def driver(seed: int) -> Driver:
    """Draw a population."""
    persons = np.random.default_rng(seed).uniform(0, 1000, (3, 2, len(AGES), len(AREAS)))
    return Driver(persons, AGES, YEARS, AREAS)


def by_age(key: str, rates: Array, year: int = 2020) -> Rate:
    """Make a rate of five-year groups, ``[sex, age]``."""
    rows = [
        RateRow(
            "", year, sex, (lower, None if lower == 90 else lower + 5), float(rates[sex, place])
        )
        for sex in (0, 1)
        for place, lower in enumerate(AGES.lower_bounds)
    ]
    return Rate(key, tuple(rows), NOWHERE)


@given(seeds)
def test_demand_is_what_plain_loops_give(seed: int) -> None:
    people, rates = driver(seed), np.random.default_rng(seed).uniform(0, 1, (2, len(AGES)))
    laid = people.laid(by_age("patients", rates))
    for year in range(len(YEARS)):
        for area in range(len(AREAS)):
            persons = people.persons[year, :, :, area].tolist()
            told = sector_loops.demand(persons, rates.tolist())
            assert laid[year, 0, area] == pytest.approx(told, rel=1e-9)


@given(seeds)
def test_rates_of_one_give_the_driver_back(seed: int) -> None:
    people = driver(seed)
    laid = people.laid(by_age("patients", np.ones((2, len(AGES)))))
    np.testing.assert_allclose(laid[:, 0], people.total, rtol=1e-12)


@given(seeds, st.integers(0, len(AGES) - 1))
def test_more_persons_never_need_less(seed: int, age: int) -> None:
    people = driver(seed)
    more = people.persons.copy()
    more[:, :, age] += 10
    rates = Rates(
        {"patients": by_age("patients", np.random.default_rng(seed).uniform(0, 1, (2, len(AGES))))}
    )
    one = people.laid(rates.require("patients"))
    two = Driver(more, AGES, YEARS, AREAS).laid(rates.require("patients"))
    assert np.all(two >= one)


@given(seeds, st.floats(0.1, 10))
def test_demand_scales_with_the_population(seed: int, scale: float) -> None:
    people = driver(seed)
    larger = Driver(people.persons * scale, AGES, YEARS, AREAS)
    one, two = (demands("s", each, shipped_rates()) for each in (people, larger))
    for own, other in zip(one.items, two.items, strict=True):
        same = own.unit in {"person/person", "person/household"}
        expected = own.value if same else own.value * scale
        np.testing.assert_allclose(other.value, expected, rtol=1e-9)


@given(seeds)
def test_rates_of_several_years_are_a_path(seed: int) -> None:
    rates = np.random.default_rng(seed).uniform(0, 1, (2, 2, len(AGES)))
    rows = by_age("patients", rates[0]).rows + by_age("patients", rates[1], 2030).rows
    told = Rate("patients", rows, NOWHERE).by_age(AGES, (2015, 2020, 2025, 2040))[:, 0]
    np.testing.assert_allclose(told[0], rates[0])
    np.testing.assert_allclose(told[1], rates[0])
    np.testing.assert_allclose(told[2], rates.mean(axis=0))
    np.testing.assert_allclose(told[3], rates[1])


@given(seeds)
def test_children_on_1_april_are_what_plain_loops_give(seed: int) -> None:
    people = driver(seed)
    told = children_on_april_1(people.persons, AGES)
    together = people.persons.sum(axis=1)
    young = np.concatenate([together[:, :6], together[:, 6:].sum(axis=1, keepdims=True)], axis=1)
    single = ungroup(young, AgeGroups(5, 30), AgeGroups(1, 30))
    for year in range(len(YEARS)):
        before = single[year - 1, :, 0].tolist() if year else None
        for age in range(19):
            plain = sector_loops.april(before, single[year, :, 0].tolist(), age)
            assert told[year, age, 0] == pytest.approx(plain, rel=1e-9)


@given(seeds)
def test_children_of_single_years_are_what_plain_loops_give(seed: int) -> None:
    ages = AgeGroups(1, 30)
    persons = np.random.default_rng(seed).uniform(0, 100, (3, 2, 31, 1))
    told, october = children_on_april_1(persons, ages), persons.sum(axis=1)[..., 0].tolist()
    for year in range(3):
        before = october[year - 1] if year else None
        for age in range(19):
            plain = sector_loops.april_single(before, october[year], age)
            assert told[year, age, 0] == pytest.approx(plain, rel=1e-9)


@given(st.floats(0, 400), st.sampled_from([35, 40]))
def test_classes_are_what_plain_loops_give(pupils: float, largest: int) -> None:
    if abs(pupils / largest - round(pupils / largest)) > 1e-6:
        told = classes(np.array([[[pupils]]]), np.array([[float(largest)]]))
        assert told[0, 0, 0] == sector_loops.classes(pupils, largest)


@given(
    st.lists(st.integers(0, 600).map(lambda tenths: tenths / 10), min_size=1, max_size=6),
    st.sampled_from([35, 40]),
    st.integers(0, 20),
    st.integers(0, 20),
)
def test_classes_of_two_grades_are_the_fewest_that_plain_loops_find(
    pupils: list[float], largest: int, together: int, with_first: int
) -> None:
    limits = np.array([with_first, *[together] * 5][: len(pupils) - 1], dtype=float)
    told = fewest_classes(
        np.array(pupils)[None, :, None], np.full((1, len(pupils)), float(largest)), limits
    )
    expected = sector_loops.fewest_classes(pupils, [largest] * len(pupils), together, with_first)
    assert told[0, 0] == expected


@given(st.integers(1930, 2020), st.one_of(st.none(), st.integers(1, 40)))
def test_renewals_are_what_plain_loops_give(built: int, after: int | None) -> None:
    """Until the next life of the building begins to tell: thirty years after it is rebuilt."""
    renovated = None if after is None or built + after > 2020 else built + after
    told = renewals(Facility("館", "その他", 100, built, renovated), 2020, 2050)
    for place, year in enumerate(range(2021, 2051)):
        plain = sector_loops.renewal(built, renovated, year, 2020)
        assert (told[0][place], told[1][place]) == pytest.approx(plain)


@given(st.integers(1930, 2020))
def test_a_later_horizon_changes_no_year_before_it(built: int) -> None:
    facility = Facility("館", "その他", 100, built, None)
    for shares, longer in zip(
        renewals(facility, 2020, 2080), renewals(facility, 2020, 2180), strict=True
    ):
        np.testing.assert_array_equal(shares, longer[:60])


@given(st.floats(0, 1e5), st.floats(0, 1000), st.floats(0, 0.1))
def test_dwellings_are_what_plain_loops_give(first: float, starts: float, lost: float) -> None:
    told = stock_of_dwellings(first, np.full(3, starts), np.full(3, lost), YEARS)
    assert told[-1] == pytest.approx(sector_loops.stock(first, starts, lost, 10), rel=1e-9)


@given(st.lists(st.floats(-1e6, 1e6), min_size=3, max_size=3))
def test_cumulated_differences_are_what_plain_loops_give(values: list[float]) -> None:
    told = cumulated(np.array(values), YEARS)
    assert told[-1] == pytest.approx(
        sector_loops.cumulated(values, list(YEARS)), rel=1e-9, abs=1e-6
    )


@given(seeds)
def test_industries_are_what_plain_loops_give_and_add_up_to_the_employed(seed: int) -> None:
    random = np.random.default_rng(seed)
    before, now = random.uniform(1, 100, (2, 4, 6))
    employed = random.uniform(50, 500, (3, 6))
    told = industries(before, now, employed, YEARS)
    np.testing.assert_allclose(told.sum(axis=1), employed.sum(axis=1), rtol=1e-12)
    plain = sector_loops.industries(before.tolist(), now.tolist(), employed.tolist())
    np.testing.assert_allclose(told, plain, rtol=1e-9)


@given(seeds, st.integers(2020, 2030), st.floats(1, 1e5))
def test_a_calibrated_rate_gives_the_towns_own_total_in_its_year(
    seed: int, year: int, value: float
) -> None:
    people = driver(seed)
    totals = [OwnTotal("care", "certified", "07202", year, value)]
    kappas = calibration(people, shipped_rates(), totals)
    told = demands("s", people, shipped_rates(), kappas).find("care", "certified")
    assert at_year(told.value, YEARS, year)[0] == pytest.approx(value, rel=1e-9)
    assert told.factor is not None
    assert told.factor[1] == 1


def test_a_total_outside_the_years_calibrates_nothing() -> None:
    total = OwnTotal("care", "certified", "07202", 2019, 100)
    assert factor(np.ones((3, 2)), YEARS, AREAS, [total]) is None


@given(seeds, seeds)
def test_a_scenario_against_another_is_the_other_way_round_with_its_sign(
    seed: int, other: int
) -> None:
    one, two = (demands(str(each), driver(each), shipped_rates()) for each in (seed, other))
    for forth, back in zip(compare(one, two), compare(two, one), strict=True):
        np.testing.assert_allclose(forth.difference, -back.difference)
        np.testing.assert_allclose(forth.cumulated, -back.cumulated, equal_nan=True)
    assert compared_frame(one, one)["difference"].drop_nulls().abs().max() == 0


@given(seeds, seeds)
def test_ranges_of_differences_are_quantiles_over_the_draws_in_their_order(
    seed: int, other: int
) -> None:
    """Areas stand for draws."""
    one, two = (demands(str(each), driver(each), shipped_rates()) for each in (seed, other))
    for pair, told in zip(compare(one, two), ranges(one, two, (0, 0.5, 1)), strict=True):
        assert (told.field, told.item) == (pair.base.field, pair.base.item)
        for ranged, each in ((told.difference, pair.difference), (told.cumulated, pair.cumulated)):
            np.testing.assert_array_equal(ranged[0], each.min(axis=-1))
            np.testing.assert_array_equal(ranged[2], each.max(axis=-1))
            known = ~np.isnan(ranged[1])
            assert np.all((ranged[0] <= ranged[1])[known] & (ranged[1] <= ranged[2])[known])


def test_the_nations_rates_of_the_own_industries_meet_one_factor_in_every_draw() -> None:
    """κ of one area is laid on all its draws, industries by cohorts too."""
    people, bounds = driver(1), (15, 20, 25)
    now = np.arange(6.0).reshape(2, 3) + 1
    own = Origin("s", "t", "2020", "", "a", own=True)
    industries_too = Given(workers=IndustryWorkers(now, now, ("x", "y"), bounds, own))
    alone = Driver(people.persons[..., :1], AGES, YEARS, AREAS[:1])
    total = OwnTotal("work", "employed", AREAS[0], YEARS[0], 1234.0)
    kappas = calibration(alone, shipped_rates(), [total])
    draws = Driver(np.repeat(alone.persons, 3, axis=-1), AGES, YEARS, ("0", "1", "2"))
    one = demands("a", alone, shipped_rates(), kappas, industries_too).find("work", "industry:x")
    three = demands("a", draws, shipped_rates(), kappas, industries_too).find("work", "industry:x")
    np.testing.assert_allclose(three.value, np.repeat(one.value, 3, axis=-1))


def test_demands_are_frozen() -> None:
    demand = Demand("care", "elderly", np.ones((3, 2)), "person")
    with pytest.raises(ValueError, match="read-only"):
        demand.value[0] = 2


amounts = st.floats(1, 1e6)


def _plain(key: str, **told: float) -> dict[str, Rate]:
    rows = tuple(RateRow(item, 2020, None, None, value) for item, value in told.items())
    return {key: Rate(key, rows, NOWHERE)}


@given(seeds, st.floats(0, 1), amounts, amounts)
def test_revenue_after_the_allocation_tax_is_what_plain_loops_give(
    seed: int, offset: float, each: float, other: float
) -> None:
    people = driver(seed)
    rates = shipped_rates().replaced(
        {"resident_tax": by_age("resident_tax", np.full((2, len(AGES)), each))}
        | _plain("property_tax", a=each)
        | _plain("revenue_other", a=other)
        | _plain("allocation_offset", a=offset)
    )
    told = demands("s", people, rates)
    taxes = [told.find("town", item).value for item in ("resident_tax", "property_tax")]
    for area in range(len(AREAS)):
        expected, felt = sector_loops.revenue([t[:, area].tolist() for t in taxes], other, offset)
        revenue = told.find("town", "revenue_projected").value[:, area]
        change = told.find("town", "tax_change_after_allocation").value[:, area]
        np.testing.assert_allclose(revenue, expected, rtol=1e-9)
        np.testing.assert_allclose(change, felt, rtol=1e-6, atol=1e-6 * taxes[0].max())


@given(seeds, amounts, amounts, amounts, amounts)
def test_shops_and_visitors_are_what_plain_loops_give(
    seed: int, each: float, nights: float, days: float, spent: float
) -> None:
    people = driver(seed)
    visits, prices = {"泊": nights, "日": days}, {"泊": 3 * spent, "日": spent}
    rates = shipped_rates().replaced(
        _plain("retail_spending", a=each)
        | _plain("visits", **visits)
        | _plain("visit_shopping", **prices)
        | _plain("visit_spending", **prices)
        | _plain("resident_consumption", a=each)
    )
    told = demands("s", people, rates)
    for year in range(len(YEARS)):
        persons = float(people.total[year, 0])
        retail = sector_loops.retail(persons, each, visits, prices)
        assert told.find("work", "retail").value[year, 0] == pytest.approx(retail, rel=1e-9)
        worth = sector_loops.worth(visits, prices, each)
        found = told.find("exchange", "residents_worth").value[year, 0]
        assert found == pytest.approx(worth, rel=1e-9)


@given(seeds, st.floats(0.001, 0.03))
def test_more_demolition_never_leaves_more_dwellings_vacant(seed: int, lost: float) -> None:
    people = driver(seed)
    rates = shipped_rates().replaced(
        _plain("dwellings", a=1e5) | _plain("dwelling_starts", a=10) | _plain("demolition", a=lost)
    )
    told = demands("s", people, rates)
    names = ("vacancy_rate_demolition_half", "vacancy_rate", "vacancy_rate_demolition_double")
    few, some, many = (told.find("town", name).value for name in names)
    assert np.all(few >= some)
    assert np.all(some >= many)

"""Fields that rest on a municipality's own rates."""

from __future__ import annotations

import numpy as np
import pytest
from tests.builders import AGES

from sosei.base.errors import InputError
from sosei.sectors.demand import Demand, Demands, RateMissing
from sosei.sectors.driver import Driver
from sosei.sectors.every import demands
from sosei.sectors.facilities import Facility, facility_demand
from sosei.sectors.rate_file import shipped_rates
from sosei.sectors.rates import Origin, Rate, RateRow, Rates

YEARS = (2020, 2025, 2030)
OWN = Origin("例", "例", "2020", "", "例の市", own=True)


def driver(fall: float = 0.9) -> Driver:
    """100 persons in every cell, less with every step."""
    persons = np.full((3, 2, len(AGES), 1), 100.0)
    persons *= fall ** np.arange(3)[:, None, None, None]
    return Driver(persons, AGES, YEARS, ("07202",))


def plain(key: str, *values: tuple[str, float]) -> dict[str, Rate]:
    """Make a rate without ages."""
    rows = tuple(RateRow(item, 2020, None, None, value) for item, value in values)
    return {key: Rate(key, rows, OWN)}


def by_age(key: str, value: float, *bounds: tuple[int, int | None]) -> dict[str, Rate]:
    """Make a rate that is the same at all ages."""
    rows = tuple(RateRow("", 2020, None, each, value) for each in bounds)
    return {key: Rate(key, rows, OWN)}


def told(*own: dict[str, Rate]) -> Demands:
    """Tell every field with the nation's rates and one's own."""
    rates = shipped_rates()
    for each in own:
        rates = rates.replaced(each)
    return demands("s", driver(), rates)


def values(found: Demands, field: str, item: str) -> list[float]:
    """Values of an item, year by year."""
    own: list[float] = found.find(field, item).value[:, 0].tolist()
    return own


def test_commuters_stand_apart_from_those_who_live_and_work_here() -> None:
    found = told(plain("commuting_out", ("", 0.2)), plain("commuting_in", ("", 50)))
    employed = values(found, "work", "employed")
    assert values(found, "work", "commuting_out") == pytest.approx([e * 0.2 for e in employed])
    assert values(found, "work", "jobs") == pytest.approx([e * 0.8 + 50 for e in employed])


def test_jobs_need_both_kinds_of_commuters() -> None:
    found = told(plain("commuting_out", ("", 0.2)))
    assert RateMissing("work", "commuting_in") in found.missing


def test_shops_live_on_all_residents() -> None:
    found = told(plain("retail_spending", ("", 500_000)))
    assert values(found, "work", "retail_spending")[0] == pytest.approx(3800 * 500_000)


def test_vacant_dwellings_are_what_households_leave() -> None:
    given = (
        plain("dwellings", ("", 3000)),
        plain("dwelling_starts", ("", 10)),
        plain("demolition", ("", 0.0)),
    )
    found = told(*given)
    households = values(found, "town", "households")
    assert values(found, "town", "dwellings") == pytest.approx([3000, 3050, 3100])
    expected = [stock - own for stock, own in zip((3000, 3050, 3100), households, strict=True)]
    assert values(found, "town", "vacant_dwellings") == pytest.approx(expected)
    assert values(found, "town", "vacancy_rate")[2] == pytest.approx(expected[2] / 3100)


def test_the_allocation_tax_makes_up_a_part_of_what_is_lost() -> None:
    paid = by_age("resident_tax", 100_000, (15, None))
    found = told(paid, plain("allocation_offset", ("", 0.75)))
    tax = values(found, "town", "resident_tax")
    assert tax[1] == pytest.approx(tax[0] * 0.9)
    net = values(found, "town", "tax_change_after_allocation")
    assert net == pytest.approx([0, (tax[1] - tax[0]) / 4, (tax[2] - tax[0]) / 4])
    assert RateMissing("town", "allocation_offset") in told(paid).missing


def test_spending_follows_ages_and_what_does_not_move() -> None:
    given = by_age("spending", 1000, (0, 15), (15, None)), plain("spending_fixed", ("公債費", 5e6))
    found = told(*given)
    assert values(found, "town", "spending") == pytest.approx([3.8e6, 3.42e6, 3.078e6])
    assert values(found, "town", "spending_fixed:公債費") == [5e6] * 3


def test_types_of_household_add_up_to_all_of_them() -> None:
    rows = tuple(
        RateRow(kind, 2020, None, (15, None), share) for kind, share in (("単独", 0.2), ("夫婦", 0.1))
    )  # fmt: skip
    found = told({"headship": Rate("headship", rows, OWN)}, by_age("institutional", 0.5, (0, None)))
    alone, couples = (values(found, "town", f"household:{kind}") for kind in ("単独", "夫婦"))
    together = values(found, "town", "households")
    assert alone == pytest.approx([2 * each for each in couples])
    assert together == pytest.approx([a + c for a, c in zip(alone, couples, strict=True)])
    assert together[0] == pytest.approx(3200 * 0.5 * 0.3)


def test_more_households_than_persons_is_a_fault() -> None:
    rows = tuple(RateRow(kind, 2020, None, (15, None), 0.7) for kind in ("単独", "夫婦"))
    with pytest.raises(InputError, match="more households than persons"):
        told({"headship": Rate("headship", rows, OWN)})


def test_what_is_left_is_told_only_where_every_part_of_it_is() -> None:
    given = (
        by_age("resident_tax", 100_000, (15, None)),
        plain("allocation_offset", ("", 0.75)),
        plain("property_tax", ("", 50_000)),
        by_age("spending", 1000, (0, None)),
    )
    assert RateMissing("town", "revenue_other") in told(*given).missing
    some = told(*given, plain("revenue_other", ("国庫支出金", 1e7)))
    assert not [each for each in some.items if each.item == "balance"]
    every = told(
        *given,
        plain("revenue_other", ("国庫支出金", 1e7)),
        plain("spending_fixed", ("公債費", 5e6)),
    )
    revenue, spent, fixed, left = (
        values(every, "town", item)
        for item in ("revenue_projected", "spending", "spending_fixed:公債費", "balance")
    )
    expected = [r - s - f for r, s, f in zip(revenue, spent, fixed, strict=True)]
    assert left == pytest.approx(expected)


def test_visits_are_told_per_resident_and_never_added() -> None:
    found = told(plain("resident_consumption", ("", 1e6)), plain("visit_spending", ("日帰り", 2e4)))
    assert values(found, "exchange", "visits_per_resident:日帰り") == [50] * 3
    units = {demand.unit for demand in found.items if demand.field == "exchange"}
    assert units == {"visit/person"}


def test_facilities_without_their_costs_say_what_is_missing() -> None:
    hall = Facility("館", "その他", 100, 2000, None)
    assert facility_demand(driver(), [hall], Rates({})) == (
        RateMissing("town", "renovation"),
        RateMissing("town", "rebuilding"),
    )


def test_an_item_that_is_not_there_is_not_found() -> None:
    with pytest.raises(KeyError):
        told().find("care", "nobody")
    assert isinstance(told().items[0], Demand)

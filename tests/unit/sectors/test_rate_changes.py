"""What is told of own rates before they take the place of others."""

from __future__ import annotations

from sosei.sectors.rate_changes import RateChange, rate_changes
from sosei.sectors.rates import Origin, Rate, RateRow, Rates

NATION = Origin("統計", "表", "2020", "B", "全国", own=False)
OWN = Origin("統計", "表", "2020", "", "例の市", own=True)


def rate(*rows: RateRow, own: bool = True) -> dict[str, Rate]:
    return {"care_certified": Rate("care_certified", rows, OWN if own else NATION)}


def row(value: float, low: int, high: int | None, sex: int | None = None, year: int = 2020) -> RateRow:  # fmt: skip
    return RateRow("", year, sex, (low, high), value)


USED = Rates(rate(row(0.03, 65, 70), row(0.06, 70, 75), row(0.3, 75, None), own=False))


def change(
    before: float | None, after: float | None, low: int, high: int | None, sex: int | None = None
) -> RateChange:
    return RateChange("care_certified", "", 2020, sex, (low, high), before, after)


def test_ages_are_told_where_either_side_changes() -> None:
    own = rate(row(0.05, 65, 75), row(0.3, 75, None))
    assert rate_changes(USED, own) == (change(0.03, 0.05, 65, 70), change(0.06, 0.05, 70, 75))


def test_the_same_rates_change_nothing() -> None:
    assert rate_changes(USED, dict(USED.held)) == ()


def test_a_rate_by_sex_stands_beside_one_for_both() -> None:
    own = rate(row(0.03, 65, 70, 0), row(0.06, 70, 75, 0), row(0.3, 75, None, 0),
               row(0.03, 65, 70, 1), row(0.06, 70, 75, 1), row(0.4, 75, None, 1))  # fmt: skip
    assert rate_changes(USED, own) == (change(0.3, 0.4, 75, None, 1),)


def test_neighbours_of_the_same_change_stand_together() -> None:
    own = rate(row(0.5, 65, 80), row(0.5, 80, 90), row(0.5, 90, None))
    assert rate_changes(Rates({}), own) == (change(None, 0.5, 65, None),)


def test_a_rate_without_ages_is_told_once_and_an_item_that_is_lost_too() -> None:
    def shares(*told: tuple[str, float]) -> dict[str, Rate]:
        rows = tuple(RateRow(item, 0, None, None, value) for item, value in told)
        return {"industry": Rate("industry", rows, OWN)}

    used, own = Rates(shares(("農業", 0.4), ("製造業", 0.6))), shares(("製造業", 1.0))
    told = [(each.item, each.ages, each.before, each.after) for each in rate_changes(used, own)]
    assert told == [("製造業", None, 0.6, 1.0), ("農業", None, 0.4, None)]


def test_a_path_of_years_is_told_year_by_year() -> None:
    own = rate(row(0.1, 65, None, year=2020), row(0.2, 65, None, year=2030))
    told = [(each.year, each.before, each.after) for each in rate_changes(Rates({}), own)]
    assert told == [(2020, None, 0.1), (2030, None, 0.2)]

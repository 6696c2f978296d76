"""Numbers of indicators as they are shown: units, decimals, and never another number than it is."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategy import indicator

from sosei.publishing import tables
from sosei.publishing.strategy import years
from sosei.publishing.strategy.numbers import numbers, typed_unit
from sosei.strategy.indicator import YearBasis

EXACT = st.fractions(min_value=-1000, max_value=1000, max_denominator=1000)


def test_exact_numbers_round_halves_away_from_0() -> None:
    assert tables.exact(Fraction(5, 2), 0) == "3"
    assert tables.exact(Fraction(-5, 2), 0) == "−3"
    assert tables.exact(Fraction(-1, 4), 0) == "0"
    assert tables.exact(Fraction(1234567), 1) == "1,234,567.0"


def test_a_number_keeps_the_decimals_that_tell_it_from_its_neighbour() -> None:
    assert tables.exact(Fraction("2.29"), 1, unlike=(Fraction("2.3"),)) == "2.29"
    assert tables.exact(Fraction("2.3"), 1, unlike=(Fraction("2.3"),)) == "2.3"
    assert tables.exact(Fraction("0.04"), 0, unlike=(Fraction(0),), sign=True) == "+0.04"


@given(EXACT, EXACT, st.integers(0, 3))
def test_two_different_numbers_are_never_shown_alike(
    one: Fraction, other: Fraction, decimals: int
) -> None:
    alike = tables.exact(one, decimals, unlike=(other,)) == tables.exact(
        other, decimals, unlike=(one,)
    )
    assert alike == (one == other)


@given(st.integers(-(10**12), 10**12), st.sampled_from([1, 10_000, 1_000_000]))
def test_english_says_the_same_number_in_the_stored_unit(number: int, factor: int) -> None:
    shown = numbers(
        indicator("flow", "up", 0, 2019, None, 2024, unit="人", display_factor=Decimal(factor))
    ).bare(Fraction(number))
    en, ja = (
        Decimal(text.replace(",", "").replace(tables.MINUS, "-")) for text in (shown.en, shown.ja)
    )
    assert en == ja * factor


@pytest.mark.parametrize(
    ("unit", "display", "number", "en", "ja"),
    [
        ("人", "", 1, "1 person", "1人"),
        ("社", "", 5, "5 companies", "5社"),
        ("%", "", 92, "92%", "92%"),
        ("", "", -3, "−3", "−3"),
        ("人", "万人", 3_000_000, "3,000,000 people", "300万人"),
        ("羽", "", 2, "2 羽", "2羽"),
    ],
)
def test_units_follow_their_number(unit: str, display: str, number: int, en: str, ja: str) -> None:
    factor = Decimal(10000) if display else None
    of = indicator(
        "flow", "up", 0, 2019, None, 2024, unit=unit, display_unit=display, display_factor=factor
    )
    assert numbers(of).value(Fraction(number)) == (en, ja)


def test_a_difference_of_percentages_is_in_points() -> None:
    of = indicator("ratio", "up", 40, 2019, 60, 2024, unit="%", decimals=1)
    assert numbers(of).size(Fraction("-2.5")) == ("2.5 percentage points", "2.5ポイント")
    assert numbers(of).signed(Fraction("-2.5")) == ("−2.5", "−2.5")


def test_years_are_said_in_their_own_basis() -> None:
    assert years.with_era(2024, YearBasis.FISCAL) == ("fiscal 2024", "2024年度（令和6年度）")
    assert years.with_era(2024, YearBasis.CALENDAR) == ("2024", "2024年（令和6年）")
    assert years.year(2019, YearBasis.CALENDAR) == ("2019", "2019年")
    assert years.period(2020, 2024) == (
        "fiscal 2020–2024",
        "2020年度（令和2年度）～2024年度（令和6年度）",
    )


@pytest.mark.parametrize(
    ("unit", "display", "factor", "en", "ja"),
    [
        ("人", "", None, "people", "人"),
        ("人", "万人", Decimal(10_000), "万人 = 10,000 people", "万人"),
        ("円", "半円", Decimal("0.5"), "半円 = 0.5 yen", "半円"),
        ("", "", None, "", ""),
    ],
)
def test_a_bare_number_is_typed_in_the_unit_shown(
    unit: str, display: str, factor: Decimal | None, en: str, ja: str
) -> None:
    more = {"unit": unit, "display_unit": display, "display_factor": factor}
    words = typed_unit(indicator("flow", "up", 1, 2019, 2, 2024, **more))
    assert (words.en, words.ja) == (en, ja)

"""Monthly and yearly series: changes, season, steps, events."""

from __future__ import annotations

import numpy as np
import pytest

from sosei.demography.told.series import (
    Event,
    Kind,
    Series,
    Step,
    change,
    growth,
    marked,
    season,
    to_frame,
    yearly,
)


def months(first: int, years: int, values: list[float]) -> dict[str, float | None]:
    """Repeat twelve values for some years."""
    return {
        f"{first + year}-{month + 1:02}": values[month]
        for year in range(years)
        for month in range(12)
    }


def test_a_month_that_is_not_there_is_not_known() -> None:
    series = Series.of({"2015-11": 100, "2016-02": 90, "2016-01": None}, Kind.STOCK)
    assert series.periods == ("2015-11", "2015-12", "2016-01", "2016-02")
    assert np.isnan(series.values).tolist() == [False, True, True, False]


def test_a_change_across_a_gap_is_not_known() -> None:
    series = Series.of({"2015": 100, "2016": None, "2017": 90, "2018": 85}, Kind.STOCK)
    assert np.isnan(change(series)).tolist() == [True, True, True, False]
    assert change(series)[3] == -5


def test_growth_over_a_gap_is_known_where_both_ends_are() -> None:
    series = Series.of({"2015": 100, "2016": None, "2017": 90}, Kind.STOCK)
    assert growth(series, "2015", "2017") == -10
    assert np.isnan(growth(series, "2015", "2016"))


def test_a_step_is_taken_out_of_the_change() -> None:
    step = Step("2017", "国勢調査の反映", persons=20)
    series = Series.of({"2016": 100, "2017": 115, "2018": 110}, Kind.STOCK, steps=[step])
    assert change(series)[1:].tolist() == [-5, -5]
    assert growth(series, "2016", "2018") == -10


def test_a_step_of_unknown_size_makes_the_change_unknown() -> None:
    series = Series.of(
        {"2016": 100, "2017": 115, "2018": 110}, Kind.STOCK, steps=[Step("2017", "")]
    )
    assert np.isnan(change(series)[1])
    assert change(series)[2] == -5
    assert np.isnan(growth(series, "2016", "2018"))
    assert growth(series, "2017", "2018") == -5


def test_a_step_must_lie_in_a_series_of_persons() -> None:
    with pytest.raises(ValueError, match="outside"):
        Series.of({"2016": 100}, Kind.STOCK, steps=[Step("2020", "")])
    with pytest.raises(ValueError, match="flow"):
        Series.of({"2016": 100}, Kind.FLOW, steps=[Step("2016", "")])


def test_a_flow_is_a_change_already() -> None:
    with pytest.raises(ValueError, match="flow"):
        change(Series.of({"2016": 100}, Kind.FLOW))


def test_the_season_of_a_flow_is_its_share_and_its_deviation() -> None:
    values = [10.0, 10, 40, 30, *[10] * 8]
    told = season(Series.of(months(2016, 2, values), Kind.FLOW))
    assert told.years == (2016, 2017)
    assert told.share[2] == pytest.approx(40 / 170)
    assert told.share.sum() == pytest.approx(1)
    assert told.deviation[2] == pytest.approx(40 - 170 / 12)
    assert told.deviation.sum() == pytest.approx(0, abs=1e-9)


def test_the_season_is_free_of_the_level_of_the_year() -> None:
    shape = [1.0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
    low, high = months(2016, 1, shape), months(2017, 1, [value + 100 for value in shape])
    told = season(Series.of(low | high, Kind.FLOW))
    assert told.deviation == pytest.approx(np.array(shape) - 6.5)


def test_a_year_with_a_gap_is_left_out_of_the_season() -> None:
    readings = months(2016, 2, [1.0] * 12) | {"2016-05": None}
    assert season(Series.of(readings, Kind.FLOW)).years == (2017,)
    nothing = season(Series.of({"2016-05": 3}, Kind.FLOW))
    assert nothing.years == ()
    assert np.isnan(nothing.deviation).all()


def test_the_season_of_persons_is_that_of_their_changes() -> None:
    values = dict.fromkeys(months(2016, 2, [100.0] * 12), 100.0)
    fall = {period: 90.0 for period in values if period >= "2017-04"}
    told = season(Series.of(values | fall, Kind.STOCK))
    assert told.years == (2017,)
    assert told.deviation[3] == pytest.approx(-10 + 10 / 12)
    assert np.isnan(told.share).all()


def test_a_season_needs_months() -> None:
    with pytest.raises(ValueError, match="month"):
        season(Series.of({"2016": 1}, Kind.FLOW))


def test_months_of_a_flow_add_to_the_year_and_a_gap_makes_it_unknown() -> None:
    readings = months(2016, 2, [2.0] * 12) | {"2017-12": None}
    told = yearly(Series.of(readings, Kind.FLOW))
    assert told.periods == ("2016", "2017")
    assert told.values[0] == 24
    assert np.isnan(told.values[1])


def test_one_reading_stands_for_the_year_of_a_stock_and_keeps_its_steps() -> None:
    readings = months(2015, 3, [float(month) for month in range(12)])
    series = Series.of(readings, Kind.STOCK, steps=[Step("2015-10", "国勢調査", 5)])
    assert yearly(series, month=1).steps[0].at == "2016"
    assert yearly(series, month=10).steps[0].at == "2015"
    assert yearly(series, month=10).values.tolist() == [9, 9, 9]
    with pytest.raises(ValueError, match="already"):
        yearly(yearly(series))


def test_an_event_stands_at_the_reading_whose_period_holds_its_date() -> None:
    events = [Event("2019-04-22", "AiCT開所"), Event("2011-03-11", "東日本大震災")]
    series = Series.of({"2019-04": 1, "2019-05": 2}, Kind.STOCK, events=events)
    assert marked(series) == (("2019-04", events[0]), (None, events[1]))


def test_the_table_marks_steps_and_events_and_leaves_the_unknown_empty() -> None:
    series = Series.of(
        {"2015-09": 100, "2015-10": 120, "2015-11": None},
        Kind.STOCK,
        steps=[Step("2015-10", "国勢調査の反映")],
        events=[Event("2015-10-01", "国勢調査"), Event("2015-10", "別の出来事")],
    )
    frame = to_frame(series)
    assert frame["value"].to_list() == [100, 120, None]
    assert frame["change"].to_list() == [None, None, None]
    assert frame["step"].to_list() == [None, "国勢調査の反映", None]
    assert frame["event"].to_list() == [None, "国勢調査 / 別の出来事", None]


@pytest.mark.parametrize("readings", [{"2015": 1, "2015-10": 2}, {"H27": 1}, {"2015-13": 1}, {}])
def test_periods_that_cannot_be_read_are_refused(readings: dict[str, float | None]) -> None:
    with pytest.raises(ValueError, match="2015"):
        Series.of(readings, Kind.STOCK)

"""Indicators that are population figures: proposed from their own statistic, refused from another."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests import held
from tests.strategy import indicator

from sosei.library import Library
from sosei.linkage.figures import FIGURES, STATISTICS, Binding
from sosei.linkage.self_filled import Proposed, Refused, propose_observation
from sosei.strategy.indicator import Indicator, YearBasis


def _bound(statistic: str) -> Indicator:
    return indicator(
        "flow", "up", None, None, 100, 2024, statistic=statistic, year_basis=YearBasis.CALENDAR
    )


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    dynamics = held.register_dynamics()
    rows = [
        row[:6] for row in dynamics.frame.rows() if row[4] in {"births", "deaths", "population"}
    ]
    moves = [
        (held.TOWN, "2018", "total", "total", item, value)
        for item, value in (("arrivals", 3522.0), ("departures", 4031.0))
    ]
    carried = [
        (held.TOWN, "2016", "total", "total", item, value)
        for item, value in (("A4101", 880.0), ("A5101", 3297.0), ("A5102", 3834.0))
    ]
    totals = [
        (held.TOWN, "2015-10-01", "total", age, "population", value)
        for age, value in (
            ("0-4", 5.0),
            ("60-64", 6.0),
            ("65-69", 7.0),
            ("70+", 8.0),
            ("total", 26.0),
        )
    ]
    return held.library(
        tmp_path_factory.mktemp("library"),
        [
            held.block("register_dynamics", [*rows, *moves]),
            held.yearly("vital_statistics"),
            held.block("ssdse_a", carried),
            held.block("census", totals),
        ],
    )


def test_births_are_proposed_from_the_register_with_their_cell(library: Library) -> None:
    told = propose_observation(library, _bound("register_dynamics/births"), held.TOWN, 2018)
    assert isinstance(told, Proposed)
    assert told.observation.value == 839
    assert told.observation.statistic == "register_dynamics/births"
    (cell,) = told.cells
    assert (cell.entry.statistic, cell.entry.file) == ("register_dynamics", "register_dynamics.csv")
    assert cell.name in told.observation.note


def test_the_same_births_of_the_vital_statistics_are_another_series(library: Library) -> None:
    told = propose_observation(library, _bound("vital_statistics/births"), held.TOWN, 2018)
    assert isinstance(told, Proposed)
    assert told.observation.value == 833


def test_a_figure_of_another_statistic_is_refused_and_the_difference_explained(
    library: Library,
) -> None:
    told = propose_observation(library, _bound("register_dynamics/births"), held.TOWN, 2021)
    assert isinstance(told, Refused)
    assert "no births (resident register, dynamics) of 2021" in told.reason.en
    (other,) = told.others
    assert "births (vital statistics): 727, another series" in other.en
    assert "人口動態統計" in other.ja


def test_social_change_is_made_of_both_its_parts(library: Library) -> None:
    told = propose_observation(library, _bound("register_dynamics/social_change"), held.TOWN, 2018)
    assert isinstance(told, Proposed)
    assert told.observation.value == 3522 - 4031
    assert len(told.cells) == 2
    half = propose_observation(library, _bound("register_dynamics/social_change"), held.TOWN, 2017)
    assert isinstance(half, Refused)


def test_ssdse_carries_a_statistic_and_is_none_of_its_own(library: Library) -> None:
    told = propose_observation(library, _bound("migration_report/social_change"), held.TOWN, 2016)
    assert isinstance(told, Proposed)
    assert told.observation.value == 3297 - 3834
    assert {cell.entry.statistic for cell in told.cells} == {"ssdse_a"}


def test_a_population_by_age_is_added_up(library: Library) -> None:
    told = propose_observation(library, _bound("census/population/65+"), held.TOWN, 2015)
    assert isinstance(told, Proposed)
    assert told.observation.value == 15
    assert len(told.cells) == 2
    whole = propose_observation(library, _bound("census/population"), held.TOWN, 2015)
    assert isinstance(whole, Proposed)
    assert whole.observation.value == 26
    odd = propose_observation(library, _bound("census/population/62+"), held.TOWN, 2015)
    assert isinstance(odd, Refused)


def test_a_fiscal_year_is_no_calendar_year(library: Library) -> None:
    fiscal = replace(_bound("register_dynamics/births"), year_basis=YearBasis.FISCAL)
    told = propose_observation(library, fiscal, held.TOWN, 2018)
    assert isinstance(told, Refused)
    assert "calendar years" in told.reason.en


@pytest.mark.parametrize(
    "words",
    ["", "register_dynamics", "ssdse_a/births", "census/births", "vital_statistics/births/0-4"],
)
def test_other_words_are_no_binding(library: Library, words: str) -> None:
    assert Binding.read(words) is None
    told = propose_observation(library, _bound(words), held.TOWN, 2018)
    assert isinstance(told, Refused)
    assert "not bound" in told.reason.en


def test_every_statistic_of_a_figure_has_a_name() -> None:
    assert {s for kind in FIGURES.values() for s in kind.terms} == set(STATISTICS)

"""Study files: what is read, and every fault with its key."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests import sample

from sosei.base.errors import InputError
from sosei.demography.known.migration import ResidualMethod
from sosei.studies.reading import read_study
from sosei.studies.study import schema


@pytest.fixture
def study_file(tmp_path: Path) -> Path:
    """A copy of the sample's study."""
    return sample.copy(tmp_path)


def faults(file: Path) -> list[str]:
    """What is wrong with a study."""
    with pytest.raises(InputError) as raised:
        read_study(file)
    return [str(fault) for fault in raised.value.faults]


def test_the_sample_is_read(study_file: Path) -> None:
    study = read_study(study_file)
    assert (study.form.study.area, study.form.study.horizon) == ("07202", 2060)
    assert [scenario.name for scenario in study.scenarios] == ["status-quo", "vision"]
    assert study.method is ResidualMethod.FORWARD
    assert study.migration_choices == [
        ("2005-2010",),
        ("2010-2015",),
        ("2005-2010", "2010-2015"),
    ]


def test_the_chosen_periods_stand_among_those_that_are_compared(study_file: Path) -> None:
    sample.change(
        study_file,
        'compare = [["2005-2010"], ["2010-2015"], ["2005-2010", "2010-2015"]]',
        'compare = [["2010-2015"]]',
    )
    assert read_study(study_file).migration_choices == [("2005-2010",), ("2010-2015",)]


def test_what_a_document_states_is_read_with_its_words(study_file: Path) -> None:
    stated = read_study(study_file).form.stated
    assert stated is not None
    assert str(stated.source) == (
        "会津若松市「第2期会津若松市まち・ひと・しごと創生人口ビジョン 概要」2020-03"
    )
    below, about, *_ = (form.figure() for form in stated.figure)
    assert (below.year, below.words, below.line) == (2040, "を下回る", None)
    assert about.allowed[:2] == (65_500, 66_500)


def test_nobody_can_be_added_before_the_document(study_file: Path) -> None:
    stated = read_study(study_file).form.stated
    assert stated is not None
    assert stated.arrivals_from((2015, 2020, 2025)) == 2020
    assert stated.arrivals_from((2005, 2010)) == 2010


CASES = {
    "unknown_key": (
        "horizon = 2060",
        "horizon = 2060\nhorizons = 2",
        'column "study.horizons": found an unknown key',
        '→ "horizon"?',
    ),
    "missing_reason": (
        'reason = "基準年の子ども女性比',
        'reasons = "基準年の子ども女性比',
        '"assumptions.fertility.reasons"',
        '→ "reason"?',
    ),
    "horizon_between_steps": (
        "horizon = 2060",
        "horizon = 2058",
        'column "study.horizon": found 2058',
        "2015 plus whole steps of 5 years",
    ),
    "area_without_leading_zero": (
        'area = "07202"',
        'area = "7202"',
        "column \"study.area\": found '7202'",
        "five digits",
    ),
    "another_statistic": (
        'statistic = "census"',
        'statistic = "register"',
        "column \"study.base.statistic\": found 'register'",
        "'census'",
    ),
    "ten_year_period": (
        'periods = ["2005-2010"]',
        'periods = ["2000-2010"]',
        "found '2000-2010'",
        "two censuses five years apart",
    ),
    "period_without_survival": (
        'periods = ["2005-2010"]',
        'periods = ["2000-2005"]',
        'column "assumptions.migration.death_rates."2000-2005""',
        "a value",
    ),
    "aim_that_is_no_scenario": (
        'aim = "vision"',
        'aim = "hope"',
        'column "vision.aim": found "hope"',
        "status-quo / vision",
    ),
    "year_between_steps": (
        "years = [2040, 2060]",
        "years = [2042]",
        'column "vision.years": found 2042',
        "2015, 2020 … 2060",
    ),
    "death_rates_not_there": (
        "death_rates = [2018]",
        "death_rates = [1950]",
        "found no figures for death_rates 1950",
        "figures for 2009, 2010",
    ),
    "stated_year_between_steps": (
        'of = "status_quo"\nyear = 2040',
        'of = "status_quo"\nyear = 2042',
        'column "stated.figure.0.year": found 2042',
        "2015, 2020 … 2060",
    ),
    "stated_word_without_a_rule": (
        'words = "程度"',
        'words = "くらい"',
        "column \"stated.figure.2.words\": found 'くらい'",
        "約 / およそ / 前後 / 程度 / 弱 / 強 / 台",
    ),
    "stated_difference_of_rates_in_percent": (
        'value = -7\nunit = "point"',
        'value = -7\nunit = "percent"',
        'column "stated.figure.5"',
        'unit = "point"',
    ),
    "stated_date_in_words": (
        'date = "2020-03"',
        'date = "令和2年3月"',
        "column \"stated.date\": found '令和2年3月'",
        'a date such as "2020-03"',
    ),
    "hindcast_to_another_year": (
        "to = 2020",
        "to = 2025",
        "found no figures for census_groups 2025",
        "figures for 2020",
    ),
    "path_before_the_base": (
        "tfr = { 2018",
        "tfr = { 2014",
        'column "scenario.vision.tfr.2014": found the year 2014',
        "from the base year 2015 on",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_fault_names_the_key_and_what_is_expected(name: str, study_file: Path) -> None:
    old, new, place, words = CASES[name]
    sample.change(study_file, old, new)
    lines = faults(study_file)
    line = next((line for line in lines if place in line), "\n".join(lines))
    assert line.startswith("aizuwakamatsu.toml")
    assert place in line
    assert words in line


def test_faulty_figures_are_faults_of_the_study(study_file: Path) -> None:
    sample.change(study_file.parent / "figures" / "sex_ratio.csv", "2015,", "H27,")
    assert faults(study_file)[0].startswith('sex_ratio.csv, row 2, column "year"')


def test_the_schema_names_every_table_of_the_file() -> None:
    properties = json.loads(schema())["properties"]
    assert set(properties) == {
        "study",
        "assumptions",
        "hindcast",
        "vision",
        "stated",
        "strategy",
        "sectors",
        "earlier",
        "event",
        "scenario",
    }

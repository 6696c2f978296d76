"""The page of a study and its file say the same."""

from __future__ import annotations

import pytest
from tests import sample

from sosei.readers.forms import fill, read_toml
from sosei.studies.study import StudyForm
from sosei.web.studies.forms import content_of, named, number, typed_of
from sosei.web.studies.placed import check, labels
from sosei.web.studies.sheet import SCENARIO
from sosei.web.studies.typed import Typed

MORE = {
    "assumptions-migration-override-0-ages": ["15-19, 20-24"],
    "assumptions-migration-override-0-sex": ["female"],
    "assumptions-migration-override-0-net_rate": ["−0.05"],
    "assumptions-migration-override-0-reason": ["大学"],
    "scenario-2-label": ["転入"],
    "scenario-2-arrivals-0-from": ["2025"],
    "scenario-2-arrivals-0-to": ["２０６０"],
    "scenario-2-arrivals-0-per_year": ["1,190"],
    "scenario-2-arrivals-0-profile": ["family"],
    "earlier-0-name": ["第1期"],
    "earlier-0-launch_year": ["2010"],
    "earlier-0-source-document": ["人口ビジョン"],
    "earlier-0-source-publisher": ["市"],
    "earlier-0-source-date": ["2013-03"],
    "earlier-0-projections-0-year": ["2015"],
    "earlier-0-projections-0-group": ["total"],
    "earlier-0-projections-0-population": ["120,000"],
}


@pytest.fixture(scope="module")
def form() -> StudyForm:
    return fill(StudyForm, read_toml(sample.STUDY), sample.STUDY.name)


@pytest.fixture
def typed(form: StudyForm) -> Typed:
    return typed_of(form)


def changed(typed: Typed, **texts: str) -> Typed:
    """Type something else; two underscores stand for a hyphen."""
    return Typed({**typed.texts, **{k.replace("__", "-"): [v] for k, v in texts.items()}})


def test_the_sample_as_typed_is_the_sample_again(form: StudyForm, typed: Typed) -> None:
    assert check(typed).form == form


def test_everything_that_a_page_holds_goes_to_the_file_and_back(typed: Typed) -> None:
    full = check(named(Typed({**typed.texts, **MORE}), SCENARIO)).form
    assert full is not None
    assert full.assumptions.migration.override[0].net_rate == -0.05
    assert full.scenario["scenario-2"].arrivals[0].to == 2060
    assert full.scenario["scenario-2"].arrivals[0].per_year == 1190
    assert full.earlier[0].projections[0].population == 120_000
    assert check(typed_of(full)).form == full


def test_empty_rows_are_no_part_of_the_file(form: StudyForm, typed: Typed) -> None:
    empty = {"event-7-date": [""], "event-7-series": [""], "scenario-5-label": [" "]}
    assert check(Typed({**typed.texts, **empty})).form == form


def test_an_optional_part_without_an_entry_is_left_out(typed: Typed) -> None:
    kept = {k: v for k, v in typed.texts.items() if not k.startswith("hindcast-")}
    shorter = check(Typed({**kept, "hindcast-to": [""], "hindcast-death_rates": [""]})).form
    assert shorter is not None
    assert shorter.hindcast is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("１，２３４", 1234), ("−0.5", -0.5), ("△3", -3), ("2.0", 2.0), ("abc", "abc"), ("", "")],
)
def test_numbers_are_read_as_people_type_them(text: str, expected: object) -> None:
    assert number(text) == expected


def test_a_fault_stands_at_the_field_where_it_is_mended(typed: Typed) -> None:
    faulty = changed(
        typed, study__title="", scenario__1__tfr__2__value="二", event__1__date="2019-13"
    )
    names = [placed.name for placed in check(faulty).faults]
    assert names == ["study-title", "scenario-1-tfr-2-value", "event-1-date"]


def test_a_fault_speaks_the_words_of_the_page_in_both_languages(typed: Typed) -> None:
    (fault,) = check(changed(typed, scenario__1__tfr__2__value="二")).faults
    japanese, english = fault.text("ja"), fault.text("en")
    assert japanese.startswith("シナリオ 2・合計特殊出生率 3、「出生率」：")
    assert "必要なもの：数" in japanese
    assert english.startswith('Scenarios 2, Total fertility rate 3, column "Children per woman"')


def test_a_year_twice_in_a_path_is_a_fault_and_not_silently_dropped(typed: Typed) -> None:
    (fault,) = check(changed(typed, scenario__1__tfr__2__year="2030")).faults
    assert fault.name == "scenario-1-tfr-2-year"
    assert "2回" in fault.text("ja")


def test_a_value_without_its_year_is_a_fault(typed: Typed) -> None:
    faults = check(changed(typed, scenario__1__tfr__2__year="")).faults
    assert "scenario-1-tfr-2-year" in {fault.name for fault in faults}


def test_a_year_without_its_value_is_a_fault(typed: Typed) -> None:
    faults = check(changed(typed, scenario__1__tfr__2__value="")).faults
    assert {fault.name for fault in faults} == {"scenario-1-tfr-2-value"}


def test_two_rows_apart_leave_no_gap_in_the_file_but_keep_their_fields(typed: Typed) -> None:
    moved = {k.replace("event-1-", "event-9-"): v for k, v in typed.texts.items()}
    (fault,) = check(changed(Typed(moved), event__9__date="x")).faults
    assert fault.name == "event-9-date"


def test_every_key_of_the_sample_has_words_on_the_page(typed: Typed) -> None:
    for name in typed.texts:
        assert labels(name, "ja")
        assert labels(name, "en")


def test_a_key_that_was_made_of_a_rows_number_is_never_made_again(typed: Typed) -> None:
    full = check(named(Typed({**typed.texts, "scenario-7-label": ["七"]}), SCENARIO)).form
    assert full is not None
    again = typed_of(full)
    assert again.text("scenario-7-name") == "scenario-7"
    assert max(again.rows("scenario")) == 7


def test_what_the_page_leaves_to_the_file_is_nothing(form: StudyForm, typed: Typed) -> None:
    plain = content_of(typed).plain
    written = set(form.model_dump(exclude_none=True, exclude_defaults=True))
    assert written <= set(plain)

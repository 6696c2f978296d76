"""Two runs of one study: what was changed, and what it does."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests import sample

from sosei.base.messages import Both
from sosei.studies.compare import Changed, changed, effects
from sosei.studies.reading import read_study
from sosei.studies.result import VisionResult
from sosei.studies.run import PARTS, run_study


@pytest.fixture(scope="module")
def lower(tmp_path_factory: pytest.TempPathFactory) -> VisionResult:
    """The sample with a lower aim of fertility."""
    file = sample.copy(tmp_path_factory.mktemp("lower"))
    sample.change(file, "2040 = 2.2", "2040 = 1.9")
    return run_study(read_study(file))


def test_the_same_study_has_no_changes() -> None:
    assert changed({"a": {"b": 1}}, {"a": {"b": 1}}) == ()


def test_a_value_is_told_by_its_path_then_and_now() -> None:
    assert changed({"a": {"b": 1, "c": 2}}, {"a": {"b": 3, "c": 2}}) == (Changed(("a", "b"), 1, 3),)


def test_a_path_of_years_is_told_as_a_whole() -> None:
    before, after = {"tfr": {"2020": 1.5, "2030": 2.0}}, {"tfr": {"2020": 1.5, "2035": 2.0}}
    assert changed(before, after) == (Changed(("tfr",), before["tfr"], after["tfr"]),)


def test_rows_of_the_same_number_are_set_against_each_other_by_place() -> None:
    before, after = {"event": [{"d": 1}, {"d": 2}]}, {"event": [{"d": 1}, {"d": 3}]}
    assert changed(before, after) == (Changed(("event", "1", "d"), 2, 3),)


def test_of_rows_that_came_or_went_only_those_are_told() -> None:
    before, after = {"event": [{"d": 1}, {"d": 2}]}, {"event": [{"d": 2}]}
    assert changed(before, after) == (Changed(("event", "0"), {"d": 1}, None),)
    assert changed(after, before) == (Changed(("event", "0"), None, {"d": 1}),)


def test_a_list_of_plain_values_is_one_value() -> None:
    assert changed({"p": ["a"]}, {"p": ["a", "b"]}) == (Changed(("p",), ["a"], ["a", "b"]),)


def test_the_status_quo_is_not_moved_by_the_aim(
    sample_result: VisionResult, lower: VisionResult
) -> None:
    moved = {effect.scenario for effect in effects(sample_result, lower) if effect.difference}
    assert moved == {"vision"}


def test_the_groups_of_a_difference_add_to_its_total(
    sample_result: VisionResult, lower: VisionResult
) -> None:
    found = [e for e in effects(sample_result, lower) if (e.scenario, e.year) == ("vision", 2060)]
    by_name = {effect.indicator: effect.difference or 0.0 for effect in found}
    groups = by_name["age_0_14"] + by_name["age_15_64"] + by_name["age_65_plus"]
    assert by_name["total"] < -1_000
    assert groups == pytest.approx(by_name["total"])


def test_a_scenario_of_one_run_alone_has_no_difference(
    sample_result: VisionResult, tmp_path: Path
) -> None:
    file = sample.copy(tmp_path)
    text = file.read_text(encoding="utf-8")
    file.write_text(f'{text}\n[scenario.more]\nlabel = "もう一つ"\n', encoding="utf-8")
    told: list[Both] = []
    found = effects(sample_result, run_study(read_study(file), told.append))
    assert len(told) == PARTS
    more = [effect for effect in found if effect.scenario == "more"]
    assert more
    assert all(e.before is None and e.after and e.difference is None for e in more)

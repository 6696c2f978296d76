"""Scenario files through the command line: what is faulty, and what is said of it."""

from __future__ import annotations

import pytest
from tests.builders import bundle
from tests.command import Command

FAULTS = {
    "year_before_the_base": (
        "[scenario.a]\nmigration = { rule = 'scale', 2010 = 1.0, 2030 = 0 }",
        'column "scenario.a.migration.2010": found the year 2010',
        "Start the path in 2015 or later.",
    ),
    "unknown_key_of_a_scenario": (
        "[scenario.a]\ntfr_att = 'end'",
        'column "scenario.a.tfr_att": found an unknown key',
        '→ "tfr_at"?',
    ),
    "unknown_key_of_a_rule": (
        "[scenario.a]\nmigration = { rul = 'scale', rule = 'scale', 2020 = 1 }",
        'column "scenario.a.migration.rul": found an unknown key',
        '→ "rule"?',
    ),
    "path_as_a_key": (
        "[scenario.a]\nmigration = { rule = 'scale', path = { 2020 = 1 }, 2020 = 1 }",
        'column "scenario.a.migration.path": found an unknown key',
        "expected one of: 2020, 2030 …, at, profile, rule",
    ),
    "unknown_table": (
        "[scenarios.a]\n[scenario.b]",
        'column "scenarios": found an unknown key',
        '→ "scenario"?',
    ),
    "year_with_an_era": (
        "[scenario.a]\ntfr = { R2 = 1.5 }",
        'column "scenario.a.tfr": found "R2"',
        "a western year such as 2020",
    ),
    "no_years": (
        "[scenario.a]\nmigration = { rule = 'scale' }",
        'column "scenario.a.migration',
        "at least one entry",
    ),
    "words_for_a_number": (
        "[scenario.a]\ntfr = { 2020 = 'high' }",
        "column \"scenario.a.tfr.2020\": found 'high'",
        "expected a number",
    ),
    "negative_tfr": (
        "[scenario.a]\ntfr = { 2020 = -1.0 }",
        'column "scenario.a.tfr.2020": found -1.0',
        "a number of 0 or more",
    ),
    "unknown_timing": (
        "[scenario.a]\ntfr_at = 'start'",
        "column \"scenario.a.tfr_at\": found 'start'",
        "'end', 'mid' or 'mean'",
    ),
    "no_scenario": ("", 'column "scenario": found nothing', "expected a value"),
    "not_toml": ("[scenario.a\ntfr = 1", ", row 1: found", "expected TOML"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_names_the_key_and_what_is_expected(name: str, command: Command) -> None:
    text, place, words = FAULTS[name]
    outcome = command.project(bundle(), scenarios=text)
    assert outcome.code == 2
    assert len(outcome.lines) == 1
    assert outcome.lines[0].startswith("scenarios.toml")
    assert place in outcome.lines[0]
    assert words in outcome.lines[0]
    assert not outcome.output.exists()


def test_a_scenario_file_that_is_not_there_is_a_fault(command: Command) -> None:
    folder = bundle().write(command.folder / "bundle")
    outcome = command.run(
        "project", folder, "--to", "2025", "--scenarios", "none.toml", "-o", command.output
    )
    assert outcome.code == 2
    assert outcome.lines[0].startswith("none.toml: found no such file")
    assert not outcome.output.exists()


def test_a_tfr_path_needs_the_conversion_of_the_bundle(command: Command) -> None:
    rows = bundle()
    rows["fertility.csv"] = [{"child_woman_ratio": 0.19}]
    outcome = command.project(rows, scenarios="[scenario.a]\ntfr = { 2020 = 1.5 }\n[scenario.b]")
    assert outcome.code == 2
    assert len(outcome.lines) == 1
    assert 'scenarios.toml, column "scenario.a.tfr": found a tfr path' in outcome.lines[0]
    assert "fertility.csv with the column cwr_per_tfr" in outcome.lines[0]
    assert not outcome.output.exists()


def test_a_conversion_that_one_area_lacks_is_a_fault_of_the_lever(command: Command) -> None:
    rows = bundle(("a", "b"))
    rows["fertility.csv"] = [
        {"area": "a", "child_woman_ratio": 0.19, "cwr_per_tfr": 0.13},
        {"area": "b", "child_woman_ratio": 0.19, "cwr_per_tfr": ""},
    ]
    assert command.project(rows).code == 0
    lever = "[scenario.x]\ntfr = { 2020 = 1.5 }"
    assert command.project(rows, scenarios=lever).code == 2

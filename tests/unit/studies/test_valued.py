"""A strategy's worth on a frozen result."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.command import Command
from tests.sample import SAMPLE, STUDY

from sosei.base.errors import InputError
from sosei.cli.strategy import read
from sosei.studies.result import VisionResult
from sosei.studies.valued import valued, years_of

PACKAGE = Path(SAMPLE) / "strategy_2"


def test_the_last_year_is_told_unless_another_is_asked_for(sample_result: VisionResult) -> None:
    package = read(PACKAGE)
    assert valued(package, sample_result).year == years_of(sample_result)[-1] == 2060
    assert valued(package, sample_result, 2030).year == 2030


def test_a_year_that_is_not_projected_is_refused(sample_result: VisionResult) -> None:
    with pytest.raises(InputError) as told:
        valued(read(PACKAGE), sample_result, 2031)
    assert "2030, 2035" in told.value.faults[0].text("ja")


def test_a_status_quo_that_moves_levers_is_refused(sample_result: VisionResult) -> None:
    aim = sample_result.manifest["vision"]["aim"]
    moved = replace(
        sample_result,
        manifest={**sample_result.manifest, "vision": {"status_quo": aim, "aim": aim}},
    )
    with pytest.raises(InputError) as told:
        valued(read(PACKAGE), moved)
    assert told.value.faults[0].kind == "status_quo_moved"


def test_the_command_tells_the_sentence_and_the_table(command: Command) -> None:
    run = command.run("strategy", "worth", PACKAGE, STUDY)
    assert run.code == 0
    assert "about 180 people" in run.lines[0]
    assert run.printed[0] == "indicator,name,rule,residents,of_gap"
    assert run.printed[-1].endswith(",176 people,0.6%")

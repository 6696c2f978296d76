"""What levers come to is what the study would have frozen."""

from __future__ import annotations

import math

import numpy as np
import pytest

from sosei.base.errors import Faults
from sosei.demography.told.goal import Lever
from sosei.demography.told.seek import Reach
from sosei.studies.result import VisionResult
from sosei.studies.what_if.levers import Coming, Levers, check, levers_of
from sosei.studies.what_if.link import levers_from, text_of
from sosei.studies.what_if.outcome import Ground, closing, frames, ground, outcome

EVERY = Levers(
    tfr=((2018, 1.51), (2030, 2.0), (2040, 2.2)),
    tfr_at="end",
    move=((2020, 1.0), (2030, 0.1)),
    rule="offset",
    move_at="end",
    profile="standard",
    come=(Coming(2025, 2060, 190.5), Coming(2030, 2035, -20.0, "standard")),
    die=((2020, 1.0), (2060, 0.8)),
)


@pytest.fixture(scope="module")
def stands(sample_result: VisionResult) -> Ground:
    return ground(sample_result)


def faults_of(levers: Levers) -> list[str]:
    faults = Faults()
    check(levers, 2015, 2060, "案", faults)
    return [fault.kind for fault in faults]


@pytest.mark.parametrize("name", ["status-quo", "vision"])
def test_the_levers_of_a_stored_scenario_give_its_frozen_numbers(
    sample_result: VisionResult, stands: Ground, name: str
) -> None:
    words = next(s for s in sample_result.scenarios if s["name"] == name)
    made = outcome(stands, levers_of(words, "study"))
    ages = stands.stands.base.ages.labels
    for row in sample_result.tables["population"].rows(scenario=name):
        sex, age = ("male", "female").index(row["sex"]), ages.index(row["age"])
        assert made.persons(row["year"])[sex, age] == pytest.approx(row["population"], abs=1e-9)
    for row in sample_result.tables["indicators"].rows(scenario=name):
        told = made.value(row["indicator"], row["year"])
        assert told == pytest.approx(row["value"], rel=1e-9), row["indicator"]


def test_fewer_deaths_lengthen_lives_and_leave_more_people(stands: Ground) -> None:
    as_it_is, longer = (
        outcome(stands, levers) for levers in (Levers(), Levers(die=((2015, 1.0), (2060, 0.5))))
    )
    assert longer.value("total", 2060) > as_it_is.value("total", 2060)
    assert all(np.array(longer.life(2060)) > np.array(as_it_is.life(2060)) + 3)


def test_a_multiplier_of_one_changes_nothing(stands: Ground) -> None:
    made = outcome(stands, Levers(die=((2015, 1.0),), move=((2015, 1.0),)))
    assert made.told["total"] == pytest.approx(outcome(stands, Levers()).told["total"], rel=1e-12)


def test_what_closes_a_gap_reaches_the_goal(stands: Ground) -> None:
    found = closing(stands, Levers(), 90_000.0, 2060)
    assert set(found) == set(Lever)
    tfr = found[Lever.TFR]
    assert tfr.answer is Reach.REACHED
    again = outcome(stands, Levers(tfr=((2015, tfr.value),)))
    assert again.value("total", 2060) == pytest.approx(90_000, abs=1)


def test_a_line_of_text_gives_the_same_levers_back() -> None:
    faults = Faults()
    assert levers_from(text_of(EVERY), "案", faults) == EVERY
    assert levers_from(text_of(Levers()), "案", faults) == Levers()
    assert not faults


def test_what_a_link_does_not_write_is_refused() -> None:
    faults = Faults()
    levers_from("tfr:2030=two;up:3;die:2030=1e999x;tfr:99999=1", "案", faults)
    assert [fault.kind for fault in faults] == ["explorer_link"] * 4


def test_every_fault_of_the_levers_is_told_at_once() -> None:
    faulty = Levers(
        tfr=((1999, 1.5), (2030, 9.0)),
        move=((2030, 1.0), (2030, 0.0)),
        come=(Coming(2050, 2040, math.inf),),
        die=tuple((2015 + year, 1.0) for year in range(13)),
    )
    assert faults_of(faulty) == [
        "explorer_year",
        "explorer_value",
        "explorer_twice",
        "explorer_too_many",
        "explorer_span",
        "explorer_value",
    ]
    assert faults_of(EVERY) == []


def test_what_is_seen_is_tidy(stands: Ground) -> None:
    told = frames({"今のまま": outcome(stands, Levers())})
    assert told["population"].columns == ["scenario", "area", "year", "sex", "age", "population"]
    assert set(told["indicators"]["scenario"]) == {"今のまま"}

"""A strategy in one year."""

from __future__ import annotations

from dataclasses import replace

from tests.strategy import indicator, observed

from sosei.strategy.overview import overview
from sosei.strategy.package import Package
from sosei.strategy.verdict import Verdict

UP = indicator("flow", "up", 100, 2019, 200, 2024)


def _package(**values: dict[int, int]) -> Package:
    records = [observed(replace(UP, id=name), of) for name, of in values.items()]
    return Package(
        indicators=tuple(record.indicator for record in records),
        observations=tuple(o for record in records for o in record.observations),
    )


def test_every_verdict_has_its_place_and_every_indicator_stands_once() -> None:
    told = overview(_package(a={2022: 200}, b={2022: 90}, c={}), 2022)
    groups = told.by_verdict()
    assert list(groups)[:3] == [Verdict.ACHIEVED, Verdict.ON_TRACK, Verdict.BEHIND]
    assert [t.judgement.indicator.id for t in groups[Verdict.WORSE]] == ["b"]
    assert sum(len(group) for group in groups.values()) == 3


def test_trouble_is_told_since_when() -> None:
    told = overview(_package(a={2020: 130, 2021: 90, 2022: 95, 2023: 80}), 2023).told[0]
    assert told.judgement.verdict is Verdict.WORSE
    assert told.since == 2021
    assert not told.changed


def test_a_verdict_that_is_new_is_told_so() -> None:
    told = overview(_package(a={2022: 90, 2023: 190}), 2023).told[0]
    assert told.judgement.verdict is Verdict.ON_TRACK
    assert told.changed
    assert told.since is None


def test_silence_goes_back_to_the_first_year_that_was_due() -> None:
    told = overview(_package(a={}), 2023).told[0]
    assert told.judgement.verdict is Verdict.NOT_REPORTED
    assert told.since == 2020


def test_a_target_long_missed_is_missed_since_its_year() -> None:
    values = dict.fromkeys(range(2020, 2030), 150)
    assert overview(_package(a=values), 2029).told[0].since == 2024

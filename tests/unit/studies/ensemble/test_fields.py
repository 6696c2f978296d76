"""What a scenario changes in each field, in many draws: frozen with it, told beside these very values alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sosei.demography.ensemble.processes import CENSUSES
from sosei.sectors.rate_file import shipped_rates
from sosei.studies.ensemble.draw import drawn
from sosei.studies.ensemble.fields import MEASURES, are_drawn
from sosei.studies.ensemble.frozen import Ensemble
from sosei.studies.fields import fields_of
from sosei.studies.fields_asked import FieldsAsked
from sosei.studies.frozen_fields import frozen_fields
from sosei.studies.reading import read_study
from sosei.studies.result import VisionResult


@pytest.fixture(scope="module")
def asked(sample_study_file: Path) -> FieldsAsked:
    found = read_study(sample_study_file).fields
    assert found is not None
    return found


@pytest.fixture(scope="module")
def ensemble(sample_result: VisionResult, asked: FieldsAsked) -> Ensemble:
    return drawn(sample_result, 300, 1, asked=asked)


def test_without_shocks_every_draw_has_the_frozen_differences(
    sample_result: VisionResult, asked: FieldsAsked
) -> None:
    still = drawn(sample_result, 3, 1, CENSUSES.times(0), asked)
    for row in sample_result.tables["field_difference"].rows():
        for measure in MEASURES:
            key = row["scenario"], "status-quo", measure, row["field"], row["item"]
            told = still.field_spread(*key).get(row["year"])
            if row[measure] is None:
                assert told is None
            else:
                assert told == pytest.approx((row[measure],) * 2, rel=1e-6, abs=1e-6)


def test_ranges_surround_what_is_frozen(ensemble: Ensemble, sample_result: VisionResult) -> None:
    told = ensemble.field_spread("vision", "status-quo", "difference", "children", "age_0_18")
    frozen = {
        row["year"]: row["difference"]
        for row in sample_result.tables["field_difference"].rows(scenario="vision", item="age_0_18")
    }
    assert told.keys() == frozen.keys()
    late = [year for year in frozen if year >= 2030]
    assert late
    assert all(told[year][0] < frozen[year] < told[year][1] for year in late)


def test_the_other_way_round_is_the_same_range_with_its_sign(ensemble: Ensemble) -> None:
    key = "cumulated", "care", "certified"
    there = ensemble.field_spread("vision", "status-quo", *key)
    back = ensemble.field_spread("status-quo", "vision", *key)
    assert there
    assert {year: (-high, -low) for year, (low, high) in there.items()} == back


def test_fields_are_those_that_were_drawn_while_their_rates_hold(
    ensemble: Ensemble, sample_result: VisionResult, asked: FieldsAsked
) -> None:
    frozen = frozen_fields(sample_result)
    assert frozen is not None
    assert are_drawn(ensemble, frozen)
    rate = shipped_rates().require("care_certified")
    half = replace(rate, rows=tuple(replace(row, value=row.value / 2) for row in rate.rows))
    rates = asked.rates.replaced({rate.key: half})
    other = fields_of(sample_result, rates, ())
    assert not are_drawn(ensemble, other)
    assert are_drawn(ensemble, other.only(["children"]))


def test_without_rates_there_are_ranges_of_the_population_alone(
    sample_result: VisionResult,
) -> None:
    alone, frozen = drawn(sample_result, 3, 1), frozen_fields(sample_result)
    assert frozen is not None
    assert not are_drawn(alone, frozen)
    assert alone.field_spread("vision", "status-quo", "difference", "care", "certified") == {}
    assert alone.quantile("vision", 2060, "total", 0.5) > 0

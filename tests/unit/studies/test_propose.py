"""Studies chosen by rule: what is chosen, why, and what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests import held

from sosei.base.errors import InputError
from sosei.demography.known.migration import Pooling
from sosei.library import Library
from sosei.readers.forms import fill, read_toml
from sosei.studies import rules
from sosei.studies.propose import Proposal, propose
from sosei.studies.reading import read_form, study_on
from sosei.studies.run import run_study
from sosei.studies.study import StudyForm
from sosei.studies.study_file import to_toml


@pytest.fixture
def full(tmp_path: Path) -> Library:
    return held.library(tmp_path / "library", held.everything())


def _values(proposal: Proposal) -> dict[str, str]:
    return {chosen.key: chosen.value.en for chosen in proposal.chosen}


def test_the_sample_town_is_chosen_as_its_planners_did(full: Library) -> None:
    proposal = propose(full, "会津若松")
    assert _values(proposal) == {
        "base": "census of 2015",
        "horizon": "2060",
        "survival": "national death rates of 2018",
        "migration": "2005-2010",
        "fertility": "child–woman ratio of 2015; nation of 2015, sex ratio of 2015",
        "hindcast": "to 2020",
        "scenarios": "status quo alone",
    }
    assert proposal.form is not None
    assert list(proposal.options.periods) == ["2005-2010", "2010-2015"]
    assert [missing.key for missing in proposal.missing] == [
        "projection_national",
        "national_fertility",
        "sex_ratio",
        "municipal_changes",
    ]


def test_what_is_chosen_runs_to_the_samples_status_quo(full: Library) -> None:
    proposal = propose(full, held.TOWN)
    assert proposal.form is not None
    form = proposal.form.model_copy(deep=True)
    rates = form.assumptions.migration.death_rates
    rates["2005-2010"] = [2010]  # the sample leaves out 2009 for its own reason
    result = run_study(study_on(full, form, "study.toml"))
    total = result.tables["indicators"].value(
        "value", scenario="status-quo", year=2060, indicator="total"
    )
    assert total == pytest.approx(54_991, abs=1)
    assert {used["table"] for used in result.manifest["used"]} >= {"census", "death_rates"}


def test_without_a_census_nothing_is_proposed_and_the_publisher_is_named(tmp_path: Path) -> None:
    library = held.library(tmp_path, [held.register()])
    proposal = propose(library, held.TOWN)
    assert proposal.form is None
    needed = [missing for missing in proposal.missing if missing.needed]
    assert [missing.key for missing in needed] == ["census"]
    assert "e-Stat" in needed[0].published.en


def test_one_census_alone_tells_no_migration(tmp_path: Path) -> None:
    block = held.census()
    rows = [row[:6] for row in block.frame.rows() if row[1] == "2015-10-01"]
    proposal = propose(held.library(tmp_path, [held.block("census", rows)]), held.TOWN)
    assert proposal.form is None
    assert [missing.key for missing in proposal.missing if missing.needed] == ["period"]


KNOWN = ("1995-2000", "2000-2005", "2005-2010", "2010-2015")


@pytest.mark.parametrize(
    ("area", "persons", "periods", "pooling"),
    [
        ("13101", 60_000, KNOWN[1:], Pooling.MEAN),
        ("13101", 2_999, KNOWN[1:], Pooling.POOLED),
        ("07202", 120_000, KNOWN[1:3], Pooling.MEAN),
    ],
)
def test_periods_are_the_latest_three_without_the_evacuation(
    area: str, persons: float, periods: tuple[str, ...], pooling: Pooling
) -> None:
    chosen = rules.periods_of(area, persons, KNOWN)
    assert (chosen.periods, chosen.pooling) == (periods, pooling)


def test_the_evacuation_alone_is_taken_where_nothing_else_is_known() -> None:
    chosen = rules.periods_of("07202", 120_000, ("2010-2015",))
    assert chosen.periods == ("2010-2015",)
    assert "evacuation" not in chosen.why.en


def test_a_town_that_the_library_does_not_name_is_a_fault(full: Library) -> None:
    with pytest.raises(InputError):
        propose(full, "若松")


def test_a_study_file_is_read_back_as_the_same_study(
    full: Library, sample_study_file: Path
) -> None:
    sample = fill(StudyForm, read_toml(sample_study_file), "sample")
    proposed = propose(full, held.TOWN).form
    assert proposed is not None
    for form in (sample, proposed):
        assert read_form(to_toml(form), "study.toml") == form


LEVERS = """
label = "目標"
tfr = { 2020 = 1.5, 2040 = 2.07 }
tfr_at = "mean"
migration = { rule = "offset", at = "end", profile = "standard", 2020 = 1.0, 2030 = 0.5 }
arrivals = [ { from = 2025, to = 2040, per_year = 30, profile = "family" } ]
"""


def test_every_lever_survives_the_file(full: Library) -> None:
    form = propose(full, held.TOWN).form
    assert form is not None
    text = to_toml(form) + "\n[scenario.aim]\n" + LEVERS
    read = read_form(text, "study.toml")
    assert read_form(to_toml(read), "study.toml") == read


@pytest.mark.parametrize(
    ("more", "key"),
    [
        (
            '[scenario.aim]\narrivals = [ { from = 2025, to = 2040, per_year = 1, profile = "/etc/p.csv" } ]\n',
            "scenario.aim.arrivals.0.profile",
        ),
        (
            '[[earlier]]\nname = "前回"\nlaunch_year = 2010\nfile = "../../x.csv"\n'
            'source = { document = "計画", publisher = "市", date = "2013" }\n',
            "earlier.0.file",
        ),
    ],
)
def test_a_study_on_a_library_opens_no_file(full: Library, more: str, key: str) -> None:
    form = propose(full, held.TOWN).form
    assert form is not None
    with pytest.raises(InputError) as told:
        study_on(full, read_form(to_toml(form) + "\n" + more, "study.toml"), "study.toml")
    assert [(fault.kind, fault.column) for fault in told.value.faults] == [
        ("file_without_folder", key)
    ]


def test_faults_of_a_text_are_those_of_a_file() -> None:
    with pytest.raises(InputError) as told:
        read_form("[study]\nare = '07202'\n", "study.toml")
    assert "key_unknown" in {fault.kind for fault in told.value.faults}
    with pytest.raises(InputError) as told:
        read_form("[study", "study.toml")
    assert [fault.kind for fault in told.value.faults] == ["toml_faulty"]

"""Survival with a path: chosen by rule, run, frozen, rebuilt and told."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from tests import ahead, held, sample

from sosei.base.errors import InputError
from sosei.demography.engine.projection import project
from sosei.publishing.sections import basis, uncertainty
from sosei.publishing.spoken import speaking
from sosei.studies.ensemble.draw import drawn
from sosei.studies.everyone import everyone_of
from sosei.studies.propose import propose
from sosei.studies.reading import read_study
from sosei.studies.rebuilt import rebuilt
from sosei.studies.result import VisionResult
from sosei.studies.run import run_study
from sosei.studies.what_if.levers import levers_of
from sosei.studies.what_if.outcome import ground, outcome

OLD = "death_rates = [2018]\n"


@cache
def along(path: str) -> VisionResult:
    """The sample with another path of survival."""
    with TemporaryDirectory() as folder:
        file = sample.copy(Path(folder))
        ahead.into(file.parent / "figures", ahead.rows())
        sample.change(file, OLD, f'{OLD}path = "{path}"\n')
        return run_study(read_study(file))


def _old(result: VisionResult, year: int = 2060) -> float:
    indicators = result.tables["indicators"]
    scenario = str(result.manifest["vision"]["status_quo"])
    return float(indicators.value("value", scenario=scenario, year=year, indicator="age_65_plus"))


@pytest.mark.parametrize(
    ("path", "first"), [("official", 0.9 ** (-0.5 / 5)), ("censuses", np.exp(0.078 * 0.5 / 5))]
)
def test_as_many_die_as_the_path_says(path: str, first: float) -> None:
    """The table is of 2018; the middle of the first step is half a year before."""
    told = along(path).tables["survival_path"]
    for age in ("birth", "20-24", "85-89"):
        times = [row["dying"] for row in told.rows(sex="female", age=age)]
        assert times[0] == pytest.approx(first)
        step = 0.9 if path == "official" else np.exp(-0.078)
        assert np.diff(np.log(np.array(times, dtype=float))) == pytest.approx(np.log(step))


@pytest.mark.parametrize("path", ["official", "censuses"])
def test_what_is_held_beside_it_is_the_sample(path: str) -> None:
    result = along(path)
    told = result.tables["survival_held"]
    assert told.value("age_65_plus", year=2060) == pytest.approx(_old(sample.result()))
    assert _old(result) > _old(sample.result())


def test_a_result_names_its_path_and_rests_on_the_official_projection_only_along_it() -> None:
    assert along("official").manifest["survival"]["path"] == "official"
    assert "projection_national" in along("official").manifest["sources"]
    assert "projection_national" not in along("censuses").manifest["sources"]
    assert "projection_national" not in {u["table"] for u in along("censuses").manifest["used"]}
    assert "path" not in sample.result().manifest["survival"]


def test_a_result_with_a_path_rebuilds_its_status_quo() -> None:
    result = along("official")
    stands = rebuilt(result)
    again = project(stands.base, stands.status_quo).between(65, None)[-1, 0]
    assert again == pytest.approx(_old(result), rel=1e-12)
    told = outcome(ground(result), levers_of(result.scenarios[0], "x"))
    indicators = result.tables["indicators"]
    for name in ("life_expectancy_female", "births", "total"):
        for year in (2020, 2060):
            value = indicators.value("value", scenario="status-quo", year=year, indicator=name)
            assert told.value(name, year) == pytest.approx(value, rel=1e-9)


def test_an_official_path_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    file = sample.copy(tmp_path)
    sample.change(file, OLD, f'{OLD}path = "official"\n')
    with pytest.raises(InputError) as found:
        read_study(file)
    (fault,) = found.value.faults
    assert (fault.kind, fault.column) == ("figures_missing", "assumptions.survival.path")


def test_a_study_that_is_proposed_goes_along_the_official_path_where_there_is_one(
    tmp_path: Path,
) -> None:
    library = held.library(tmp_path, [*held.everything(), ahead.block()])
    proposal = propose(library, held.TOWN)
    assert proposal.form is not None
    assert proposal.form.assumptions.survival.path == "official"
    assert "projection_national" not in [missing.key for missing in proposal.missing]
    everyone = everyone_of(library)
    assert everyone.path == "official"
    assert "projection_national" in {used.table for used in everyone.used}


@pytest.mark.parametrize(("path", "words"), [("official", "社人研"), ("held", "一定")])
def test_ranges_say_which_survival_they_stand_on(path: str, words: str) -> None:
    result = sample.result() if path == "held" else along(path)
    with speaking("ja"):
        notes = list(uncertainty.notes(result, drawn(result, 20, 1)))
        printed = [row[0] for row in basis.section(result).tables[0].rows]
    assert words in notes[-1]
    assert ("生残率の推移" in printed) == (path != "held")

"""Scenario files: words of TOML → scenarios."""

from __future__ import annotations

from pathlib import Path as File

import numpy as np
import pytest
from tests.builders import assumptions

from sosei.base.errors import Faults, InputError
from sosei.demography.assumed.profiles import PROFILES
from sosei.demography.assumed.scenario import (
    Arrivals,
    GrossMigration,
    MigrationAt,
    OffsetMigration,
    Path,
    Scenario,
    TfrAt,
)
from sosei.readers.scenario_file import check_levers, read_scenarios


def read(text: str, folder: File, base: int | None = 2015) -> tuple[Scenario, ...]:
    """Write a scenario file and read it."""
    file = folder / "s.toml"
    file.write_bytes(text.encode())
    return read_scenarios(file, base)


def test_without_a_file_there_is_the_status_quo_alone() -> None:
    assert read_scenarios(None, 2015) == (Scenario("status-quo"),)


def test_scenarios_come_in_the_order_of_the_file(tmp_path: File) -> None:
    names = [scenario.name for scenario in read("[scenario.z]\n[scenario.a]\n", tmp_path)]
    assert names == ["z", "a"]


def test_every_lever_is_read(tmp_path: File) -> None:
    (vision,) = read(
        """
        [scenario.vision]
        label = "長期人口ビジョン"
        tfr = { 2020 = 1.51, 2030 = 2, 2040 = 2.2 }
        tfr_at = "mean"
        migration = { rule = "scale", 2020 = 1.0, 2030 = 0.0, at = "end" }
        """,
        tmp_path,
    )
    assert vision.label == "長期人口ビジョン"
    assert vision.tfr == Path({2020: 1.51, 2030: 2.0, 2040: 2.2})
    assert vision.tfr_at is TfrAt.MEAN
    assert vision.migration is not None
    assert vision.migration.at is MigrationAt.END
    assert vision.migration.path == Path({2020: 1.0, 2030: 0.0})


def test_timings_are_the_engines_own_for_the_tfr_and_mid_for_migration_unless_said(
    tmp_path: File,
) -> None:
    """End of a five-year step, middle of a single year."""
    text = "[scenario.a]\ntfr = { 2020 = 1, 2030 = 2 }\nmigration = { rule = 'scale', 2020 = 1 }"
    (scenario,) = read(text, tmp_path)
    assert scenario.tfr_at is None
    assert [scenario.tfr_of_step(2020, width) for width in (5, 1)] == [1.5, 1.05]
    assert scenario.migration is not None
    assert scenario.migration.at is MigrationAt.MID


def test_rules_and_arrivals_are_read_with_their_profiles(tmp_path: File) -> None:
    (tmp_path / "own.csv").write_text("sex,age,weight\nfemale,0-4,0.25\nmale,5+,0.75\n")
    gross, offset = read(
        """
        [scenario.gross]
        migration = { rule = "gross", 2020 = 0.5, at = "end" }
        arrivals = [{ from = 2025, to = 2060, per_year = 190 }]
        [scenario.offset]
        migration = { rule = "offset", 2020 = 0, profile = "standard" }
        arrivals = [{ from = 2015, to = 2016, per_year = -3, profile = "own.csv" }]
        """,
        tmp_path,
    )
    assert gross.migration == GrossMigration(Path({2020: 0.5}), MigrationAt.END)
    assert gross.arrivals == (Arrivals(2025, 2060, 190.0, PROFILES["family"]),)
    assert offset.migration == OffsetMigration(
        Path({2020: 0.0}), MigrationAt.MID, PROFILES["standard"]
    )
    (own,) = offset.arrivals
    assert own.per_year == -3
    assert own.profile.source == "own.csv"
    assert own.profile.weights.tolist() == [[0, 0.75], [0.25, 0]]


def test_a_byte_order_mark_is_accepted(tmp_path: File) -> None:
    assert read("\ufeff[scenario.a]\n", tmp_path)[0].name == "a"


def test_a_path_may_start_in_the_base_year_and_not_before(tmp_path: File) -> None:
    read("[scenario.a]\ntfr = { 2015 = 1.5 }", tmp_path)
    with pytest.raises(InputError) as raised:
        read("[scenario.a]\ntfr = { 2013 = 1.5, 2014 = 1.5, 2015 = 1.5 }", tmp_path)
    assert [fault.column for fault in raised.value.faults] == [
        "scenario.a.tfr.2013",
        "scenario.a.tfr.2014",
    ]


def test_years_are_not_checked_against_a_base_that_nobody_knows(tmp_path: File) -> None:
    assert read("[scenario.a]\ntfr = { 1990 = 1.5 }", tmp_path, base=None)


def test_every_fault_of_a_file_comes_at_once(tmp_path: File) -> None:
    text = "[scenario.a]\ntfr_at = 'x'\nfoo = 1\n[scenario.b]\ntfr = { 2020 = -1 }"
    with pytest.raises(InputError) as raised:
        read(text, tmp_path)
    assert {fault.column for fault in raised.value.faults} == {
        "scenario.a.tfr_at",
        "scenario.a.foo",
        "scenario.b.tfr.2020",
    }


def test_only_scenarios_that_move_the_tfr_need_a_conversion() -> None:
    faults = Faults()
    scenarios = (Scenario("quo"), Scenario("up", tfr=Path({2020: 2.0})))
    check_levers(scenarios, assumptions(cwr_per_tfr=0.13), "s.toml", faults)
    assert not faults
    for lacking in (assumptions(), assumptions(cwr_per_tfr=np.nan)):
        faults = Faults()
        check_levers(scenarios, lacking, "s.toml", faults)
        assert [(fault.kind, fault.column) for fault in faults] == [
            ("lever_without_conversion", "scenario.up.tfr")
        ]

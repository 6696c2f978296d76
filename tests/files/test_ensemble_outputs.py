"""`sosei ensemble`: quantiles, chances, what stays of a stopped run, and every fault of its goals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from socket import socket
from typing import Any

import numpy as np
import polars as pl
import pytest
from tests.builders import bundle
from tests.bundles import gross_bundle
from tests.command import Command, Outcome

from sosei.cli import ensemble as verb
from sosei.demography.ensemble import blocks as cutting
from sosei.demography.ensemble import cluster
from sosei.demography.ensemble.blocks import Block, run_here
from sosei.demography.ensemble.told import Told

VISION = """
[scenario.status-quo]
[scenario.same]
[scenario.vision]
tfr = { 2015 = 1.5, 2030 = 2.0 }

[goal.enough]
year = 2045
at_least = 15_000

[goal.young]
indicator = "ageing_rate"
year = 2030
at_most = 0.35
"""


def ensemble(
    command: Command,
    areas: tuple[str, ...] = ("07202",),
    *,
    scenarios: str = VISION,
    options: Mapping[str, object] | None = None,
) -> Outcome:
    folder = bundle(areas).write(command.folder / "bundle")
    file = command.folder / "scenarios.toml"
    file.write_text(scenarios, "utf-8")
    asked: dict[str, object] = {
        "--to": 2045,
        "--draws": 200,
        "--scenarios": file,
        "-o": command.output,
    }
    asked |= options or {}
    words = [str(word) for pair in asked.items() for word in pair if word != ""]
    return command.run("ensemble", folder, *words)


def quantiles(outcome: Outcome) -> pl.DataFrame:
    assert outcome.code == 0, outcome.lines
    return pl.read_parquet(outcome.output / "quantiles.parquet")


def test_quantiles_rise_and_widen_with_the_years(command: Command) -> None:
    table = quantiles(ensemble(command)).filter(scenario="status-quo", indicator="total")
    at = {row["probability"]: row["value"] for row in table.filter(year=2045).to_dicts()}
    assert list(at) == [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975]
    assert sorted(at.values()) == list(at.values())
    width = {
        year: float(np.ptp(table.filter(year=year)["value"].to_numpy())) for year in (2020, 2045)
    }
    assert width[2045] > 2 * width[2020] > 0


def test_the_files_say_the_same(command: Command) -> None:
    done = ensemble(command)
    rows = done.table("quantiles.csv")
    columns = "scenario against area year indicator probability value"
    assert list(rows[0]) == columns.split()
    read = [float(row["value"]) for row in rows]
    assert read == quantiles(done)["value"].to_list()
    assert {row["against"] for row in rows} == {"", "status-quo"}
    assert not (done.output / "ensemble-blocks").exists()


def test_a_scenario_without_levers_differs_by_nothing(command: Command) -> None:
    table = quantiles(ensemble(command)).filter(against="status-quo")
    assert set(table.filter(scenario="same")["value"]) == {0.0}
    more = table.filter(scenario="vision", indicator="total", year=2045)
    assert min(more["value"].to_list()) > 0


def test_chances_of_goals_stages_and_the_halving_of_women(command: Command) -> None:
    rows = ensemble(command).table("chances.csv")
    told = {(row["scenario"], row["event"]): float(row["probability"]) for row in rows}
    assert told["vision", "goal.enough"] > told["status-quo", "goal.enough"]
    assert 0 <= told["status-quo", "goal.young"] <= 1
    assert 0 <= told["status-quo", "decline_20_39.half"] <= 1
    stages = [
        value
        for (name, event), value in told.items()
        if event.startswith("decline_stage") and name == "same"
    ]
    assert len(stages) == 4
    assert sum(stages) == pytest.approx(1)


def test_the_chances_of_the_nine_classes_are_those_of_both_declines(command: Command) -> None:
    plain = quantiles(ensemble(command))
    done = ensemble(command, options={"--classes": ""})
    table = quantiles(done)
    assert table.filter(pl.col("indicator") != "women_20_39_closed").equals(plain)
    told = {
        row["event"].removeprefix("nine_classes."): float(row["probability"])
        for row in done.table("chances.csv")
        if row["scenario"] == "status-quo" and row["event"].startswith("nine_classes")
    }
    assert list(told) == ["A", "B-1", "B-2", "C-1", "C-2", "C-3", "D-1", "D-2", "D-3"]
    assert sum(told.values()) == pytest.approx(1)
    half = next(
        float(row["probability"])
        for row in done.table("chances.csv")
        if (row["scenario"], row["event"]) == ("status-quo", "decline_20_39.half")
    )
    assert told["C-1"] + told["C-2"] + told["C-3"] == pytest.approx(half)
    again = quantiles(ensemble(command, scenarios=CLOSED, options={"--classes": ""}))
    women = again.filter(pl.col("year") == 2045, pl.col("probability") == 0.5)
    at = {
        (row["scenario"], row["indicator"]): row["value"]
        for row in women.filter(pl.col("against").is_null()).to_dicts()
    }
    assert at["nobody", "women_20_39_closed"] == at["status-quo", "women_20_39_closed"]


CLOSED = """
[scenario.status-quo]
[scenario.nobody]
migration = { rule = "scale", at = "end", 2015 = 0.0 }
"""


def test_the_classes_are_of_thirty_years(command: Command) -> None:
    done = ensemble(command, scenarios=CLOSED, options={"--to": 2040, "--classes": ""})
    assert done.code == 2
    assert "--to 2045" in done.lines[0]


def test_the_seed_decides(command: Command) -> None:
    first = quantiles(ensemble(command))
    assert first.equals(quantiles(ensemble(command)))
    assert not first.equals(quantiles(ensemble(command, options={"--seed": 2})))


AREAS = ("07202", "07203", "13101")


def test_a_stopped_run_goes_on_where_it_was(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = quantiles(ensemble(command, AREAS))
    monkeypatch.setattr(cutting, "MOST", 1)
    ran: list[int] = []
    most = 2

    def some(*arguments: Any) -> Iterator[tuple[Block, Told]]:
        for block, told in run_here(*arguments):
            if len(ran) == most:
                raise KeyboardInterrupt
            ran.append(block.place)
            yield block, told

    monkeypatch.setattr(verb, "run_here", some)
    assert ensemble(command, AREAS, options={"-o": command.folder / "anew"}).code != 0
    assert sorted(path.name for path in (command.folder / "anew").rglob("*.npz")) == [
        "00000.npz",
        "00001.npz",
    ]
    most = 3
    assert quantiles(ensemble(command, AREAS, options={"-o": command.folder / "anew"})).equals(
        wanted
    )
    assert ran == [0, 1, 2]


def test_blocks_of_another_run_are_not_taken(command: Command) -> None:
    blocks = command.output / "ensemble-blocks"
    blocks.mkdir(parents=True)
    (blocks / "manifest.json").write_text('{"run": "another"}', "utf-8")
    done = ensemble(command)
    assert done.code == 2
    assert "blocks of another run" in done.lines[0]


FAULTY = """
[scenario.status-quo]
[goal.a]
indicator = "households"
year = 2043
at_least = 1
area = "99999"
"""


def test_every_fault_of_a_goal_is_told_at_once(command: Command) -> None:
    done = ensemble(command, scenarios=FAULTY)
    assert done.code == 2
    assert [line.split(", expected")[0].split(": found")[0] for line in done.lines] == [
        'scenarios.toml, column "goal.a.indicator"',
        'scenarios.toml, column "goal.a.year"',
        'scenarios.toml, column "goal.a.area"',
    ]
    assert not done.output.exists()


def test_a_goal_has_one_bound(command: Command) -> None:
    both = "[scenario.a]\n[goal.b]\nyear = 2045\nat_least = 1\nat_most = 2\n"
    done = ensemble(command, scenarios=both)
    assert done.code == 2
    assert "either at_least or at_most" in done.lines[0]


def test_a_common_pool_is_drawn(command: Command) -> None:
    folder = gross_bundle().write(command.folder / "gross")
    done = command.run("ensemble", folder, "--to", "2030", "--draws", "60", "-o", command.output)
    assert (done.code, done.lines) == (0, [])
    found = quantiles(done).filter(pl.col("indicator") == "total", pl.col("year") == 2030)
    spans = {
        area: dict(found.filter(pl.col("area") == area).select("probability", "value").iter_rows())
        for area in ("big", "small")
    }
    assert all(of[0.1] < of[0.5] < of[0.9] for of in spans.values())
    assert spans["big"][0.5] > spans["small"][0.5], "it takes seven in ten"


def test_a_common_pool_with_machines_beside_is_refused(command: Command) -> None:
    folder = gross_bundle().write(command.folder / "gross")
    options = ("--to", "2030", "--scheduler", "tcp://127.0.0.1:1", "-o", command.output)
    done = command.run("ensemble", folder, *options)
    assert done.code == 2
    assert "--scheduler" in done.lines[0]
    assert "net_migration.csv" in done.lines[0]


def test_without_a_scheduler_at_the_address_it_says_so(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    with closing(socket()) as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{unused.getsockname()[1]}"
        done = ensemble(command, options={"--scheduler": address})
    assert done.code == 2
    assert address in done.lines[0]

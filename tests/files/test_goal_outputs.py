"""`sosei goal`: the answer in words, goal.csv, and every fault of its options."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.builders import bundle
from tests.command import Command, Outcome

from sosei.demography.told.goal import CURVE

VISION = """
[scenario.status-quo]
[scenario.vision]
label = "Vision"
tfr = { 2015 = 1.5, 2030 = 2.0 }
migration = { rule = "scale", 2015 = 0.5 }
"""


def goal(command: Command, *more: object, reach: float = 16_000, by: str = "tfr") -> Outcome:
    """Ask for a number in 2045 of the small bundle."""
    folder = bundle().write(command.folder / "bundle")
    asked: list[str | Path] = ["goal", folder, "--reach", str(reach), "--in", "2045", "--by", by]
    return command.run(*asked, *map(str, more))


def test_what_reaches_the_number_is_said_in_words(command: Command) -> None:
    done = goal(command)
    assert done.code == 0
    assert done.printed[0].startswith(
        "Goal: total of 16,000 in 2045 (07202). As it stands, status-quo"
    )
    assert done.printed[1].startswith("Reached with a TFR of 1.81")
    assert not done.output.exists()


def test_a_number_that_cannot_be_reached_is_an_answer(command: Command) -> None:
    done = goal(command, reach=90_000)
    assert done.code == 0
    assert "Cannot be reached, because the TFR between 0.00 and 4.00 gives" in done.printed[1]


def test_the_answer_speaks_japanese(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOSEI_LANGUAGE", "ja")
    assert goal(command).printed[1].startswith("合計特殊出生率を2015年からの全期間で1.81")
    assert "届きません" in goal(command, reach=90_000).printed[1]


@pytest.mark.parametrize(("by", "column"), [("tfr", "tfr"), ("arrivals", "arrivals")])
def test_the_table_gives_the_lever_that_a_scenario_file_then_takes(
    command: Command, by: str, column: str
) -> None:
    (row,) = goal(command, "-o", command.output, by=by).table("goal.csv")
    assert (row["answer"], row["by"], row["scenario"]) == ("reached", by, "status-quo")
    lever = {
        "tfr": f"tfr = {{ 2015 = {row[column]} }}",
        "arrivals": f'arrivals = [{{ from = 2015, to = 2045, per_year = {row[column]}, profile = "family" }}]',
    }[by]
    again = command.project(bundle(), to=2045, scenarios=f"[scenario.found]\n{lever}\n")
    (total,) = [
        float(r["value"])
        for r in again.table("indicators.csv")
        if (r["year"], r["indicator"]) == ("2045", "total")
    ]
    assert total == pytest.approx(16_000)


def test_a_goal_starts_from_the_scenario_that_is_named(command: Command) -> None:
    file = command.folder / "scenarios.toml"
    file.write_text(VISION, encoding="utf-8")
    done = goal(command, "--scenarios", file, "--scenario", "vision")
    assert "Vision gives" in done.printed[0]
    first = goal(command, "--scenarios", file)
    assert "status-quo gives" in first.printed[0]


def test_the_curve_has_a_row_for_every_tfr(command: Command) -> None:
    done = goal(command, "--curve", "-o", command.output, by="migration")
    _, *pairs = done.table("goal.csv")
    assert [float(row["tfr"]) for row in pairs] == list(CURVE)
    assert {row["by"] for row in pairs} == {"migration"}
    assert sum(line.startswith("  TFR") for line in done.printed) == len(CURVE)


def test_a_multiplier_below_zero_is_explained(command: Command) -> None:
    rows = bundle()
    for row in rows["net_migration.csv"]:
        row["net_rate"] = -0.03
    folder = rows.write(command.folder / "shrinking")
    asked: list[str | Path] = [
        "goal",
        folder,
        "--reach",
        "19000",
        "--in",
        "2045",
        "--by",
        "migration",
    ]
    done = command.run(*asked)
    assert "Reached with −" in done.printed[1]
    assert done.printed[2] == "A multiplier below 0 turns losses into gains, and gains into losses."


def test_a_share_is_given_and_said_as_a_percentage(command: Command) -> None:
    done = goal(command, "--indicator", "ageing_rate", reach=0.2)
    assert done.printed[0].startswith("Goal: ageing_rate of 20.0% in 2045")


FAULTY = {
    "year": (["--in", "2046"], "--in: found 2046; expected 2015 plus whole steps of 5 years."),
    "scenario": (
        ["--scenario", "status_quo"],
        '--scenario: found "status_quo"; expected status-quo.',
    ),
    "area": (["--area", "07203"], '--area: found "07203"; expected 07202.'),
    "profile": (["--profile", "famly"], '→ "family"?'),
    "bounds": (["--between", "3", "2"], "--between: found 3 2; expected the lower bound first."),
    "indicator": (["--indicator", "agein_rate"], '→ "ageing_rate"?'),
}


@pytest.mark.parametrize(("more", "words"), FAULTY.values(), ids=FAULTY)
def test_every_faulty_option_is_named(command: Command, more: list[str], words: str) -> None:
    done = goal(command, *more, "-o", command.output)
    assert done.code == 2
    assert any(words in line for line in done.lines)
    assert not done.output.exists()


def test_all_faults_are_named_at_once(command: Command) -> None:
    done = goal(command, *FAULTY["area"][0], *FAULTY["profile"][0], *FAULTY["bounds"][0])
    assert (done.code, len(done.lines)) == (2, 3)


def test_a_bundle_of_several_areas_needs_one_named(command: Command) -> None:
    folder = bundle(("A", "B")).write(command.folder / "two")
    asked: list[str | Path] = ["goal", folder, "--reach", "16000", "--in", "2045", "--by", "tfr"]
    assert command.run(*asked).code == 2
    assert (
        command.run(*asked, "--area", "B")
        .printed[0]
        .startswith("Goal: total of 16,000 in 2045 (B)")
    )


def test_a_tfr_needs_its_conversion(command: Command) -> None:
    rows = bundle()
    rows["fertility.csv"] = [{"child_woman_ratio": 0.19}]
    folder = rows.write(command.folder / "plain")
    asked: list[str | Path] = ["goal", folder, "--reach", "16000", "--in", "2045"]
    done = command.run(*asked, "--by", "tfr")
    assert done.code == 2
    assert "--by tfr: found a tfr path" in done.lines[0]
    assert command.run(*asked, "--by", "migration").code == 0
    assert command.run(*asked, "--by", "migration", "--curve").code == 2


def test_a_raked_bundle_keeps_the_factors_of_its_first_scenario(command: Command) -> None:
    rows = bundle()
    rows["control.csv"] = [{"year": year, "population": 30_000} for year in range(2020, 2046, 5)]
    folder = rows.write(command.folder / "raked")
    asked: list[str | Path] = ["goal", folder, "--reach", "31000", "--in", "2045", "--by", "tfr"]
    done = command.run(*asked)
    assert "status-quo gives 30,000" in done.printed[0]
    assert done.printed[1].startswith("Reached")

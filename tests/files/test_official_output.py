"""`sosei official`: its table, its faults, and what it says on stderr."""

from __future__ import annotations

import pytest
from tests.builders import BundleRows, bundle
from tests.command import Command, Outcome

from sosei.base.ages import AgeGroups


def official(command: Command, rows: BundleRows, *options: str, to: int | str = 2045) -> Outcome:
    """Run `sosei official` on a bundle."""
    folder = rows.write(command.folder / "bundle")
    return command.run("official", folder, "--to", str(to), "-o", command.output, *options)


def value(outcome: Outcome, name: str, area: str = "07202") -> str:
    """One reading."""
    (found,) = (
        row["value"]
        for row in outcome.table("official.csv")
        if (row["area"], row["indicator"]) == (area, name)
    )
    return found


def total(outcome: Outcome, series: str, year: int) -> float:
    """The total of one series."""
    (found,) = (
        row["value"]
        for row in outcome.table("official.csv")
        if (row["series"], row["year"], row["indicator"]) == (series, str(year), "total")
    )
    return float(found)


def test_the_table_has_the_columns_of_the_contract(command: Command) -> None:
    outcome = official(command, bundle(("b", "a")))
    assert outcome.code == 0
    rows = outcome.table("official.csv")
    assert list(rows[0]) == ["area", "year", "series", "indicator", "value"]
    assert list(dict.fromkeys(row["area"] for row in rows)) == ["b", "a"]
    assert {row["year"] for row in rows if row["indicator"] != "total"} == {"2045"}
    assert [path.name for path in outcome.output.iterdir()] == ["official.csv"]


def test_influences_are_ratios_of_the_totals_in_the_table(command: Command) -> None:
    outcome = official(command, bundle())
    natural = total(outcome, "simulation1", 2045) / total(outcome, "pattern1", 2045)
    social = total(outcome, "simulation2", 2045) / total(outcome, "simulation1", 2045)
    assert float(value(outcome, "natural_influence")) == pytest.approx(natural, rel=1e-12)
    assert float(value(outcome, "social_influence")) == pytest.approx(social, rel=1e-12)


def test_pattern_1_is_the_status_quo(command: Command) -> None:
    rows = bundle()
    outcome = official(command, rows)
    readings = {year: total(outcome, "pattern1", year) for year in (2015, 2030, 2045)}
    projected = command.project(rows, to=2045)
    for year, persons in readings.items():
        cells = projected.table("population.csv")
        assert sum(float(c["population"]) for c in cells if c["year"] == str(year)) == (
            pytest.approx(persons)
        )


def test_simulation_2_without_migration_from_a_year(command: Command) -> None:
    always, later = official(command, bundle()), None
    first = total(always, "simulation2", 2020), total(always, "simulation1", 2020)
    assert first[0] != first[1]
    later = official(command, bundle(), "--zero-from", "2025")
    for year in (2015, 2020, 2025):
        assert total(later, "simulation2", year) == total(later, "simulation1", year)
    assert total(later, "simulation2", 2030) != total(later, "simulation1", 2030)
    never = official(command, bundle(), "--zero-from", "2045")
    assert value(never, "social_influence") == "1.0"


@pytest.mark.parametrize("year", ["2017", "2010", "2050"])
def test_a_year_in_which_no_step_starts_is_a_fault(year: str, command: Command) -> None:
    outcome = official(command, bundle(), "--zero-from", year)
    assert outcome.code == 2
    assert outcome.lines == [
        f"--zero-from: found {year}; expected 2015 plus whole steps of 5 years. "
        "Choose for instance 2020."
    ]
    assert not outcome.output.exists()


def test_unconfirmed_bounds_are_said_beside_the_table(command: Command) -> None:
    notes = official(command, bundle()).lines
    assert len(notes) == 2
    assert "natural_influence_degree, social_influence_degree" in notes[0]
    assert "no official page confirms" in notes[0]
    assert "above -1% of its peak" in notes[1]


def test_unconfirmed_bounds_are_said_in_japanese_too(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOSEI_LANGUAGE", "ja")
    notes = official(command, bundle()).lines
    assert "公表資料で確認できていません" in notes[0]
    assert "-1% を上回れば" in notes[1]


def test_a_tfr_in_the_file_is_enough(command: Command) -> None:
    rows = bundle()
    rows["fertility.csv"] = [{"tfr": 2.1, "cwr_per_tfr": 0.13}]
    outcome = official(command, rows)
    assert float(value(outcome, "natural_influence")) == pytest.approx(1)
    assert value(outcome, "natural_influence_degree") == "2"


def test_without_a_tfr_there_is_no_simulation_and_nothing_is_written(command: Command) -> None:
    rows = bundle(("a", "b"))
    rows["fertility.csv"] = [{"child_woman_ratio": 0.19}]
    outcome = official(command, rows)
    assert outcome.code == 2
    (line,) = outcome.lines
    assert line.startswith('fertility.csv, column "cwr_per_tfr": found no TFR for a, b;')
    assert not outcome.output.exists()


def test_an_area_without_a_conversion_is_named(command: Command) -> None:
    rows = bundle(("a", "b"))
    rows["fertility.csv"] = [
        {"area": "a", "child_woman_ratio": 0.19, "cwr_per_tfr": 0.13},
        {"area": "b", "child_woman_ratio": 0.19, "cwr_per_tfr": ""},
    ]
    (line,) = official(command, rows).lines
    assert "no TFR for b;" in line


def test_many_areas_are_not_all_named(command: Command) -> None:
    rows = bundle(tuple("abcdefg"))
    rows["fertility.csv"] = [{"child_woman_ratio": 0.19}]
    (line,) = official(command, rows).lines
    assert "a, b, c, d, e …" in line


def test_all_faults_come_at_once(command: Command) -> None:
    rows = bundle()
    rows["fertility.csv"] = [{"child_woman_ratio": "many", "cwr_per_tfr": 0.13}]
    rows["sex_ratio.csv"] = [{"males_per_100_females": -1}]
    outcome = official(command, rows, "--zero-from", "1990")
    assert outcome.code == 2
    assert [line.split(",")[0].split(":")[0] for line in outcome.lines] == [
        "fertility.csv",
        "sex_ratio.csv",
        "--zero-from",
    ]
    assert not outcome.output.exists()


def test_the_bundle_is_never_the_output(command: Command) -> None:
    folder = bundle().write(command.folder / "bundle")
    outcome = command.run("official", folder, "--to", "2045", "-o", folder)
    assert outcome.code == 2
    assert not (folder / "official.csv").exists()


def test_a_file_that_is_not_read_is_reported(command: Command) -> None:
    folder = bundle().write(command.folder / "bundle")
    (folder / "notes.txt").write_text("x", encoding="utf-8")
    outcome = command.run("official", folder, "--to", "2045", "-o", command.output)
    assert outcome.code == 0
    assert "notes.txt" in outcome.lines[0]


def test_cells_below_zero_are_refused_unless_clamped(command: Command) -> None:
    rows = bundle()
    for row in rows["net_migration.csv"]:
        row["net_rate"] = -1.5 if row["age"] == "20-24" else row["net_rate"]
    refused = official(command, rows)
    assert refused.code == 2
    assert not refused.output.exists()
    clamped = official(command, rows, "--clamp")
    assert clamped.code == 0
    assert any("pattern1" in line for line in clamped.lines)


def test_single_years_have_the_same_readings(command: Command) -> None:
    ages = AgeGroups(1, 100).labels
    cells = [(sex, age) for sex in ("male", "female") for age in ages]
    rows = BundleRows()
    rows["population.csv"] = [
        {"area": "a", "year": 2020, "sex": sex, "age": age, "population": 100} for sex, age in cells
    ]
    rows["survival.csv"] = [{"sex": "", "age": "", "survival": 0.985}]
    rows["net_migration.csv"] = [{"sex": "", "age": "", "net_rate": -0.005}]
    rows["fertility.csv"] = [{"age": str(age), "asfr": 0.05} for age in range(20, 50)]
    rows["sex_ratio.csv"] = [{"males_per_100_females": 105}]
    outcome = official(command, rows, "--zero-from", "2023", to=2040)
    assert outcome.code == 0, outcome.lines
    assert total(outcome, "simulation2", 2023) == total(outcome, "simulation1", 2023)
    assert total(outcome, "simulation2", 2024) > total(outcome, "simulation1", 2024)
    assert float(value(outcome, "natural_influence", "a")) > 1
    assert value(outcome, "nine_class", "a")[0] in "ABCD"

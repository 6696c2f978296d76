"""The three tables of `sosei project`, and what a bundle may look like."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from tests.builders import AGES, MOVING, BundleRows, Row, bundle
from tests.command import Command, Outcome

from sosei.base.ages import AgeGroups
from sosei.demography.engine.projection import project
from sosei.readers.exchange import read_bundle

SCENARIOS = """
[scenario.vision]
label = "長期人口ビジョン"
tfr = { 2015 = 1.5, 2030 = 2.0 }
migration = { rule = "scale", 2015 = 1.0, 2030 = 0.0 }

[scenario.status-quo]
"""
COMPONENTS = ["entrants", "deaths", "net_migration", "arrivals", "adjustment", "change"]


def total(outcome: Outcome, area: str, year: int, scenario: str = "status-quo") -> float:
    """Add up the persons of one scenario, area and year."""
    return sum(
        float(row["population"])
        for row in outcome.table("population.csv")
        if (row["scenario"], row["area"], row["year"]) == (scenario, area, str(year))
    )


def indicator(outcome: Outcome, name: str, year: int, scenario: str = "status-quo") -> float:
    """Look one indicator up."""
    (value,) = (
        row["value"]
        for row in outcome.table("indicators.csv")
        if (row["scenario"], row["indicator"], row["year"]) == (scenario, name, str(year))
    )
    return float(value)


def test_population_has_one_row_per_scenario_area_year_sex_and_age_in_that_order(
    command: Command,
) -> None:
    outcome = command.project(bundle(("b", "a")), to=2025, scenarios=SCENARIOS)
    assert outcome.code == 0
    rows = outcome.table("population.csv")
    assert list(rows[0]) == ["scenario", "area", "year", "sex", "age", "population"]
    assert [tuple(row.values())[:5] for row in rows] == [
        (scenario, area, str(year), sex, age)
        for scenario in ("vision", "status-quo")
        for area in ("b", "a")
        for year in (2015, 2020, 2025)
        for sex in ("male", "female")
        for age in AGES.labels
    ]


def test_the_base_year_is_printed_as_it_was_given(command: Command) -> None:
    outcome = command.project(bundle())
    base = [row for row in outcome.table("population.csv") if row["year"] == "2015"]
    given = [float(str(row["population"])) for row in bundle()["population.csv"]]
    assert [float(row["population"]) for row in base] == given


def leaving(areas: tuple[str, ...] = ("07202",)) -> BundleRows:
    """A bundle whose rates take more people of 20–24 than there are."""
    rows = bundle(areas)
    for rate in rows["net_migration.csv"]:
        rate["net_rate"] = -1.5 if rate["age"] == "20-24" else rate["net_rate"]
    return rows


def test_a_cell_below_zero_is_refused_with_its_name_and_nothing_is_written(
    command: Command,
) -> None:
    outcome = command.project(leaving(("a", "b")), to=2030)
    assert outcome.code == 2
    (line,) = outcome.lines
    assert line.startswith("scenario.status-quo: found cells that fall below 0 by 2020: ")
    assert "expected 0 persons or more" in line
    for cell in ("a male 25-29", "a female 25-29", "b male 25-29", "b female 25-29"):
        assert cell in line
    assert not outcome.output.exists()


def test_clamping_sets_cells_below_zero_to_zero_and_names_each(command: Command) -> None:
    outcome = command.project(leaving(), to=2020, clamp=True)
    assert outcome.code == 0
    below = 960 * (1.5 - 0.91)
    assert outcome.lines == [
        f"note: status-quo, 07202, 2020, {sex} 25-29: {below:.3f} below 0, set to 0"
        for sex in ("male", "female")
    ]
    (row,) = outcome.table("components.csv")
    assert float(row["adjustment"]) == pytest.approx(2 * below)
    cells = [row for row in outcome.table("population.csv") if row["age"] == "25-29"]
    assert [row["population"] for row in cells if row["year"] == "2020"] == ["0.0", "0.0"]


def test_components_add_up_to_the_change_in_every_row(command: Command) -> None:
    outcome = command.project(leaving(("a", "b")), to=2030, scenarios=SCENARIOS, clamp=True)
    components = outcome.table("components.csv")
    assert list(components[0]) == ["scenario", "area", "from", "to", *COMPONENTS]
    assert [(r["scenario"], r["area"], r["from"], r["to"]) for r in components] == [
        (scenario, area, str(start), str(start + 5))
        for scenario in ("vision", "status-quo")
        for area in ("a", "b")
        for start in (2015, 2020, 2025)
    ]
    for row in components:
        entrants, deaths, moved, arrivals, adjustment, change = (float(row[c]) for c in COMPONENTS)
        assert change == pytest.approx(entrants - deaths + moved + arrivals + adjustment, abs=1e-6)
        name, area = row["scenario"], row["area"]
        rise = total(outcome, area, int(row["to"]), name) - total(
            outcome, area, int(row["from"]), name
        )
        assert change == pytest.approx(rise, abs=1e-6)
    assert any(float(row["adjustment"]) > 0 for row in components)


def test_indicators_follow_from_the_population(command: Command) -> None:
    outcome = command.project(bundle(), to=2020)
    assert list(outcome.table("indicators.csv")[0]) == [
        "scenario",
        "area",
        "year",
        "indicator",
        "value",
    ]
    persons = {age: 2 * (1000 - 10 * place) for place, age in enumerate(AGES.labels)}
    old = sum(persons[age] for age in AGES.labels[13:])
    assert indicator(outcome, "total", 2015) == sum(persons.values())
    assert indicator(outcome, "age_65_plus", 2015) == old
    assert indicator(outcome, "ageing_rate", 2015) == pytest.approx(old / sum(persons.values()))
    assert indicator(outcome, "women_20_39", 2015) == 960 + 950 + 940 + 930
    assert indicator(outcome, "child_woman_ratio", 2020) == pytest.approx(0.19)
    assert indicator(outcome, "tfr", 2020) == pytest.approx(0.19 / 0.13)


def test_numbers_read_back_exactly_as_they_were_computed(command: Command) -> None:
    rows = bundle()
    outcome = command.project(rows, to=2060)
    read = read_bundle(command.folder / "bundle", 2060)
    computed = project(read.population, read.assumptions).persons
    printed = [float(row["population"]) for row in outcome.table("population.csv")]
    assert printed == list(computed[..., 0].ravel())


def test_without_a_scenario_file_there_is_the_status_quo(command: Command) -> None:
    outcome = command.project(bundle())
    assert {row["scenario"] for row in outcome.table("population.csv")} == {"status-quo"}


def test_the_current_folder_is_the_default_output(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = bundle().write(command.folder / "bundle")
    monkeypatch.chdir(command.folder)
    assert command.run("project", folder, "--to", "2025").code == 0
    assert {"population.csv", "components.csv", "indicators.csv"} == {
        path.name for path in command.folder.iterdir() if path.is_file()
    }


def test_a_run_overwrites_the_files_of_the_run_before(command: Command) -> None:
    command.project(bundle(), to=2030)
    outcome = command.project(bundle(), to=2020)
    assert {row["year"] for row in outcome.table("population.csv")} == {"2015", "2020"}
    assert sorted(path.name for path in outcome.output.iterdir()) == [
        "components.csv",
        "indicators.csv",
        "population.csv",
    ]


def test_any_open_group_from_50_on_will_do(command: Command) -> None:
    for open_from in (50, 85, 100):
        outcome = command.project(bundle(open_from=open_from))
        assert outcome.code == 0, outcome.lines
        ages = {row["age"] for row in outcome.table("population.csv")}
        assert ages == set(AgeGroups(5, open_from).labels)


def test_area_codes_keep_their_leading_zeros(command: Command) -> None:
    outcome = command.project(bundle(("01100", "会津若松市")))
    areas = dict.fromkeys(row["area"] for row in outcome.table("population.csv"))
    assert list(areas) == ["01100", "会津若松市"]


def rewrite(folder: Path, change: dict[str, str], encoding: str = "utf-8") -> None:
    """Change the text of every file."""
    for path in folder.glob("*.csv"):
        text = path.read_text(encoding="utf-8")
        for old, new in change.items():
            text = text.replace(old, new)
        path.write_bytes(text.encode(encoding))


def result(command: Command, folder: Path) -> bytes:
    """Project a bundle and return its population.csv."""
    outcome = command.project(folder)
    assert outcome.code == 0, outcome.lines
    return (outcome.output / "population.csv").read_bytes()


def test_a_bom_crlf_and_quoted_thousands_change_nothing(command: Command) -> None:
    folder = bundle().write(command.folder / "bundle")
    plain = result(command, folder)
    rewrite(folder, {",1000\n": ',"1,000"\n', "\n": "\r\n"}, "utf-8-sig")
    assert '"1,000"' in (folder / "population.csv").read_text(encoding="utf-8-sig")
    assert result(command, folder) == plain


def test_columns_and_rows_may_come_in_any_order(command: Command) -> None:
    plain = result(command, bundle().write(command.folder / "bundle"))
    rows = bundle()
    for name, content in rows.files.items():
        rows[name] = [dict(reversed(row.items())) for row in reversed(content)]
    assert result(command, rows.write(command.folder / "turned")) == plain


def test_spaces_around_cells_do_not_matter(command: Command) -> None:
    folder = bundle().write(command.folder / "bundle")
    plain = result(command, folder)
    rewrite(folder, {",": " , "})
    assert result(command, folder) == plain


def test_datapackage_json_may_rename_a_resource(command: Command) -> None:
    folder = bundle().write(command.folder / "bundle")
    plain = result(command, folder)
    (folder / "population.csv").rename(folder / "jinko.csv")
    descriptor = {"resources": [{"name": "population", "path": "jinko.csv"}]}
    (folder / "datapackage.json").write_text(json.dumps(descriptor))
    outcome = command.project(folder)
    assert outcome.lines == []
    assert (outcome.output / "population.csv").read_bytes() == plain
    (folder / "jinko.csv").write_text("area\n")
    assert "jinko.csv" in command.project(folder).lines[0]


def test_datapackage_json_may_not_point_outside_the_bundle(command: Command) -> None:
    folder = bundle().write(command.folder / "bundle")
    descriptor = {"resources": [{"name": "population", "path": "../secret.csv"}]}
    (folder / "datapackage.json").write_text(json.dumps(descriptor))
    outcome = command.project(folder)
    assert outcome.code == 2
    assert 'found the path "../secret.csv"; expected a path inside the folder' in outcome.lines[0]


def test_unknown_files_are_reported_and_not_read(command: Command) -> None:
    folder = bundle().write(command.folder / "bundle")
    (folder / "survivals.csv").write_text("nonsense")
    outcome = command.project(folder)
    assert outcome.code == 0
    assert outcome.lines == ["note: survivals.csv is no part of a bundle and was not read"]


def test_a_scenario_file_in_the_bundle_is_not_reported_as_unread(command: Command) -> None:
    folder = bundle().write(command.folder / "bundle")
    (folder / "scenarios.toml").write_text("[scenario.a]\n")
    outcome = command.run(
        "project",
        folder,
        "--to",
        "2025",
        "--scenarios",
        folder / "scenarios.toml",
        "-o",
        folder / "out",
    )
    assert (outcome.code, outcome.lines) == (0, [])


def entrants(outcome: Outcome) -> list[float]:
    """Children of every step."""
    return [float(row["entrants"]) for row in outcome.table("components.csv")]


def women(outcome: Outcome) -> list[float]:
    """Women 15-49 at the end of every step."""
    return [indicator(outcome, "women_15_49", year) for year in (2020, 2025, 2030)]


def test_the_year_of_survival_is_the_start_of_the_step(command: Command) -> None:
    rows = bundle()
    rows["survival.csv"] = [
        {"year": year, "sex": "", "age": "", "survival": survival}
        for year, survival in ((2015, 1.0), (2020, 0.5))
    ]
    outcome = command.project(rows, to=2030)
    deaths = [float(row["deaths"]) for row in outcome.table("components.csv")]
    start = [total(outcome, "07202", year) for year in (2015, 2020, 2025)]
    assert deaths == pytest.approx([0, start[1] / 2, start[2] / 2])


def test_the_year_of_net_migration_is_the_start_of_the_step(command: Command) -> None:
    rows = bundle()
    rows["net_migration.csv"] = [
        {"year": year, "sex": "", "age": "", "net_count": count}
        for year, count in ((2015, 10), (2020, -20))
    ]
    outcome = command.project(rows, to=2030)
    moved = [float(row["net_migration"]) for row in outcome.table("components.csv")]
    cells = 2 * len(MOVING)
    assert moved == pytest.approx([10 * cells, -20 * cells, -20 * cells])


def test_the_year_of_the_child_woman_ratio_is_the_end_of_the_step(command: Command) -> None:
    rows = bundle()
    rows["fertility.csv"] = [
        {"year": 2020, "child_woman_ratio": 0.2},
        {"year": 2025, "child_woman_ratio": 0.3},
    ]
    outcome = command.project(rows, to=2030)
    ratios = np.divide(entrants(outcome), women(outcome))
    assert list(ratios) == pytest.approx([0.2, 0.3, 0.3])


def test_the_years_of_tfr_and_conversion_are_the_end_of_the_step(command: Command) -> None:
    rows = bundle()
    rows["fertility.csv"] = [
        {"year": 2020, "tfr": 1.0, "cwr_per_tfr": 0.1},
        {"year": 2030, "tfr": 2.0, "cwr_per_tfr": 0.2},
    ]
    outcome = command.project(rows, to=2030)
    assert list(np.divide(entrants(outcome), women(outcome))) == pytest.approx([0.1, 0.1, 0.4])
    assert [indicator(outcome, "tfr", year) for year in (2020, 2025, 2030)] == pytest.approx(
        [1, 1, 2]
    )


def test_the_year_of_the_sex_ratio_is_the_end_of_the_step(command: Command) -> None:
    rows = bundle()
    rows["sex_ratio.csv"] = [
        {"year": 2020, "males_per_100_females": 100},
        {"year": 2025, "males_per_100_females": 200},
    ]
    outcome = command.project(rows, to=2025)
    children = {
        (row["year"], row["sex"]): float(row["population"])
        for row in outcome.table("population.csv")
        if row["age"] == "0-4"
    }
    assert children["2020", "male"] == pytest.approx(children["2020", "female"])
    assert children["2025", "male"] == pytest.approx(2 * children["2025", "female"])


def test_a_year_listed_only_later_serves_the_steps_before_it(command: Command) -> None:
    rows = bundle()
    rows["fertility.csv"] = [{"year": 2030, "child_woman_ratio": 0.25}]
    outcome = command.project(rows, to=2030)
    assert list(np.divide(entrants(outcome), women(outcome))) == pytest.approx([0.25] * 3)


@pytest.mark.parametrize("form", ["no_column", "empty_cell"])
def test_an_empty_area_and_year_mean_all(form: str, command: Command) -> None:
    rows = bundle(("a", "b"))
    named: list[Row] = [
        {"area": area, "year": 2015, **row} for area in ("a", "b") for row in rows["survival.csv"]
    ]
    if form == "empty_cell":
        rows["survival.csv"] = [{"area": "", "year": "", **row} for row in rows["survival.csv"]]
    every = result(command, rows.write(command.folder / "every"))
    rows["survival.csv"] = named
    assert result(command, rows.write(command.folder / "named")) == every


def test_a_named_area_beats_all_areas(command: Command) -> None:
    rows = bundle(("a", "b"))
    rows["fertility.csv"] = [
        {"area": "", "child_woman_ratio": 0.2},
        {"area": "b", "child_woman_ratio": 0.0},
    ]
    outcome = command.project(rows, to=2020)
    assert entrants(outcome)[0] > 0
    assert entrants(outcome)[1] == 0


def test_the_installed_command_writes_the_three_files(tmp_path: Path) -> None:
    folder = bundle().write(tmp_path / "bundle")
    arguments = ["project", str(folder), "--to", "2060", "-o", str(tmp_path / "out")]
    code = "from sosei.cli import main; main()"
    done = subprocess.run(  # noqa: S603 - our own interpreter and our own words
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "SOSEI_LANGUAGE": "en"},
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert len(list((tmp_path / "out").iterdir())) == 3

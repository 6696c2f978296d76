"""Every input that can be mended: exit code 2, one line per fault, and nothing written."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest
from tests.builders import MOVING, BundleRows, bundle
from tests.command import Command, Outcome

Change = Callable[[BundleRows], None]


class Case(NamedTuple):
    """A bundle made faulty, and what its one line of stderr must say."""

    change: Change
    place: str
    found: str
    expected: str
    faults: int = 1


def put(file: str, row: int, column: str, value: object) -> Change:
    """Put a value into a cell; `row` as people count it, the header being row 1."""

    def change(rows: BundleRows) -> None:
        rows[file][row - 2][column] = value

    return change


def add(file: str, **row: object) -> Change:
    """Add a row at the end."""
    return lambda rows: rows[file].append(row)


def drop(file: str, **where: object) -> Change:
    """Leave out the rows that have these values."""

    def change(rows: BundleRows) -> None:
        rows[file] = [row for row in rows[file] if any(row[k] != v for k, v in where.items())]

    return change


def without(file: str, column: str) -> Change:
    """Leave out a column."""

    def change(rows: BundleRows) -> None:
        rows[file] = [{k: v for k, v in row.items() if k != column} for row in rows[file]]

    return change


def column(file: str, name: str, value: object) -> Change:
    """Add a column with one value."""

    def change(rows: BundleRows) -> None:
        rows[file] = [{**row, name: value} for row in rows[file]]

    return change


def no_file(file: str) -> Change:
    """Leave out a file."""

    def change(rows: BundleRows) -> None:
        del rows.files[file]

    return change


POPULATION, SURVIVAL = "population.csv", "survival.csv"
MIGRATION, FERTILITY = "net_migration.csv", "fertility.csv"

CASES = {
    "missing_file": Case(no_file(SURVIVAL), "survival.csv", "no such file", "sex, age, survival"),
    "missing_column": Case(
        without(SURVIVAL, "survival"),
        'survival.csv, row 1, column "survival"',
        "columns sex, age",
        'the column "survival"',
    ),
    "unknown_column": Case(
        column(SURVIVAL, "survivl", 1),
        'survival.csv, row 1, column "survivl"',
        'the column "survivl"',
        '→ "survival"?',
    ),
    "unknown_age_label": Case(
        put(POPULATION, 4, "age", "10〜14"),
        'population.csv, row 4, column "age"',
        'the age "10〜14"',
        "age groups such as 0-4",
    ),
    "age_label_with_leading_zero": Case(
        put(POPULATION, 2, "age", "00-04"),
        'population.csv, row 2, column "age"',
        '"00-04"',
        "age groups such as 0-4",
    ),
    "gap_in_ages": Case(
        drop(POPULATION, age="40-44"),
        'population.csv, column "age"',
        'a gap in ages before "45-49": the next group starts at 40',
        "groups of one width",
    ),
    "overlap_in_ages": Case(
        put(POPULATION, 4, "age", "9-13"),
        'population.csv, column "age"',
        'an overlap in ages before "9-13"',
        "groups of one width",
    ),
    "negative_population": Case(
        put(POPULATION, 3, "population", -5),
        'population.csv, row 3, column "population"',
        "-5",
        "a number of persons ≥ 0",
    ),
    "population_none_sign": Case(
        put(POPULATION, 3, "population", "－"),
        'population.csv, row 3, column "population"',
        "－",
        "a number of persons ≥ 0",
    ),
    "population_triangle": Case(
        put(POPULATION, 3, "population", "△12"),
        'population.csv, row 3, column "population"',
        "△12",
        "a number of persons ≥ 0",
    ),
    "population_withheld": Case(
        put(POPULATION, 3, "population", "x"),
        'population.csv, row 3, column "population"',
        '"x"',
        "a number of persons ≥ 0",
    ),
    "population_dots": Case(
        put(POPULATION, 3, "population", "…"),
        'population.csv, row 3, column "population"',
        "…",
        "a number of persons ≥ 0",
    ),
    "population_words": Case(
        put(POPULATION, 3, "population", "many"),
        'population.csv, row 3, column "population"',
        "many",
        "a number of persons ≥ 0",
    ),
    "population_infinite": Case(
        put(POPULATION, 3, "population", "1e999"),
        'population.csv, row 3, column "population"',
        "1e999",
        "a number of persons ≥ 0",
    ),
    "population_empty": Case(
        put(POPULATION, 3, "population", ""),
        'population.csv, row 3, column "population"',
        "an empty cell",
        "a number of persons ≥ 0",
    ),
    "misplaced_thousands_separator": Case(
        put(POPULATION, 3, "population", "12,34"),
        'population.csv, row 3, column "population"',
        "12,34",
        "a number of persons ≥ 0",
    ),
    "survival_above_one": Case(
        put(SURVIVAL, 5, "survival", 1.2),
        'survival.csv, row 5, column "survival"',
        "1.2",
        "a share from 0 to 1",
    ),
    "survival_below_zero": Case(
        put(SURVIVAL, 5, "survival", -0.1),
        'survival.csv, row 5, column "survival"',
        "-0.1",
        "a share from 0 to 1",
    ),
    "missing_sex": Case(
        drop(POPULATION, sex="female"),
        'population.csv, column "sex"',
        "no rows for female in area 07202",
        "rows for male and female",
    ),
    "unknown_sex": Case(
        put(SURVIVAL, 5, "sex", "男"),
        'survival.csv, row 5, column "sex"',
        "男",
        '"male" or "female"',
    ),
    "missing_cell": Case(
        drop(POPULATION, sex="male", age="20-24"),
        'population.csv, column "population"',
        "07202, male, 20-24",
        "one value for every cell",
    ),
    "duplicate_row": Case(
        add(POPULATION, area="07202", year=2015, sex="male", age="5-9", population=1),
        "population.csv, row 40",
        "the same key as row 3: 07202, 2015, male, 5-9",
        "each key once",
    ),
    "duplicate_rate": Case(
        add(SURVIVAL, sex="male", age="5-9", survival=0.9),
        "survival.csv, row 38",
        "the same key as row 3",
        "each key once",
    ),
    "two_base_years": Case(
        put(POPULATION, 39, "year", 2010),
        'population.csv, column "year"',
        "the years 2010, 2015",
        "one year",
    ),
    "year_with_era": Case(
        put(POPULATION, 3, "year", "H27"),
        'population.csv, row 3, column "year"',
        "H27",
        "a western year",
    ),
    "missing_rate": Case(
        drop(SURVIVAL, sex="male", age="20-24"),
        'survival.csv, column "survival"',
        "07202, male, 20-24",
        "a row for it",
    ),
    "row_for_the_open_group": Case(
        add(SURVIVAL, sex="male", age="90+", survival=0.3),
        'survival.csv, row 38, column "age"',
        'the open group "90+"',
        'rows up to "85-89"',
    ),
    "unknown_area_of_a_rate": Case(
        column(SURVIVAL, "area", "7202"),
        'survival.csv, row 2, column "area"',
        '"7202"',
        "an area of population.csv",
        faults=2 * len(MOVING),
    ),
    "rate_and_count": Case(
        column(MIGRATION, "net_count", 0),
        "net_migration.csv, row 1",
        "both net_rate and net_count",
        "one of the two",
    ),
    "neither_rate_nor_count": Case(
        without(MIGRATION, "net_rate"),
        "net_migration.csv, row 1",
        "neither net_rate nor net_count",
        "one of the two",
    ),
    "asfr_in_a_five_year_bundle": Case(
        lambda rows: rows.files.update({FERTILITY: [{"age": 25, "asfr": 0.08}]}),
        "fertility.csv, row 1",
        "ages and asfr",
        "child_woman_ratio or tfr",
    ),
    "tfr_without_conversion": Case(
        lambda rows: rows.files.update({FERTILITY: [{"tfr": 1.5}]}),
        'fertility.csv, row 1, column "cwr_per_tfr"',
        "columns tfr",
        'the column "cwr_per_tfr"',
    ),
    "fertility_without_a_ratio": Case(
        without(FERTILITY, "child_woman_ratio"),
        "fertility.csv, row 1",
        "neither child_woman_ratio nor tfr",
        "one of the two",
    ),
    "conversion_of_zero": Case(
        put(FERTILITY, 2, "cwr_per_tfr", 0),
        'fertility.csv, row 2, column "cwr_per_tfr"',
        "0",
        "a ratio above 0",
    ),
    "ten_year_groups": Case(
        lambda rows: rows.files.update(
            {
                POPULATION: [
                    {"area": "a", "year": 2015, "sex": sex, "age": age, "population": 1}
                    for sex in ("male", "female")
                    for age in (*(f"{x}-{x + 9}" for x in range(0, 80, 10)), "80+")
                ]
            }
        ),
        'population.csv, column "age"',
        "groups of 10 years up to 80+",
        "groups of 5 years",
    ),
}


def assert_mendable(outcome: Outcome, faults: int) -> None:
    """Exit code 2, one line per fault, nothing written."""
    assert outcome.code == 2
    assert len(outcome.lines) == faults, "\n".join(outcome.lines)
    assert not outcome.output.exists()


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_one_line_naming_place_found_and_expected(name: str, command: Command) -> None:
    case, rows = CASES[name], bundle()
    case.change(rows)
    outcome = command.project(rows)
    assert_mendable(outcome, case.faults)
    place, rest = outcome.lines[0].split(": found ", maxsplit=1)
    found, expected = rest.split("; expected ", maxsplit=1)
    assert place == case.place
    assert case.found in found
    assert case.expected in expected


def test_every_fault_of_every_file_comes_at_once(command: Command) -> None:
    rows = bundle()
    put(POPULATION, 3, "population", "－")(rows)
    put(POPULATION, 9, "population", -1)(rows)
    put(SURVIVAL, 5, "survival", 1.2)(rows)
    drop(SURVIVAL, sex="female", age="0-4")(rows)
    put(MIGRATION, 7, "net_rate", "△0.1")(rows)
    put(FERTILITY, 2, "child_woman_ratio", -1)(rows)
    no_file("sex_ratio.csv")(rows)
    scenarios = """
        [scenario.a]
        tfr = { 2010 = 1.5 }
        migraton = { rule = "scale", 2020 = 1 }
    """
    outcome = command.project(rows, to=2026, scenarios=scenarios)
    found = sorted(line.split(": found ")[0] for line in outcome.lines)
    assert found == sorted(
        [
            "--to",
            'population.csv, row 3, column "population"',
            'population.csv, row 9, column "population"',
            'survival.csv, row 5, column "survival"',
            'net_migration.csv, row 7, column "net_rate"',
            'fertility.csv, row 2, column "child_woman_ratio"',
            "sex_ratio.csv",
            'scenarios.toml, column "scenario.a.migraton"',
        ]
    )
    assert_mendable(outcome, len(found))


def test_rates_that_are_missing_are_reported_beside_faults_of_the_population(
    command: Command,
) -> None:
    rows = bundle()
    put(POPULATION, 3, "population", "x")(rows)
    drop(SURVIVAL, sex="female", age="0-4")(rows)
    outcome = command.project(rows)
    assert_mendable(outcome, 2)
    assert "x" in outcome.lines[0]
    assert "no row that covers 07202, female, 0-4" in outcome.lines[1]


def test_a_faulty_bundle_does_not_hide_a_path_that_starts_before_the_base(
    command: Command,
) -> None:
    rows = bundle()
    put(SURVIVAL, 5, "survival", 1.2)(rows)
    outcome = command.project(rows, scenarios="[scenario.a]\ntfr = { 2010 = 1.5 }\n")
    assert_mendable(outcome, 2)
    assert outcome.lines[1].startswith('scenarios.toml, column "scenario.a.tfr.2010": found')


def test_a_fault_in_the_keys_of_a_rate_file_is_reported_once(command: Command) -> None:
    rows = bundle()
    rows[FERTILITY] = [{"year": "R2", "tfr": 1.5, "cwr_per_tfr": 0.13}]
    outcome = command.project(rows)
    assert_mendable(outcome, 1)
    assert 'fertility.csv, row 2, column "year": found "R2"' in outcome.lines[0]


def test_two_areas_with_different_ages_are_told_which_differs(command: Command) -> None:
    rows = bundle(("07202", "07203"))
    drop(POPULATION, area="07203", age="90+")(rows)
    outcome = command.project(rows)
    assert_mendable(outcome, 1)
    assert "area 07203 with other groups: – and not 90+" in outcome.lines[0]


def test_an_empty_file_is_a_fault(command: Command) -> None:
    folder = bundle().write(command.folder / "bundle")
    (folder / SURVIVAL).write_bytes(b"")
    outcome = command.project(folder)
    assert_mendable(outcome, 1)
    assert outcome.lines[0].startswith("survival.csv: found an empty file; expected a header row")


def test_a_file_of_headings_alone_is_empty(command: Command) -> None:
    folder = bundle().write(command.folder / "bundle")
    (folder / SURVIVAL).write_text("sex,age,survival\n")
    outcome = command.project(folder)
    assert_mendable(outcome, 1)
    assert outcome.lines[0].startswith("survival.csv: found an empty file")


def test_a_file_in_shift_jis_says_how_to_save_it(command: Command) -> None:
    rows = bundle(("会津若松市",))
    folder = rows.write(command.folder / "bundle")
    text = (folder / POPULATION).read_text(encoding="utf-8")
    (folder / POPULATION).write_bytes(text.encode("cp932"))
    outcome = command.project(folder)
    assert_mendable(outcome, 1)
    assert "population.csv: found a file that is not UTF-8" in outcome.lines[0]
    assert "CSV UTF-8" in outcome.lines[0]


def test_an_unquoted_thousands_separator_makes_the_row_too_wide(command: Command) -> None:
    folder = bundle().write(command.folder / "bundle")
    text = (folder / POPULATION).read_text().replace("male,0-4,1000\n", "male,0-4,1,000\n", 1)
    (folder / POPULATION).write_text(text)
    outcome = command.project(folder)
    assert_mendable(outcome, 1)
    assert outcome.lines[0].startswith("population.csv, row 2: found 6 cells; expected 5 cells")
    assert '"1,234"' in outcome.lines[0]


def test_blank_lines_do_not_shift_the_row_that_is_named(command: Command) -> None:
    rows = bundle()
    put(SURVIVAL, 5, "survival", 1.2)(rows)
    folder = rows.write(command.folder / "bundle")
    head, *body = (folder / SURVIVAL).read_text().splitlines()
    (folder / SURVIVAL).write_text("\n".join([head, "", "", *body]) + "\n")
    outcome = command.project(folder)
    assert_mendable(outcome, 1)
    assert outcome.lines[0].startswith('survival.csv, row 7, column "survival"')


def test_a_heading_that_stands_twice_is_a_fault(command: Command) -> None:
    folder = bundle().write(command.folder / "bundle")
    (folder / "sex_ratio.csv").write_text("males_per_100_females,males_per_100_females\n105,105\n")
    outcome = command.project(folder)
    assert_mendable(outcome, 1)
    assert 'sex_ratio.csv, row 1, column "males_per_100_females"' in outcome.lines[0]


def test_a_folder_that_does_not_exist_is_a_fault(command: Command) -> None:
    outcome = command.project(command.folder / "nowhere")
    assert_mendable(outcome, 1)
    assert "nowhere: found no such folder; expected a folder" in outcome.lines[0]


def test_a_file_in_place_of_the_bundle_is_a_fault(command: Command) -> None:
    (command.folder / "bundle.zip").write_bytes(b"")
    outcome = command.project(command.folder / "bundle.zip")
    assert_mendable(outcome, 1)
    assert "bundle.zip: found a file; expected a folder" in outcome.lines[0]


@pytest.mark.parametrize(
    ("to", "example"), [(2017, 2020), (2026, 2025), (2015, 2020), (2010, 2020)]
)
def test_the_horizon_is_the_base_plus_whole_steps(to: int, example: int, command: Command) -> None:
    outcome = command.project(bundle(), to=to)
    assert_mendable(outcome, 1)
    assert outcome.lines[0].startswith(f"--to: found {to}; expected 2015 plus whole steps of 5")
    assert str(example) in outcome.lines[0]


def test_a_file_in_place_of_the_output_folder_is_kept(command: Command) -> None:
    command.output.write_text("mine")
    outcome = command.project(bundle())
    assert outcome.code == 2
    assert len(outcome.lines) == 1
    assert "out: found a file; expected a folder" in outcome.lines[0]
    assert command.output.read_text() == "mine"


def test_the_output_never_overwrites_the_bundle(command: Command) -> None:
    folder = bundle().write(command.folder / "bundle")
    before = (folder / POPULATION).read_bytes()
    outcome = command.run("project", folder, "--to", "2025", "-o", folder)
    assert outcome.code == 2
    assert "found the folder of the bundle; expected another folder" in outcome.lines[0]
    assert (folder / POPULATION).read_bytes() == before


def test_a_planner_is_answered_in_japanese_throughout(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOSEI_LANGUAGE", "ja")
    rows = bundle()
    put(POPULATION, 3, "population", "－")(rows)
    drop(SURVIVAL, sex="male", age="20-24")(rows)
    drop(POPULATION, age="40-44")(rows)
    outcome = command.project(rows)
    assert outcome.lines == [
        "population.csv、「age」：「45-49」の前に年齢の空き（次の階級は 40 歳から）。"
        "必要なもの：0歳から開放階級まで同じ幅の年齢階級。"
        "階級を加えるか、まとめるか、名前を直してください。",
        "population.csv、3行目、「population」：「－」。必要なもの：0 以上の人数。"
        "統計表の「－」は皆無を表します。0 と書くか、不明なら数値を確かめてください。",
    ]

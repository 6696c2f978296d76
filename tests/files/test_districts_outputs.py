"""`sosei districts` end to end: the sample town in three made-up districts."""

from __future__ import annotations

import math
from collections import defaultdict
from pathlib import Path

import pytest
from tests import own_rates, sample
from tests.builders import Row, read_csv
from tests.command import Command, Outcome
from tests.districts import GATHERED, ROLES, SCHOOLS, count_rows, districts_block, write

from sosei.demography.engine.projection import project
from sosei.library import Library
from sosei.studies.reading import read_study


def run(
    command: Command,
    counts: list[Row],
    schools: list[Row] | None = None,
    roles: list[Row] | None = None,
    *more: str,
) -> Outcome:
    """Run the verb on files of these rows."""
    arguments: list[str | Path] = ["--districts", write(command.folder, "districts.csv", counts)]
    if schools is not None:
        arguments += ["--schools", write(command.folder, "schools.csv", schools)]
    if roles is not None:
        arguments += ["--roles", write(command.folder, "district_roles.csv", roles)]
    return command.run("districts", sample.STUDY, *arguments, *more, "-o", command.output)


@pytest.fixture
def whole(command: Command) -> Outcome:
    """Every file given."""
    outcome = run(command, count_rows(), SCHOOLS, ROLES)
    assert outcome.code == 0, outcome.lines
    return outcome


def test_districts_add_up_to_the_projection_of_the_study(whole: Outcome) -> None:
    sums: dict[tuple[str, str, str, str], float] = defaultdict(float)
    for row in whole.table("districts.csv"):
        sums[row["scenario"], row["year"], row["sex"], row["age"]] += float(row["population"])
    study = read_study(sample.STUDY)
    base = GATHERED.census[2015]
    for scenario in study.scenarios:
        town = project(base, scenario.apply(GATHERED.assumptions)).to_frame()
        for year, sex, age, persons in town.select("year", "sex", "age", "population").iter_rows():
            assert sums[scenario.name, str(year), sex, age] == pytest.approx(persons, rel=1e-9)


def test_the_centre_stands_beside_the_whole(whole: Outcome) -> None:
    rows = whole.table("district_totals.csv")
    assert {row["district"] for row in rows if row["town_centre"] == "true"} == {"城前"}


def test_every_grade_of_every_school_has_its_own_classes(whole: Outcome) -> None:
    rows = whole.table("schools.csv")
    assert {row["school"] for row in rows} == {"城前小", "東小", "一中"}
    for row in rows:
        full = float(row["pupils"]) / int(row["largest_class"])
        assert int(row["classes"]) == math.ceil(full - 1e-9)
    grades = {(row["kind"], row["grade"]) for row in rows}
    assert len(grades) == 6 + 3


def test_settlers_keep_the_pupils_of_the_base_year(whole: Outcome) -> None:
    rows = whole.table("settlers.csv")
    later = [row for row in rows if row["year"] == "2040" and row["scenario"] == "status-quo"]
    for row in later:
        short = float(row["pupils_at_base"]) > float(row["pupils"])
        assert (float(row["persons_per_year"]) > 0) is short
    assert {row["persons_per_year"] for row in rows if row["year"] == "2015"} == {""}


def test_settlers_come_as_households_of_their_ages(whole: Outcome) -> None:
    """Heads of households among settlers, by the nation's headship rates: the same for every school and year."""
    rows = [row for row in whole.table("settlers.csv") if float(row["persons_per_year"] or 0) > 0]
    heads = [float(row["households_per_year"]) / float(row["persons_per_year"]) for row in rows]
    assert max(heads) == pytest.approx(min(heads))
    assert 0.2 < heads[0] < 0.6


def test_the_districts_of_a_school_make_up_its_own(whole: Outcome) -> None:
    district = {
        (row["district"], row["scenario"], row["year"]): float(row["total"])
        for row in whole.table("district_totals.csv")
    }
    for row in whole.table("catchments.csv"):
        of = [str(each["district"]) for each in SCHOOLS if each["school"] == row["school"]]
        together = sum(district[name, row["scenario"], row["year"]] for name in of)
        assert float(row["total"]) == pytest.approx(together)


def test_few_pupils_of_two_grades_are_one_class(whole: Outcome) -> None:
    grades: dict[tuple[str, ...], int] = defaultdict(int)
    for row in whole.table("schools.csv"):
        grades[row["scenario"], row["school"], row["year"]] += int(row["classes"])
    rows = whole.table("school_totals.csv")
    for row in rows:
        assert int(row["classes"]) == grades[row["scenario"], row["school"], row["year"]]
        assert int(row["classes_multi_grade"]) <= int(row["classes"])


def test_the_centre_loses_its_share_or_gains_it(whole: Outcome) -> None:
    rows = {
        (row["scenario"], row["part"], row["year"]): row for row in whole.table("town_centre.csv")
    }
    for (scenario, part, year), row in rows.items():
        town = rows[scenario, "town", year]
        assert float(row["share"]) == pytest.approx(float(row["total"]) / float(town["total"]))
        assert row["retail_spending"] == ""
        if year == "2015":
            assert float(row["index"]) == 1
        if part == "town_centre":
            rest = rows[scenario, "elsewhere", year]
            assert float(row["total"]) + float(rest["total"]) == pytest.approx(float(town["total"]))


def test_residents_of_the_centre_spend_their_part_in_shops(command: Command) -> None:
    own = own_rates.write(command.folder, "retail_spending")
    outcome = run(command, count_rows(), None, ROLES, "--rates", str(own))
    assert outcome.code == 0, outcome.lines
    for row in outcome.table("town_centre.csv"):
        assert float(row["retail_spending"]) == pytest.approx(float(row["total"]) * 1000)


def test_districts_of_the_library_need_no_file(command: Command) -> None:
    own = run(command, count_rows()).table("district_totals.csv")
    library = Library(command.folder / "library")
    library.add([districts_block(count_rows())], "planner")
    told = command.run(
        "districts", sample.STUDY, "--library", library.folder, "-o", command.folder / "two"
    )
    assert told.code == 0, told.lines
    rows = read_csv(command.folder / "two" / "district_totals.csv")
    assert rows == own


def test_a_library_without_districts_of_the_base_says_so(command: Command) -> None:
    Library(command.folder / "library").add([districts_block(count_rows((2010,)))], "planner")
    told = command.run(
        "districts", sample.STUDY, "--library", command.folder / "library", "-o", command.output
    )
    assert told.code == 2
    assert "no districts of 07202 of 2015" in told.lines[0]
    neither = command.run("districts", sample.STUDY, "-o", command.output)
    assert "--districts | --library" in neither.lines[0]


def test_one_count_is_enough(command: Command) -> None:
    outcome = run(command, count_rows((2015,)))
    assert outcome.code == 0, outcome.lines
    assert not (outcome.output / "schools.csv").exists()


def test_a_withheld_district_is_told_with_the_one_that_counts_it(command: Command) -> None:
    rows = [{**row, "merged_into": ""} for row in count_rows()]
    hidden = [
        {**row, "district": "小島", "population": "x", "merged_into": "湊"}
        for row in rows
        if row["district"] == "湊"
    ]
    outcome = run(command, rows + hidden)
    assert outcome.code == 0, outcome.lines
    told = outcome.table("district_totals.csv")
    assert {row["members"] for row in told if row["district"] == "湊"} == {"湊・小島"}
    assert "小島" not in {row["district"] for row in told}


def test_faults_of_all_files_are_told_at_once_and_nothing_is_written(command: Command) -> None:
    counts = [row for row in count_rows() if (row["district"], row["age"]) != ("湊", "0-4")]
    schools: list[Row] = [
        *SCHOOLS,
        {"school": "西小", "kind": "elementary", "district": ""},
        {"school": "南小", "kind": "elementary", "district": "城前"},
    ]
    roles: list[Row] = [{"district": "城南", "town_centre": "maybe"}]
    outcome = run(command, counts, schools, roles)
    assert outcome.code == 2
    text = "\n".join(outcome.lines)
    assert "湊, 2015: male 0-4, female 0-4" in text
    assert "西小: no district" in text
    assert "城前: elementary: 城前小, 南小" in text
    assert '"城南"' in text
    assert not outcome.output.exists()


def test_a_list_that_does_not_cover_the_town_is_refused(command: Command) -> None:
    rows = [row for row in count_rows() if row["district"] != "湊"]
    outcome = run(command, rows)
    assert outcome.code == 2
    assert [line for line in outcome.lines if "in the municipality" in line]
    assert run(command, rows, None, None, "--within", "0.4").code == 0


def test_two_districts_of_one_name_are_refused(command: Command) -> None:
    rows = count_rows()
    again = [row for row in rows if row["district"] == "湊"]
    outcome = run(command, rows + again)
    assert outcome.code == 2
    assert "湊" in outcome.lines[0]


def test_a_withheld_district_without_its_other_is_refused(command: Command) -> None:
    rows = [
        {**row, "population": "x" if row["district"] == "湊" else row["population"]}
        for row in count_rows()
    ]
    outcome = run(command, rows)
    assert outcome.code == 2
    assert "湊: withheld, merged into nothing" in outcome.lines[0]
    circle = [
        {**row, "merged_into": {"湊": "河東", "河東": "湊"}.get(str(row["district"]), ""),
         "population": row["population"] if row["district"] == "城前" else "x"}
        for row in count_rows()
    ]  # fmt: skip
    outcome = run(command, circle)
    assert [line for line in outcome.lines if "no circle" in line]


def test_another_year_than_the_studys_is_refused(command: Command) -> None:
    rows = [{**row, "year": 2012} for row in count_rows((2010,))]
    outcome = run(command, rows)
    assert outcome.code == 2
    assert "the years 2012" in outcome.lines[0]

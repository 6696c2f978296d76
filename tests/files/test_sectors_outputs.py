"""`sosei sectors` end to end, on the sample town, and what it refuses."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from tests import held, sample
from tests.builders import Row, write_csv
from tests.command import Command, Outcome

CERTIFIED: Row = {
    "field": "care",
    "item": "certified",
    "statistic": "要介護・要支援認定者数の推移",
    "table": "第2期会津若松市人口ビジョン 概要",
    "year": 2017,
    "area": "07202",
    "value": 7097,
    "unit": "person",
}

RATE: Row = {
    "rate": "carers",
    "item": "",
    "statistic": "介護サービス施設・事業所調査",
    "table": "例",
    "year": 2020,
    "grade": "",
    "area": "例の市",
    "sex": "",
    "age": "",
    "value": 0.3,
    "unit": "worker/person",
}


def run(command: Command, *more: str | Path) -> Outcome:
    """Run the verb on the sample's study, into the folder."""
    return command.run("sectors", sample.STUDY, *more, "-o", command.output)


def write(command: Command, name: str, *rows: Row) -> Path:
    """Write a file of these rows."""
    write_csv(command.folder / name, rows)
    return command.folder / name


def values(outcome: Outcome, item: str, scenario: str = "status-quo") -> dict[str, float]:
    """Values of an item by year."""
    return {
        row["year"]: float(row["value"])
        for row in outcome.table("sectors.csv")
        if (row["item"], row["scenario"]) == (item, scenario)
    }


def test_every_line_names_where_its_rate_is_from(command: Command) -> None:
    outcome = run(command)
    assert outcome.code == 0, outcome.lines
    rows = outcome.table("sectors.csv")
    assert {row["field"] for row in rows} == {"children", "care", "work", "town"}
    assert {row["origin"] for row in rows} == {"national", "counted"}
    for row in rows:
        told = [row["statistic"], row["table"], row["rate_year"], row["grade"]]
        assert all(told) is (row["origin"] == "national")
        assert row["grade"] != "C"


def test_ranges_of_what_a_scenario_changes_are_drawn_on_request(command: Command) -> None:
    outcome = run(command, "--draws", "200", "--against", "status-quo")
    assert outcome.code == 0, outcome.lines
    compared = {
        (row["scenario"], row["item"], row["year"]): row for row in outcome.table("compare.csv")
    }
    told: dict[tuple[str, str, str], dict[str, str]] = {}
    for row in outcome.table("ranges.csv"):
        assert row["base_scenario"] == "status-quo"
        assert row["unit"] == compared[row["scenario"], row["item"], row["year"]]["unit"]
        if row["measure"] == "difference":
            key = row["scenario"], row["item"], row["year"]
            told.setdefault(key, {})[row["probability"]] = row["value"]
    assert set(told) == set(compared)
    spread = {p: float(v) for p, v in told["vision", "age_0_18", "2060"].items()}
    middle = float(compared["vision", "age_0_18", "2060"]["difference"])
    assert spread["0.1"] < middle < spread["0.9"]
    assert spread["0.5"] == pytest.approx(middle, rel=0.1)
    assert spread["0.9"] - spread["0.1"] > 0.05 * middle


def test_ranges_need_a_folder(command: Command) -> None:
    outcome = command.run("sectors", sample.STUDY, "--draws", "10")
    assert outcome.code == 2
    assert "--draws" in outcome.lines[0]
    assert "-o DIR" in outcome.lines[0]


def test_a_rate_that_nobody_has_given_says_so_and_names_its_statistic(command: Command) -> None:
    outcome = run(command)
    missing = {row["rate"]: row["statistic"] for row in outcome.table("missing.csv")}
    assert missing["demolition"] == "Dwellings lost"
    assert missing["spending"] == "The municipality's own accounts"
    assert "no rate is given: spending per person (The municipality's own accounts)" in outcome.lines  # fmt: skip


def test_the_citys_own_total_calibrates_the_nations_rate(command: Command) -> None:
    outcome = run(command, "--observed", write(command, "observed.csv", CERTIFIED))
    told = values(outcome, "certified")
    between = told["2015"] + (told["2020"] - told["2015"]) * 2 / 5
    assert between == pytest.approx(7097, rel=1e-9)
    factors = {row["factor"] for row in outcome.table("sectors.csv") if row["item"] == "certified"}
    assert len(factors) == 1
    assert "1.0" not in factors
    seen = [
        (row["value"], row["statistic"])
        for row in outcome.table("observed.csv")
        if (row["item"], row["year"]) == ("certified", "2017")
    ]
    assert seen == [("7097.0", CERTIFIED["statistic"])]


def test_what_the_study_names_is_taken_without_being_named_again(command: Command) -> None:
    outcome = run(command)
    observed = {(row["item"], row["year"]): row["value"] for row in outcome.table("observed.csv")}
    assert observed["vacant_dwellings", "2018"] == "8690.0"
    factors = {row["factor"] for row in outcome.table("sectors.csv") if row["item"] == "certified"}
    assert "1.0" not in factors


def test_own_rates_replace_the_nations_and_are_marked(command: Command) -> None:
    own = {**RATE, "rate": "industry", "unit": "share"}
    rows = [{**own, "item": "製造業", "value": 0.25}, {**own, "item": "その他", "value": 0.75}]
    outcome = run(command, "--rates", write(command, "rates.csv", RATE, *rows))
    assert outcome.code == 0, outcome.lines
    told = outcome.table("sectors.csv")
    assert {row["item"] for row in told if row["item"].startswith("industry")} == {
        "industry:製造業",
        "industry:その他",
    }
    assert {row["origin"] for row in told if row["item"].startswith("industry")} == {"own"}
    employed, made = values(outcome, "employed"), values(outcome, "industry:製造業")
    assert made["2060"] == pytest.approx(employed["2060"] / 4)
    carers, certified = values(outcome, "carers"), values(outcome, "certified")
    assert carers["2040"] == pytest.approx(certified["2040"] * 0.3)


def test_every_scenario_is_set_against_the_first(command: Command) -> None:
    outcome = run(command)
    rows = outcome.table("compare.csv")
    assert {(row["base_scenario"], row["scenario"]) for row in rows} == {("status-quo", "vision")}
    first = next(row for row in rows if row["item"] == "certified" and row["year"] == "2015")
    assert (float(first["difference"]), float(first["cumulated"])) == (0, 0)
    row = next(row for row in rows if row["item"] == "age_0_18" and row["year"] == "2060")
    assert float(row["difference"]) == pytest.approx(
        float(row["value"]) - float(row["base_value"]), abs=1e-6
    )
    assert float(row["cumulated"]) > 0


def test_without_a_folder_the_table_goes_to_standard_output(command: Command) -> None:
    outcome = command.run("sectors", sample.STUDY)
    assert outcome.code == 0
    rows = list(csv.DictReader(outcome.printed))
    assert {row["scenario"] for row in rows} == {"status-quo", "vision"}
    assert not outcome.output.exists()


def test_facilities_are_told_held_and_per_resident_held(command: Command) -> None:
    hall: Row = {
        "facility": "公民館",
        "kind": "社会教育系施設",
        "floor_area": 1000,
        "built": 2000,
        "renovated": "",
    }
    outcome = run(command, "--facilities", write(command, "facilities.csv", hall))
    assert outcome.code == 0, outcome.lines
    cost = values_told(outcome, "renewal")
    assert cost["2030"] == cost["2035"] == pytest.approx(1000 * 250_000 / 2 / 5)
    assert cost["2060"] == pytest.approx(1000 * 400_000 / 3 / 5)
    assert [year for year, each in cost.items() if each] == ["2030", "2035", "2060"]
    held = values_told(outcome, "floor_area_per_resident_held")
    residents = {
        year: area / each
        for (year, area), each in zip(
            values_told(outcome, "floor_area").items(),
            values_told(outcome, "floor_area_per_resident").values(),
            strict=True,
        )
    }
    assert held["2060"] / 1000 == pytest.approx(residents["2060"] / residents["2015"])


def values_told(outcome: Outcome, item: str) -> dict[str, float]:
    """Values of an item by year, those that apply."""
    return {
        row["year"]: float(row["value"])
        for row in outcome.table("sectors.csv")
        if (row["item"], row["scenario"]) == (item, "status-quo") and row["value"]
    }


def test_faults_of_every_file_are_told_at_once_and_nothing_is_written(command: Command) -> None:
    care = {**RATE, "rate": "care_certified", "unit": "share", "age": "65-69", "value": 1.2}
    rates = write(
        command,
        "rates.csv",
        care,
        {**care, "age": "75+", "value": 0.5},
        {**RATE, "grade": "C"},
        {**RATE, "rate": "employd"},
        {**RATE, "year": 2021, "unit": "%"},
        {**RATE, "rate": "industry", "item": "製造業", "unit": "share"},
    )
    observed = write(command, "observed.csv", CERTIFIED, CERTIFIED, {**CERTIFIED, "field": "x"})
    hall: Row = {"facility": "館", "kind": "城", "floor_area": 0, "built": 2030, "renovated": 1999}
    facilities = write(command, "facilities.csv", hall)
    outcome = run(
        command, "--rates", rates, "--observed", observed, "--facilities", facilities
    )  # fmt: skip
    assert outcome.code == 2
    text = "\n".join(outcome.lines)
    for words in (
        "found 1.2; expected a share from 0 to 1",
        "care_certified 2020: age 70 is missing",
        'found "C"',
        "industries that add up to 0.3 in 2020",
        '"employd"',
        '"%"',
        "observed.csv, row 3",
        '"x"',
        '"城"',
        "built 2030, renovated 1999",
    ):
        assert words in text, words
    assert not outcome.output.exists()


def test_a_town_of_the_library_is_told_with_its_observed_series(command: Command) -> None:
    ssdse = held.block(
        "ssdse_a",
        [
            (held.TOWN, "2015", "total", "total", "F1102", 55000.0),
            (held.TOWN, "2015", "total", "total", "D3201", 48000000.0),
        ],
    )
    held.library(command.folder / "library", [*held.everything(), ssdse])
    arguments = "--library", command.folder / "library", "-o", command.output
    outcome = command.run("sectors", "--area", "会津若松市", *arguments)
    assert outcome.code == 0, outcome.lines
    observed = {row["item"]: row for row in outcome.table("observed.csv")}
    assert float(observed["revenue"]["value"]) == 48e9
    assert observed["revenue"]["table"] == "D3201"
    assert values(outcome, "employed")["2015"] == pytest.approx(55000)


def test_a_study_and_an_area_are_not_asked_together(command: Command) -> None:
    assert command.run("sectors").code == 2
    assert command.run("sectors", sample.STUDY, "--area", "07202").code == 2


def workers(*, base: int = 2015) -> list[Row]:
    """Two industries of which one keeps its young, and one does not."""
    ages = [*(f"{low}-{low + 4}" for low in range(15, 85, 5)), "85+"]
    told = {"農業、林業": (5, 2), "製造業": (40, 60)}
    return [
        {"year": year, "industry": name, "age": age, "workers": counts[year == base] * 10,
         "statistic": "国勢調査", "table": "産業別・年齢別就業者"}
        for year in (base - 5, base)
        for name, counts in told.items()
        for age in ages
    ]  # fmt: skip


def test_industries_follow_their_cohorts_and_add_up_to_the_employed(command: Command) -> None:
    outcome = run(command, "--industries", write(command, "industries.csv", *workers()))
    assert outcome.code == 0, outcome.lines
    employed = values(outcome, "employed")
    farms, factories = values(outcome, "industry:農業、林業"), values(outcome, "industry:製造業")
    assert set(farms) == set(employed)
    for year, everybody in employed.items():
        assert farms[year] + factories[year] == pytest.approx(everybody)
    shares = [farms[year] / employed[year] for year in sorted(employed)]
    assert shares == sorted(shares, reverse=True)  # fewer of each cohort stay in farming
    origin = {row["origin"] for row in outcome.table("sectors.csv") if "industry:" in row["item"]}
    assert origin == {"own"}


def test_sex_and_age_add_up_to_the_totals(command: Command) -> None:
    outcome = run(
        command, "--observed", write(command, "observed.csv", {**CERTIFIED, "year": 2020})
    )
    sums: dict[str, float] = {}
    for row in outcome.table("sectors_by_age.csv"):
        if (row["scenario"], row["item"]) == ("status-quo", "certified"):
            sums[row["year"]] = sums.get(row["year"], 0) + float(row["value"])
            assert int(row["age"].split("-")[0].removesuffix("+")) >= 65
    assert sums == pytest.approx(values(outcome, "certified"))


def test_faults_of_workers_by_industry_are_told_at_once(command: Command) -> None:
    rows = [row for row in workers() if (row["industry"], row["age"]) != ("製造業", "85+")]
    outcome = run(command, "--industries", write(command, "industries.csv", *rows))
    assert outcome.code == 2
    told = [line for line in outcome.lines if "no row for the ages from 85" in line]
    assert len(told) == 2
    young = [row for row in workers(base=2020) if row["age"] != "20-24"]
    outcome = run(command, "--industries", write(command, "industries.csv", *young))
    text = " ".join(outcome.lines)
    assert "the years 2015, 2020" in text
    assert "groups that begin at 15, 25" in text
    assert not outcome.output.exists()


def test_any_scenario_can_be_the_one_that_others_are_set_against(command: Command) -> None:
    outcome = run(command, "--against", "vision")
    rows = outcome.table("compare.csv")
    assert {(row["base_scenario"], row["scenario"]) for row in rows} == {("vision", "status-quo")}
    other = command.run("sectors", sample.STUDY, "--against", "dream", "-o", command.folder / "no")
    assert other.code == 2
    assert "status-quo, vision" in other.lines[0]

"""The levers of a scenario file that came second: offset, arrivals, profiles, gross."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.builders import AGES, BundleRows, bundle, write_csv
from tests.command import Command, Outcome

from sosei.demography.assumed.profiles import PROFILES


def components(outcome: Outcome, name: str, scenario: str) -> list[float]:
    """One component of every step."""
    rows = outcome.table("components.csv")
    return [float(row[name]) for row in rows if row["scenario"] == scenario]


def counts() -> BundleRows:
    """The small bundle with 10 men and women leaving at every age, in every step."""
    rows = bundle()
    rows["net_migration.csv"] = [{"sex": "", "age": "", "net_count": -10}]
    return rows


def in_2020(outcome: Outcome, scenario: str) -> dict[tuple[str, str], float]:
    """Persons of 2020 by sex and age."""
    return {
        (row["sex"], row["age"]): float(row["population"])
        for row in outcome.table("population.csv")
        if (row["scenario"], row["year"]) == (scenario, "2020")
    }


def own_profile(folder: Path, **weights: float) -> None:
    """Write a profile of the groups of the bundle: women of two ages."""
    path = folder / "incomers.csv"
    rows = [{"sex": "female", "age": age, "weight": 0.0} for age in AGES.labels]
    for row in rows:
        row["weight"] = weights.get(f"at_{str(row['age'])[:2]}", 0.0)
    write_csv(path, rows)


OFFSET = """
[scenario.quo]
[scenario.family]
migration = { rule = "offset", 2015 = 1.0, 2020 = 0.5, 2025 = 0, profile = "family" }
[scenario.unnamed]
migration = { rule = "offset", 2015 = 1.0, 2020 = 0.5, 2025 = 0 }
[scenario.own]
migration = { rule = "offset", 2015 = 0, profile = "incomers.csv" }
"""


def test_an_offset_adds_in_migrants_of_the_profile_until_the_balance_is_reached(
    command: Command,
) -> None:
    own_profile(command.folder, at_20=0.25, at_30=0.75)
    outcome = command.project(counts(), to=2025, scenarios=OFFSET)
    assert outcome.code == 0, outcome.lines
    assert components(outcome, "net_migration", "quo") == pytest.approx([-360, -360])
    assert components(outcome, "net_migration", "family") == pytest.approx([-270, -90])
    assert components(outcome, "net_migration", "own") == pytest.approx([0, 0], abs=1e-9)
    assert in_2020(outcome, "unnamed") == in_2020(outcome, "family")

    quo, own = in_2020(outcome, "quo"), in_2020(outcome, "own")
    added = {cell: own[cell] - quo[cell] for cell in quo}
    assert added["female", "25-29"] == pytest.approx(0.25 * 360)
    assert added["female", "35-39"] == pytest.approx(0.75 * 360)
    assert added["male", "25-29"] == 0


def arrive(**stated: object) -> str:
    """A scenario with one entry of arrivals."""
    entry = {"from": 2015, "to": 2060, "per_year": 20, **stated}
    words = ", ".join(
        f'{key} = "{value}"' if isinstance(value, str) else f"{key} = {value}"
        for key, value in entry.items()
    )
    return f"[scenario.quo]\n[scenario.come]\narrivals = [ {{ {words} }} ]"


def test_a_step_that_arrivals_cover_in_part_takes_its_share(command: Command) -> None:
    scenarios = arrive(**{"from": 2018, "to": 2026})
    outcome = command.project(bundle(), to=2035, scenarios=scenarios)
    assert components(outcome, "arrivals", "come") == pytest.approx([40, 100, 20, 0])
    assert components(outcome, "arrivals", "quo") == [0, 0, 0, 0]


def test_arrivals_reach_every_area_and_bear_children(command: Command) -> None:
    outcome = command.project(bundle(("a", "b")), to=2020, scenarios=arrive(per_year=100))
    assert components(outcome, "arrivals", "come") == pytest.approx([500, 500])
    quo, come = (components(outcome, "entrants", name) for name in ("quo", "come"))
    assert come[0] > quo[0]
    deaths = [components(outcome, "deaths", name)[0] for name in ("quo", "come")]
    assert deaths[1] > deaths[0]


def test_arrivals_of_a_profile_of_ones_own_come_where_it_says(command: Command) -> None:
    """Half of the 100 women of 30–34 come at the start and survive, half at the end."""
    own_profile(command.folder, at_30=1.0)
    scenarios = arrive(per_year=20, profile="incomers.csv")
    outcome = command.project(bundle(), to=2020, scenarios=scenarios)
    quo, come = in_2020(outcome, "quo"), in_2020(outcome, "come")
    survival = 0.99 - 0.02 * AGES.positions["30-34"]
    assert come["female", "30-34"] - quo["female", "30-34"] == pytest.approx(50)
    assert come["female", "35-39"] - quo["female", "35-39"] == pytest.approx(50 * survival)
    assert come["male", "30-34"] == quo["male", "30-34"]


FAULTS = {
    "profile_unknown": (
        arrive(profile="familly"),
        'column "scenario.come.arrivals.0.profile": found the profile "familly"',
        '→ "family"?',
    ),
    "profile_of_an_offset_unknown": (
        "[scenario.a]\nmigration = { rule = 'offset', 2020 = 0, profile = 'standrad' }",
        'column "scenario.a.migration.profile": found the profile "standrad"',
        '→ "standard"?',
    ),
    "profile_of_a_scale": (
        "[scenario.a]\nmigration = { rule = 'scale', 2020 = 0, profile = 'family' }",
        'column "scenario.a.migration.profile": found family',
        'expected rule = "offset"',
    ),
    "years_backward": (
        arrive(**{"from": 2030, "to": 2020}),
        'column "scenario.come.arrivals.0": found from 2030 to 2020',
        "a later year at the end",
    ),
    "years_the_same": (
        arrive(**{"from": 2030, "to": 2030}),
        'column "scenario.come.arrivals.0": found from 2030 to 2030',
        "a later year at the end",
    ),
    "before_the_base": (
        arrive(**{"from": 2010}),
        'column "scenario.come.arrivals.0.from": found the year 2010',
        "years from the base year 2015 on",
    ),
    "key_misspelt": (
        "[scenario.a]\narrivals = [ { from = 2020, to = 2030, per_year = 1, per_yaer = 1 } ]",
        'column "scenario.a.arrivals.0.per_yaer": found an unknown key',
        '→ "per_year"?',
    ),
    "key_missing": (
        "[scenario.a]\narrivals = [ { from = 2020, to = 2030 } ]",
        'column "scenario.a.arrivals.0.per_year": found nothing',
        "expected a value",
    ),
    "words_for_persons": (
        arrive(per_year="many"),
        "column \"scenario.come.arrivals.0.per_year\": found 'many'",
        "expected a number",
    ),
    "no_list": (
        "[scenario.a]\narrivals = { from = 2020, to = 2030, per_year = 1 }",
        'column "scenario.a.arrivals"',
        "a list in square brackets",
    ),
    "gross_without_gross_flows": (
        "[scenario.a]\nmigration = { rule = 'gross', 2020 = 1 }",
        'column "scenario.a.migration": found a rule that this form of migration does not have',
        "scale or offset with net_migration.csv",
    ),
    "rule_unknown": (
        "[scenario.a]\nmigration = { rule = 'ofset', 2020 = 1 }",
        "column \"scenario.a.migration.rule\": found 'ofset'",
        "'scale', 'offset' or 'gross'",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_names_the_key_and_what_is_expected(name: str, command: Command) -> None:
    text, place, words = FAULTS[name]
    outcome = command.project(bundle(), scenarios=text)
    assert outcome.code == 2
    (line,) = outcome.lines
    assert line.startswith(f"scenarios.toml, {place}")
    assert words in line
    assert not outcome.output.exists()


PROFILE_FAULTS = {
    "no_file": (None, "found no such file; expected a file with sex, age, weight"),
    "sum": ("sex,age,weight\nmale,0-4,0.5\nmale,5+,0.6\n", "found weights that add to 1.1"),
    "negative": ("sex,age,weight\nmale,0-4,-0.5\nmale,5+,1.5\n", "found -0.5; expected a weight"),
    "gap": ("sex,age,weight\nmale,0-4,0.5\nmale,10+,0.5\n", 'a gap in ages before "10+"'),
    "no_open_group": ("sex,age,weight\nmale,0-4,1\n", "one open group such as 90+"),
    "unknown_sex": ("sex,age,weight\nmen,0-4,0.5\nmale,5+,0.5\n", 'found "men"'),
    "twice": ("sex,age,weight\nmale,0-4,0.5\nmale,0-4,0.5\nmale,5+,0\n", "the same key as row 2"),
    "column": ("sex,age,wieght\nmale,0-4,1\n", 'expected the column "weight"'),
}


@pytest.mark.parametrize("name", PROFILE_FAULTS)
def test_a_faulty_profile_of_ones_own_is_named_with_its_file(name: str, command: Command) -> None:
    text, words = PROFILE_FAULTS[name]
    if text is not None:
        (command.folder / "own.csv").write_text(text, encoding="utf-8")
    outcome = command.project(bundle(), scenarios=arrive(profile="own.csv"))
    assert outcome.code == 2
    assert outcome.lines[0].startswith("own.csv")
    assert any(words in line for line in outcome.lines)
    assert not outcome.output.exists()


def test_a_profile_without_the_bounds_of_the_bundle_says_which_is_missing(
    command: Command,
) -> None:
    text = "sex,age,weight\nmale,0-4,0.5\nmale,5+,0.5\n"
    (command.folder / "own.csv").write_text(text, encoding="utf-8")
    outcome = command.project(bundle(), scenarios=arrive(profile="own.csv"))
    assert outcome.code == 2
    (line,) = outcome.lines
    assert line.startswith('scenarios.toml, column "scenario.come')
    assert "no bound at age 10" in line
    assert "finer ones" in line


def test_the_profiles_that_ship_are_printed_with_their_sources(command: Command) -> None:
    outcome = command.run("profiles")
    assert outcome.code == 0
    head, *lines = outcome.printed
    assert head == "profile,sex,age,weight"
    weights: dict[str, float] = {}
    for line in lines:
        name, _, _, weight = line.split(",")
        weights[name] = weights.get(name, 0) + float(weight)
    assert list(weights) == list(PROFILES)
    assert list(weights.values()) == pytest.approx([1] * len(weights))
    assert len(lines) == len(PROFILES) * 2 * len(AGES)
    for name, profile in PROFILES.items():
        assert f"{name}: {profile.source}" in outcome.lines

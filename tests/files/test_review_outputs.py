"""`sosei review` end to end: the sample town's 2010 census, projected as it could have been then."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests import sample
from tests.builders import BundleRows, Row, read_csv, write_csv
from tests.command import Command

from sosei.base.arrays import Array
from sosei.demography.engine.projection import project
from sosei.demography.known.population import SEXES, Population
from sosei.readers.exchange import read_bundle
from sosei.studies.gather import gather
from sosei.studies.reading import read_study

GATHERED = gather(read_study(sample.STUDY))
Errand = tuple[Command, list[str | Path]]
"""The command line, and the arguments of a review with both bundles."""

NAME = "2005～2010年の移動が続く推計"
PARTS = ("base", "fertility", "mortality", "migration", "not_reproduced")


def rows(survival: Array, net_rate: Array, children: Population) -> BundleRows:
    """Make the bundle of 2010 with one period's rates and one census's children."""
    base, ages = GATHERED.census[2010], GATHERED.census[2010].ages
    moving = [(s, sex, a, age) for s, sex in enumerate(SEXES) for a, age in enumerate(ages.labels)]
    bundle = BundleRows()
    bundle["population.csv"] = [
        {"area": "07202", "year": 2010, "sex": sex, "age": age, "population": base.persons[s, a, 0]}
        for s, sex, a, age in moving
    ]
    closed = [cell for cell in moving if cell[3] != ages.labels[-1]]
    bundle["survival.csv"] = [
        {"sex": sex, "age": age, "survival": survival[s, a]} for s, sex, a, age in closed
    ]
    bundle["net_migration.csv"] = [
        {"sex": sex, "age": age, "net_rate": net_rate[s, a]} for s, sex, a, age in closed
    ]
    ratio = children.between(0, 5)[0] / children.between(15, 50, sex=1)[0]
    boys, girls = children.persons[:, 0, 0]
    bundle["fertility.csv"] = [{"child_woman_ratio": ratio}]
    bundle["sex_ratio.csv"] = [{"males_per_100_females": 100 * boys / girls}]
    return bundle


def of_period(period: str, children: int) -> BundleRows:
    """Make the bundle of 2010 with the rates of a period."""
    rates = GATHERED.net_rates[(period,)][..., 0]
    return rows(GATHERED.period_survival[period], rates, GATHERED.census[children])


@pytest.fixture
def errand(command: Command) -> Errand:
    """Two bundles and a file of projections: what was assumed in 2010, and what came by 2015."""
    then = of_period("2005-2010", 2010).write(command.folder / "then")
    actual = of_period("2010-2015", 2015).write(command.folder / "actual")
    bundle = read_bundle(then, 2020)
    projected = project(bundle.population, bundle.assumptions)
    groups = {"total": (0, None), "0-14": (0, 15), "15-64": (15, 65), "65+": (65, None)}
    figures: list[Row] = [
        {
            "name": NAME,
            "launch_year": 2010,
            "year": year,
            "group": group,
            "population": projected.between(*bounds)[place, 0],
        }
        for place, year in enumerate(projected.years)
        for group, bounds in groups.items()
    ]
    write_csv(command.folder / "projections.csv", figures)
    file = command.folder / "projections.csv"
    start: list[str | Path] = ["review", sample.STUDY, "--projections", file, "-o", command.output]
    return command, [*start, "--then", then, "--actual", actual]


def test_the_evacuees_of_2011_are_told_as_migration(
    errand: Errand,
) -> None:
    command, arguments = errand
    outcome = command.run(*arguments)
    assert (outcome.code, outcome.lines) == (0, [])
    table = outcome.table("review.csv")
    of_2015 = {(row["group"], row["component"]): row for row in table if row["year"] == "2015"}
    total = of_2015["total", "all"]
    assert float(total["counted"]) == pytest.approx(124_062)
    assert float(total["difference"]) < -2_000
    assert float(total["error"]) == pytest.approx(float(total["difference"]) / 124_062)
    for group in ("total", "0-14", "15-64", "65+"):
        parts = [float(of_2015[group, part]["difference"]) for part in PARTS]
        assert sum(parts) == pytest.approx(float(of_2015[group, "all"]["difference"]))
    migration = float(of_2015["total", "migration"]["difference"])
    assert migration / float(total["difference"]) > 0.8
    assert float(of_2015["total", "base"]["difference"]) == 0
    assert abs(float(of_2015["total", "not_reproduced"]["difference"])) < 1e-6


def test_the_plain_words_are_in_the_readers_language(
    errand: Errand,
) -> None:
    command, arguments = errand
    printed = {}
    for language in ("en", "ja"):
        command.monkeypatch.setenv("SOSEI_LANGUAGE", language)
        printed[language] = command.run(*arguments).printed
    assert "the census counted 117,376" in printed["en"][0]
    assert "国勢調査は117,376人でした" in printed["ja"][0]
    assert any("基準人口 ±0" in line and "移動" in line for line in printed["ja"])


def test_without_the_bundles_the_difference_is_told_by_group_only(
    errand: Errand,
) -> None:
    command, arguments = errand
    outcome = command.run(*arguments[:6])
    assert {row["component"] for row in outcome.table("review.csv")} == {"all"}
    assert any("by group only" in line for line in outcome.printed)


def test_one_bundle_alone_is_a_fault(errand: Errand) -> None:
    command, arguments = errand
    outcome = command.run(*arguments[:8])
    assert outcome.code == 2
    assert "--actual: found one bundle; expected two" in outcome.lines[0]
    assert not outcome.output.exists()


def test_bundles_of_another_year_belong_to_no_projection(
    errand: Errand,
) -> None:
    command, arguments = errand
    outcome = command.run(*arguments, "--name", "another")
    assert outcome.code == 2
    assert "found a bundle of 2010; expected a projection launched in that year" in outcome.lines[0]


def test_bundles_that_do_not_meet_and_raked_ones_are_refused_together(
    errand: Errand,
) -> None:
    command, arguments = errand
    other = of_period("2010-2015", 2015)
    other["population.csv"] = [{**row, "area": "elsewhere"} for row in other["population.csv"]]
    other["control.csv"] = [{"year": 2015, "population": 100_000}]
    other.write(command.folder / "actual")
    outcome = command.run(*arguments)
    assert outcome.code == 2
    assert any("found control.csv" in line for line in outcome.lines)
    assert any("found other areas than in" in line for line in outcome.lines)


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("group", "85+", 'found "85+"; expected total, 0-14, 15-64, 65+, 75+'),
        ("year", "2005", "found 2005, before the launch year 2010"),
        ("name", "", "expected the name of the projection"),
        ("population", "－", "expected a number of persons ≥ 0"),
        ("launch_year", "H22", "expected a western year"),
    ],
)
def test_a_faulty_file_is_refused_with_its_row(
    errand: Errand, column: str, value: str, words: str
) -> None:
    command, arguments = errand
    file = command.folder / "projections.csv"
    figures: list[Row] = [dict(row) for row in read_csv(file)]
    figures[0][column] = value
    write_csv(file, figures)
    outcome = command.run(*arguments[:6])
    assert outcome.code == 2
    assert any("projections.csv, row 2" in line and words in line for line in outcome.lines)
    assert not outcome.output.exists()


def test_another_statistic_needs_a_bridge(errand: Errand) -> None:
    command, arguments = errand
    file = command.folder / "projections.csv"
    before = command.run(*arguments[:6]).table("review.csv")
    figures: list[Row] = [{**row, "basis": "register", "bridge": ""} for row in read_csv(file)]
    write_csv(file, figures)
    outcome = command.run(*arguments[:6])
    assert outcome.code == 2
    assert len(outcome.lines) == len(figures)
    assert 'found the basis "register" without a bridge' in outcome.lines[0]
    write_csv(file, [{**row, "bridge": 1000} for row in figures])
    after = command.run(*arguments[:6]).table("review.csv")
    gained = [
        float(new["projected"]) - float(old["projected"])
        for old, new in zip(before, after, strict=True)
    ]
    assert gained == pytest.approx(np.full(len(figures), 1000.0))
    write_csv(file, [{**row, "basis": "registr"} for row in figures])
    assert '→ "register"?' in command.run(*arguments[:6]).lines[0]

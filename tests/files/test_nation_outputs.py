"""``sosei nation``: the tables, and what is refused."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from tests import held, nations, sample
from tests.command import Command, Outcome


def run(command: Command, *more: str | Path) -> Outcome:
    library = command.folder / "library"
    if not library.exists():
        nations.library(library, nations.official())
    return command.run("nation", "--library", library, "-o", command.output, *more)


def total(rows: list[dict[str, str]], column: str, **where: str) -> float:
    kept = [row for row in rows if all(row[name] == value for name, value in where.items())]
    assert kept
    return sum(float(row[column]) for row in kept)


def write_vision(folder: Path, rows: pl.DataFrame) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    rows.write_csv(folder / "projection.csv")


def more_young(done: Outcome, area: str, factor: float) -> pl.DataFrame:
    """Take a municipality's status quo as its vision, with more people of 20–39."""
    young = pl.col("age").is_in(["20-24", "25-29", "30-34", "35-39"]) & (pl.col("year") > 2015)
    more = pl.when(young).then(pl.col("population") * factor).otherwise(pl.col("population"))
    rows = pl.read_csv(done.output / "population.csv", schema_overrides={"area": pl.String})
    own = rows.filter(pl.col("area") == area).drop("scenario")
    return own.with_columns(more.alias("population"))


def test_the_nation_without_and_with_visions_and_a_policy(command: Command) -> None:
    done = run(command)
    assert done.code == 0, done.lines
    assert "no statistic" in done.printed[1]
    pool, flows, nation = (done.table(f"{n}.csv") for n in ("pool", "flows", "nation"))
    arrived = total(flows, "arrivals_within", to="2060")
    stayed = total(pool, "leaving", to="2060") - total(pool, "lost", to="2060")
    assert arrived == pytest.approx(stayed)
    assert total(flows, "net_migration", to="2060") == pytest.approx(
        total(pool, "arriving", to="2060") - total(pool, "leaving", to="2060")
    )
    first = next(row for row in nation if (row["year"], row["group"]) == ("2020", "total"))
    assert float(first["together"]) == pytest.approx(float(first["status_quo"]))
    assert float(first["official"]) == pytest.approx(462_164.97)
    assert [row["official"] for row in nation if row["year"] == "2025"] == [""] * 5
    basis = {row["area"]: row for row in done.table("basis.csv")}
    assert (basis["08202"]["departures"], basis["08202"]["years"]) == ("5000.0", "2016+2018")
    assert {"census", "register_dynamics", "projection_national"} <= {
        row["table"] for row in done.table("used.csv")
    }
    write_vision(command.folder / "visions" / "hitachi", more_young(done, "08202", 1.1))
    done = run(command, "--visions", command.folder / "visions", "--town", "07202", "--pull", "1.5")
    assert done.code == 0, done.lines
    sums = {(row["year"], row["group"]): row for row in done.table("sum.csv")}
    asked, quo = (float(sums["2060", "age_20_39"][name]) for name in ("asked", "status_quo"))
    assert asked > quo
    assert float(sums["2060", "age_20_39"]["others_if_true"]) < float(
        sums["2060", "age_20_39"]["others_status_quo"]
    )
    parts = [row for row in done.table("parts.csv") if row["of"] == "asked"]
    change = sum(
        float(row["children"]) - float(row["deaths"]) + float(row["migration"]) for row in parts
    )
    before, after = (float(sums[year, "total"]["asked"]) for year in ("2015", "2060"))
    assert change == pytest.approx(after - before)
    assert [row["area"] for row in done.table("visions.csv")] == ["08202"]
    for row in done.table("missing.csv"):
        moving, needed, left, gone = (
            float(row[name]) for name in ("on_the_move", "needed", "left", "missing")
        )
        assert left == pytest.approx(moving - needed, abs=1e-6)
        assert gone == max(-left, 0.0)
    moved = done.table("moved.csv")
    assert total(moved, "moved", vision="1", age="15-24") > 0
    assert total(moved, "moved", vision="0", age="15-24") < 0
    towns = done.table("towns.csv")
    assert total(towns, "difference", area="09202", year="2060", group="age_20_39") < 0
    assert {row["area"] for row in towns if row["vision"] == "1"} == {"08202"}
    changed = done.table("neighbours.csv")
    assert total(changed, "difference", area="07202", year="2060", group="total") > 0
    assert total(changed, "difference", area="08202", year="2060", group="total") < 0
    first_step = total(changed, "difference", year="2020", group="total")
    children = total(changed, "difference", year="2020", group="age_0_14")
    assert first_step == pytest.approx(children, rel=0.2), "nobody moves but who moved anyway"
    assert "会津若松市" in " ".join(done.printed)


def test_a_municipality_without_departures_is_left_out_and_named(command: Command) -> None:
    few = nations.departures(("07202", "08202"))
    held.library(command.folder / "library", [nations.censuses(), few, held.death_rates()])
    done = run(command)
    assert done.code == 0, done.lines
    (left,) = done.table("left_out.csv")
    assert left["area"] == "09202"
    assert "no departures" in left["reason"]
    assert {row["area"] for row in done.table("basis.csv")} == {"07202", "08202"}


def test_a_library_without_departures_is_a_fault(command: Command) -> None:
    held.library(command.folder / "library", [nations.censuses(), held.death_rates()])
    done = run(command)
    assert done.code == 2
    assert "departures within Japan" in done.lines[0]
    assert not command.output.exists()


def test_every_vision_that_does_not_fit_is_named(command: Command) -> None:
    done = run(command)
    quo = more_young(done, "08202", 1.0)
    folder = command.folder / "visions"
    write_vision(folder / "a", quo)
    write_vision(folder / "b", quo)
    write_vision(folder / "c", quo.with_columns(pl.lit("01202").alias("area")))
    late = quo.filter(pl.col("year") > 2015).with_columns(pl.lit("09202").alias("area"))
    write_vision(folder / "d", late)
    coarse = quo.filter(pl.col("age") != "90+").with_columns(pl.lit("07202").alias("area"))
    write_vision(folder / "e", coarse)
    done = run(command, "--visions", folder)
    assert done.code == 2
    said = "\n".join(done.lines)
    for name in ("b/projection.csv", "c/projection.csv", "d/projection.csv", "e/projection.csv"):
        assert name in said, said
    assert "second vision of 08202" in said


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--pull", "2"), "--town"),
        (("--town", "07202", "--pull", "0"), "--pull"),
        (("--town", "07202", "--hold", "-1"), "--hold"),
        (("--town", "07202", "--ages", "20-38"), "--ages"),
        (
            (
                "--town",
                "01100",
            ),
            "01100",
        ),
    ],
)
def test_a_policy_that_is_none_is_refused(
    command: Command, options: tuple[str, ...], said: str
) -> None:
    done = run(command, *options)
    assert done.code == 2
    assert said in done.lines[0]
    assert not command.output.exists()


def test_a_folder_without_a_vision_is_a_fault(command: Command) -> None:
    (command.folder / "visions").mkdir()
    done = run(command, "--visions", command.folder / "visions")
    assert done.code == 2
    assert "no vision in the folder" in done.lines[0]


def test_a_frozen_result_is_a_vision_and_its_tables_are_passed_over(command: Command) -> None:
    folder = command.folder / "visions" / "aizu"
    folder.mkdir(parents=True)
    (folder / "result.json").write_bytes(sample.result().content)
    (folder / "population.csv").write_text("anything else\n", encoding="utf-8")
    done = run(command, "--visions", command.folder / "visions")
    assert done.code == 0, done.lines
    (vision,) = done.table("visions.csv")
    assert (vision["area"], vision["file"]) == ("07202", "aizu/result.json")
    aim = [
        row["population"]
        for row in sample.result().tables["population"].rows(scenario="vision", year=2060)
    ]
    towns = done.table("towns.csv")
    assert total(towns, "if_true", area="07202", year="2060", group="total") == pytest.approx(
        sum(aim)
    )


def test_a_result_that_cannot_be_read_is_named(command: Command) -> None:
    folder = command.folder / "visions" / "broken"
    folder.mkdir(parents=True)
    (folder / "result.json").write_text("{}", encoding="utf-8")
    done = run(command, "--visions", command.folder / "visions")
    assert done.code == 2
    assert "broken/result.json" in done.lines[0]


def test_the_sum_ends_with_the_vision_that_ends_first(command: Command) -> None:
    done = run(command)
    short = more_young(done, "08202", 1.05).filter(pl.col("year") <= 2040)
    write_vision(command.folder / "visions" / "a", short)
    write_vision(command.folder / "visions" / "b", more_young(done, "09202", 1.05))
    done = run(command, "--visions", command.folder / "visions")
    assert done.code == 0, done.lines
    assert max(row["year"] for row in done.table("sum.csv")) == "2040"
    assert max(row["year"] for row in done.table("nation.csv")) == "2060"

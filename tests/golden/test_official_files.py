"""Official files as they are published, beside the embedded sample and other copies of the figures."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from tests.files.official import made, made_tables

from sosei.readers.block import Block
from sosei.readers.official import read_official

FIGURES = Path(__file__).parents[2] / "src/sosei/studies/sample/figures"
AIZU = "07202"


def blocks(shared_data: Path, *names: str) -> tuple[Block, ...]:
    path = shared_data.joinpath(*names)
    if not path.is_file():
        pytest.skip(f"{path} is not here")
    return read_official(path)


def test_the_register_of_aizuwakamatsu_is_the_samples_in_every_cell(shared_data: Path) -> None:
    (block,) = blocks(shared_data, "raw", "register_by_age_20230101_fukushima.xlsx")
    ours = block.frame.filter(
        (pl.col("area") == AIZU) & (pl.col("sex") != "total") & (pl.col("age") != "total")
    ).select("date", "sex", "age", pl.col("value").cast(pl.Int64).alias("population"))
    sample = pl.read_csv(FIGURES / "register.csv", schema_overrides={"date": pl.String})
    assert ours.sort("sex", "age").equals(sample.sort("sex", "age"))
    assert ours.height == 42


def test_persons_without_a_printed_age_are_found_as_a_sum_that_differs(shared_data: Path) -> None:
    (block,) = blocks(shared_data, "raw", "register_by_age_20230101_fukushima.xlsx")
    (koori,) = [finding for finding in block.findings if finding.cell == "E52"]
    assert "11,229" in koori.what.ja
    assert "11,198" in koori.what.ja


def test_the_dynamics_of_2018_are_the_samples_in_every_cell(shared_data: Path) -> None:
    (block,) = blocks(shared_data, "raw", "register_dynamics_20190101.csv")
    sample = pl.read_csv(FIGURES / "register_dynamics.csv").row(
        by_predicate=pl.col("year") == 2018, named=True
    )
    city = block.frame.filter((pl.col("area") == AIZU) & (pl.col("sex") == "total"))
    ours = dict(city.filter(date="2018").select("item", "value").iter_rows())
    stock = city.filter(item="population", date="2019-01-01")["value"].to_list()
    assert stock == [sample.pop("population_end")]
    assert sample.pop("year") == 2018
    assert {item: ours[item] for item in sample} == sample


def test_every_sum_of_the_national_dynamics_holds(shared_data: Path) -> None:
    (block,) = blocks(shared_data, "raw", "register_dynamics_20190101.csv")
    assert block.findings == ()
    assert block.frame.filter(area="00000", item="births")["value"].to_list() == [937_542]


@pytest.mark.parametrize(("edition", "year"), [(2018, "2016"), (2019, "2017"), (2020, "2018")])
def test_births_of_ssdse_a_are_the_vital_statistics_of_the_sample(
    shared_data: Path, edition: int, year: str
) -> None:
    (block,) = blocks(shared_data, "raw", f"SSDSE-A-{edition}.csv")
    births = block.frame.filter(area=AIZU, item="A4101", date=year)["value"].to_list()
    vital = pl.read_csv(FIGURES / "vital_statistics.csv").filter(year=int(year))
    assert births == vital["births"].to_list()
    assert block.findings == ()
    assert block.frame["area"].n_unique() == 1741


def test_the_national_projection_counts_persons(shared_data: Path) -> None:
    sheets = blocks(shared_data, "raw", "ipss2017_1-9a.xls")
    assert [block.edition for block in sheets] == ["平成29年推計"] * 6
    assert {block.source.statistic for block in sheets} == {"日本の将来推計人口 平成29年推計"}
    groups = pl.concat(block.frame for block in sheets)
    ours = groups.filter(pl.col("sex") != "total", pl.col("age").is_in(["0-4", "20-24", "60-64"]))
    copy = pl.read_csv(shared_data / "national_projection_2017.csv").select(
        sex=pl.col("sex").replace({"男性": "male", "女性": "female"}),
        age=pl.col("age").str.replace("~", "-").str.replace("歳", ""),
        date=pl.format("{}-10-01", "year"),
        persons="value",
    )
    both = ours.join(copy, on=["sex", "age", "date"])
    assert both.height == 2 * 3 * both["date"].n_unique() > 0
    assert both["value"].to_list() == pytest.approx(both["persons"].to_list(), abs=1e-6)


def test_single_years_add_up_to_the_five_year_groups(shared_data: Path) -> None:
    men, _ = blocks(shared_data, "raw", "ipss2017_pyramidDataPP29J.xls")
    first = blocks(shared_data, "raw", "ipss2017_1-9a.xls")[0]
    single = men.frame.filter(pl.col("date") == "2015-10-01", pl.col("age").is_in(list("01234")))[
        "value"
    ].sum()
    group = first.frame.filter(date="2015-10-01", sex="male", age="0-4")["value"].item()
    assert single == pytest.approx(group, abs=3)
    assert men.edition == first.edition == "平成29年推計"


def test_death_rates_are_the_samples_in_every_cell(shared_data: Path) -> None:
    (block,) = blocks(shared_data, "national_death_rates_2009_2018.csv")
    sample = pl.read_csv(FIGURES / "death_rates.csv", schema_overrides={"year": pl.String})
    both = sample.join(
        block.frame, left_on=["year", "sex", "age"], right_on=["date", "sex", "age"], how="left"
    )
    assert (both["deaths_per_100000"] - both["value"]).abs().max() == 0
    assert both["value"].null_count() == 0


def test_the_complete_life_table_of_2020_begins_with_100_000(shared_data: Path) -> None:
    (block,) = blocks(shared_data, "rates", "life_table_complete_japan_2005_2020.csv")
    start = block.frame.filter(date="2020", age="0", item="survivors")["value"].to_list()
    assert start == [100_000, 100_000]


def test_a_municipal_open_data_table_is_read(shared_data: Path) -> None:
    (block,) = blocks(shared_data, "raw", "akishima_chiiki_nenrei_jinko_2025.csv")
    total = block.frame.filter(
        area="13207", date="2025-01-01", sex="total", age="total", item="population"
    )
    assert total["value"].to_list() == [115_632]


def test_the_projection_of_2018_written_in_its_layout_is_read_back_in_every_cell(
    shared_data: Path, tmp_path: Path
) -> None:
    path = shared_data / "ipss2018_projection.parquet"
    if not path.is_file():
        pytest.skip(f"{path} is not here")
    miyagi = pl.read_parquet(path).filter(pl.col("code").str.starts_with("04"))
    wide = miyagi.pivot("age", index=["code", "kind", "name", "year", "sex"], values="pop")
    ages = wide.columns[5:]
    rows = []
    for (code, kind, name, year), part in wide.group_by(
        "code", "kind", "name", "year", maintain_order=True
    ):
        men, women = (list(part.filter(sex=sex).row(0)[5:]) for sex in ("male", "female"))
        rows.append(((int(str(code)), kind, "宮城県", name or ""), f"{year}年", men, women))
    grid = made_tables.municipal_projection(rows, [f"{age}歳" for age in ages])
    (block,) = read_official(made.workbook(tmp_path / "a.xlsx", {"Sheet1": grid}))
    ours = block.frame.filter(pl.col("sex") != "total", pl.col("age") != "total").select(
        "sex", "age", code="area", year=pl.col("date").str.slice(0, 4).cast(pl.Int16), ours="value"
    )
    both = miyagi.join(ours, on=["code", "year", "sex", "age"], how="full")
    assert both.filter(pl.col("pop") != pl.col("ours")).height == both["pop"].null_count() == 0
    assert both["ours"].null_count() == 0
    assert block.edition == "平成30(2018)年推計"
    assert not [finding for finding in block.findings if "合計の不一致" in finding.what.ja]

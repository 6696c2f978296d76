"""All municipalities at once: the censuses into the library, the rules, the projection to 2060, the sums."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from sosei.base.provenance import Source
from sosei.demography.engine.projection import balance_error
from sosei.demography.known.migration import last_two_together
from sosei.demography.nation.flows import elsewhere
from sosei.library import Library
from sosei.readers.any_file import read_any
from sosei.readers.block import COLUMNS, Block
from sosei.studies.everyone import Everyone, everyone_of
from sosei.studies.gather import gather
from sosei.studies.nation.together import Together, together_of
from sosei.studies.propose import propose
from sosei.studies.reading import study_on

EVACUATED = {"07543", "07545", "07546", "07547", "07548", "07564"}
"""Municipalities of 福島県 in which the census of 2015 counted no women of 15–49."""


@pytest.fixture(scope="module")
def nation(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A library with eight censuses of all municipalities, their names and their history."""
    library = Library(tmp_path_factory.mktemp("nation") / "library")
    names = (
        "municipal_changes.json",
        "raw/SSDSE-A-2020.csv",
        "raw/register_dynamics_20190101.csv",
        "raw/ipss2017_1-9a.xls",
    )
    blocks = [block for name in names for block in read_any(shared_data / name)]
    library.add([*_censuses(shared_data), *blocks], "test")
    return library


def _censuses(shared_data: Path) -> Iterator[Block]:
    every = pl.read_parquet(shared_data / "census_municipality_1980_2015.parquet").select(
        area=pl.col("code").cast(pl.String).str.zfill(5),
        date=pl.col("year").cast(pl.String) + "-10-01",
        sex="sex",
        age="age",
        item=pl.lit("population"),
        value=pl.col("pop").cast(pl.Float64),
        status=pl.lit("figure"),
        row=pl.int_range(2, pl.len() + 2, dtype=pl.Int32),
        column=pl.lit(5, dtype=pl.Int32),
    )
    source = "国勢調査 男女・年齢（5歳階級）別人口"
    for (date,), frame in every.group_by("date", maintain_order=True):
        digest = hashlib.sha256(str(date).encode()).hexdigest()
        told = Source(source, "総務省統計局", str(date))
        yield Block("census", str(date), told, f"{date}.csv", "", digest, frame.select(*COLUMNS))


@pytest.fixture(scope="module")
def everyone(nation: Library) -> Everyone:
    return everyone_of(nation)


def test_every_municipality_is_projected_or_named(everyone: Everyone) -> None:
    assert {left.code for left in everyone.left_out} == EVACUATED
    assert len(everyone.areas) + len(everyone.left_out) == 1741
    assert all("15–49" in left.why.en for left in everyone.left_out)
    assert everyone.projection.years == (*range(2015, 2061, 5),)


def test_the_base_is_the_census_in_every_prefecture(everyone: Everyone, shared_data: Path) -> None:
    counted = pl.read_parquet(shared_data / "census_prefecture_1980_2015.parquet").filter(
        pl.col("year") == 2015, pl.col("sex") == "total", pl.col("age") == "total"
    )
    of_prefecture = {f"{int(code):02d}"[:2]: pop for code, pop in counted["code", "pop"].rows()}
    base = everyone.sums().filter(pl.col("year") == 2015)
    evacuated = {"07"}
    for area, persons in base.group_by("area").agg(pl.col("population").sum()).iter_rows():
        if area[:2] not in evacuated | {"00"}:
            assert persons == pytest.approx(of_prefecture[area[:2]], abs=0.01)


def test_parts_sum_to_the_whole_in_every_year_and_cell(everyone: Everyone) -> None:
    keys = ["year", "sex", "age"]
    sums = everyone.sums()
    nation = sums.filter(pl.col("area") == "00000").sort(keys)["population"].to_numpy()
    prefectures = (
        sums.filter(pl.col("area") != "00000")
        .group_by(keys)
        .agg(pl.col("population").sum())
        .sort(keys)["population"]
        .to_numpy()
    )
    municipalities = (
        everyone.projection.to_frame()
        .group_by(keys)
        .agg(pl.col("population").sum())
        .sort(keys)["population"]
        .to_numpy()
    )
    assert prefectures == pytest.approx(nation)
    assert municipalities == pytest.approx(nation)
    assert balance_error(everyone.projection) < 1e-6


@pytest.mark.parametrize("code", ["07202", "12100", "13362", "04216", "01224"])
def test_a_town_alone_is_what_it_is_among_all(
    everyone: Everyone, nation: Library, code: str
) -> None:
    proposal = propose(nation, code)
    assert proposal.form is not None
    study = study_on(nation, proposal.form, "study", proposal.figures)
    gathered = gather(study)
    (scenario,) = study.scenarios
    alone = gathered.census[2015]
    place = everyone.projection.areas.index(code)
    assert everyone.projection.base.persons[..., place] == pytest.approx(alone.persons[..., 0])
    chosen = everyone.chosen[place]
    assert list(chosen.periods) == proposal.form.assumptions.migration.periods
    rates = everyone.projection.assumptions.net_rate[..., place]
    assert rates == pytest.approx(scenario.apply(gathered.assumptions).net_rate[..., 0])
    assert np.isfinite(everyone.projection.persons).all()


@pytest.fixture(scope="module")
def together(nation: Library) -> Together:
    return together_of(nation)


def test_one_pool_moves_all_of_japan_and_loses_nobody(together: Together) -> None:
    projection, flows = together.projection, together.flows
    assert len(together.areas) == 1735
    assert projection.persons[1] == pytest.approx(together.apart.persons[1])
    for step in range(9):
        leaving = flows.out_rate[step] * last_two_together(projection.persons[step])
        within = flows.within(leaving, step)
        arrived = (flows.in_share[step] * within[..., None]).sum(axis=2)
        assert arrived == pytest.approx(within, rel=1e-9)
    assert balance_error(projection) < 1e-6


def test_a_pool_keeps_the_centre_from_growing_out_of_towns_that_are_empty(
    together: Together,
) -> None:
    """With net rates held, 港区 of Tokyo would count 880,000 in 2060, ten times its census of 2000."""
    minato = together.projection.areas.index("13103")
    assert together.apart.total[-1, minato] > 800_000
    assert together.projection.total[-1, minato] < 400_000


def test_as_many_live_elsewhere_as_the_census_counts(together: Together) -> None:
    """国勢調査 2015, 表00201: 5,554,781 + 6,213,230 persons lived in another municipality five years before."""
    base = together.projection.base
    at_risk = last_two_together(base.persons)
    gone = elsewhere(base, together.departures) * at_risk
    counted = (5_554_781 + 6_213_230) / 115_433_302
    assert gone.sum() / at_risk.sum() == pytest.approx(counted, abs=1e-4)


def test_the_pool_is_nearer_to_the_national_institute_than_net_rates(
    together: Together, shared_data: Path
) -> None:
    rows = (
        pl.read_parquet(shared_data / "ipss2018_projection.parquet")
        .filter(pl.col("year") == 2045, pl.col("kind").is_in(["1", "2", "3"]))
        .group_by("code")
        .agg(pl.col("pop").sum())
    )
    theirs = dict(rows.iter_rows())
    places = [at for at, code in enumerate(together.projection.areas) if code in theirs]
    assert len(places) > 1_600
    official = np.array([theirs[together.projection.areas[at]] for at in places])
    off = {
        name: np.abs(projection.total[projection.years.index(2045)][places] - official).sum()
        for name, projection in (("pool", together.projection), ("apart", together.apart))
    }
    assert off["pool"] / official.sum() == pytest.approx(0.0390, abs=0.0005)
    assert off["apart"] / official.sum() == pytest.approx(0.0501, abs=0.0005)


def test_the_official_projection_stands_beside_the_sum(together: Together) -> None:
    """Ours keeps the gain of 2005 to 2015 across the border, twice what the institute assumes."""
    assert together.official is not None
    assert together.path == "official"
    official = together.official.sum(axis=(1, 2))
    assert official[[0, -1]] == pytest.approx([127_094_745, 92_840_000], abs=2_000)
    ours = together.projection.total.sum(axis=1)
    assert ours == pytest.approx(official, rel=0.04)

"""The ranges of a vision as a dataset: of the municipality as a whole, and complete."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from frictionless import validate
from tests import sample

from sosei.publishing.open_data import book
from sosei.publishing.open_data.model import Dataset
from sosei.publishing.open_data.of_ensemble import of_ensemble
from sosei.studies.ensemble.draw import drawn
from sosei.studies.ensemble.frozen import Ensemble


@pytest.fixture(scope="module")
def ensemble() -> Ensemble:
    return drawn(sample.result(), 20, 7)


@pytest.fixture(scope="module")
def dataset(ensemble: Ensemble) -> Dataset:
    return of_ensemble(sample.result(), ensemble, version="2", issued="2026-11-27")


def test_every_quantile_of_the_ensemble_is_there_once(dataset: Dataset, ensemble: Ensemble) -> None:
    quantiles, differences = dataset.resource("quantiles"), dataset.resource("differences")
    assert quantiles is not None
    assert differences is not None
    assert len(quantiles.rows) + len(differences.rows) == len(ensemble.plain["quantiles"]["value"])
    for row in (quantiles.rows[0], quantiles.rows[-1]):
        name, _, year, indicator, probability, value = row
        told = ensemble.quantile(str(name), int(str(year)), str(indicator), float(str(probability)))
        assert value == told
    assert quantiles.key == ("scenario", "area", "year", "indicator", "probability")
    assert differences.key[:2] == ("scenario", "against")


def test_nothing_is_told_but_what_the_vision_tells_of_the_whole_municipality(
    dataset: Dataset, ensemble: Ensemble
) -> None:
    """No field, district or school: no small count can follow, by no difference of two tables either."""
    published = set(sample.result().tables["indicators"]["indicator"])
    for name in ("quantiles", "differences"):
        table = dataset.resource(name)
        assert table is not None
        assert {row["indicator"] for row in table.records()} <= published
        assert {row["area"] for row in table.records()} == {sample.result().area}
    assert {each.name for each in dataset.resources} == {
        "quantiles",
        "differences",
        "chances",
        "draws",
    }


def test_how_it_was_drawn_stands_beside_it(dataset: Dataset, ensemble: Ensemble) -> None:
    table = dataset.resource("draws")
    assert table is not None
    assert list(table.rows) == [(sample.result().address, "held", 20, 7)]
    assert dataset.address == ensemble.address
    assert "乱数の種：7" in dataset.description.ja


def test_the_package_is_valid_and_its_forms_agree(dataset: Dataset, tmp_path: Path) -> None:
    made = book.files(dataset)
    for name, content in made.items():
        (tmp_path / name).write_bytes(content)
    report = validate(str(tmp_path / "datapackage.json"))
    assert report.errors == []
    # of Parquet frictionless reads none without pyarrow
    found = [task for task in report.tasks if not task.name.endswith("-parquet")]
    assert [(task.name, task.errors) for task in found if not task.valid] == []
    assert len(found) == 2 * len(dataset.resources)
    records = json.loads(made["chances.json"])["records"]
    rows = list(csv.DictReader(io.StringIO(made["chances.csv"].decode())))
    assert [float(row["probability"]) for row in rows] == [r["probability"] for r in records]

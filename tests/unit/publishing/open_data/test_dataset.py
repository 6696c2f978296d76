"""The dataset of a vision: complete, the same in every form, described as the standards ask."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from frictionless import validate
from tests.small_counts import districts

from sosei.publishing.open_data import book
from sosei.publishing.open_data.model import Dataset
from sosei.publishing.open_data.of_result import of_result
from sosei.publishing.open_data.words import COLUMNS, TABLES
from sosei.publishing.suppressed import protected
from sosei.studies import past_tables
from sosei.studies.frozen_fields import DISTRICTS, SCHOOLS
from sosei.studies.result import VisionResult


@pytest.fixture(scope="module")
def dataset(sample_result: VisionResult) -> Dataset:
    return of_result(sample_result)


@pytest.fixture(scope="module")
def files(dataset: Dataset) -> dict[str, bytes]:
    return book.folder(dataset)


@pytest.fixture(scope="module")
def described(files: dict[str, bytes]) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(files["open-data/datapackage.json"])
    return told


def test_every_table_of_the_result_is_there_in_three_forms(
    sample_result: VisionResult, files: dict[str, bytes]
) -> None:
    names = {name.replace("_", "-") for name, told in sample_result.tables.items() if len(told)}
    tables = {f"open-data/{name}.{end}" for name in names for end in ("csv", "json", "parquet")}
    assert set(files) == {*tables, "open-data/datapackage.json", "open-data/catalog.jsonld"}


def test_the_cells_are_those_of_the_frozen_result(
    sample_result: VisionResult, dataset: Dataset
) -> None:
    for resource in dataset.resources:
        frozen = sample_result.tables[resource.name.replace("-", "_")]
        told = [
            [str(v) if resource.name == "official" and n == "value" else v for n, v in row.items()]
            for row in frozen.rows()
        ]
        assert [list(row) for row in resource.rows] == told


def test_the_three_forms_hold_the_same_cells(dataset: Dataset, files: dict[str, bytes]) -> None:
    for resource in dataset.resources:
        name = f"open-data/{resource.name}"
        frame = pl.read_parquet(io.BytesIO(files[f"{name}.parquet"]))
        assert frame.rows() == list(resource.rows)
        assert json.loads(files[f"{name}.json"])["records"] == list(resource.records())
        head, *rows = csv.reader(io.StringIO(files[f"{name}.csv"].decode()))
        assert head == frame.columns
        numbers = [place for place, f in enumerate(resource.fields) if f.type == "number"]
        for written, row in zip(rows, resource.rows, strict=True):
            assert [float(written[p]) if written[p] else None for p in numbers] == [
                row[p] for p in numbers
            ]


def test_the_same_result_gives_the_same_bytes(
    sample_result: VisionResult, files: dict[str, bytes]
) -> None:
    assert book.folder(of_result(sample_result)) == files


def test_the_package_is_valid_by_its_standard_and_its_tables_by_their_schemas(
    dataset: Dataset, files: dict[str, bytes], tmp_path: Path
) -> None:
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    report = validate(str(tmp_path / "open-data/datapackage.json"))
    # of Parquet frictionless reads none without pyarrow: those files are read above
    found = [t for t in report.tasks if not t.name.endswith("-parquet")]
    assert len(found) == 2 * len(dataset.resources)
    assert [(task.name, task.errors) for task in found if not task.valid] == []


def test_each_file_is_described_with_its_size_and_hash(
    described: dict[str, Any], files: dict[str, bytes]
) -> None:
    for told in described["resources"]:
        content = files[f"open-data/{told['path']}"]
        assert told["bytes"] == len(content)
        assert told["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_licence_attribution_publisher_and_sources_are_told(described: dict[str, Any]) -> None:
    assert described["licenses"][0]["name"] == "CC-BY-4.0"
    assert "会津若松市" in described["attribution"]
    assert described["contributors"] == [{"title": "会津若松市", "role": "publisher"}]
    assert all(source["title"] for source in described["sources"])
    census = next(told for told in described["resources"] if told["name"] == "history")
    assert census["sources"][0]["publisher"] == "総務省統計局"
    assert census["schema"]["primaryKey"] == ["year", "sex", "age"]


def test_the_catalogue_names_every_file_and_what_it_was_made_of(
    files: dict[str, bytes], sample_result: VisionResult
) -> None:
    told = json.loads(files["open-data/catalog.jsonld"])["dcat:dataset"][0]
    loads = {each["dcat:downloadURL"]["@id"] for each in told["dcat:distribution"]}
    assert loads == {name.removeprefix("open-data/") for name in files} - {
        "catalog.jsonld",
        "datapackage.json",
    }
    assert told["dct:spatial"]["dct:identifier"] == "07202"
    made_of = [each.get("@id") for each in told["prov:wasDerivedFrom"]]
    assert made_of[0] == f"urn:sha256:{sample_result.address}"
    assert len(made_of) > 5


def test_every_table_and_column_that_a_study_may_have_has_words() -> None:
    assert {"earlier", "events", "field_districts", "field_schools"} <= TABLES.keys()
    columns = {*past_tables.EARLIER, *past_tables.EVENTS, *DISTRICTS, *SCHOOLS}
    assert columns <= COLUMNS.keys()


def test_a_small_district_is_flagged_in_every_year_and_scenario(
    sample_result: VisionResult,
) -> None:
    told = districts(("東", 4), ("西", 50), ("北", 20))
    result = replace(sample_result, tables={"field_districts": told})
    made = protected(result, "field_districts")
    for row in made.rows():
        held_back = row["district"] != "西"
        assert (row["flag"] == "suppressed") == held_back
        assert (row["total"] is None) == (row["age_0_14"] is None) == held_back


def test_a_later_edition_holds_back_what_an_earlier_one_did(sample_result: VisionResult) -> None:
    first = replace(
        sample_result, tables={"field_districts": districts(("東", 4), ("西", 50), ("北", 20))}
    )
    later = replace(
        sample_result,
        tables={"field_districts": districts(("東", 4), ("西", 50), ("北", 20), ("南", 11))},
    )
    alone = of_result(later).resources[0].rows
    after = of_result(later, earlier=[first]).resources[0].rows
    assert {row[1] for row in alone if row[-1]} == {"東", "南"}
    assert {row[1] for row in after if row[-1]} == {"東", "北"}


def test_tables_of_the_town_are_as_they_were_frozen(sample_result: VisionResult) -> None:
    assert protected(sample_result, "population") is sample_result.tables["population"]

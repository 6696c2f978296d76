"""Districts, schools and roles of one town: the faults of all files at once, and none that is false."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.builders import Row
from tests.districts import GATHERED, ROLES, SCHOOLS, count_rows, write

from sosei.base.errors import Fault, Faults
from sosei.studies.districts import WITHIN, DistrictFiles, read_town_districts

Read = Callable[..., list[Fault]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Return the faults of files with these rows."""

    def faults_of(
        counts: list[Row], schools: list[Row] = SCHOOLS, roles: list[Row] = ROLES
    ) -> list[Fault]:
        files = DistrictFiles(
            write(tmp_path, "districts.csv", counts),
            write(tmp_path, "schools.csv", schools),
            write(tmp_path, "district_roles.csv", roles),
        )
        town = read_town_districts(files, GATHERED.census[2015], WITHIN, faults := Faults())
        found = list(faults)
        assert (town is None) is bool(found)
        return found

    return faults_of


def kinds(faults: list[Fault]) -> set[tuple[str, str]]:
    """Return file and kind of each fault."""
    return {(fault.file, fault.kind) for fault in faults}


NOWHERE: Row = {"school": "城前小", "kind": "elementary", "district": "城南"}
NIGHT: Row = {"school": "一中", "kind": "night", "district": "湊"}
MAYBE: Row = {"district": "湊", "town_centre": "maybe", "unbounded": ""}
OF_OTHERS = {
    ("schools.csv", "district_unknown"),
    ("schools.csv", "school_of_district"),
    ("schools.csv", "word_unknown"),
    ("district_roles.csv", "word_unknown"),
}


def test_faulty_persons_of_a_district_hide_no_fault_of_its_schools_and_roles(read: Read) -> None:
    counts = count_rows()
    counts[0] = {**counts[0], "population": "many"}
    schools = [*SCHOOLS[:-1], NOWHERE, NIGHT]
    told = kinds(read(counts, schools, [*ROLES, MAYBE]))
    assert told == {("districts.csv", "number_expected"), *OF_OTHERS}


def test_the_faults_of_schools_are_the_same_beside_good_districts(read: Read) -> None:
    schools = [*SCHOOLS[:-1], NOWHERE, NIGHT]
    assert kinds(read(count_rows(), schools, [*ROLES, MAYBE])) == OF_OTHERS


def test_good_schools_have_no_fault_beside_districts_whose_names_are_not_all_known(
    read: Read,
) -> None:
    """A district without a name may be any; so may one of a file that cannot be read."""
    rows = count_rows()
    nameless = [{**row, "district": ""} if row["district"] == "湊" else row for row in rows]
    other_column = [{"place": row.pop("district"), **row} for row in count_rows()]
    alone = [{**row, "population": "x"} if row["district"] == "湊" else row for row in rows]
    for counts in (nameless, other_column, alone):
        assert {fault.file for fault in read(counts)} == {"districts.csv"}


def test_schools_are_read_beside_districts_that_cannot_be(read: Read) -> None:
    counts = [{"place": row.pop("district"), **row} for row in count_rows()]
    schools: list[Row] = [*SCHOOLS, NIGHT, {"school": "西小", "kind": "elementary", "district": ""}]
    told = kinds(read(counts, schools, [*ROLES, MAYBE]))
    assert told >= {("schools.csv", "word_unknown"), ("schools.csv", "school_without_district")}
    assert ("district_roles.csv", "word_unknown") in told


def test_missing_ages_and_sexes_are_said_in_each_language(read: Read) -> None:
    hidden = {("湊", "0-4"), ("湊", "90+")}
    counts = [row for row in count_rows() if (row["district"], row["age"]) not in hidden]
    faults = [fault for fault in read(counts) if fault.kind == "district_ages"]
    assert "male 0-4, male 90+, female 0-4, female 90+" in faults[0].text("en")
    assert "男 0～4歳、男 90歳以上、女 0～4歳、女 90歳以上 がありません" in faults[0].text("ja")


def test_a_sum_that_does_not_cover_the_town_names_the_sex_in_each_language(read: Read) -> None:
    counts = [row for row in count_rows() if row["district"] != "湊"]
    faults = [fault for fault in read(counts) if fault.kind == "districts_cover"]
    assert [fault.text("en").split("found ")[1].split(":")[0] for fault in faults] == [
        "male",
        "female",
    ]
    assert all(
        f"{sex}：地区の合計" in fault.text("ja") for sex, fault in zip("男女", faults, strict=True)
    )

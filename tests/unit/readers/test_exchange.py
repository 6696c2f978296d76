"""The assumptions bundle, read."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests.builders import AGES, BundleRows, bundle

from sosei.base.errors import InputError
from sosei.demography.known.population import Basis
from sosei.readers.exchange import Bundle, base_year, read_bundle


def read(rows: BundleRows, folder: Path, to: int = 2030) -> Bundle:
    """Write a bundle and read it."""
    return read_bundle(rows.write(folder), to)


def test_cells_go_where_their_labels_say(tmp_path: Path) -> None:
    rows = bundle(("b", "a"))
    for place, row in enumerate(rows["population.csv"]):
        row["population"] = place
    rows["population.csv"] = list(reversed(rows["population.csv"]))
    read_back = read(rows, tmp_path).population
    assert read_back.areas == ("a", "b")
    assert read_back.persons[0, 0].tolist() == [38, 0]
    assert read_back.persons[1, 18].tolist() == [75, 37]
    assert (read_back.year, read_back.basis, read_back.ages) == (2015, Basis.GIVEN, AGES)


def test_rates_reach_to_the_horizon(tmp_path: Path) -> None:
    held = read(bundle(), tmp_path, to=2060).assumptions
    assert (held.start, held.steps, held.ends[-1]) == (2015, 9, 2060)
    assert held.survival.shape == (9, 2, 18, 1)
    assert held.net_count is None
    assert held.net_rate[4, 1, 3, 0] == -0.05


def test_counts_are_read_in_place_of_rates(tmp_path: Path) -> None:
    rows = bundle()
    rows["net_migration.csv"] = [{"sex": "", "age": "", "net_count": -12}]
    held = read(rows, tmp_path).assumptions
    assert held.net_count is not None
    assert np.all(held.net_count == -12)
    assert np.all(held.net_rate == 0)


def test_a_tfr_is_read_through_its_conversion(tmp_path: Path) -> None:
    rows = bundle()
    rows["fertility.csv"] = [{"tfr": 1.5, "cwr_per_tfr": 0.13}]
    held = read(rows, tmp_path).assumptions
    assert held.child_woman_ratio == pytest.approx(np.full((3, 1), 0.195))
    assert held.cwr_per_tfr == pytest.approx(np.full((3, 1), 0.13))


def test_a_ratio_without_conversion_leaves_it_unknown(tmp_path: Path) -> None:
    rows = bundle()
    rows["fertility.csv"] = [{"child_woman_ratio": 0.19}]
    assert read(rows, tmp_path).assumptions.cwr_per_tfr is None


@pytest.mark.parametrize("order", [1, -1])
def test_a_row_that_names_sex_and_age_beats_one_for_all(order: int, tmp_path: Path) -> None:
    rows = bundle()
    rows["survival.csv"] = [
        {"sex": "", "age": "", "survival": 0.9},
        {"sex": "female", "age": "", "survival": 0.95},
        {"sex": "female", "age": "85-89", "survival": 0.4},
    ][::order]
    survival = read(rows, tmp_path).assumptions.survival[0, :, :, 0]
    assert survival[1, 17] == 0.4
    if order == 1:
        assert (survival[0, 17], survival[1, 0]) == (0.9, 0.95)


def test_files_that_are_no_part_of_a_bundle_are_reported(tmp_path: Path) -> None:
    folder = bundle().write(tmp_path / "bundle")
    (folder / "notes.txt").write_text("…")
    (folder / "old").mkdir()
    assert read_bundle(folder, 2020).unread == (folder / "notes.txt",)


def test_the_base_year_is_known_even_where_the_bundle_is_faulty(tmp_path: Path) -> None:
    rows = bundle()
    rows["population.csv"][0]["population"] = "x"
    folder = rows.write(tmp_path)
    assert base_year(folder) == 2015
    (folder / "population.csv").unlink()
    assert base_year(folder) is None


def test_faults_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    rows = bundle()
    rows["sex_ratio.csv"] = [{"males_per_100_females": 0}]
    rows["survival.csv"][0]["survival"] = 2
    with pytest.raises(InputError) as raised:
        read(rows, tmp_path)
    assert [fault.file for fault in raised.value.faults] == ["survival.csv", "sex_ratio.csv"]


def test_the_more_a_row_names_the_more_it_counts_in_any_order_of_the_file(tmp_path: Path) -> None:
    """A row for all yields to one for a sex, that to one for an age, that to one for both."""
    rows = [("", "", 0.9), ("male", "", 0.8), ("", "15-19", 0.7), ("male", "15-19", 0.6)]
    for number, order in enumerate((rows, rows[::-1])):
        files = bundle()
        files["survival.csv"] = [{"sex": s, "age": a, "survival": v} for s, a, v in order]
        read = read_bundle(files.write(tmp_path / str(number)), 2025)
        young = AGES.positions["15-19"]
        assert read.assumptions.survival[0, 0, 0, 0] == 0.8
        assert read.assumptions.survival[0, 1, 0, 0] == 0.9
        assert read.assumptions.survival[0, 0, young, 0] == 0.6
        assert read.assumptions.survival[0, 1, young, 0] == 0.7

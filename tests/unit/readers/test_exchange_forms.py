"""Bundles of single years, gross flows and totals, read."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests.builders import AGES, bundle
from tests.bundles import MOTHERS, SINGLE, gross_bundle, single_year_bundle

from sosei.readers.exchange import read_bundle


def test_single_years_are_read_with_a_row_for_every_age(tmp_path: Path) -> None:
    rows = single_year_bundle(("a", "b"))
    rows["survival.csv"][-1]["survival"] = 0.6
    read = read_bundle(rows.write(tmp_path), 2018)
    held = read.assumptions
    assert (held.ages, held.steps, held.ends) == (SINGLE, 3, (2016, 2017, 2018))
    assert held.survival.shape == held.net_rate.shape == (3, 2, 101, 2)
    assert np.all(held.survival[:, 1, 100] == 0.6)
    assert held.asfr is not None
    assert held.asfr.sum(axis=1) == pytest.approx(np.full((3, 2), 0.06 * len(MOTHERS)))
    assert held.child_woman_ratio is held.cwr_per_tfr is None
    assert read.population.ages == SINGLE


def test_gross_flows_are_read_in_place_of_net_migration(tmp_path: Path) -> None:
    held = read_bundle(gross_bundle().write(tmp_path), 2025).assumptions
    assert held.gross is not None
    assert held.gross.out_rate.shape == (2, 2, 18, 2)
    assert held.gross.out_rate[1, 0, 3].tolist() == [0.2, 0.2]
    assert held.gross.in_share[0, 1, 17].tolist() == [0.7, 0.3]
    assert np.all(held.net_rate == 0)
    assert held.net_count is None


def test_totals_are_read_by_the_end_of_their_step(tmp_path: Path) -> None:
    rows = bundle(("a", "b"))
    rows["control.csv"] = [
        {"year": 2025, "sex": sex, "population": persons}
        for sex, persons in (("female", 7), ("male", 5))
    ] + [{"year": 2020, "sex": "male", "population": 6}]
    control = read_bundle(rows.write(tmp_path), 2030).control
    assert control is not None
    assert control.totals.shape == (3, 2, 1, 1)
    assert control.totals[:, :, 0, 0].tolist() == [[6, 7], [5, 7], [5, 7]]
    assert control.group_of.tolist() == [0, 0]


def test_a_cell_without_total_is_not_raked(tmp_path: Path) -> None:
    rows = bundle()
    rows["control.csv"] = [{"year": 2020, "age": "5-9", "population": 7}]
    control = read_bundle(rows.write(tmp_path), 2020).control
    assert control is not None
    assert control.totals.shape == (1, 1, len(AGES), 1)
    assert np.flatnonzero(~np.isnan(control.totals)).tolist() == [1]


def test_without_a_file_of_totals_there_is_no_control(tmp_path: Path) -> None:
    assert read_bundle(bundle().write(tmp_path), 2020).control is None

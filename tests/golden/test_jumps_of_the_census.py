"""Jumps between censuses: which they are in the published figures. Needs the shared figures."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.census import shared_census

from sosei.library import Library

EVACUATED = ("07541", "07542", "07543", "07545", "07546", "07547", "07548", "07564")
"""広野町, 楢葉町, 富岡町, 大熊町, 双葉町, 浪江町, 葛尾村, 飯舘村: evacuated in 2011; 川内村 is 07544."""


@pytest.fixture(scope="module")
def said(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What is said of the censuses of 1980–2015, added one after the other."""
    path = shared_data / "census_municipality_1980_2015.parquet"
    if not path.is_file():
        pytest.skip(f"{path.name} is not among the shared figures")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sosei.library.checks.SHOWN", 1_000)
        library = Library(tmp_path_factory.mktemp("censuses"))
        added = [library.add([block], "a")[0].entry for block in shared_census(path)]
    return [finding.what.en for entry in added for finding in entry.findings]


def test_one_step_of_five_years_in_a_hundred_is_a_jump(said: list[str]) -> None:
    assert len(said) == 108
    assert sum(", persons: " in what for what in said) == 81


def test_the_evacuated_towns_are_among_them(said: list[str]) -> None:
    last = [what for what in said if "on 2015-10-01" in what]
    towns = [code for code in EVACUATED if any(f" {code}, persons: " in what for what in last)]
    assert towns == list(EVACUATED)
    assert any("07544, persons: 2,820 on 2010-10-01, 2,021 on 2015-10-01" in what for what in said)

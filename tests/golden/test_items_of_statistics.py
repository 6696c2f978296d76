"""Tidy CSV may name what the official files count, and nothing else. Needs the shared figures."""

from __future__ import annotations

from pathlib import Path

from sosei.readers.official import read_official
from sosei.readers.statistics import STATISTICS


def test_items_and_dates_of_the_published_files_are_those_of_their_statistic(
    shared_data: Path,
) -> None:
    blocks = [block for path in (shared_data / "raw").iterdir() for block in read_official(path)]
    assert len(blocks) > 10
    for block in blocks:
        statistic = STATISTICS[block.statistic]
        assert all(statistic.counts(item) for item in block.frame["item"].unique())
        assert all(statistic.dates.fullmatch(day) for day in block.frame["date"].unique())

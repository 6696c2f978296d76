"""What a phone has room for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sosei.publishing.tables import PrintedTable
from sosei.publishing.widths import paired

BY_YEAR = PrintedTable(
    "見通し", ("項目", "2015年", "2020年", "2025年"), (("子ども", "21,108", "18,000", "—"),)
)


def test_figures_by_year_stand_side_by_side() -> None:
    assert paired(BY_YEAR)


@pytest.mark.parametrize(
    "other",
    [
        replace(BY_YEAR, prose=True),
        replace(BY_YEAR, head=("項目", "2015年", "2020年", "長期人口ビジョン（試算）")),
        replace(BY_YEAR, rows=(("子ども", "21,108", "18,000", "123,456,789"),)),
        replace(BY_YEAR, rows=(("子ども", "国勢調査", "18,000", "1"),)),
        replace(BY_YEAR, head=("項目", "2015年", "2020年"), rows=(("子ども", "1", "2"),)),
    ],
    ids=["words", "long heading", "long figure", "a column of words", "few columns"],
)
def test_what_needs_the_width_has_it(other: PrintedTable) -> None:
    assert not paired(other)

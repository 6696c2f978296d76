"""What a phone has room for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sosei.publishing.tables import PrintedTable
from sosei.publishing.widths import columns, paired

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


LONG = "Share of new items among products traded outside the area [%]"
STATUS = ("… not reported", "… 未報告")


@pytest.mark.parametrize(("status", "lines"), [(STATUS[0], 2), (STATUS[1], 1)])
def test_words_give_room_to_names_at_spaces_and_japanese_only_as_a_whole(
    status: str, lines: int
) -> None:
    years = ("2020", "2021", "2022", "2023", "2024")
    row = (LONG, "1,234", *("12" for _ in years), status)
    table = PrintedTable("KPI", ("Indicator", "Target", *years, "Status"), (row,))
    widths = columns(table, 40.0, 1.0, 0.0)
    assert sum(widths) == pytest.approx(40.0)
    assert widths[1] >= 0.6 * len("1,234")
    whole = 1.0 + 0.6 + (3.0 if lines == 1 else 0.6 * len("not reported"))
    assert (widths[-1] >= whole) == (lines == 1)
    assert widths[0] == max(widths)

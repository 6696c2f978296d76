"""Numbers of a frozen result know their cell."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosei.studies.cells import Origin, Told, cell_id, following, origin_of, parted
from sosei.studies.result import Cell, VisionResult

TOTAL = "indicators.value[vision,07202,2060,total]"


@given(st.lists(st.text(min_size=1), min_size=1, max_size=3))
def test_any_words_of_a_row_are_found_again_in_the_id(keys: list[str]) -> None:
    assert parted(cell_id("table", "column", keys)) == ("table", "column", tuple(keys))


def test_a_cell_is_found_by_its_id(sample_result: VisionResult) -> None:
    held = sample_result.tables["indicators"].value(
        "value", scenario="vision", year=2060, indicator="total"
    )
    assert sample_result.at(TOTAL) == held


@pytest.mark.parametrize(
    "cell",
    [
        "indicators",
        "nothing.value[1]",
        "indicators.nothing[vision,07202,2060,total]",
        "indicators.value[2061]",
    ],
)
def test_a_cell_that_is_not_there_is_said(sample_result: VisionResult, cell: str) -> None:
    with pytest.raises(LookupError, match=cell.split("[", maxsplit=1)[0]):
        sample_result.at(cell)


def test_every_row_of_every_table_has_an_id_of_its_own(sample_result: VisionResult) -> None:
    for name, table in sample_result.tables.items():
        ids = [table.cell(table.names[-1], row) for row in table.rows()]
        assert len(set(ids)) == len(ids), name


def test_numbers_know_their_cell_only_while_they_are_followed(sample_result: VisionResult) -> None:
    where: dict[str, Cell] = {"scenario": "vision", "year": 2060, "indicator": "total"}
    table = sample_result.tables["indicators"]
    assert origin_of(table.value("value", **where)) is None
    with following():
        assert origin_of(table.value("value", **where)) == Origin((TOTAL,), same=True)


def test_a_number_keeps_its_cells_through_a_calculation() -> None:
    one, two = Told(6.0, Origin(("a",), same=True)), Told(3.0, Origin(("b",), same=True))
    both, rest = Origin(("a", "b"), same=False), Origin(("a",), same=False)
    worked_out = {one + two: 9, one - two: 3, one * two: 18, one / two: 2, sum([one, two]): 9}
    assert [(float(n), origin_of(n)) for n in worked_out] == [(v, both) for v in (9, 3, 18, 2)]
    assert [origin_of(n) for n in (one - 1, 1 - one, 1 / one)] == [rest] * 3
    assert [origin_of(n) for n in (one * 100, one / 1e6, 0 + one, -one, abs(one))] == [
        one.origin
    ] * 5
    assert origin_of(copy.deepcopy(one)) == one.origin

"""Whatever a report says, the sheet brings it back."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.review_sheets import Desk, errand, fill, now, strategy
from tests.reviews import BIRTHS

from sosei.readers.review_sheet.reading import read_review_sheet
from sosei.strategy.review.sheet.comparing import compare
from sosei.strategy.review.sheet.difference import State

NUMBERS = st.decimals(-(10**14), 10**14, places=4) | st.integers(-(10**18), 10**18)
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs"]),
    max_size=60,
) | st.sampled_from(["=1+1", "-1", "@a", "'=", "#N/A", "_x0041_", "a\r\nb", "2022/3/4", "TRUE"])


ONE = replace(strategy(), indicators=(BIRTHS,))
EMPTY = now(ONE).stored["births"]


@settings(max_examples=25)
@given(number=NUMBERS, happened=WORDS, after=WORDS, note=WORDS)
def test_what_is_written_is_read(
    number: Decimal | int, happened: str, after: str, note: str
) -> None:
    value = f"{Decimal(number):f}"
    stored = {**EMPTY, "value": value, "happened": happened, "next": after, "note": note}
    with tempfile.TemporaryDirectory() as folder:
        path = Desk(Path(folder)).written(errand(ONE, stored={"births": stored}))
        found = compare(read_review_sheet(path), now(ONE, stored={"births": stored}))
    assert [row.state for row in found.rows] == [State.UNCHANGED]
    assert found.rows[0].taken({}) == stored


@settings(max_examples=25)
@given(number=NUMBERS, happened=WORDS.filter(lambda text: text.strip() not in {"", "=", "#N/A"}))
def test_what_is_filled_in_is_read(number: Decimal | int, happened: str) -> None:
    value = f"{Decimal(number):f}"
    with tempfile.TemporaryDirectory() as folder:
        entries = {("births", "value"): value, ("births", "happened"): happened}
        path = Desk(Path(folder)).saved(lambda cells: fill(cells, entries), errand(ONE))
        row = compare(read_review_sheet(path), now(ONE)).rows[0]
    taken = row.taken({})
    assert Decimal(taken["value"]) == Decimal(value)
    assert taken["happened"] == happened.replace("\r\n", "\n").replace("\r", "\n").strip()

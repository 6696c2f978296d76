"""A department's sheet that comes back: three versions of every field.

A sheet lies on a desk for weeks. Meanwhile somebody may report the same indicator on the page. So a field is compared
three ways: as it was when the sheet was written out, as it is stored now, and as the sheet says. Only what the sheet
itself changed is taken in; where both changed, a person chooses.
"""

from __future__ import annotations

import pytest

from sosei.strategy.review.merging import Side, differing
from sosei.strategy.review.sheet.difference import Row, State

FIELDS = ("value", "happened")


def _row(exported: dict[str, str], stored: dict[str, str], typed: dict[str, str]) -> Row:
    return Row("births", exported, stored, typed, differing(FIELDS, exported, stored, typed))


def test_a_sheet_that_was_filled_in() -> None:
    """Nothing was there when it was written out, nothing is there now: the sheet's words are new."""
    empty = {"value": "", "happened": ""}
    row = _row(empty, empty, {"value": "797", "happened": "婚姻が減った"})
    assert row.state is State.NEW
    assert row.taken({}) == {"value": "797", "happened": "婚姻が減った"}


def test_a_field_that_the_sheet_left_alone() -> None:
    """The value was mended on the page since; the sheet still has the old one, and only the words are its own."""
    exported = {"value": "790", "happened": ""}
    stored = {"value": "797", "happened": ""}
    row = _row(exported, stored, {"value": "790", "happened": "婚姻が減った"})
    assert [change.name for change in row.changes] == ["happened"]
    assert row.taken({}) == {"value": "797", "happened": "婚姻が減った"}


def test_two_who_changed_one_field() -> None:
    """790 went out, the page says 797 now, the sheet says 801: nobody but a person can know."""
    exported, stored, typed = ({"value": value} for value in ("790", "797", "801"))
    row = _row(exported, stored, typed)
    assert row.state is State.CONFLICTING
    with pytest.raises(KeyError):
        row.taken({})
    assert row.taken({"value": Side.MINE}) == {"value": "801"}
    assert row.taken({"value": Side.THEIRS}) == {"value": "797"}


def test_two_who_say_the_same() -> None:
    """797 on the page and 797 on the sheet is no conflict, whatever went out."""
    row = _row({"value": "790"}, {"value": "797"}, {"value": "797"})
    assert row.state is State.UNCHANGED

"""Codes and carrying, on anything."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosei.base.areas import Change, Gazetteer, five_digits, six_digits
from sosei.base.errors import InputError

CODES = st.integers(1000, 47999).map("{:05d}".format)


@st.composite
def histories(draw: st.DrawFn) -> Gazetteer:
    """Mergers and new codes without splits: each area goes to a later one."""
    codes = draw(st.lists(CODES, min_size=2, max_size=12, unique=True))
    changes = []
    for place, old in enumerate(codes[:-1]):
        if draw(st.booleans()):
            new = draw(st.sampled_from(codes[place + 1 :]))
            day = date(2000, 1, 1) + timedelta(days=draw(st.integers(0, 9)))
            changes.append(Change(day, "absorption", old, old, new, new))
    return Gazetteer((), tuple(sorted(changes, key=lambda change: change.day)))


@given(CODES)
def test_six_digits_give_back_five(code: str) -> None:
    assert five_digits(six_digits(code)) == code


@given(CODES, st.integers(0, 4), st.integers(1, 9))
def test_one_wrong_digit_is_noticed_or_only_the_remainders_0_and_1_are_taken_for_another(
    code: str, place: int, more: int
) -> None:
    digit = str((int(code[place]) + more) % 10)
    slip = code[:place] + digit + code[place + 1 :] + six_digits(code)[5]
    if six_digits(slip[:5]) == slip:
        assert slip[5] in "01"
    else:
        with pytest.raises(InputError):
            five_digits(slip)


@given(histories(), st.integers(-1, 10), st.data())
def test_carrying_keeps_the_total_and_stands_where_it_arrived(
    history: Gazetteer, days: int, data: st.DataObject
) -> None:
    to = date(2000, 1, 1) + timedelta(days=days)
    codes = sorted({code for change in history.changes for code in (change.old, change.new)})
    figures = {code: float(data.draw(st.integers(0, 10**6))) for code in codes}
    carried = history.carry(figures, to)
    assert sum(carried.values()) == sum(figures.values())
    assert history.carry(carried, to) == carried


@given(histories())
def test_carrying_in_two_steps_is_carrying_at_once(history: Gazetteer) -> None:
    figures = {change.old: 1.0 for change in history.changes}
    halfway = history.carry(figures, date(2000, 1, 5))
    assert history.carry(halfway) == history.carry(figures)

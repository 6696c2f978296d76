"""Nothing of two people's texts is lost without one of them saying so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosei.strategy.review.merging import Side, differing, merged

NAMES = ("value", "happened", "next")
BEFORE = {"value": "5", "happened": "前"}
THEIRS = {"value": "6", "happened": "前", "next": "彼"}
MINE = {"value": "7", "happened": "私", "next": ""}


def test_whoever_changed_a_field_alone_is_followed() -> None:
    sides = {each.name: each.side for each in differing(NAMES, BEFORE, THEIRS, MINE)}
    assert sides == {"value": None, "happened": Side.MINE, "next": Side.THEIRS}


def test_what_both_changed_must_be_chosen() -> None:
    found = differing(NAMES, BEFORE, THEIRS, MINE)
    with pytest.raises(KeyError):
        merged(THEIRS, found, {})
    assert merged(THEIRS, found, {"value": Side.MINE}) == {
        "value": "7",
        "happened": "私",
        "next": "彼",
    }


def test_a_choice_beats_who_changed_it() -> None:
    found = differing(NAMES, BEFORE, THEIRS, MINE)
    own = merged(THEIRS, found, {"value": Side.THEIRS, "happened": Side.THEIRS})
    assert (own["value"], own["happened"]) == ("6", "前")


def test_line_ends_are_no_difference() -> None:
    assert differing(NAMES, {}, {"next": "一\n二"}, {"next": "一\r\n二 "}) == ()


texts = st.fixed_dictionaries(dict.fromkeys(NAMES, st.sampled_from(["", "a", "b", "c"])))


@given(texts, texts, texts, st.sampled_from(Side))
def test_every_field_is_one_of_the_two(
    before: dict[str, str], theirs: dict[str, str], mine: dict[str, str], side: Side
) -> None:
    found = differing(NAMES, before, theirs, mine)
    own = merged(theirs, found, {each.name: side for each in found if each.side is None})
    for name in NAMES:
        assert own[name] in {theirs[name], mine[name]}
        if before[name] == theirs[name]:
            assert own[name] == mine[name]

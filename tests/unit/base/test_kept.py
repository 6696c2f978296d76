"""What is kept stays within its room, and what nobody asks for goes first."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from sosei.base.kept import Kept

asked = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 12)), max_size=40)


def test_what_was_not_asked_for_longest_gives_way() -> None:
    kept: Kept[str, str] = Kept(4)
    for key in ("first", "second"):
        assert kept.keep(key, "ab") == "ab"
    assert kept.get("first") == "ab"
    kept.keep("third", "cd")
    assert (kept.get("first"), kept.get("second"), kept.get("third")) == ("ab", None, "cd")


def test_the_newest_under_a_key_is_kept_and_all_is_forgotten() -> None:
    kept: Kept[str, bytes] = Kept(4)
    kept.keep("key", b"abcd")
    kept.keep("key", b"ef")
    kept.keep("other", b"gh")
    assert (kept.get("key"), kept.get("other")) == (b"ef", b"gh")
    kept.clear()
    assert kept.get("key") is None
    kept.keep("key", b"abcd")
    assert kept.get("key") == b"abcd"


@given(asked)
def test_no_more_is_kept_than_there_is_room(made: Sequence[tuple[int, int]]) -> None:
    kept: Kept[int, str] = Kept(12)
    for key, length in made:
        kept.keep(key, "x" * length)
        assert kept.get(key) == "x" * length
        assert sum(len(kept.get(each) or "") for each in range(6)) <= 12

"""What is held back of small counts cannot be told from everything that is published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from sosei.publishing.suppressed import LEAST, Edition, hidden

Division = dict[str, frozenset[int]]
"""Blocks of a town by the district that they belong to."""


@st.composite
def towns(draw: st.DrawFn) -> tuple[list[tuple[int, int]], list[Division]]:
    """Draw a town of blocks with two counts each, and up to three ways to divide it into districts."""
    size = draw(st.integers(3, 8))
    count = st.one_of(st.integers(1, 9), st.integers(10, 30), st.just(0))
    blocks = draw(st.lists(st.tuples(count, count), min_size=size, max_size=size))
    place = st.integers(0, size - 1)
    labels = [draw(st.lists(place, min_size=size, max_size=size))]
    for _ in range(
        draw(st.integers(0, 3))
    ):  # blocks go to another district, or to one of their own
        moved = {draw(place): draw(st.integers(0, size))}
        labels.append([moved.get(block, told) for block, told in enumerate(labels[-1])])
    return blocks, [division(told) for told in labels]


def division(labels: Sequence[int]) -> Division:
    """Call a district after its blocks: one of the same name is the same."""
    parts = [frozenset(b for b, told in enumerate(labels) if told == each) for each in set(labels)]
    return {"-".join(map(str, sorted(part))): part for part in parts}


def published(
    blocks: Sequence[tuple[int, int]], divisions: Sequence[Division]
) -> tuple[list[frozenset[int]], list[tuple[frozenset[int], int]]]:
    """Return the sums that everybody knows after all editions, and the small counts, by measure."""
    editions: list[Edition] = []
    known, small = [frozenset(range(len(blocks)))], []
    for districts in divisions:
        counts = {
            name: tuple(float(sum(blocks[b][m] for b in part)) for m in range(2))
            for name, part in districts.items()
        }
        held_back = hidden(counts, editions)
        editions.append(Edition(frozenset(counts), held_back))
        known += [part for name, part in districts.items() if name not in held_back]
        small += [
            (districts[name], measure)
            for name, told in counts.items()
            for measure, count in enumerate(told)
            if 0 < count < LEAST
        ]
    return known, small


def others(
    blocks: Sequence[tuple[int, int]], known: Sequence[frozenset[int]], measure: int
) -> Iterator[tuple[int, int]]:
    """Yield moves of one person from block to block that change no published sum."""
    for origin, goal in permutations(range(len(blocks)), 2):
        if blocks[origin][measure] and all((origin in part) == (goal in part) for part in known):
            yield origin, goal


def single(*counts: int) -> list[tuple[int, int]]:
    """Return blocks that count the same twice."""
    return [(count, count) for count in counts]


@settings(max_examples=250)
@given(towns())
@example(
    (
        single(3, 20, 11, 19, 40),
        [division([0, 1, 2, 2, 4]), division([0, 1, 2, 3, 4])],
    )
)
@example(([(3, 20), (40, 40), (12, 12)], [division([0, 1, 2]), division([0, 0, 1])]))
@example(([(5, 5), (15, 15), (30, 30)], [division([0, 0, 1]), division([0, 1, 1])]))
def test_another_town_with_the_same_published_sums_has_another_small_count(
    drawn: tuple[list[tuple[int, int]], list[Division]],
) -> None:
    blocks, divisions = drawn
    if len(divisions[0]) < 2 or sum(map(sum, blocks)) == 0:
        return  # one district is the town itself: its sum is known from elsewhere
    known, small = published(blocks, divisions)
    town = frozenset(range(len(blocks)))
    for part, measure in small:
        if part == town or sum(block[measure] for block in blocks) < LEAST:
            continue  # the town's own sum is small: it is published elsewhere
        moves = others(blocks, known, measure)
        assert any((origin in part) != (goal in part) for origin, goal in moves), (part, measure)


@given(towns())
def test_small_counts_are_always_held_back(
    drawn: tuple[list[tuple[int, int]], list[Division]],
) -> None:
    blocks, divisions = drawn
    known, small = published(blocks, divisions)
    assert not {part for part, _ in small} & set(known[1:])


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=8))
def test_what_is_left_of_a_sum_is_nobody_or_ten_persons_of_two_districts(
    drawn: list[tuple[int, int]],
) -> None:
    counts = {str(place): (float(a), float(b)) for place, (a, b) in enumerate(drawn)}
    held_back = hidden(counts)
    left = [sum(counts[name][measure] for name in held_back) for measure in range(2)]
    if held_back != counts.keys():
        assert len(held_back) != 1
        assert all(count == 0 or count >= LEAST for count in left)


def test_districts_without_small_counts_are_all_told() -> None:
    assert hidden({"a": (10, 0), "b": (12, 30)}) == frozenset()


def test_the_smallest_of_the_others_is_held_back_beside_a_small_one() -> None:
    assert hidden({"a": (4, 30), "b": (40, 90), "c": (20, 30)}) == {"a", "c"}


def test_what_an_earlier_edition_showed_protects_nothing() -> None:
    before = Edition(frozenset("abcd"), frozenset("ad"))
    counts = {"a": (4.0,), "b": (11.0,), "c": (12.0,), "d": (3.0,)}
    assert hidden(counts, [before]) == frozenset("abcd")


def test_one_district_alone_is_never_held_back() -> None:
    before = Edition(frozenset("abc"), frozenset("ab"))
    assert hidden({"a": (40.0,), "c": (50.0,)}, [before]) == {"a", "c"}


def test_what_an_earlier_edition_held_back_stays_held_back() -> None:
    before = Edition(frozenset("abc"), frozenset("ab"))
    assert {"a", "b"} <= hidden({"a": (4.0,), "b": (60.0,), "c": (50.0,), "d": (11.0,)}, [before])

"""The library is what a plain dictionary of the same addings and removals would be."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.blocks import block

from sosei.library import CellKey, Kind, Library
from sosei.library.figures import KEY

EDITIONS = ("H25", "H30", "R5")
AREAS = ("07202", "07203")
DATES = ("2015-10-01", "2020-10-01")


class File(NamedTuple):
    """One block of one file, in few enough ways that files meet."""

    edition: str
    name: str
    areas: tuple[str, ...]
    dates: tuple[str, ...]


def some(of: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(of), min_size=1, unique=True).map(
        lambda few: tuple(sorted(few))
    )


FILES = st.builds(File, st.sampled_from(EDITIONS), st.sampled_from("ab"), some(AREAS), some(DATES))
ADD = FILES.map(lambda file: ("add", file))
REMOVE = st.integers(0, 3).map(lambda place: ("remove", place))


@settings(max_examples=30)
@given(st.lists(ADD | REMOVE, max_size=8))
def test_any_sequence_of_verbs_is_that_of_a_dictionary(
    verbs: list[tuple[str, File] | tuple[str, int]],
) -> None:
    model: dict[tuple[str, str], tuple[int, File]] = {}
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder) / "library")
        for number, (_, asked) in enumerate(verbs):
            if isinstance(asked, File):
                given_ = block(
                    edition=asked.edition,
                    file=asked.name,
                    areas=asked.areas,
                    dates=asked.dates,
                    ages=["total"],
                    value=float(number),
                )
                (outcome,) = library.add([given_], "a")
                key = (asked.edition, asked.name)
                assert (outcome.kind is Kind.ALREADY_THERE) == (key in model)
                model.setdefault(key, (number, asked))
            elif asked < len(model):
                key = list(model)[asked]
                library.remove(library.list()[asked].id)
                del model[key]
            held = [(entry.edition, entry.file, entry.areas) for entry in library.list()]
            assert held == [(*key, file.areas) for key, (_, file) in model.items()]
        check_figures(library, model)


def check_figures(library: Library, model: dict[tuple[str, str], tuple[int, File]]) -> None:
    """Check every figure and its trace against the newest edition, and the latest file of it."""
    expected: dict[tuple[str, str], float] = {}
    for (edition, _), (number, file) in sorted(
        model.items(), key=lambda item: EDITIONS.index(item[0][0])
    ):
        del edition
        for area in file.areas:
            expected |= {(area, date): float(number) for date in file.dates}
    if not model:
        return
    frame = library.figures("register_by_age").frame
    assert not frame.select(KEY).is_duplicated().any()
    told = dict(zip(frame.select("area", "date").rows(), frame["value"], strict=True))
    assert told == expected
    for (area, date), value in expected.items():
        cells = library.trace(CellKey(area, "population", date, "male", "total"))
        assert [cell.value for cell in cells if cell.in_force] == [value]

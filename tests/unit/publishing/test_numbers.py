"""Every printed number is followed to its cell, and one that was changed is found."""

from __future__ import annotations

import json
import re

import pytest
from markupsafe import Markup

from sosei.base.messages import Language
from sosei.publishing import tables
from sosei.publishing.followed import pieces, unmarked
from sosei.publishing.html import sections_html
from sosei.publishing.numbers import numbers, numbers_json
from sosei.publishing.proof import agrees, disagreeing, numbers_of
from sosei.publishing.sections import vision
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import speaking
from sosei.studies.cells import Origin, Told, following
from sosei.studies.result import VisionResult

FIGURE = re.compile(r"[\d,.]*\d")
NO_FIGURES = re.compile(r"fields-.*|basis|audit")
"""Sections some of whose tables name years, statistics and the words of the published document."""


@pytest.fixture(scope="module", params=["ja", "en"])
def language(request: pytest.FixtureRequest) -> Language:
    spoken: Language = request.param
    return spoken


@pytest.fixture(scope="module")
def followed(sample_result: VisionResult, language: Language) -> tuple[Section, ...]:
    with speaking(language), following():
        return vision(sample_result)


@pytest.fixture(scope="module")
def page(followed: tuple[Section, ...], sample_result: VisionResult, language: Language) -> str:
    with speaking(language), following():
        return str(sections_html(followed, sample_result, lambda _: Markup("")))


def test_what_is_read_is_the_same_whether_numbers_are_followed_or_not(
    followed: tuple[Section, ...], sample_result: VisionResult, language: Language
) -> None:
    with speaking(language):
        plain = vision(sample_result)
    for one, other in zip(plain, followed, strict=True):
        assert one.answer == unmarked(other.answer)
        assert [t.rows for t in one.tables] == [
            tuple(tuple(map(unmarked, row)) for row in table.rows) for table in other.tables
        ]


def test_every_figure_in_a_table_of_figures_names_its_cell(followed: tuple[Section, ...]) -> None:
    unknown = [
        (section.name, unmarked(cell))
        for section in followed
        if not NO_FIGURES.fullmatch(section.name)
        for table in section.tables
        for row in table.rows
        for cell in row[1:]
        if FIGURE.fullmatch(unmarked(cell).strip("+−%")) and not any(o for _, o in pieces(cell))
    ]
    stages = [("official", "3")] * 2
    """The stage of decline is a class, written as a word."""
    assert unknown == stages


def test_a_page_says_what_the_frozen_result_says(page: str, sample_result: VisionResult) -> None:
    assert len(numbers_of(page)) > 2000
    assert disagreeing(page, sample_result) == []


@pytest.mark.parametrize("place", [0, 300, 1200, -1])
def test_a_number_that_was_changed_is_found(
    page: str, sample_result: VisionResult, place: int
) -> None:
    parts = re.split(r'(<span data-cell="[^"]+">)', page)
    spans = [n for n, part in enumerate(parts) if part.startswith("<span data-cell")]
    told = next(n + 1 for n in spans[place:] if re.match(r"[\d,]*[1-8]", parts[n + 1]))
    changed = re.sub(r"[1-8]", lambda digit: str(int(digit[0]) + 1), parts[told], count=1)
    mutated = "".join([*parts[:told], changed, *parts[told + 1 :]])
    (found,) = disagreeing(mutated, sample_result)
    assert found[0] in changed


def test_the_map_lists_every_number_of_the_page(followed: tuple[Section, ...], page: str) -> None:
    listed = json.loads(numbers_json(followed))
    assert len(listed) == len(list(numbers(followed)))
    mapped = {(number["text"], tuple(number["cells"]), number["same"]) for number in listed}
    assert mapped >= {(text, origin.cells, origin.same) for text, origin in numbers_of(page)}


@pytest.mark.parametrize(
    ("text", "value", "right"),
    [
        ("117,376", 117376.0, True),
        ("117,377", 117376.0, False),
        ("−703", -703.2, True),
        ("約5万5千人", 54_991.0, True),
        ("約5万7千人", 54_991.0, False),
        ("約1億103万2千人", 101_032_400.0, True),
        ("約1億103万2千人", 201_032_400.0, False),
        ("about 5,100", 5_130.0, True),
        ("40.8%", 0.408, True),
        ("41.9%", 0.408, False),
        ("2.06", 2.0567, True),
        ("D-2", "D-2", True),
    ],
)
def test_a_printed_number_agrees_with_its_cell_or_not(
    text: str, value: object, right: bool
) -> None:
    assert agrees(text, value) is right


def test_only_a_followed_number_is_marked() -> None:
    cell = Told(5.0, Origin(("table.column[人口]",), same=True))
    assert tables.persons(cell) == "5"
    with following():
        assert list(pieces(f"総数{tables.persons(cell)}人")) == [
            ("総数", None), ("5", cell.origin), ("人", None),
        ]  # fmt: skip

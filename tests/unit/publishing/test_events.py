"""Events in charts: where they stand, and that their words never meet."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from sosei.publishing import wording
from sosei.publishing.charts.events import LINE, NARROWEST, Mark, layers, wrapped
from sosei.publishing.charts.plain import Plain
from sosei.publishing.charts.style import PAGE_FONTS
from sosei.publishing.sections import vision
from sosei.publishing.sections.model import Figure, Section
from sosei.studies.result import VisionResult

YEARS = [1980, 1985, 1990, 1995, 2000, 2005, 2010, 2015, 2020]
LONG = "2019年4月22日 ICTオフィス「スマートシティAiCT」開所、そのほかの長い言葉が続く出来事"


def section_of(result: VisionResult, name: str) -> Section:
    return next(section for section in vision(result) if section.name == name)


def figure_of(result: VisionResult, name: str) -> Figure:
    return next(f for section in vision(result) for f in section.figures if f.name == name)


def rows(layer: Plain) -> list[Any]:
    found: list[Any] = layer["data"]["values"]
    return found


def blocks(made: list[Plain]) -> list[tuple[int, int]]:
    """Top and bottom of the words of every event, pixels."""
    return sorted(
        {
            (top, top + LINE * (rows(layer)[0]["words"].count("\n") + 1))
            for layer in made
            if layer["mark"]["type"] == "text"
            for top in [layer["encoding"]["y"]["value"]]
        }
    )


@pytest.mark.parametrize("between", [True, False])
def test_words_of_many_events_never_overlap(between: bool) -> None:
    marks = [Mark(year, LONG) for year in (1985, 1985, 2000, 2015, 2020, 2020)]
    found = blocks(layers(marks, YEARS, height=300, below=26, between=between))
    assert len(found) == len(marks)
    assert found[0][0] == 326
    assert all(lower[0] >= upper[1] for upper, lower in pairwise(found))


def test_words_lie_on_the_side_that_has_room() -> None:
    marks = [Mark(1985, LONG), Mark(2020, LONG)]
    drawn = layers(marks, YEARS, height=300, below=26, between=True)
    sides = {
        rows(layer)[0]["year"]: layer["mark"]["align"]
        for layer in drawn
        if layer["mark"]["type"] == "text"
    }
    assert sides == {"2020": "right", "1985": "left"}


def test_an_event_between_readings_has_its_rule_before_the_later_one() -> None:
    mark = [Mark(2020, "架空")]
    (rule, *_) = layers(mark, YEARS, height=300, below=26, between=True)
    assert rule["encoding"]["x"] == {"bandPosition": 0.0, "field": "year", "type": "ordinal"}
    assert rule["encoding"]["y"]["value"] == 0
    (within, *_) = layers(mark, YEARS, height=300, below=26, between=False)
    assert within["encoding"]["x"]["bandPosition"] == 0.5
    assert within["encoding"]["y"]["value"] > 300


@pytest.mark.parametrize("pixels", [120, 180, NARROWEST])
def test_lines_are_not_wider_than_their_place(pixels: int) -> None:
    lines = wrapped(LONG, pixels).split("\n")
    assert "".join(lines) == LONG.replace(" ", "")
    assert all(len(line) * 0.6 * 11 <= pixels for line in lines)
    assert not any(line[0] in "」、）" or line[-1] in "「（" for line in lines)


def test_words_that_fit_stay_on_one_line() -> None:
    assert wrapped("2016年 架空", 200) == "2016年 架空"
    assert wrapped("2016年 架空の出来事", 100) == "2016年\n架空の出来事"


def test_latin_words_and_numbers_stay_whole() -> None:
    for pixels in range(60, 200, 10):
        text = wrapped("避難者約2,000人をSmartCityに計上", pixels)
        assert "2,000人" in text
        assert "SmartCity" in text


def test_the_samples_charts_mark_their_events(sample_result: VisionResult) -> None:
    for name, years in {"history-groups": {"2015", "2020"}, "balance": {"2019"}}.items():
        drawn = figure_of(sample_result, name).specification(330, PAGE_FONTS)["layer"]
        rules = [layer for layer in drawn if layer["mark"]["type"] == "rule"]
        assert {rows(rule)[0]["year"] for rule in rules} == years


def test_events_are_listed_below_their_charts_and_said_in_their_alternatives(
    sample_result: VisionResult,
) -> None:
    notes = " ".join(section_of(sample_result, "history").notes)
    assert "2015年10月：国勢調査が東日本大震災の避難者約2,000人を計上。" in notes
    assert "段差で、人口の増減ではありません" in notes
    assert "2019年4月22日：ICTオフィス「スマートシティAiCT」開所。" in notes
    balance = " ".join(section_of(sample_result, "balance").notes)
    assert "スマートシティAiCT" in balance
    assert "避難者約2,000人" not in balance
    assert "（段差）" in figure_of(sample_result, "history-groups").alternative
    assert "出来事：2019年4月22日" in figure_of(sample_result, "balance").alternative


@pytest.mark.parametrize(
    ("iso", "words"),
    [("2019", "2019年"), ("2019-04", "2019年4月"), ("2019-04-22", "2019年4月22日")],
)
def test_a_date_is_printed_as_far_as_it_is_known(iso: str, words: str) -> None:
    assert wording.date(iso) == words

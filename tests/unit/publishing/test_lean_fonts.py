"""A chart measured by fonts of widths alone is the chart that whole fonts give, and says it is set in these."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import vl_convert
from PIL import ImageFont

from sosei.publishing import fonts, lean_fonts, pictures

WORDS = "年少人口（0～14歳）は、2,345人。Aged 0–14: ½ of 2,345"

CHART: dict[str, Any] = {
    "data": {"values": [{"words": WORDS}]},
    "mark": {"type": "text", "align": "left"},
    "encoding": {"text": {"field": "words"}},
    "config": {"font": fonts.FAMILY},
}


def whole() -> list[Path]:
    return [path for folder in fonts.folders() for path in Path(folder).glob("*.otf")]


@pytest.mark.parametrize("font", whole(), ids=lambda path: str(path.stem))
def test_every_letter_is_as_wide_as_in_the_whole_font(font: Path) -> None:
    size = 1000
    lean = Path(lean_fonts.folder()) / font.with_suffix(".ttf").name
    ours, theirs = (ImageFont.truetype(str(path), size) for path in (lean, font))
    letters = [*map(chr, range(0x20, 0x7F)), *WORDS, "ａ", "ｱ", "〜", "𠮷", "−", "①", "Ⅳ"]
    assert {x: ours.getlength(x) for x in letters} == {x: theirs.getlength(x) for x in letters}


def test_lean_fonts_are_a_hundredth_of_the_whole() -> None:
    lean = sum(path.stat().st_size for path in Path(lean_fonts.folder()).iterdir())
    assert 0 < lean < sum(path.stat().st_size for path in whole()) / 100


def test_a_chart_names_the_print_font_and_not_the_one_it_was_measured_by() -> None:
    drawn = pictures.svg(CHART)
    assert f'font-family="{fonts.FAMILY}"' in drawn
    assert fonts.WIDTHS not in drawn


def test_a_chart_is_as_wide_as_whole_fonts_make_it() -> None:
    ours = pictures.svg(CHART)
    for folder in fonts.folders():
        vl_convert.register_font_directory(folder)
    theirs = vl_convert.vegalite_to_svg(CHART, vl_version=pictures.VEGA_LITE)
    assert width(ours) == pytest.approx(width(theirs), rel=0.01)


def width(drawn: str) -> float:
    found = re.search(r'width="([0-9.]+)"', drawn)
    assert found
    return float(found[1])

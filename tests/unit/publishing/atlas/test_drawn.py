"""A map in words and colours."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import numpy as np
import pytest
from tests.shapefiles import square

from sosei.base.areas import Area
from sosei.base.provenance import Source
from sosei.publishing.atlas.colours import NOBODY, colours
from sosei.publishing.atlas.drawing import UNKNOWN_FILL, page_map
from sosei.publishing.atlas.ground import nation_ground, prefecture_ground
from sosei.publishing.atlas.picture import picture
from sosei.publishing.atlas.shown import Shown
from sosei.publishing.atlas.words import labels
from sosei.publishing.spoken import speaking
from sosei.studies.atlas.classing import Way
from sosei.studies.atlas.measures import MEASURES, NINE
from sosei.studies.atlas.series import Series

TOWNS = (Area("07202", "会津若松市"), Area("07408", "猪苗代町", "耶麻郡"), Area("07201", "福島市"))
CODES = tuple(area.code for area in TOWNS)
SHAPES = {
    "07202": (np.array(square(139, 37)),),
    "07408": (np.array(square(139.5, 37)),),
    "07201": (np.array(square(140, 37)),),
    "01695": (np.array(square(140.5, 37)),),
}
NAMES = {area.code: area.name for area in TOWNS}


def shown(measure: str = "change", way: Way = Way.FIXED) -> Shown:
    """One town that loses, one that grows, one unknown."""
    counts = {
        "total": np.array([[100.0, 10.0, np.nan], [50.0, 12.0, np.nan]]),
        "known": np.array([[100.0, 10.0, np.nan], [50.0, 12.0, np.nan]]),
        "age_65_plus": np.array([[30.0, 2.0, np.nan], [25.0, 3.0, np.nan]]),
        "women_20_39": np.array([[10.0, 10.0, np.nan], [9.0, 3.0, np.nan]]),
        "closed_women_20_39": np.array([[10.0, 10.0, np.nan], [9.0, 9.0, np.nan]]),
    }
    told = (Source("国勢調査", "総務省統計局", "2020"),)
    series = Series("status_quo", (2020, 2050), (None, 2020), CODES, counts, {2020: told})
    return Shown(MEASURES[measure], series, 2050, TOWNS, way)


def test_areas_have_the_colour_of_their_class_and_the_unknown_none() -> None:
    told = shown()
    drawn = str(page_map(prefecture_ground(SHAPES, NAMES), told, {"07202": "/visions/07202/"}))
    fills = dict(re.findall(r'<g fill="([^"]+)">(?:<a[^>]*>)?<path[^>]*><title>([^< ]+)', drawn))
    lines = {line.area.code: line for line in told.lines()}
    assert fills == {
        lines["07202"].colour: "福島県会津若松市",
        lines["07408"].colour: "福島県耶麻郡猪苗代町",
        UNKNOWN_FILL: "福島県福島市",
        NOBODY: "北方領土（国勢調査の対象外）",
    }
    assert '<a href="/visions/07202/" tabindex="-1">' in drawn
    assert "会津若松市 −50.0%</title>" in drawn
    assert "福島市</title>" in drawn
    assert ">猪苗代町</text>" in drawn


def test_a_map_of_all_municipalities_has_outlines_of_prefectures_and_no_names() -> None:
    drawn = str(page_map(nation_ground(SHAPES, {}), shown(), {}))
    assert 'class="atlas-outlines"' in drawn
    assert "<text" not in drawn
    (outline,) = re.findall(r'class="atlas-outlines" d="([^"]+)"', drawn)
    assert outline.count("M") == 2


def test_the_list_is_in_the_order_asked_for_with_the_unknown_last() -> None:
    told = shown()
    orders = {o: [line.area.code for line in told.lines(o)] for o in ("code", "high", "low")}
    assert orders == {
        "code": ["07202", "07408", "07201"],
        "high": ["07408", "07202", "07201"],
        "low": ["07202", "07408", "07201"],
    }
    assert [line.value for line in told.lines()] == ["−50.0%", "+20.0%", "未公表"]


def test_the_words_tell_the_ends_and_the_unknown() -> None:
    assert shown().heading().startswith("人口の増減率：2020年から2050年、現状推計")
    assert shown().alternative() == (
        "3地域のうち2地域の値を色で示しています。最も高いのは福島県耶麻郡猪苗代町（+20.0%）、"
        "最も低いのは福島県会津若松市（−50.0%）です。1地域は値が公表されていないか、推計できません。"
    )
    with speaking("en"):
        assert "2 of 3 areas are coloured" in shown().alternative()
    assert "A（1）、C-1（1）" in shown("nine_class").alternative()


def test_the_legend_names_each_class_and_counts_it() -> None:
    legend = shown("share_age_65_plus").legend()
    assert [(words, count) for _, words, count in legend] == [
        ("20%未満", 0),
        ("20%以上 25%未満", 0),
        ("25%以上 30%未満", 1),
        ("30%以上 35%未満", 0),
        ("35%以上 40%未満", 0),
        ("40%以上 50%未満", 0),
        ("50%以上", 1),
    ]
    persons = shown("population")
    assert labels(persons.measure, persons.classes)[1] == "5,000人以上 10,000人未満"
    assert shown("nine_class").legend()[0][1].startswith("A")


@pytest.mark.parametrize("measure", ["change", "population", "share_age_65_plus", "nine_class"])
@pytest.mark.parametrize("way", list(Way))
def test_every_class_has_a_colour_of_its_own(measure: str, way: Way) -> None:
    told = shown(measure, way)
    found = colours(told.measure, told.classes)
    assert len(found) == len(set(found)) == told.classes.count
    assert len(NINE) == 9


def test_losses_and_growth_have_different_hues() -> None:
    told = shown()
    middle = told.classes.middle
    assert middle is not None
    losses, growth = told.colours[:middle], told.colours[middle:]
    assert all(int(colour[1:3], 16) > int(colour[5:7], 16) for colour in losses)
    assert all(int(colour[1:3], 16) < int(colour[5:7], 16) for colour in growth)


def test_the_table_is_unrounded_and_says_what_it_is_of() -> None:
    first, _, last = shown().table().to_dicts()
    assert first == {
        "area": "07202",
        "name": "福島県会津若松市",
        "measure": "change",
        "series": "status_quo",
        "year": 2050,
        "base_year": 2020,
        "value": "-0.5",
        "unit": "change",
        "statistic": "総務省統計局「国勢調査」2020",
    }
    assert last["value"] is None
    assert shown("nine_class").table()["value"].to_list() == ["A", "C-1", None]


def test_a_picture_is_whole_xml_with_heading_legend_and_sources() -> None:
    drawn = picture(prefecture_ground(SHAPES, NAMES), shown(), ["出典：国勢調査", "境界：N03"])
    root = ElementTree.fromstring(drawn)  # noqa: S314 - our own
    texts = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"境界：N03", "出典：国勢調査", "−50%未満（0）", "未公表・推計できない（1）"} <= {*texts}
    assert root.find("{http://www.w3.org/2000/svg}desc").text == shown().alternative()  # type: ignore[union-attr]
    assert "<a " not in drawn

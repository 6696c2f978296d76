"""Areas by name out of a library: names of files, and the history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests import histories
from tests.blocks import block
from tests.histories import area, change

from sosei.base.areas import Area, Kind
from sosei.base.errors import InputError
from sosei.library import Library
from sosei.library.gazetteer import area_of
from sosei.readers.any_file import read_any
from sosei.readers.block import Block

MERGER = "establishmentOfNewMunicipalityByMerging"


def naming(*names: tuple[str, str], edition: str = "2023-01-01") -> Block:
    """A block whose file prints names."""
    return replace(block(file=f"{edition}.xlsx", edition=edition), names=names)


def library_of(folder: Path, *given: Path | Block) -> Library:
    """A library of files and blocks."""
    library = Library(folder / "library")
    for one in given:
        blocks: Sequence[Block] = [one] if isinstance(one, Block) else read_any(one)
        library.add(blocks, "a")
    return library


@pytest.mark.parametrize(
    ("code", "printed", "expected"),
    [
        ("07202", "会津若松市", Area("07202", "会津若松市")),
        ("07202", "福島県会津若松市", Area("07202", "会津若松市")),
        ("07408", "耶麻郡猪苗代町", Area("07408", "猪苗代町", "耶麻郡")),
        ("35441", "吉敷郡小郡町", Area("35441", "小郡町", "吉敷郡")),
        ("35441", "小郡町", Area("35441", "小郡町")),
        ("07203", "郡山市", Area("07203", "郡山市")),
        ("13361", "大島支庁大島町", Area("13361", "大島町", "大島支庁")),
        ("01101", "札幌市中央区", Area("01101", "中央区", "札幌市")),
        ("13101", "千代田区", Area("13101", "千代田区")),
        ("07400", "耶麻郡", Area("07400", "耶麻郡")),
        ("07000", "福島県", Area("07000", "福島県")),
        ("26000", "京都府", Area("26000", "京都府")),
    ],
)
def test_names_are_taken_apart_as_tables_print_them(
    code: str, printed: str, expected: Area
) -> None:
    assert area_of(code, printed) == expected


def test_a_name_that_tells_of_no_kind_of_area_is_left_out() -> None:
    assert area_of("13360", "島しょ") is None


def test_an_empty_library_knows_the_prefectures(tmp_path: Path) -> None:
    gazetteer = Library(tmp_path / "none").gazetteer()
    assert len(gazetteer.areas) == 48
    assert gazetteer.find("福島").code == "07000"


@pytest.mark.parametrize("words", ["会津若松", "会津若松市", "07202", "072028", "０７２０２"])
def test_a_town_is_found_by_any_name_that_a_file_prints(words: str, tmp_path: Path) -> None:
    library = library_of(tmp_path, naming(("07202", "会津若松市")))
    assert library.gazetteer().find(words).code == "07202"
    assert library.area(words) == "07202"


def test_small_and_large_ke_are_one(tmp_path: Path) -> None:
    library = library_of(tmp_path, naming(("12224", "鎌ケ谷市")))
    assert library.area("鎌ヶ谷") == "12224"


def test_ambiguous_names_ask(tmp_path: Path) -> None:
    library = library_of(tmp_path, naming(("13206", "府中市"), ("34208", "府中市")))
    with pytest.raises(InputError, match="東京都府中市 13206, 広島県府中市 34208"):
        library.area("府中市")
    assert library.area("広島県府中市") == "34208"


def test_a_code_that_only_figures_tell_of_needs_no_name(tmp_path: Path) -> None:
    library = library_of(tmp_path, block(areas=["07408", "07202-001"]))
    assert library.area("074080") == "07408"
    assert library.area("07202-001") == "07202-001"
    with pytest.raises(InputError, match="no area of this name"):
        library.area("07999")


def test_the_newest_file_tells_the_present_name(tmp_path: Path) -> None:
    newer = naming(("28221", "丹波篠山市"), edition="2023-01-01")
    library = library_of(tmp_path, newer, naming(("28221", "篠山市"), edition="2018-01-01"))
    assert library.gazetteer().find("28221").name == "丹波篠山市"
    assert library.area("篠山市") == "28221"


def test_a_name_without_its_county_does_not_take_it_away(tmp_path: Path) -> None:
    library = library_of(
        tmp_path, naming(("07408", "耶麻郡猪苗代町"), edition="2019"), naming(("07408", "猪苗代町"))
    )
    assert library.gazetteer().find("猪苗代").full_name == "福島県耶麻郡猪苗代町"


def test_history_names_and_boundaries_come_together(tmp_path: Path) -> None:
    shapes = histories.boundaries(
        tmp_path,
        area("07408", "猪苗代町", "耶麻郡"),
        area("07202", "会津若松市"),
        area("22136", "浜北区", "浜松市"),
    )
    library = library_of(tmp_path, histories.history(tmp_path), shapes)
    gazetteer = library.gazetteer()
    assert gazetteer.find("猪苗代").code == "07408"
    assert gazetteer.find("浜松市浜名区").since == date(2024, 1, 1)
    assert gazetteer.find("浜松").kind is Kind.DESIGNATED_CITY
    assert gazetteer.find("07381").name == "北会津村"
    assert [found.name for found in gazetteer.former("07202")] == ["北会津村", "河東町"]


def test_areas_begin_and_end_as_far_as_the_history_tells(tmp_path: Path) -> None:
    gazetteer = library_of(tmp_path, histories.history(tmp_path)).gazetteer()
    found = {area.code: area for area in gazetteer.areas}
    assert found["07381"].until == date(2004, 11, 1)
    assert found["07202"].since is None
    assert found["12222"].since == date(1970, 7, 1)
    assert (found["20220"].since, found["20220"].maybe_since) == (None, date(2005, 10, 1))
    assert found["17384"].maybe_since is None


def test_a_district_that_ends_becomes_nothing(tmp_path: Path) -> None:
    gazetteer = library_of(tmp_path, histories.history(tmp_path)).gazetteer()
    assert gazetteer.find("北会津郡").until == date(2004, 11, 1)
    assert gazetteer.carry({"07381": 8.0, "07424": 9.0, "07202": 118.0}) == {"07202": 135.0}
    assert gazetteer.follow("07380") == "07380"


def test_a_name_of_a_file_is_the_present_one_of_its_code(tmp_path: Path) -> None:
    rows = [change("1999-04-01", MERGER, ("28661", "篠山町"), ("28221", "篠山市"))]
    library = library_of(
        tmp_path, histories.history(tmp_path, rows), naming(("28221", "丹波篠山市"))
    )
    assert library.area("篠山市") == "28221"
    assert [area.name for area in library.gazetteer().municipalities()] == ["丹波篠山市"]


def test_the_gazetteer_is_made_once_for_each_state_of_the_library(tmp_path: Path) -> None:
    library = library_of(tmp_path, naming(("07202", "会津若松市")))
    first = library.gazetteer()
    assert Library(library.folder).gazetteer() is first
    (outcome,) = library.add([naming(("07408", "耶麻郡猪苗代町"), edition="2024")], "a")
    assert library.area("猪苗代町") == "07408"
    library.remove(outcome.entry.id)
    with pytest.raises(InputError, match="no area of this name"):
        library.area("猪苗代町")


def test_a_damaged_history_is_told(tmp_path: Path) -> None:
    library = library_of(tmp_path, histories.history(tmp_path))
    (path,) = library.folder.glob("blocks/municipal_changes/*")
    path.write_bytes(b"PAR1")
    with pytest.raises(InputError, match="changes"):
        library.gazetteer()

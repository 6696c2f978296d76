"""Jumps between dates, found when a file is added."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import polars as pl
import pytest
from tests import histories
from tests.blocks import SOURCE

from sosei.library import Library
from sosei.readers.any_file import read_any
from sosei.readers.block import COLUMNS, Block

EVEN = {"0-14": 1000.0, "15-64": 4000.0, "65+": 3000.0}
AREA = "07543"


def count(
    day: str,
    persons: float | None = None,
    *,
    statistic: str = "census",
    area: str = AREA,
    ages: Mapping[str, float] = EVEN,
    men: float = 0.5,
) -> Block:
    """A count of one area: all ages and three groups, by sex; `persons` spreads over the groups as they are."""
    scale = 1.0 if persons is None else persons / sum(ages.values())
    cells = {"total": sum(ages.values()) * scale} | {age: n * scale for age, n in ages.items()}
    shares = {"total": 1.0, "male": men, "female": 1 - men}
    rows = [
        (area, day, sex, age, "population", cell * share, "figure", 5 + place, 6)
        for sex, share in shares.items()
        for place, (age, cell) in enumerate(cells.items())
    ]
    frame = pl.DataFrame(rows, schema=COLUMNS, orient="row")
    return Block(statistic, day, SOURCE, f"{day}.csv", "", f"{day} {area}", frame)


def said(folder: Path, *blocks: Block) -> list[tuple[str, str]]:
    """Cell and words of each jump that is found while blocks are added one after the other."""
    library = Library(folder)
    added = [library.add([block], "a")[0].entry for block in blocks]
    return [(found.cell, found.what.en) for entry in added for found in entry.findings]


def test_a_town_that_empties_is_a_jump_with_both_cells(tmp_path: Path) -> None:
    before, after = count("2010-10-01", 16_001), count("2015-10-01", 0)
    assert said(tmp_path, before, after) == [
        (
            "F5",
            "a jump between two dates: 07543, persons: 16,001 on 2010-10-01, 0 on 2015-10-01"
            " (2010-10-01.csv F5)",
        )
    ]


def test_an_earlier_file_that_comes_later_is_set_against_the_one_after_it(tmp_path: Path) -> None:
    (found,) = said(tmp_path, count("2015-10-01", 5_000), count("2010-10-01", 8_000))
    assert "8,000 on 2010-10-01, 5,000 on 2015-10-01 (2015-10-01.csv F5)" in found[1]


@pytest.mark.parametrize(
    ("first", "then", "before", "after", "found"),
    [
        ("2010-10-01", "2015-10-01", 8_000, 9_900, False),
        ("2010-10-01", "2015-10-01", 8_000, 10_100, True),
        ("2010-10-01", "2015-10-01", 8_000, 6_500, False),
        ("2010-10-01", "2015-10-01", 8_000, 6_300, True),
        ("2010-10-01", "2015-10-01", 1_000, 600, False),
        ("2010-10-01", "2020-10-01", 8_000, 12_000, False),
        ("2022-01-01", "2023-01-01", 80_000, 83_000, False),
        ("2022-01-01", "2023-01-01", 80_000, 84_000, True),
        ("2023-03-01", "2023-04-01", 80_000, 81_000, False),
    ],
)
def test_a_jump_is_a_quarter_in_five_years_and_more_than_500_persons(
    first: str, then: str, before: float, after: float, found: bool, tmp_path: Path
) -> None:
    assert bool(said(tmp_path, count(first, before), count(then, after))) is found


def test_a_group_of_ages_is_told_where_the_total_is_not(tmp_path: Path) -> None:
    after = EVEN | {"0-14": 2000.0, "15-64": 3000.0}
    (found,) = said(tmp_path, count("2010-10-01"), count("2015-10-01", ages=after))
    assert found[0] == "F6"
    assert "07543, persons aged 0-14: 1,000 on 2010-10-01, 2,000" in found[1]


def test_men_are_told_where_the_total_is_not(tmp_path: Path) -> None:
    found = said(tmp_path, count("2010-10-01"), count("2015-10-01", men=0.35))
    assert ["men: 4,000" in found[0][1], "women: 4,000" in found[1][1]] == [True, True]


def test_only_the_nearest_date_counts_and_only_of_the_same_area_and_statistic(
    tmp_path: Path,
) -> None:
    blocks = [
        count("2000-10-01", 20_000),
        count("2010-10-01", 8_100),
        count("2014-10-01", 900, area="07202"),
        count("2014-10-01", 900, statistic="register_by_age"),
        count("2015-10-01", 8_000),
    ]
    assert [words for _, words in said(tmp_path, *blocks) if "2015" in words] == []


def test_a_neighbour_farther_off_is_found_for_areas_that_the_nearest_lacks(tmp_path: Path) -> None:
    both = count("2020-10-01", 100)
    other = count("2020-10-01", 8_000, area="07202")
    both = Block(**{**vars(both), "frame": pl.concat([both.frame, other.frame])})
    blocks = [count("2010-10-01", 8_000), count("2015-10-01", 8_100, area="07202"), both]
    assert len(said(tmp_path, *blocks)) == 1


def test_a_jump_within_one_file_is_found(tmp_path: Path) -> None:
    first, then = count("2010-10-01", 8_000), count("2015-10-01", 800)
    whole = Block(**{**vars(first), "frame": pl.concat([first.frame, then.frame])})
    assert len(said(tmp_path, whole)) == 1


@pytest.mark.parametrize("statistic", ["projection_municipal", "tidy", "vital_statistics"])
def test_what_is_no_count_on_a_day_has_no_jumps(statistic: str, tmp_path: Path) -> None:
    blocks = [
        count(f"{year}-10-01", n, statistic=statistic) for year, n in ((2010, 9e3), (2015, 9))
    ]
    assert said(tmp_path, *blocks) == []


def test_of_many_jumps_the_largest_are_told_and_the_rest_counted(tmp_path: Path) -> None:
    def many(day: str, persons: float) -> Block:
        blocks = [
            count(day, persons + 100 * number, area=f"072{number:02}") for number in range(1, 31)
        ]
        return Block(**{**vars(blocks[0]), "frame": pl.concat([b.frame for b in blocks])})

    found = said(tmp_path, many("2010-10-01", 8_000), many("2015-10-01", 1_000))
    assert len(found) == 21
    assert "07201, persons" in found[0][1]
    assert found[-1] == ("", "a jump between two dates: 10 more of this kind")


def test_a_merger_that_the_history_knows_is_named_beside_the_jump(tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    library.add(read_any(histories.history(tmp_path)), "a")
    library.add([count("2000-10-01", 9_000, area="07202")], "a")
    (outcome,) = library.add([count("2005-10-01", 12_000, area="07202")], "a")
    (found,) = outcome.entry.findings
    assert found.what.en.endswith("(2000-10-01.csv F5; merged since: 北会津村 07381 2004-11-01)")
    assert found.what.ja.endswith("（2000-10-01.csv F5、この間の合併：北会津村 07381 2004-11-01）")


def test_a_damaged_neighbour_does_not_stop_an_adding(tmp_path: Path) -> None:
    library = Library(tmp_path)
    library.add([count("2010-10-01", 8_000)], "a")
    (path,) = tmp_path.glob("blocks/*/*")
    path.write_bytes(b"PAR1")
    (outcome,) = library.add([count("2015-10-01", 100)], "a")
    assert outcome.entry.findings == ()
    assert len(library.list()) == 2


def test_findings_stay_with_the_block(tmp_path: Path) -> None:
    library = Library(tmp_path)
    library.add([count("2010-10-01", 8_000)], "a")
    (outcome,) = library.add([count("2015-10-01", 100)], "a")
    (found,) = library.show(outcome.entry.id).findings
    assert (found.file, found.cell) == ("2015-10-01.csv", "F5")
    assert "07543 人口、2010-10-01 は 8,000、2015-10-01 は 100" in found.what.ja
    assert found.mend.ja

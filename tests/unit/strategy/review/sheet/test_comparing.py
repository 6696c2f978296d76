"""A filled sheet held against the review as it is now: three versions of every field, and whose sheet it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.review_sheets import SHARE, Desk, errand, now, strategy
from tests.reviews import BIRTHS, VISITORS, WAITING, seen

from sosei.base.errors import InputError
from sosei.readers.review_sheet.reading import read_review_sheet
from sosei.strategy.indicator import Nature
from sosei.strategy.package import Package
from sosei.strategy.review.cycle import CycleKind
from sosei.strategy.review.merging import Side
from sosei.strategy.review.sheet.asking import doubts, lacks
from sosei.strategy.review.sheet.comparing import Compared, Now, compare
from sosei.strategy.review.sheet.difference import Row, State

Entries = Mapping[tuple[str, str], Any]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def _compared(desk: Desk, entries: Entries, then: Now, before: Package | None = None) -> Compared:
    return compare(read_review_sheet(desk.typed(entries, errand(before))), then)


def _row(found: Compared, subject: str) -> Row:
    return next(row for row in found.rows if row.subject == subject)


def _kinds(desk: Desk, entries: Entries, then: Now) -> list[tuple[str, str | None]]:
    filled = read_review_sheet(desk.typed(entries))
    with pytest.raises(InputError) as refused:
        compare(filled, then)
    return [(fault.kind, fault.column) for fault in refused.value.faults]


def _with(package: Package, *observations: Any) -> Package:
    return replace(package, observations=(*package.observations, *observations))


def test_a_sheet_as_it_was_written_changes_nothing(desk: Desk) -> None:
    found = _compared(desk, {}, now())
    assert {row.state for row in found.rows} == {State.UNCHANGED}
    assert (found.missing, found.gone) == ((), ())


def test_what_was_not_there_is_new(desk: Desk) -> None:
    row = _row(
        _compared(desk, {("births", "value"): 790, ("births", "next"): "続ける"}, now()), "births"
    )
    assert row.state is State.NEW
    assert [(c.name, c.exported, c.stored, c.typed) for c in row.changes] == [
        ("value", "", "", "790"),
        ("next", "", "", "続ける"),
    ]


def test_what_only_the_sheet_changed_is_changed(desk: Desk) -> None:
    there = _with(strategy(), seen("births", 2021, 790))
    row = _row(_compared(desk, {("births", "value"): "791人"}, now(there), there), "births")
    assert row.state is State.CHANGED
    assert [(c.exported, c.stored, c.typed) for c in row.changes] == [("790", "790", "791")]


def test_what_only_the_stored_report_changed_stays(desk: Desk) -> None:
    later = _with(strategy(), seen("births", 2021, 790))
    row = _row(_compared(desk, {("waiting", "value"): 2}, now(later)), "births")
    assert row.state is State.UNCHANGED
    assert row.taken({})["value"] == "790"


def test_what_both_changed_is_a_conflict_that_a_person_decides(desk: Desk) -> None:
    before = _with(strategy(), seen("births", 2021, 790))
    later = _with(strategy(), seen("births", 2021, 792))
    row = _row(_compared(desk, {("births", "value"): 791}, now(later), before), "births")
    assert row.state is State.CONFLICTING
    assert [(c.exported, c.stored, c.typed) for c in row.changes] == [("790", "792", "791")]
    assert row.open({})
    with pytest.raises(KeyError):
        row.taken({})
    assert row.taken({"value": Side.MINE})["value"] == "791"
    assert row.taken({"value": Side.THEIRS})["value"] == "792"


def test_what_both_say_is_no_conflict(desk: Desk) -> None:
    later = _with(strategy(), seen("births", 2021, 792))
    assert (
        _row(_compared(desk, {("births", "value"): "７９２"}, now(later)), "births").state
        is State.UNCHANGED
    )


def test_the_same_number_written_otherwise_is_no_change(desk: Desk) -> None:
    there = _with(strategy(), seen("share", 2021, "52.50"), seen("visitors", 2021, 2600000))
    entries = {("share", "value"): 52.5, ("visitors", "value"): "2,600,000人"}
    found = _compared(desk, entries, now(there), there)
    assert {row.state for row in found.rows} == {State.UNCHANGED}
    assert _row(found, "share").taken({})["value"] == "52.50"


def test_a_unit_behind_the_number_is_read(desk: Desk) -> None:
    row = _row(_compared(desk, {("visitors", "value"): "３９５万人"}, now()), "visitors")
    assert row.changes[0].typed == "395"


@pytest.mark.parametrize("word", ["済", "done", "1", 1])
def test_a_milestone_is_done_in_any_word_for_it(desk: Desk, word: Any) -> None:
    row = _row(_compared(desk, {("opened", "value"): word}, now()), "opened")
    assert row.changes[0].typed == "1"


@pytest.mark.parametrize(
    ("word", "code"),
    [("速報値", "provisional"), ("暫定", "provisional"), ("未公表", "not_published")],
)
def test_words_are_read_as_what_they_stand_for(desk: Desk, word: str, code: str) -> None:
    row = _row(_compared(desk, {("births", "status"): word}, now()), "births")
    assert [(c.name, c.typed) for c in row.changes] == [("status", code)]


def test_an_empty_choice_is_the_usual_one(desk: Desk) -> None:
    found = _compared(desk, {("births", "status"): "", ("started", "basis"): ""}, now())
    assert {row.state for row in found.rows} == {State.UNCHANGED}


def test_what_cannot_be_read_is_told_at_its_cell_all_at_once(desk: Desk) -> None:
    entries = {
        ("births", "value"): "約800",
        ("waiting", "status"): "たぶん",
        ("share", "numerator"): "多数",
        ("opened", "value"): "途中",
        ("started", "next"): "あ" * 20_001,
    }
    assert _kinds(desk, entries, now()) == [
        ("review_value", "H6 今年の値（2021年度）"),
        ("review_sheet_word", "K7 確定・速報・未公表"),
        ("number_expected", "I9 分子"),
        ("review_sheet_long", "N10 今後の対応"),
        ("value_faulty", "H11 今年の値（2021年度）"),
    ]


def test_the_sheet_of_another_strategy_is_refused(desk: Desk) -> None:
    assert _kinds(desk, {}, now(strategy="other")) == [("review_sheet_strategy", None)]


def test_the_sheet_of_last_year_is_refused_and_said_to_be_one(desk: Desk) -> None:
    filled = read_review_sheet(desk.written(errand(year=2020)))
    with pytest.raises(InputError) as refused:
        compare(filled, now())
    (fault,) = refused.value.faults
    assert "2020年度・年度の効果検証の様式です" in fault.text("ja")
    assert "yearly review of 2021" in fault.text("en")


def test_the_sheet_of_another_department_is_refused(desk: Desk) -> None:
    assert _kinds(desk, {}, now(department="tour")) == [("review_sheet_department", None)]


def test_entries_for_what_is_no_longer_asked_are_refused(desk: Desk) -> None:
    then = now()
    left = {subject: typed for subject, typed in then.stored.items() if subject != "births"}
    assert _kinds(desk, {("births", "value"): 790}, now(stored=left)) == [
        ("review_sheet_not_asked", "H6 今年の値（2021年度）")
    ]
    assert _compared(desk, {}, now(stored=left)).gone == ("births",)


def test_what_is_asked_since_is_said_to_be_missing(desk: Desk) -> None:
    fewer = replace(strategy(), indicators=(BIRTHS, WAITING, VISITORS))
    assert _compared(desk, {}, now(), fewer).missing == ("share", "started", "opened")


def test_entries_in_a_unit_that_is_no_more_are_refused(desk: Desk) -> None:
    households = replace(WAITING, unit="世帯")
    later = replace(strategy(), indicators=(BIRTHS, households, VISITORS, SHARE))
    assert _kinds(desk, {("waiting", "value"): 2}, now(later))[0][0] == "review_sheet_redefined"
    assert _row(_compared(desk, {}, now(later)), "waiting").state is State.UNCHANGED


def test_an_untouched_row_may_change_its_nature(desk: Desk) -> None:
    there = _with(strategy(), seen("waiting", 2021, 3))
    flow = replace(WAITING, nature=Nature.FLOW)
    later = _with(replace(strategy(), indicators=(BIRTHS, flow)), seen("waiting", 2021, 4))
    assert _row(_compared(desk, {}, now(later), there), "waiting").state is State.UNCHANGED


def test_a_final_review_asks_for_words_on_measures_too(desk: Desk) -> None:
    final = errand(kind=CycleKind.FINAL)

    def change(cells: dict[str, list[list[Any]]]) -> None:
        column = cells["総括"][2].index("result")
        cells["総括"][5][column] = "子どもが増えた"

    filled = read_review_sheet(desk.saved(change, final))
    row = _row(compare(filled, now(kind=CycleKind.FINAL)), "children")
    assert row.changes[0].typed == "子どもが増えた"
    assert [fault.kind for fault in lacks(row, strategy(), 2021)] == ["review_part_empty"] * 2


def test_what_a_changed_report_lacks_is_told_and_its_doubts(desk: Desk) -> None:
    row = _row(_compared(desk, {("births", "value"): 79}, now()), "births")
    assert {fault.column for fault in lacks(row, strategy(), 2021)} == {"happened", "next"}
    assert len(doubts(row, strategy(), 2021)) == 1


def test_nothing_is_asked_of_a_row_in_which_a_choice_is_open(desk: Desk) -> None:
    before = _with(strategy(), seen("births", 2021, 790))
    later = _with(strategy(), seen("births", 2021, 792))
    row = _row(_compared(desk, {("births", "value"): 79}, now(later), before), "births")
    assert lacks(row, later, 2021) == ()
    assert doubts(row, later, 2021) == ()
    assert len(doubts(row, later, 2021, {"value": Side.MINE})) == 1

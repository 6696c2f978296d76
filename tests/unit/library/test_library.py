"""The library: what is added stays whole, the newest edition tells, nothing is guessed."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from tests import histories
from tests.blocks import SOURCE, block

from sosei.base.errors import InputError
from sosei.base.messages import Both
from sosei.library import Entry, Kind, Library
from sosei.library.index import INDEX, edition_order
from sosei.readers.any_file import read_any
from sosei.readers.block import Finding, Severity

SOFT = Finding(Severity.SOFT, "a.xlsx", "1", "F12", Both("odd", "変"), Both("look", "確認"))
HARD = Finding(
    Severity.HARD, "a.xlsx", "1", "F12", Both("no sum", "合計不一致"), Both("mend", "直す")
)


def kinds_of(raised: pytest.ExceptionInfo[InputError]) -> list[str]:
    return [fault.kind for fault in raised.value.faults]


def files(library: Library) -> set[str]:
    return {path.name for path in library.folder.glob("blocks/*/*")}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


# ── adding ────────────────────────────────────────────────────────────────────


def test_a_folder_that_is_not_there_is_an_empty_library_and_is_not_made(library: Library) -> None:
    assert library.list() == ()
    assert not library.folder.exists()


def test_the_index_tells_everything_of_a_block(library: Library) -> None:
    given = block(areas=["07202", "07000"], dates=["2023-01-01"], findings=(SOFT,), verified=False)
    (outcome,) = library.add([given], "佐藤")
    (entry,) = library.list()
    assert outcome.kind is Kind.ADDED
    assert entry == outcome.entry
    assert (entry.statistic, entry.edition) == ("register_by_age", "2023-01-01")
    assert (entry.file, entry.identity.file_hash) == ("register.xlsx", given.file_hash)
    assert (entry.identity.sheet, entry.areas) == ("1", ("07000", "07202"))
    assert (entry.dates, entry.rows) == (("2023-01-01",), 8)
    assert (entry.source, entry.added_by) == (SOURCE, "佐藤")
    assert (entry.verified, entry.findings) == (False, (SOFT,))
    assert entry.added_at.endswith("+00:00")


def test_rows_come_back_as_they_were(library: Library) -> None:
    given = block(value=None)
    (outcome,) = library.add([given], "a")
    assert library.read(outcome.entry.id).equals(given.frame)


def test_the_same_file_twice_is_already_there_and_the_first_adding_stays(library: Library) -> None:
    library.add([block()], "first")
    (outcome,) = library.add([block()], "second")
    assert outcome.kind is Kind.ALREADY_THERE
    assert [entry.added_by for entry in library.list()] == ["first"]


def test_the_same_rows_in_another_file_are_another_block(library: Library) -> None:
    (first,) = library.add([block(file="a.xlsx")], "a")
    (second,) = library.add([block(file="b.xlsx")], "a")
    library.remove(first.entry.id)
    assert library.read(second.entry.id).height == 4


def test_a_finding_that_stops_a_file_stops_all_its_blocks(library: Library) -> None:
    with pytest.raises(InputError) as raised:
        library.add([block(), block(sheet="2", findings=(HARD,))], "a")
    assert kinds_of(raised) == ["block_stopped"]
    assert raised.value.faults[0].text("ja").startswith("a.xlsx!1：F12：合計不一致。")
    assert library.list() == ()


def test_an_adding_that_fails_halfway_leaves_nothing(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add([block()], "a")
    before, there = library.list(), files(library)
    calls = iter([None, OSError(28, "No space left on device")])
    write = library._store.write

    def full(*arguments: str | bytes) -> None:
        error = next(calls)
        if error:
            raise error
        write(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(library._store, "write", full)
    with pytest.raises(InputError, match="the disk is full") as raised:
        library.add([block(file="b.xlsx"), block(file="c.xlsx")], "a")
    assert kinds_of(raised) == ["library_closed"]
    assert library.list() == before
    monkeypatch.undo()
    library.add([], "a")
    assert files(library) == there


@pytest.mark.parametrize("statistic", ["", "../up", "Census", "a b", "国勢調査"])
def test_a_key_that_cannot_name_a_folder_is_refused(statistic: str, library: Library) -> None:
    with pytest.raises(ValueError, match="key of a statistic"):
        library.add([block(statistic=statistic)], "a")
    assert not library.folder.exists()


# ── editions ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("", "2019"),
        ("H25", "H30"),
        ("平成30年推計", "R5"),
        ("平成30年", "令和元年"),
        ("2022-01-01", "2023-01-01"),
        ("2018", "2018-04"),
        ("2009-2018", "2009-2019"),
        ("2010-2018", "2009-2019"),
        ("H30", "2023-01-01"),
        ("S60", "H2"),
    ],
)
def test_editions_follow_their_years_western_or_of_an_era(older: str, newer: str) -> None:
    assert edition_order(older) < edition_order(newer)


@pytest.mark.parametrize(
    ("first", "second"),
    [("表1-9A", "表10-1"), ("表1-9A", "平成29年推計"), ("R5", "表10-1"), ("2018 a", "2018 b")],
)
def test_without_two_years_that_differ_no_edition_is_called_newer(
    first: str, second: str, library: Library
) -> None:
    library.add([block(edition=first, file="a", value=1)], "a")
    (outcome,) = library.add([block(edition=second, file="b", value=2)], "a")
    assert outcome.kind is Kind.ADDED
    told = 1 if first == "R5" else 2
    assert set(library.figures("register_by_age").frame["value"]) == {told}


def test_a_newer_edition_keeps_the_older_one_and_tells_unless_an_edition_is_asked_for(
    library: Library,
) -> None:
    library.add([block(edition="H30", file="old.xls", value=1)], "a")
    (outcome,) = library.add([block(edition="R5", file="new.xls", value=2)], "a")
    assert (outcome.kind, outcome.others) == (Kind.NEWER_EDITION, ("H30",))
    assert len(library.list()) == 2
    newest = library.figures("register_by_age")
    assert newest.frame["value"].to_list() == [2, 2, 2, 2]
    assert [entry.edition for entry in newest.entries] == ["R5"]
    older = library.figures("register_by_age", edition="H30")
    assert older.frame["value"].to_list() == [1, 1, 1, 1]


def test_an_older_edition_added_later_does_not_tell(library: Library) -> None:
    library.add([block(edition="R5", file="new.xls", value=2)], "a")
    (outcome,) = library.add([block(edition="H30", file="old.xls", value=1)], "a")
    assert (outcome.kind, outcome.others) == (Kind.OLDER_EDITION, ("R5",))
    assert library.figures("register_by_age").frame["value"].to_list() == [2, 2, 2, 2]


def test_what_the_newer_edition_leaves_out_comes_from_the_older(library: Library) -> None:
    old = block(edition="H30", file="old.xls", dates=["2015-10-01", "2020-10-01"], value=1)
    new = block(edition="R5", file="new.xls", dates=["2020-10-01"], ages=["0-4"], value=2)
    library.add([old, new], "a")
    told = library.figures("register_by_age").frame
    of = dict(zip(told.select("date", "sex", "age").rows(), told["value"], strict=True))
    assert of["2015-10-01", "male", "0-4"] == 1
    assert of["2020-10-01", "male", "0-4"] == 2
    assert of["2020-10-01", "male", "5-9"] == 1
    assert len(of) == told.height == 8


def test_another_year_of_a_statistic_is_no_newer_edition_of_it(library: Library) -> None:
    library.add([block(edition="2022-01-01", dates=["2022-01-01"], file="a")], "a")
    (outcome,) = library.add([block(edition="2023-01-01", dates=["2023-01-01"], file="b")], "a")
    assert outcome.kind is Kind.ADDED
    assert library.figures("register_by_age").frame.height == 8


def test_of_two_files_of_one_edition_the_later_tells(library: Library) -> None:
    library.add([block(file="first.xlsx", value=1)], "a")
    (outcome,) = library.add([block(file="corrected.xlsx", value=2)], "a")
    assert outcome.kind is Kind.ADDED
    assert set(library.figures("register_by_age").frame["value"]) == {2}


# ── reading ───────────────────────────────────────────────────────────────────


def test_figures_of_some_areas_and_dates_with_their_blocks_and_sources(library: Library) -> None:
    first = block(areas=["07202", "07203"], dates=["2022-01-01", "2023-01-01"])
    (outcome,) = library.add([first], "a")
    library.add([block(areas=["13101"], file="tokyo.xlsx")], "a")
    told = library.figures("register_by_age", areas=["07203"], dates=["2023-01-01"])
    assert set(told.frame.select("area", "date").rows()) == {("07203", "2023-01-01")}
    assert told.frame.height == 4
    assert set(told.frame["block"]) == {outcome.entry.id}
    assert told.sources == (SOURCE,)


def test_areas_that_are_not_held_give_an_empty_frame_of_the_same_columns(library: Library) -> None:
    library.add([block()], "a")
    told = library.figures("register_by_age", areas=["99999"])
    assert told.frame.height == 0
    assert told.frame.schema["value"] == pl.Float64
    assert told.frame.columns[-1] == "block"
    assert told.sources == ()


def test_a_history_has_no_figures(library: Library, tmp_path: Path) -> None:
    library.add([*read_any(histories.history(tmp_path)), block()], "a")
    with pytest.raises(InputError) as raised:
        library.figures("municipal_changes")
    assert kinds_of(raised) == ["figures_not_held"]
    assert len(library.list("municipal_changes")) == 1


def test_a_newer_history_tells_and_the_older_one_stays(library: Library, tmp_path: Path) -> None:
    older, newer = histories.HISTORY[:-1], histories.HISTORY
    for day, changes in (("2020-01-01", older), ("2026-07-06", newer), ("2019-01-01", older)):
        path = histories.write(tmp_path / "h.json", {"fetched_at": day, "changes": changes})
        (outcome,) = library.add(read_any(path), "a")
    assert outcome.kind is Kind.OLDER_EDITION
    assert len(library.list()) == 3
    assert library.area("浜名区") == "22139"


@pytest.mark.parametrize("given", [("register_by_ages", None), ("register_by_age", "2024-01-01")])
def test_a_statistic_or_edition_that_is_not_held_is_told_with_those_that_are(
    given: tuple[str, str | None], library: Library
) -> None:
    library.add([block()], "a")
    with pytest.raises(InputError) as raised:
        library.figures(given[0], edition=given[1])
    assert kinds_of(raised) == ["figures_not_held"]
    assert "register_by_age" in str(raised.value) or "2023-01-01" in str(raised.value)


# ── removing ──────────────────────────────────────────────────────────────────


def test_removing_takes_the_entry_and_the_file(library: Library) -> None:
    first, second = library.add([block(), block(sheet="2")], "a")
    removed = library.remove(first.entry.id[:8])
    assert removed == first.entry
    assert library.list() == (second.entry,)
    assert files(library) == {f"{second.entry.id}.parquet"}


def test_what_was_removed_can_be_added_again(library: Library) -> None:
    (first,) = library.add([block()], "a")
    library.remove(first.entry.id)
    (again,) = library.add([block()], "a")
    assert (again.kind, again.entry.id) == (Kind.ADDED, first.entry.id)


@pytest.mark.parametrize("name", ["", "ab", "no such block"])
def test_an_unknown_or_too_short_name_is_a_fault(name: str, library: Library) -> None:
    with pytest.raises(InputError) as raised:
        library.remove(name)
    assert kinds_of(raised) == ["block_unknown"]
    library.add([block()], "a")
    for verb in (library.remove, library.show):
        with pytest.raises(InputError) as raised:
            verb(name)
        assert kinds_of(raised) == ["block_unknown"]
    assert len(library.list()) == 1


def test_a_name_that_fits_several_is_a_fault(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = iter(["abcdef00", "abcdef11"])
    monkeypatch.setattr("sosei.library.adding.block_id", lambda *_: next(names))
    library.add([block(), block(sheet="2")], "a")
    with pytest.raises(InputError, match="abcdef00, abcdef11"):
        library.show("abcdef")
    assert library.show("abcdef1").id == "abcdef11"


# ── damage ────────────────────────────────────────────────────────────────────


def test_one_changed_byte_is_noticed_and_the_file_is_named(library: Library) -> None:
    (outcome,) = library.add([block()], "a")
    (path,) = library.folder.glob("blocks/*/*")
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(InputError) as raised:
        library.figures("register_by_age")
    assert kinds_of(raised) == ["block_damaged"]
    assert str(path) in str(raised.value)
    assert "register.xlsx" in str(raised.value)
    assert outcome.entry.id[:12] in str(raised.value)


def test_every_damaged_or_missing_block_is_told_at_once(library: Library) -> None:
    library.add([block(sheet=sheet) for sheet in "123"], "a")
    first, second, _ = library.folder.glob("blocks/*/*")
    first.write_bytes(b"PAR1")
    second.unlink()
    with pytest.raises(InputError) as raised:
        library.figures("register_by_age")
    assert sorted(kinds_of(raised)) == ["block_damaged", "block_missing"]


def test_a_whole_block_in_the_place_of_another_is_noticed(library: Library) -> None:
    first, second = library.add([block(value=1), block(sheet="2", value=2)], "a")
    folder = library.folder / "blocks" / "register_by_age"
    content = (folder / f"{first.entry.id}.parquet").read_bytes()
    (folder / f"{second.entry.id}.parquet").write_bytes(content)
    with pytest.raises(InputError) as raised:
        library.read(second.entry.id)
    assert kinds_of(raised) == ["block_damaged"]


def test_adding_the_file_again_mends_a_damaged_block(library: Library) -> None:
    library.add([block()], "a")
    (path,) = library.folder.glob("blocks/*/*")
    path.write_bytes(b"")
    (outcome,) = library.add([block()], "b")
    assert outcome.kind is Kind.ADDED
    assert len(library.list()) == 1
    assert library.read(outcome.entry.id).equals(block().frame)


def test_a_damaged_block_can_be_removed(library: Library) -> None:
    (outcome,) = library.add([block()], "a")
    (path,) = library.folder.glob("blocks/*/*")
    path.unlink()
    library.remove(outcome.entry.id)
    assert library.list() == ()


def test_an_index_that_is_no_database_is_a_fault(library: Library) -> None:
    library.add([block()], "a")
    for name in (f"{INDEX}-wal", f"{INDEX}-shm"):
        (library.folder / name).unlink(missing_ok=True)
    (library.folder / INDEX).write_text("x" * 5000)
    for verb in (library.list, lambda: library.add([block()], "a")):
        with pytest.raises(InputError) as raised:
            verb()
        assert kinds_of(raised) == ["library_damaged"]


def test_blocks_without_their_index_are_not_deleted(library: Library) -> None:
    library.add([block()], "a")
    there = files(library)
    for path in library.folder.glob(f"{INDEX}*"):
        path.unlink()
    with pytest.raises(InputError) as raised:
        library.add([block(file="b.xlsx")], "a")
    assert kinds_of(raised) == ["library_index_missing"]
    assert files(library) == there


def test_a_library_of_a_newer_format_is_left_alone(library: Library) -> None:
    library.add([block()], "a")
    with library._index.writing() as connection:
        connection.execute("PRAGMA user_version = 99")
    for verb in (library.list, lambda: library.add([block(file="b.xlsx")], "a")):
        with pytest.raises(InputError) as raised:
            verb()
        assert kinds_of(raised) == ["library_newer"]


def test_a_library_of_the_format_before_is_read_and_brought_up_to_date_by_the_next_writer(
    library: Library,
) -> None:
    named = replace(block(), names=(("07202", "会津若松市"),))
    library.add([named], "a")
    with library._index.writing() as connection:
        connection.execute("DROP TABLE area_name")
        connection.execute("PRAGMA user_version = 1")
    assert len(library.list()) == 1
    assert len(library.gazetteer().areas) == 48
    library.add([replace(named, file_hash="b")], "a")
    assert library.area("会津若松") == "07202"
    assert len(library.list()) == 2


def test_names_go_with_their_block(library: Library) -> None:
    first = replace(block(), names=(("07202", "会津若松市"),))
    second = replace(block(sheet="2"), names=(("07203", "郡山市"),))
    outcome, _ = library.add([first, second], "a")
    library.remove(outcome.entry.id)
    assert [name for _, _, name in library._index.names()] == ["郡山市"]


def test_a_file_in_place_of_the_folder_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "library").write_text("mine")
    with pytest.raises(InputError) as raised:
        Library(tmp_path / "library").add([block()], "a")
    assert kinds_of(raised) == ["library_closed"]


def test_on_a_full_disk_nobody_waits_for_another_writer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full:
        def execute(self, _: str) -> None:
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error

        def close(self) -> None:
            pass

    def wait(_: float) -> None:
        raise AssertionError("it waits")

    library = Library(tmp_path)
    monkeypatch.setattr(library._index, "_connect", Full)
    monkeypatch.setattr("sosei.library.index.time.sleep", wait)
    with pytest.raises(InputError) as raised:
        library.add([block()], "a")
    assert kinds_of(raised) == ["library_closed"]
    assert "ディスクの空き容量がありません" in raised.value.faults[0].text("ja")


def test_a_writer_that_waits_too_long_is_told_so(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add([block()], "a")
    monkeypatch.setattr("sosei.library.index.PATIENCE", 0.01)
    with library._index.writing(), pytest.raises(InputError) as raised:
        library.add([block(file="b.xlsx")], "a")
    assert kinds_of(raised) == ["library_busy"]
    assert len(library.list()) == 1


# ── what a broken-off writer leaves ───────────────────────────────────────────


def test_what_no_index_names_is_not_there_and_goes_at_the_next_adding(library: Library) -> None:
    (outcome,) = library.add([block()], "a")
    folder = library.folder / "blocks" / "register_by_age"
    (folder / f"{'0' * 64}.parquet").write_bytes(b"half")
    (folder / f"{'1' * 64}.4711.tmp").write_bytes(b"half")
    (folder / "mine.txt").write_text("of a person")
    assert library.list() == (outcome.entry,)
    assert library.figures("register_by_age").frame.height == 4
    library.add([block()], "a")
    assert files(library) == {f"{outcome.entry.id}.parquet", "mine.txt"}


def test_a_block_removed_while_it_is_read_is_not_told_as_damage(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = library.add([block(value=1), block(sheet="2", value=2)], "a")
    read = library._store.read
    removed: list[Entry] = []

    def late(identity: object, block_id: str) -> pl.DataFrame:
        if not removed:
            removed.append(Library(library.folder).remove(first.entry.id))
        return read(identity, block_id)  # type: ignore[arg-type]

    monkeypatch.setattr(library._store, "read", late)
    assert set(library.figures("register_by_age").frame["value"]) == {2}

"""`sosei data`: figures are put in, listed, shown, taken out and followed to their cells."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from tests.blocks import block
from tests.command import Command, Outcome

from sosei.base.errors import Fault, InputError
from sosei.base.messages import Both
from sosei.library import Library
from sosei.readers.block import Block, Finding, Severity

TRACE = ("trace", "07202", "population", "2023-01-01", "female", "5-9")
ODD = Finding(
    Severity.SOFT, "r.xlsx", "1", "F12", Both("Odd.", "合いません。"), Both("Look.", "確認を。")
)


@pytest.fixture(params=["en", "ja"])
def language(
    request: pytest.FixtureRequest, command: Command, monkeypatch: pytest.MonkeyPatch
) -> str:
    monkeypatch.setenv("SOSEI_LANGUAGE", request.param)
    return str(request.param)


Reader = Callable[[Path], list[Block]]


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Callable[[Reader], None]:
    """Put a reader in the place of that of official files."""

    def replace(reader: Reader) -> None:
        module = ModuleType("sosei.readers.any_file")
        module.read_any = reader  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "sosei.readers.any_file", module)

    return replace


@pytest.fixture
def data(command: Command, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Outcome]:
    monkeypatch.chdir(command.folder)
    monkeypatch.delenv("SOSEI_LIBRARY", raising=False)
    return lambda *words: command.run("data", *words)


@pytest.fixture
def library(command: Command) -> Library:
    return Library(command.folder / "library")


# ── add ───────────────────────────────────────────────────────────────────────


def test_files_are_added_a_line_for_each_block(
    reads: Callable[[Reader], None], data: Callable[..., Outcome], library: Library
) -> None:
    reads(lambda path: [block(file=path.name, sheet=sheet) for sheet in "12"])
    outcome = data("add", "a.xlsx", "b.xlsx")
    assert outcome.code == 0
    assert [line.split(":")[0] for line in outcome.printed] == ["added"] * 4
    assert [(entry.file, entry.identity.sheet) for entry in library.list()] == [
        ("a.xlsx", "1"),
        ("a.xlsx", "2"),
        ("b.xlsx", "1"),
        ("b.xlsx", "2"),
    ]


def test_what_became_of_each_file_is_said(
    language: str, reads: Callable[[Reader], None], data: Callable[..., Outcome]
) -> None:
    reads(lambda path: [block(file=path.name, edition=path.stem, value=float(len(path.stem)))])
    said = [data("add", f"{edition}.xlsx").printed[0] for edition in ("H30", "H30", "R5", "H25")]
    expected = {
        "en": ("added: ", "already there: ", "newer than H30", "older than H30, R5"),
        "ja": ("取り込みました：", "すでにあります：", "H30 より新しい版", "H30, R5 より古い版"),
    }
    for line, words in zip(said, expected[language], strict=True):
        assert words in line
        assert "{" not in line


def test_the_faults_of_all_files_are_told_and_nothing_is_added(
    reads: Callable[[Reader], None], data: Callable[..., Outcome], library: Library
) -> None:
    def reader(path: Path) -> list[Block]:
        if path.stem == "good":
            return [block()]
        raise InputError([Fault("file_empty", path.name)])

    reads(reader)
    outcome = data("add", "bad.xlsx", "good.xlsx", "worse.xlsx")
    assert outcome.code == 2
    assert [line.split()[0].rstrip(":：") for line in outcome.lines] == ["bad.xlsx", "worse.xlsx"]
    assert library.list() == ()


def test_what_was_found_in_a_file_is_told_with_its_cell(
    language: str, reads: Callable[[Reader], None], data: Callable[..., Outcome], library: Library
) -> None:
    reads(lambda _: [block(findings=(ODD,) * 7)])
    _, *found, more = data("add", "a.xlsx").printed
    said = {"en": "finding, F12: Odd. — Look.", "ja": "確認事項、F12：合いません。 — 確認を。"}[
        language
    ]
    assert [line.strip() for line in found] == [said] * 5
    assert "2" in more
    assert f"sosei data show {library.list()[0].id[:12]}" in more
    assert len(data("add", "a.xlsx").printed) == 1


def test_show_counts_areas_where_they_are_many(
    data: Callable[..., Outcome], library: Library
) -> None:
    areas = [f"01{number}" for number in range(201, 231)]
    (added,) = library.add([block(areas=areas)], "a")
    assert "areas: 30: 01201, 01202 … 01230" in data("show", added.entry.id).printed


# ── list, show, remove ────────────────────────────────────────────────────────


def test_an_empty_library_says_how_to_begin(language: str, data: Callable[..., Outcome]) -> None:
    outcome = data("list")
    assert outcome.code == 0
    assert "sosei data add" in outcome.printed[0]
    assert not Path("library").exists()


def test_the_list_has_a_line_for_each_block(
    language: str, data: Callable[..., Outcome], library: Library
) -> None:
    dates = ["2022-01-01", "2023-01-01"]
    library.add([block(dates=dates, areas=["07202", "07203"], verified=False)], "a")
    library.add([block(statistic="census", file="c.csv", sheet="")], "a")
    first, second = data("list").printed
    block_id = library.list()[0].id
    assert first.startswith(block_id[:12])
    for words in ("register_by_age", "2022-01-01 … 2023-01-01", "16", "register.xlsx [1]"):
        assert words in first
    assert {"en": "not verified", "ja": "未検証"}[language] in first
    assert second.endswith("c.csv")


def test_show_tells_all_that_is_known(
    language: str, data: Callable[..., Outcome], library: Library
) -> None:
    (added,) = library.add([block(findings=(ODD,), verified=False)], "佐藤")
    outcome = data("show", added.entry.id[:8])
    text = "\n".join(outcome.printed)
    for words in (added.entry.id, added.entry.identity.file_hash, "07202", "佐藤", "総務省", "F12"):
        assert words in text
    assert {"en": "Odd. — Look.", "ja": "合いません。 — 確認を。"}[language] in text


def test_remove_takes_the_block_out(data: Callable[..., Outcome], library: Library) -> None:
    first, second = library.add([block(), block(sheet="2")], "a")
    outcome = data("remove", first.entry.id[:12])
    assert outcome.code == 0
    assert first.entry.id[:12] in outcome.printed[0]
    assert library.list() == (second.entry,)


@pytest.mark.parametrize("verb", ["show", "remove"])
def test_an_unknown_block_ends_with_2(
    verb: str, data: Callable[..., Outcome], library: Library
) -> None:
    library.add([block()], "a")
    outcome = data(verb, "0123456789ab")
    assert outcome.code == 2
    assert "sosei data list" in outcome.lines[0]
    assert len(library.list()) == 1


# ── trace ─────────────────────────────────────────────────────────────────────


def test_trace_names_file_sheet_and_cell_of_every_edition(
    language: str, data: Callable[..., Outcome], library: Library
) -> None:
    new = block(edition="R5", file="new.xlsx", value=1234.5)
    library.add([block(edition="H30", file="old.xlsx", value=7), new], "a")
    newest, older = data(*TRACE).printed
    assert newest.startswith("1234.5  ")
    for words in ("register_by_age R5", "new.xlsx [1]", "F8", new.file_hash):
        assert words in newest
    in_force = {"en": "in force", "ja": "採用中"}[language]
    assert newest.endswith(in_force)
    assert older.startswith("7  ")
    assert in_force not in older


@pytest.mark.parametrize("area", ["会津若松", "会津若松市", "072028"])
def test_trace_takes_a_name_and_a_year(
    area: str, data: Callable[..., Outcome], library: Library
) -> None:
    named = replace(block(value=61), names=(("07202", "会津若松市"),))
    library.add([named], "a")
    (line,) = data("trace", area, "population", "2023", "female", "5-9").printed
    assert line.startswith("61  2023-01-01  register_by_age")


def test_a_withheld_cell_is_told_as_withheld(
    language: str, data: Callable[..., Outcome], library: Library
) -> None:
    library.add([block(value=None)], "a")
    (line,) = data(*TRACE).printed
    assert line.startswith({"en": "withheld", "ja": "秘匿"}[language])


def test_a_figure_that_is_not_held_ends_with_2(
    data: Callable[..., Outcome], library: Library
) -> None:
    library.add([block()], "a")
    outcome = data(*TRACE[:-1], "95+")
    assert outcome.code == 2
    assert "07202 population 2023-01-01 female 95+" in outcome.lines[0]
    assert "one of: 0-4, 5-9" in outcome.lines[0]


def test_a_damaged_block_is_named_and_ends_with_2(
    data: Callable[..., Outcome], library: Library
) -> None:
    library.add([block()], "a")
    (path,) = library.folder.glob("blocks/*/*")
    path.write_bytes(b"PAR1")
    outcome = data(*TRACE)
    assert outcome.code == 2
    assert path.name in outcome.lines[0]


# ── where the library is ──────────────────────────────────────────────────────


def test_the_folder_is_the_one_named_else_of_the_environment_else_library(
    command: Command, data: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("named", "set", "library"):
        Library(command.folder / name).add([block(file=f"{name}.xlsx")], "a")
    assert "library.xlsx" in data("list").printed[0]
    monkeypatch.setenv("SOSEI_LIBRARY", str(command.folder / "set"))
    assert "set.xlsx" in data("list").printed[0]
    assert "named.xlsx" in data("list", "--library", command.folder / "named").printed[0]


@pytest.mark.parametrize("name", ["nowhere", "file"])
def test_a_named_library_that_is_no_folder_is_a_fault(
    name: str, command: Command, data: Callable[..., Outcome]
) -> None:
    (command.folder / "file").write_text("mine")
    outcome = data("list", "--library", command.folder / name)
    assert outcome.code == 2
    assert name in outcome.lines[0]

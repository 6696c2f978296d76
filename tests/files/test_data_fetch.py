"""`sosei data fetch`: e-Stat is asked, on answers that were recorded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from tests.command import Command, Outcome
from tests.estat import CLASSES, TABLE, TABLE_INF, Recorded, cell, page, result

from sosei.library import Library

Fetch = Callable[..., Outcome]


@pytest.fixture(params=["en", "ja"])
def language(
    request: pytest.FixtureRequest, command: Command, monkeypatch: pytest.MonkeyPatch
) -> str:
    monkeypatch.setenv("SOSEI_LANGUAGE", request.param)
    return str(request.param)


@pytest.fixture
def fetch(command: Command, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Fetch]:
    """Answers of e-Stat → `sosei data fetch`; without answers, e-Stat must not be asked."""
    monkeypatch.chdir(command.folder)
    monkeypatch.delenv("SOSEI_LIBRARY", raising=False)
    monkeypatch.delenv("SOSEI_ESTAT_APP_ID", raising=False)

    def of(recorded: Recorded) -> Fetch:
        monkeypatch.setattr("sosei.cli.fetch.new_client", recorded.client)
        return lambda *words: command.run("data", "fetch", *words)

    return of


def found(*tables: dict[str, Any]) -> dict[str, Any]:
    """What a search gives."""
    return result("GET_STATS_LIST", DATALIST_INF={"TABLE_INF": list(tables)})


def described() -> dict[str, Any]:
    """What a table's description gives."""
    return result("GET_META_INFO", METADATA_INF={"CLASS_INF": {"CLASS_OBJ": CLASSES}})


def test_a_search_lists_tables_with_their_numbers(fetch: Callable[..., Fetch]) -> None:
    recorded = Recorded(found(TABLE_INF))
    outcome = fetch(recorded)("search", "国勢調査", "年齢")
    assert outcome.code == 0
    (line,) = outcome.printed
    assert line.startswith(f"{TABLE}  国勢調査  男女，年齢")
    assert recorded.asked[0].url.params["searchWord"] == "国勢調査 年齢"
    assert "e-Stat" in outcome.lines[-1]


def test_a_description_lists_axes_and_codes(
    fetch: Callable[..., Fetch], monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setattr("sosei.cli.fetch.SHOWN", 2)
    outcome = fetch(Recorded(described()))("describe", TABLE)
    assert "cat02  男女  cdCat02=…" in outcome.printed
    assert "  1  男" in outcome.printed
    more = {"en": "1 more: sosei", "ja": "ほか1件：sosei"}[language]
    assert any(more in line and line.endswith(f"{TABLE} cat02") for line in outcome.printed)


def test_one_axis_is_described_whole(fetch: Callable[..., Fetch]) -> None:
    recorded = Recorded(described())
    outcome = fetch(recorded)("describe", TABLE, "cat03")
    assert [line.split()[0] for line in outcome.printed] == ["cat03", "00", "01", "20", "30", "R1"]
    outcome = fetch(recorded)("describe", TABLE, "cat09")
    assert (outcome.code, "cat09" in outcome.lines[0], "cat03" in outcome.lines[0]) == (
        2,
        True,
        True,
    )
    assert len(recorded.asked) == 1


def test_a_table_comes_into_the_library_with_the_names_of_its_areas(
    fetch: Callable[..., Fetch], command: Command
) -> None:
    recorded = Recorded(page([cell("2,345"), cell("2,100", sex="2")]))
    outcome = fetch(recorded)(TABLE, "--area", "072028", "--filter", "cdCat01=0")
    assert outcome.code == 0
    assert outcome.printed[0].startswith("added: ")
    assert "e-Stat" in outcome.lines[-1]
    asked = recorded.asked[0].url.params
    assert (asked["cdArea"], asked["cdCat01"]) == ("07202", "0")
    library = Library(command.folder / "library")
    (entry,) = library.list("census")
    assert (entry.dates, entry.areas, entry.verified) == (("2020-10-01",), ("07202",), False)
    assert TABLE in entry.source.via
    assert library.area("会津若松") == "07202"


def test_what_was_fetched_is_not_asked_for_again(
    fetch: Callable[..., Fetch], command: Command
) -> None:
    run = fetch(Recorded(page([cell("1")])))
    run(TABLE)
    again = run(TABLE)
    assert again.printed[0].startswith("already there: ")
    assert [path.suffix for path in (command.folder / "library/estat").iterdir()] == [".json"]


def test_an_area_is_named_as_the_library_knows_it(fetch: Callable[..., Fetch]) -> None:
    recorded = Recorded(page([cell("1")]), page([cell("1")]))
    run = fetch(recorded)
    run(TABLE)
    run(TABLE, "--area", "会津若松市")
    assert recorded.asked[1].url.params["cdArea"] == "07202"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["search"], "search WORDS"),
        (["describe", "1"], "describe TABLE"),
        (["00034450"], "ten digits"),
        ([TABLE, "more"], "search WORDS"),
        ([TABLE, "--filter", "cat01=0"], "cdCat01="),
        ([TABLE, "--filter", "appId=secret"], "cdCat01="),
        ([TABLE, "--area", "何処"], "no area of this name"),
    ],
)
def test_what_cannot_be_asked_ends_with_2_and_asks_nobody(
    words: list[str], said: str, fetch: Callable[..., Fetch], command: Command
) -> None:
    outcome = fetch(Recorded())(*words)
    assert outcome.code == 2
    assert said in outcome.lines[0]
    assert not (command.folder / "library").exists()


@pytest.mark.parametrize(
    ("answers", "code", "said"),
    [
        ([result("GET_STATS_DATA", 100, "key")], 2, "SOSEI_ESTAT_APP_ID"),
        ([httpx.Response(429)] * 5, 75, "requests"),
        ([httpx.ConnectError("none")] * 5, 75, "e-Stat"),
    ],
)
def test_where_e_stat_gives_nothing_the_exit_code_says_whether_to_mend_or_wait(
    answers: list[Any], code: int, said: str, fetch: Callable[..., Fetch], command: Command
) -> None:
    outcome = fetch(Recorded(*answers))(TABLE)
    assert outcome.code == code
    assert said in outcome.lines[0]
    assert Library(command.folder / "library").list() == ()


def test_without_a_key_it_is_said_how_to_get_one(
    language: str, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOSEI_ESTAT_APP_ID", raising=False)
    outcome = command.run("data", "fetch", TABLE, "--library", command.folder / "library")
    assert outcome.code == 2
    assert "SOSEI_ESTAT_APP_ID" in outcome.lines[0]


def test_a_table_that_is_no_census_is_refused(
    fetch: Callable[..., Fetch], command: Command
) -> None:
    table = {**TABLE_INF, "STAT_NAME": {"@code": "00200524", "$": "人口推計"}}
    outcome = fetch(Recorded(page([cell("1")], table=table)))(TABLE)
    assert outcome.code == 2
    assert "人口推計" in outcome.lines[0]
    assert Library(command.folder / "library").list() == ()

"""e-Stat asked through a transport that gives recorded answers: no test has a network."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.estat import CLASSES, KEY, TABLE, TABLE_INF, Recorded, cell, page, result

from sosei.base.errors import InputError
from sosei.readers.block import COLUMNS
from sosei.readers.estat import (
    COURTESY,
    LATER,
    MEND,
    PAGE,
    PAUSES,
    Client,
    EstatError,
    data,
    fetch,
    metadata,
    search,
)
from sosei.readers.estat_rows import Axis, tidy

REFUSED_KEY = result(
    "GET_STATS_DATA", 100, "認証に失敗しました。アプリケーションIDを確認して下さい。"
)
NOTHING = result("GET_STATS_DATA", 1, "正常に終了しましたが、該当データはありませんでした。")


def fault(recorded: Recorded, folder: Path) -> tuple[str, str, int]:
    """Kind, English line and exit code of what fetching says."""
    with pytest.raises(EstatError) as error:
        data(TABLE, folder, recorded.client())
    (only,) = error.value.faults
    assert KEY not in str(error.value)
    assert KEY not in only.text("ja")
    return only.kind, only.text("en"), error.value.exit_code


def test_tables_are_searched_by_words(tmp_path: Path) -> None:
    listed = {"NUMBER": 1, "RESULT_INF": {}, "TABLE_INF": TABLE_INF}
    recorded = Recorded(result("GET_STATS_LIST", DATALIST_INF=listed))
    (table,) = search("国勢調査 会津若松市", tmp_path, recorded.client())
    assert (table.table_id, table.statistic, table.figures) == (TABLE, "国勢調査", 6)
    assert table.publisher == "総務省"
    asked = recorded.asked[0].url
    assert asked.path == "/rest/3.0/app/json/getStatsList"
    assert dict(asked.params) == {
        "appId": KEY,
        "searchWord": "国勢調査 会津若松市",
        "limit": "100",
    }


def test_axes_are_described(tmp_path: Path) -> None:
    inf = {"CLASS_INF": {"CLASS_OBJ": CLASSES}}
    recorded = Recorded(result("GET_META_INFO", METADATA_INF=inf))
    axes = metadata(TABLE, tmp_path, recorded.client())
    assert [axis.column for axis in axes] == ["item", "cat01", "sex", "age", "area", "date"]
    assert axes[3].words() == {
        "00": "total",
        "01": "0-4",
        "20": "95+",
        "30": "unknown",
        "R1": "R1",
    }


def test_a_word_is_given_to_one_code_only() -> None:
    axis = Axis("cat01", "男女", {"0": "総数", "9": "計"}, "sex")
    assert axis.words() == {"0": "total", "9": "9"}


def test_a_column_of_ours_is_given_to_one_axis_only() -> None:
    both = [{"@id": "cat01", "@name": "男女"}, {"@id": "cat02", "@name": "世帯主の男女"}]
    axes = Axis.read_all({"CLASS_INF": {"CLASS_OBJ": both}})
    assert [axis.column for axis in axes] == ["sex", "cat02"]


def test_all_pages_are_fetched(tmp_path: Path) -> None:
    recorded = Recorded(page([cell("1"), cell("2")], after=3), page(cell("3"), after=None))
    answer = data(TABLE, tmp_path, recorded.client(), {"cdArea": "07202"})
    assert [value["$"] for value in answer.values] == ["1", "2", "3"]
    first, second = (dict(request.url.params) for request in recorded.asked)
    assert first == {
        "appId": KEY,
        "cdArea": "07202",
        "limit": str(PAGE),
        "statsDataId": TABLE,
    }
    assert second == {**first, "startPosition": "3"}
    assert recorded.pauses == [COURTESY]


def test_pages_that_do_not_go_on_are_refused(tmp_path: Path) -> None:
    kind, line, _ = fault(Recorded(page([cell("1")], after=1)), tmp_path)
    assert (kind, "NEXT_KEY 1" in line) == ("estat_answer", True)


def test_rows_have_our_words_and_unknown_codes(tmp_path: Path) -> None:
    cells = [
        cell("2,341"),
        cell("-", age="20"),
        cell("***", age="30", sex="2"),
        cell("…", sex="0"),
        cell("12", age="R1", nationality="1", time="2020000606"),
        cell("3", age="99", time="2020100000"),
    ]
    rows = tidy(data(TABLE, tmp_path, Recorded(page(cells)).client()))
    assert rows.select("sex", "age", "cat01", "date", "value", "status").rows() == [
        ("male", "0-4", "0", "2020", 2341.0, "figure"),
        ("male", "95+", "0", "2020", 0.0, "figure"),
        ("female", "unknown", "0", "2020", None, "withheld"),
        ("total", "0-4", "0", "2020", None, "unknown"),
        ("male", "R1", "1", "2020-06", 12.0, "figure"),
        ("male", "99", "0", "2020-FY", 3.0, "figure"),
    ]
    assert rows["item"].unique().to_list() == ["population"]
    assert rows["place"].to_list() == [1, 2, 3, 4, 5, 6]


def test_the_census_is_fetched_as_unverified_blocks(tmp_path: Path) -> None:
    cells = [cell("2341"), cell("2300", nationality="1"), cell("?", time="2015000000")]
    recorded = Recorded(page(cells))
    newer, older = fetch(TABLE, tmp_path, recorded.client())
    assert (newer.statistic, newer.edition, newer.verified) == ("census", "2020-10-01", False)
    assert dict(newer.frame.schema) == COLUMNS
    assert newer.frame.rows() == [
        ("07202", "2020-10-01", "male", "0-4", "population", 2341.0, "figure", 1, 1),
        ("07202", "2020-10-01", "male", "0-4", "population_japanese", 2300.0, "figure", 2, 1),
    ]
    assert str(newer.source).startswith("総務省「国勢調査 男女，年齢")
    assert newer.source.via == f"e-Stat API 3.0, statsDataId {TABLE}, 2026-11-23T10:00:00.000+09:00"
    assert [finding.what.en for finding in newer.findings] == [
        "年齢（5歳階級）: labels kept as codes: （再掲）15歳未満 (R1)"
    ]
    assert older.edition == "2015-10-01"
    assert "1 cells with an unknown sign" in [finding.what.en for finding in older.findings]
    assert newer.file_hash == older.file_hash


def test_figures_with_unknown_ages_filled_in_are_an_item_of_their_own(tmp_path: Path) -> None:
    table = {**TABLE_INF, "TITLE": {"$": "年齢（不詳補完結果）、男女、国籍別人口"}}
    cells = [cell("5"), cell("4", nationality="1")]
    (block,) = fetch(TABLE, tmp_path, Recorded(page(cells, table=table)).client())
    assert block.frame["item"].to_list() == ["population_completed", "population_japanese"]


def test_names_of_areas_are_kept_and_those_of_former_ones_in_brackets_are_not(
    tmp_path: Path,
) -> None:
    answer = page([cell("1"), cell("2", area="07211")])
    (areas,) = [
        axis
        for axis in answer["GET_STATS_DATA"]["STATISTICAL_DATA"]["CLASS_INF"]["CLASS_OBJ"]
        if axis["@id"] == "area"
    ]
    former = {"@code": "07211", "@name": "（旧 須賀川市）"}
    axes = [
        *[a for a in CLASSES if a["@id"] != "area"],
        {**areas, "CLASS": [*areas["CLASS"], former]},
    ]
    answer["GET_STATS_DATA"]["STATISTICAL_DATA"]["CLASS_INF"] = {"CLASS_OBJ": axes}
    (block,) = fetch(TABLE, tmp_path, Recorded(answer).client())
    assert block.names == (("07202", "会津若松市"),)


def test_another_table_is_no_census(tmp_path: Path) -> None:
    other = {**TABLE_INF, "STAT_NAME": {"@code": "00450011", "$": "人口動態調査"}}
    with pytest.raises(InputError, match="expected the census by sex and five-year age"):
        fetch(TABLE, tmp_path, Recorded(page(cell("1"), table=other)).client())


def test_what_was_answered_is_not_asked_again(tmp_path: Path) -> None:
    folder = tmp_path / "answers"
    recorded = Recorded(page(cell("1")))
    first = fetch(TABLE, folder, recorded.client())
    again = fetch(TABLE, folder, Client(""))
    assert first[0].frame.equals(again[0].frame)
    assert len(recorded.asked) == 1


def test_the_name_of_an_answer_does_not_depend_on_the_key(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    data(TABLE, one, Recorded(page(cell("1"))).client("a" * 40))
    data(TABLE, two, Recorded(page(cell("1"))).client("b" * 40))
    assert [path.name for path in one.iterdir()] == [path.name for path in two.iterdir()]


def test_a_damaged_answer_is_asked_anew(tmp_path: Path) -> None:
    data(TABLE, tmp_path, Recorded(page(cell("1"))).client())
    (kept,) = tmp_path.iterdir()
    kept.write_text("{", encoding="utf-8")
    recorded = Recorded(page(cell("2")))
    assert data(TABLE, tmp_path, recorded.client()).values[0]["$"] == "2"


def test_the_key_is_in_no_file_log_name_or_error(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    echoing = page(cell("1"))
    echoing["GET_STATS_DATA"]["STATISTICAL_DATA"]["TABLE_INF"] = {**TABLE_INF, "NOTE": f"x{KEY}x"}
    client = Recorded(echoing, result("GET_STATS_DATA", 150, f"appId={KEY} …")).client()
    data(TABLE, tmp_path, client, {"appId": KEY})
    for path in tmp_path.iterdir():
        assert KEY not in path.name
        assert KEY not in path.read_text(encoding="utf-8")
    with pytest.raises(EstatError) as error:
        data("0000000000", tmp_path, client)
    assert "appId=***" in str(error.value)
    assert "HTTP Request" in caplog.text
    assert KEY not in caplog.text
    assert KEY not in repr(client) + repr(vars(client))
    assert KEY not in repr(error.value) + repr(error.value.__context__)


def test_the_key_comes_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOSEI_ESTAT_APP_ID", raising=False)
    with pytest.raises(EstatError, match="found no application ID") as error:
        data(TABLE, tmp_path, Client())
    assert "アプリケーションID" in error.value.faults[0].text("ja")
    assert error.value.exit_code == MEND
    recorded = Recorded(page(cell("1")))
    monkeypatch.setenv("SOSEI_ESTAT_APP_ID", f" {KEY}\n")
    client = Client(None, httpx.MockTransport(recorded._answer), recorded.pauses.append)
    data(TABLE, tmp_path, client)
    assert recorded.asked[0].url.params["appId"] == KEY


def test_a_client_is_made_without_a_network() -> None:
    Client(KEY)


@pytest.mark.parametrize(
    ("answer", "kind", "words"),
    [
        (REFUSED_KEY, "estat_key_refused", "SOSEI_ESTAT_APP_ID"),
        (httpx.Response(403, json=REFUSED_KEY), "estat_key_refused", "refuses"),
        (NOTHING, "estat_nothing", "Check the table ID"),
        (result("GET_STATS_DATA", 300, "統計表なし"), "estat_refused", "300: 統計表なし"),
        (httpx.Response(404, text="<html>"), "estat_refused", "HTTP 404"),
        (httpx.Response(200, text="<html>"), "estat_answer", "another shape"),
        ({"GET_STATS_DATA": []}, "estat_answer", "another shape"),
        (result("GET_STATS_DATA", STATISTICAL_DATA={}), "estat_answer", "KeyError"),
    ],
)
def test_what_cannot_be_helped_is_told_at_once(
    tmp_path: Path, answer: Any, kind: str, words: str
) -> None:
    recorded = Recorded(answer)
    found, line, exit_code = fault(recorded, tmp_path)
    assert (found, exit_code) == (kind, MEND)
    assert words in line
    assert (len(recorded.asked), recorded.pauses) == (1, [])


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (httpx.Response(429), "estat_quota"),
        (httpx.Response(503), "estat_unreachable"),
        (httpx.ConnectError(f"no route to ?appId={KEY}"), "estat_unreachable"),
        (httpx.ReadTimeout("slow"), "estat_unreachable"),
    ],
)
def test_what_may_pass_is_tried_again_after_longer_and_longer_pauses(
    tmp_path: Path, answer: Any, kind: str
) -> None:
    recorded = Recorded(*[answer] * 5)
    found, _, exit_code = fault(recorded, tmp_path)
    assert (found, exit_code) == (kind, LATER)
    assert recorded.pauses == list(PAUSES)
    assert list(tmp_path.iterdir()) == []


def test_it_goes_on_once_it_has_passed_and_waits_as_long_as_it_is_told(tmp_path: Path) -> None:
    recorded = Recorded(httpx.Response(429, headers={"Retry-After": "7"}), page(cell("1")))
    assert len(data(TABLE, tmp_path, recorded.client()).values) == 1
    assert recorded.pauses == [7.0]


def test_pages_that_have_arrived_are_kept_when_a_later_one_does_not(tmp_path: Path) -> None:
    fault(Recorded(page([cell("1")], after=2), *[httpx.Response(503)] * 5), tmp_path)
    recorded = Recorded(page([cell("2")]))
    assert len(data(TABLE, tmp_path, recorded.client()).values) == 2
    assert len(recorded.asked) == 1


def test_a_folder_that_cannot_be_written_is_a_fault(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(InputError, match="cannot be written"):
        data(TABLE, file / "answers", Recorded(page(cell("1"))).client())

"""Answers in the documented shape of the e-Stat API 3.0, written by hand: no answer of e-Stat, no true figures."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import httpx

from sosei.readers.estat import Client

KEY = "0123456789abcdef0123456789abcdef01234567"
TABLE = "0003445000"

CLASSES: list[dict[str, Any]] = [
    {"@id": "tab", "@name": "表章項目", "CLASS": {"@code": "2020_01", "@name": "人口", "@unit": "人"}},
    {
        "@id": "cat01",
        "@name": "国籍",
        "CLASS": [{"@code": "0", "@name": "総数"}, {"@code": "1", "@name": "日本人"}],
    },
    {
        "@id": "cat02",
        "@name": "男女",
        "CLASS": [
            {"@code": "0", "@name": "総数"},
            {"@code": "1", "@name": "男"},
            {"@code": "2", "@name": "女"},
        ],
    },
    {
        "@id": "cat03",
        "@name": "年齢（5歳階級）",
        "CLASS": [
            {"@code": "00", "@name": "総数"},
            {"@code": "01", "@name": "0～4歳"},
            {"@code": "20", "@name": "95歳以上"},
            {"@code": "30", "@name": "年齢「不詳」"},
            {"@code": "R1", "@name": "（再掲）15歳未満"},
        ],
    },
    {"@id": "area", "@name": "地域", "CLASS": [{"@code": "07202", "@name": "会津若松市"}]},
    {
        "@id": "time",
        "@name": "時間軸(年次)",
        "CLASS": [{"@code": "2020000000", "@name": "2020年"}],
    },
]  # fmt: skip

TABLE_INF: dict[str, Any] = {
    "@id": TABLE,
    "STAT_NAME": {"@code": "00200521", "$": "国勢調査"},
    "GOV_ORG": {"@code": "00200", "$": "総務省"},
    "STATISTICS_NAME": "令和2年国勢調査 人口等基本集計",
    "TITLE": {"@no": "2-5", "$": "男女，年齢（5歳階級），国籍別人口－市区町村"},
    "SURVEY_DATE": "202010",
    "UPDATED_DATE": "2022-03-22",
    "OVERALL_TOTAL_NUMBER": 6,
}


def cell(
    figure: str, age: str = "01", sex: str = "1", nationality: str = "0", **other: str
) -> dict[str, str]:
    """One value."""
    codes = {
        "@tab": "2020_01",
        "@cat01": nationality,
        "@cat02": sex,
        "@cat03": age,
        "@area": "07202",
        "@time": "2020000000",
        "@unit": "人",
        "$": figure,
    }
    return codes | {f"@{name}": code for name, code in other.items()}


def result(
    root: str, status: int = 0, message: str = "正常に終了しました。", **parts: Any
) -> dict[str, Any]:
    """One whole answer."""
    told = {"STATUS": status, "ERROR_MSG": message, "DATE": "2026-11-23T10:00:00.000+09:00"}
    return {root: {"RESULT": told, "PARAMETER": {"LANG": "J", "APP_ID": KEY}, **parts}}


def page(
    values: Any, after: int | None = None, table: dict[str, Any] | None = None
) -> dict[str, Any]:
    """One page of a table."""
    inf: dict[str, Any] = {"TOTAL_NUMBER": 6, "FROM_NUMBER": 1, "TO_NUMBER": 6}
    if after is not None:
        inf["NEXT_KEY"] = after
    part = {
        "RESULT_INF": inf,
        "TABLE_INF": table or TABLE_INF,
        "CLASS_INF": {"CLASS_OBJ": CLASSES},
        "DATA_INF": {"NOTE": {"@char": "-", "$": "該当数字がないもの"}, "VALUE": values},
    }
    return result("GET_STATS_DATA", STATISTICAL_DATA=part)


class Recorded:
    """e-Stat, as far as a test needs it: gives the answers in order, remembers what was asked."""

    def __init__(self, *answers: dict[str, Any] | httpx.Response | Exception) -> None:
        self.asked: list[httpx.Request] = []
        self.pauses: list[float] = []
        self._answers: Iterator[dict[str, Any] | httpx.Response | Exception] = iter(answers)

    def client(self, key: str = KEY) -> Client:
        """A client that asks here and waits for nobody."""
        return Client(key, httpx.MockTransport(self._answer), self._pause())

    def _pause(self) -> Callable[[float], None]:
        return self.pauses.append

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        answer = next(self._answers)
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, httpx.Response):
            return answer
        return httpx.Response(200, text=json.dumps(answer, ensure_ascii=False))

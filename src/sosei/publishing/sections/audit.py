"""Do the stated levers give the stated picture? The published outline beside our own runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from sosei.publishing import audit_words, tables, wording
from sosei.publishing.sections.model import Section
from sosei.publishing.tables import PrintedTable
from sosei.studies.result import VisionResult

HEAD = ("確かめたこと", "公表", "試算", "判定")

ABOUT = {"status_quo": "現状推計", "vision": "ビジョン", "difference": "差（ビジョン−現状推計）"}

SHARES = {"fertility": "出生", "migration": "移動", "interaction": "相互作用（両方に半分ずつ含む）"}

VERDICTS = {
    "within": "範囲内",
    "feasible": "両立する",
    "tight": "範囲の端でだけ両立",
    "impossible": "両立しない",
    "reached": "達成可能",
    "not_reached": "達成できない",
    "": tables.NOT_APPLICABLE,
}

QUESTIONS = 3
"""Tables that answer the three questions; the rest is working."""

SMALLER, LARGER = "範囲に届かない", "範囲を超える"

IDENTITY = {
    "total": "公表された差の合計による総人口",
    "ageing_rate": "公表された差による高齢化率の差",
    "needed_ageing_rate": "その差に必要な現状推計の高齢化率",
}

SIDES = {
    "を下回る": "未満",
    "未満": "未満",
    "以下": "以下",
    "を上回る": "超",
    "超": "超",
    "以上": "以上",
}
"""How a range with one bound is printed, by the words of the document."""

Row = dict[str, Any]


def section(result: VisionResult) -> Section | None:
    """Return the section, if the study states what a document claims."""
    if "audit" not in result.tables:
        return None
    first, *answers = audit_words.sentences(result, "ja")
    printed = tuple(table for table in _tables(result) if table.rows)
    return Section(
        name="audit",
        question="公表されたビジョンは、前提（出生率・移動）から導けるか",
        answer=f"{first}。{_short(result)}",
        tables=printed,
        notes=(*answers, result.tables["audit"].note),
        folded=len(printed) - QUESTIONS,
    )


def _short(result: VisionResult) -> str:
    """Answer in one sentence."""
    levers = list(result.tables["audit"].rows(question="levers"))
    within = sum(row["verdict"] == "within" for row in levers)
    return (
        f"{result.manifest['stated']['document']}の数値について、現状推計、補正計算、前提の順に確かめました。"
        f"前提からは、{len(levers)}個の数値のうち{within}個が公表値の範囲内です。"
    )


def _tables(result: VisionResult) -> Iterable[PrintedTable]:
    def printed(title: str, line: Callable[[Row], tuple[str, ...]], **where: Any) -> PrintedTable:
        table = result.tables["audit"]
        rows = tuple(line(row) for row in table.rows(**where) if row["case"] != "all")
        return PrintedTable(title, HEAD, rows, table.sources)

    yield printed("問1：現状推計は公表値に合うか", _status_quo, question="status_quo")
    yield printed("問2：純移動の倍率で公表値に合わせる", _calibration, question="calibration")
    yield printed("問3：そこから前提を動かす", _figure, question="levers")
    yield _shares(result)
    yield printed("足りない分を埋める毎年の転入", _addition, question="addition")
    yield printed("数値どうしの点検（恒等式）", _identity, question="identity")
    yield _stated(result)


def _row(what: str, row: Row) -> tuple[str, ...]:
    return what, audit_words.stated(row, "ja"), audit_words.value(row, "found", "ja"), _verdict(row)


def _what(row: Row) -> str:
    year = f"{row['year']}年" + ("" if row["year_stated"] else "（年の記載なし）")
    return f"{year} {ABOUT[row['of']]}：{wording.INDICATORS[row['indicator']]}"


def _verdict(row: Row) -> str:
    """Return the verdict; a difference below 0 is read by its size."""
    if row["verdict"] in VERDICTS:
        return VERDICTS[row["verdict"]]
    smaller = (row["verdict"] == "below") == ((row["stated"] or 0) >= 0)
    return SMALLER if smaller else LARGER


def _status_quo(row: Row) -> tuple[str, ...]:
    return _row(f"{_what(row)}（移動：{wording.periods(row['case'])}）", row)


def _figure(row: Row) -> tuple[str, ...]:
    return _row(_what(row), row)


def _calibration(row: Row) -> tuple[str, ...]:
    if row["case"] != "multiplier":
        return _row(_what(row), row)
    times = "～".join(tables.ratio(row[key], 2) for key in ("found_low", "found_high"))
    found = f"{tables.ratio(row['found'], 2)}倍（{times}倍）"
    return f"{row['year']}年に合わせる純移動の倍率", tables.NOT_APPLICABLE, found, _verdict(row)


def _addition(row: Row) -> tuple[str, ...]:
    if row["unit"] != "person per year":
        case = (
            "公表の総人口になる転入"
            if row["case"] == "with_printed"
            else "すべてが範囲内になる転入"
        )
        return _row(f"{case}を加えた{_what(row)}", row)
    goal = "公表値になる" if row["case"] == "printed" else "範囲内になる"
    plain = {**row, "unit": "share" if row["indicator"] == "ageing_rate" else "person"}
    per_year = audit_words.value(row, "found", "ja")
    found = per_year if row["found"] is None else f"毎年{per_year}"
    return f"{_what(row)}が{goal}転入", audit_words.stated(plain, "ja"), found, _verdict(row)


def _identity(row: Row) -> tuple[str, ...]:
    low, high = (audit_words.value(row, key, "ja") for key in ("found_low", "found_high"))
    found = f"{audit_words.value(row, 'found', 'ja')}（{low}～{high}）"
    stated = audit_words.stated(row, "ja")
    if row["stated"] is None:
        ours = "～".join(audit_words.value(row, key, "ja") for key in ("low", "high"))
        stated = f"現状推計の試算 {ours}"
    return f"{row['year']}年 {IDENTITY[row['case']]}", stated, found, _verdict(row)


def _shares(result: VisionResult) -> PrintedTable:
    """Print what each lever gives; nothing is judged here."""
    table = result.tables["audit"]
    rows = []
    for year in dict.fromkeys(row["year"] for row in table.rows(question="shares")):
        for indicator in wording.INDICATORS:
            where = {"question": "shares", "year": year, "indicator": indicator}
            parts = [{**row, "of": "difference"} for row in table.rows(**where)]
            cells = (audit_words.value(part, "found", "ja") for part in parts)
            if parts:
                rows.append((f"{year}年 {wording.INDICATORS[indicator]}", *cells))
    title = "前提の効き方（シャープレイ値）"
    return PrintedTable(
        title, ("差（ビジョン−現状推計）", *SHARES.values()), tuple(rows), table.sources
    )


def _stated(result: VisionResult) -> PrintedTable:
    """Print the sentences of the document, and how they were read."""
    table = result.tables["audit_stated"]
    rows = []
    for row in table.rows():
        line = "" if row["line"] is None else f"（本文{row['line']}行目）"
        shown = {**row, "unit": "person" if row["unit"] == "person" else "share"}
        rows.append((_bounds(shown), f"{row['text']}{line}"))
    head = ("読み取った範囲", "公表された数値")
    return PrintedTable("公表された数値と、その範囲", head, tuple(rows), table.sources, prose=True)


def _bounds(row: Row) -> str:
    low, high = (audit_words.value(row, key, "ja") for key in ("low", "high"))
    if row["words"] in SIDES:
        return f"{high if row['low'] is None else low}{SIDES[row['words']]}"
    return f"{low}から{high}まで"

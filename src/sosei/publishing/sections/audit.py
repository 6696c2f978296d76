"""Do the stated levers give the stated picture? The published outline beside our own runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from sosei.base.messages import Both
from sosei.publishing import audit_words, tables, wording
from sosei.publishing.notes import note
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import Words, own, say, spoken, told
from sosei.publishing.tables import PrintedTable
from sosei.studies.result import VisionResult

HEAD = (
    Both("Checked", "確かめたこと"),
    Both("Published", "公表"),
    Both("Ours", "試算"),
    Both("Verdict", "判定"),
)

ABOUT = Words(
    {
        "status_quo": Both("status quo", "現状推計"),
        "vision": Both("vision", "ビジョン"),
        "difference": Both("difference (vision − status quo)", "差（ビジョン−現状推計）"),
    }
)

SHARES = Words(
    {
        "fertility": Both("Fertility", "出生"),
        "migration": Both("Migration", "移動"),
        "interaction": Both("Interaction (half in each)", "相互作用（両方に半分ずつ含む）"),
    }
)

VERDICTS = Words(
    {
        "within": Both("within", "範囲内"),
        "feasible": Both("feasible", "両立する"),
        "tight": Both("only at the edge", "範囲の端でだけ両立"),
        "impossible": Both("impossible", "両立しない"),
        "reached": Both("reached", "達成可能"),
        "not_reached": Both("not reached", "達成できない"),
        "": Both(tables.NOT_APPLICABLE, tables.NOT_APPLICABLE),
    }
)

QUESTIONS = 3
"""Tables that answer the three questions; the rest is working."""

SMALLER, LARGER = (
    Both("below the range", "範囲に届かない"),
    Both("beyond the range", "範囲を超える"),
)

IDENTITY = Words(
    {
        "total": Both(
            "total population by the sum of the published differences",
            "公表された差の合計による総人口",
        ),
        "ageing_rate": Both(
            "difference of the ageing rate by the published differences",
            "公表された差による高齢化率の差",
        ),
        "needed_ageing_rate": Both(
            "ageing rate of the status quo that this would need", "その差に必要な現状推計の高齢化率"
        ),
    }
)

BELOW, UP_TO = Both("below {value}", "{value}未満"), Both("{value} or less", "{value}以下")
ABOVE, FROM_ON = Both("above {value}", "{value}超"), Both("{value} or more", "{value}以上")
SIDES = {
    "を下回る": BELOW,
    "未満": BELOW,
    "以下": UP_TO,
    "を上回る": ABOVE,
    "超": ABOVE,
    "以上": FROM_ON,
}
"""How a range with one bound is printed, by the words of the document."""

Row = dict[str, Any]


def section(result: VisionResult) -> Section | None:
    """Return the section, if the study states what a document claims."""
    if "audit" not in result.tables:
        return None
    first, *answers = audit_words.sentences(result, spoken())
    printed = tuple(table for table in _tables(result) if table.rows)
    return Section(
        name="audit",
        question=say(
            "公表されたビジョンは、前提（出生率・移動）から導けるか",
            "Does the published vision follow from its levers (fertility, migration)?",
        ),
        answer=f"{first.rstrip('.')}{say('。', '. ')}{_short(result)}",
        tables=printed,
        notes=(*answers, note(result.tables["audit"].note)),
        folded=len(printed) - QUESTIONS,
    )


def _short(result: VisionResult) -> str:
    """Answer in one sentence."""
    levers = list(result.tables["audit"].rows(question="levers"))
    within = sum(row["verdict"] == "within" for row in levers)
    document = result.manifest["stated"]["document"]
    return say(
        f"{document}の数値について、現状推計、補正計算、前提の順に確かめました。"
        f"前提からは、{len(levers)}個の数値のうち{within}個が公表値の範囲内です。",
        f"The figures of {own(document)} were checked in this order: status quo, calibration, levers. From the levers, "
        f"{within} of {len(levers)} figures are within what is published.",
    )


def _tables(result: VisionResult) -> Iterable[PrintedTable]:
    def printed(title: str, line: Callable[[Row], tuple[str, ...]], **where: Any) -> PrintedTable:
        table = result.tables["audit"]
        rows = tuple(line(row) for row in table.rows(**where) if row["case"] != "all")
        return PrintedTable(title, tuple(map(told, HEAD)), rows, table.sources)

    yield printed(
        say(
            "問1：現状推計は公表値に合うか", "1. Does the status quo agree with what is published?"
        ),
        _status_quo,
        question="status_quo",
    )
    yield printed(
        say(
            "問2：純移動の倍率で公表値に合わせる",
            "2. Calibrated to it by a multiplier of net migration",
        ),
        _calibration,
        question="calibration",
    )
    yield printed(
        say("問3：そこから前提を動かす", "3. From there, the levers"), _figure, question="levers"
    )
    yield _shares(result)
    yield printed(
        say("足りない分を埋める毎年の転入", "Yearly arrivals that close what is missing"),
        _addition,
        question="addition",
    )
    yield printed(
        say("数値どうしの点検（恒等式）", "The figures against each other (identity)"),
        _identity,
        question="identity",
    )
    yield _stated(result)


def _row(what: str, row: Row) -> tuple[str, ...]:
    language = spoken()
    found = audit_words.value(row, "found", language)
    return what, audit_words.stated(row, language), found, _verdict(row)


def _what(row: Row) -> str:
    silent = "" if row["year_stated"] else say("（年の記載なし）", " (year not stated)")
    of, indicator = ABOUT[row["of"]], wording.INDICATORS[row["indicator"]]
    return f"{wording.year(row['year'])}{silent} {of}{say('：', ': ')}{indicator}"


def _verdict(row: Row) -> str:
    """Return the verdict; a difference below 0 is read by its size."""
    if row["verdict"] in VERDICTS:
        return VERDICTS[row["verdict"]]
    smaller = (row["verdict"] == "below") == ((row["stated"] or 0) >= 0)
    return told(SMALLER if smaller else LARGER)


def _status_quo(row: Row) -> tuple[str, ...]:
    periods = wording.periods(row["case"])
    return _row(_what(row) + say(f"（移動：{periods}）", f" (migration {periods})"), row)


def _figure(row: Row) -> tuple[str, ...]:
    return _row(_what(row), row)


def _calibration(row: Row) -> tuple[str, ...]:
    if row["case"] != "multiplier":
        return _row(_what(row), row)
    times = say("～", "–").join(tables.ratio(row[key], 2) for key in ("found_low", "found_high"))
    best = tables.ratio(row["found"], 2)
    found = say(f"{best}倍（{times}倍）", f"× {best} ({times})")
    what = say(
        f"{row['year']}年に合わせる純移動の倍率",
        f"multiplier of net migration that gives {row['year']}",
    )
    return what, tables.NOT_APPLICABLE, found, _verdict(row)


def _addition(row: Row) -> tuple[str, ...]:
    if row["unit"] != "person per year":
        case = (
            say("公表の総人口になる転入", "arrivals for the published total")
            if row["case"] == "with_printed"
            else say("すべてが範囲内になる転入", "arrivals for all within range")
        )
        return _row(say(f"{case}を加えた{_what(row)}", f"{_what(row)}, with {case}"), row)
    exact = row["case"] == "printed"
    plain = {**row, "unit": "share" if row["indicator"] == "ageing_rate" else "person"}
    per_year = audit_words.value(row, "found", spoken())
    found = per_year if row["found"] is None else say(f"毎年{per_year}", f"{per_year} a year")
    what = say(
        f"{_what(row)}が{'公表値になる' if exact else '範囲内になる'}転入",
        f"arrivals that bring {_what(row)} {'to what is published' if exact else 'into range'}",
    )
    return what, audit_words.stated(plain, spoken()), found, _verdict(row)


def _identity(row: Row) -> tuple[str, ...]:
    language = spoken()
    low, high = (audit_words.value(row, key, language) for key in ("found_low", "found_high"))
    best = audit_words.value(row, "found", language)
    found = say(f"{best}（{low}～{high}）", f"{best} ({low} to {high})")
    stated = audit_words.stated(row, language)
    if row["stated"] is None:
        ours = say("～", " to ").join(
            audit_words.value(row, key, language) for key in ("low", "high")
        )
        stated = say(f"現状推計の試算 {ours}", f"our status quo {ours}")
    return f"{wording.year(row['year'])} {IDENTITY[row['case']]}", stated, found, _verdict(row)


def _shares(result: VisionResult) -> PrintedTable:
    """Print what each lever gives; nothing is judged here."""
    table = result.tables["audit"]
    rows = []
    for year in dict.fromkeys(row["year"] for row in table.rows(question="shares")):
        for indicator in wording.INDICATORS:
            where = {"question": "shares", "year": year, "indicator": indicator}
            parts = [{**row, "of": "difference"} for row in table.rows(**where)]
            cells = (audit_words.value(part, "found", spoken()) for part in parts)
            if parts:
                heading = f"{wording.year(year)} {wording.INDICATORS[indicator]}"
                rows.append((heading, *cells))
    title = say("前提の効き方（シャープレイ値）", "What each lever gives (Shapley values)")
    head = (say("差（ビジョン−現状推計）", "Difference (vision − status quo)"), *SHARES.values())
    return PrintedTable(title, head, tuple(rows), table.sources)


def _stated(result: VisionResult) -> PrintedTable:
    """Print the sentences of the document, and how they were read."""
    table = result.tables["audit_stated"]
    rows = []
    for row in table.rows():
        line = (
            ""
            if row["line"] is None
            else say(f"（本文{row['line']}行目）", f" (line {row['line']})")
        )
        shown = {**row, "unit": "person" if row["unit"] == "person" else "share"}
        rows.append((_bounds(shown), f"{own(row['text'])}{line}"))
    head = (say("読み取った範囲", "Read as"), say("公表された数値", "Published"))
    title = say("公表された数値と、その範囲", "The published figures, and how they are read")
    return PrintedTable(title, head, tuple(rows), table.sources, prose=True)


def _bounds(row: Row) -> str:
    low, high = (audit_words.value(row, key, spoken()) for key in ("low", "high"))
    if row["words"] in SIDES:
        return told(SIDES[row["words"]]).format(value=high if row["low"] is None else low)
    return say(f"{low}から{high}まで", f"{low} to {high}")

"""Words for what strategies are made of, in both languages."""

from __future__ import annotations

from sosei.base.messages import Both
from sosei.strategy.indicator import Direction, HoldSide, Nature, YearBasis
from sosei.strategy.plan import Kind, SuccessionKind, TagBasis
from sosei.strategy.verdict import Reported

NATURES = {
    Nature.FLOW: Both("Counted per year", "1年ごとの数"),
    Nature.NET_FLOW: Both(
        "A balance per year, may be below 0", "1年ごとの差引（0を下回ることもあります）"
    ),
    Nature.CUMULATIVE: Both("A running total", "累計（足し上げた合計）"),
    Nature.STOCK: Both("Counted at a date", "ある時点の数"),
    Nature.RATIO: Both("A ratio", "割合（分子÷分母）"),
    Nature.INDEX: Both("An index or rate", "指数・率"),
    Nature.MILESTONE: Both("Done or not", "完了したかどうか"),
}
DIRECTIONS = {
    Direction.UP: Both("Raise", "増やす・上げる"),
    Direction.DOWN: Both("Lower", "減らす・下げる"),
    Direction.HOLD: Both("Hold", "保つ"),
    Direction.COMPLETE: Both("Complete", "終える"),
}
HOLDS = {
    HoldSide.UP: Both("Hold: not below the target", "保つ（目標値を下回らない）"),
    HoldSide.DOWN: Both("Hold: not above the target", "保つ（目標値を上回らない）"),
}
BASES = {
    YearBasis.CALENDAR: Both("Calendar year (January–December)", "暦年（1～12月）"),
    YearBasis.FISCAL: Both("Fiscal year (April–March)", "年度（4～3月）"),
    YearBasis.DATE: Both("A named day", "決まった日"),
}
KINDS = {
    Kind.PLAN: Both("Comprehensive plan", "総合計画"),
    Kind.PILLAR: Both("Pillar", "柱"),
    Kind.GOAL: Both("Numeric target", "数値目標"),
    Kind.MEASURE: Both("Measure", "取組"),
}
REPORTED = {
    Reported.REPORTED: Both("reported", "報告あり"),
    Reported.NOT_REPORTED: Both("not reported", "未報告"),
    Reported.NOT_PUBLISHED: Both("not published", "未公表"),
    Reported.NOT_DUE: Both("not due", "対象外"),
}
SUCCESSIONS = {
    SuccessionKind.CONTINUED: Both("Continued", "続ける"),
    SuccessionKind.REDEFINED: Both("Redefined", "定義を変えて続ける"),
    SuccessionKind.ENDED: Both("Ended", "終える"),
}
TAG_BASES = {
    TagBasis.STATED: Both("Stated in the document", "文書に記載"),
    TagBasis.INFERRED: Both("Inferred", "推定"),
}
PARTS = {
    "description": Both("What it is", "内容"),
    "direction": Both("Direction", "基本的な方向"),
    "result": Both("Results", "成果"),
    "issue": Both("Issues", "課題"),
    "next": Both("From here on", "今後の方向"),
}
"""Texts of nodes and indicators, in the order in which pages show them."""

FRAMEWORKS = {
    "sdgs": Both("SDGs", "SDGs"),
    "departments": Both("Departments", "担当部署"),
    "principles": Both("Policy principles", "政策の原則"),
    "national_goals": Both("National basic goals", "国の基本目標"),
    "national_goals_2022": Both("National goals of 2022", "国の目標（2022年）"),
    "national_goals_2025": Both("National goals of 2025", "国の目標（2025年）"),
    "viewpoints": Both("Viewpoints", "視点"),
    "audiences": Both("Whom it is for", "対象"),
}

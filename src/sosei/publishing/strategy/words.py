"""Words for what strategies are made of, in both languages."""

from __future__ import annotations

from sosei.base.messages import Both
from sosei.strategy.indicator import Direction, HoldSide, Nature, YearBasis
from sosei.strategy.plan import Kind, SuccessionKind, TagBasis
from sosei.strategy.verdict import Reported

NATURES = {
    Nature.FLOW: Both("flow: counted per year", "1年ごとの数"),
    Nature.NET_FLOW: Both(
        "net flow: a balance per year, may be below 0", "1年ごとの差引（0を下回ることがある）"
    ),
    Nature.CUMULATIVE: Both("cumulative: a running total", "累計（足し上げた合計）"),
    Nature.STOCK: Both("stock: counted at a date", "ある時点の数"),
    Nature.RATIO: Both("ratio: numerator ÷ denominator", "割合（分子÷分母）"),
    Nature.INDEX: Both("index or rate", "指数・率"),
    Nature.MILESTONE: Both("milestone: done or not", "完了したかどうか"),
}
DIRECTIONS = {
    Direction.UP: Both("upward", "増やす・上げる"),
    Direction.DOWN: Both("downward", "減らす・下げる"),
    Direction.HOLD: Both("hold", "保つ"),
    Direction.COMPLETE: Both("complete", "終える"),
}
HOLDS = {
    HoldSide.UP: Both("hold: not below the target", "保つ（目標値を下回らない）"),
    HoldSide.DOWN: Both("hold: not above the target", "保つ（目標値を上回らない）"),
}
BASES = {
    YearBasis.CALENDAR: Both("calendar year (January–December)", "暦年（1～12月）"),
    YearBasis.FISCAL: Both("fiscal year (April–March)", "年度（4～3月）"),
    YearBasis.DATE: Both("a named day", "決まった日"),
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
    SuccessionKind.CONTINUED: Both("continued", "続ける"),
    SuccessionKind.REDEFINED: Both("redefined", "定義を変えて続ける"),
    SuccessionKind.ENDED: Both("ended", "終える"),
}
TAG_BASES = {
    TagBasis.STATED: Both("stated in the document", "文書に記載"),
    TagBasis.INFERRED: Both("inferred", "推定"),
}
PARTS = {
    "description": Both("What it is", "内容"),
    "direction": Both("Direction", "基本的な方向"),
    "result": Both("Results", "成果"),
    "issue": Both("Issues", "課題"),
    "next": Both("From here on", "今後の方向"),
}
"""Texts of nodes that pages show, in their order."""

FRAMEWORKS = {
    "sdgs": Both("SDGs", "SDGs"),
    "departments": Both("Departments", "担当部署"),
    "principles": Both("Policy principles", "政策の原則"),
    "national_goals": Both("National basic goals", "国の基本目標"),
    "national_goals_2025": Both("National goals of 2025", "国の目標（2025年）"),
    "viewpoints": Both("Viewpoints", "視点"),
    "audiences": Both("Whom it is for", "対象"),
}

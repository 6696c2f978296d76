"""Sentences that are no faults of an input."""

from __future__ import annotations

from sosei.base.messages.words import Both

NOT_SUPPORTED = Both(
    "{what}: not supported yet.", "{what}：まだ対応していません（not supported yet）。"
)

RAKED = Both(
    "note: raked to control.csv; the largest factor changed a cell by {change}",
    "注意：control.csv の合計に合わせて補正しました。補正率の最大は {change} です",
)

CLAMPED = Both(
    "note: {scenario}, {area}, {year}, {sex} {age}: {persons} below 0, set to 0",
    "注意：{scenario}、{area}、{year}年、{sex} {age}：0 を {persons} 下回ったため 0 にしました",
)

UNVERIFIED = Both(
    "note: {names}: no official page confirms the bounds of these classes; "
    "natural_influence and social_influence are the plain ratios",
    "注意：{names} の階級の境は公表資料で確認できていません。"
    "natural_influence と social_influence がもとの比です",
)

STAGE_BOUND = Both(
    "note: decline_stage: 65+ holds while its five-year change is above {bound:.0%} of its peak "
    "(a parameter; no official page gives it)",
    "注意：decline_stage は、65歳以上の5年間の増減が最大値の {bound:.0%} を上回れば維持・微減とみなしました"
    "（公表資料にない設定値）",
)

NOT_READ = Both(
    "note: {name} is no part of a bundle and was not read",
    "注意：{name} は入力フォルダの決まったファイルではないため、読みませんでした",
)

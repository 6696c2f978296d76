"""What goals and audits answer, in Japanese and English. Braces are filled in."""

from __future__ import annotations

from sosei.base.messages import Both

LEVERS = {
    "tfr": Both("the TFR", "合計特殊出生率"),
    "migration": Both("the multiplier of net migration", "純移動の倍率"),
    "arrivals": Both("the arrivals per year", "毎年の転入"),
}

GOAL_IS = Both(
    "Goal: {indicator} of {target} in {year} ({area}). As it stands, {scenario} gives {as_it_stands}.",
    "目標：{year}年の{indicator}を{target}にする（{area}）。{scenario}のままでは{as_it_stands}です。",
)

GOAL_REACHED = {
    "tfr": Both(
        "Reached with a TFR of {value} in all steps from {start} on (in {scenario}: {neutral} in {year}).",
        "合計特殊出生率を{start}年からの全期間で{value}にすると届きます（{scenario}の{year}年は{neutral}）。",
    ),
    "migration": Both(
        "Reached with {value} times the net migration of {scenario} in all steps from {start} on.",
        "純移動を{start}年からの全期間で{scenario}の{value}倍にすると届きます。",
    ),
    "arrivals": Both(
        'Reached if {value} persons a year come from {start} to {year}, with the ages of "{profile}".',
        "{start}年から{year}年まで、毎年{value}人が「{profile}」の年齢構成で転入すると届きます。",
    ),
}

GOAL_NOT_REACHED = {
    "out_of_range": Both(
        "Cannot be reached, because {lever} between {low} and {high} gives {attained} at best, at {value}.",
        "{lever}を{low}から{high}まで動かしても届きません。最も近いのは{attained}です（{lever}{value}のとき）。",
    ),
    "no_effect": Both(
        "Cannot be reached, because {lever} does not move this indicator: it stays at {attained}.",
        "{lever}を動かしてもこの指標は{attained}のまま変わらないため、届きません。",
    ),
    "jump": Both(
        "Cannot be reached, because the indicator leaps over it where {lever} is {value}; the best is {attained}.",
        "{lever}が{value}のところで指標が目標を飛び越えるため、ちょうどには届きません。最も近いのは{attained}です。",
    ),
    "undefined": Both(
        "Cannot be reached, because the indicator is not defined for {lever} between {low} and {high}.",
        "{lever}が{low}から{high}の間ではこの指標を計算できないため、届きません。",
    ),
}

GOAL_TURNED = Both(
    "A multiplier below 0 turns losses into gains, and gains into losses.",
    "0より小さい倍率は、転出超過と転入超過を入れ替えることを意味します。",
)

GOAL_CLAMPED = Both(
    "{cells} cells would fall below 0 and were set to 0: take the answer with care.",
    "0を下回る{cells}セルを0にしています。答えは慎重にお読みください。",
)

GOAL_CURVE = Both(
    "Together with a TFR in all steps, these multipliers of net migration reach it:",
    "全期間の合計特殊出生率と組み合わせると、次の純移動の倍率で届きます。",
)

GOAL_PAIR = Both("TFR {tfr}: {value} times", "合計特殊出生率{tfr}：{value}倍")

GOAL_NO_PAIR = Both(
    "TFR {tfr}: not reached ({attained} at {value} times)",
    "合計特殊出生率{tfr}：届きません（{value}倍で{attained}）",
)

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

# ── audits ────────────────────────────────────────────────────────────────────

AUDIT_LABEL = Both(
    "An estimate from the published outline; the full document was not seen.",
    "公表概要からの試算・全文未確認",
)

QUALIFIED = {
    "": Both("{value}", "{value}"),
    "約": Both("about {value}", "約{value}"),
    "およそ": Both("about {value}", "およそ{value}"),
    "前後": Both("around {value}", "{value}前後"),
    "程度": Both("some {value}", "{value}程度"),
    "弱": Both("just under {value}", "{value}弱"),
    "強": Both("just over {value}", "{value}強"),
    "台": Both("{value} and some", "{value}台"),
    "を下回る": Both("below {value}", "{value}を下回る"),
    "未満": Both("under {value}", "{value}未満"),
    "以下": Both("{value} at most", "{value}以下"),
    "を上回る": Both("above {value}", "{value}を上回る"),
    "超": Both("over {value}", "{value}超"),
    "以上": Both("{value} at least", "{value}以上"),
}
"""How a figure is printed with its words."""

AUDIT_STATUS_QUO = Both(
    "1. Status quo: {year} is published as {stated}. By the period of migration it comes to {found}. "
    "No period was chosen by this.",
    "問1（現状推計）：{year}年の公表値は{stated}です。移動の期間により{found}となります。"
    "この結果で期間を選ぶことはしていません。",
)

AUDIT_CALIBRATED = Both(
    "2. Calibration: {times} times the net migration of {chosen} gives {stated} in {year} "
    "({low} to {high} times within its words).",
    "問2（補正計算）：{chosen}の純移動を{times}倍にすると、{year}年は公表値の{stated}になります"
    "（言葉の範囲では{low}倍から{high}倍）。",
)

AUDIT_NOT_CALIBRATED = Both(
    "2. Calibration: no multiplier of the net migration of {chosen} gives {stated} in {year}; "
    "the nearest, {times}, is used.",
    "問2（補正計算）：{chosen}の純移動を何倍にしても、{year}年は公表値の{stated}になりません。"
    "最も近い{times}倍を用います。",
)

AUDIT_NO_TOTAL = Both(
    "2. Calibration: no total of the status quo is published as a value; the study's own run is used.",
    "問2（補正計算）：現状推計の総人口が値として公表されていないため、この試算の現状推計を用います。",
)

AUDIT_LEVERS = Both(
    "3. Levers: moved from there, they give {within} of {count} stated figures within their words. {total}",
    "問3（前提）：そこから出生率と移動の前提を動かすと、公表された{count}個の数値のうち{within}個が、"
    "「約」「程度」などの言葉が許す範囲に入ります。{total}",
)

AUDIT_TOTAL = Both(
    "{year}: {found} (stated: {stated}).",
    "{year}年の総人口は{found}（公表は{stated}）です。",
)

AUDIT_SHARES = Both(
    "Of the difference of {difference} persons in {year}, fertility gives {fertility} and migration {migration}, "
    "half of their interaction ({interaction}) in each.",
    "{year}年の総人口の差{difference}人のうち、出生が{fertility}人、移動が{migration}人です"
    "（二つの相互作用{interaction}人を半分ずつ含みます）。",
)

AUDIT_ADDITION = Both(
    'Missing: {needed} more persons a year from {start} on, with the ages of "{profile}", '
    "bring the total within its words, {printed} to the printed value.",
    "足りない分：{start}年から毎年{needed}人が{profile}の年齢構成で加わると総人口が言葉の範囲に入り、"
    "毎年{printed}人で公表値になります。",
)

AUDIT_NO_ADDITION = Both(
    "Nothing is missing: the total is within its words.",
    "総人口は言葉の範囲に入っており、追加の転入は要りません。",
)

AUDIT_OUT_OF_REACH = Both(
    "No number of arrivals brings the total within its words.",
    "転入を加えても、総人口は言葉の範囲に入りません。",
)

AUDIT_ALL = Both(
    "With {all} a year every stated figure is within its words.",
    "毎年{all}人なら、公表されたすべての数値が言葉の範囲に入ります。",
)

AUDIT_NOT_ALL = Both(
    "No single number of such arrivals brings every stated figure within its words at once.",
    "公表されたすべての数値を同時に言葉の範囲に入れる転入の人数はありません。",
)

AUDIT_OFFER = Both(
    "What the document offers for it: {offer}", "概要がこれに充てている考え方：{offer}"
)

AUDIT_IDENTITY = Both(
    "Arithmetic, {year}: the stated differences make the ageing rate differ by {found} (stated: {stated}; "
    "{low} to {high} over the whole range of words and runs): {verdict}.",
    "数値どうしの点検（{year}年）：公表された差から計算した高齢化率の差は{found}"
    "（公表は{stated}、言葉と試算の幅全体では{low}から{high}）で、{verdict}。",
)

AUDIT_NEEDED_RATE = Both(
    "As printed, they need a status quo with an ageing rate of {needed}; our runs give {low} to {high}.",
    "公表のとおりの差になるには現状推計の高齢化率が{needed}である必要があり、試算では{low}から{high}です。",
)

POSSIBLE = {
    "feasible": Both("they agree as printed", "そのままで両立します"),
    "tight": Both(
        "they agree only towards one edge of the ranges", "幅の端に寄ったときだけ両立します"
    ),
    "impossible": Both("they agree nowhere in the ranges", "幅のどこでも両立しません"),
}

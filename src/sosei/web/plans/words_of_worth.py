"""Words of what a strategy is worth in people."""

from __future__ import annotations

from sosei.base.messages import Both

SAY = {
    "plans.worth": Both("What it is worth in residents", "人口への効果の試算"),
    "plans.worth_lead": Both(
        "Indicators that count people who move here are turned into arrivals by a stated rule, and projected.",
        "移り住む人の数を目標とする指標を、決めたルールで転入者に置き換えて将来の人口を計算します。",
    ),
    "plans.worth_caution": Both(
        "This is what follows from the rules below. It is not an effect that was measured.",
        "下のルールから計算した結果です。実際に測った効果ではありません。",
    ),
    "plans.worth_year": Both("Year", "いつの人口で見るか"),
    "plans.worth_show": Both("Show", "表示する"),
    "plans.worth_chart": Both(
        "Persons in {year}: status quo, what the strategy adds, and what is left up to the vision.",
        "{year}年の人口（人）。現状推計に戦略の分を足し、長期人口ビジョンまでに残る差を示します。",
    ),
    "plans.worth_table": Both("Table of indicators", "指標ごとの表"),
    "plans.worth_rule": Both("Rule", "ルール"),
    "plans.worth_rules": Both("Rules", "ルール"),
    "plans.worth_residents": Both("Residents in {year}", "{year}年の人口"),
    "plans.worth_of_gap": Both("Share of the gap", "差に占める割合"),
    "plans.worth_counted": Both("the same people as:", "次の指標と同じ人："),
    "plans.worth_sum": Both(
        "All together (the same people are counted once)", "合計（同じ人は1回だけ数えます）"
    ),
    "plans.worth_status_quo": Both("Status quo {year}", "{year}年の現状推計"),
    "plans.worth_vision": Both("Vision {year}", "{year}年の長期人口ビジョン"),
    "plans.worth_gap": Both("Gap", "差（人）"),
    "plans.worth_ground": Both("Reckoned on", "もとにする将来推計"),
    "plans.worth_shown": Both("published", "公開中"),
    "plans.worth_stands": Both("What it rests on", "計算の前提"),
    "plans.worth_base": Both("Population it starts from", "基準とする人口"),
    "plans.worth_migration": Both("Migration between the censuses of", "純移動率の期間"),
    "plans.worth_edition": Both("Address of the projection (SHA-256)", "推計番号（SHA-256）"),
    "plans.worth_misfit": Both("The rules do not fit the vision", "ルールが将来推計に合いません"),
    "plans.worth_no_vision": Both(
        "There is no vision of this municipality yet. Make a study and show its result as the vision first.",
        "この市町村の長期人口ビジョンがまだありません。先に検討をつくって実行し、結果を市町村のビジョンとして公開してください。",
    ),
    "plans.worth_no_rule": Both(
        "No indicator has a rule yet, so nothing is reckoned.",
        "ルールを決めた指標がないため、計算できません。",
    ),
    "plans.worth_no_people": Both(
        "There is no such indicator: a running total of people with a first year, a target and its year. "
        "Give one, or state a rule of your own at another indicator below.",
        "該当する指標がありません。人を数える累計の指標（単位が人で、開始年・目標値・目標年のあるもの）を加えるか、"
        "下の「ほかの指標」からルールを決めてください。",
    ),
    "plans.worth_stated": Both("Rule stated:", "決めたルール："),
    "plans.worth_proposed": Both(
        "Proposed, not yet counted:", "候補（まだ計算に入れていません）："
    ),
    "plans.worth_take_over": Both("Look at it and take it over", "確かめて採用する"),
    "plans.worth_change": Both("Change the rule", "ルールを変える"),
    "plans.worth_rule_own": Both(
        "Change the rule, or take it away.", "ルールを変えるか、取り消します。"
    ),
    "plans.worth_rule_new": Both(
        "Proposed from the target: it says that all come evenly, as families, and that none would have come anyway. "
        "Change what you know better, and save.",
        "目標値から作った候補です。全員が家族で均等に移り住み、戦略がなければ誰も来なかったものとしています。"
        "実情に合わせて直し、保存してください。",
    ),
    "plans.worth_rule_bare": Both(
        "Nothing can be proposed for this indicator. Say how many people come by it, and when.",
        "この指標からは候補を作れません。この指標によって移り住む人数と年を入力し、保存してください。",
    ),
    "plans.worth_others": Both("Other indicators", "ほかの指標"),
    "plans.worth_others_lead": Both(
        "If people move here by another indicator, state its rule.",
        "ほかの指標でも人が移り住む場合は、その指標を選んでルールを決めます。",
    ),
    "plans.table_worth_rules": Both("Rules of worth", "人口への効果のルール"),
    "plans.field_persons": Both("People in all", "人数（合計）"),
    "plans.field_from_year": Both("From the beginning of", "移り住みはじめる年"),
    "plans.help_from_year": Both(
        "not before the base year of the projection", "将来推計の基準年より前にはできません"
    ),
    "plans.field_to_year": Both("To the beginning of", "移り住みおわる年（その年のはじめまで）"),
    "plans.field_share": Both(
        "Share who would not have come anyway", "戦略がなければ来なかった人の割合"
    ),
    "plans.help_share": Both("0 to 1; 1 is everybody", "0から1までの数です。1は全員です"),
    "plans.field_profile": Both("Their ages", "年齢構成"),
    "plans.field_part_of": Both("Counts the same people as", "同じ人を数えている指標"),
    "plans.help_part_of": Both(
        "then they are shown, and not added again", "選ぶと、表に示したうえで合計には足しません"
    ),
}

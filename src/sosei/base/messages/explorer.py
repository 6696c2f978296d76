"""Faults of the explorer page: levers that make no sense, links that cannot be read."""

from __future__ import annotations

from sosei.base.messages.words import Entry, Words

FAULTS = {
    "explorer_own_profile": Entry(
        Words(
            "a lever of a file of its own ({value})",
            "profiles and rules that ship",
            "Look at this scenario on the page of the vision.",
        ),
        Words(
            "この試算では動かせない前提（{value}）",
            "あらかじめ用意した年齢構成と変え方",
            "このシナリオは人口ビジョンのページでご覧ください。",
        ),
    ),
    "explorer_too_many": Entry(
        Words("{lever}: too many rows", "at most {most}", "Take some out."),
        Words("{lever}の行が多すぎます", "{most}行まで", "いくつか削除してください。"),
    ),
    "explorer_span": Entry(
        Words(
            "{lever}: from {start} to {end}",
            "two years from {first} to {last}, the earlier one first",
            "Correct the years.",
        ),
        Words(
            "{lever}が{start}年から{end}年まで",
            "{first}年から{last}年までの2つの年（先の年が前）",
            "年を直してください。",
        ),
    ),
    "explorer_twice": Entry(
        Words("{lever}: the year {year} twice", "each year once", "Take one of the rows out."),
        Words("{lever}に{year}年が2回", "同じ年は1回", "どちらかの行を削除してください。"),
    ),
    "explorer_year": Entry(
        Words("{lever}: the year {year}", "a year from {first} to {last}", "Correct the year."),
        Words("{lever}に{year}年", "{first}年から{last}年までの年", "年を直してください。"),
    ),
    "explorer_value": Entry(
        Words("{lever}: {value}", "a number from {low} to {high}", "Correct the number."),
        Words("{lever}に{value}", "{low} から {high} までの数", "数を直してください。"),
    ),
    "explorer_number": Entry(
        Words("{lever}: “{value}”", "a number", "Type digits, such as {example}."),
        Words("{lever}に「{value}」", "数", "{example} のように数字で入力してください。"),
    ),
    "explorer_half": Entry(
        Words(
            "{lever}: a row with an empty field", "every field of a row", "Fill it, or empty it."
        ),
        Words("{lever}に空欄のある行", "行のすべての欄", "空欄を埋めるか、行を空にしてください。"),
    ),
    "explorer_link": Entry(
        Words(
            "“{value}” in the link", "levers as this page writes them", "Start from the page anew."
        ),
        Words(
            "リンクの中の「{value}」",
            "このページがつくるリンクの形",
            "ページを開き直して、もう一度お試しください。",
        ),
    ),
    "explorer_scenario": Entry(
        Words("no scenario “{value}”", "{known}", "Choose one of these."),
        Words("「{value}」というシナリオはありません", "{known}", "この中から選んでください。"),
    ),
    "explorer_goal": Entry(
        Words("the goal “{value}”", "persons, 1 to 20,000,000", "Type digits, such as 100,000."),
        Words(
            "目標「{value}」", "1人から2,000万人まで", "100,000 のように数字で入力してください。"
        ),
    ),
    "explorer_goal_year": Entry(
        Words("the goal in {value}", "one of {known}", "Choose a projected year."),
        Words("目標の年「{value}」", "{known} のいずれか", "推計のある年を選んでください。"),
    ),
    "explorer_kept_deaths": Entry(
        Words(
            "mortality that was moved",
            "levers that a study has: fertility, migration, arrivals",
            "Take the lever of mortality out, then save.",
        ),
        Words(
            "死亡の割合を動かした案",
            "検討に保存できる前提（出生率・転入と転出・引っ越してくる人）",
            "死亡の割合の行を消してから保存してください。",
        ),
    ),
}

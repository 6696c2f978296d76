"""Faults of the nation as one system."""

from __future__ import annotations

from sosei.base.messages.words import Entry, Words

FAULTS = {
    "nation_town": Entry(
        Words(
            "{area}, which is not among the municipalities projected",
            "the code of a municipality, five digits",
            "See left_out.csv for those that are not projected, and why.",
        ),
        Words(
            "推計した市区町村にない {area}",
            "市区町村コード5桁",
            "推計しなかった市区町村と理由は left_out.csv にあります。",
        ),
    ),
    "nation_no_vision": Entry(
        Words(
            "no vision in the folder",
            "result.json files, or CSV files of projections",
            "Put the folders that sosei vision wrote into it.",
        ),
        Words(
            "フォルダにビジョンがありません",
            "result.json、または推計の CSV",
            "sosei vision の出力フォルダを入れてください。",
        ),
    ),
    "nation_scenarios": Entry(
        Words(
            "several scenarios ({found}), none named vision",
            "one scenario, or one that is named vision",
            "Keep the rows of the vision, or name it vision.",
        ),
        Words(
            "シナリオが複数あり（{found}）、vision がありません",
            "シナリオ1つ、または vision という名前のシナリオ",
            "ビジョンの行だけにするか、名前を vision にしてください。",
        ),
    ),
    "nation_twice": Entry(
        Words(
            "a second vision of {area} (the first is in {first})",
            "one vision of a municipality",
            "Take one of them out.",
        ),
        Words(
            "{area} の2つ目のビジョン（1つ目は {first}）",
            "市区町村ごとに1つのビジョン",
            "どちらかを除いてください。",
        ),
    ),
    "nation_years": Entry(
        Words(
            "the vision of {area} has the years {found}",
            "{first} and every fifth year after it",
            "Project it from the same base year as the nation.",
        ),
        Words(
            "{area} のビジョンの年は {found}",
            "{first}年と、その後の5年ごとの年",
            "全国と同じ基準年から推計してください。",
        ),
    ),
    "nation_ages": Entry(
        Words(
            "the vision of {area} has the ages {found}",
            "groups of five years up to {wanted} at least, every cell",
            "Give the ages as the nation's projection has them.",
        ),
        Words(
            "{area} のビジョンの年齢は {found}",
            "{wanted} 以上まで分かれた5歳階級で、欠けのないもの",
            "全国の推計と同じ年齢階級にしてください。",
        ),
    ),
}

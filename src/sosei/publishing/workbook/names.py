"""Names of the sheets."""

from __future__ import annotations

from sosei.base.messages import Both
from sosei.publishing.spoken import Words

SHEETS = Words(
    {
        "cover": Both("Cover", "表紙"),
        "base": Both("Base population", "基準人口"),
        "assumptions": Both("Assumptions", "仮定値"),
        "projection": Both("Projection", "推計結果"),
        "groups": Both("Three groups", "3区分"),
        "pyramid": Both("Pyramid", "ピラミッド"),
        "official": Both("Official indices", "影響度"),
        "fields": Both("Fields", "各分野"),
        "kpi": Both("KPI", "KPI"),
        "ranges": Both("Range", "推計の幅"),
    }
)

ABOUT = Words(
    {
        "base": Both(
            "Population of the base year by sex and age, with totals and shares.",
            "基準年の男女・年齢別人口と、合計・割合です。",
        ),
        "assumptions": Both(
            "What each scenario assumes. Yellow cells may be edited and read back as a scenario.",
            "シナリオごとの仮定です。黄色のセルは書きかえて、シナリオとして読みこめます。",
        ),
        "projection": Both(
            "Projected population by year, sex and age.", "年・男女・年齢別の将来推計人口です。"
        ),
        "groups": Both(
            "Three age groups, shares and the difference between scenarios.",
            "年齢3区分の人口・割合と、シナリオの差です。",
        ),
        "pyramid": Both(
            "Pyramids of the base year and the last year.", "基準年と最終年の人口ピラミッドです。"
        ),
        "official": Both(
            "Simulations and indices by the nation's yardsticks.",
            "国の手引きによるシミュレーションと影響度です。",
        ),
        "fields": Both("What follows for each field.", "分野別の見通しです。"),
        "ranges": Both(
            "How far many draws of each scenario lie apart, with chances.",
            "何回も推計したときの、シナリオごとの幅と、起こる割合です。",
        ),
        "kpi": Both(
            "Indicators of the joined strategy, as its review was frozen.",
            "結びつけた総合戦略の指標です。効果検証を確定したときの値です。",
        ),
    }
)
"""What each sheet is."""

CELLS = "_cells"
"""The hidden sheet that maps cells of sheets to cells of the frozen result."""

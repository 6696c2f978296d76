"""Words of the explorer."""

from __future__ import annotations

from typing import NamedTuple

from sosei.base.messages import Both


class LeverWords(NamedTuple):
    """What is said of one lever: its heading, what it means, its value and unit."""

    title: Both
    help: Both
    value: Both
    unit: Both


LEVER_WORDS = {
    "tfr": LeverWords(
        Both("Births: total fertility rate", "出生：合計特殊出生率"),
        Both(
            "Children that a woman has in her life. Straight between the years, level outside.",
            "1人の女性が一生に産む子どもの数です。年と年の間は直線、その外は一定です。",
        ),
        Both("children per woman", "出生率"),
        Both("", "人"),
    ),
    "move": LeverWords(
        Both("Moves: arrivals less departures", "移動：転入と転出の差"),
        Both(
            "1 as in the status quo; 0 in balance: who comes and who goes are as many.",
            "1は現状のまま、0は転入と転出が同じ数（均衡）です。",
        ),
        Both("times", "倍率"),
        Both("times", "倍"),
    ),
    "come": LeverWords(
        Both("Families who come because of policy", "施策で引っ越してくる家族"),
        Both(
            "People a year, beside the usual moves.",
            "ふだんの転入・転出とは別に、毎年来る人の数です。",
        ),
        Both("people a year", "毎年の人数"),
        Both("", "人"),
    ),
    "die": LeverWords(
        Both("Lives: the share that dies", "寿命：亡くなる割合"),
        Both(
            "1 as now; 0.9: one in ten fewer dies at every age. No forecast.",
            "1は今のまま、0.9ならどの年齢でも亡くなる人が1割減ります。予測ではありません。",
        ),
        Both("times", "倍率"),
        Both("times", "倍"),
    ),
}

SAY = {
    "explorer.title": Both("What if …? Try it out", "将来人口をためす"),
    "explorer.lead": Both(
        "Move a lever: the charts follow. Everything is reckoned from the inputs of this vision.",
        "前提を動かすと、グラフがすぐに変わります。計算のもとは、この人口ビジョンと同じです。",
    ),
    "explorer.to_vision": Both("Back to the vision", "人口ビジョンへ戻る"),
    "explorer.to_explorer": Both("Try out what would change it", "前提を動かしてためす"),
    "explorer.to_guide": Both("In four plain questions", "4つの質問でためす（やさしい版）"),
    "explorer.scenarios": Both("Scenarios beside each other", "くらべる案"),
    "explorer.look": Both("Look at {name} closely", "{name}をくわしく見る"),
    "explorer.drop": Both("Take {name} out", "{name}を外す"),
    "explorer.drop_short": Both("Take out", "外す"),
    "explorer.copy": Both("Copy and change", "コピーして変える"),
    "explorer.put": Both("Show {name}", "{name}を加える"),
    "explorer.full": Both(
        "Four stand beside each other at most. Take one out to show:",
        "一度に比べられるのは4案までです。どれかを外すと、次の案を加えられます：",
    ),
    "explorer.name": Both("Name", "案の名前"),
    "explorer.fan": Both("Show the range too", "幅も見る"),
    "explorer.fan_help": Both(
        "How far many projections lie apart whose births, deaths and moves waver as in the past. Dark to light: "
        "1 in 2, 4 in 5, 19 in 20.",
        "出生・死亡・移動を、過去と同じくらい揺らして何回も推計した幅です。濃い順に、2回に1回・5回に4回・20回に19回の範囲です。",
    ),
    "explorer.csv_ranges": Both("Ranges, CSV", "幅 CSV"),
    "explorer.levers": Both("Levers", "前提を動かす"),
    "explorer.stored": Both(
        "This scenario is published and stays as it is. Copy it to change it.",
        "これは公開されている案なので、動かせません。コピーすると動かせます。",
    ),
    "explorer.none": Both("As in the status quo.", "現状のままです。"),
    "explorer.year": Both("Year", "年"),
    "explorer.from": Both("From", "はじめの年"),
    "explorer.to": Both("To", "終わりの年"),
    "explorer.ages": Both("Ages", "年齢構成"),
    "explorer.row": Both("Row {number}", "{number}行目"),
    "explorer.row_add": Both("Add a row", "行を加える"),
    "explorer.row_help": Both("An empty row is left out.", "空にした行は使いません。"),
    "explorer.slider": Both("{what}, slider", "{what}（つまみ）"),
    "explorer.rule": Both("How it changes", "変え方"),
    "explorer.scale": Both("all moves in proportion", "転入と転出の差を同じ割合で"),
    "explorer.offset": Both("people of these ages come", "次の年齢の人が来て補う"),
    "explorer.reckon": Both("Reckon", "計算する"),
    "explorer.goal": Both("Goal (persons)", "目標の人口（人）"),
    "explorer.goal_help": Both("Empty: the vision's.", "空欄なら、人口ビジョンの人口です。"),
    "explorer.gap": Both("How far from the goal?", "目標まで、あとどれくらい？"),
    "explorer.closing": Both(
        "What would close the gap, one by one", "何を変えれば届くか（1つずつ）"
    ),
    "explorer.play": Both("Play", "動かす"),
    "explorer.pause": Both("Stop", "止める"),
    "explorer.speed": Both("Speed", "速さ"),
    "explorer.slow": Both("slow", "ゆっくり"),
    "explorer.fast": Both("fast", "はやく"),
    "explorer.pyramid_help": Both(
        "Filled: the year; outline: the base year.", "塗りがその年、枠線が基準年です。"
    ),
    "explorer.take": Both("To take away", "ダウンロード"),
    "explorer.csv": Both("Figures, CSV", "数値 CSV"),
    "explorer.csv_ages": Both("By sex and age, CSV", "男女・年齢別 CSV"),
    "explorer.link": Both("Link to what is seen", "この画面へのリンク"),
    "explorer.link_help": Both(
        "Whoever opens it sees the same. Nothing is stored.",
        "開いた人に同じ画面が表示されます。サーバーには何も保存しません。",
    ),
    "explorer.keep": Both("Save into a study", "検討に保存する"),
    "explorer.keep_in": Both("Study", "保存する検討"),
    "explorer.keep_none": Both(
        "There is no study of this municipality yet.", "この市区町村の検討は、まだありません。"
    ),
    "explorer.kept": Both(
        "Saved as a scenario of the study.", "検討のシナリオとして保存しました。"
    ),
    "explorer.to_study": Both("To the study", "検討を開く"),
    "explorer.faults": Both("Please mend this", "次の点を直してください"),
    "explorer.failed": Both(
        "The server did not answer. Press “Reckon”.",
        "サーバーから返事がありません。「計算する」を押してください。",
    ),
    "explorer.guide_title": Both("Our town, if …", "もしも、わたしたちのまちが"),
    "explorer.guide_step": Both("Question {n} of 4", "質問 {n}／4"),
    "explorer.guide_back": Both("One question back", "1つ前の質問へ"),
    "explorer.guide_anew": Both("Begin anew", "はじめから"),
    "explorer.guide_more": Both("Try out more", "もっとくわしくためす"),
    "explorer.guide_done": Both("Your answer", "あなたの答え"),
    "explorer.guide_skip": Both("To the end", "答えを見る"),
    "explorer.guide_choose": Both("Choose one", "1つ選んでください"),
}

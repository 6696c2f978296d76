"""Words of a department's sheet: headings, how to fill it in, and what its cells say when something looks wrong."""

from __future__ import annotations

from sosei.base.messages import Both
from sosei.strategy.review.report import PARTS

HEADINGS = {
    "name": Both("Indicator", "指標"),
    "unit": Both("Unit", "単位"),
    "baseline": Both("Baseline", "基準値"),
    "target": Both("Target", "目標値"),
    "before": Both("Year before", "前年の値"),
    "before_status": Both("Standing of the year before", "前年の状況"),
    "value": Both("Value", "今年の値"),
    "numerator": Both("Numerator", "分子"),
    "denominator": Both("Denominator", "分母"),
    "status": Both("Final, provisional, not published", "確定・速報・未公表"),
    "basis": Both("Of the year, or running total", "単年・累計"),
    "note": Both("Source, remarks", "出典・備考"),
    "advice": Both("Please note", "担当者への注意"),
    "kind": Both("Kind", "種類"),
    **PARTS,
}
NODE = Both("Pillar, goal, measure", "柱・目標・取組")
NODES = Both("Results in words", "総括")
GUIDE = Both("How to fill it in", "書き方")
INPUT = Both("ENTER", "入力")
TITLE = Both(
    "{strategy}: {review} of {year} — {department}", "{strategy}　{year}　{review}（{department}）"
)
LEAD = Both(
    "Fill in the coloured cells (marked ENTER above). Everything else is locked.",
    "色の付いたセル（上に「入力」とある列）に記入してください。そのほかのセルは保護されています。",
)
WHEN_MISSED = Both(
    " Where the target is missed or the value worse than the baseline, both texts are needed.",
    "　目標に届かない場合や基準値より悪い場合は、「状況と要因」と「今後の対応」の両方が必要です。",
)
DEADLINE = Both(" Please send it by {date}.", "　提出期限：{date}")
OF_YEAR = Both("{heading} ({year})", "{heading}（{year}）")
SAID = Both("{part}: {words}", "{part}：{words}")
TOTAL = Both("total {total} (of the year: {value})", "累計{total}（単年{value}）")

ADVICE = {
    "unit": Both("Type it in {unit}.", "{unit}単位で入力してください。"),
    "ratio": Both(
        "If numerator and denominator are known, enter them: the value follows from them.",
        "分子と分母が分かる場合は入力してください。値はそこから計算します。",
    ),
    "basis": Both(
        "Choose whether it is the figure of the year alone or the running total.",
        "単年の値か累計の値かを選んでください。",
    ),
    "milestone": Both("Choose done or not done.", "「済」か「未」を選んでください。"),
}

CHECK_TITLE = Both("Please check", "入力の確認")
CHECK_NUMBER = Both(
    "A number is expected, such as 395 or -270. A unit may stand behind it. Keep it as it is?",
    "数値（例：395、-270）を入力してください。数字の後に単位を付けることもできます。このまま入力しますか。",
)
CHECK_CHOICE = Both("Choose one of the list.", "一覧から選んでください。")
CHECK_LONG = Both(
    "Longer than {limit:,} characters: it could not be read back.",
    "{limit:,}文字を超えると取り込めません。短くしてください。",
)

GUIDE_LINES = (
    Both(
        "1. Enter this year's figures and texts in the coloured cells of the other sheets.",
        "1．ほかのシートの色の付いたセルに、今年の値と文章を入力します。",
    ),
    Both(
        "2. Figures may be typed as 395, 1,234.5 or −270, with a unit behind them too.",
        "2．値は 395、1,234.5、−270 のように入力します。全角や△、数字の後の単位も読み取れます。",
    ),
    Both(
        "3. Is there no figure that can be published? Choose “not published”, leave the value empty and say why.",
        "3．公表できる値がない場合は「未公表」を選び、値は空のまま、理由を「状況と要因」に書いてください。",
    ),
    Both(
        "4. Rows that you do not report yet stay as they are.",
        "4．まだ報告しない行は、そのままで構いません。",
    ),
    Both(
        "5. Do not delete, merge or add rows and columns; sheets keep their names. Columns may be hidden.",
        "5．行や列の削除・追加、セルの結合、シート名の変更はしないでください。列を隠すのは構いません。",
    ),
    Both(
        "6. The protection has no password: it keeps slips away. What should read differently, say in a text.",
        "6．シートの保護にパスワードはありません（誤操作を防ぐためです）。入力欄以外の訂正は文章で伝えてください。",
    ),
    Both(
        "7. Save it as .xlsx and hand it in. What it changes is shown before anything is saved.",
        "7．.xlsx のまま保存して提出します。取り込む前に、変わるところを一覧で確認できます。",
    ),
)

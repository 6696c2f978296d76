"""What is said of odd figures, and how they are mended, in both languages."""

from __future__ import annotations

from typing import NamedTuple

from sosei.base.messages import Both


class Said(NamedTuple):
    """What was found (braces are filled in), how it is mended; `name` is its short name."""

    what: Both
    mend: Both

    @property
    def name(self) -> Both:
        """Return the words before the first colon."""
        return Both(self.what.en.split(":")[0], self.what.ja.split("：", maxsplit=1)[0])


SAID = {
    "check_digit": Said(
        Both(
            "wrong check digit: {value}, the code of {code} ends otherwise",
            "検査数字の誤り：{value}（{code} の検査数字と合いません）",
        ),
        Both(
            "Correct the code, or take the file from its publisher again.",
            "コードを直すか、公表元からファイルを取り直してください。",
        ),
    ),
    "unreadable": Said(
        Both("neither a figure nor a known sign: {value}", "数値でも既知の記号でもない：{value}"),
        Both(
            "Write the figure, x where it is withheld, … where it is unknown.",
            "数値を、秘匿なら x を、不明なら … を記入してください。",
        ),
    ),
    "formula": Said(
        Both(
            "a formula without a result: {value}",
            "計算結果のない数式・エラー値：{value}",
        ),
        Both(
            "Open the workbook in a spreadsheet, let it calculate, and save it; or save it as values.",
            "表計算ソフトで開いて再計算し、保存し直すか、値だけを貼り付けて保存してください。",
        ),
    ),
    "negative": Said(
        Both("a count below 0: {value}", "負の人数・件数：{value}"),
        Both("Correct the cell.", "セルを直してください。"),
    ),
    "missing": Said(
        Both("an empty cell: taken as unknown, not as 0", "空のセル：0ではなく不明として扱います"),
        Both(
            "Write the figure if it is known, 0 if there is none.",
            "わかる場合は数値を、該当がなければ 0 を記入してください。",
        ),
    ),
    "stray": Said(
        Both("figures in a row that is not named", "見出しのない行の数値"),
        Both(
            "Give the row its code or heading, or empty it.",
            "行に団体コードや見出しを入れるか、数値を消してください。",
        ),
    ),
    "twice": Said(
        Both("the same figure twice: {key}", "同じ項目の重複：{key}"),
        Both("Remove one of the two rows.", "どちらかの行を除いてください。"),
    ),
    "sum": Said(
        Both(
            "a sum that differs: {key}: {whole:,.10g} stated, {parts:,.10g} added up ({of.en})",
            "合計の不一致：{key}：表は {whole:,.10g}、足し上げは {parts:,.10g}（{of.ja}）",
        ),
        Both(
            "Compare the cell and its parts with the published table.",
            "このセルと内訳を公表された表と見比べてください。",
        ),
    ),
    "unknown_word": Said(
        Both(
            "an unknown word: {value} ({column}); known are {known} {hint}",
            "使えない語：{value}（{column}）。使えるもの：{known} {hint}",
        ),
        Both("Write one of the known words.", "使える語のいずれかに直してください。"),
    ),
    "origin_missing": Said(
        Both(
            "a statistic without its origin: no {column}",
            "出典のない統計：{column} がありません",
        ),
        Both(
            "Fill in table and publisher, as the office that publishes the figures names them.",
            "table（統計表名）と publisher（公表機関）を、公表されているとおりに記入してください。",
        ),
    ),
    "origin_differs": Said(
        Both(
            'two words for one thing: {column} is "{value}" here and "{other}" above, in rows of one statistic',
            "一つのものに二つの語：{column} がここでは「{value}」、上の行では「{other}」",
        ),
        Both(
            "Rows of one statistic and edition have one table and one publisher; all of its rows name"
            " an edition, or none does.",
            "一つの統計・版の行には同じ table と publisher を記入し、edition は全行に書くか、"
            "全行を空にしてください。",
        ),
    ),
    "left": Said(
        Both(
            "rows or columns that are not read: {value} ({count})",
            "読まなかった行・列：{value}（{count}件）",
        ),
        Both(
            "Nothing: they count persons again, or follow from the figures that are read.",
            "重ねて数えたものか、読んだ数値から求められるものです。そのままで構いません。",
        ),
    ),
    "sheet_not_read": Said(
        Both("a sheet that is not read: {value}", "読まなかったシート：{value}"),
        Both(
            "Nothing, if it holds no figures you need.",
            "必要な数値がなければ、そのままで構いません。",
        ),
    ),
}
"""By kind."""

HARD = frozenset(
    {
        "check_digit",
        "formula",
        "unreadable",
        "negative",
        "stray",
        "twice",
        "unknown_word",
        "origin_missing",
        "origin_differs",
    }
)
"""Kinds that stop the file: no figure could be trusted to stand for what it seems to."""

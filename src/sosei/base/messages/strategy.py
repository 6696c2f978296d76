"""Faults of strategies and their packages."""

from __future__ import annotations

from sosei.base.messages.words import Entry, Words

FAULTS = {
    "id_unknown": Entry(
        Words('"{value}"', "an id of this package", "{hint} Add its row, or correct the id."),
        Words(
            "「{value}」",
            "このパッケージにある id",
            "{hint} 行を追加するか、id を直してください。",
        ),
    ),
    "tree_circle": Entry(
        Words(
            "a node that lies below itself ({value})",
            "a tree whose roots have no parent",
            "Correct the parent.",
        ),
        Words(
            "自分自身の下にある項目（{value}）",
            "親のない項目から始まる木構造",
            "parent を直してください。",
        ),
    ),
    "changed_meanwhile": Entry(
        Words(
            "somebody else changed this meanwhile",
            "the version that was shown",
            "Look at what was changed, and save again what is still to be changed.",
        ),
        Words(
            "ほかの人が先に変更しました",
            "表示した時点の版",
            "変更の内容を確かめて、まだ必要な変更だけをもう一度保存してください。",
        ),
    ),
    "slug_taken": Entry(
        Words('the address "{slug}"', "one that no other strategy has", "Choose another one."),
        Words(
            "使われているアドレス「{slug}」",
            "ほかの戦略と重ならないもの",
            "別のアドレスにしてください。",
        ),
    ),
    "grade_missing": Entry(
        Words(
            "no mark for the verdict {verdict} whatever the progress",
            "a mark for every verdict",
            "Add a line for it without a least progress.",
        ),
        Words(
            "判定 {verdict} に対応する評価区分がありません（進捗率によらないもの）",
            "すべての判定に評価区分",
            "進捗率の下限のない行を追加してください。",
        ),
    ),
    "statistic_other": Entry(
        Words(
            "a figure of {found} for {indicator}",
            "figures of {expected}, the indicator's own statistic",
            "Report the indicator's statistic, or define another indicator for this one.",
        ),
        Words(
            "指標 {indicator} に別の統計（{found}）の数値",
            "この指標の統計（{expected}）の数値",
            "指標の統計の数値を報告するか、別の指標として定義してください。",
        ),
    ),
    "proposal_other": Entry(
        Words(
            "another value proposed by now, or none",
            "the value that was shown",
            "Look at the values of the year again, then confirm.",
        ),
        Words(
            "候補の値が変わったか、なくなりました",
            "表示していた値",
            "その年の値をもう一度見てから、確定してください。",
        ),
    ),
    "package_none": Entry(
        Words(
            "no table of a package",
            "sheets or CSV files named {tables}",
            "Give the sheet or the file the name of its table.",
        ),
        Words(
            "パッケージの表がありません",
            "{tables} という名前のシートまたはCSVファイル",
            "シートまたはファイルの名前を表の名前にしてください。",
        ),
    ),
}

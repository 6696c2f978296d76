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
    "status_quo_moved": Entry(
        Words(
            'a status quo "{scenario}" that moves levers',
            "one that holds the rates as they are",
            "Name another scenario as the status quo of the study, and run it again.",
        ),
        Words(
            "現状推計「{scenario}」の中で出生率・移動率・転入が動かされています",
            "仮定値をそのまま一定とした現状推計",
            "検討の「現状推計」に別のシナリオを選び、実行し直してください。",
        ),
    ),
    "text_long": Entry(
        Words("{length} characters", "{most} at most", "Shorten it."),
        Words("{length}文字", "{most}文字まで", "短くしてください。"),
    ),
    "strategies_overlap": Entry(
        Words(
            "the year {year}, in which “{other}” ({first}–{last}) holds",
            "strategies that follow one another, without a year in common",
            "Choose another year, or end the earlier strategy sooner, with its reason.",
        ),
        Words(
            "「{other}」（{first}〜{last}年度）と重なる{year}年度",
            "前後の戦略と年度が重ならない期間",
            "年度を選び直すか、前の戦略の期間を理由を添えて短くしてください。",
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
    "statistic_series": Entry(
        Words(
            "the statistic {found} {why}",
            "the statistic of the indicator, {expected}",
            "Send the figure of that statistic, and name it; another series never fills the indicator.",
        ),
        Words(
            "統計が「{found}」です{why}",
            "指標の統計「{expected}」",
            "その統計の値を、統計の名前を付けて送ってください。別の系列の値は入れられません。",
        ),
    ),
    "proposal_done": Entry(
        Words(
            "a proposal that was decided on already",
            "one that waits",
            "Look at the list: somebody was here before you.",
        ),
        Words(
            "すでに処理された提案です",
            "確認待ちの提案",
            "一覧を見直してください。ほかの人が先に処理しました。",
        ),
    ),
    "proposal_reason": Entry(
        Words("no reason", "a reason why it is declined", "Write it in a sentence."),
        Words("理由が書かれていません", "採用しない理由", "一文で書いてください。"),
    ),
    "message_form": Entry(
        Words("{found}", "{expected}", "docs/formats.md, Proposals, shows an example."),
        Words("{found}", "{expected}", "docs/formats.md の Proposals に例があります。"),
    ),
    "message_unsigned": Entry(
        Words(
            "a message that cannot be trusted: {found}",
            "{expected}",
            "Check source, secret and clock of the sender.",
        ),
        Words(
            "信用できないメッセージです（{found}）",
            "{expected}",
            "送り手の送信元ID・秘密鍵・時計を確かめてください。",
        ),
    ),
    "message_key": Entry(
        Words(
            "the key {key} with another body",
            "a new key for a new message",
            "Send this message under a key of its own.",
        ),
        Words(
            "キー「{key}」は別の内容で使われています",
            "新しい内容には新しいキー",
            "別のキーで送ってください。",
        ),
    ),
    "message_large": Entry(
        Words("{size}", "at most {limit}", "Send it in several messages."),
        Words("{size}です", "{limit}以下", "何回かに分けて送ってください。"),
    ),
    "message_often": Entry(
        Words(
            "{count} messages in a minute", "at most {limit}", "Wait a minute, and send it again."
        ),
        Words("1分間に{count}件です", "{limit}件まで", "1分待って送り直してください。"),
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

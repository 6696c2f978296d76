"""Faults of the yearly review on its pages: opening, sending, files, opinions."""

from __future__ import annotations

from sosei.base.messages.words import Entry, Words

FAULTS = {
    "edition_not": Entry(
        Words(
            "a file that is no frozen review",
            "the data of a frozen review (review-….json), as its page hands it out",
            "Take the data from the page of the frozen review, and name that file.",
        ),
        Words(
            "確定した効果検証のファイルではありません",
            "確定した効果検証のデータ（review-….json）",
            "確定した効果検証のページから「データ（JSON）」を保存し、そのファイルを指定してください。",
        ),
    ),
    "edition_altered": Entry(
        Words(
            "a frozen review whose bytes are not as they were frozen",
            "the file as the page hands it out, unaltered",
            "Take the data from the page of the frozen review again; do not open and save it.",
        ),
        Words(
            "確定した効果検証のファイルが、書き換えられています",
            "ページから保存したままのファイル",
            "確定した効果検証のページから、もう一度「データ（JSON）」を保存してください。開いて保存し直さないでください。",
        ),
    ),
    "review_open_already": Entry(
        Words(
            "the {kind} of {year}, which is open already",
            "one review of a kind a year",
            "Go on with the one that is open: it is in the list of reviews.",
        ),
        Words(
            "{year}年度の{kind}は、すでに開始されています",
            "同じ年度・同じ種類の効果検証は1つだけ",
            "効果検証の一覧から、開始済みのものを開いてください。",
        ),
    ),
    "review_nothing_asked": Entry(
        Words(
            "a strategy without indicators",
            "one indicator at least",
            "Write the indicators of the strategy first.",
        ),
        Words(
            "戦略に指標がありません",
            "1つ以上の指標",
            "先に戦略の指標を登録してください。",
        ),
    ),
    "review_subject_gone": Entry(
        Words(
            "a report on something that the strategy has no more",
            "an indicator or a node of the strategy",
            "Ask the planner: it was taken out of the strategy after the review was opened.",
        ),
        Words(
            "報告の対象が戦略からなくなっています",
            "戦略にある指標・取組",
            "効果検証の開始後に戦略から削除されたようです。企画担当に確かめてください。",
        ),
    ),
    "review_doubted": Entry(
        Words(
            "a value that looks like a slip",
            "a value that you stand by",
            "Read the question beside the value; mend it, or tick that it is right.",
        ),
        Words(
            "入力まちがいかもしれない値です",
            "正しいと確かめた値",
            "値の下の質問を読み、値を直すか「この値で正しい」に印を付けてください。",
        ),
    ),
    "evidence_kind": Entry(
        Words(
            "a file that is none of the known kinds by its content",
            "PDF, PNG, JPEG, XLSX, DOCX, CSV or text (UTF-8 or Shift_JIS)",
            "Save it as one of these; workbooks without macros.",
        ),
        Words(
            "中身が対応する形式のファイルではありません",
            "PDF・PNG・JPEG・XLSX・DOCX・CSV・テキスト（UTF-8かShift_JIS）",
            "いずれかの形式で保存し直してください。マクロ付きのブックは受け付けません。",
        ),
    ),
    "evidence_many": Entry(
        Words(
            "{count} files of one report",
            "{limit} at most",
            "Take out those that are not needed, or put several into one PDF.",
        ),
        Words(
            "1件の報告に付けたファイルが{count}個になります",
            "{limit}個まで",
            "不要なものを外すか、いくつかを1つのPDFにまとめてください。",
        ),
    ),
    "evidence_sum": Entry(
        Words(
            "{size} in all files of one report",
            "{limit} at most",
            "Take out those that are not needed, or make them smaller.",
        ),
        Words(
            "1件の報告に付けたファイルが合計{size}になります",
            "合計{limit}まで",
            "不要なものを外すか、ファイルを小さくしてください。",
        ),
    ),
    "evidence_closed": Entry(
        Words(
            "a file for a report that is {stage}",
            "a report that is still with its department",
            "Take the report back first, or have it returned.",
        ),
        Words(
            "報告が「{stage}」なので、ファイルは変えられません",
            "担当課の手もとにある報告",
            "先に報告を取り下げるか、差し戻してもらってください。",
        ),
    ),
    "evidence_large": Entry(
        Words(
            "a file of {size}", "at most {limit}", "Make it smaller, or send the pages that matter."
        ),
        Words(
            "{size}のファイル",
            "{limit}まで",
            "ファイルを小さくするか、必要なページだけにしてください。",
        ),
    ),
    "evidence_empty": Entry(
        Words("an empty file", "a file with content", "Choose the file again."),
        Words("空のファイル", "中身のあるファイル", "ファイルを選び直してください。"),
    ),
    "review_words_missing": Entry(
        Words("no words", "a sentence or more", "Write what you have to say."),
        Words("文章が空です", "1文以上の文章", "内容を書いてください。"),
    ),
    "review_date": Entry(
        Words(
            '"{value}"',
            "a day such as 2026-05-31",
            "Choose it in the calendar, or write year, month and day.",
        ),
        Words(
            "「{value}」は日付として読めません",
            "2026-05-31 のような日付",
            "カレンダーから選ぶか、年-月-日の順に書いてください。",
        ),
    ),
    "review_frozen_text": Entry(
        Words(
            "an opinion that stands in a frozen edition",
            "an opinion that is not frozen yet",
            "Write a further opinion; the frozen one stays as it is.",
        ),
        Words(
            "確定した版に載っている意見です",
            "まだ確定していない意見",
            "新しい意見として書いてください。確定した意見はそのまま残ります。",
        ),
    ),
    "review_not_silent": Entry(
        Words(
            "a department that has reported everything",
            "a department that owes a report",
            "There is nothing to accept: its reports stand.",
        ),
        Words(
            "報告がすべて出ている課です",
            "報告が出ていない課",
            "報告なしで進める手続きは必要ありません。",
        ),
    ),
    "review_not_chosen": Entry(
        Words(
            "a field that both of you changed, without a choice",
            "one of the two texts in every field",
            "Choose yours or the other's; both can still be edited afterwards.",
        ),
        Words(
            "二人とも変えた項目で、どちらを使うか選ばれていません",
            "項目ごとにどちらか一方",
            "自分の入力か相手の入力を選んでください。選んだ後に書き直すこともできます。",
        ),
    ),
    "review_at_work": Entry(
        Words(
            "a report that is {stage}",
            "a report that nobody has begun",
            "Have it withdrawn or returned first.",
        ),
        Words(
            "報告が「{stage}」です",
            "まだ始めていない報告",
            "先に取り下げるか、差し戻してください。",
        ),
    ),
}

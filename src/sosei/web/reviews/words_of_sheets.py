"""Words of the pages of a department's sheet."""

from __future__ import annotations

from sosei.base.messages import Both

SHEETS = {
    "reviews.sheet": Both("Report by workbook", "Excelの様式で報告する"),
    "reviews.sheet_of": Both("Sheet of the department", "担当課の様式"),
    "reviews.sheets_all": Both(
        "Sheets of all departments (ZIP)", "全課の様式をまとめて書き出す（ZIP）"
    ),
    "reviews.sheet_out": Both("1. Take the sheet", "1．様式を書き出す"),
    "reviews.sheet_out_lead": Both(
        "A workbook with everything that the department is asked for. Coloured cells are filled in.",
        "この課に依頼している指標をまとめたExcelファイルです。色の付いたセルに記入します。",
    ),
    "reviews.sheet_out_button": Both("Take the sheet (.xlsx)", "様式を書き出す（.xlsx）"),
    "reviews.sheet_in": Both("2. Hand it in", "2．記入した様式を取り込む"),
    "reviews.sheet_in_lead": Both(
        "What it changes is shown first; nothing is saved yet.",
        "取り込む前に、変わるところを一覧で確認できます。この時点では何も保存しません。",
    ),
    "reviews.sheet_choose": Both("The sheet that was filled in", "記入した様式"),
    "reviews.sheet_look": Both("See what it changes", "変わるところを確認する"),
    "reviews.sheet_looked": Both("What the sheet changes", "様式で変わるところ"),
    "reviews.sheet_looked_lead": Both(
        "Choose the rows that are to be taken in. Nothing is saved before you press a button below.",
        "取り込む行を選んでください。下のボタンを押すまで何も保存しません。",
    ),
    "reviews.sheet_file": Both("File:", "ファイル："),
    "reviews.sheet_older": Both(
        "The strategy was edited after the sheet was written out. What is stored now stands beside what the "
        "sheet says.",
        "様式を書き出した後に、戦略が編集されています。現在の内容と並べて表示しています。",
    ),
    "reviews.sheet_nothing": Both(
        "The sheet says what is stored already: there is nothing to take in.",
        "様式の内容は保存済みの内容と同じです。取り込むものはありません。",
    ),
    "reviews.sheet_changed_rows": Both("Rows that change", "変わる行"),
    "reviews.sheet_owed_rows": Both(
        "As stored, and not reported yet", "内容は同じで、まだ報告していない行"
    ),
    "reviews.sheet_owed_lead": Both(
        "Choose them to report what stands there.", "このまま報告する場合は選んでください。"
    ),
    "reviews.sheet_same_rows": Both(
        "Rows that stay as they are: {count}", "変わらない行：{count}件"
    ),
    "reviews.sheet_missing": Both(
        "Asked since the sheet was written out, and not on it:",
        "書き出した後に依頼が加わり、様式にない項目：",
    ),
    "reviews.sheet_gone": Both("No longer asked of the department:", "今は依頼していない項目："),
    "reviews.sheet_unread": Both("Sheets that were not read:", "読み取らなかったシート："),
    "reviews.sheet_unchanged": Both("unchanged", "変更なし"),
    "reviews.sheet_new": Both("new", "新規"),
    "reviews.sheet_changed": Both("changed", "変更"),
    "reviews.sheet_conflicting": Both("conflict: choose", "食い違い（選んでください）"),
    "reviews.sheet_exported": Both("When it was written out:", "書き出したとき："),
    "reviews.sheet_stored": Both("Stored now:", "現在の内容："),
    "reviews.sheet_typed": Both("On the sheet:", "様式："),
    "reviews.sheet_report": Both("Page of the report", "報告のページ"),
    "reviews.sheet_lacks": Both(
        "To report it, these are needed:", "報告するには次のものが必要です："
    ),
    "reviews.sheet_closed": Both(
        "The report is approved. Have it returned before you change it.",
        "この報告は承認済みです。変更するには、差し戻しを受けてください。",
    ),
    "reviews.sheet_drafted": Both(
        "There is a draft of this report; saving yours replaces your own earlier one.",
        "この報告には下書きがあります。下書きに保存すると、あなたの前の下書きと入れ替わります。",
    ),
    "reviews.sheet_send": Both("Report the chosen rows", "選んだ行を報告する"),
    "reviews.sheet_draft": Both("Save the chosen rows as drafts", "選んだ行を下書きに保存する"),
    "reviews.sheet_cancel": Both("Leave it", "取り込まない"),
    "reviews.sheet_sent": Both("The chosen rows were reported.", "選んだ行を報告しました。"),
    "reviews.sheet_saved": Both(
        "The chosen rows were saved as drafts.", "選んだ行を下書きに保存しました。"
    ),
}

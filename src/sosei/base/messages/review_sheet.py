"""Faults of the sheet on which a department reports."""

from __future__ import annotations

from sosei.base.messages.words import Entry, Words

FAULTS = {
    "review_sheet_other": Entry(
        Words(
            "a file that is no sheet of a department",
            "the workbook (.xlsx) that was written out for this review",
            "Choose the file that you downloaded and filled in; one in another form (.ods) is saved as .xlsx first.",
        ),
        Words(
            "担当課の報告様式ではないファイルです",
            "この効果検証のために書き出したブック（.xlsx）",
            "書き出して記入したファイルを選んでください。別の形式（.ods など）の場合は .xlsx で保存し直してください。",
        ),
    ),
    "review_sheet_missing": Entry(
        Words("no such file", "the sheet that was filled in", "Check its name."),
        Words("ファイルがありません", "記入した報告様式", "ファイル名を確かめてください。"),
    ),
    "review_sheet_package": Entry(
        Words(
            "the workbook of a whole strategy",
            "the sheet of a department",
            "Take the strategy's workbook to the page of its files; choose the department's sheet here.",
        ),
        Words(
            "戦略全体のブックです",
            "担当課の報告様式",
            "戦略のブックは戦略の「ファイル」のページで取り込みます。ここでは担当課の報告様式を選んでください。",
        ),
    ),
    "review_sheet_format": Entry(
        Words(
            "a sheet of the format {found}",
            "{expected}",
            "It was written by another version of Sosei, or its hidden sheet was changed: write the sheet out anew.",
        ),
        Words(
            "様式の版が {found} です",
            "{expected}",
            "別の版で書き出したものか、隠しシートが書き換えられています。様式を書き出し直してください。",
        ),
    ),
    "review_sheet_stamp": Entry(
        Words(
            "a hidden sheet that is damaged",
            "the sheet as it was written out",
            "Write the sheet out anew, and copy your entries into it.",
        ),
        Words(
            "隠しシート（様式の控え）が壊れています",
            "書き出したときのままのブック",
            "様式を書き出し直し、入力した内容を写してください。",
        ),
    ),
    "review_sheet_gone": Entry(
        Words(
            'no sheet "{name}" (there are: {present})',
            "every sheet under its own name",
            "Give it its name back, or write the workbook out anew.",
        ),
        Words(
            "シート「{name}」がありません（あるもの：{present}）",
            "書き出したときの名前のシート",
            "シートの名前を元に戻すか、様式を書き出し直してください。",
        ),
    ),
    "review_sheet_names": Entry(
        Words(
            "no row with the names of the fields (hidden, above the headings)",
            "the rows above the table as they were written out",
            "Undo the change, or write the sheet out anew.",
        ),
        Words(
            "見出しの上にある項目名の行（非表示）がありません",
            "書き出したときのままの見出し",
            "変更を元に戻すか、様式を書き出し直してください。",
        ),
    ),
    "review_sheet_column_gone": Entry(
        Words(
            'no column of the field "{name}"',
            "every column of the sheet",
            "Undo the deletion, or write the sheet out anew. Columns may be hidden or moved, but must be there.",
        ),
        Words(
            "項目「{name}」の列がありません",
            "書き出したときのすべての列",
            "列の削除を元に戻すか、様式を書き出し直してください。列は隠したり動かしたりできますが、削除はできません。",
        ),
    ),
    "review_sheet_column_twice": Entry(
        Words(
            'the column of the field "{name}" a second time',
            "every column once",
            "Delete the copy.",
        ),
        Words(
            "項目「{name}」の列が二つあります",
            "一つの列",
            "複写した列を削除してください。",
        ),
    ),
    "review_sheet_column_added": Entry(
        Words(
            '"{found}" beside the table',
            "nothing outside its columns",
            "Move it into a column of the table, or onto a sheet of its own.",
        ),
        Words(
            "表の外に「{found}」と書かれています",
            "表の列の中の入力",
            "表の中の欄に移すか、別のシートに移してください。",
        ),
    ),
    "review_sheet_row_gone": Entry(
        Words(
            'no row of "{name}"',
            "every row that was written out",
            "Undo the deletion, or write the sheet out anew. A row without entries may stay empty.",
        ),
        Words(
            "「{name}」の行がありません",
            "書き出したときのすべての行",
            "行の削除を元に戻すか、様式を書き出し直してください。報告しない行は空のままで構いません。",
        ),
    ),
    "review_sheet_row_twice": Entry(
        Words(
            "a row that stands in row {first} already",
            "every row once",
            "Delete one of the two.",
        ),
        Words(
            "{first}行目と同じ行です",
            "一つの行",
            "どちらか一方を削除してください。",
        ),
    ),
    "review_sheet_row_added": Entry(
        Words(
            "a row that was added",
            "the rows that were written out",
            "Clear it. Indicators are added in the strategy, by those who lead it.",
        ),
        Words(
            "追加された行です",
            "書き出したときの行",
            "この行を消してください。指標の追加は戦略の担当者に依頼してください。",
        ),
    ),
    "review_sheet_locked": Entry(
        Words(
            '"{found}" in a locked cell',
            'what was written out: "{written}"',
            "Undo the change; say in a text what should read differently.",
        ),
        Words(
            "入力欄でないセルが「{found}」になっています",
            "書き出したときの「{written}」",
            "変更を元に戻してください。直してほしいことは「状況と要因」などの文章に書いてください。",
        ),
    ),
    "review_sheet_merged": Entry(
        Words(
            "cells that were merged",
            "cells as they were written out",
            "Unmerge them, and see that nothing was lost.",
        ),
        Words(
            "セルが結合されています",
            "書き出したときのままのセル",
            "結合を解除し、消えた入力がないか確かめてください。",
        ),
    ),
    "review_sheet_date": Entry(
        Words(
            "a date ({found})",
            "a number or a text",
            "An entry such as 3/4 was taken for a date: set the cell's format to text, and type it again.",
        ),
        Words(
            "日付（{found}）になっています",
            "数値または文章",
            "「3-4」「3/4」などの入力が日付に変わっています。セルの表示形式を「文字列」にして入力し直してください。",
        ),
    ),
    "review_sheet_error": Entry(
        Words(
            "the error {found}",
            "a number or a text",
            "Mend the formula, or type the figure.",
        ),
        Words(
            "エラー {found} です",
            "数値または文章",
            "数式を直すか、数値を入力してください。",
        ),
    ),
    "review_sheet_formula": Entry(
        Words(
            "a formula without its result",
            "a number or a text",
            "Open the file in a spreadsheet program and save it, or type the figure.",
        ),
        Words(
            "数式の結果が保存されていません",
            "数値または文章",
            "表計算ソフトで開いて保存し直すか、数値を入力してください。",
        ),
    ),
    "review_sheet_strategy": Entry(
        Words(
            'a sheet of the strategy "{found}"',
            'one of the strategy "{expected}"',
            "Take it to the review of its own strategy, or choose the sheet of this one.",
        ),
        Words(
            "別の戦略（{found}）の様式です",
            "この戦略（{expected}）の様式",
            "その戦略の効果検証で取り込むか、この戦略の様式を選んでください。",
        ),
    ),
    "review_sheet_year": Entry(
        Words(
            "a sheet of the {found}",
            "one of the {expected}",
            "Write out the sheet of this review, and enter the figures of this year there.",
        ),
        Words(
            "{found}の様式です",
            "{expected}の様式",
            "今回の効果検証の様式を書き出し、今年の値を入力してください。",
        ),
    ),
    "review_sheet_department": Entry(
        Words(
            "a sheet of another department ({found})",
            "the sheet of {expected}",
            "Each department hands in its own sheet: choose the right file.",
        ),
        Words(
            "別の課（{found}）の様式です",
            "「{expected}」の様式",
            "課ごとに様式が違います。正しいファイルを選んでください。",
        ),
    ),
    "review_sheet_not_asked": Entry(
        Words(
            "entries for what the department is no longer asked",
            "an empty row, or one as it was written out",
            "The strategy changed after the sheet was written out: take the entries out, or write the sheet out anew.",
        ),
        Words(
            "今はこの課に依頼していない項目に入力があります",
            "入力のない行",
            "様式を書き出した後に戦略が変わりました。この行の入力を消すか、様式を書き出し直してください。",
        ),
    ),
    "review_sheet_redefined": Entry(
        Words(
            'entries in "{then}", which the strategy counts in "{now}" since then',
            "a sheet that was written out after the change",
            "Write the sheet out anew, and enter the figure in the new unit.",
        ),
        Words(
            "書き出したときは「{then}」でしたが、その後「{now}」に変わりました",
            "変更の後に書き出した様式",
            "様式を書き出し直し、新しい単位で入力してください。",
        ),
    ),
    "review_sheet_word": Entry(
        Words(
            '"{found}"',
            "one of: {expected}",
            "Choose it from the list of the cell.",
        ),
        Words(
            "「{found}」は選べない言葉です",
            "{expected} のいずれか",
            "セルの一覧から選んでください。",
        ),
    ),
    "review_sheet_long": Entry(
        Words(
            "a text of {count} characters",
            "at most {limit}",
            "Shorten it, and attach the rest as a file.",
        ),
        Words(
            "{count}文字の文章です",
            "{limit}文字以内",
            "短くまとめ、詳しい内容は資料として付けてください。",
        ),
    ),
    "review_sheet_none_picked": Entry(
        Words(
            "no row that was chosen", "one row or more", "Tick the rows that are to be taken in."
        ),
        Words("行が選ばれていません", "一つ以上の行", "取り込む行に印を付けてください。"),
    ),
    "review_sheet_nobody": Entry(
        Words(
            'the department "{found}"',
            "one of those that are asked: {known}",
            "Choose one of them. {hint}",
        ),
        Words(
            "課のコード「{found}」には依頼がありません",
            "依頼のある課のコード（{known}）",
            "この中から選んでください。{hint}",
        ),
    ),
}

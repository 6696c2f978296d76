"""Faults of a vision's workbook whose assumptions come back."""

from __future__ import annotations

from sosei.base.messages.words import Entry, Words

FAULTS = {
    "assumptions_other": Entry(
        Words(
            "a file that holds no sheet of assumptions of Sosei",
            "the workbook vision.xlsx of a run, saved as .xlsx",
            "Download the workbook of the run, edit its yellow cells and choose that file.",
        ),
        Words(
            "仮定値のシートがないファイルです",
            "推計の実行結果のブック（vision.xlsx）",
            "実行結果のブックをダウンロードし、黄色のセルを書きかえて .xlsx で保存したものを選んでください。",
        ),
    ),
    "assumptions_missing": Entry(
        Words("no such file", "the workbook that was edited", "Check its name."),
        Words("ファイルがありません", "書きかえたブック", "ファイル名を確かめてください。"),
    ),
    "assumptions_format": Entry(
        Words(
            "a workbook of the format {found}",
            "{expected}",
            "It was written by another version of Sosei: make the workbook anew.",
        ),
        Words(
            "形式「{found}」のブックです",
            "{expected}",
            "別の版で書き出されています。ブックをもう一度作ってください。",
        ),
    ),
    "assumptions_stamp": Entry(
        Words(
            "the hidden sheet that says what the workbook was written with is damaged",
            "the sheet as it was written",
            "Make the workbook anew and edit its yellow cells only.",
        ),
        Words(
            "ブックの元の値を記した非表示のシートが壊れています",
            "書き出したときのままのシート",
            "ブックをもう一度作り、黄色のセルだけを書きかえてください。",
        ),
    ),
    "assumptions_gone": Entry(
        Words(
            "no sheet of this name",
            "the sheet of assumptions under its own name",
            "Put the sheet back, or give it its name again.",
        ),
        Words(
            "この名前のシートがありません",
            "書き出したときの名前の仮定値のシート",
            "シートを戻すか、元の名前に直してください。",
        ),
    ),
    "assumptions_moved": Entry(
        Words(
            "{count} locked cells that do not read as they were written",
            "rows and columns where they were",
            "Rows may have been moved: make the workbook anew and edit its yellow cells only.",
        ),
        Words(
            "書きかえられないセルのうち{count}個が元と違います",
            "書き出したときのままの行と列",
            "行や列が動いているおそれがあります。ブックをもう一度作り、黄色のセルだけを書きかえてください。",
        ),
    ),
    "assumptions_locked": Entry(
        Words(
            '"{found}" in a locked cell',
            '"{written}"',
            "A scenario cannot change this: put the value back. Rates by age are changed in the study.",
        ),
        Words(
            "書きかえられないセルが「{found}」になっています",
            "「{written}」",
            "シナリオでは変えられません。元の値に戻してください。年齢別の率は検討のページで変えます。",
        ),
    ),
    "assumptions_added": Entry(
        Words(
            '"{found}" where nothing is read',
            "an empty cell",
            "Write values into the yellow cells, and clear this one.",
        ),
        Words(
            "読みこまないセルに「{found}」があります",
            "空欄",
            "値は黄色のセルに書き、このセルは空にしてください。",
        ),
    ),
    "assumptions_half": Entry(
        Words(
            "nothing, while its other part is filled in",
            "both parts: a year and its value, a rule and its multipliers, all four of arrivals",
            "Fill it in, or clear the other cells.",
        ),
        Words(
            "空欄ですが、組になるセルには入力があります",
            "組になるセルすべて（年と値、変え方と倍率、上乗せの4項目）",
            "入力するか、組になるセルも空にしてください。",
        ),
    ),
    "assumptions_year": Entry(
        Words('"{found}"', "a year such as 2030", "Write the year in four digits."),
        Words("「{found}」", "2030 のような西暦の年", "西暦4桁で書いてください。"),
    ),
    "assumptions_twice": Entry(
        Words("the year {found} a second time", "each year once", "Leave one of them."),
        Words("{found}年が2回あります", "それぞれの年を1回", "どちらかを消してください。"),
    ),
    "assumptions_choice": Entry(
        Words('"{found}"', "one of {known}", "Choose from the list of the cell."),
        Words("「{found}」", "{known} のいずれか", "セルの一覧から選んでください。"),
    ),
    "assumptions_number": Entry(
        Words('"{found}"', "a number", "Write a number, without its unit."),
        Words("「{found}」", "数", "単位をつけずに数で書いてください。"),
    ),
    "assumptions_date": Entry(
        Words(
            'a date ("{found}")',
            "a number or a word",
            "Set the format of the cell to General, and write the value again.",
        ),
        Words(
            "日付（{found}）になっています",
            "数またはことば",
            "セルの表示形式を「標準」にして、値を書き直してください。",
        ),
    ),
    "assumptions_formula": Entry(
        Words(
            "a formula without its result",
            "a value, or a formula that was worked out",
            "Open the workbook in a spreadsheet program and save it again, or write the value.",
        ),
        Words(
            "結果のない数式です",
            "値、または計算ずみの数式",
            "表計算ソフトで開いて保存し直すか、値を書いてください。",
        ),
    ),
    "assumptions_error": Entry(
        Words('the error "{found}"', "a value", "Mend the formula, or write the value."),
        Words("エラー（{found}）です", "値", "数式を直すか、値を書いてください。"),
    ),
    "assumptions_area": Entry(
        Words(
            "assumptions of the municipality {found}, from the base year {base}",
            "{expected}, from the base year {own}",
            "Choose the workbook of this study.",
        ),
        Words(
            "市区町村 {found}・基準年 {base} の仮定値です",
            "{expected}・基準年 {own}",
            "この検討のブックを選んでください。",
        ),
    ),
    "assumptions_scenario": Entry(
        Words(
            'scenario "{found}", which the study has in another form, or not at all',
            "the scenarios that the workbook was written with",
            "The study was changed since: make the workbook anew.",
        ),
        Words(
            "シナリオ「{found}」が、検討の今の内容と違うか、検討にありません",
            "ブックを書き出したときのシナリオ",
            "その後に検討が変わっています。ブックをもう一度作ってください。",
        ),
    ),
    "assumptions_run": Entry(
        Words(
            "a workbook of the run {found}",
            "of this run: {expected}",
            "Open the page of that run, or download the workbook of this one.",
        ),
        Words(
            "推計番号 {found} のブックです",
            "この実行結果（推計番号 {expected}）のブック",
            "その実行結果のページで読みこむか、この実行結果のブックをダウンロードしてください。",
        ),
    ),
}

"""Faults of files and tables that people write: headings, cells, keys."""

from __future__ import annotations

from sosei.base.messages.words import Entry, Words

FAULTS = {
    "folder_missing": Entry(
        Words("no such folder", "a folder", "Check the path."),
        Words("このフォルダがありません", "フォルダ", "パスを確かめてください。"),
    ),
    "file_for_folder": Entry(
        Words("a file", "a folder", "Name a folder, or remove the file that bears its name."),
        Words(
            "ファイルがあります",
            "フォルダ",
            "フォルダ名を指定するか、同じ名前のファイルを移してください。",
        ),
    ),
    "file_missing": Entry(
        Words("no such file", "a file with {columns}", "Check its name, or add it."),
        Words(
            "ファイルがありません",
            "{columns} のあるファイル",
            "名前を確かめるか、追加してください。",
        ),
    ),
    "file_unreadable": Entry(
        Words(
            "a file that cannot be read as {form} ({reason})",
            "{form} in UTF-8",
            "Save it again as {form} in UTF-8.",
        ),
        Words(
            "{form}として読めない内容（{reason}）",
            "UTF-8 の {form}",
            "UTF-8 の {form} で保存し直してください。",
        ),
    ),
    "not_utf8": Entry(
        Words(
            "a file that is not UTF-8", "{form} in UTF-8", 'Save it again; in Excel as "CSV UTF-8".'
        ),
        Words(
            "UTF-8 でない文字コード（Shift_JIS など）",
            "UTF-8 の {form}",
            "UTF-8 で保存し直してください。Excel では「CSV UTF-8（コンマ区切り）」を選びます。",
        ),
    ),
    "file_empty": Entry(
        Words("an empty file", "a header row and at least one row of figures"),
        Words("空のファイル", "見出し行と1行以上の数値"),
    ),
    "column_missing": Entry(
        Words("columns {present}", 'the column "{name}"', "{hint}"),
        Words("列 {present}", "列「{name}」", "{hint}"),
    ),
    "columns_other": Entry(
        Words(
            "another table, with the columns {present}",
            "the columns {known}",
            "Is it the right file? Official tables are taken in as they are published: "
            "under Data, or by `sosei data add`.",
        ),
        Words(
            "別の表（列 {present}）",
            "列 {known}",
            "ファイルを確かめてください。公的統計の表は、公表されたままのファイルを"
            "「統計データ」か sosei data add で取り込みます。",
        ),
    ),
    "column_unknown": Entry(
        Words('the column "{name}"', "the columns {known}", "{hint}"),
        Words("列「{name}」", "列 {known}", "{hint}"),
    ),
    "column_twice": Entry(
        Words("the heading twice", "each heading once", "Remove one of the columns."),
        Words("同じ見出しが2つ", "見出しは1つずつ", "どちらかの列を除いてください。"),
    ),
    "forms_both": Entry(
        Words("both {first} and {second}", "one of the two", "Remove one of the columns."),
        Words("{first} と {second} の両方の列", "どちらか一方", "どちらかの列を除いてください。"),
    ),
    "forms_none": Entry(
        Words("neither {first} nor {second}", "one of the two", "Add the column."),
        Words(
            "{first} と {second} のどちらの列もありません", "どちらか一方", "列を加えてください。"
        ),
    ),
    "row_width": Entry(
        Words(
            "{cells} cells",
            "{columns} cells, as in the header row",
            'Put quotation marks around numbers such as "1,234".',
        ),
        Words(
            "{cells} 個のセル",
            "見出し行と同じ {columns} 個",
            '1,234 のような数は "1,234" と引用符で囲んでください。',
        ),
    ),
    "none_sign": Entry(
        Words(
            '"{value}"',
            "{number}",
            '"{value}" stands for "none" in official tables: write 0, or find the figure if it is unknown.',
        ),
        Words(
            "「{value}」",
            "{number}",
            "統計表の「{value}」は皆無を表します。0 と書くか、不明なら数値を確かめてください。",
        ),
    ),
    "withheld_sign": Entry(
        Words(
            '"{value}"',
            "{number}",
            '"{value}" stands for a figure withheld or not available: it cannot be projected.',
        ),
        Words(
            "「{value}」", "{number}", "「{value}」は秘匿または不詳を表すため、推計に使えません。"
        ),
    ),
    "minus_sign": Entry(
        Words(
            '"{value}"',
            "{number}",
            '"△" and "▲" mark a negative number in official tables: write {plain} if that is meant.',
        ),
        Words(
            "「{value}」",
            "{number}",
            "「△」「▲」は負の数を表します。負の数であれば {plain} と書いてください。",
        ),
    ),
    "minus_sign_below": Entry(
        Words(
            '"{value}"',
            "{number}",
            '"△" and "▲" mark a negative number, which cannot be here: check the figure.',
        ),
        Words(
            "「{value}」",
            "{number}",
            "「△」「▲」は負の数を表し、ここでは使えません。数値を確かめてください。",
        ),
    ),
    "number_expected": Entry(
        Words('"{value}"', "{number}", "Write digits such as 1234 or 0.98."),
        Words("「{value}」", "{number}", "1234 や 0.98 のように半角数字で書いてください。"),
    ),
    "cell_empty": Entry(
        Words(
            "an empty cell",
            "{number}",
            "Every cell must be given; write 0 only where there is nobody.",
        ),
        Words(
            "空のセル",
            "{number}",
            "すべてのセルに値が必要です。0 は人がいないときだけ書いてください。",
        ),
    ),
    "number_out_of_range": Entry(
        Words("{value}", "{number}", "Check the figure and its unit."),
        Words("{value}", "{number}", "数値と単位を確かめてください。"),
    ),
    "year_expected": Entry(
        Words('"{value}"', "a western year such as 2020"),
        Words("「{value}」", "2020 のような西暦年"),
    ),
    "years_many": Entry(
        Words("the years {years}", "one year, the base", "Keep the rows of the base year only."),
        Words("{years} 年", "基準年の1年分", "基準年の行だけを残してください。"),
    ),
    "sex_unknown": Entry(
        Words('"{value}"', '"male" or "female"', "{hint}"),
        Words("「{value}」", "male または female", "{hint}"),
    ),
    "sex_missing": Entry(
        Words(
            "no rows for {sex} in area {area}", "rows for male and female", "Add the missing rows."
        ),
        Words(
            "地域 {area} に {sex} の行がありません",
            "male と female の行",
            "足りない行を加えてください。",
        ),
    ),
    "age_unknown": Entry(
        Words(
            'the age "{value}"',
            "age groups such as {example}",
            "Leave totals out, and spread unknown ages first.",
        ),
        Words(
            "年齢「{value}」",
            "{example} のような年齢階級",
            "総数の行は除き、年齢不詳は先に按分してください。",
        ),
    ),
    "ages_faulty": Entry(
        Words(
            "{reason}",
            "groups of one width from age 0 to one open group",
            "Add, merge or rename the groups.",
        ),
        Words(
            "{reason}",
            "0歳から開放階級まで同じ幅の年齢階級",
            "階級を加えるか、まとめるか、名前を直してください。",
        ),
    ),
    "ages_differ": Entry(
        Words(
            "area {area} with other groups: {more} and not {less}",
            "the age groups of the other areas",
            "Give every area the same groups.",
        ),
        Words(
            "地域 {area} の年齢階級が他と違います（余分：{more}、不足：{less}）",
            "他の地域と同じ年齢階級",
            "すべての地域を同じ階級にそろえてください。",
        ),
    ),
    "ages_not_five_year": Entry(
        Words(
            "groups of {width} years up to {open_from}+",
            "groups of 5 years or single years, up to 50+ or above",
            "Regroup the ages.",
        ),
        Words(
            "{width}歳階級（{open_from}+ まで）",
            "5歳階級または各歳で、開放階級は 50+ 以上",
            "年齢階級をまとめ直してください。",
        ),
    ),
    "age_not_a_row": Entry(
        Words('a row for "{value}"', "rows {expected}, the groups of population.csv"),
        Words("「{value}」の行", "{expected} の行（population.csv の階級）"),
    ),
    "age_is_open": Entry(
        Words(
            'a row for the open group "{value}"',
            'rows up to "{last}"',
            'The row "{last}" is applied to both last groups together: give one joint value there.',
        ),
        Words(
            "開放階級「{value}」の行",
            "「{last}」までの行",
            "「{last}」の行が最後の2階級に合わせて適用されます。まとめた値を1行で書いてください。",
        ),
    ),
    "cell_missing": Entry(
        Words("no value for {cell}", "one value for every cell", "Add the row."),
        Words("{cell} の値がありません", "すべてのセルの値", "行を加えてください。"),
    ),
    "rate_missing": Entry(
        Words(
            "no row that covers {cell}",
            "a row for it, or one whose cell is empty (= all)",
            "Add the row.",
        ),
        Words(
            "{cell} に当たる行がありません",
            "その行、または空欄（すべて）の行",
            "行を加えてください。",
        ),
    ),
    "area_unknown": Entry(
        Words('the area "{value}"', "an area of population.csv", "{hint}"),
        Words("地域「{value}」", "population.csv にある地域", "{hint}"),
    ),
    "row_twice": Entry(
        Words("the same key as row {first}: {key}", "each key once", "Remove one of the two rows."),
        Words(
            "{first} 行目と同じ組み合わせ：{key}",
            "組み合わせごとに1行",
            "どちらかの行を除いてください。",
        ),
    ),
    "text_empty": Entry(
        Words("an empty cell", "text", "Fill it in."),
        Words("空のセル", "文字", "記入してください。"),
    ),
    "cells_both": Entry(
        Words("both {first} and {second}", "one of the two in a row", "Make two rows of it."),
        Words(
            "{first} と {second} の両方",
            "1行にはどちらか一方",
            "2行に分けてください。",
        ),
    ),
    "cells_none": Entry(
        Words("neither {first} nor {second}", "one of the two in a row", "Fill one of them in."),
        Words(
            "{first} と {second} のどちらもない行",
            "1行にはどちらか一方",
            "どちらかを記入してください。",
        ),
    ),
    "toml_faulty": Entry(
        Words("{reason}", "TOML", "Mend the line that is named."),
        Words("{reason}", "TOML", "示された行を直してください。"),
    ),
    "key_unknown": Entry(
        Words("an unknown key", "one of: {known}", "{hint}"),
        Words("知らない項目", "{known} のいずれか", "{hint}"),
    ),
    "key_missing": Entry(
        Words("nothing", "a value", "Write it; see the study and scenario formats."),
        Words("値がありません", "値", "書き加えてください。形式は docs/formats.md にあります。"),
    ),
    "value_faulty": Entry(
        Words("{value}", "{expected}", "{hint}"),
        Words("{value}", "{expected}", "{hint}"),
    ),
    "word_unknown": Entry(
        Words('"{value}"', "{choices}", "{hint}"),
        Words("「{value}」", "{choices} のいずれか", "{hint}"),
    ),
    "field_empty": Entry(
        Words("nothing", "a value", "Enter it."),
        Words("入力がありません", "値", "入力してください。"),
    ),
}

"""Faults of official files, uploads and answers of e-Stat."""

from __future__ import annotations

from sosei.base.messages.words import Entry, Words

FAULTS = {
    "official_missing": Entry(
        Words("no such file", "a file of official figures", "Check its name."),
        Words("ファイルがありません", "公的統計のファイル", "ファイル名を確かめてください。"),
    ),
    "official_too_large": Entry(
        Words(
            "too large to be such a table ({size})",
            "at most {limit}",
            "Cut the table out, empty rows and columns removed, and save it as .xlsx or CSV.",
        ),
        Words(
            "統計表としては大きすぎます（{size}）",
            "{limit} 以下",
            "必要な表だけを切り出し、空の行と列を消して、.xlsx か CSV で保存してください。",
        ),
    ),
    "official_not_a_table": Entry(
        Words("{form}, whatever its name says", "an .xlsx, .xls or CSV file", "Take the table."),
        Words(
            "名前にかかわらず、中身は {form} です",
            ".xlsx、.xls または CSV のファイル",
            "表のファイルを指定してください。",
        ),
    ),
    "official_broken": Entry(
        Words(
            "a damaged file ({reason})",
            "a table that opens",
            "Take the file from its publisher again, or save it anew.",
        ),
        Words(
            "ファイルが壊れています（{reason}）",
            "開くことのできる表",
            "公表元から取り直すか、保存し直してください。",
        ),
    ),
    "official_locked": Entry(
        Words("a file locked by a password", "an open file", "Save it without a password."),
        Words("パスワード付きです", "開けるファイル", "パスワードを外して保存してください。"),
    ),
    "official_macros": Entry(
        Words("macros", "a workbook without macros", "Save it as .xlsx or CSV."),
        Words("マクロがあります", "マクロのないブック", ".xlsx か CSV で保存し直してください。"),
    ),
    "official_links": Entry(
        Words("links to other files", "figures of its own", "Save it as CSV, as values."),
        Words(
            "ほかのファイルへのリンクがあります",
            "それ自体に数値のあるブック",
            "値だけにして保存し直してください。",
        ),
    ),
    "official_path": Entry(
        Words(
            "a part with an impossible name ({value})",
            "a workbook as it is published",
            "Take the file from its publisher again.",
        ),
        Words(
            "ありえない名前の部品があります（{value}）",
            "公表されたままのブック",
            "公表元から取り直してください。",
        ),
    ),
    "official_encoding": Entry(
        Words(
            "characters that are neither UTF-8 nor Shift_JIS",
            "CSV in UTF-8 or Shift_JIS (cp932)",
            "Open it in a spreadsheet and save it as CSV UTF-8.",
        ),
        Words(
            "UTF-8 でも Shift_JIS でもない文字です",
            "UTF-8 か Shift_JIS（cp932）の CSV",
            "表計算ソフトで開き、「CSV UTF-8」で保存してください。",
        ),
    ),
    "official_no_figures": Entry(
        Words("no figures", "a table with figures", "Check the file."),
        Words("数値がありません", "数値のある表", "ファイルを確かめてください。"),
    ),
    "upload_none": Entry(
        Words("no file", "at least one file", "Choose the files, then send them."),
        Words("ファイルがありません", "1つ以上のファイル", "ファイルを選んでから送ってください。"),
    ),
    "upload_many": Entry(
        Words("{count} files", "at most {limit} at once", "Send them in several turns."),
        Words("{count}個のファイル", "一度に{limit}個まで", "何回かに分けて送ってください。"),
    ),
    "upload_large": Entry(
        Words(
            "a file of {size}", "at most {limit}", "Send a smaller file, such as one prefecture."
        ),
        Words(
            "{size}のファイル", "{limit}まで", "都道府県ごとなど、小さいファイルを送ってください。"
        ),
    ),
    "upload_empty": Entry(
        Words("an empty file", "a file with a table", "Download it again."),
        Words("空のファイル", "表のあるファイル", "ダウンロードし直してください。"),
    ),
    "upload_gone": Entry(
        Words("a file that is kept no more", "the file", "Drop it again."),
        Words("保管期間を過ぎたファイル", "ファイル", "もう一度入れてください。"),
    ),
    "official_unknown": Entry(
        Words(
            "headings of no known table",
            "one of {known}",
            "Take the table as it is published, or write tidy CSV: {columns}.",
        ),
        Words(
            "どの統計表の見出しにも当てはまりません",
            "{known} のいずれか",
            "公表されたままの表を使うか、{columns} を列とする CSV にしてください。",
        ),
    ),
    "official_heading": Entry(
        Words(
            'the heading "{value}"',
            "the known headings of {table}: {known}",
            "Remove the column, or write tidy CSV (docs/formats.md).",
        ),
        Words(
            "見出し「{value}」",
            "{table}の既知の見出し（{known}）",
            "列を除くか、整然とした CSV（docs/formats.md）にしてください。",
        ),
    ),
    "official_part_missing": Entry(
        Words("{table} without {part}", "{part}", "Take the table as it is published."),
        Words("{table}に{part}がありません", "{part}", "公表されたままの表を使ってください。"),
    ),
    "official_finding": Entry(
        Words("{what}", "figures that can be trusted", "{mend}"),
        Words("{what}", "確かな数値", "{mend}"),
    ),
    "json_too_large": Entry(
        Words(
            "JSON that is too large ({size})",
            "at most {limit}",
            "Of boundaries, take a simplified file, or the ZIP with the Shapefile of one prefecture.",
        ),
        Words(
            "大きすぎる JSON（{size}）",
            "{limit} 以下",
            "境界のデータは、簡略化したファイルか、都道府県ごとの Shapefile（ZIP）を使ってください。",
        ),
    ),
    "json_unknown": Entry(
        Words(
            "JSON of no known kind",
            'the history of municipalities ("changes") or boundaries (TopoJSON or GeoJSON of 行政区域)',
            "Other figures are read from .xlsx, .xls and CSV.",
        ),
        Words(
            "種類のわからない JSON",
            "市区町村の変遷（changes）か、行政区域の境界（TopoJSON、GeoJSON）",
            "統計表は .xlsx、.xls、CSV で取り込めます。",
        ),
    ),
    "estat_no_key": Entry(
        Words(
            "no application ID",
            "an application ID of e-Stat",
            "Register at e-stat.go.jp, and set SOSEI_ESTAT_APP_ID to it.",
        ),
        Words(
            "アプリケーションIDがありません",
            "e-Stat のアプリケーションID",
            "e-Stat で利用登録をして、環境変数 SOSEI_ESTAT_APP_ID に設定してください。",
        ),
    ),
    "estat_key_refused": Entry(
        Words("an application ID that e-Stat refuses", "a valid one", "Check SOSEI_ESTAT_APP_ID."),
        Words(
            "e-Stat に認められないアプリケーションID",
            "有効なアプリケーションID",
            "SOSEI_ESTAT_APP_ID を確かめてください。",
        ),
    ),
    "estat_quota": Entry(
        Words("too many requests", "fewer at a time", "Wait a while: what has arrived is kept."),
        Words(
            "リクエストが多すぎます",
            "間隔をあけた利用",
            "しばらく待ってください。届いた分は保存されています。",
        ),
    ),
    "estat_nothing": Entry(
        Words("no data", "a table that e-Stat has", "Check the table ID; search for it by words."),
        Words(
            "該当するデータがありません",
            "e-Stat にある統計表",
            "統計表IDを確かめるか、言葉で検索してください。",
        ),
    ),
    "estat_unreachable": Entry(
        Words(
            "no answer from e-Stat ({reason})",
            "a connection",
            "Check the network, or try again later.",
        ),
        Words(
            "e-Stat から応答がありません（{reason}）",
            "ネットワーク接続",
            "接続を確かめるか、後で試してください。",
        ),
    ),
    "estat_refused": Entry(
        Words(
            "e-Stat's answer {status}: {message}",
            "an answer with data",
            "Check the table ID and the filters.",
        ),
        Words(
            "e-Stat の応答 {status}：{message}",
            "データのある応答",
            "統計表IDと絞り込み条件を確かめてください。",
        ),
    ),
    "estat_answer": Entry(
        Words(
            "an answer of another shape ({reason})",
            "version 3.0 of the API",
            "Tell us the table ID.",
        ),
        Words("想定と違う形の応答（{reason}）", "API 3.0版の形", "統計表IDをお知らせください。"),
    ),
    "estat_not_census": Entry(
        Words(
            "{found}",
            "the census by sex and five-year age",
            "Other tables can be read as tidy rows.",
        ),
        Words("{found}", "国勢調査の男女・5歳階級別人口", "ほかの表は整形データとして読めます。"),
    ),
}

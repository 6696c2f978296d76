"""Faults of the library of official figures, and of areas."""

from __future__ import annotations

from sosei.base.messages.words import Entry, Words

FAULTS = {
    "block_stopped": Entry(
        Words("{cell}: {what}", "a file whose figures can be taken in", "{mend}"),
        Words("{cell}：{what}", "数値を取り込めるファイル", "{mend}"),
    ),
    "library_index_missing": Entry(
        Words(
            "blocks of figures, and no index of them",
            "the index beside the folder blocks",
            "Bring the index back from a backup; or move the folder blocks away and add the official files again.",
        ),
        Words(
            "数値のファイルだけがあり、索引がありません",
            "blocks フォルダと並ぶ索引",
            "索引をバックアップから戻すか、blocks フォルダを移したうえで公的ファイルを取り込み直してください。",
        ),
    ),
    "library_newer": Entry(
        Words(
            "a library of format {version}",
            "format {known} at most",
            "Use the newer Sosei that wrote it.",
        ),
        Words(
            "形式 {version} のライブラリ",
            "形式 {known} まで",
            "書き込んだ新しい版の Sosei を使ってください。",
        ),
    ),
    "library_busy": Entry(
        Words(
            "another writer at work for {seconds} seconds",
            "a library that is free",
            "Try again when it has finished.",
        ),
        Words(
            "別の取り込みが {seconds} 秒以上続いています",
            "使われていないライブラリ",
            "終わってからもう一度実行してください。",
        ),
    ),
    "library_closed": Entry(
        Words(
            "a library that cannot be opened or written ({reason})",
            "a folder where files may be written",
            "Check the path, its permissions and the free space; --library names another folder.",
        ),
        Words(
            "開けない、または書き込めないライブラリ（{reason}）",
            "書き込めるフォルダ",
            "場所、権限、空き容量を確かめてください。別のフォルダは --library で指定します。",
        ),
    ),
    "library_damaged": Entry(
        Words(
            "an index that cannot be read ({reason})",
            "the index of a library",
            "Bring the library back from a backup, or add the official files to a new folder.",
        ),
        Words(
            "読めない索引（{reason}）",
            "ライブラリの索引",
            "バックアップから戻すか、公的ファイルを新しいフォルダに取り込み直してください。",
        ),
    ),
    "block_damaged": Entry(
        Words(
            "a block that is not as it was written ({statistic}, from {file})",
            "the figures that were added",
            "Add {file} again: sosei data add. Or remove the block: sosei data remove {block}.",
        ),
        Words(
            "書き込んだときと違う内容（{statistic}、{file} から）",
            "取り込んだままの数値",
            "{file} を sosei data add で取り込み直すか、sosei data remove {block} で除いてください。",
        ),
    ),
    "block_missing": Entry(
        Words(
            "no file for a block of the index ({statistic}, from {file})",
            "the figures that were added",
            "Add {file} again: sosei data add. Or remove the block: sosei data remove {block}.",
        ),
        Words(
            "索引にある数値のファイルがありません（{statistic}、{file} から）",
            "取り込んだままの数値",
            "{file} を sosei data add で取り込み直すか、sosei data remove {block} で除いてください。",
        ),
    ),
    "block_unknown": Entry(
        Words(
            "no block of this name",
            "a block of the library, or at least its first {fewest} characters",
            "sosei data list names them.",
        ),
        Words(
            "この名前のデータがありません",
            "ライブラリにあるデータの番号、またはその先頭 {fewest} 文字以上",
            "sosei data list で確かめてください。",
        ),
    ),
    "block_many": Entry(
        Words("several blocks: {ids}", "one block", "Write more of its characters."),
        Words("複数のデータ：{ids}", "1つのデータ", "番号をもっと長く書いてください。"),
    ),
    "figures_not_held": Entry(
        Words(
            'no {what} "{value}"',
            "one that the library holds: {held}",
            "Add it with sosei data add. {hint}",
        ),
        Words(
            "{what}「{value}」がありません",
            "ライブラリにあるもの：{held}",
            "sosei data add で取り込んでください。{hint}",
        ),
    ),
    "cell_not_held": Entry(
        Words(
            "no cell for {key}: no {what} {value}",
            "for {what}, one of: {held}",
            "{hint}",
        ),
        Words(
            "{key} のセルがありません（{what} {value} がない）",
            "{what}は次のいずれか：{held}",
            "{hint}",
        ),
    ),
    "code_faulty": Entry(
        Words(
            "no area code", "five digits, or six with the check digit", "Such as 07202 or 072028."
        ),
        Words("地域コードではない値", "5桁、または検査数字を含む6桁の数字", "例：07202、072028。"),
    ),
    "code_check_digit": Entry(
        Words("the check digit {found}", "{expected} after {five}", "Check the code for a slip."),
        Words(
            "検査数字 {found}",
            "{five} の検査数字 {expected}",
            "コードの書き誤りを確かめてください。",
        ),
    ),
    "area_not_found": Entry(
        Words("no area of this name or code", "the name or code of an area", "{hint}"),
        Words("この名前やコードの地域がありません", "地域の名前かコード", "{hint}"),
    ),
    "area_ambiguous": Entry(
        Words(
            "{count} areas of this name",
            "one of: {candidates}",
            "Add the prefecture, or give the code.",
        ),
        Words(
            "同じ名前の地域が {count} あります",
            "次のいずれか：{candidates}",
            "都道府県名を添えるか、コードで指定してください。",
        ),
    ),
    "area_split": Entry(
        Words(
            "{name}, split on {day} into {into}",
            "an area that went as a whole",
            "Its figures cannot be carried over: find figures on the new boundaries, or leave it out.",
        ),
        Words(
            "{day} に分割された {name}（{into}）",
            "全体が引き継がれた地域",
            "数値を引き継げません。新しい境域の数値を使うか、除いてください。",
        ),
    ),
    "area_later": Entry(
        Words(
            "{name}, which began on {since}", "an area that stood on {day}", "Choose a later date."
        ),
        Words(
            "{since} に始まった {name}", "{day} にあった地域", "より後の日付を指定してください。"
        ),
    ),
    "areas_incomplete": Entry(
        Words(
            "no figure of {missing}",
            "every part that stood on {day}",
            "A sum without it would be too low: add the figure.",
        ),
        Words(
            "{missing} の数値がありません",
            "{day} にあったすべての旧市区町村",
            "欠けたままでは合計が小さくなります。数値を加えてください。",
        ),
    ),
    "history_faulty": Entry(
        Words(
            "{found}",
            "a change with date, reason, old and new (code, name)",
            "Save the history again as it came.",
        ),
        Words(
            "{found}",
            "date・reason・old・new（code と name）のある変更",
            "取得したままの履歴を使ってください。",
        ),
    ),
    "cell_not_counted": Entry(
        Words(
            "no figure of {cell}",
            "persons of every area by sex and age",
            "Add the file that has it, or leave the area out.",
        ),
        Words(
            "{cell} の数値がありません",
            "すべての地域の男女・年齢別人口",
            "数値のあるファイルを取り込むか、その地域を除いてください。",
        ),
    ),
    "folder_no_bundle": Entry(
        Words(
            "a folder without any file of an assumptions bundle",
            "population.csv and the other files of a bundle (docs/exchange.md)",
            "Official files are added one by one: sosei data add FOLDER/*",
        ),
        Words(
            "前提のファイルが一つもないフォルダ",
            "population.csv など前提一式のファイル（docs/exchange.md）",
            "統計表のファイルは一つずつ指定してください：sosei data add フォルダ/*",
        ),
    ),
    "boundaries_faulty": Entry(
        Words(
            "{found}",
            "国土数値情報 行政区域 (TopoJSON, GeoJSON or a ZIP with a Shapefile), each shape with N03_004 (name) and "
            "N03_007 (code), in degrees",
            "Use the file as it came.",
        ),
        Words(
            "{found}",
            "国土数値情報 行政区域（TopoJSON、GeoJSON、Shapefile の ZIP。各図形に N03_004（名称）と N03_007（コード）、"
            "座標は経緯度）",
            "取得したままのファイルを使ってください。",
        ),
    ),
    "boundaries_too_large": Entry(
        Words(
            "boundaries that are too large ({size})",
            "at most {limit}",
            "Take the file of one prefecture, or a simplified one (TopoJSON).",
        ),
        Words(
            "大きすぎる境界のファイル（{size}）",
            "{limit} 以下",
            "都道府県ごとのファイルか、簡略化したもの（TopoJSON）を使ってください。",
        ),
    ),
}

"""Words of the pages of official figures."""

from __future__ import annotations

from sosei.base.messages import Both
from sosei.readers.statistics import STATISTICS

SAY = {
    "data.title": Both("Official figures", "統計データ"),
    "data.lead": Both(
        "Drop the files that the statistics offices publish, just as they are. Nothing needs to be retyped.",
        "統計機関のサイトからダウンロードしたファイルを、そのまま入れてください。打ち直しや列名の変更はいりません。",
    ),
    "data.drop": Both("Drop files here, or choose them", "ここにファイルを置くか、選んでください"),
    "data.drop_help": Both(
        "Excel (.xlsx, .xls) and CSV; boundaries as TopoJSON, GeoJSON or a ZIP with a Shapefile. {each} each, "
        "up to {files} files.",
        "Excel（.xlsx、.xls）とCSV。行政区域の境界は TopoJSON・GeoJSON・Shapefile の ZIP。"
        "1つ {each} まで、一度に {files} 個まで。",
    ),
    "data.all_or_none": Both(
        "All files of one drop are taken in, or none: if one has a fault, you are told every fault, "
        "and can take in the others alone.",
        "一度に入れたファイルは、すべて取り込むか、1つも取り込まないかのどちらかです。"
        "直す必要のあるファイルがあれば、その箇所をすべてお知らせします。残りだけを取り込むこともできます。",
    ),
    "data.add": Both("Take in the files", "ファイルを取り込む"),
    "data.chosen": Both("Chosen: {count} files, {size}", "選んだファイル：{count}個、{size}"),
    "data.faults": Both("The files were not sent", "ファイルを受け取れませんでした"),
    "data.known": Both(
        "Files that are known, and where they are published", "読めるファイルと、公表されている場所"
    ),
    "data.known_lead": Both(
        "A file is known by its headings, whatever its name.",
        "ファイル名ではなく、表の見出しで見分けます。",
    ),
    "data.known_table": Both("Table", "表"),
    "data.known_where": Both("Where it is published", "公表されている場所"),
    "data.verified": Both("Layout", "様式の確認"),
    "data.verified_yes": Both("checked on an official sample", "公的な見本で確認済み"),
    "data.verified_no": Both("not verified", "未検証"),
    "data.held": Both("What the library holds", "取り込んだ統計"),
    "data.none": Both(
        "No figures yet. Start with the census of your town and the register.",
        "まだ何も取り込まれていません。まず国勢調査と住民基本台帳の人口を入れてください。",
    ),
    "data.statistic": Both("Statistic", "統計"),
    "data.edition": Both("Edition", "版"),
    "data.areas": Both("Areas", "地域"),
    "data.area_count": Both("{count} areas", "{count}地域"),
    "data.dates": Both("Dates", "時点"),
    "data.rows": Both("Rows", "行数"),
    "data.file": Both("File", "ファイル"),
    "data.sheet": Both("Sheet", "シート"),
    "data.hash": Both("SHA-256 of the file", "ファイルの SHA-256"),
    "data.source": Both("Source", "出典"),
    "data.via": Both("Via", "入手経路"),
    "data.added_at": Both("Taken in", "取り込み"),
    "data.findings": Both("Findings", "確認事項"),
    "data.finding_count": Both("{count}", "{count}件"),
    "data.no_findings": Both("none", "なし"),
    "data.cell": Both("Cell", "セル"),
    "data.what": Both("What was found", "見つかったこと"),
    "data.mend": Both("How to mend it", "直し方"),
    "data.first_rows": Both("The first {count} of {all} rows", "はじめの{count}行（全{all}行）"),
    "data.row_cell": Both("Cell in the file", "ファイルのセル"),
    "data.area": Both("Area", "地域"),
    "data.date": Both("Date", "時点"),
    "data.sex": Both("Sex", "性別"),
    "data.age": Both("Age", "年齢"),
    "data.item": Both("Item", "項目"),
    "data.value": Both("Value", "値"),
    "data.withheld": Both("withheld", "秘匿"),
    "data.unknown": Both("not available", "不詳"),
    "data.remove": Both("Remove", "取り除く"),
    "data.remove_title": Both("Remove these figures?", "この統計を取り除きますか"),
    "data.remove_lead": Both(
        "Results that were computed before stay as they are. To have the figures again, drop the file again.",
        "これまでに計算した結果は変わりません。もう一度使うときは、ファイルを入れ直してください。",
    ),
    "data.remove_keep": Both("Keep it", "取り除かない"),
    "data.trace": Both("Follow a figure to its cell", "数値のもとのセルをたどる"),
    "data.trace_lead": Both(
        "Name the town and the figure: you get the file, the sheet and the cell that it stood in.",
        "市町村と数値を選ぶと、どのファイルのどのセルにあった値かを示します。",
    ),
    "data.town": Both("Town (name or code)", "市町村（名前かコード）"),
    "data.next": Both("Next", "次へ"),
    "data.trace_show": Both("Show the cells", "セルを示す"),
    "data.trace_none": Both(
        "The library holds no such figure. Choose another date, sex or age.",
        "この数値は取り込まれていません。時点・性別・年齢を選び直してください。",
    ),
    "data.in_force": Both("in force", "採用中"),
    "data.added_title": Both("What was taken in", "取り込みの結果"),
    "data.added_all": Both("{count} files were taken in.", "{count}個のファイルを取り込みました。"),
    "data.added_none": Both(
        "Nothing was taken in: the files marked below need mending.",
        "1つも取り込んでいません。下に示すファイルを直してください。",
    ),
    "data.added_others": Both(
        "Take in the {count} files without faults", "問題のない{count}個のファイルだけを取り込む"
    ),
    "data.faulty": Both("To be mended", "直すところがあります"),
    "data.good": Both("No faults", "問題ありません"),
    "data.kind_added": Both("taken in", "取り込みました"),
    "data.kind_already_there": Both(
        "already there: nothing changed", "すでにあります（何も変わりません）"
    ),
    "data.kind_newer_edition": Both(
        "taken in; newer than {others}, which stays",
        "取り込みました（{others}より新しい版。古い版も残ります）",
    ),
    "data.kind_older_edition": Both(
        "taken in; older than {others}, which is used",
        "取り込みました（{others}より古い版。新しい版が使われます）",
    ),
    "data.next_step": Both("Next: make a study", "次は、検討をつくります"),
    "data.part_reading": Both("Reading {name}", "{name}を読んでいます"),
    "data.part_keeping": Both("Entering the figures", "統計を登録しています"),
}

OTHERS = {
    "municipal_changes": Both("History of municipalities", "市区町村の変遷"),
    "boundaries": Both("Boundaries", "行政区域"),
    "bundle": Both("Exchange bundle", "交換用フォルダ"),
    "tidy": Both("Table without a statistic", "統計名のない表"),
}
"""What blocks are called that are of no statistic."""

SEXES = {
    "male": Both("male", "男"),
    "female": Both("female", "女"),
    "total": Both("both", "男女計"),
}


def statistic(key: str) -> Both:
    """Return what a statistic is called; its key if it has no name."""
    named = STATISTICS.get(key)
    return named.title if named else OTHERS.get(key, Both(key, key))


def sex(key: str) -> Both:
    """Return what a sex is called."""
    return SEXES.get(key, Both(key, key))

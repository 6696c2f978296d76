"""Words of the pages of open data."""

from __future__ import annotations

from sosei.base.messages import Both

SAY = {
    "open_data.title": Both("Open data", "オープンデータ"),
    "open_data.front": Both(
        "The tables behind visions and reviews, for anyone to use.",
        "人口ビジョンと効果検証のもとになる表を、どなたでもお使いになれます。",
    ),
    "open_data.lead": Both(
        "Every table of the published visions and of the reviews that are frozen, for anyone to use. "
        "Name the source as it is written on each page.",
        "公開した人口ビジョンと、確定した効果検証の表を、どなたでもお使いになれます。各ページに書かれた出典を表示してください。",
    ),
    "open_data.none": Both(
        "Nothing is published yet. What is published here comes from the visions and reviews of this server.",
        "公開しているデータは、まだありません。人口ビジョンを公開するか、効果検証を確定すると、ここに載ります。",
    ),
    "open_data.for_programs": Both("For programs", "プログラムからの利用"),
    "open_data.catalogue": Both("Catalogue (DCAT, JSON-LD)", "カタログ（DCAT、JSON-LD）"),
    "open_data.feed": Both("What is new (Atom)", "新着（Atom フィード）"),
    "open_data.feed_title": Both("Sosei: open data, what is new", "創生 オープンデータの新着"),
    "open_data.api": Both("Reading by a program (API)", "プログラムからの読み取り（API）"),
    "open_data.news_vision": Both("published (edition {number})", "を公開しました（第{number}版）"),
    "open_data.news_ranges": Both("published (edition {number})", "を公開しました（第{number}版）"),
    "open_data.news_review": Both("frozen (edition {number})", "を確定しました（第{number}版）"),
    "open_data.edition": Both("Edition {number}", "第{number}版"),
    "open_data.issued": Both("published on {day}", "{day} 公開"),
    "open_data.newer": Both("There is a newer edition:", "新しい版があります："),
    "open_data.editions": Both("Editions", "版"),
    "open_data.tables": Both("Tables", "表"),
    "open_data.tables_lead": Both(
        "Each table is there as CSV (for spreadsheets), JSON and Parquet (for programs), with the same cells.",
        "どの表も、CSV（表計算ソフト向け）、JSON、Parquet（プログラム向け）で、同じ内容です。",
    ),
    "open_data.table": Both("Table", "表"),
    "open_data.rows": Both("Rows", "行数"),
    "open_data.columns": Both("Columns", "列"),
    "open_data.take": Both("To take away", "ダウンロード"),
    "suppressed": Both(
        "Counts of fewer than 10 persons are suppressed here, and others beside them so that no sum gives them away "
        "(flag = suppressed).",
        "10人に満たない人数と、合計から逆算されないための数値を、秘匿しています（flag が suppressed の行）。",
    ),
    "open_data.package": Both("Description of all files", "全ファイルの説明"),
    "open_data.licence": Both("Licence", "利用条件"),
    "open_data.licence_words": Both(
        "Creative Commons Attribution 4.0 (CC BY 4.0). Figures of other offices remain under the terms of their "
        "sources.",
        "クリエイティブ・コモンズ 表示 4.0 国際（CC BY 4.0）。ほかの機関の統計は、それぞれの出典の利用条件によります。",
    ),
    "open_data.attribution": Both("Name as the source", "出典の表示"),
    "open_data.publisher": Both("Publisher", "公開者"),
    "open_data.years": Both("Years", "対象の年"),
    "open_data.address": Both("Number of the frozen data", "もとの確定データの番号"),
    "open_data.sources": Both("Sources", "もとの統計"),
    "open_data.read_page": Both("Read it as a page", "ページで読む"),
    "open_data.api_title": Both("Reading by a program", "プログラムからの読み取り"),
    "open_data.api_lead": Both(
        "These addresses answer in JSON, as those of CKAN do: its clients can be used. They only read. "
        "Anybody may ask, also from pages of other servers. What is not known is refused, never ignored.",
        "CKAN と同じ形の JSON で答えます。CKAN 用のソフトがそのまま使えます。読み取り専用です。"
        "どなたでも、ほかのサーバーのページからも使えます。対応していない指定は、無視せずにお断りします。",
    ),
    "open_data.api_description": Both(
        "Description for programs (OpenAPI)", "プログラム向けの説明（OpenAPI）"
    ),
    "open_data.parameter": Both("Parameter", "指定"),
    "open_data.meaning": Both("Meaning", "意味"),
    "open_data.example": Both("Example", "例"),
    "open_data.required": Both("required", "必須"),
    "open_data.no_parameters": Both("It takes nothing.", "指定はありません。"),
}

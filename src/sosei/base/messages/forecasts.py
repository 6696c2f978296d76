"""Faults of forecasts from censuses, and of the file that they are made from."""

from __future__ import annotations

from sosei.base.messages.words import Entry, Words

FAULTS = {
    "populations_not": Entry(
        Words(
            "a file that is no Parquet ({reason})",
            "a Parquet file of censuses",
            "Write the table as Parquet; docs/formats.md says which columns it has.",
        ),
        Words(
            "Parquetのファイルではありません（{reason}）",
            "国勢調査人口のParquet",
            "表をParquetで保存してください。列はdocs/formats.mdにあります。",
        ),
    ),
    "populations_columns": Entry(
        Words(
            "the columns {found}; {missing} missing",
            "area, year, sex, age, population",
            "Add the columns, or rename those that hold it.",
        ),
        Words(
            "列が「{found}」で、「{missing}」がありません",
            "area, year, sex, age, population",
            "足りない列を加えるか、列の名前を直してください。",
        ),
    ),
    "populations_values": Entry(
        Words(
            "{count} cells that are empty, below 0 or no numbers",
            "persons, 0 or more",
            "Correct the cells, or leave the areas out whole.",
        ),
        Words(
            "空・マイナス・数でない値が{count}個あります",
            "0以上の人数",
            "値を直すか、その市区町村をすべて除いてください。",
        ),
    ),
    "populations_twice": Entry(
        Words(
            "{count} rows that say a cell again",
            "one row of an area, year, sex and age",
            "Take the repeated rows out.",
        ),
        Words(
            "同じ市区町村・年・性・年齢の行が{count}行重なっています",
            "市区町村・年・性・年齢ごとに1行",
            "重なった行を除いてください。",
        ),
    ),
    "populations_ages": Entry(
        Words(
            "the ages {found} …",
            "groups of five years from 0-4, the last one open",
            "Give the ages as 0-4, 5-9 … 90+.",
        ),
        Words(
            "年齢が「{found}…」です",
            "0-4からの5歳階級（最後は上が開いた階級）",
            "年齢を0-4、5-9…90+の形にしてください。",
        ),
    ),
    "populations_years": Entry(
        Words(
            "the years {found}",
            "censuses five years apart, none left out",
            "Add the census that is missing, or leave the others out.",
        ),
        Words(
            "年が「{found}」です",
            "5年ごとの国勢調査（抜けのないもの）",
            "抜けている年を加えるか、ほかの年を除いてください。",
        ),
    ),
    "populations_missing": Entry(
        Words(
            "{count} cells that are not there",
            "a row for every area, year, sex and age",
            "Add the rows; where nobody lived, 0.",
        ),
        Words(
            "値のない組み合わせが{count}個あります",
            "市区町村・年・性・年齢のすべての組み合わせ",
            "行を加えてください。だれもいなければ0にします。",
        ),
    ),
    "apart_area": Entry(
        Words('the area "{value}"', "an area of the file of censuses", "{hint}"),
        Words("地域「{value}」", "国勢調査のファイルにある地域", "{hint}"),
    ),
    "hindcast_year": Entry(
        Words(
            "the year {year}",
            "one of the censuses in the file: {known}",
            "Name one of them.",
        ),
        Words(
            "{year}年",
            "ファイルにある国勢調査の年（{known}）",
            "ファイルにある年を指定してください。",
        ),
    ),
    "hindcast_span": Entry(
        Words(
            "from {first} to {last}",
            "an origin after {earliest}, the first census, and before the last one",
            "Begin at a census that has one before it, and end later.",
        ),
        Words(
            "{first}年から{last}年まで",
            "最初の国勢調査（{earliest}年）より後の起点と、それより後の年",
            "1つ前の国勢調査がある年から始め、それより後の年で終えてください。",
        ),
    ),
}

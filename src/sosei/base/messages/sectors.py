"""Faults of districts, schools, facilities, rates and observed series."""

from __future__ import annotations

from sosei.base.messages.words import Entry, Words

FAULTS = {
    "districts_year": Entry(
        Words(
            "the years {years}",
            "{base}, the base year of the study, and at most {before} beside it",
            "Take the counts of those years.",
        ),
        Words(
            "{years} 年",
            "基準年 {base} 年と、あれば {before} 年の2時点",
            "これらの年の人口にしてください。",
        ),
    ),
    "districts_not_held": Entry(
        Words(
            "no districts of {area} of {base}",
            "population by district and age (地域・年齢別人口) of that year in the library",
            "Take in that file, or give the districts as CSV.",
        ),
        Words(
            "{area} の {base} 年の地区別人口がありません",
            "その年の「地域・年齢別人口」（ライブラリ）",
            "その表を取り込むか、地区別人口を CSV で渡してください。",
        ),
    ),
    "district_ages": Entry(
        Words(
            "{district}, {year}: {missing}",
            "every sex and age group of the file in every district and year",
            "Add the rows; a group without anybody has 0.",
        ),
        Words(
            "{district} {year}年：{missing} がありません",
            "すべての地区・年に、ファイルのすべての男女・年齢階級",
            "行を加えてください。いない場合は 0 とします。",
        ),
    ),
    "districts_cover": Entry(
        Words(
            "{sex}: {districts} persons in the districts, {town} in the municipality",
            "a difference of at most {within}",
            "Add the districts that are missing; another statistic's counts need a wider difference (--within).",
        ),
        Words(
            "{sex}：地区の合計 {districts} 人、市区町村 {town} 人",
            "差が {within} 以内",
            "足りない地区を加えてください。別の統計の人口であれば、許す差（--within）を広げてください。",
        ),
    ),
    "withheld_alone": Entry(
        Words(
            "{district}: withheld, merged into nothing",
            "the district that its persons are told in, in merged_into",
            "The note of the statistic names it (合算先).",
        ),
        Words(
            "{district}：秘匿で、merged_into が空です",
            "合算先の地区の名前",
            "統計表の注にある合算先を書いてください。",
        ),
    ),
    "merged_lost": Entry(
        Words(
            "{district}: merged into {into}",
            "another district of the file, and no circle",
            "Name the district whose row holds the figure.",
        ),
        Words(
            "{district}：合算先 {into}",
            "ファイルにある別の地区（循環しないこと）",
            "数値のある行の地区を書いてください。",
        ),
    ),
    "merged_differs": Entry(
        Words(
            "{district}: {found}",
            "one merged_into for a district, and no figures where it is merged",
            "Withheld cells are x in all rows of the district.",
        ),
        Words(
            "{district}：{found}",
            "1地区に合算先は1つ、合算された地区に数値はなし",
            "その地区のすべての行を x にしてください。",
        ),
    ),
    "district_unknown": Entry(
        Words('"{value}"', "a district of {file}", "{hint}"),
        Words("「{value}」", "{file} にある地区", "{hint}"),
    ),
    "school_of_district": Entry(
        Words(
            "{district}: {kind}: {schools}",
            "one school of each kind for every district",
            "Add a row to schools.csv, or remove one.",
        ),
        Words(
            "{district}：{kind}：{schools}",
            "どの地区にも、種別ごとに学校は1つ",
            "schools.csv の行を加えるか除いてください。",
        ),
    ),
    "school_without_district": Entry(
        Words(
            "{school}: no district",
            "a row for each district of the school",
            "Name at least one district.",
        ),
        Words("{school}：地区がありません", "学校の地区ごとに1行", "地区を1つ以上書いてください。"),
    ),
    "within_faulty": Entry(
        Words("{value}", "a share from 0 to 1, such as 0.02", "0.02 allows 2%."),
        Words("{value}", "0.02 のような 0 から 1 までの割合", "0.02 は 2% の差を許します。"),
    ),
    "class_size_missing": Entry(
        Words(
            "{year}, {kind}: no grade {grade}",
            "every grade of a kind in every year that the file names",
            "Add the row.",
        ),
        Words(
            "{year}年度 {kind}：{grade} 年の行がありません",
            "ファイルにある年度・種別のすべての学年",
            "行を加えてください。",
        ),
    ),
    "multi_grade_missing": Entry(
        Words(
            "{kind}, with_first_grade {first}: no row",
            "a row for every kind of school, with the first grade (yes) and without",
            "Add the row.",
        ),
        Words(
            "{kind}（with_first_grade：{first}）の行がありません",
            "学校の種別ごとに、1年生を含む場合（yes）と含まない場合",
            "行を加えてください。",
        ),
    ),
    "sector_rate_missing": Entry(
        Words(
            "no rate is given: {name}",
            "the rate, in rates.csv under the word {rate}",
            "It is told by: {statistic}.",
        ),
        Words(
            "率が未登録です：{name}",
            "rates.csv の {rate} の行",
            "この率のある統計：{statistic}。",
        ),
    ),
    "rate_unit": Entry(
        Words('"{value}"', "{unit}, the unit of {rate}", "Turn the value into this unit."),
        Words("「{value}」", "{rate} の単位 {unit}", "値をこの単位に直してください。"),
    ),
    "rate_over_one": Entry(
        Words("{value}", "a share from 0 to 1", "Write 43% as 0.43."),
        Words("{value}", "0 から 1 までの割合", "43% は 0.43 と書いてください。"),
    ),
    "rate_age": Entry(
        Words("{found}", "ages where {rate} has them, else none", "Fill or empty the column age."),
        Words(
            "{found}",
            "年齢別の率には年齢、年齢のない率には空欄（{rate}）",
            "age の列を直してください。",
        ),
    ),
    "rate_ages": Entry(
        Words(
            "{rate}: age {age} is missing, or told twice",
            "ages without a gap from the first age of the rate to its last",
            "Add or correct the row.",
        ),
        Words(
            "{rate}：{age} 歳がないか、二重です",
            "率の最初の年齢から最後の年齢まで、もれなく重なりなく",
            "行を加えるか直してください。",
        ),
    ),
    "rate_ages_fine": Entry(
        Words(
            "{rate}: several ages within {age}",
            "one value for the open age group of the projection",
            "Give the rate of the open group.",
        ),
        Words(
            "{rate}：{age} の中に複数の年齢",
            "推計の開放年齢階級には1つの値",
            "開放階級の率にまとめてください。",
        ),
    ),
    "rate_grade": Entry(
        Words(
            '"{value}"',
            "A, B or nothing",
            "Points, quotes and derived figures (C) are not used: find the statistic's table.",
        ),
        Words(
            "「{value}」",
            "A、B、または空欄",
            "断片・引用・推計による値（C）は使いません。統計表の値にしてください。",
        ),
    ),
    "industries_years": Entry(
        Words(
            "the years {years}",
            "{base}, the base year of the study, and {before}",
            "Take the two counts of those years.",
        ),
        Words(
            "{years} 年",
            "基準年 {base} 年と {before} 年の2時点",
            "この2時点の就業者数にしてください。",
        ),
    ),
    "industries_ages": Entry(
        Words(
            "groups that begin at {ages}",
            "five-year groups from 15-19 on without a gap, the last one open and not above {open}",
            "Correct the ages, such as 15-19 … 85+.",
        ),
        Words(
            "{ages} 歳から始まる階級",
            "15-19 から5歳ごとにもれなく、最後は開いた階級（{open} 歳以下から）",
            "15-19 … 85+ のように直してください。",
        ),
    ),
    "industries_missing": Entry(
        Words(
            "{industry}, {year}: no row for the ages from {age}",
            "every age group of every industry in both years",
            "Add the row; without anybody it has 0.",
        ),
        Words(
            "{industry} {year}年：{age} 歳からの階級の行がありません",
            "2時点のすべての産業・年齢階級",
            "行を加えてください。いない場合は 0 とします。",
        ),
    ),
    "industries_nobody": Entry(
        Words("{year}: nobody works", "somebody in some industry", "Check the figures."),
        Words(
            "{year}年：就業者がいません",
            "いずれかの産業に就業者がいること",
            "数値を確かめてください。",
        ),
    ),
    "visit_kind_unknown": Entry(
        Words(
            'visits of "{value}" without what they spend',
            "a kind that {rate} has: {choices}",
            "Name the kinds of visit alike in both rates.",
        ),
        Words(
            "「{value}」の旅行回数に、消費額がありません",
            "{rate} にある区分：{choices}",
            "2つの率で、旅行の区分を同じ名前にしてください。",
        ),
    ),
    "observed_area": Entry(
        Words(
            '"{value}"', "{area}, the municipality of the study", "Remove the row, or correct it."
        ),
        Words("「{value}」", "検討の市区町村 {area}", "行を除くか、コードを直してください。"),
    ),
    "facility_years": Entry(
        Words(
            "{facility}: built {built}, renovated {renovated}",
            "a year of renovation after the year of building, none after {base}",
            "Correct the years.",
        ),
        Words(
            "{facility}：建築 {built} 年、改修 {renovated} 年",
            "建築年より後の改修年（いずれも {base} 年まで）",
            "年を直してください。",
        ),
    ),
    "headship_high": Entry(
        Words(
            "headship rates that make more households than persons",
            "rates of heads per person, over all types of household together at most 1",
            "Correct the rates of headship or institutional.",
        ),
        Words(
            "世帯数が人口を超える世帯主率",
            "全類型を合わせて 1 以下の、人口当たりの世帯主の割合",
            "headship か institutional の率を直してください。",
        ),
    ),
    "industry_sum": Entry(
        Words(
            "industries that add up to {sum} in {year}",
            "shares of all the employed, 1 together",
            "Add what is missing, if need be as one industry.",
        ),
        Words(
            "{year} 年の産業の合計 {sum}",
            "就業者全体に占める割合（合計 1）",
            "足りない産業を加えてください（まとめて1つでもかまいません）。",
        ),
    ),
}

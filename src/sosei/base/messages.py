"""The catalogue of what Sosei says about faulty input, in Japanese and English.

Each entry says three things: what was found, what is expected, what to do. Braces are filled in.
"""

from __future__ import annotations

import os
from typing import Literal, NamedTuple

Language = Literal["ja", "en"]


class Both(NamedTuple):
    """Words in both languages that fill a brace of the catalogue."""

    en: str
    ja: str

    def __str__(self) -> str:
        """Return the English words, for logs and tracebacks."""
        return self.en

    def text(self, language: Language) -> str:
        """Return the words in one language."""
        return self.ja if language == "ja" else self.en


class Words(NamedTuple):
    """One fault in one language."""

    found: str
    expected: str
    advice: str = ""


class Entry(NamedTuple):
    """One fault in both languages."""

    en: Words
    ja: Words


FAULTS: dict[str, Entry] = {
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
    "id_unknown": Entry(
        Words('"{value}"', "an id of this package", "{hint} Add its row, or correct the id."),
        Words(
            "「{value}」",
            "このパッケージにある id",
            "{hint} 行を追加するか、id を直してください。",
        ),
    ),
    "tree_circle": Entry(
        Words(
            "a node that lies below itself ({value})",
            "a tree whose roots have no parent",
            "Correct the parent.",
        ),
        Words(
            "自分自身の下にある項目（{value}）",
            "親のない項目から始まる木構造",
            "parent を直してください。",
        ),
    ),
    "changed_meanwhile": Entry(
        Words(
            "somebody else changed this meanwhile",
            "the version that was shown",
            "Look at what was changed, and save again what is still to be changed.",
        ),
        Words(
            "ほかの人が先に変更しました",
            "表示した時点の版",
            "変更の内容を確かめて、まだ必要な変更だけをもう一度保存してください。",
        ),
    ),
    "slug_taken": Entry(
        Words('the address "{slug}"', "one that no other strategy has", "Choose another one."),
        Words(
            "使われているアドレス「{slug}」",
            "ほかの戦略と重ならないもの",
            "別のアドレスにしてください。",
        ),
    ),
    "grade_missing": Entry(
        Words(
            "no mark for the verdict {verdict} whatever the progress",
            "a mark for every verdict",
            "Add a line for it without a least progress.",
        ),
        Words(
            "判定 {verdict} に対応する評価区分がありません（進捗率によらないもの）",
            "すべての判定に評価区分",
            "進捗率の下限のない行を追加してください。",
        ),
    ),
    "statistic_other": Entry(
        Words(
            "a figure of {found} for {indicator}",
            "figures of {expected}, the indicator's own statistic",
            "Report the indicator's statistic, or define another indicator for this one.",
        ),
        Words(
            "指標 {indicator} に別の統計（{found}）の数値",
            "この指標の統計（{expected}）の数値",
            "指標の統計の数値を報告するか、別の指標として定義してください。",
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
    "scenario_year_early": Entry(
        Words(
            "the year {year}",
            "years from the base year {base} on",
            "Start the path in {base} or later.",
        ),
        Words("{year} 年", "基準年 {base} 年以降の年", "経路は {base} 年以降から始めてください。"),
    ),
    "lever_without_conversion": Entry(
        Words(
            "a tfr path",
            "fertility.csv with the column cwr_per_tfr",
            "Add cwr_per_tfr: the ratio has no other way from a TFR.",
        ),
        Words(
            "tfr の経路",
            "cwr_per_tfr の列がある fertility.csv",
            "TFR を子ども女性比に換算するため cwr_per_tfr を加えてください。",
        ),
    ),
    "simulation_without_tfr": Entry(
        Words(
            "no TFR for {areas}",
            "child_woman_ratio or tfr with cwr_per_tfr (single years: asfr above 0) in every step",
            "Simulation 1 starts from the TFR of the first step: add the column.",
        ),
        Words(
            "{areas} の TFR がわかりません",
            "すべての期間に child_woman_ratio または tfr と cwr_per_tfr（各歳では 0 より大きい asfr）",
            "シミュレーション1は最初の期間の TFR から始まります。列を加えてください。",
        ),
    ),
    "horizon_faulty": Entry(
        Words("{to}", "{base} plus whole steps of {width} years", "Choose for instance {example}."),
        Words("{to}", "{base} 年に {width} 年刻みを足した年", "例えば {example} としてください。"),
    ),
    "fertility_form": Entry(
        Words(
            "ages and asfr",
            "child_woman_ratio or tfr: the groups are five-year",
            "Give the ratio of children 0–4 to women 15–49.",
        ),
        Words(
            "age と asfr の列",
            "child_woman_ratio または tfr（5歳階級のため）",
            "0～4歳人口と15～49歳女性の比で与えてください。",
        ),
    ),
    "fertility_form_single": Entry(
        Words(
            "a ratio or tfr by itself",
            "age and asfr: the ages are single years",
            "Give births per woman by single year of age.",
        ),
        Words(
            "子ども女性比または tfr の列",
            "age と asfr の列（各歳のため）",
            "年齢各歳の女性1人当たり出生数で与えてください。",
        ),
    ),
    "asfr_newborn": Entry(
        Words("births to women of age 0", "no births at age 0", "Check the ages of the rows."),
        Words("0歳の女性の出生数", "0歳では 0", "行の年齢を確かめてください。"),
    ),
    "migration_both": Entry(
        Words(
            "net migration beside gross flows",
            "net_migration.csv, or out_rates.csv and in_shares.csv",
            "Keep one form of migration.",
        ),
        Words(
            "純移動と転出入の両方",
            "net_migration.csv か、out_rates.csv と in_shares.csv の組のどちらか",
            "移動の形を1つにしてください。",
        ),
    ),
    "shares_not_one": Entry(
        Words(
            "in-shares that add to {sum} over the areas in {cell}",
            "shares that add to 1 over all areas",
            "Who leaves one area must arrive in another: give every area, or rescale the shares.",
        ),
        Words(
            "{cell} の配分率の合計 {sum}",
            "すべての地域で合計 1",
            "転出者は必ずどこかに転入します。全地域の配分率をそろえてください。",
        ),
    ),
    "control_mixed": Entry(
        Words(
            "totals of all together beside totals of parts",
            "one kind of total: every cell of the column given, or none",
            "Leave the others out, or write them in a run of their own.",
        ),
        Words(
            "合計と内訳の混在",
            "列のセルをすべて埋めるか、すべて空にする",
            "どちらか一方にそろえてください。",
        ),
    ),
    "rule_without_flows": Entry(
        Words(
            "a rule that this form of migration does not have",
            "scale or offset with net_migration.csv, scale or gross with out_rates.csv",
            "Choose another rule.",
        ),
        Words(
            "この移動の形では使えない規則",
            "net_migration.csv では scale か offset、out_rates.csv では scale か gross",
            "別の規則を選んでください。",
        ),
    ),
    "lever_without_shape": Entry(
        Words("a tfr path", "asfr rows above 0 in every step and area", "Their shape is kept."),
        Words(
            "tfr の経路", "すべての期間と地域で 0 より大きい asfr", "年齢の形を保つため必要です。"
        ),
    ),
    "population_negative": Entry(
        Words(
            "cells that fall below 0 by {year}: {cells}",
            "0 persons or more",
            "Check net migration and arrivals there, or set such cells to 0 with --clamp.",
        ),
        Words(
            "{year}年までに 0 を下回るセル：{cells}",
            "0 以上の人数",
            "そこでの移動と転入を確かめるか、--clamp で 0 にしてください。",
        ),
    ),
    "target_impossible": Entry(
        Words(
            "{target} for {cell}, where the projection has {persons}",
            "0 where nobody is, above 0 where somebody is",
            "Factors cannot reach it: check the total.",
        ),
        Words(
            "{cell} の合計 {target}（推計では {persons}）",
            "人がいなければ 0、いれば 0 より大きい数",
            "補正率では合わせられません。合計を確かめてください。",
        ),
    ),
    "profile_unknown": Entry(
        Words(
            'the profile "{value}"',
            "one of {known}, or a CSV file beside the scenario file",
            "sosei profiles prints those that ship. {hint}",
        ),
        Words(
            "プロファイル「{value}」",
            "{known} のいずれか、またはシナリオと同じ場所の CSV ファイル",
            "付属のものは sosei profiles で見られます。{hint}",
        ),
    ),
    "profile_sum": Entry(
        Words("weights that add to {sum}", "weights that add to 1", "Divide each by their sum."),
        Words("合計 {sum} の重み", "合計 1 の重み", "それぞれを合計で割ってください。"),
    ),
    "profile_ages": Entry(
        Words("{reason}", "the age groups of the bundle, or finer ones", "Split the groups."),
        Words("{reason}", "推計と同じか、より細かい年齢階級", "階級を分けてください。"),
    ),
    "years_backward": Entry(
        Words("from {start} to {end}", "a later year at the end", "Exchange the two years."),
        Words("{start} 年から {end} 年", "終わりの方が後の年", "年の順を確かめてください。"),
    ),
    "path_outside": Entry(
        Words('the path "{path}"', "a path inside the folder", "Name a file of the folder."),
        Words("パス「{path}」", "フォルダの中のパス", "フォルダの中のファイルを指定してください。"),
    ),
    "source_missing": Entry(
        Words(
            "no source",
            "sources with title, publisher and date",
            "Name statistic, table and date in datapackage.json.",
        ),
        Words(
            "出典がありません",
            "title・publisher・date のある sources",
            "統計名・表・時点を datapackage.json に書いてください。",
        ),
    ),
    "life_expectancy_odd": Entry(
        Words(
            "death rates of {years} that give a life expectancy of {found} years",
            "one from 60 to 100 years",
            "Check the unit: deaths per 100,000 persons are meant.",
        ),
        Words(
            "平均寿命が{found}年となる{years}年の死亡率",
            "60年から100年までの平均寿命",
            "単位を確かめてください。人口10万人当たりの死亡数です。",
        ),
    ),
    "figures_lacking": Entry(
        Words(
            "no figures to start from: {what}",
            "{what}, published by {published}",
            "Download it and add it: sosei data add FILE.",
        ),
        Words(
            "推計に必要な統計がありません（{what}）",
            "{what}（公表元：{published}）",
            "公表元からダウンロードして、統計データに取り込んでください（sosei data add ファイル）。",
        ),
    ),
    "file_without_folder": Entry(
        Words(
            "{value}, a file beside the study",
            "figures or profiles within the study itself",
            "Type the figures in, or run the study from its folder with sosei vision STUDY.toml.",
        ),
        Words(
            "別のファイル（{value}）の指定があります",
            "計画ファイルの中に書かれた数値か、付属の年齢構成",
            "数値を入力するか、ファイルのあるフォルダで sosei vision を使ってください。",
        ),
    ),
    "life_table_faulty": Entry(
        Words(
            "a life table of {year} that cannot be built ({reason})",
            "probabilities of dying by single years of age, below 1 before the last age",
            "Compare the table with the published one.",
        ),
        Words(
            "{year}年の生命表が作れません（{reason}）",
            "各歳の死亡確率（最後の年齢より前は1未満）",
            "公表された生命表と見比べてください。",
        ),
    ),
    "figures_missing": Entry(
        Words("no figures for {what}", "figures for {expected}", "{hint}"),
        Words("{what} の数値がありません", "{expected} の数値", "{hint}"),
    ),
    "output_is_input": Entry(
        Words(
            "the folder of the bundle",
            "another folder",
            "Its population.csv would be overwritten: choose one with -o.",
        ),
        Words(
            "入力と同じフォルダ",
            "別のフォルダ",
            "population.csv が上書きされてしまうため、-o で別のフォルダを指定してください。",
        ),
    ),
    "word_unknown": Entry(
        Words('"{value}"', "{choices}", "{hint}"),
        Words("「{value}」", "{choices} のいずれか", "{hint}"),
    ),
    "year_before_launch": Entry(
        Words("{year}, before the launch year {launch}", "a year from {launch} on"),
        Words("起点の {launch} 年より前の {year} 年", "{launch} 年以降の年"),
    ),
    "basis_without_bridge": Entry(
        Words(
            'the basis "{value}" without a bridge',
            "a projection that stands on the census, or the column bridge",
            "Write into bridge how many persons the census counts more (0 if none).",
        ),
        Words(
            "接続値（bridge）のない根拠統計「{value}」",
            "国勢調査による推計、または bridge の列",
            "国勢調査が何人多く数えるかを bridge に書いてください（差がなければ 0）。",
        ),
    ),
    "bundle_of_a_pair": Entry(
        Words("one bundle", "two: --then and --actual", "Name {missing} too, or neither."),
        Words(
            "片方の入力フォルダだけ",
            "--then と --actual の両方",
            "{missing} も指定するか、どちらも外してください。",
        ),
    ),
    "bundles_differ": Entry(
        Words(
            "other {what} than in {other}",
            "the same areas, age groups and base year in both bundles",
        ),
        Words("{what}が {other} と違います", "両方の入力フォルダで同じ地域・年齢階級・基準年"),
    ),
    "bundle_raked": Entry(
        Words(
            "control.csv",
            "a bundle that is not raked: raking belongs to no component",
            "Put the raking into the rates, and remove the file.",
        ),
        Words(
            "control.csv",
            "合計への補正のない入力フォルダ（補正はどの要因にも属しません）",
            "補正を率に含めたうえで、このファイルを除いてください。",
        ),
    ),
    "launch_unmatched": Entry(
        Words(
            "a bundle of {year}",
            "a projection launched in that year: {known}",
            "Name one with --name, or check the year of the bundle.",
        ),
        Words(
            "{year} 年の入力フォルダ",
            "その年を起点とする推計：{known}",
            "--name で推計を指定するか、入力フォルダの年を確かめてください。",
        ),
    ),
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
    "proposal_other": Entry(
        Words(
            "another value proposed by now, or none",
            "the value that was shown",
            "Look at the values of the year again, then confirm.",
        ),
        Words(
            "候補の値が変わったか、なくなりました",
            "表示していた値",
            "その年の値をもう一度見てから、確定してください。",
        ),
    ),
    "package_none": Entry(
        Words(
            "no table of a package",
            "sheets or CSV files named {tables}",
            "Give the sheet or the file the name of its table.",
        ),
        Words(
            "パッケージの表がありません",
            "{tables} という名前のシートまたはCSVファイル",
            "シートまたはファイルの名前を表の名前にしてください。",
        ),
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
    "field_empty": Entry(
        Words("nothing", "a value", "Enter it."),
        Words("入力がありません", "値", "入力してください。"),
    ),
    "study_gone": Entry(
        Words("a run of a study that was deleted", "a study", "Run another study."),
        Words("削除された検討の実行", "検討", "別の検討を実行してください。"),
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
    "port_in_use": Entry(
        Words(
            "another server",
            "a free port",
            "Choose one: make demo PORT={next}, or --port {next}.",
        ),
        Words(
            "別のサーバーが動いています",
            "空いているポート",
            "make demo PORT={next} または --port {next} のように別の番号を指定してください。",
        ),
    ),
    "host_unknown": Entry(
        Words(
            "an address that this machine does not have",
            "127.0.0.1, or an address of this machine",
            "Leave --host out to serve this machine alone.",
        ),
        Words(
            "この機器にないアドレス",
            "127.0.0.1、またはこの機器のアドレス",
            "この機器だけで使うときは --host を省いてください。",
        ),
    ),
    "data_not_writable": Entry(
        Words(
            "a data folder that cannot be written ({reason})",
            "a folder where files may be written",
            "Name another folder with SOSEI_DATA.",
        ),
        Words(
            "書き込めないデータフォルダ（{reason}）",
            "書き込めるフォルダ",
            "環境変数 SOSEI_DATA で別のフォルダを指定してください。",
        ),
    ),
    "setting_number": Entry(
        Words('"{value}"', "a whole number above 0", "Leave it out for the usual value."),
        Words("「{value}」", "1以上の整数", "通常の値でよければ、設定しないでください。"),
    ),
    "setting_switch": Entry(
        Words('"{value}"', "1 (on) or 0 (off)", "Leave it out for off."),
        Words(
            "「{value}」", "1（する）または 0（しない）", "しないときは、設定しなくてかまいません。"
        ),
    ),
    "hosts_missing": Entry(
        Words(
            "a server open to other machines, and no name that they may call it by",
            "SOSEI_HOSTS with the names of this server, separated by commas",
            "For example: SOSEI_HOSTS=sosei.city.example.jp sosei serve --host {host}.",
        ),
        Words(
            "ほかの機器に開くサーバーに、呼び名がありません",
            "環境変数 SOSEI_HOSTS にサーバー名（コンマ区切り）",
            "例：SOSEI_HOSTS=sosei.city.example.jp sosei serve --host {host}",
        ),
    ),
    "database_url": Entry(
        Words(
            "{url}",
            "postgresql://USER:PASSWORD@HOST:PORT/NAME, or sqlite:////FOLDER/FILE",
            "Write signs such as @ or / in a password as %40 or %2F; without DATABASE_URL "
            "the database is a file in the data folder.",
        ),
        Words(
            "{url}",
            "postgresql://利用者:パスワード@サーバー:ポート/名前、または sqlite:////フォルダ/ファイル",
            "パスワードの @ や / は %40、%2F と書きます。"
            "DATABASE_URL がなければ、データフォルダのファイルを使います。",
        ),
    ),
    "database_unreachable": Entry(
        Words(
            "{url}, which cannot be used ({reason})",
            "a database that answers, in which tables may be made",
            "Check that it runs, its user, password and name, and what the user may do.",
        ),
        Words(
            "{url} が使えません（{reason}）",
            "接続でき、表を作れるデータベース",
            "データベースが動いているか、利用者・パスワード・名前・権限を確かめてください。",
        ),
    ),
    "jobs_at_once": Entry(
        Words(
            "{count} jobs of yours that are not finished",
            "at most {limit} at once",
            "Wait until one is finished, or cancel one.",
        ),
        Words(
            "終わっていない処理が {count} 件あります",
            "同時に {limit} 件まで",
            "どれかが終わるのを待つか、取り消してください。",
        ),
    ),
    "jobs_a_day": Entry(
        Words(
            "{count} jobs of yours within 24 hours",
            "at most {limit} in 24 hours",
            "Go on tomorrow, or ask the operator for a higher limit (SOSEI_JOBS_A_DAY).",
        ),
        Words(
            "24時間に {count} 件の処理を始めています",
            "24時間に {limit} 件まで",
            "あす続けるか、管理者に上限（SOSEI_JOBS_A_DAY）を上げるよう頼んでください。",
        ),
    ),
    "jobs_waiting": Entry(
        Words(
            "{count} jobs of everyone that wait",
            "at most {limit}",
            "Try again in some minutes.",
        ),
        Words(
            "全体で {count} 件の処理が順番を待っています",
            "{limit} 件まで",
            "数分おいて、もう一度お試しください。",
        ),
    ),
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
            "TopoJSON of 国土数値情報 行政区域, each shape with N03_004 (name) and N03_007 (code)",
            "Use the file as it came.",
        ),
        Words(
            "{found}",
            "国土数値情報 行政区域の TopoJSON（各図形に N03_004（名称）と N03_007（コード））",
            "取得したままのファイルを使ってください。",
        ),
    ),
    "json_unknown": Entry(
        Words(
            "JSON of no known kind",
            'the history of municipalities ("changes") or boundaries (TopoJSON of 行政区域)',
            "Other figures are read from .xlsx, .xls and CSV.",
        ),
        Words(
            "種類のわからない JSON",
            "市区町村の変遷（changes）か、行政区域の境界（TopoJSON）",
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
    "not_writable": Entry(
        Words(
            "a folder that cannot be written ({reason})",
            "a folder where files may be written",
            "Choose another folder with -o.",
        ),
        Words(
            "書き込めないフォルダ（{reason}）",
            "書き込めるフォルダ",
            "-o で別のフォルダを指定してください。",
        ),
    ),
}


NOT_SUPPORTED = Both(
    "{what}: not supported yet.", "{what}：まだ対応していません（not supported yet）。"
)

RAKED = Both(
    "note: raked to control.csv; the largest factor changed a cell by {change}",
    "注意：control.csv の合計に合わせて補正しました。補正率の最大は {change} です",
)

CLAMPED = Both(
    "note: {scenario}, {area}, {year}, {sex} {age}: {persons} below 0, set to 0",
    "注意：{scenario}、{area}、{year}年、{sex} {age}：0 を {persons} 下回ったため 0 にしました",
)

UNVERIFIED = Both(
    "note: {names}: no official page confirms the bounds of these classes; "
    "natural_influence and social_influence are the plain ratios",
    "注意：{names} の階級の境は公表資料で確認できていません。"
    "natural_influence と social_influence がもとの比です",
)

STAGE_BOUND = Both(
    "note: decline_stage: 65+ holds while its five-year change is above {bound:.0%} of its peak "
    "(a parameter; no official page gives it)",
    "注意：decline_stage は、65歳以上の5年間の増減が最大値の {bound:.0%} を上回れば維持・微減とみなしました"
    "（公表資料にない設定値）",
)

NOT_READ = Both(
    "note: {name} is no part of a bundle and was not read",
    "注意：{name} は入力フォルダの決まったファイルではないため、読みませんでした",
)


def language() -> Language:
    """Return the language of messages: ``SOSEI_LANGUAGE``, else the locale, else English."""
    asked = os.environ.get("SOSEI_LANGUAGE", "")
    locale = next((v for k in ("LC_ALL", "LC_MESSAGES", "LANG") if (v := os.environ.get(k))), "")
    return "ja" if (asked or locale).lower().startswith("ja") else "en"

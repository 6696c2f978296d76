"""Faults of bundles, scenarios and studies."""

from __future__ import annotations

from sosei.base.messages.words import Entry, Words

FAULTS = {
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
    "ensemble_seed": Entry(
        Words(
            'the seed "{value}"',
            "a whole number from 0 to {most}",
            "Type digits alone; 1 if you have no other in mind.",
        ),
        Words(
            "乱数の種が「{value}」です",
            "0から{most}までの整数",
            "数字だけを入力してください。特に決めていなければ1にします。",
        ),
    ),
    "study_gone": Entry(
        Words("a run of a study that was deleted", "a study", "Run another study."),
        Words("削除された検討の実行", "検討", "別の検討を実行してください。"),
    ),
}

"""What the fields, lists and tables of a strategy are called on pages."""

from __future__ import annotations

from sosei.base.messages import Both
from sosei.strategy.review.sheet.words import BASES, STATUSES

SAY = {
    "plans.table_head": Both("The whole", "全体"),
    "plans.table_nodes": Both("Tree", "体系"),
    "plans.table_placements": Both("Second places", "再掲"),
    "plans.table_indicators": Both("Indicators", "指標"),
    "plans.table_targets": Both("Targets decided", "目標の決定"),
    "plans.table_milestones": Both("Yearly targets", "年次目標"),
    "plans.table_frameworks": Both("Frameworks", "分類"),
    "plans.table_tags": Both("Tags", "分類の付与"),
    "plans.table_extractions": Both("Extractions", "抽出"),
    "plans.table_successions": Both("Successions", "継承"),
    "plans.table_breaks": Both("Series breaks", "系列の断絶"),
    "plans.table_texts": Both("Texts", "文章"),
    "plans.table_observations": Both("Observations", "実績値"),
    **{f"plans.status_{status}": words for status, words in STATUSES.items()},
    **{f"plans.of_{basis}": words for basis, words in BASES.items()},
    "plans.language_ja": Both("Japanese", "日本語"),
    "plans.language_en": Both("English", "英語"),
    "plans.field_tag_basis": Both("What new tags rest on", "新しく付けるものの根拠"),
    "plans.field_revision_reason": Both("Reason of the revision", "改訂の理由"),
    "plans.help_revision_reason": Both(
        "needed where a value is revised or taken out", "値を直すとき・取り消すときに必要です"
    ),
    "plans.help_numerator": Both(
        "of ratios, with the denominator", "割合のときは、分子と分母でも入力できます"
    ),
    "plans.example_flow": Both("births of a year", "例：1年間の出生数"),
    "plans.example_net_flow": Both(
        "arrivals less departures; may be below 0", "例：転入−転出（0を下回ることがあります）"
    ),
    "plans.example_cumulative": Both(
        "firms attracted since the start", "例：期間の初めから誘致した企業の合計"
    ),
    "plans.example_stock": Both("population on 1 October", "例：10月1日の人口"),
    "plans.example_ratio": Both(
        "share of satisfied residents, numerator ÷ denominator",
        "例：満足している住民の割合（分子÷分母）",
    ),
    "plans.example_index": Both("total fertility rate", "例：合計特殊出生率"),
    "plans.example_milestone": Both(
        "a plan drawn up: 1 once it is done; the target is 1",
        "例：計画の策定（終えたら1、目標値は1）",
    ),
    "plans.example_up": Both("more is better", "例：多いほどよいもの"),
    "plans.example_down": Both("fewer is better", "例：少ないほどよいもの"),
    "plans.example_hold": Both(
        "not beyond a limit; say on which side",
        "例：限度を超えないようにするもの（守る側も選びます）",
    ),
    "plans.example_complete": Both(
        "of what is done or not, and of nothing else", "「完了したかどうか」だけに使います"
    ),
    "plans.baseline_number": Both("A number", "数がある"),
    "plans.baseline_dash": Both("Does not apply (—)", "対象外（—）"),
    "plans.baseline_unknown": Both("Not known", "わからない"),
    "plans.field_name": Both("Name", "名称"),
    "plans.field_name_en": Both("Name in English", "英語の名称"),
    "plans.field_english_name": Both("Name in English", "英語の名称"),
    "plans.field_town": Both("Municipality", "市町村"),
    "plans.field_english_town": Both("Municipality in English", "市町村の英語名"),
    "plans.field_area": Both("Code of the municipality", "全国地方公共団体コード"),
    "plans.help_area": Both("five digits: 07202", "5桁です（例：07202）"),
    "plans.field_first_year": Both("First fiscal year", "最初の年度"),
    "plans.field_last_year": Both("Last fiscal year", "最後の年度"),
    "plans.help_last_year": Both("2024, or R6", "2024、令和6年度、R6 などと書けます"),
    "plans.field_slug": Both("Address", "アドレス"),
    "plans.help_slug": Both(
        "small letters, digits and hyphens; stays as it is",
        "公開ページのアドレスの一部になります。半角の英小文字・数字・ハイフンで書きます（例：aizu-2）。あとで変えられません",
    ),
    "plans.field_label": Both("Label shown on every page", "すべてのページに出す表示"),
    "plans.help_label": Both(
        "such as that it was made of published outlines",
        "「公表概要からの試算・全文未確認」など、内容の性格を示すことばです",
    ),
    "plans.field_english_label": Both("Label in English", "英語の表示"),
    "plans.field_planned_last_year": Both(
        "Last fiscal year as it was planned", "はじめに計画した最後の年度"
    ),
    "plans.help_planned_last_year": Both(
        "only where the strategy ended or ends earlier", "期間を短くしたときだけ書きます"
    ),
    "plans.field_ended_because": Both("Why it ended earlier", "期間を短くした理由"),
    "plans.field_shortened_because": Both(
        "Why the present strategy ends earlier than planned", "いまの戦略を計画より早く終える理由"
    ),
    "plans.help_shortened_because": Both(
        "needed where the successor begins before the present strategy ends; the present one is shortened then",
        "次期の戦略が、いまの戦略の期間の途中から始まるときに必要です。いまの戦略の期間を短くします",
    ),
    "plans.field_kind": Both("Kind", "種類"),
    "plans.field_nature": Both("What is counted", "数え方"),
    "plans.field_direction": Both("Direction", "方向"),
    "plans.field_hold_side": Both("Side to be held", "守る側"),
    "plans.help_hold_side": Both(
        "only where the direction is to hold", "方向が「保つ」のときだけ選びます"
    ),
    "plans.field_unit": Both("Unit", "単位"),
    "plans.help_unit": Both(
        "in which values are entered", "入力する値の単位です（人、件、% など）"
    ),
    "plans.field_display_unit": Both("Unit shown", "表示する単位"),
    "plans.help_display_unit": Both(
        "if another than the one entered", "入力の単位と違うときだけ書きます（万人 など）"
    ),
    "plans.field_display_factor": Both("Units entered in one shown", "表示の1単位にあたる数"),
    "plans.help_display_factor": Both("10000 for ten thousands", "万人なら 10000 です"),
    "plans.field_decimals": Both("Decimals shown", "表示する小数の桁数"),
    "plans.field_year_basis": Both("Years", "年の数え方"),
    "plans.field_baseline_is": Both("Baseline", "基準値の有無"),
    "plans.field_baseline": Both("Baseline value", "基準値"),
    "plans.field_baseline_year": Both("Year of the baseline", "基準年"),
    "plans.help_baseline_year": Both("2019, or R1", "2019、令和元年度、R1 などと書けます"),
    "plans.field_start_year": Both("First year that counts", "数え始める年"),
    "plans.help_start_year": Both("of running totals", "累計のときに書きます"),
    "plans.field_target": Both("Target", "目標値"),
    "plans.field_target_year": Both("Target year", "目標年"),
    "plans.field_statistic": Both("Filled from the figures held", "統計データから入る値"),
    "plans.help_statistic": Both(
        "a figure of the library that Sosei proposes each year",
        "選ぶと、取り込んだ統計の値を毎年の候補として示せます",
    ),
    "plans.field_statistic_other": Both("Another statistic", "そのほかの統計"),
    "plans.help_statistic_other": Both(
        "its name, if it is none of these", "上の一覧にないときに、統計の名前を書きます"
    ),
    "plans.field_basis_note": Both(
        "What the document states, what is inferred", "文書の記載と推定の区別"
    ),
    "plans.field_decided_on": Both("Decided on", "決定した日"),
    "plans.help_decided_on": Both("such as 2023-03-20", "2023-03-20 のように書きます"),
    "plans.field_placed": Both("Stands here too", "ここにも置くもの"),
    "plans.field_succession": Both("What became of it", "次の戦略での扱い"),
    "plans.help_successor": Both("not of an indicator that ended", "終える指標では選びません"),
    "plans.field_reason": Both("Reason", "理由"),
    "plans.field_order": Both("Order", "順番"),
    "plans.field_parent": Both("Above", "上の項目"),
    "plans.field_node": Both("Node", "項目"),
    "plans.field_indicator": Both("Indicator", "指標"),
    "plans.field_measure": Both("Measure", "取組"),
    "plans.field_year": Both("Year", "年"),
    "plans.field_value": Both("Value", "値"),
    "plans.field_numerator": Both("Numerator", "分子"),
    "plans.field_denominator": Both("Denominator", "分母"),
    "plans.field_status": Both("Firmness", "確度"),
    "plans.field_basis": Both("Of one year, or the running total", "単年・累計"),
    "plans.field_note": Both("Note", "注"),
    "plans.field_framework": Both("Framework", "分類"),
    "plans.field_code": Both("Code", "記号"),
    "plans.field_source_node": Both("Taken from", "抽出元"),
    "plans.field_criterion": Both("Criterion", "抽出の基準"),
    "plans.field_successor": Both("Successor", "引き継ぐ指標"),
    "plans.field_part": Both("Part", "部分"),
    "plans.field_language": Both("Language", "言語"),
    "plans.field_text": Both("Text", "文章"),
}

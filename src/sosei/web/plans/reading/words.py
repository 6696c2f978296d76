"""Words of the pages of published strategies."""

from __future__ import annotations

from sosei.base.messages import Both

SAY = {
    "plans.read_strategies": Both("Comprehensive strategies", "総合戦略"),
    "plans.read_none": Both(
        "No strategy is published yet.", "公開している総合戦略は、まだありません。"
    ),
    "plans.read_year": Both("Year", "年"),
    "plans.read_years": Both("Overview of a year", "年度ごとのまとめ"),
    "plans.read_tree": Both("Tree", "体系"),
    "plans.read_review": Both("Review of the whole period", "期間全体の検証"),
    "plans.read_by": Both("{name}", "{name}別"),
    "plans.read_search": Both("Search", "さがす"),
    "plans.read_search_label": Both("Search this strategy", "この戦略の中をさがす"),
    "plans.read_search_none": Both(
        "Nothing was found for “{asked}”. Try fewer or other words.",
        "「{asked}」は見つかりませんでした。言葉を減らすか、別の言葉でさがしてください。",
    ),
    "plans.read_search_ask": Both(
        "Enter words of a name, a text or an id.",
        "名前・説明・番号に含まれる言葉を入れてください。",
    ),
    "plans.read_search_count": Both("{count} found", "{count}件見つかりました"),
    "plans.read_files": Both("This strategy as a document", "この戦略の資料"),
    "plans.read_parts": Both("Pages of this strategy", "この戦略のページ"),
    "plans.read_likely": Both("Will the target be met?", "目標を達成する見込み"),
    "plans.read_as_of": Both("Where it stands in {year}", "{year}の状況"),
    "plans.read_choose_year": Both("Choose a year", "年度を選ぶ"),
    "plans.read_before": Both("Strategy before", "前の戦略"),
    "plans.read_after": Both("Strategy after", "次の戦略"),
    "plans.read_shortened": Both(
        "This strategy was planned until {planned} and ended in {last}.",
        "この戦略は{planned}までの計画でしたが、{last}で終わりました。",
    ),
    "plans.read_beyond": Both("not due in this strategy", "期間内に期限なし"),
    "plans.read_beyond_told": Both(
        "The target is due in {due}, after this strategy has ended: it is not due in it.",
        "目標年は{due}で、この戦略の期間より後です。この戦略の期間内には、目標の期限が来ません。",
    ),
    "plans.read_became": Both("What became of the measures", "取組のその後"),
    "plans.read_again": Both("listed again", "再掲"),
    "plans.read_target": Both("Target", "目標"),
    "plans.read_target_by": Both("Target ({due})", "目標（{due}）"),
    "plans.read_value": Both("Value", "実績"),
    "plans.read_running": Both("Total", "累計"),
    "plans.read_expected": Both("Expected", "期待値"),
    "plans.read_progress": Both("Progress", "進捗率"),
    "plans.read_attainment": Both("Attainment", "達成率"),
    "plans.read_gap": Both("Gap to the target", "目標との差"),
    "plans.read_status": Both("Status", "状況"),
    "plans.read_notes": Both("Notes", "備考"),
    "plans.read_provisional": Both("provisional", "速報"),
    "plans.read_indicators": Both("Indicators", "指標"),
    "plans.read_changed": Both(
        "{count} indicators stand differently than the year before.",
        "前の年度から状況が変わった指標は{count}件です。",
    ),
    "plans.read_was": Both("the year before: {mark} {words}", "前の年度は{mark} {words}"),
    "plans.read_since": Both("since {year}", "{year}から"),
    "plans.read_count": Both("{count}", "{count}件"),
    "plans.read_no_indicators": Both("No indicator stands here.", "ここに指標はありません。"),
    "plans.read_chart": Both("Year by year", "年ごとの動き"),
    "plans.read_chart_label": Both(
        "Chart of the baseline, the expected path, the target and the values; the table below says the same.",
        "基準値、期待値の道すじ、目標、実績のグラフ。同じ内容が下の表にあります。",
    ),
    "plans.read_table_label": Both("Table of all years", "年ごとの表"),
    "plans.read_chart_key": Both(
        "Filled dot: value. Hollow dot: provisional. Black ring: baseline. Red flag: target; "
        "a grey one, struck through: an earlier target. Broken line: "
        "expected path. Where nothing is known, the line is broken off.",
        "塗った点は実績、白い点は速報値、黒い輪は基準値、赤い三角は目標（灰色で線を引いたものは以前の目標）、"
        "破線は期待値の道すじです。"
        "数値がない年は線をつないでいません。",
    ),
    "plans.read_working": Both("How {year} was judged", "{year}の判定の根拠"),
    "plans.read_reason": Both("Reason", "理由"),
    "plans.read_reported": Both("Report", "報告"),
    "plans.read_rule": Both("Rules", "判定の規則"),
    "plans.read_definition": Both("What is counted", "指標の定義"),
    "plans.read_nature": Both("Nature", "性質"),
    "plans.read_direction": Both("Direction", "めざす向き"),
    "plans.read_basis": Both("Year", "年の数え方"),
    "plans.read_baseline": Both("Baseline", "基準値"),
    "plans.read_start": Both("Counted from", "数え始め"),
    "plans.read_basis_note": Both("Stated or inferred", "記載と推定"),
    "plans.read_statistic": Both("Statistic", "もとの統計"),
    "plans.read_id": Both("Id", "番号"),
    "plans.read_milestones": Both("Yearly targets", "年次目標"),
    "plans.read_targets": Both("Decisions on the target", "目標の経過"),
    "plans.read_decided": Both("Decided on", "決定日"),
    "plans.read_due": Both("Due", "目標年"),
    "plans.read_revisions": Both("Revised values", "実績の訂正"),
    "plans.read_revision": Both("Revision", "版"),
    "plans.read_removed": Both("taken away", "取り消し"),
    "plans.read_comes_from": Both("From the strategy before", "前の戦略から"),
    "plans.read_continued": Both("In the next strategy", "次の戦略では"),
    "plans.read_listed_again": Both("Also listed at", "再掲の場所"),
    "plans.read_extracted": Both("Taken from", "抽出元"),
    "plans.read_review_lead": Both(
        "What the indicators of each pillar came to in {year}, the last year, and what follows from it.",
        "最終年度の{year}に、柱ごとの指標がどうなったかと、これからのことをまとめています。",
    ),
    "plans.read_no_tags": Both(
        "No measure has been tagged with this yet.",
        "この分類は、まだどの取組にも付けられていません。",
    ),
    "plans.read_untagged": Both(
        "{count} of {all} measures have no tag of this kind.",
        "{all}件の取組のうち{count}件には、この分類が付いていません。",
    ),
    "plans.read_nothing_tagged": Both(
        "Nothing is tagged with this entry.", "この項目が付けられたものはありません。"
    ),
    "plans.read_inside": Both("Measures and indicators", "取組と指標"),
}

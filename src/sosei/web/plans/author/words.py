"""The words of the pages on which strategies are written."""

from __future__ import annotations

from sosei.base.messages import Both

SAY = {
    "plans.title": Both("Write strategies", "総合戦略をつくる"),
    "plans.lead": Both(
        "Write the tree of a strategy with its indicators, and show it to everybody when it is ready.",
        "総合戦略の体系と指標を入力し、できあがったら公開します。",
    ),
    "plans.none": Both("There is no strategy yet.", "総合戦略はまだありません。"),
    "plans.new": Both("Make a strategy", "総合戦略を新しくつくる"),
    "plans.new_lead": Both(
        "Start with an empty tree, or with the files of a package: a workbook, or CSV files (also in a ZIP).",
        "空の体系から始めるか、パッケージのファイル（Excelブック、CSVファイル、それらのZIP）から始めます。",
    ),
    "plans.new_files": Both(
        "Files of a package (may be left out)", "パッケージのファイル（なくてもよい）"
    ),
    "plans.create": Both("Make it", "つくる"),
    "plans.strategy": Both("Strategy", "総合戦略"),
    "plans.period": Both("Period", "期間"),
    "plans.state": Both("Shown to", "公開"),
    "plans.changed_at": Both("Last change", "最終更新"),
    "plans.published": Both("everybody", "公開中"),
    "plans.unpublished": Both("its authors alone", "非公開"),
    "plans.publish": Both("Show it to everybody", "公開する"),
    "plans.unpublish": Both("Take it back from view", "公開をやめる"),
    "plans.head": Both("Name, period and label", "名称・期間・表示"),
    "plans.change_head": Both("Change name, period and label", "名称・期間・表示を直す"),
    "plans.save": Both("Save", "保存する"),
    "plans.back": Both("Back without saving", "保存せずに戻る"),
    "plans.faults": Both(
        "Nothing was saved. Please mend:", "保存していません。次の点を直してください。"
    ),
    "plans.faults_import": Both(
        "Nothing was taken in. Please mend:", "取り込んでいません。次の点を直してください。"
    ),
    "plans.since": Both("Changed meanwhile", "その間に変わったところ"),
    "plans.since_lead": Both(
        "Nothing was saved, and what you typed is still here. Look at what was changed; save again if it still holds.",
        "まだ保存していません。入力した内容は残っています。変わったところを確かめて、よければもう一度保存してください。",
    ),
    "plans.you": Both("you", "自分"),
    "plans.other_person": Both("another person ({mark})", "ほかの人（{mark}）"),
    "plans.gone": Both(
        "What you asked for is not there any more. This is the tree as it is now.",
        "お探しのものはもうありません。いまの体系は次のとおりです。",
    ),
    "plans.tree": Both("Tree", "体系"),
    "plans.tree_empty": Both(
        "The tree is empty. Start with a pillar.", "体系はまだ空です。柱から始めてください。"
    ),
    "plans.counts": Both(
        "{nodes} nodes, {indicators} indicators", "項目{nodes}件、指標{indicators}件"
    ),
    "plans.node": Both("Node", "項目"),
    "plans.node_add_root": Both("Add a pillar", "柱を加える"),
    "plans.node_add": Both("Add below", "下に加える"),
    "plans.node_add_to": Both("Add below “{name}”", "「{name}」の下に加える"),
    "plans.node_change": Both("Change a node", "項目を直す"),
    "plans.indicator_add": Both("Add an indicator", "指標を加える"),
    "plans.indicator_add_to": Both("Add an indicator to “{name}”", "「{name}」に指標を加える"),
    "plans.indicator_change": Both("Change an indicator", "指標を直す"),
    "plans.placed": Both("also here", "再掲"),
    "plans.move_up": Both("Move “{name}” up", "「{name}」を上へ移す"),
    "plans.move_down": Both("Move “{name}” down", "「{name}」を下へ移す"),
    "plans.move_in": Both(
        "Move “{name}” below the one above it", "「{name}」をすぐ上の項目の中へ移す"
    ),
    "plans.move_out": Both("Move “{name}” out", "「{name}」を一つ外へ出す"),
    "plans.moved": Both("“{name}” was moved.", "「{name}」を移しました。"),
    "plans.drag": Both("Drag to move", "つかんで移動"),
    "plans.remove": Both("Remove", "削除する"),
    "plans.remove_one": Both("Remove “{name}”", "「{name}」を削除する"),
    "plans.remove_title": Both("Remove this?", "削除しますか"),
    "plans.remove_goes": Both("This goes with it:", "次のものも一緒に削除します。"),
    "plans.remove_keep": Both("Keep it", "削除しない"),
    "plans.rows": Both("{count} rows", "{count}件"),
    "plans.optional": Both("optional", "任意"),
    "plans.indicator": Both("Indicator", "指標"),
    "plans.preview": Both("Try it with imagined values", "仮の値で試す"),
    "plans.preview_lead": Both(
        "Type up to three values of one year: you see how they would be judged. Nothing is saved.",
        "ある年の値を3つまで仮に入れると、どう判定されるかを確かめられます。保存はしません。",
    ),
    "plans.preview_button": Both("Try", "試す"),
    "plans.field_preview_year": Both("Year to try", "試す年"),
    "plans.field_preview_value": Both("Imagined value", "仮の値"),
    "plans.value_number": Both("Imagined value {number}", "仮の値{number}"),
    "plans.preview_faults": Both("Before it can be tried:", "試す前に、次の点を直してください。"),
    "plans.preview_verdict": Both("Judgement", "判定"),
    "plans.preview_progress": Both("Progress", "進み具合"),
    "plans.preview_gap": Both("To the target", "目標との差"),
    "plans.preview_plain": Both("In plain words", "やさしいことば"),
    "plans.target_revise": Both("Change the target by a decision", "決定により目標を変える"),
    "plans.target_lead": Both(
        "A target does not move in silence: the decision and its reason are shown, and the earlier target stays.",
        "目標を変えるときは、決定の日と理由を残します。前の目標も表示し続けます。",
    ),
    "plans.target_history": Both("Targets so far", "これまでの目標"),
    "plans.target_present": Both("Present target", "いまの目標"),
    "plans.text": Both("Text", "本文を書く"),
    "plans.files": Both("Files", "ファイルの取り込みと書き出し"),
    "plans.files_out": Both("Take the files out", "書き出す"),
    "plans.files_out_lead": Both(
        "Everything that the strategy says, as one workbook or as CSV files.",
        "戦略の内容をすべて、1つのExcelブックかCSVファイルで書き出します。",
    ),
    "plans.files_xlsx": Both("Workbook (.xlsx)", "Excelブック（.xlsx）"),
    "plans.files_zip": Both("CSV files (.zip)", "CSVファイル（.zip）"),
    "plans.files_in": Both("Take files in", "取り込む"),
    "plans.files_in_lead": Both(
        "What would change is shown first; nothing is saved until you say so. "
        "Tables that are not in the files stay as they are.",
        "まず変わるところを表示します。確かめてから取り込みます。ファイルにない表はそのまま残します。",
    ),
    "plans.files_choose": Both("Workbook, ZIP or CSV files", "Excelブック、ZIP、またはCSVファイル"),
    "plans.files_look": Both("See what would change", "変わるところを見る"),
    "plans.import": Both("What would change", "変わるところ"),
    "plans.import_none": Both(
        "Nothing would change: the files say what the strategy says.",
        "変わるところはありません。ファイルの内容は戦略と同じです。",
    ),
    "plans.import_count": Both("{count} rows would change.", "{count}行が変わります。"),
    "plans.import_unread": Both(
        "Not read, for they are no tables of a package:",
        "パッケージの表ではないため、読まなかったもの：",
    ),
    "plans.import_take": Both("Take it in", "取り込む"),
    "plans.import_cancel": Both("Do not take it in", "やめる"),
    "plans.row": Both("Row", "行"),
    "plans.what": Both("Change", "変更"),
    "plans.cells": Both("Before and after", "前と後"),
    "plans.observations": Both("Observations", "実績値"),
    "plans.observations_none": Both("Nothing is observed yet.", "実績値はまだありません。"),
    "plans.observations_add": Both("Enter or revise a value", "実績値を入力する・直す"),
    "plans.observations_lead": Both(
        "A value of the same year, kind and firmness is revised; the earlier one stays to be seen.",
        "同じ年・同じ種類・同じ確度の値があれば改訂します。前の値も残ります。",
    ),
    "plans.observation_take_out": Both("Take this year's value out", "この年の値を取り消す"),
    "plans.revise": Both("Revise", "直す"),
    "plans.revise_year": Both("Revise {year}", "{year}年の値を直す"),
    "plans.revisions": Both("Revisions", "改訂の記録"),
    "plans.rows_none": Both("There is none yet.", "まだありません。"),
    "plans.rows_add": Both("Add or change", "加える・直す"),
    "plans.succeed": Both("Make the successor", "次期の戦略をつくる"),
    "plans.succeed_lead": Both(
        "The tree and the indicators are copied, the last known values become baselines, targets are to be set anew. "
        "Everything continues until you say otherwise.",
        "体系と指標を写し、最新の値を基準値にします。目標値は新しく決めます。どれもまず「続ける」とします。",
    ),
    "plans.successions": Both("What became of it all", "次の戦略での扱い"),
    "plans.successions_indicators": Both("Indicators", "指標"),
    "plans.successions_nodes": Both("Pillars, goals and measures", "柱・目標・取組"),
    "plans.successions_none": Both(
        "No strategy follows this one yet.", "この戦略の次の戦略はまだありません。"
    ),
    "plans.successions_unsaid": Both("not said", "未記入"),
    "plans.texts": Both("Texts", "文章"),
    "plans.texts_lead": Both(
        "Write a part in one language; an empty text takes it away.",
        "部分と言語を選んで書きます。空にして保存すると、その文章を消します。",
    ),
    "plans.tags": Both("Tags", "分類"),
    "plans.tags_no_entries": Both(
        "There is nothing to tag with yet. Add an entry of a framework first.",
        "付けられる分類がまだありません。先に分類の項目を加えてください。",
    ),
    "plans.tagging": Both("Who has which tag: {name}", "「{name}」を付ける・見わたす"),
    "plans.tagging_offer": Both("Tag with {name}", "「{name}」を付ける"),
    "plans.tagging_lead": Both(
        "{count} of {all} have no tag of this kind yet.",
        "{all}件のうち{count}件には、まだ付いていません。",
    ),
    "plans.tagging_give": Both("Tag", "付ける・外す"),
    "plans.tagging_one": Both("Tag “{name}”", "「{name}」に付ける・外す"),
    "plans.tagging_inferred": Both("inferred", "推定"),
    "plans.framework_texts": Both("What is to be said of “{name}”", "「{name}」の説明を書く"),
    "plans.frameworks": Both("Frameworks: SDGs, departments …", "分類の項目（SDGs・担当課など）"),
    "plans.frameworks_lead": Both(
        "An entry belongs to a framework: sdgs for the SDGs, departments for departments, any other word for your own.",
        "項目は分類に属します。SDGs は sdgs、担当課は departments と書きます。独自の分類は自由に名付けられます。",
    ),
    "plans.lists": Both("Lists to begin with", "はじめに使える一覧"),
    "plans.list_take": Both("Add the {count} entries of {name}", "{name}の{count}項目を加える"),
    "plans.list_tags": Both("{count} tagged", "{count}件に付いています"),
    "plans.entry_add": Both("Add or rename an entry", "項目を加える・名前を直す"),
    "plans.entry_goes": Both(
        "{count} tags go with it, of:", "この項目が付いている{count}件からも外れます。"
    ),
    "plans.entry_unused": Both("Nothing is tagged with it.", "この項目はどこにも付いていません。"),
    "plans.change_added": Both("added", "追加"),
    "plans.change_changed": Both("changed", "変更"),
    "plans.change_removed": Both("removed", "削除"),
    "plans.change_moved": Both("moved", "移動"),
}

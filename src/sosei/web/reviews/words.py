"""Words of the yearly review: those of its pages, of a report's page, and of mails."""

from __future__ import annotations

from sosei.base.messages import Both
from sosei.publishing.strategy.frozen import OF_KIND
from sosei.web.reviews.words_of_mails import MAILS
from sosei.web.reviews.words_of_reports import REPORTS
from sosei.web.reviews.words_of_sheets import SHEETS

PAGES = {
    "reviews.title": Both("Yearly reviews", "効果検証"),
    "reviews.lead": Both(
        "Once a year the departments report what became of the "
        "indicators; what was judged, said and answered is frozen.",
        "年に一度、担当課が指標の実績を報告します。判定・意見・回答をまとめ、確定した版として公開します。",
    ),
    "reviews.mine": Both("What is asked of me", "自分の担当分"),
    "reviews.editions": Both("Frozen reviews", "確定した効果検証"),
    "reviews.under_way": Both("Reviews", "効果検証の一覧"),
    "reviews.none": Both(
        "No review is open. The planner opens a year of a strategy.",
        "開始した効果検証はまだありません。企画担当が年度を選んで開始します。",
    ),
    "reviews.approved_of": Both(
        "{approved} of {all} reports approved.", "報告{all}件のうち{approved}件が承認済みです。"
    ),
    "reviews.deadline": Both("Deadline", "締切"),
    "reviews.open": Both("Open the review of a year", "年度の効果検証を始める"),
    "reviews.open_lead": Both(
        "Nobody is asked before you open it. Below you see who will be asked for what.",
        "「始める」を押すまで、どの課にも依頼は送りません。依頼の内容は下のとおりです。",
    ),
    "reviews.year": Both("Fiscal year", "年度"),
    "reviews.kind": Both("Kind", "種類"),
    **{f"reviews.of_kind_{kind}": words for kind, words in OF_KIND.items()},
    "reviews.kind_yearly": Both("values and what happened", "実績値と状況の報告"),
    "reviews.kind_final": Both(
        "words on measures and pillars too: results, issues, direction",
        "取組・柱ごとの成果・課題・今後の方向性も書きます",
    ),
    "reviews.whom": Both("Who is asked for what", "依頼する課と内容"),
    "reviews.nobody": Both("Nobody's", "担当課なし"),
    "reviews.nobody_tag": Both("nobody is asked", "依頼先なし"),
    "reviews.nobody_lead": Both(
        "Tag them with a department in the strategy, or give them to one after the opening.",
        "戦略の分類「担当課」で担当を決めるか、開始した後に課を割り当ててください。",
    ),
    "reviews.asked_count": Both("{indicators} indicators.", "指標{indicators}件。"),
    "reviews.asked_nodes": Both(
        "Words on {nodes} measures or pillars.", "取組・柱{nodes}件の文章。"
    ),
    "reviews.words_of_node": Both("words", "文章"),
    "reviews.nothing_asked": Both(
        "The strategy has no indicators yet.", "この戦略にはまだ指標がありません。"
    ),
    "reviews.open_button": Both("Open the review", "効果検証を始める"),
    "reviews.look_button": Both("Show who would be asked", "依頼の内容を確かめる"),
    "reviews.back": Both("Back", "戻る"),
    "reviews.parts": Both("Parts of this review", "この効果検証のページ"),
    "reviews.progress": Both("Progress", "進み具合"),
    "reviews.judgement": Both("Judgement", "判定と評価"),
    "reviews.opinions": Both("Opinions and answers", "意見と回答"),
    "reviews.freeze": Both("Freeze", "確定"),
    "reviews.faults": Both("Please mend this first", "次の点を直してください"),
    "reviews.strategy_since": Both(
        "The strategy was changed meanwhile", "確認している間に戦略が変更されました"
    ),
    "reviews.strategy_since_lead": Both(
        "Look at what was changed, then approve again if it still holds.",
        "変更の内容を確かめ、問題がなければもう一度承認してください。",
    ),
    "reviews.days_left": Both("{days} days left", "あと{days}日"),
    "reviews.days_today": Both("today", "今日まで"),
    "reviews.days_late": Both("{days} days late", "{days}日過ぎています"),
    "reviews.departments": Both("Departments", "課ごとの状況"),
    "reviews.no_department": Both(
        "No department is asked: no indicator is tagged with one.",
        "依頼した課はありません。指標に担当課が付いていません。",
    ),
    "reviews.late": Both("late", "締切を過ぎています"),
    "reviews.reports": Both("Reports", "報告の一覧"),
    "reviews.silent_because": Both("Accepted without reports:", "報告なしで進める理由："),
    "reviews.free_lead": Both(
        "Nobody is asked for these. Give them to a department, or report them yourself.",
        "どの課にも依頼していません。課を割り当てるか、企画担当が報告してください。",
    ),
    "reviews.department": Both("Department", "担当課"),
    "reviews.give": Both(
        "Give the chosen ones to this department", "選んだものをこの課に割り当てる"
    ),
    "reviews.edition_number": Both("Edition {number}", "第{number}版"),
    "reviews.judgement_lead": Both(
        "The machine judges by stated rules (table {rule}). A "
        "person's mark in its place needs a reason; both are published.",
        "判定は公開された規則（評価表 {rule}）で自動に行います。"
        "違う評価にするときは理由を書きます。両方を公開します。",
    ),
    "reviews.machine": Both("Computed:", "自動の判定："),
    "reviews.overridden": Both("The mark that counts:", "採用する評価："),
    "reviews.override": Both("Put another mark in its place", "別の評価にする"),
    "reviews.override_one": Both(
        "Put another mark in the place of that of “{name}”", "「{name}」を別の評価にする"
    ),
    "reviews.mark": Both("Mark", "評価"),
    "reviews.override_reason": Both("Reason, which is published", "理由（公表します）"),
    "reviews.override_button": Both("Let this mark count", "この評価にする"),
    "reviews.override_back": Both("Let the computed mark count again", "自動の判定に戻す"),
    "reviews.opinion": Both("Opinion", "意見"),
    "reviews.opinion_number": Both("Opinion {number}:", "意見{number}："),
    "reviews.opinions_none": Both("There are no opinions.", "意見はありません。"),
    "reviews.opinion_write": Both("Write an opinion", "意見を書く"),
    "reviews.opinion_write_one": Both(
        "Write an opinion about “{name}”", "「{name}」について意見を書く"
    ),
    "reviews.opinion_button": Both("Give the opinion", "意見を出す"),
    "reviews.about": Both("About", "対象"),
    "reviews.whole": Both("The strategy as a whole", "戦略全体"),
    "reviews.named": Both("Name in public", "公表する名前"),
    "reviews.named_help": Both(
        "Leave it empty if you do not wish to be named.",
        "名前を公表しないときは空のままにしてください。",
    ),
    "reviews.unnamed": Both("not named", "氏名の公表なし"),
    "reviews.answer": Both("Answer", "回答"),
    "reviews.answer_it": Both("Answer", "回答する"),
    "reviews.answer_again": Both("Change the answer", "回答を直す"),
    "reviews.answer_button": Both("Save the answer", "回答を保存する"),
    "reviews.answered_by": Both("In the name of", "回答する課"),
    "reviews.unanswered": Both("waits for an answer", "回答待ち"),
    "reviews.freeze_lead": Both(
        "Freezing makes an edition with a permanent public address. "
        "It can never be changed; a correction is a further edition.",
        "確定すると、変わらない公開アドレスを持つ版ができます。"
        "確定した版は変更できません。訂正は新しい版になります。",
    ),
    "reviews.blocked": Both("{count} things are open", "確定の前に必要なこと：{count}件"),
    "reviews.mend": Both("Go there", "直すページへ"),
    "reviews.silent": Both("Departments that have not reported", "報告が出ていない課"),
    "reviews.silent_why": Both(": reason to do without", "：報告なしで進める理由"),
    "reviews.silent_lead": Both(
        "With a reason, which is published, the review is frozen "
        "without their reports; the indicators stay “not reported”.",
        "理由（公表します）を書くと、報告なしのまま確定できます。その指標は「未報告」になります。",
    ),
    "reviews.silent_button": Both("Save the reason", "理由を保存する"),
    "reviews.correction_reason": Both("Reason of the correction", "訂正の理由"),
    "reviews.freeze_button": Both("Freeze the review", "確定する"),
    "reviews.correct_button": Both("Make a corrected edition", "訂正版を確定する"),
}
EDITIONS = {
    "reviews.editions_lead": Both(
        "What was judged, said and answered in each review, as it was frozen. An edition never changes.",
        "効果検証の判定・意見・回答を、確定した時点のまま公開しています。確定した版は変わりません。",
    ),
    "reviews.editions_none": Both("No review is frozen yet.", "確定した効果検証はまだありません。"),
    "reviews.frozen_on": Both("Frozen on {day}", "{day} 確定"),
    "reviews.newer": Both("There is a newer edition:", "新しい版があります："),
    "reviews.corrected_because": Both("What was corrected:", "訂正の理由："),
    "reviews.changes": Both("What changed from the edition before", "前の版から変わったところ"),
    "reviews.summary": Both("Summary", "まとめ"),
    "reviews.indicators": Both("Indicators", "指標ごとの結果"),
    "reviews.overridden_from": Both("Computed, but not taken:", "自動の判定（採用しないもの）："),
    "reviews.nodes": Both("Measures and pillars", "取組・柱ごとの総括"),
    "reviews.silent_departments": Both(
        "Departments that did not report", "報告が出ていない課とその理由"
    ),
    "reviews.opinions_and_answers": Both(
        "Opinions of outside reviewers, and answers", "外部委員の意見と回答"
    ),
    "reviews.address": Both("Permanent address", "変わらないアドレス"),
    "reviews.address_lead": Both(
        "This page stays at its address. The address holds the SHA-256 of "
        "the data; whoever computes it anew sees that nothing was changed.",
        "このページのアドレスは変わりません。アドレスはデータの "
        "SHA-256 です。計算し直せば、変更がないことを確かめられます。",
    ),
    "reviews.bytes": Both("Take the data (JSON)", "データ（JSON）を保存する"),
    "reviews.text": Both("Text", "報告書の本文"),
    "reviews.report_files": Both("The report", "報告書"),
    "reviews.draft_files": Both("The report, as a draft", "報告書の下書き"),
    "reviews.draft_files_lead": Both(
        "Made of what is there now; every page says that it is a draft. Reports that nobody has approved yet are left "
        "out, values and words.",
        "いまの内容でつくります。どのページにも「下書き（確定前）」と入ります。"
        "承認前の報告は、値も文章も載りません。",
    ),
    "reviews.check": Both("To check:", "確かめ方："),
    "reviews.editions_of": Both("Editions of this review", "この効果検証の版"),
    "reviews.what": Both("What", "種類"),
    "reviews.of": Both("Of", "対象"),
    "reviews.before": Both("Before", "前の版"),
    "reviews.after": Both("Now", "この版"),
    "reviews.what_table": Both("Strategy", "戦略"),
    "reviews.what_judgement": Both("Judgement", "判定"),
    "reviews.what_mark": Both("Mark", "評価"),
    "reviews.what_report": Both("Report", "報告"),
    "reviews.what_opinion": Both("Opinion", "意見"),
    "reviews.what_department": Both("Department", "担当課"),
    "reviews.what_head": Both("Head", "概要"),
}
COLUMNS = {
    "reviews.column_running": Both("running total", "累計"),
    "reviews.column_expected": Both("expected", "見込み"),
    "reviews.column_progress": Both("progress", "進捗"),
    "reviews.column_attainment": Both("attainment", "達成率"),
    "reviews.column_gap": Both("gap", "目標との差"),
    "reviews.column_verdict": Both("verdict", "判定"),
    "reviews.column_reported": Both("reported", "報告の有無"),
    "reviews.column_provisional": Both("provisional", "速報値"),
    "reviews.column_target_used": Both("target used", "使った目標値"),
    "reviews.column_rule_version": Both("version of the rules", "規則の版"),
    "reviews.column_reason": Both("reason", "理由"),
    "reviews.column_reason_en": Both("reason, in English", "理由（英語）"),
    "reviews.column_machine": Both("computed", "自動"),
    "reviews.column_mark": Both("that counts", "採用"),
    "reviews.column_silent": Both("accepted without reports", "報告なしの理由"),
    "reviews.column_code": Both("code", "コード"),
    "reviews.column_english_name": Both("English name", "英語の名称"),
    "reviews.column_department": Both("department", "担当課"),
    "reviews.column_stage": Both("stage", "段階"),
    "reviews.column_happened": Both("what happened", "状況と要因"),
    "reviews.column_next": Both("what is done next", "今後の対応"),
    "reviews.column_result": Both("results", "成果"),
    "reviews.column_issue": Both("issues", "課題"),
    "reviews.column_direction": Both("direction", "今後の方向性"),
    "reviews.column_evidence": Both("files", "資料"),
    "reviews.column_subject": Both("about", "対象"),
    "reviews.column_by": Both("by", "委員"),
    "reviews.column_text": Both("text", "本文"),
    "reviews.column_answer": Both("answer", "回答"),
    "reviews.column_answered_by": Both("answered by", "回答した課"),
    "reviews.column_number": Both("number", "番号"),
    "reviews.column_opened_on": Both("opened on", "開始日"),
    "reviews.column_deadline": Both("deadline", "締切"),
    "reviews.column_version": Both("version", "版"),
    "reviews.column_lines": Both("marks", "評価の一覧"),
}

SAY = PAGES | REPORTS | EDITIONS | COLUMNS | MAILS | SHEETS

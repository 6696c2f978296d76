"""Words of dashboards."""

from __future__ import annotations

from sosei.base.messages import Both

SAY = {
    "dashboard.title": Both("Where the town stands", "まちの今"),
    "dashboard.title_of": Both("{town}: where the town stands", "{town}の今"),
    "dashboard.lead": Both(
        "Population against the vision, the strategy's indicators, and what changed.",
        "人口は見通しのとおりか、総合戦略は進んでいるか、何が変わったかを、1つのページで確認できます。",
    ),
    "dashboard.none": Both(
        "No vision is published yet, so there is nothing to stand against. Publish one from the page of a study's "
        "run first; the dashboard follows by itself.",
        "公開している人口ビジョンが、まだありません。"
        "はじめに、検討の結果のページから人口ビジョンを公開してください。このページは自動でできます。",
    ),
    "dashboard.slides": Both(
        "Vision and strategy as slides (to edit)",
        "人口ビジョンと総合戦略のスライド（編集できます）",
    ),
    "dashboard.numbers": Both("Where each number is from (JSON)", "数字の出どころ（JSON）"),
    "dashboard.to_vision": Both("The whole vision", "人口ビジョンの全体"),
    "dashboard.kpi": Both("How is the strategy going?", "総合戦略は進んでいるか"),
    "dashboard.kpi_none": Both(
        "No strategy is published yet. It appears here once it is.",
        "公開している総合戦略は、まだありません。公開すると、ここに表示します。",
    ),
    "dashboard.frozen": Both("As frozen in the yearly review", "確定した効果検証によります"),
    "dashboard.report": Both("The review as a report", "効果検証報告書"),
    "dashboard.reported": Both(
        "As reported so far; the yearly review is not frozen.",
        "これまでの報告によります。効果検証は、まだ確定していません。",
    ),
    "dashboard.status": Both("Status", "評価"),
    "dashboard.indicators": Both("Indicators", "指標の数"),
    "dashboard.trouble": Both("Late, missed or worse", "遅れ・未達成・悪化している指標"),
    "dashboard.trouble_none": Both(
        "No indicator is late, missed or worse.", "遅れ・未達成・悪化している指標はありません。"
    ),
    "dashboard.changed": Both("What changed since the year before?", "前の年から何が変わったか"),
    "dashboard.moved": Both("Judgements that moved", "評価が変わった指標"),
    "dashboard.moved_count": Both("{count} indicators", "{count}件"),
    "dashboard.moved_none": Both("No judgement moved.", "評価が変わった指標はありません。"),
    "dashboard.targets": Both("Targets that moved", "目標値が変わった指標"),
    "dashboard.targets_none": Both("No target moved.", "目標値が変わった指標はありません。"),
    "dashboard.editions": Both("Editions of the last 12 months", "この1年に公開した版"),
    "dashboard.editions_none": Both(
        "None in the last 12 months.", "この1年に公開した版はありません。"
    ),
    "dashboard.edition_vision": Both("Population vision", "人口ビジョン"),
    "dashboard.embedding": Both("Put this into your own page", "このページをほかのサイトに載せる"),
    "dashboard.embedding_lead": Both(
        "Copy this line into the HTML of your page. What is shown there follows what is published here; nothing is "
        "stored in the reader's browser.",
        "次の1行を、載せたいページのHTMLに貼り付けてください。"
        "ここで公開した内容がそのまま表示されます。閲覧する人のブラウザーには何も保存しません。",
    ),
    "dashboard.embedding_code": Both("Line to copy", "貼り付ける行"),
    "dashboard.embedding_preview": Both("Open what is embedded", "載せる内容を開く"),
    "dashboard.embedding_back": Both("Back", "もどる"),
    "dashboard.whole": Both("Open the whole page", "くわしいページを開く"),
}

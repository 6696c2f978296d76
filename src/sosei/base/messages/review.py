"""Faults of the yearly review."""

from __future__ import annotations

from sosei.base.messages.words import Entry, Words

FAULTS = {
    "review_step": Entry(
        Words(
            'the step "{step}", of a report that is {stage}',
            "a step that leads on from there: {possible}",
            "Open the report anew: somebody may have taken a step before you.",
        ),
        Words(
            "この報告は「{stage}」なので「{step}」は行えません",
            "ここから行えるもの（{possible}）",
            "ほかの人が先に手続きを進めた可能性があります。報告を開き直してください。",
        ),
    ),
    "review_note": Entry(
        Words(
            'the step "{step}" without a note',
            "a note that says what is to be mended",
            "Write in a sentence what the department should change.",
        ),
        Words(
            "「{step}」の理由が書かれていません",
            "何を直すかを伝える一文",
            "担当課に直してほしい点を書いてください。",
        ),
    ),
    "review_year_outside": Entry(
        Words(
            "the fiscal year {year}",
            "a year of the strategy, {first} to {last}",
            "Choose a year of its term, or the strategy to which the year belongs.",
        ),
        Words(
            "{year}年度は計画期間の外です",
            "計画期間（{first}～{last}年度）の年度",
            "計画期間内の年度を選ぶか、その年度を含む戦略を選んでください。",
        ),
    ),
    "review_year_ahead": Entry(
        Words(
            "the fiscal year {year}, which has not begun",
            "a year that has begun ({begins} or later)",
            "Open the review when the year has begun.",
        ),
        Words(
            "{year}年度はまだ始まっていません",
            "始まった年度（{begins}以降）",
            "年度が始まってから効果検証を開始してください。",
        ),
    ),
    "review_deadline": Entry(
        Words(
            "the deadline {deadline}, before the opening on {opened}",
            "a deadline on the day of the opening or later",
            "Choose a later day.",
        ),
        Words(
            "締切（{deadline}）が開始日（{opened}）より前です",
            "開始日以降の日付",
            "締切を後の日にしてください。",
        ),
    ),
    "review_value": Entry(
        Words(
            '"{found}"',
            "a number in {shown}, or with its unit ({unit}) behind it",
            "Type the figure alone: 395, 1,234.5 or −270. Words such as 'about' go into the text.",
        ),
        Words(
            "「{found}」は数値として読めません",
            "{shown}を単位とする数値、または単位（{unit}）を付けた数値",
            "395、1,234.5、−270 のように数字だけを入力してください。「約」などの言葉は状況の欄に書いてください。",
        ),
    ),
    "review_no_value": Entry(
        Words(
            "no value of {year}",
            "the value of the year, or the word that none can be published",
            "Enter the value; if there is none, choose 未公表 and say why.",
        ),
        Words(
            "{year}年の実績値が入力されていません",
            "実績値、または「公表できる値がない」という回答",
            "値を入力してください。値がない場合は「未公表」を選び、理由を書いてください。",
        ),
    ),
    "review_other_year": Entry(
        Words(
            "a value of {found}",
            "a value of {expected}, the year under review",
            "Enter the value of that year; values of other years are revised in the strategy.",
        ),
        Words(
            "{found}年の値です",
            "検証する年（{expected}年）の値",
            "検証する年の値を入力してください。ほかの年の値は戦略の実績のページで直せます。",
        ),
    ),
    "review_value_unpublished": Entry(
        Words(
            "a value, and the word that none is published",
            "one of the two",
            "Take the value out, or choose final or provisional.",
        ),
        Words(
            "「未公表」なのに値が入力されています",
            "値か「未公表」のどちらか一方",
            "値を消すか、「確定値」「速報値」を選んでください。",
        ),
    ),
    "review_unpublished_why": Entry(
        Words(
            "no reason why no value is published",
            'a sentence in "{part}"',
            "Say why, and when a value is expected.",
        ),
        Words(
            "値を公表できない理由が書かれていません",
            "「{part}」の欄の説明",
            "理由と、いつ分かるかを書いてください。",
        ),
    ),
    "review_unexplained": Entry(
        Words(
            'nothing in "{part}", although {verdict}',
            "one or two sentences",
            "Say what happened and why, and what is done next.",
        ),
        Words(
            "{verdict}が、「{part}」が書かれていません",
            "1～2文の説明",
            "何が起きたか、次に何をするかを書いてください。",
        ),
    ),
    "review_part_empty": Entry(
        Words('nothing in "{part}"', "a sentence or more", "Write it: a final review asks for it."),
        Words(
            "「{part}」が書かれていません",
            "1文以上の説明",
            "計画期間の総括に必要です。書いてください。",
        ),
    ),
    "review_unanswered": Entry(
        Words(
            'opinion {number} ("{text}") without an answer',
            "an answer to every opinion",
            "Answer it, or ask the department to.",
        ),
        Words(
            "意見{number}「{text}」に回答がありません",
            "すべての意見への回答",
            "回答を書くか、担当課に依頼してください。",
        ),
    ),
    "review_override_reason": Entry(
        Words(
            "a mark in the place of the computed one, without a reason",
            "a reason, which is printed beside it",
            "Write why the computed mark does not hold.",
        ),
        Words(
            "自動の判定と違う評価に理由がありません",
            "評価と並べて公表する理由",
            "自動の判定を採らない理由を書いてください。",
        ),
    ),
    "review_unfinished": Entry(
        Words(
            "a report that is {stage}",
            "every report approved",
            "Have it approved, or taken back by the department.",
        ),
        Words(
            "報告が「{stage}」のままです",
            "すべての報告が承認されていること",
            "承認するか、担当課に取り下げてもらってください。",
        ),
    ),
    "review_silent": Entry(
        Words(
            "{count} report(s) that did not come",
            "reports of every department, or a reason for which they are done without",
            "Remind the department, or accept its silence with a reason: the indicators stay “not reported”.",
        ),
        Words(
            "報告がないものが{count}件あります",
            "すべての担当課の報告、または報告なしで確定する理由",
            "担当課に催促するか、理由を書いて報告なしのまま進めてください。その指標は「未報告」と表示されます。",
        ),
    ),
    "review_correction_reason": Entry(
        Words(
            "a correction without a reason",
            "a reason, which is printed in the edition",
            "Write what was wrong.",
        ),
        Words(
            "訂正の理由が書かれていません",
            "訂正版に載せる理由",
            "何が誤っていたかを書いてください。",
        ),
    ),
    "review_nothing_corrected": Entry(
        Words(
            "nothing that differs from edition {number}",
            "a change",
            "Edition {number} stands as it is.",
        ),
        Words(
            "第{number}版から変わったところがありません",
            "訂正する内容",
            "第{number}版がそのまま有効です。",
        ),
    ),
}

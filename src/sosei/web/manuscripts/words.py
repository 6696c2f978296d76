"""Words of the pages of manuscripts."""

from __future__ import annotations

from sosei.base.messages import Both

SAY = {
    "manuscripts.title_study": Both("Text of the vision", "人口ビジョンの本文"),
    "manuscripts.title_plan": Both("Text of the strategy", "総合戦略の本文"),
    "manuscripts.title_review": Both("Text of the review", "効果検証報告書の本文"),
    "manuscripts.lead": Both(
        "Write section by section beside the figures. Numbers that you take from the list stay those of the result.",
        "図や表を見ながら、章ごとに本文を書きます。一覧から選んだ数字は、もとの数値が変わると新しい値になります。",
    ),
    "manuscripts.no_run": Both(
        "First run the study: the text is written beside its result.",
        "先に検討を実行してください。本文は、その結果を見ながら書きます。",
    ),
    "manuscripts.to_subject": Both("Back to where it belongs", "もとのページにもどる"),
    "manuscripts.take_over": Both("Put this text into the files", "この本文を印刷物に入れる"),
    "manuscripts.take_over_lead": Both(
        "PDF, Word and slides of the strategy have no text of their own yet.",
        "総合戦略のPDF・Word・スライドには、まだ本文が入っていません。",
    ),
    "manuscripts.take_over_again": Both(
        "PDF, Word and slides of the strategy have version {number} of the text.",
        "総合戦略のPDF・Word・スライドには、本文の第{number}版が入っています。",
    ),
    "manuscripts.taken_over": Both(
        "The files of the strategy have this text from now on.",
        "総合戦略のPDF・Word・スライドに、この本文を入れました。",
    ),
    "manuscripts.review_lead": Both(
        "The newest text goes into the report, and is frozen with the review.",
        "最新の本文が報告書に入り、効果検証を確定すると本文も確定します。",
    ),
    "manuscripts.none": Both("Nothing is written yet.", "本文はまだありません。"),
    "manuscripts.start": Both("Begin with an outline", "構成案から書き始める"),
    "manuscripts.sections": Both("Sections", "章の一覧"),
    "manuscripts.unwritten": Both("not written", "未記入"),
    "manuscripts.written": Both("draft", "下書き"),
    "manuscripts.stale": Both("to be checked", "要確認"),
    "manuscripts.text_ja": Both("Japanese text", "日本語の本文"),
    "manuscripts.text_en": Both("English text", "英語の本文"),
    "manuscripts.stale_title": Both("Figures have changed", "数字が変わった段落があります"),
    "manuscripts.stale_advice": Both(
        "Read the paragraph with the new numbers. Confirm it if it still holds, otherwise rewrite it.",
        "新しい数字で読み直してください。そのままでよければ「確かめました」を押し、合わなければ書き直してください。",
    ),
    "manuscripts.moved_number": Both("The number has changed: ", "数字が変わりました："),
    "manuscripts.moved_figure": Both("The figure has changed: ", "図が変わりました："),
    "manuscripts.moved_table": Both(
        "Figures of the table have changed.", "引用した表の数字が変わりました。"
    ),
    "manuscripts.moved_gone": Both(
        "What the text refers to is gone: ", "引用したものがなくなりました："
    ),
    "manuscripts.confirm": Both("It still holds", "確かめました"),
    "manuscripts.open": Both("Open the section", "章を開く"),
    "manuscripts.heading": Both("Heading", "見出し"),
    "manuscripts.heading_help": Both("Left empty, this stands there:", "空欄のときの見出し："),
    "manuscripts.heading_own": Both(
        "Left empty, together with the text: the chapter is taken out.",
        "見出しと本文の両方を空欄にして保存すると、この章はなくなります。",
    ),
    "manuscripts.text": Both("Text", "本文"),
    "manuscripts.text_help": Both(
        "An empty line begins a new paragraph; a line that begins with “- ” is an item of a list; one that "
        "begins with // is a note to yourself and is not printed.",
        "空の行で段落が変わります。「・」で始まる行は箇条書き、// で始まる行は印刷されないメモになります。",
    ),
    "manuscripts.save": Both("Save", "保存する"),
    "manuscripts.preview": Both("Look at it as printed", "印刷時の見え方を確かめる"),
    "manuscripts.preview_title": Both("As it is printed", "印刷時の見え方"),
    "manuscripts.preview_none": Both(
        "Nothing is written here yet.", "この章の本文はまだありません。"
    ),
    "manuscripts.preview_refused": Both(
        "It is shown here once the places above are corrected.",
        "上の箇所を直すと、ここに表示します。",
    ),
    "manuscripts.faults": Both("Please correct", "直してください"),
    "manuscripts.refused": Both(
        "Not saved: please correct", "まだ保存していません。直してください"
    ),
    "manuscripts.saved": Both("Saved.", "保存しました。"),
    "manuscripts.conflict": Both(
        "Somebody saved this section meanwhile", "ほかの人が、この章を先に保存しました"
    ),
    "manuscripts.conflict_advice": Both(
        "Your text stands below and nothing is lost. This is what was saved (underlined) and what yours has (struck). "
        "Take over what is right, then save once more; theirs stays as a version.",
        "あなたの本文は下に残っています。下線が先に保存された言葉、取り消し線があなたの本文だけにある言葉です。"
        "必要なところを直して、もう一度保存してください。先に保存された本文は版として残ります。",
    ),
    "manuscripts.hints": Both("Hints for revision", "見直しのヒント"),
    "manuscripts.hint": Both(
        "“{number}” is typed as digits and will not follow the result.",
        "「{number}」は手で入力した数字です。推計をやり直しても変わりません。",
    ),
    "manuscripts.hint_offer": Both(
        "It may be the following; type instead:", "次の数字であれば、こう書き換えられます："
    ),
    "manuscripts.refer": Both("Figures and tables to refer to", "引用できる図と表"),
    "manuscripts.others": Both("Figures and tables of all sections", "すべての章の図と表"),
    "manuscripts.numbers": Both("Numbers to put in", "引用できる数字"),
    "manuscripts.find": Both(
        "Words to narrow down (2060, ageing rate …)", "言葉でしぼり込む（2060年 高齢化率 など）"
    ),
    "manuscripts.find_button": Both("Narrow down", "しぼり込む"),
    "manuscripts.more": Both(
        "{count} more: narrow down by words.",
        "ほかに{count}件あります。言葉でしぼり込んでください。",
    ),
    "manuscripts.none_found": Both("No number fits.", "あてはまる数字はありません。"),
    "manuscripts.insert": Both("Put into the text:", "本文に入れる："),
    "manuscripts.figures": Both("Figures of this section", "この章の図"),
    "manuscripts.add": Both("Add a chapter", "章を加える"),
    "manuscripts.add_heading": Both("Heading of the chapter", "章の見出し"),
    "manuscripts.print": Both("Make the documents with this text", "この本文で印刷物をつくる"),
    "manuscripts.print_lead": Both(
        "Page, PDF, Word and slides of run {number} are made anew with the text.",
        "第{number}回の結果の画面と印刷物を、この本文を入れてつくり直します。",
    ),
    "manuscripts.versions": Both("Versions", "これまでの版"),
    "manuscripts.version": Both("Version {number}", "第{number}版"),
    "manuscripts.when": Both("When", "日時"),
    "manuscripts.who": Both("Who", "だれが"),
    "manuscripts.what": Both("What", "内容"),
    "manuscripts.save_done": Both("written", "保存"),
    "manuscripts.start_done": Both("begun", "作成開始"),
    "manuscripts.confirm_done": Both("confirmed", "確認"),
    "manuscripts.restore_done": Both("restored", "復元"),
    "manuscripts.print_done": Both("put into the files", "印刷物への反映"),
    "manuscripts.compare": Both("Compare", "比べる"),
    "manuscripts.compare_same": Both(
        "Versions {before} and {after} are the same in this language.",
        "第{before}版と第{after}版の、この言語の本文は同じです。",
    ),
    "manuscripts.compare_lead": Both(
        "From version {before} to version {after}: underlined words came in, struck ones went.",
        "第{before}版から第{after}版への変更です。下線は加えた言葉、取り消し線は消した言葉です。",
    ),
    "manuscripts.before": Both("Earlier version", "前の版"),
    "manuscripts.after": Both("Later version", "後の版"),
    "manuscripts.restore": Both("Go back to this version", "この版にもどす"),
    "manuscripts.same": Both("The texts are the same.", "本文に違いはありません。"),
    "manuscripts.download": Both("The text as a file", "本文のファイル"),
    "manuscripts.back": Both("All sections", "章の一覧にもどる"),
    "manuscripts.write": Both("Write the text", "本文を書く"),
}

"""Words of the page on which a department reports, and of the list that leads there."""

from __future__ import annotations

from sosei.base.messages import Both

REPORTS = {
    "reviews.mine_none": Both(
        "Nothing is asked of your department.", "あなたの課への依頼はありません。"
    ),
    "reviews.owed_of": Both(
        "{owed} of {all} reports of your department are still to be sent.",
        "あなたの課の報告{all}件のうち{owed}件が未提出です。",
    ),
    "reviews.owed_none": Both(
        "All {all} reports of your department are sent.",
        "あなたの課の報告{all}件はすべて提出済みです。",
    ),
    "reviews.owed_everywhere": Both(
        "{owed} of {all} reports of all departments are still to be sent.",
        "全課の報告{all}件のうち{owed}件が未提出です。",
    ),
    "reviews.owed_none_everywhere": Both(
        "All {all} reports of all departments are sent.", "全課の報告{all}件はすべて提出済みです。"
    ),
    "reviews.sent": Both("Your report was sent.", "報告を送りました。"),
    "reviews.choose": Both("Choose", "選ぶ"),
    "reviews.approve_chosen": Both("Approve the chosen ones", "選んだ報告を承認する"),
    "reviews.report": Both("Report", "報告"),
    "reviews.before_and_aim": Both("Last year, and the aim", "前年の状況と目標"),
    "reviews.proposed": Both("From the official figures", "統計データの値"),
    "reviews.proposed_take": Both("Take this value", "この値を入れる"),
    "reviews.total": Both("total", "累計"),
    "reviews.last_time": Both("(last time)", "（前回）"),
    "reviews.baseline": Both("Baseline", "基準値"),
    "reviews.likely": Both("Will the target be met?", "目標を達成する見込み"),
    "reviews.expected": Both("Expected of this year", "この年の見込み"),
    "reviews.actual": Both("Actual", "実績"),
    "reviews.target": Both("Target", "目標"),
    "reviews.basis_note": Both("Note", "注意"),
    "reviews.status": Both("The value is", "値の状態"),
    "reviews.value": Both("Value", "実績値"),
    "reviews.value_help": Both(
        "In the unit shown; another one may be written behind the number.",
        "表示の単位で入力してください。数字の後に単位を付けて書くこともできます（例：395万人、3,950,000人）。",
    ),
    "reviews.done": Both("done", "済んでいる"),
    "reviews.not_done": Both("not done", "まだ"),
    "reviews.numerator": Both("Numerator", "分子"),
    "reviews.denominator": Both("Denominator", "分母"),
    "reviews.parts_help": Both(
        "Where both are known, the share is worked out from them.",
        "分子と分母が分かるときは、そこから割合を計算します。",
    ),
    "reviews.basis": Both("The value counts", "値の数え方"),
    "reviews.happened_help": Both(
        "One or two sentences; needed where the target is missed or the value is worse.",
        "1～2文で。目標に届かないとき、基準より悪いときは必ず書いてください。",
    ),
    "reviews.note": Both("Source of the value", "値の出典・備考"),
    "reviews.note_help": Both("Statistic, table, date.", "統計の名前・表・時点など。"),
    "reviews.empty": Both("(empty)", "（空）"),
    "reviews.returned_note": Both("It was returned:", "差し戻されました："),
    "reviews.draft_shown": Both(
        "This is what you had typed and not sent.", "送っていない下書きを表示しています。"
    ),
    "reviews.drop_draft": Both("Throw the draft away", "下書きを捨てる"),
    "reviews.resolved": Both(
        "This is what you chose. Nothing is sent before you send it.",
        "選んだ内容です。「報告する」を押すまで送りません。",
    ),
    "reviews.found_here": Both(
        "This device still has what you typed and could not be saved:",
        "保存できなかった入力が、この端末に残っています：",
    ),
    "reviews.found_take": Both("Put it back", "入力を戻す"),
    "reviews.found_drop": Both("Throw it away", "捨てる"),
    "reviews.kept": Both("Draft saved {at}", "下書きを保存しました（{at}）"),
    "reviews.kept_before": Both("The draft is saved.", "下書きは保存されています。"),
    "reviews.kept_not": Both(
        "The draft could not be saved on the server; this device keeps it. Sign in again if you are asked to.",
        "サーバーに下書きを保存できません。入力はこの端末に残しています。必要なら、もう一度ログインしてください。",
    ),
    "reviews.doubts": Both("Is this value right?", "この値で間違いありませんか"),
    "reviews.confirm": Both("This value is right", "この値で正しい"),
    "reviews.evidence": Both("Files", "資料"),
    "reviews.files": Both("Add files", "資料を付ける"),
    "reviews.files_help": Both(
        "PDF, PNG, JPEG, XLSX, DOCX, CSV or text, 20 MB each, 10 files and 60 MB at most. Saving or sending adds them.",
        "PDF・PNG・JPEG・XLSX・DOCX・CSV・テキスト。1個20MBまで、"
        "合わせて10個・60MBまで。「下書きを保存する」か「報告する」で付きます。",
    ),
    "reviews.take_out": Both("Take out", "外す"),
    "reviews.take_out_one": Both("Take out “{name}”", "「{name}」を外す"),
    "reviews.tried": Both("It would be judged:", "この値での判定："),
    "reviews.preview": Both("See how it would be judged", "判定を確かめる"),
    "reviews.send": Both("Report", "報告する"),
    "reviews.save_draft": Both("Save as a draft", "下書きを保存する"),
    "reviews.what_is_reported": Both("What is reported", "報告の内容"),
    "reviews.not_yet": Both("Nothing is reported yet.", "まだ報告されていません。"),
    "reviews.next_step": Both("Next step", "次の手続き"),
    "reviews.approve": Both("Approve", "承認する"),
    "reviews.return": Both("Return", "差し戻す"),
    "reviews.reopen": Both("Take the approval back and return", "承認を取り消して差し戻す"),
    "reviews.withdraw": Both("Withdraw", "取り下げる"),
    "reviews.withdraw_lead": Both(
        "to mend it and send it again", "内容を直して送り直すことができます。"
    ),
    "reviews.note_to_department": Both(
        "What is to be mended (for returning)", "直してほしい点（差し戻すときに必要）"
    ),
    "reviews.history": Both("Steps so far", "これまでの手続き"),
    "reviews.somebody": Both("Somebody", "担当者"),
    "reviews.gone": Both("Not in the strategy any more", "戦略からなくなった指標です"),
    "reviews.gone_lead": Both(
        "The indicator was taken out of the strategy after the review was opened. Nothing is to be reported.",
        "効果検証を始めた後に、この指標は戦略から削除されました。報告の必要はありません。",
    ),
    "reviews.conflict": Both(
        "Somebody else reported this meanwhile", "入力している間に、ほかの人が報告しました"
    ),
    "reviews.conflict_lead": Both(
        "Nothing of yours is lost: it is saved as your draft. Choose "
        "field by field what holds; you can still edit it afterwards.",
        "あなたの入力は下書きとして保存してあります。項目ごとに、"
        "どちらを使うか選んでください。選んだ後に書き直すこともできます。",
    ),
    "reviews.conflict_before": Both("When you began:", "入力を始めたとき："),
    "reviews.conflict_theirs": Both("Theirs:", "相手："),
    "reviews.conflict_mine": Both("Yours:", "自分："),
    "reviews.conflict_same": Both("Both of you wrote the same.", "二人の入力は同じ内容です。"),
    "reviews.conflict_take": Both("Go on with these", "選んだ内容で続ける"),
    "reviews.conflict_leave": Both("Leave theirs as it is", "相手の報告のままにする"),
}

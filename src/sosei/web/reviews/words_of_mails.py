"""Words of the mails of a review, in the language of whoever gets them."""

from __future__ import annotations

from sosei.base.messages import Both

MAILS = {
    "reviews.mail_request_subject": Both(
        "[Yearly review] Please report the figures of {year}",
        "【効果検証】{year}の実績報告のお願い",
    ),
    "reviews.mail_request": Both(
        "To {department}\n\nThe review of {year} of “{strategy}” is open. "
        "Your department is asked for {count} report(s), until {deadline}.\n\n{where}\n",
        "{department} ご担当者様\n\n「{strategy}」の{year}の効果検証を始めました。"
        "貴課の報告は{count}件です。{deadline}までに報告してください。\n\n{where}\n",
    ),
    "reviews.mail_reminder_subject": Both(
        "[Yearly review] {count} report(s) of {year} are still to be sent",
        "【効果検証】{year}の報告が{count}件未提出です",
    ),
    "reviews.mail_reminder": Both(
        "To {department}\n\n{count} report(s) of your department for the review of {year} of “{strategy}” are still "
        "to be sent. The deadline: {deadline} ({days}).\n\n{where}\n",
        "{department} ご担当者様\n\n「{strategy}」の{year}の効果検証で、貴課の報告が{count}件未提出です。"
        "締切は{deadline}です（{days}）。\n\n{where}\n",
    ),
    "reviews.mail_where": Both("Report here: {url}", "報告のページ：{url}"),
    "reviews.mail_where_page": Both(
        "Report in Sosei, under “What is asked of me”.",
        "Soseiの「効果検証」の「自分の担当分」から報告してください。",
    ),
    "reviews.mails": Both("Mails", "送ったメール"),
    "reviews.mails_as_files": Both(
        "No mail server is set: mails are written as files into the data folder.",
        "メールサーバーが設定されていないため、メールはデータフォルダーにファイルとして書き出します。",
    ),
    "reviews.mails_table": Both("Mails with their state", "メールの宛先と状態"),
    "reviews.mails_none": Both(
        "No mail was written: no reporter or head of these departments has an account.",
        "メールはありません。依頼先の課に、報告者・所属長の利用者登録がありません。",
    ),
    "reviews.mail_sent": Both("sent {at}", "送信済み（{at}）"),
    "reviews.mail_unsent": Both("not sent yet", "未送信"),
    "reviews.mail_tried": Both("tried {count} time(s)", "送信を{count}回試みました"),
    "reviews.mail_to": Both("To", "宛先"),
    "reviews.mail_state": Both("State", "状態"),
    "reviews.mail_what": Both("What", "件名"),
    "reviews.remind": Both("Remind the chosen departments", "選んだ課に催促する"),
    "reviews.reminded": Both("{count} mail(s) will be sent.", "メールを{count}通送ります。"),
}

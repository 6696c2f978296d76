"""The words of the audit trail."""

from __future__ import annotations

from sosei.base.messages import Both

SAY = {
    "trail.title": Both("Audit trail", "操作記録"),
    "trail.lead": Both(
        "Who did what and when, with what was there before and after. Nothing here can be changed or removed.",
        "だれが、いつ、何をしたかを、変更の前と後の内容とともに残しています。変更や削除はできません。",
    ),
    "trail.who": Both("Who (part of the name)", "だれが（名前の一部）"),
    "trail.what": Both("What", "何を"),
    "trail.kind": Both("Kind of object", "対象の種類"),
    "trail.about": Both("Which (part of the name)", "対象（名前の一部）"),
    "trail.since": Both("From", "この日から"),
    "trail.until": Both("Until", "この日まで"),
    "trail.all": Both("all", "すべて"),
    "trail.look": Both("Show", "表示する"),
    "trail.none": Both("Nothing was recorded that fits.", "あてはまる記録はありません。"),
    "trail.number": Both("No.", "番号"),
    "trail.when": Both("When", "日時"),
    "trail.by": Both("Who", "だれが"),
    "trail.object": Both("Object", "対象"),
    "trail.before": Both("Before", "変更前"),
    "trail.after": Both("After", "変更後"),
    "trail.details": Both("Before and after", "変更の前と後"),
    "trail.older": Both("Older ones", "前の記録"),
    "trail.csv": Both("As CSV", "CSVでダウンロードする"),
    "trail.nobody": Both("not signed in", "ログイン前"),
}

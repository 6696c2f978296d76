"""Faults of the audit trail: what was altered, removed or moved."""

from __future__ import annotations

from sosei.base.messages.words import Entry, Words

ASK = (
    "Keep the database as it is, and compare it with a backup.",
    "データベースをそのまま保存し、バックアップと比べてください。",
)

FAULTS = {
    "trail_altered": Entry(
        Words(
            "event {number} says something else than was hashed", "the event as recorded", ASK[0]
        ),
        Words("{number}番の記録の内容が、残したときと違います", "残したときのままの記録", ASK[1]),
    ),
    "trail_removed": Entry(
        Words("no events {number} to {last}", "every number from 1 on", ASK[0]),
        Words("{number}番から{last}番の記録がありません", "1番から続く記録", ASK[1]),
    ),
    "trail_moved": Entry(
        Words(
            "event {number} does not follow the one before it",
            "the hash of the event before: one of the two was altered or moved",
            ASK[0],
        ),
        Words(
            "{number}番の記録が、前の記録につながっていません",
            "前の記録のハッシュ（どちらかが変更されたか、入れ替えられています）",
            ASK[1],
        ),
    ),
    "trail_headless": Entry(
        Words("no head, though there are {number} events", "the head of the last event", ASK[0]),
        Words("記録が{number}件あるのに、末尾の控えがありません", "最後の記録の控え", ASK[1]),
    ),
    "trail_unsealed": Entry(
        Words(
            "the head (event {number}) does not bear the seal of this server",
            "the seal by the secret key: SOSEI_SECRET_KEY, or secret_key in the data folder",
            "If the key was exchanged, verify with the old one. Otherwise: " + ASK[0],
        ),
        Words(
            "末尾の控え（{number}番）に、このサーバーの封印がありません",
            "秘密鍵（SOSEI_SECRET_KEY、またはデータフォルダの secret_key）による封印",
            "鍵を替えたときは、前の鍵で確かめてください。そうでなければ、" + ASK[1],
        ),
    ),
    "trail_added": Entry(
        Words(
            "other events at the end than the head says ({number})",
            "the events up to the head",
            ASK[0],
        ),
        Words("最後の記録が、末尾の控え（{number}番）と違います", "控えのとおりの記録", ASK[1]),
    ),
    "trail_cut": Entry(
        Words("a trail that ends with event {last}", "event {number}, which was noted", ASK[0]),
        Words("{last}番で終わる記録", "控えにある{number}番の記録", ASK[1]),
    ),
    "trail_rewritten": Entry(
        Words("another hash of event {number}", "the hash that was noted", ASK[0]),
        Words("{number}番の記録のハッシュが違います", "控えにあるハッシュ", ASK[1]),
    ),
    "trail_since": Entry(
        Words(
            '"{value}"',
            "number and hash, as sosei audit-trail verify told them: 12:ab…",
            "Copy them.",
        ),
        Words(
            "「{value}」",
            "sosei audit-trail verify が示した番号とハッシュ（12:ab…）",
            "そのまま写してください。",
        ),
    ),
}

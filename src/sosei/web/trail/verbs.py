"""What stands in the trail, in words."""

from __future__ import annotations

from sosei.base.messages import Both
from sosei.web.people.verbs import VERBS

ALSO = {
    "account.locked": Both("locked out", "ログイン制限"),
    "account.password": Both("set a password", "パスワードの設定"),
    "account.sign_in": Both("signed in", "ログイン"),
    "account.sign_out": Both("signed out everywhere", "すべての端末からのログアウト"),
    "backup.restore": Both("restored a backup", "バックアップからの復元"),
    "manuscript.confirm": Both("confirm a paragraph", "本文の段落の確認"),
    "manuscript.print": Both("print a manuscript", "本文入りの印刷物の作成"),
    "manuscript.restore": Both("restore a version of a manuscript", "本文の前の版への復元"),
    "manuscript.save": Both("write a manuscript", "本文の保存"),
    "manuscript.start": Both("begin a manuscript", "本文の作成開始"),
    "own.remove": Both("remove the municipality's own files", "市区町村の資料の取り消し"),
    "own.save": Both("save the municipality's own files", "市区町村の資料の保存"),
    "strategy.create": Both("make strategies", "総合戦略の作成"),
    "study.create": Both("make studies", "検討の作成"),
    "study.draw": Both("draw a result many times", "推計の範囲の計算"),
    "study.delete": Both("delete studies", "検討の削除"),
}
"""What is recorded beside the verbs of permissions."""

RECORDED = VERBS | ALSO

KINDS = {
    "backup": Both("backup", "バックアップ"),
    "department": Both("department", "課"),
    "figures": Both("official figures", "統計データ"),
    "manuscript": Both("manuscript", "本文"),
    "own": Both("own files of the municipality", "市区町村の資料"),
    "person": Both("person", "利用者"),
    "proposal": Both("proposed value", "提案された値"),
    "report": Both("report", "報告"),
    "review": Both("review", "効果検証"),
    "source": Both("sending system", "送信元"),
    "strategy": Both("strategy", "総合戦略"),
    "study": Both("study", "検討"),
    "vision": Both("vision", "人口ビジョン"),
}
"""Kinds of objects."""

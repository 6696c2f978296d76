"""What can be done, as object and verb: each with its words."""

from __future__ import annotations

from sosei.base.messages import Both

VERBS = {
    "answer.write": Both("answer opinions", "意見への回答"),
    "data.add": Both("take in official figures", "統計データの取り込み"),
    "data.read": Both("look at the official figures", "統計データの閲覧"),
    "data.remove": Both("remove official figures", "統計データの削除"),
    "edition.freeze": Both("freeze a review", "効果検証の確定"),
    "job.see": Both("look at everybody's jobs", "全員の処理の閲覧"),
    "judgement.override": Both("override a judgement", "判定の変更"),
    "observation.report": Both("report actual values", "実績値の報告"),
    "opinion.write": Both("write opinions", "意見の記入"),
    "people.invite": Both("invite people and change their posts", "利用者の招待と役職の変更"),
    "people.read": Both("look at the list of people", "利用者の一覧の閲覧"),
    "people.reorganise": Both("reorganise departments", "組織改正の登録"),
    "people.unlock": Both("lift a lock-out", "ログイン制限の解除"),
    "proposal.confirm": Both("confirm proposed values", "提案された値の確認"),
    "proposal.send": Both("send proposals", "値の提案の送信"),
    "report.approve": Both("approve reports", "報告の承認"),
    "report.return": Both("return reports", "報告の差し戻し"),
    "report.write": Both("write reports", "報告の記入"),
    "review.open": Both("open and lead a review", "効果検証の開始と進行"),
    "review.read": Both("look at a review under way", "進行中の効果検証の閲覧"),
    "strategy.edit": Both("edit strategies", "総合戦略の編集"),
    "strategy.publish": Both("publish strategies", "総合戦略の公開"),
    "strategy.read": Both("look at drafts of strategies", "公開前の総合戦略の閲覧"),
    "study.edit": Both("edit studies", "検討の編集"),
    "study.publish": Both("publish visions", "人口ビジョンの公開"),
    "study.read": Both("look at studies", "検討の閲覧"),
    "study.run": Both("run studies", "検討の実行"),
    "trail.read": Both("read the audit trail", "操作記録の閲覧"),
}
"""Every verb that a role can allow."""

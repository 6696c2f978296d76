"""Faults of accounts: signing in, invitations, departments."""

from __future__ import annotations

from sosei.base.messages.words import Entry, Words

FAULTS = {
    "demo_reachable": Entry(
        Words(
            "a demonstration that other machines reach ({hosts})",
            "a demonstration on this machine alone: anybody enters it without a password",
            "Start sosei serve for real work, or leave SOSEI_HOSTS out.",
        ),
        Words(
            "ほかの機器から使えるお試し版（{hosts}）",
            "この機器だけで使うお試し版（だれでもパスワードなしで入れるため）",
            "業務に使うときは sosei serve で起動してください。お試しのときは SOSEI_HOSTS を設定しないでください。",
        ),
    ),
    "mail_url": Entry(
        Words(
            "an address of a mail server that cannot be read",
            "smtp://USER:PASSWORD@HOST:587 (STARTTLS), smtps://… (TLS) or smtp+plain://… (own network)",
            "Write special signs of the password as %40, %2F …; leave it out to have mails as files.",
        ),
        Words(
            "読み取れないメールサーバーのアドレス",
            "smtp://利用者:パスワード@ホスト:587（STARTTLS）、smtps://…（TLS）または smtp+plain://…（庁内のみ）",
            "パスワードの記号は %40、%2F のように書いてください。設定しないときは、メールをファイルに書き出します。",
        ),
    ),
    "email_faulty": Entry(
        Words('"{value}"', "a mail address: hana@city.example.jp", "Correct it."),
        Words("「{value}」", "メールアドレス（例：hana@city.example.jp）", "直してください。"),
    ),
    "email_taken": Entry(
        Words(
            "a mail address that somebody has already",
            "an address of its own for everybody",
            "Look for the person in the list.",
        ),
        Words(
            "すでに使われているメールアドレス",
            "ほかの人が使っていないアドレス",
            "利用者の一覧で確かめてください。",
        ),
    ),
    "department_code_taken": Entry(
        Words('the code "{value}"', "a code that no department has had", "Choose another one."),
        Words(
            "コード「{value}」",
            "これまでどの課も使っていないコード",
            "別のコードにしてください。",
        ),
    ),
    "department_code": Entry(
        Words(
            'the code "{value}"',
            "small letters, digits and hyphens, 40 at most: kodomo",
            "It must be as in the framework of departments of your strategies.",
        ),
        Words(
            "コード「{value}」",
            "半角の英小文字・数字・ハイフン、40字まで（例：kodomo）",
            "総合戦略の「担当課」の項目と同じコードにしてください。",
        ),
    ),
    "name_taken": Entry(
        Words('"{value}"', "a name that is not there yet", "Choose another one."),
        Words("「{value}」", "まだ使われていない名前", "別の名前にしてください。"),
    ),
    "day_faulty": Entry(
        Words('"{value}"', "a day: 2026-04-01", "Correct it."),
        Words("「{value}」", "日付（例：2026-04-01）", "直してください。"),
    ),
    "days_backward": Entry(
        Words(
            "a last day ({until}) before the first one ({since})",
            "a last day on or after the first one",
            "Correct one of them.",
        ),
        Words(
            "最初の日（{since}）より前の最後の日（{until}）",
            "最初の日以後の日",
            "どちらかを直してください。",
        ),
    ),
    "choice_faulty": Entry(
        Words("nothing that can be chosen", "one of the list", "Choose one."),
        Words("選べないもの", "一覧にあるもの", "選び直してください。"),
    ),
    "password_wrong": Entry(
        Words("another password", "the password that you use now", "Enter it once more."),
        Words("違うパスワード", "いまお使いのパスワード", "もう一度入力してください。"),
    ),
    "passwords_differ": Entry(
        Words("two different passwords", "the same password twice", "Enter it once more."),
        Words("一致しない2つのパスワード", "同じパスワードを2回", "もう一度入力してください。"),
    ),
    "password_long": Entry(
        Words("a password of {count} characters", "{limit} at most", "Shorten it."),
        Words("{count} 文字のパスワード", "{limit} 文字まで", "短くしてください。"),
    ),
    "password_weak": Entry(
        Words("a password that is easy to guess", "another one", "{reason}"),
        Words("推測されやすいパスワード", "別のパスワード", "{reason}"),
    ),
    "role_unknown": Entry(
        Words('the role "{value}"', "one of: {choices}", "Choose one of them."),
        Words("役割「{value}」", "次のいずれか：{choices}", "選び直してください。"),
    ),
    "tries_many": Entry(
        Words(
            "too many tries",
            "a new try in {wait}",
            "Wait until then, or ask the administrator.",
        ),
        Words(
            "試した回数が多すぎます",
            "あと{wait}してからの操作",
            "時間をおくか、システム管理者に連絡してください。",
        ),
    ),
    "own_account": Entry(
        Words(
            "your own account",
            "another administrator who closes it",
            "Ask another administrator.",
        ),
        Words(
            "ご自分のアカウント",
            "ほかのシステム管理者による停止",
            "ほかのシステム管理者に依頼してください。",
        ),
    ),
    "reorganisation_empty": Entry(
        Words(
            "nothing that changes",
            "a department that ends or begins, or a post that changes",
            "Choose one.",
        ),
        Words("変わるところがありません", "なくなる課、新しい課、または異動", "選んでください。"),
    ),
    "heir_not_lasting": Entry(
        Words(
            "a successor that is not there from that day on",
            "a department that stays, or a new one that is filled in below",
            "Choose another one, or fill in the new department.",
        ),
        Words(
            "その日からは無い課への引き継ぎ",
            "そのまま残る課、または下の表に記入した新しい課",
            "選び直すか、新しい課を記入してください。",
        ),
    ),
    "oidc_incomplete": Entry(
        Words(
            "a provider of accounts named in part (missing: {missing})",
            "SOSEI_OIDC_ISSUER, SOSEI_OIDC_CLIENT and SOSEI_OIDC_SECRET, or none of them",
            "Set the missing ones.",
        ),
        Words(
            "途中までのログイン連携の設定（不足：{missing}）",
            "SOSEI_OIDC_ISSUER・SOSEI_OIDC_CLIENT・SOSEI_OIDC_SECRET のすべて、またはどれも設定しないこと",
            "不足している変数を設定してください。",
        ),
    ),
    "oidc_issuer": Entry(
        Words(
            '"{value}"',
            "an HTTPS address: https://login.city.example.jp",
            "Write it as in the tokens of the provider.",
        ),
        Words(
            "「{value}」",
            "HTTPSのアドレス（例：https://login.city.example.jp）",
            "認証サーバーの発行者（issuer）のとおりに書いてください。",
        ),
    ),
    "oidc_failed": Entry(
        Words(
            "no sound answer of the provider of accounts ({reason})",
            "its token for Sosei",
            "Try again; if it goes on, tell the administrator.",
        ),
        Words(
            "認証サーバーから正しい応答がありませんでした（{reason}）",
            "Sosei宛ての認証の結果",
            "もう一度お試しください。続くときは、システム管理者に連絡してください。",
        ),
    ),
    "oidc_state": Entry(
        Words(
            "an answer that was not asked for here, or twice",
            "one sign-in at a time",
            "Begin again.",
        ),
        Words(
            "この画面から始めていない、または二度目の認証結果",
            "この画面から始めたログイン",
            "ログイン画面から、もう一度始めてください。",
        ),
    ),
    "oidc_no_email": Entry(
        Words(
            "an account without a confirmed mail address",
            "a mail address that the provider vouches for",
            "Ask whoever looks after the accounts of the city.",
        ),
        Words(
            "確認済みのメールアドレスがないアカウント",
            "認証サーバーで確認されたメールアドレス",
            "庁内のアカウントの担当者に連絡してください。",
        ),
    ),
    "oidc_unknown": Entry(
        Words(
            "an account that nobody was given at Sosei",
            "a person who was invited with this mail address",
            "Ask the administrator of Sosei to invite you.",
        ),
        Words(
            "Soseiに登録されていないアカウント",
            "このメールアドレスで招待された利用者",
            "Soseiのシステム管理者に、招待を依頼してください。",
        ),
    ),
}

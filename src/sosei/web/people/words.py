"""The words of accounts."""

from __future__ import annotations

from sosei.base.messages import Both
from sosei.web.people.words_of_pages import PAGES

SIGNING_IN = {
    "people.login": Both("Sign in", "ログイン"),
    "people.login_button": Both("Sign in", "ログインする"),
    "people.login_lead": Both(
        "For the staff of the city and the outside reviewers. What is published can be read without it.",
        "市の職員と外部委員のための画面です。公開している内容は、ログインしなくてもご覧になれます。",
    ),
    "people.email": Both("Mail address", "メールアドレス"),
    "people.password": Both("Password", "パスワード"),
    "people.login_wrong": Both(
        "The mail address or the password is not right. Please check both. If you were invited, first open "
        "the link of the invitation.",
        "メールアドレスまたはパスワードが違います。もう一度確かめてください。"
        "招待を受けた方は、先に招待メールのリンクを開いてください。",
    ),
    "people.elsewhere": Both(
        "Sign in with the account of the city", "庁内のアカウントでログインする"
    ),
    "people.elsewhere_named": Both("Sign in with {name}", "{name}でログインする"),
    "people.elsewhere_refused": Both("You could not be signed in", "ログインできませんでした"),
    "people.logout": Both("Sign out", "ログアウト"),
    "people.signed_in_as": Both("Signed in as {name}", "{name} さん"),
    "people.not_allowed": Both("You may not do this", "この操作の権限がありません"),
    "people.not_allowed_what": Both(
        "Your posts do not let you {what}.", "お使いのアカウントには「{what}」の権限がありません。"
    ),
    "people.not_allowed_own": Both(
        "Yours let you do it for your own department alone; this belongs to another one.",
        "ご自分の所属については行えますが、これは別の課の担当です。",
    ),
    "people.not_allowed_who": Both(
        "This can be done by:", "この操作を行えるのは、次の役割の方です。"
    ),
    "people.not_allowed_ask": Both(
        "If it is your task, ask the administrator of Sosei to give you the post.",
        "ご自分の仕事で必要なときは、Soseiのシステム管理者に役職の登録を依頼してください。",
    ),
    "people.demo_title": Both("Try it as", "お試し用の入口"),
    "people.demo_lead": Both(
        "This is a demonstration. Choose who you want to be; no password is asked for.",
        "これはお試し版です。入りたい立場を選んでください。パスワードは要りません。",
    ),
    "people.demo_enter": Both("Enter as {who}", "{who}として入る"),
    "people.unknown": Both("somebody before there were accounts", "アカウント導入前の利用者"),
}
"""Of signing in, and of what is refused."""

SAY = SIGNING_IN | PAGES

"""The words of pages in both languages: one small table an app, found by key.

Every app keeps its own in ``words.py``: ``SAY = {"jobs.title": Both("Jobs", "実行中の処理"), …}``. A key
starts with the name of its app, so that no two apps can mean different things by one key.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.utils.safestring import SafeString

from sosei.base.messages import Both, Language

SITE = {
    "site.parts": Both("Parts of Sosei", "Soseiの各ページ"),
    "site.data": Both("Official figures", "統計データ"),
    "site.studies": Both("Studies", "検討"),
    "site.plans": Both("Write strategies", "戦略をつくる"),
    "site.reviews": Both("Yearly review", "効果検証"),
    "site.jobs": Both("Jobs", "実行中の処理"),
    "site.visions": Both("Visions", "人口ビジョン"),
    "site.strategies": Both("Strategies", "総合戦略"),
    "site.map": Both("Map", "地図"),
    "site.front_title": Both(
        "Population vision and comprehensive strategy, from official figures",
        "公的統計からつくる人口ビジョンと総合戦略",
    ),
    "site.front_lead": Both(
        "Take in the files that the statistics offices publish, make a study of your town, write its strategy and "
        "review it every year, with every number traceable.",
        "統計機関が公表したファイルを取り込み、町の将来人口を検討し、戦略を書いて毎年検証します。どの数値も、もとの統計までたどれます。",
    ),
    "site.front_lead_readers": Both(
        "What is to become of the town, what is done about it, and how it is going: every number can be "
        "followed to its source.",
        "まちの人口の見通しと、総合戦略の取組と進み具合をご覧になれます。どの数字も、もとの統計までたどれます。",
    ),
    "site.visions_none": Both(
        "No vision is published yet.", "公開している人口ビジョンは、まだありません。"
    ),
    "site.strategies_lead": Both(
        "Targets, actual values and how they are judged, year by year.",
        "目標値と実績値、その評価を年度ごとに公開しています。",
    ),
    "site.step_data": Both("1. Take in official figures", "1. 統計データを取り込む"),
    "site.step_data_none": Both(
        "Start here: drop the files that you downloaded.",
        "ここから始めます。ダウンロードしたファイルを入れてください。",
    ),
    "site.step_data_some": Both(
        "{count} tables are held; the last came in on {when}.",
        "{count}個の表を取り込んでいます（最後は{when}）。",
    ),
    "site.step_studies": Both("2. Make a study", "2. 検討をつくる"),
    "site.step_studies_none": Both(
        "Choose your town: base, periods, survival and fertility are preset by stated rules.",
        "市町村を選ぶと、基準年・期間・生残・出生が、定めた規則で最初に設定されます。",
    ),
    "site.step_studies_some": Both("You have {count} studies.", "{count}件の検討があります。"),
    "site.step_visions": Both("3. Population visions", "3. 人口ビジョン"),
    "site.step_visions_none": Both(
        "Nothing is published yet. The result of a study is published from its page.",
        "まだ公開したものはありません。検討の結果のページから公開します。",
    ),
    "site.step_strategies": Both("4. Comprehensive strategies", "4. 総合戦略"),
    "site.step_reviews": Both("5. Yearly review", "5. 効果検証"),
    "site.step_strategies_none": Both(
        "Nothing is published yet. A strategy is published from its page.",
        "まだ公開したものはありません。戦略のページから公開します。",
    ),
    "site.skip": Both("Skip to the main part", "本文へ"),
    "site.not_found": Both("This page was not found", "ページが見つかりません"),
    "site.not_found_advice": Both(
        "Check the address, or start from the first page.",
        "アドレスを確かめるか、はじめのページから選んでください。",
    ),
    "site.form_old": Both("The form is too old", "この入力画面は古くなっています"),
    "site.form_old_advice": Both(
        "Go back, load the page again and send it once more. Cookies must be allowed for this server.",
        "前のページに戻り、読み込み直してから、もう一度送ってください。"
        "このサーバーの Cookie を許可する必要があります。",
    ),
    "site.first_page": Both("First page", "はじめのページ"),
    "site.too_large": Both("The files are too large", "ファイルが大きすぎます"),
    "site.too_large_advice": Both(
        "At most {limit} MB can be sent at once. Send the files in several turns.",
        "一度に送れるのは合わせて {limit} MB までです。何回かに分けて送ってください。",
    ),
}
"""Words that belong to no app."""


@cache
def catalogue() -> Mapping[str, Both]:
    """Return the words of every installed app by key."""
    words = dict(SITE)
    for app in apps.get_app_configs():
        if app.name.startswith("sosei.") and find_spec(f"{app.name}.words"):
            words |= import_module(f"{app.name}.words").SAY
    return words


def say(key: str, language: Language, **values: object) -> SafeString:
    """Return the words of a key in one language, escaped.

    Parameters
    ----------
    key : str
        As in an app's ``words.py``.
    language : {"ja", "en"}
    **values
        What fills the braces; escaped unless it is marked as safe.

    Raises
    ------
    KeyError
        If no app has words of this key, or a brace has no value.
    """
    words = _escaped_words(key, language)
    filled = {name: told(value, language) for name, value in values.items()}
    return SafeString(words.format(**filled))


@cache
def _escaped_words(key: str, language: Language) -> str:
    return escaped(catalogue()[key].text(language))


def escaped(text: str) -> SafeString:
    """Return a text for a page: Django's `conditional_escape`, without its care for lazy texts: a page has many."""
    return text if isinstance(text, SafeString) else SafeString(html.escape(text))


def told(value: object, language: Language) -> str:
    """Return a value in one language: ``Both``, its JSON form ``{"en", "ja"}``, or anything else, escaped."""
    if isinstance(value, Both):
        return escaped(value.text(language))
    if isinstance(value, Mapping):
        return escaped(value[language])
    return escaped(value if isinstance(value, SafeString) else str(value))


def in_both(words: Both | str) -> dict[str, str]:
    """Return words as JSON keeps them; a plain text stands for itself in both languages."""
    both = words if isinstance(words, Both) else Both(words, words)
    return {"en": both.en, "ja": both.ja}

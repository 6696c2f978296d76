"""The words of pages in both languages: one small table an app, found by key.

Every app keeps its own in ``words.py``: ``SAY = {"jobs.title": Both("Jobs", "実行中の処理"), …}``. A key
starts with the name of its app, so that no two apps can mean different things by one key.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString

from sosei.base.messages import Both, Language

SITE = {
    "site.skip": Both("Skip to the main part", "本文へ"),
    "site.not_found": Both("This page was not found", "ページが見つかりません"),
    "site.not_found_advice": Both(
        "Check the address, or start from the first page.",
        "アドレスを確かめるか、はじめのページから選んでください。",
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
    words = escape(catalogue()[key].text(language))
    filled = {name: told(value, language) for name, value in values.items()}
    return SafeString(words.format(**filled))


def told(value: object, language: Language) -> str:
    """Return a value in one language: ``Both``, its JSON form ``{"en", "ja"}``, or anything else, escaped."""
    if isinstance(value, Both):
        return conditional_escape(value.text(language))
    if isinstance(value, Mapping):
        return conditional_escape(value[language])
    return conditional_escape(value if isinstance(value, SafeString) else str(value))


def in_both(words: Both | str) -> dict[str, str]:
    """Return words as JSON keeps them; a plain text stands for itself in both languages."""
    both = words if isinstance(words, Both) else Both(words, words)
    return {"en": both.en, "ja": both.ja}

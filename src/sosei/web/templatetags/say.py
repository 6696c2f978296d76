"""Tags for words in the language of the page; every template knows them without loading."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString

from sosei.base.messages import Both, Language
from sosei.publishing.html import marked
from sosei.publishing.strategy.names import Own
from sosei.web import words
from sosei.web.people.roles import ROLES

register = template.Library()

JAPANESE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]+")


@register.simple_tag(takes_context=True)
def say(context: Mapping[str, Any], key: str, **values: object) -> SafeString:
    """``{% say "jobs.number" number=job.pk %}``: words of the catalogue."""
    return words.say(key, _language(context), **values)


@register.simple_tag(takes_context=True)
def told(context: Mapping[str, Any], value: object) -> str:
    """``{% told fault %}``: a ``Both``, or its JSON form, that stands in the context."""
    return words.told(value, _language(context))


@register.simple_tag(takes_context=True)
def own(context: Mapping[str, Any], words_of: Own) -> SafeString:
    """``{% own name %}``: words of a strategy; those of the other language say which it is."""
    here = _language(context)
    text, language = words_of.text(here)
    if language == here or not text:
        return words.escaped(text)
    return format_html('<span lang="{}">{}</span>', language, text)


@register.filter
def in_language(words_of: Both | Own, language: Language) -> str:
    """``{{ name|in_language:language }}``: for titles and attributes, which carry no language."""
    text = words_of.text(language)
    return text if isinstance(text, str) else text[0]


@register.filter
def apart(words_of: object, language: Language) -> SafeString:
    """``{{ study.title|apart:language }}``: words of the data; Japanese ones say so on an English page."""
    text = words_of if isinstance(words_of, SafeString) else escape(str(words_of))
    if language == "ja" or not JAPANESE.search(text):
        return SafeString(text)
    return format_html('<span lang="ja">{}</span>', SafeString(text))


@register.filter
def isolated(words_of: str) -> SafeString:
    """``{{ title|isolated }}``: words that publishing made; Japanese ones in an English publication say so."""
    return SafeString(marked(words_of))


@register.filter
def quoting(text: str, language: Language) -> SafeString:
    """``{{ words|quoting:language }}``: a fault, with what it quotes of the data marked as Japanese."""
    plain = conditional_escape(text)
    if language == "ja":
        return SafeString(plain)
    return SafeString(JAPANESE.sub(r'<span lang="ja">\g<0></span>', plain))


@register.filter
def says(words_of: object, language: Language) -> SafeString:
    """``<option{{ text|says:language }}>{{ text }}``: the same as an attribute, where no element can stand inside."""
    other = language != "ja" and JAPANESE.search(str(words_of))
    return SafeString(' lang="ja"' if other else "")


@register.filter
def spoken_in(words_of: Own, language: Language) -> Language:
    """``{{ name|spoken_in:language }}``: the language of the words, for what can carry no element: an option."""
    return words_of.text(language)[1]


def _language(context: Mapping[str, Any]) -> Language:
    language: Language = context.get("language", "ja")
    return language


@register.simple_tag
def own_both(named: Any) -> Both:
    """``{% own_both department as name %}``: the name of a person, a department or a post in both languages."""
    return Both(named.english_name or named.name, named.name)


@register.simple_tag(takes_context=True)
def own_name(context: Mapping[str, Any], named: Any) -> SafeString:
    """``{% own_name department %}``: its name; one that has none in the language of the page says which it is."""
    here = _language(context)
    if here == "en" and not named.english_name:
        return format_html('<span lang="ja">{}</span>', named.name)
    return words.escaped(named.english_name if here == "en" else named.name)


@register.simple_tag(takes_context=True)
def role(context: Mapping[str, Any], name: str) -> str:
    """``{% role post.role %}``: the name of a role."""
    return words.told(ROLES[name].name, _language(context))

"""Tags for words in the language of the page; every template knows them without loading."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.safestring import SafeString

from sosei.base.messages import Language
from sosei.web import words

register = template.Library()


@register.simple_tag(takes_context=True)
def say(context: Mapping[str, Any], key: str, **values: object) -> SafeString:
    """``{% say "jobs.number" number=job.pk %}``: words of the catalogue."""
    return words.say(key, _language(context), **values)


@register.simple_tag(takes_context=True)
def told(context: Mapping[str, Any], value: object) -> str:
    """``{% told fault %}``: a ``Both``, or its JSON form, that stands in the context."""
    return words.told(value, _language(context))


def _language(context: Mapping[str, Any]) -> Language:
    language: Language = context.get("language", "ja")
    return language

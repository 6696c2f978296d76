"""The words of pages: every key that a template says has words, in the language of the page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template import Context, Template
from django.test import Client, RequestFactory

import sosei.web
from sosei.base.messages import Both
from sosei.web.language import language
from sosei.web.words import catalogue, in_both, say

TEMPLATES = sorted((Path(sosei.web.__file__).parent / "templates").rglob("*.html"))
SAID = re.compile(r'{% say "([^"]+)"')
BRACE = re.compile(r"{\w+}")
JAPANESE = re.compile(r"[぀-ヿ一-鿿]")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_every_key_of_a_template_has_words(template: Path) -> None:
    assert set(SAID.findall(template.read_text(encoding="utf-8"))) <= set(catalogue())


def test_both_languages_are_complete_and_fill_the_same_braces() -> None:
    for key, both in catalogue().items():
        assert JAPANESE.search(both.ja), key
        assert both.en, key
        assert not JAPANESE.search(both.en), key
        assert sorted(BRACE.findall(both.en)) == sorted(BRACE.findall(both.ja)), key


def test_what_fills_a_brace_is_escaped_and_said_in_the_language_of_the_page() -> None:
    assert "&lt;b&gt;" in say("jobs.failed_advice", "en", number="<b>")
    page = Template('{% told words %}|{% say "jobs.parts" done=1 parts=words %}')
    context = Context({"language": "en", "words": in_both(Both("two & a half", "二つ半"))})
    assert page.render(context) == "two &amp; a half|1 of two &amp; a half parts"


def test_a_key_without_words_is_an_error() -> None:
    with pytest.raises(KeyError):
        say("jobs.no_such_words", "ja")


@pytest.mark.parametrize(
    ("query", "cookie", "accepts", "expected"),
    [
        ("", "", "", "ja"),
        ("", "", "en-GB,en;q=0.9,ja;q=0.8", "en"),
        ("", "", "fr,ja;q=0.5,en;q=0.2", "ja"),
        ("", "", "fr", "ja"),
        ("", "ja", "en", "ja"),
        ("?lang=en", "ja", "ja", "en"),
        ("?lang=xx", "en", "ja", "en"),
    ],
)
def test_the_language_is_asked_for_then_remembered_then_the_browsers(
    query: str, cookie: str, accepts: str, expected: str
) -> None:
    request = RequestFactory(headers={"accept-language": accepts}).get(f"/{query}")
    request.COOKIES["sosei_language"] = cookie
    assert language(request) == expected


@pytest.mark.django_db
def test_a_language_once_asked_for_stays(client: Client) -> None:
    asked = client.get("/jobs/?lang=en")
    assert '<html lang="en">' in asked.content.decode()
    assert asked.cookies["sosei_language"]["httponly"]
    assert "You have no jobs" in client.get("/jobs/").content.decode()


@pytest.mark.django_db
def test_a_page_that_is_not_found_speaks_both_languages(client: Client) -> None:
    assert "ページが見つかりません" in client.get("/nowhere/").content.decode()
    page = client.get("/nowhere/?lang=en").content.decode()
    assert "This page was not found" in page
    assert not JAPANESE.search(page.replace("日本語", ""))

"""Every page speaks one language: walked over in both, with the sample loaded."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from tests import planner_files, reviews
from tests.sample import SAMPLE
from tests.web.languages import world
from tests.web.languages.checker import foreign, words_of
from tests.web.studies.studio import AIM

from sosei.base.messages import Language
from sosei.web import demo
from sosei.web.people import demo as people
from sosei.web.reviews import demo as review

CODES = (*people.DEPARTMENTS, "departments", "sdgs", "PLAN7", "child", "tour")
"""Of the data: departments, lists, a plan."""

pytestmark = pytest.mark.django_db


def _data(loaded: world.World) -> str:
    """Return all words that the data of these pages hold."""
    modules = (demo, people, review, planner_files, reviews, world)
    texts = [Path(str(module.__file__)).read_text(encoding="utf-8") for module in modules]
    codes = [f"{code}という符号" for code in CODES]
    typed = [AIM["scenario-1-label"], loaded.study.title]
    return "\n".join([words_of(SAMPLE), *typed, *codes, *texts])


def test_every_address_has_an_example_or_says_why_it_is_no_page(loaded: world.World) -> None:
    pages, others = set(loaded.examples()), world.HANDED_OUT | world.NO_READER | world.SENT_TO
    assert set(world.addresses()) == pages | others
    assert not pages & others


@pytest.mark.parametrize("language", ["en", "ja"])
def test_no_page_shows_a_word_of_the_other_language(
    loaded: world.World, readers: dict[str, Client], language: Language
) -> None:
    data, found = _data(loaded), []
    for name, address in world.pages(loaded):
        asked = f"{address}{'&' if '?' in address else '?'}lang={language}"
        answer = readers[world.role_of(name)].get(asked)
        assert answer.status_code == 200, f"{name} {address}: {answer.status_code}"
        page = answer.content.decode()
        assert f'<html lang="{language}">' in page, name
        found += [f"{name}: {word}" for word in foreign(page, language, data)]
    assert not found, "\n" + "\n".join(found)

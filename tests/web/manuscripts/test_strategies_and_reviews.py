"""The text of a strategy goes into its files once it is taken over; that of a review is frozen with it."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.test import Client
from docx import Document
from tests.people import planner

from sosei.base.errors import InputError
from sosei.web.manuscripts.subjects import ReviewSubject, StrategySubject
from sosei.web.plans.models import Strategy
from sosei.web.plans.reading.files import made
from sosei.web.plans.reading.opened import Opened
from sosei.web.reviews import load
from sosei.web.reviews.freezing import freeze
from sosei.web.reviews.models import ReviewCycle

BIRTHS = "{{kpi.actual[births,2021]}}"
WORSE = "{{status.count[all,▲]}}"


def _paragraphs(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs]


def _written(client: Client, place: str, anchor: str, text: str) -> int:
    assert client.post(place, {"do": "start"}).status_code == 302
    typed = {"do": "save", "heading": "", "text": text, "version": 1}
    return client.post(f"{place}ja/{anchor}/", typed).status_code


def test_a_strategy_begins_with_an_outline_of_its_pillars(
    client: Client, strategy: Strategy
) -> None:
    place = "/plans/trial/edit/manuscript/"
    client.post(place, {"do": "start"})
    newest = StrategySubject(strategy).newest()
    assert newest is not None
    assert "{#pillar-pillar}" in newest.texts["ja"]
    page = client.get(f"{place}ja/pillar-pillar/").content.decode()
    assert "2021年度の出生数＝797人" in page
    assert BIRTHS.removesuffix("}}") in page


def test_the_text_of_a_strategy_is_in_its_files_once_it_is_taken_over(
    client: Client, strategy: Strategy
) -> None:
    place = "/plans/trial/edit/manuscript/"
    text = f"生まれた子どもは{BIRTHS}です（{{{{table:pillar-pillar-1}}}}）。"
    assert _written(client, place, "pillar-pillar", text) == 302
    page = Opened(strategy)
    assert not any("生まれた" in words for words in _paragraphs(made(page, "docx", "ja")))
    assert client.post(place, {"do": "print"}).headers["Location"].endswith("?printed=1")
    told = _paragraphs(made(page, "docx", "ja"))
    assert any("生まれた子どもは797人です（表" in words for words in told)
    assert not any("生まれた" in words for words in _paragraphs(made(page, "docx", "en")))


def test_a_number_that_the_strategy_has_not_is_refused(client: Client, strategy: Strategy) -> None:
    place = "/plans/trial/edit/manuscript/"
    for cell in ("kpi.actual[nobody,2021]", "kpi.actual[births,20]", "status.count[all,late]"):
        assert _written(client, place, "aims", f"{{{{{cell}}}}}") == 422
    unknown = "{{kpi.actual[births,2023]}}"
    assert _written(client, place, "aims", unknown) == 422


def test_the_text_of_a_review_is_frozen_with_it(client: Client, approved: ReviewCycle) -> None:
    place = f"/reviews/{approved.pk}/manuscript/"
    assert _written(client, place, "standing", f"悪化は{WORSE}件です。") == 302
    row = freeze(cycle=approved, today=date(2022, 9, 1), by=planner("planner"))
    held = load.edition_of(row).plain["manuscript"]
    assert held["version"] == 2
    answer = Client().get(f"/reviews/editions/{row.address}/files/review.docx")
    assert "悪化は1件です。" in _paragraphs(answer.content)


def test_a_text_that_lost_what_it_refers_to_blocks_the_freezing(
    client: Client, approved: ReviewCycle
) -> None:
    place = f"/reviews/{approved.pk}/manuscript/"
    assert _written(client, place, "standing", f"出生は{BIRTHS}です。") == 302
    subject = ReviewSubject(approved)
    newest = subject.newest()
    assert newest is not None
    newest.texts = {"ja": newest.texts["ja"].replace("births", "gone")}
    newest.save()
    with pytest.raises(InputError) as blocked:
        freeze(cycle=approved, today=date(2022, 9, 1), by=planner("planner"))
    assert [fault.kind for fault in blocked.value.faults] == ["manuscript_cell_unknown"]
    page = client.get(f"/reviews/{approved.pk}/freeze/").content.decode()
    assert place in page

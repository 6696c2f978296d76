"""A review handed out as files: of an edition to everybody, of a review under way to those inside."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from tests.people import planner

from sosei.web.reviews.freezing import freeze
from sosei.web.reviews.models import ReviewCycle


def test_an_edition_is_printed_for_everybody_and_for_good(approved: ReviewCycle) -> None:
    row = freeze(cycle=approved, today=date(2022, 9, 1), by=planner("planner"))
    nobody = Client()
    page = nobody.get(reverse("edition", args=(row.address,))).content.decode()
    address = reverse("edition-file", args=(row.address, "review.pptx"))
    assert address in page
    answer = nobody.get(address)
    assert answer.content.startswith(b"PK")
    assert "immutable" in answer["Cache-Control"]


def test_a_review_under_way_is_printed_as_a_draft(client: Client, cycle: ReviewCycle) -> None:
    address = reverse("review-file", args=(cycle.pk, "review-en.pptx"))
    answer = client.get(address)
    assert answer.content.startswith(b"PK")
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("name", ["review.exe", "strategy.pdf", "review-fr.pdf"])
def test_a_file_of_another_name_is_not_there(client: Client, cycle: ReviewCycle, name: str) -> None:
    assert client.get(reverse("review-file", args=(cycle.pk, name))).status_code == 404

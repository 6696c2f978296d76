"""The report of a review: of an edition for everybody, of a running review a draft for the city hall."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from tests.people import planner

from sosei.publishing.proof import numbers_of
from sosei.web.reviews.freezing import accept_silence, freeze
from sosei.web.reviews.models import Edition, ReviewCycle

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(cycle: ReviewCycle) -> Edition:
    for row in cycle.requests.all():
        accept_silence(row=row, reason="休止中のため。", by=planner("planner"))
    return freeze(cycle=cycle, today=date(2022, 9, 1), by=planner("planner"))


def test_everybody_gets_the_report_of_an_edition(edition: Edition) -> None:
    page = Client().get(reverse("edition", args=[edition.address])).content.decode()
    address = reverse("edition-file", args=[edition.address, "review.html"])
    assert address in page
    told = Client().get(address)
    words = told.content.decode()
    assert "休止中のため。" in words
    assert "確定前" not in words
    assert numbers_of(words)
    again = Client().get(address).content
    assert hashlib.sha256(again).digest() == hashlib.sha256(told.content).digest()


def test_a_name_that_is_no_file_is_not_found(edition: Edition) -> None:
    address = reverse("edition-file", args=[edition.address, "review.exe"])
    assert Client().get(address).status_code == 404


def test_a_running_review_gives_a_draft_to_the_city_hall_alone(
    client: Client, cycle: ReviewCycle
) -> None:
    address = reverse("review-file", args=[cycle.pk, "review.html"])
    assert address in client.get(reverse("review", args=[cycle.pk])).content.decode()
    told = client.get(address)
    assert "確定前の下書きです" in told.content.decode()
    assert told["Content-Disposition"] == 'attachment; filename="draft-review.html"'
    assert Client().get(address).status_code == 302

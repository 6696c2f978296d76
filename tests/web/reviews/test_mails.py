"""Mails of a review: written with what they are about, sent afterwards, not lost when no server answers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings
from tests.people import acting, person, planner
from tests.reviews import CYCLE, seen

from sosei.web.people.models import Person
from sosei.web.people.permissions import NotAllowedError
from sosei.web.plans.models import Strategy
from sosei.web.reviews import mails
from sosei.web.reviews.models import Mail, ReviewCycle
from sosei.web.reviews.opening import open_review
from sosei.web.reviews.reporting import Said, report

BROKEN = "tests.web.reviews.broken_mail.Backend"


@pytest.fixture
def reporter(db: None) -> Person:
    return person("reporter", "child")


@pytest.fixture
def asked(strategy: Strategy, reporter: Person) -> ReviewCycle:
    """A review of which the child department's reporter was told."""
    return open_review(strategy=strategy, cycle=CYCLE, by=planner())


def test_whoever_reports_for_a_department_is_asked(asked: ReviewCycle, reporter: Person) -> None:
    row = Mail.objects.get()
    assert (row.to, row.department, row.sent_at) == (reporter.email, "child", None)
    assert row.subject == "【効果検証】2021年度（令和3年度）の実績報告のお願い"
    assert "貴課の報告は2件です。2022年5月31日まで" in row.body


def test_a_mail_is_in_the_language_of_whoever_gets_it(strategy: Strategy, reporter: Person) -> None:
    Person.objects.update(language="en")
    open_review(strategy=strategy, cycle=CYCLE, by=planner())
    assert Mail.objects.get().subject == "[Yearly review] Please report the figures of fiscal 2021"


def test_mails_are_sent_once(asked: ReviewCycle) -> None:
    assert mails.send_waiting() == 1
    assert mails.send_waiting() == 0
    assert [each.subject for each in mail.outbox] == [Mail.objects.get().subject]


def test_a_server_that_does_not_answer_loses_no_request(
    asked: ReviewCycle, settings: Settings
) -> None:
    kept, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, BROKEN
    assert mails.send_waiting() == 0
    row = Mail.objects.get()
    assert (row.sent_at, row.attempts) == (None, 1)
    assert asked.requests.count() == 2
    settings.EMAIL_BACKEND = kept
    assert mails.send_waiting() == 1


def test_the_page_of_a_server_links_to_what_is_asked(
    strategy: Strategy, reporter: Person, settings: Settings
) -> None:
    settings.HOSTS, settings.HTTPS = ["sosei.example.jp"], True
    open_review(strategy=strategy, cycle=CYCLE, by=planner())
    assert "https://sosei.example.jp/reviews/mine/" in Mail.objects.get().body


@pytest.mark.parametrize(
    ("days", "words"), [(7, "あと7日"), (0, "今日まで"), (-1, "1日過ぎています")]
)
def test_departments_are_reminded_around_the_deadline(
    asked: ReviewCycle, days: int, words: str
) -> None:
    day = CYCLE.deadline - timedelta(days=days)
    assert mails.remind_due(day) == 1
    assert mails.remind_due(day) == 0
    assert words in Mail.objects.filter(why__startswith="reminder").get().body


def test_no_other_day_reminds(asked: ReviewCycle) -> None:
    assert mails.remind_due(CYCLE.deadline - timedelta(days=3)) == 0


def test_who_has_reported_is_not_reminded(asked: ReviewCycle) -> None:
    for subject, value in (("births", 845), ("waiting", 3)):
        row = asked.reports.get(subject=subject)
        report(row=row, said=Said(seen(subject, 2021, value)), version=0, by=planner())
    assert mails.remind_due(CYCLE.deadline) == 0


def test_a_planner_reminds_those_that_she_chooses(
    client: Client, asked: ReviewCycle, reporter: Person
) -> None:
    url = f"/reviews/{asked.pk}/"
    page = client.post(f"{url}remind/", {"department": ["child", "tour"]}, follow=True)
    assert "メールを1通送ります" in page.content.decode()
    mails.send_waiting()
    shown = client.get(url).content.decode()
    assert reporter.email in shown
    assert "送信済み" in shown


def test_nobody_else_reminds(asked: ReviewCycle) -> None:
    with pytest.raises(NotAllowedError):
        mails.remind(
            cycle=asked, departments=["child"], day=date(2022, 5, 1), by=acting("reporter", "child")
        )

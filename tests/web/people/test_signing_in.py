"""Signing in, out, and what is shown to whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from pytest_django import Settings
from tests.people import PASSWORD, person, sign_in, with_password

from sosei.web.people import demo
from sosei.web.people.load import actor, actor_of, names, successor
from sosei.web.people.models import Appointment, Department, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def hana() -> Person:
    return with_password("planner", "hana")


def test_who_signs_in_comes_to_what_was_asked_for(hana: Person) -> None:
    client = Client()
    asked = client.get("/studies/?saved=1")
    assert asked.headers["Location"] == "/login/?next=/studies/%3Fsaved%3D1"
    page = client.get(asked.headers["Location"]).content.decode()
    assert 'name="next" value="/studies/?saved=1"' in page
    answer = client.post(
        "/login/", {"email": " HANA@city.example.jp ", "password": PASSWORD, "next": "/studies/"}
    )
    assert answer.headers["Location"] == "/studies/"
    assert "hana さん" in client.get("/studies/").content.decode()


@pytest.mark.parametrize(
    "there", ["https://evil.example/", "//evil.example", "javascript:alert(1)"]
)
def test_nobody_is_sent_to_another_server(hana: Person, there: str) -> None:
    answer = Client().post("/login/", {"email": hana.email, "password": PASSWORD, "next": there})
    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("hana@city.example.jp", "wrong"),
        ("nobody@city.example.jp", PASSWORD),
        ("", ""),
        ("\x00", "x"),
    ],
)
def test_a_wrong_address_and_a_wrong_password_are_told_alike(
    hana: Person, email: str, password: str
) -> None:
    answer = Client().post("/login/", {"email": email, "password": password})
    assert answer.status_code == 422
    assert "メールアドレスまたはパスワードが違います" in answer.content.decode()


def test_the_session_has_a_new_key_after_signing_in(hana: Person) -> None:
    client = Client()
    session = client.session
    session["before"] = True
    session.save()
    before = client.session.session_key
    client.post("/login/", {"email": hana.email, "password": PASSWORD})
    assert client.session.session_key != before


def test_a_closed_account_opens_nothing_and_its_session_ends(hana: Person) -> None:
    client = Client()
    client.force_login(hana)
    assert client.get("/studies/").status_code == 200
    Person.objects.filter(pk=hana.pk).update(is_active=False)
    assert client.get("/studies/").status_code == 302
    answer = client.post("/login/", {"email": hana.email, "password": PASSWORD})
    assert answer.status_code == 422


def test_signing_out_needs_a_post_and_ends_the_session(client: Client) -> None:
    assert client.get("/logout/").status_code == 405
    assert client.post("/logout/").headers["Location"] == "/"
    assert client.get("/studies/").status_code == 302


def test_who_may_not_is_told_what_is_missing_and_whom_to_ask(
    client_of: Callable[..., Client],
) -> None:
    answer = client_of("viewer").get("/plans/new/")
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "「総合戦略の編集」の権限がありません" in page
    assert "<li>企画担当</li>" in page
    assert "システム管理者に" in page
    english = client_of("viewer").get("/plans/new/?lang=en").content.decode()
    assert "Your posts do not let you edit strategies." in english


def test_a_fragment_sends_the_whole_page_to_the_sign_in_page() -> None:
    answer = Client().get("/jobs/", headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"] == "/login/?next=/jobs/"


def test_the_head_shows_only_what_opens(client_of: Callable[..., Client]) -> None:
    reader = Client().get("/").content.decode()
    assert 'href="/login/"' in reader
    assert 'href="/data/"' not in reader
    assert 'href="/plans/"' not in client_of("viewer").get("/").content.decode()
    assert 'href="/plans/"' in client_of("planner").get("/").content.decode()


def test_the_demonstration_offers_a_button_for_each_role(settings: Settings) -> None:
    settings.DEMO = True
    demo.store()
    demo.store()
    assert Person.objects.count() == len(demo.ACCOUNTS)
    client = Client()
    page = client.get("/login/").content.decode()
    assert page.count("として入る") == len(demo.ACCOUNTS)
    for shown in demo.ACCOUNTS:
        answer = client.post(f"/login/demo/{shown.name}/", {"next": "/jobs/"})
        assert answer.headers["Location"] == "/jobs/"
        assert f"{shown.person.ja} さん" in client.get("/jobs/").content.decode()


def test_outside_the_demonstration_its_accounts_open_nothing(settings: Settings) -> None:
    demo.store()
    client = Client()
    assert "として入る" not in client.get("/login/").content.decode()
    assert client.post("/login/demo/planner/").status_code == 404
    found = Person.objects.get(email=demo.address("planner"))
    found.set_password(PASSWORD)
    found.save()
    entered = client.post("/login/", {"email": found.email, "password": PASSWORD})
    assert entered.status_code == 422
    client.force_login(found)
    assert client.get("/studies/").status_code == 302


def test_the_demonstration_enters_nobody_who_is_not_of_it(settings: Settings, hana: Person) -> None:
    settings.DEMO = True
    assert Client().post("/login/demo/hana/").status_code == 404


def test_posts_count_from_their_first_to_their_last_day() -> None:
    found = person("reporter", "kodomo", name="taro")
    Appointment.objects.update(since=date(2025, 4, 1), until=date(2026, 3, 31))
    days = (date(2025, 3, 31), date(2025, 4, 1), date(2026, 3, 31), date(2026, 4, 1))
    assert [actor(found, day).departments for day in days] == [(), ("kodomo",), ("kodomo",), ()]


def test_a_successor_is_found_over_several_reorganisations() -> None:
    person("reporter", "new", name="taro")
    new = Department.objects.get(code="new")
    middle = Department.objects.create(
        code="middle", name="中", since=date(2018, 4, 1), until=date(2024, 3, 31), successor=new
    )
    Department.objects.create(
        code="old", name="旧", since=date(2015, 4, 1), until=date(2018, 3, 31), successor=middle
    )
    on = date(2024, 4, 1)
    assert (successor("old", on), successor("middle", on), successor("new", on)) == ("new",) * 3
    assert successor("old", date(2020, 4, 1)) == "middle"
    assert successor("unknown", on) == "unknown"
    (held,) = actor(Person.objects.get(), on).posts
    assert held.before == {"old", "middle"}


def test_the_post_of_a_department_that_ended_counts_no_more() -> None:
    found = person("reporter", "kodomo", name="taro")
    Department.objects.update(until=date(2026, 3, 31))
    assert actor(found, date(2026, 4, 1)).posts == frozenset()


def test_names_are_found_for_what_was_kept_and_unknown_ids_are_left_out() -> None:
    somebody = sign_in(Client(), "planner", name="hana")
    assert actor_of(somebody.id).name == "hana"
    assert {k: v.ja for k, v in names([somebody.id, "sosei demo", "f" * 32]).items()} == {
        somebody.id: "hana"
    }

"""Where somebody is signed in, what is kept of them, and the password that is asked for again."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from tests.people import PASSWORD, person

from sosei.web.people import limits, proving
from sosei.web.people.models import Person
from sosei.web.trail.models import Event

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1"
INVITE = "/people/invite/"


@pytest.fixture
def admin() -> Person:
    found = person("administrator")
    found.set_password(PASSWORD)
    found.save()
    return found


def entered(found: Person, agent: str = "") -> Client:
    client = Client(headers={"User-Agent": agent})
    answer = client.post("/login/", {"email": found.email, "password": PASSWORD})
    assert answer.status_code == 302
    return client


def long_ago(client: Client) -> None:
    """Let the last proof be over."""
    session = client.session
    session[proving.PROVED] = int(time.time()) - proving.HOLDS - 1
    session.save()


def test_somebody_sees_their_sessions_and_ends_one_of_them(admin: Person) -> None:
    here, phone, other = (
        entered(admin, FIREFOX),
        entered(admin, SAFARI),
        entered(person_with("planner")),
    )
    page = here.get("/account/").content.decode()
    assert "Firefox, Windows" in page
    assert "Safari, iPhone" in page
    (address,) = re.findall(r"/account/sessions/[0-9a-f]{64}/end/", page)
    assert str(phone.session.session_key) not in page
    assert other.post(address).status_code == 404
    assert here.post(address).status_code == 302
    assert phone.get("/account/").status_code == 302
    assert here.get("/account/").status_code == 200
    assert Event.objects.all()[0].verb == "account.sign_out"


def person_with(role: str) -> Person:
    found = person(role)
    found.set_password(PASSWORD)
    found.save()
    return found


def test_a_session_ends_after_its_time_whatever_is_done_in_it(
    admin: Person, settings: Settings
) -> None:
    client = entered(admin)
    ends = client.session.get_expiry_date()
    assert ends - timezone.now() <= timedelta(seconds=settings.SESSION_COOKIE_AGE)
    long_ago(client)
    client.post(INVITE, {proving.FIELD: PASSWORD})
    assert client.session.get_expiry_date() == ends


def test_accounts_are_administered_only_by_who_typed_the_password_lately(admin: Person) -> None:
    client = entered(admin)
    assert 'name="email"' in client.get(INVITE).content.decode()
    long_ago(client)
    page = client.get(INVITE).content.decode()
    assert 'name="proof"' in page
    assert 'name="email"' not in page
    assert 'action="/login/again/"' in page
    assert f'name="next" value="{INVITE}"' in page
    wrong = client.post(INVITE, {proving.FIELD: "wrong"})
    assert (wrong.status_code, "パスワードが違います" in wrong.content.decode()) == (422, True)
    assert client.get("/people/").status_code == 200  # reading asks for nothing
    answer = client.post("/login/again/", {proving.FIELD: PASSWORD, "next": INVITE})
    assert answer.headers["Location"] == INVITE
    assert 'name="email"' in client.get(INVITE).content.decode()


def test_what_was_typed_goes_on_with_the_password(admin: Person) -> None:
    client, hana = entered(admin), person("viewer", name="hana")
    long_ago(client)
    address = f"/people/{hana.pk}/"
    card = {"name": "花", "email": hana.email, "language": "ja", "english_name": "<b>"}
    page = client.post(address, card).content.decode()
    hana.refresh_from_db()
    assert hana.name == "hana"
    assert f'action="{address}"' in page
    again = dict(re.findall(r'type="hidden" name="([a-z_]+)" value="([^"]*)"', page))
    assert (again["name"], again["english_name"]) == ("花", "&lt;b&gt;")
    client.post(address, card | {proving.FIELD: PASSWORD})
    hana.refresh_from_db()
    assert hana.name == "花"


def test_a_password_cannot_be_guessed_on_the_page_that_asks_again(admin: Person) -> None:
    client = entered(admin)
    long_ago(client)
    for _ in range(limits.SIGN_IN_HERE.most):
        assert client.post(INVITE, {proving.FIELD: "wrong"}).status_code == 422
    assert client.post(INVITE, {proving.FIELD: PASSWORD}).status_code == 429


def test_a_clock_that_was_set_back_makes_no_proof_hold_longer(admin: Person) -> None:
    client = entered(admin)
    session = client.session
    session[proving.PROVED] = int(time.time()) + 3600
    session.save()
    assert 'name="proof"' in client.get(INVITE).content.decode()


def test_accounts_of_the_demonstration_have_no_password_to_type(
    client_of: Callable[..., Client], settings: Settings
) -> None:
    settings.DEMO = True
    client = client_of("administrator")
    Person.objects.update(demo=True)
    long_ago(client)
    assert 'name="email"' in client.get(INVITE).content.decode()


def test_everybody_reads_what_is_kept_and_takes_their_own_along(admin: Person) -> None:
    assert "個人情報の取扱い" in Client().get("/").content.decode()
    page = Client().get("/kept/").content.decode()
    assert "パスワードのハッシュ値" in page
    assert "account/data.json" not in page
    answer = entered(admin, FIREFOX).get("/account/data.json")
    told = answer.json()
    assert answer["Content-Disposition"].startswith("attachment")
    assert told["account"]["email"] == admin.email
    assert [event["verb"] for event in told["done"]] == ["account.sign_in"]
    assert told["sessions"][0]["device"] == "Firefox, Windows"
    assert admin.password not in answer.content.decode()


def test_a_password_can_be_looked_at_and_a_new_one_is_measured(admin: Person) -> None:
    assert "data-show=" in Client().get("/login/").content.decode()
    page = entered(admin).get("/account/").content.decode()
    assert page.count("data-show=") == 3
    (meter,) = re.findall(r"<meter [^>]+>", page)
    assert 'data-of="new_password"' in meter
    assert 'low="12"' in meter

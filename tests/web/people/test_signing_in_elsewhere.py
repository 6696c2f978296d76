"""The city's own accounts: who was invited comes in; a provider that lies, or is somebody else, opens nothing."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from joserfc.jwk import OctKey
from pytest_django import Settings
from tests.people import acting, person
from tests.web.people.fake_provider import CLIENT, SECRET, FakeProvider, fake_provider, key

from sosei.base.errors import InputError
from sosei.web.people import accounts, demo
from sosei.web.people.models import Person
from sosei.web.provider import Provider, admin_by_provider, oidc

pytestmark = pytest.mark.django_db
LATER = 3600


@pytest.fixture
def provider(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeProvider]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with fake_provider() as told:
        settings.OIDC = Provider(told.issuer, CLIENT, SECRET, "庁内認証")
        yield told


@pytest.fixture
def hana(db: None) -> Person:
    return person("planner", name="hana")


def _enter(provider: FakeProvider, client: Client, then: str = "/studies/") -> Any:
    leaving = client.get(f"/login/oidc/?next={then}")
    assert leaving.status_code == 302
    return client.get(provider.consent(leaving.headers["Location"]))


def _refused(answer: Any) -> str:
    assert answer.status_code == 422
    page: str = answer.content.decode()
    return page


def test_who_was_invited_comes_in_and_to_what_was_asked_for(
    provider: FakeProvider, hana: Person
) -> None:
    client = Client()
    assert "庁内認証でログインする" in client.get("/login/").content.decode()
    answer = _enter(provider, client)
    assert answer.headers["Location"] == "/studies/"
    assert "hana さん" in client.get("/studies/").content.decode()


def test_the_provider_is_asked_with_a_challenge_and_for_no_more_than_the_mail(
    provider: FakeProvider, hana: Person
) -> None:
    _enter(provider, Client())
    asked = provider.asked
    assert (asked["response_type"], asked["scope"]) == ("code", "openid email")
    assert (asked["client_id"], asked["code_challenge_method"]) == (CLIENT, "S256")
    assert asked["redirect_uri"] == "http://testserver/login/oidc/back/"
    assert min(len(asked[name]) for name in ("state", "nonce", "code_challenge")) > 40


def test_nobody_gets_an_account_by_coming(provider: FakeProvider, hana: Person) -> None:
    provider.email = "stranger@city.example.jp"
    assert "Soseiに登録されていないアカウント" in _refused(_enter(provider, Client()))
    assert Person.objects.count() == 1


def test_a_closed_account_and_one_of_the_demonstration_stay_outside(
    provider: FakeProvider, hana: Person
) -> None:
    accounts.close(person=hana, closed=True, by=acting("administrator"))
    _refused(_enter(provider, Client()))
    demo.store()
    provider.email = demo.address("planner")
    _refused(_enter(provider, Client()))


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://another.example"},
        {"aud": "another"},
        {"aud": None},
        {"nonce": "another"},
        {"nonce": None},
        {"exp": int(time.time()) - LATER},
        {"exp": None},
        {"iat": int(time.time()) + LATER},
        {"sub": None},
        {"email": None},
        {"email": ["hana@city.example.jp"]},
        {"email_verified": False},
    ],
)
def test_a_token_that_claims_something_else_opens_nothing(
    provider: FakeProvider, hana: Person, claims: dict[str, Any]
) -> None:
    provider.claims = claims
    client = Client()
    _refused(_enter(provider, client))
    assert client.get("/studies/").status_code == 302


def test_a_token_of_another_key_opens_nothing(provider: FakeProvider, hana: Person) -> None:
    provider.signs_with = key("another")
    _refused(_enter(provider, Client()))


def test_a_token_signed_with_our_own_secret_opens_nothing(
    provider: FakeProvider, hana: Person
) -> None:
    provider.algorithm, provider.signs_with = "HS256", OctKey.import_key(SECRET.encode() * 2)
    _refused(_enter(provider, Client()))


def test_an_answer_that_was_not_asked_for_is_refused(provider: FakeProvider, hana: Person) -> None:
    client = Client()
    assert "この画面から始めていない" in _refused(client.get("/login/oidc/back/?code=x&state=y"))
    back = provider.consent(client.get("/login/oidc/").headers["Location"])
    _refused(Client().get(back))
    _refused(client.get(back.replace("state=", "state=x")))
    _refused(client.get(back))
    assert provider.redeemed == 0


def test_an_answer_counts_once(provider: FakeProvider, hana: Person) -> None:
    client = Client()
    back = provider.consent(client.get("/login/oidc/").headers["Location"])
    assert client.get(back).status_code == 302
    client.post("/logout/")
    _refused(client.get(back))


def test_nobody_is_sent_to_another_server_afterwards(provider: FakeProvider, hana: Person) -> None:
    assert _enter(provider, Client(), "https://evil.example/").headers["Location"] == "/"


@pytest.mark.parametrize("discovery", [{"issuer": "https://another.example"}, {"jwks_uri": ""}])
def test_a_provider_that_is_somebody_else_is_not_asked(
    provider: FakeProvider, hana: Person, discovery: dict[str, str]
) -> None:
    provider.discovery = discovery
    assert "認証サーバーから正しい応答がありませんでした" in _refused(Client().get("/login/oidc/"))


def test_a_provider_that_does_not_answer_is_told(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    settings.OIDC = Provider("http://127.0.0.1:9", CLIENT, SECRET)
    assert "ConnectError" in _refused(Client().get("/login/oidc/"))


VARIABLES = ("SOSEI_OIDC_ISSUER", "SOSEI_OIDC_CLIENT", "SOSEI_OIDC_SECRET")


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (("https://login.city.example.jp", "", "x"), "oidc_incomplete"),
        (("http://login.city.example.jp", "x", "x"), "oidc_issuer"),
        (("login.city.example.jp", "x", "x"), "oidc_issuer"),
        (("https://[", "x", "x"), "oidc_issuer"),
    ],
)
def test_a_provider_named_in_part_or_without_https_ends_the_start(
    values: tuple[str, ...], kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in zip(VARIABLES, values, strict=True):
        monkeypatch.setenv(name, value)
    with pytest.raises(InputError) as told:
        oidc()
    assert [fault.kind for fault in told.value.faults] == [kind]


def test_a_provider_is_named_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    assert oidc() is None
    for name, value in zip(VARIABLES, ("https://login.city.example.jp", "a", "b"), strict=True):
        monkeypatch.setenv(name, value)
    assert oidc() == Provider("https://login.city.example.jp", "a", "b")


def test_only_a_provider_that_was_to_ask_anew_proves_who_administers(
    provider: FakeProvider,
) -> None:
    person("administrator", name="hana")
    client = Client()
    _enter(provider, client)
    page = client.get("/people/invite/").content.decode()
    assert 'href="/login/oidc/?again=1&amp;next=/people/invite/"' in page
    assert 'name="proof"' not in page  # there is no password
    leaving = client.get("/login/oidc/?again=1&next=/people/invite/")
    assert "prompt=login" in leaving.headers["Location"]
    back = client.get(provider.consent(leaving.headers["Location"]))
    assert back.headers["Location"] == "/people/invite/"
    assert 'name="email"' in client.get("/people/invite/").content.decode()


def test_where_the_provider_vouches_for_administrators_no_password_does(
    provider: FakeProvider, settings: Settings
) -> None:
    settings.ADMIN_BY_PROVIDER = True
    hana, secret = person("administrator", name="hana"), "赤べこは三度ゆっくりうなずく"
    hana.set_password(secret)
    hana.save()
    client = Client()
    assert client.post("/login/", {"email": hana.email, "password": secret}).status_code == 302
    assert client.get("/people/").status_code == 200
    asked = client.post("/people/invite/", {"proof": secret}).content.decode()
    assert 'name="proof"' not in asked
    assert "/login/oidc/?again=1" in asked
    leaving = client.get("/login/oidc/?again=1&next=/people/invite/")
    client.get(provider.consent(leaving.headers["Location"]))
    assert 'name="email"' in client.get("/people/invite/").content.decode()


def test_a_provider_for_administrators_must_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert admin_by_provider(None) is False
    monkeypatch.setenv("SOSEI_OIDC_ADMIN", "1")
    with pytest.raises(InputError) as refused:
        admin_by_provider(None)
    assert refused.value.faults[0].kind == "oidc_incomplete"

"""What the log tells whoever watches over the server: who tried and failed, as hashes that name nobody."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings
from tests.people import PASSWORD, acting, with_password

from sosei.base.errors import InputError
from sosei.web import proxy
from sosei.web.jobs.rounds import work_off
from sosei.web.logs import JsonLines
from sosei.web.people import accounts, limits, links
from sosei.web.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def hana() -> Person:
    return with_password("planner", "hana")


@pytest.fixture
def told(caplog: pytest.LogCaptureFixture) -> Callable[[], list[dict[str, str]]]:
    """Returns the lines of security that were logged so far."""
    caplog.set_level(logging.INFO, "sosei.security")

    def lines() -> list[dict[str, str]]:
        found = [r for r in caplog.records if r.name == "sosei.security"]
        return [json.loads(JsonLines().format(record)) for record in found]

    return lines


Told = Callable[[], list[dict[str, str]]]


def _enter(client: Client, email: str, password: str) -> int:
    return client.post("/login/", {"email": email, "password": password}).status_code


def test_signing_in_and_failing_to_is_told_and_one_account_is_known_again(
    hana: Person, told: Told
) -> None:
    client = Client()
    assert _enter(client, hana.email, "wrong") == 422
    assert _enter(client, "nobody@city.example.jp", "wrong") == 422
    assert _enter(client, hana.email, PASSWORD) == 302
    client.post("/logout/")
    lines = told()
    assert [line["message"] for line in lines] == [
        "sign_in.failed",
        "sign_in.failed",
        "sign_in.done",
        "sign_out",
    ]
    first, other, done, out = (line["account"] for line in lines)
    assert first == done == out != other
    assert len({line["origin"] for line in lines}) == 1
    for word in ("hana", "nobody", "city", "127.0.0.1", hana.pk.hex):
        assert word not in json.dumps(lines)


def test_a_limit_is_told_once_as_a_warning(hana: Person, told: Told) -> None:
    for _ in range(limits.SIGN_IN_HERE.most + 3):
        _enter(Client(), hana.email, "wrong")
    warned = [line for line in told() if line["level"] == "WARNING"]
    assert [(line["message"], line["what"]) for line in warned] == [
        ("limit.reached", limits.SIGN_IN_HERE.what)
    ]


def test_what_somebody_may_not_is_told_with_its_verb(
    client_of: Callable[..., Client], told: Told
) -> None:
    assert client_of("viewer").get("/people/invite/").status_code == 403
    (line,) = told()
    assert (line["message"], line["what"]) == ("refused", "people.invite")


def test_an_unsigned_message_is_a_warning(client: Client, told: Told) -> None:
    headers = {"Sosei-Timestamp": "1", "Sosei-Key": "k"}
    answer = client.post("/api/proposals/none/", "{}", "application/json", headers=headers)
    assert answer.status_code == 401
    assert answer["Content-Disposition"].startswith("attachment")
    assert [(line["level"], line["message"]) for line in told()] == [
        ("WARNING", "message.unsigned")
    ]


def test_the_log_names_the_page_of_a_fault_and_not_the_address_that_was_asked(
    hana: Person, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("ours")

    monkeypatch.setattr("sosei.web.people.joining.links.read", fail)
    token = links.token(hana, links.Link.RESET)
    client = Client(raise_request_exception=False)
    assert client.get(f"/join/{token}/").status_code == 500
    (record,) = [r for r in caplog.records if r.name == "django.request"]
    line = JsonLines().format(record)
    assert token not in line
    assert json.loads(line)["message"] == "500 Internal Server Error join"


def test_whoever_has_an_account_is_told_by_mail_that_its_password_was_set(hana: Person) -> None:
    new = "起き上がり小法師は何度でも"
    accounts.change_password(person=hana, old=PASSWORD, new=new, again=new)
    work_off()
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == ([hana.email], "Soseiのパスワードが設定されました")
    assert new not in letter.body


def test_the_address_before_is_told_that_another_one_took_its_place(hana: Person) -> None:
    before, card = hana.email, accounts.Card("hanako@city.example.jp", hana.name)
    accounts.change_card(person=hana, card=card, by=acting("administrator"))
    work_off()
    (letter,) = mail.outbox
    assert letter.to == [before]
    assert "hanako" not in letter.body


def test_a_password_has_its_greatest_length(hana: Person) -> None:
    longest = "赤べこは首をふる" * 16
    accounts.change_password(person=hana, old=PASSWORD, new=longest, again=longest)
    assert _enter(Client(), hana.email, longest) == 302
    with pytest.raises(InputError) as refused:
        accounts.set_password(person=hana, new=longest + "赤", again=longest + "赤")
    assert [fault.kind for fault in refused.value.faults] == ["password_long"]


@pytest.mark.parametrize("path", ["/logout/", "/account/everywhere/"])
def test_signing_out_lets_the_browser_forget_what_it_kept(client: Client, path: str) -> None:
    assert client.post(path)["Clear-Site-Data"] == '"storage"'


def test_what_another_machine_says_of_its_visitors_is_not_believed(
    hana: Person, settings: Settings, told: Told
) -> None:
    settings.HTTPS = True
    named = "::ffff:127.0.0.1"  # as a server that listens on :: calls this machine
    assert proxy._is_of(named, settings.PROXIES)
    for peer, visitor in (
        ("127.0.0.1", "203.0.113.1"),
        ("192.0.2.7", "203.0.113.1"),
        ("192.0.2.7", "203.0.113.2"),
    ):
        client = Client(REMOTE_ADDR=peer, headers={"X-Forwarded-For": visitor})
        _enter(client, hana.email, "wrong")
    proxied, first, second = (line["origin"] for line in told())
    assert proxied != first == second


def test_the_networks_of_the_proxy_are_read_strictly(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [str(network) for network in proxy.proxies()] == list(proxy.HERE)
    monkeypatch.setenv("SOSEI_PROXY", "10.1.2.3, 10.1.4.0/24")
    assert [str(network) for network in proxy.proxies()] == ["10.1.2.3/32", "10.1.4.0/24"]
    monkeypatch.setenv("SOSEI_PROXY", "proxy.example")
    with pytest.raises(InputError) as refused:
        proxy.proxies()
    assert refused.value.faults[0].kind == "setting_proxy"

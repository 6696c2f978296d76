"""People are invited, come in, forget their password, are locked out, move and leave."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from tests.people import PASSWORD, SINCE, acting, person, planner

from sosei.base.errors import InputError
from sosei.web import settings as product
from sosei.web.jobs.rounds import work_off
from sosei.web.people import accounts, letters, limits, links, listed, posts
from sosei.web.people.load import actor, holders
from sosei.web.people.models import Appointment, Department, Person, Post, Tries
from sosei.web.people.permissions import NotAllowedError
from sosei.web.trail.models import Event

pytestmark = pytest.mark.django_db
ADMINISTRATOR = acting("administrator")
CARD = accounts.Card("Taro@City.Example.jp", "山田 太郎", "Taro Yamada")


@pytest.fixture
def administrator(client_of: Callable[..., Client]) -> Client:
    return client_of("administrator")


@pytest.fixture
def post() -> Post:
    department = Department.objects.create(code="kodomo", name="こども課", since=SINCE)
    return Post.objects.create(department=department, name="担当", role="reporter")


@pytest.fixture
def taro(post: Post) -> Person:
    return accounts.invite(card=CARD, posts={post: SINCE}, by=ADMINISTRATOR)


def _post(client: Client, address: str, **values: str) -> str:
    return client.post(address, values, follow=True).content.decode()


def _kinds(error: InputError) -> list[str]:
    return [fault.kind for fault in error.faults]


def _link_in(page: str) -> str:
    found = re.search(r"http://testserver(/join/[^<\s]+)", page)
    assert found
    return found[1]


def test_who_is_invited_sets_a_password_and_is_in(administrator: Client, post: Post) -> None:
    page = _post(
        administrator,
        "/people/invite/",
        name="山田 太郎",
        email="taro@city.example.jp",
        language="ja",
        post=str(post.pk),
        since="2020-04-01",
    )
    assert "メールは送っていません" in page
    link = _link_in(page)
    client = Client()
    assert "山田 太郎 さん、パスワードを設定してください" in client.get(link).content.decode()
    answer = client.post(link, {"new_password": PASSWORD, "new_password_again": PASSWORD})
    assert answer.headers["Location"] == "/"
    assert "山田 太郎 さん" in client.get("/jobs/").content.decode()
    assert actor(Person.objects.get(name="山田 太郎")).departments == ("kodomo",)
    used = Client().get(link)
    assert used.status_code == 410
    assert "このリンクは使えません" in used.content.decode()


def test_with_a_mail_server_the_link_is_mailed_and_not_shown(
    administrator: Client, post: Post, settings: Settings
) -> None:
    settings.MAIL = "smtp://mail.city.example.jp"
    page = _post(
        administrator,
        "/people/invite/",
        name="Taro",
        email="taro@city.example.jp",
        language="en",
        post=str(post.pk),
        since="2020-04-01",
    )
    assert "/join/" not in page
    (sent,) = mail.outbox
    assert sent.to == ["taro@city.example.jp"]
    assert sent.subject == "Your account at Sosei"
    assert Client().get(_link_in(str(sent.body))).status_code == 200


def test_a_mail_that_does_not_go_out_leaves_the_link_on_the_page(
    administrator: Client, taro: Person, settings: Settings
) -> None:
    settings.MAIL = "smtp://mail.city.example.jp"
    settings.EMAIL_BACKEND = "tests.web.reviews.broken_mail.Backend"
    page = administrator.post(f"/people/{taro.pk}/link/").content.decode()
    assert Client().get(_link_in(page)).status_code == 200


def test_every_fault_of_an_invitation_is_told_at_once(administrator: Client, taro: Person) -> None:
    answer = administrator.post(
        "/people/invite/",
        {
            "name": "",
            "email": "taro@city.example.jp",
            "language": "xx",
            "post": "9",
            "since": "昨日",
        },
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    for name in ("name", "email", "language", "post", "since"):
        assert f'id="{name}-fault-1"' in page, name
    assert "すでに使われているメールアドレス" in page
    assert Person.objects.filter(name="").count() == 0


@pytest.mark.parametrize(("link", "days"), [("INVITATION", 7), ("RESET", 2 / 24)])
def test_a_link_holds_for_its_time_and_no_longer(
    taro: Person, link: str, days: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = links.token(taro, links.Link[link])
    now = timezone.now().timestamp()
    for seconds, holds in ((-60, True), (60, False)):
        at = now + days * 86400 + seconds
        monkeypatch.setattr("django.core.signing.time.time", lambda at=at: at)
        assert (links.read(token) is not None) is holds


@pytest.mark.parametrize("change", [{"is_active": False}, {"email": "x@y.jp"}, {"signed_out": 1}])
def test_a_link_ends_when_the_account_is_another(taro: Person, change: dict[str, object]) -> None:
    token = links.token(taro, links.Link.INVITATION)
    Person.objects.filter(pk=taro.pk).update(**change)
    assert links.read(token) is None


@pytest.mark.parametrize("token", ["x", "a:b:c", ""])
def test_a_link_that_was_made_up_opens_nothing(taro: Person, token: str) -> None:
    real = links.token(taro, links.Link.INVITATION)
    assert links.read(token) is None
    assert links.read(real[:-1] + ("A" if real[-1] != "A" else "B")) is None


@pytest.mark.parametrize(
    ("new", "again", "said"),
    [
        ("", "", "入力がありません"),
        (PASSWORD, f"{PASSWORD}。", "一致しない2つのパスワード"),
        ("赤べこ", "赤べこ", "短すぎます"),
        ("123456789012345", "123456789012345", "数字"),
        ("taro@city.example", "taro@city.example", "似"),
    ],
)
def test_a_password_that_will_not_do_is_told_why(
    taro: Person, new: str, again: str, said: str
) -> None:
    client, link = Client(), f"/join/{links.token(taro, links.Link.INVITATION)}/"
    answer = client.post(link, {"new_password": new, "new_password_again": again})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not new or f'value="{new}"' not in answer.content.decode()
    assert not Person.objects.get(pk=taro.pk).has_usable_password()


def test_passwords_are_kept_as_argon2_alone() -> None:
    assert product.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    assert Argon2PasswordHasher().encode(PASSWORD, "saltsalt").startswith("argon2$argon2id$")


def test_who_forgot_the_password_is_answered_alike_and_mailed_by_the_worker(taro: Person) -> None:
    Person.objects.filter(pk=taro.pk).update(password="!")  # noqa: S106 - no password at all
    said = set()
    for email in ("taro@city.example.jp", "nobody@city.example.jp"):
        page = _post(Client(), "/login/forgotten/", email=email)
        said.add(re.sub(r"(?s)<head>.*?</head>|csrf\S+ value=\S+", "", page))
    assert len(said) == 1
    work_off()
    (sent,) = mail.outbox
    assert sent.subject == "Soseiのパスワードの再設定"
    assert Client().get(_link_in(str(sent.body))).status_code == 200


def test_a_closed_account_is_sent_no_way_back(taro: Person) -> None:
    accounts.close(person=taro, closed=True, by=ADMINISTRATOR)
    letters.send_reset.enqueue(taro.email, "http://testserver")
    work_off()
    assert mail.outbox == []


def test_the_way_back_is_not_sent_without_end(taro: Person) -> None:
    codes = [
        Client().post("/login/forgotten/", {"email": taro.email}).status_code for _ in range(4)
    ]
    assert codes == [200, 200, 200, 429]


def _tries(client: Client, email: str, password: str, count: int) -> list[int]:
    sent = {"email": email, "password": password}
    return [client.post("/login/", sent).status_code for _ in range(count)]


def test_after_five_wrong_passwords_even_the_right_one_waits(taro: Person) -> None:
    accounts.set_password(person=taro, new=PASSWORD, again=PASSWORD)
    assert _tries(Client(), taro.email, "wrong", 6) == [422] * 5 + [429]
    answer = Client().post("/login/", {"email": taro.email, "password": PASSWORD})
    assert answer.status_code == 429
    assert "あと15分してから" in answer.content.decode()
    assert int(answer.headers["Retry-After"]) <= 15 * 60 + 1
    assert Event.objects.filter(verb="account.locked").count() == 1
    Tries.objects.update(since=timezone.now() - limits.QUARTER - timedelta(seconds=1))
    answer = Client().post("/login/", {"email": taro.email, "password": PASSWORD})
    assert answer.status_code == 302


def test_a_clock_that_is_set_back_locks_nobody_out_for_longer(taro: Person) -> None:
    accounts.set_password(person=taro, new=PASSWORD, again=PASSWORD)
    _tries(Client(), taro.email, "wrong", 6)
    Tries.objects.update(since=timezone.now() + timedelta(days=1))
    answer = Client().post("/login/", {"email": taro.email, "password": PASSWORD})
    assert answer.status_code == 302


def test_an_address_that_nobody_has_is_locked_alike(taro: Person) -> None:
    assert _tries(Client(), "nobody@city.example.jp", "x", 6) == [422] * 5 + [429]


def test_a_lock_holds_for_the_place_that_tried_and_others_come_in(taro: Person) -> None:
    accounts.set_password(person=taro, new=PASSWORD, again=PASSWORD)
    _tries(Client(REMOTE_ADDR="192.0.2.7"), taro.email, "wrong", 6)
    assert _tries(Client(REMOTE_ADDR="192.0.2.8"), taro.email, PASSWORD, 1) == [302]


def test_signing_in_forgets_the_wrong_tries(taro: Person) -> None:
    accounts.set_password(person=taro, new=PASSWORD, again=PASSWORD)
    for _ in range(3):
        assert _tries(Client(), taro.email, "wrong", 4) == [422] * 4
        assert _tries(Client(), taro.email, PASSWORD, 1) == [302]


def test_an_administrator_lifts_a_lock(administrator: Client, taro: Person) -> None:
    accounts.set_password(person=taro, new=PASSWORD, again=PASSWORD)
    _tries(Client(), taro.email, "wrong", 6)
    assert "ログイン制限を解除する" in administrator.get(f"/people/{taro.pk}/").content.decode()
    _post(administrator, f"/people/{taro.pk}/unlock/")
    assert _tries(Client(), taro.email, PASSWORD, 1) == [302]


def test_behind_the_proxy_the_address_is_the_one_that_it_added(
    taro: Person, settings: Settings
) -> None:
    settings.HTTPS = True
    for last, codes in (("192.0.2.1", [422] * 5 + [429]), ("192.0.2.2", [422])):
        client = Client(headers={"X-Forwarded-For": f"203.0.113.9, {last}"})
        assert _tries(client, taro.email, "wrong", len(codes)) == codes


def test_no_address_and_no_mail_is_kept_with_the_tries(taro: Person) -> None:
    _tries(Client(), taro.email, "wrong", 1)
    kept = " ".join(str(vars(row)) for row in Tries.objects.all())
    assert "127.0.0.1" not in kept
    assert taro.email not in kept


def test_another_password_ends_every_other_session_and_keeps_this_one(taro: Person) -> None:
    accounts.set_password(person=taro, new=PASSWORD, again=PASSWORD)
    here, there = Client(), Client()
    for client in (here, there):
        client.force_login(taro)
    told = {"old_password": PASSWORD, "new_password": f"{PASSWORD}。"}
    key = here.session.session_key
    answer = here.post("/account/password/", told | {"new_password_again": f"{PASSWORD}。"})
    assert answer.headers["Location"] == "/account/?saved=1"
    assert here.session.session_key != key
    assert here.get("/jobs/").status_code == 200
    assert there.get("/jobs/").status_code == 302


def test_administrators_see_what_was_tried_too_often_and_whose_account_it_was(
    administrator: Client, client_of: Callable[..., Client]
) -> None:
    found = person("viewer", name="hana")
    assert "試行回数の上限" not in administrator.get("/people/").content.decode()
    for _ in range(limits.SIGN_IN_HERE.most + 1):
        Client().post("/login/", {"email": found.email, "password": "wrong"})
    page = administrator.get("/people/").content.decode()
    assert "試行回数の上限に達したもの" in page
    assert page.count(f'href="/people/{found.pk}/"') == 2
    assert "試行回数の上限" not in client_of("planner").get("/people/").content.decode()
    Tries.objects.update(since=timezone.now() - timedelta(days=1, seconds=1))
    assert "試行回数の上限" not in administrator.get("/people/").content.decode()


def test_every_limit_has_its_words() -> None:
    for limit in limits.LIMITS:
        Tries.objects.create(what=limit.what, key="k", count=limit.most + 1, since=timezone.now())
    assert len({often.what.ja for often in listed.too_often()}) == 4


def test_the_old_password_is_asked_for(client: Client) -> None:
    told = {"old_password": "x", "new_password": PASSWORD, "new_password_again": PASSWORD}
    answer = client.post("/account/password/", told)
    assert answer.status_code == 422
    assert 'id="old_password-fault-1"' in answer.content.decode()


def test_signing_out_everywhere_ends_every_session(taro: Person) -> None:
    here, there = Client(), Client()
    for client in (here, there):
        client.force_login(taro)
    assert here.post("/account/everywhere/").headers["Location"] == "/login/"
    assert there.get("/jobs/").status_code == 302


def test_the_language_of_a_person_is_that_of_pages_from_then_on(client: Client) -> None:
    client.post("/account/", {"name": "Hana", "english_name": "Hana", "language": "en"})
    assert "<h1>My account</h1>" in client.get("/account/").content.decode()
    client.post("/account/", {"name": "", "language": "ja"})
    assert person("planner").name == "Hana"


def test_a_post_is_given_and_ended(administrator: Client, taro: Person, post: Post) -> None:
    second = posts.add_post(department=post.department, name="課長", role="head", by=ADMINISTRATOR)
    _post(administrator, f"/people/{taro.pk}/appoint/", post=str(second.pk), since="2026-04-01")
    held = Appointment.objects.get(post=second)
    address = f"/people/{taro.pk}/end/{held.pk}/"
    assert administrator.post(address, {"until": "2026-03-31"}).status_code == 422
    assert administrator.post(address, {"until": "2027-03-31"}).status_code == 302
    held.refresh_from_db()
    assert (held.since, held.until) == (date(2026, 4, 1), date(2027, 3, 31))
    page = _post(administrator, f"/people/{taro.pk}/appoint/", post="", since="x", until="y")
    for name in ("post", "since", "until"):
        assert f'id="new-{name}-fault-1"' in page, name


def test_an_account_is_closed_and_opened_again_but_never_ones_own(
    administrator: Client, taro: Person
) -> None:
    session = Client()
    session.force_login(taro)
    page = _post(administrator, f"/people/{taro.pk}/close/", closed="yes")
    assert "再開する" in page
    assert session.get("/jobs/").status_code == 302
    _post(administrator, f"/people/{taro.pk}/close/", closed="no")
    taro.refresh_from_db()
    assert taro.is_active
    own = person("administrator")
    answer = administrator.post(f"/people/{own.pk}/close/", {"closed": "yes"})
    assert answer.status_code == 422
    assert Person.objects.get(pk=own.pk).is_active


def test_departments_and_posts_are_added_on_their_page(administrator: Client) -> None:
    address = "/people/departments/"
    named = {"code": "kensetsu", "name": "建設課", "english_name": "", "since": "2026-04-01"}
    page = _post(administrator, f"{address}new/", **named)
    assert "建設課" in page
    page = _post(administrator, f"{address}new/", **named)
    assert "これまでどの課も使っていないコード" in page
    page = _post(administrator, f"{address}new/", **(named | {"code": "建設", "since": "x"}))
    assert 'id="department-code-fault-1"' in page
    assert 'id="department-since-fault-1"' in page
    told = {"department": "kensetsu", "post": "担当", "role": "reporter"}
    assert "担当（担当課の報告者）：不在" in _post(administrator, f"{address}post/", **told)
    assert 'id="post-post-fault-1"' in _post(administrator, f"{address}post/", **told)
    page = _post(administrator, f"{address}post/", department="", post="", role="king")
    assert 'id="post-department-fault-1"' in page
    page = _post(administrator, f"{address}post/", department="kensetsu", post="", role="king")
    assert 'id="post-role-fault-1"' in page


def test_the_list_tells_posts_and_states(administrator: Client, taro: Person) -> None:
    accounts.close(
        person=accounts.invite(
            card=accounts.Card("x@city.example.jp", "去った人"), posts={}, by=ADMINISTRATOR
        ),
        closed=True,
        by=ADMINISTRATOR,
    )
    page = administrator.get("/people/").content.decode()
    assert "こども課 担当（担当課の報告者）" in page
    assert ">招待中<" in page
    assert ">停止中<" in page
    english = administrator.get("/people/?lang=en").content.decode()
    assert ">Taro Yamada<" in english
    assert '<span lang="ja">こども課</span>' in english


def test_planners_see_the_list_and_change_nothing(client: Client, taro: Person) -> None:
    assert "招待する" not in client.get("/people/").content.decode()
    page = client.get(f"/people/{taro.pk}/").content.decode()
    assert "/close/" not in page
    assert client.post(f"/people/{taro.pk}/", {"name": "x"}).status_code == 403
    for action in (
        lambda: accounts.invite(card=CARD, posts={}, by=planner()),
        lambda: accounts.close(person=taro, closed=True, by=planner()),
        lambda: accounts.unlock(person=taro, by=planner()),
        lambda: accounts.change_card(person=taro, card=CARD, by=planner()),
        lambda: accounts.sign_out_everywhere(person=taro, by=planner()),
        lambda: accounts.linked(person=taro, by=planner()),
    ):
        with pytest.raises(NotAllowedError):
            action()


def test_the_trail_names_people_and_holds_nothing_else_of_them(
    administrator: Client, taro: Person
) -> None:
    changed = accounts.Card("new@city.example.jp", "山田 太郎", "Taro Yamada")
    accounts.change_card(person=taro, card=changed, by=ADMINISTRATOR)
    told = " ".join(str(vars(event)) for event in Event.objects.all())
    assert "山田 太郎" in told
    assert "@" not in told


def test_whoever_holds_a_post_is_found_while_they_hold_it(taro: Person, post: Post) -> None:
    assert holders("kodomo", ("reporter", "head")) == [taro]
    assert holders("kodomo", ("head",)) == []
    assert holders("kodomo", ("reporter",), SINCE - timedelta(days=1)) == []


@pytest.mark.parametrize(
    "page",
    ["/account/", "/people/", "/people/invite/", "/people/departments/", "/login/forgotten/"],
)
def test_every_page_is_there_in_english(administrator: Client, page: str) -> None:
    answer = administrator.get(f"{page}?lang=en")
    assert answer.status_code == 200
    main = answer.content.decode().split('<main id="main"')[1].split("</main>")[0]
    plain = re.sub(r'<span lang="ja">[^<]*</span>|<option.*?</option>|<[^>]+>', "", main)
    assert not re.search(r"[ぁ-ヿ]", plain)

"""Accounts of the demonstration: one for each role, and no password."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from sosei.base.messages import Both
from sosei.web.people.models import Appointment, Department, Person, Post

SINCE = date(2015, 4, 1)
DOMAIN = "demo.invalid"
"""A name that no mail ever reaches (RFC 2606)."""


@dataclass(frozen=True)
class Shown:
    """Somebody of the demonstration.

    Attributes
    ----------
    name : str
        Start of their mail address.
    who : Both
        As the sign-in page calls them.
    person : Both
        Their name.
    posts : tuple of (str, Both, str)
        Department, post and role of each.
    """

    name: str
    who: Both
    person: Both
    posts: tuple[tuple[str, Both, str], ...]


DEPARTMENTS = {
    "kikaku": Both("Planning Department", "企画課"),
    "kodomo": Both("Children and Families Department", "こども課"),
    "shoko": Both("Commerce and Industry Department", "商工課"),
    "joho": Both("Information Policy Department", "情報政策課"),
    "gaibu": Both("Council for the Strategy", "総合戦略推進会議"),
}
STAFF, CHIEF = Both("staff", "担当"), Both("head", "課長")
ACCOUNTS = (
    Shown(
        "planner",
        Both("the staff of the Planning Department", "企画課の職員"),
        Both("Hana Hoshi", "星 花"),
        (("kikaku", STAFF, "planner"),),
    ),
    Shown(
        "reporter",
        Both("a reporter of two departments", "こども課・商工課の報告担当"),
        Both("Taro Yamada", "山田 太郎"),
        (("kodomo", STAFF, "reporter"), ("shoko", STAFF, "reporter")),
    ),
    Shown(
        "head",
        Both("the head of the Children and Families Department", "こども課長"),
        Both("Kazuko Sato", "佐藤 和子"),
        (("kodomo", CHIEF, "head"),),
    ),
    Shown(
        "reviewer",
        Both("an outside reviewer", "外部委員"),
        Both("Minoru Suzuki", "鈴木 実"),
        (("gaibu", Both("member", "委員"), "outside_reviewer"),),
    ),
    Shown(
        "viewer",
        Both("a viewer", "閲覧だけの職員"),
        Both("Megumi Watanabe", "渡部 恵"),
        (("joho", Both("viewer", "閲覧"), "viewer"),),
    ),
    Shown(
        "administrator",
        Both("the administrator", "システム管理者"),
        Both("Manabu Sasaki", "佐々木 学"),
        (("joho", Both("administrator", "システム管理"), "administrator"),),
    ),
)
"""Everybody of the demonstration; departments and people are made up."""


def address(name: str) -> str:
    """Return the mail address of somebody of the demonstration."""
    return f"{name}@{DOMAIN}"


def accounts() -> list[Shown]:
    """Return whoever the sign-in page offers."""
    kept = set(Person.objects.filter(demo=True).values_list("email", flat=True))
    return [shown for shown in ACCOUNTS if address(shown.name) in kept]


@transaction.atomic
def store() -> None:
    """Make the accounts of the demonstration; those that are there stay as they are."""
    for shown in ACCOUNTS:
        person, made = Person.objects.get_or_create(
            email=address(shown.name),
            defaults={"name": shown.person.ja, "english_name": shown.person.en, "demo": True},
        )
        if made:
            person.set_unusable_password()
            person.save(update_fields=["password"])
        for department, post, role in shown.posts:
            Appointment.objects.get_or_create(
                person=person, post=_post(department, post, role), since=SINCE
            )


def _post(code: str, post: Both, role: str) -> Post:
    name = DEPARTMENTS[code]
    department, _ = Department.objects.get_or_create(
        code=code, defaults={"name": name.ja, "english_name": name.en, "since": SINCE}
    )
    found, _ = Post.objects.get_or_create(
        department=department, name=post.ja, defaults={"english_name": post.en, "role": role}
    )
    return found

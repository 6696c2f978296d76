"""The reorganisation of each April: one form, seen before it counts, all of it or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from tests.people import acting, person, planner

from sosei.base.errors import InputError
from sosei.strategy import editing
from sosei.strategy.package import Package
from sosei.strategy.plan import FrameworkItem, Kind, Node, Tag, TagBasis
from sosei.web.people.load import actor, successor
from sosei.web.people.models import Appointment, Department, Person, Post
from sosei.web.people.permissions import NotAllowedError, may
from sosei.web.people.reorganising import ENDS, LEAVES, New, Order, Plan, reorganise
from sosei.web.plans import actions
from sosei.web.trail.models import Event

pytestmark = pytest.mark.django_db
APRIL, MARCH = date(2030, 4, 1), date(2030, 3, 31)
BY = acting("administrator")
MIRAI = New("kodomo-mirai", "こども未来課")


@pytest.fixture
def taro() -> Person:
    return person("reporter", "kodomo", name="taro")


@pytest.fixture
def hanako() -> Person:
    return person("head", "hoiku", name="hanako")


def _apply(plan: Plan) -> None:
    reorganise(plan=plan, shown=Order(plan).fingerprint, by=BY)


def _kinds(plan: Plan) -> list[str]:
    with pytest.raises(InputError) as told:
        _apply(plan)
    return [fault.kind for fault in told.value.faults]


def test_a_rename_takes_posts_people_and_work_along(taro: Person) -> None:
    _apply(Plan(APRIL, {"kodomo": "kodomo-mirai"}, [MIRAI]))
    old, new = (Department.objects.get(code=code) for code in ("kodomo", "kodomo-mirai"))
    assert (old.until, old.successor, new.since) == (MARCH, new, APRIL)
    assert actor(taro, MARCH).departments == ("kodomo",)
    assert actor(taro, APRIL).departments == ("kodomo-mirai",)
    assert (successor("kodomo", MARCH), successor("kodomo", APRIL)) == ("kodomo", "kodomo-mirai")
    assert may(actor(taro, APRIL), "report.write", "kodomo")
    assert not may(actor(taro, MARCH), "report.write", "kodomo-mirai")


def test_a_merger_joins_posts_and_people_of_both(taro: Person, hanako: Person) -> None:
    _apply(Plan(APRIL, {"kodomo": "kodomo-mirai", "hoiku": "kodomo-mirai"}, [MIRAI]))
    new = Department.objects.get(code="kodomo-mirai")
    assert {(post.name, post.role) for post in new.posts.all()} == {
        ("reporterの職", "reporter"),
        ("headの職", "head"),
    }
    for code in ("kodomo", "hoiku"):
        assert may(actor(hanako, APRIL), "report.approve", code)


def test_a_department_goes_into_one_that_stays(taro: Person, hanako: Person) -> None:
    _apply(Plan(APRIL, {"kodomo": "hoiku"}))
    assert actor(taro, APRIL).departments == ("hoiku",)
    assert actor(hanako, APRIL).departments == ("hoiku",)
    assert Appointment.objects.get(person=hanako).until is None


def test_a_split_keeps_the_work_in_one_and_moves_people_to_the_other(taro: Person) -> None:
    other = person("reporter", "kodomo", name="jiro")
    moved = Appointment.objects.get(person=other)
    new = [MIRAI, New("sodachi", "育ち支援課", posts_of="kodomo")]
    plan = Plan(APRIL, {"kodomo": "kodomo-mirai"}, new, {moved.pk: "sodachi|reporterの職"})
    _apply(plan)
    assert actor(taro, APRIL).departments == ("kodomo-mirai",)
    assert actor(other, APRIL).departments == ("sodachi",)
    assert not may(actor(other, APRIL), "report.write", "kodomo")


def test_a_department_that_ends_without_a_successor_ends_its_posts(taro: Person) -> None:
    _apply(Plan(APRIL, {"kodomo": ENDS}))
    assert actor(taro, APRIL).posts == frozenset()
    assert successor("kodomo", APRIL) == "kodomo"
    assert Department.objects.get(code="kodomo").successor is None


def test_people_alone_move_in_the_same_form(taro: Person, hanako: Person) -> None:
    first, second = Appointment.objects.get(person=taro), Appointment.objects.get(person=hanako)
    _apply(Plan(APRIL, moves={first.pk: "hoiku|headの職", second.pk: LEAVES}))
    assert actor(taro, APRIL).roles == ("head",)
    assert actor(hanako, APRIL).posts == frozenset()
    first.refresh_from_db()
    assert first.until == MARCH


def test_what_begins_later_begins_in_the_successor(taro: Person) -> None:
    post = Post.objects.get(department__code="kodomo")
    later = Appointment.objects.create(
        person=person("viewer"), post=post, since=date(2030, 10, 1), until=date(2031, 3, 31)
    )
    _apply(Plan(APRIL, {"kodomo": "kodomo-mirai"}, [MIRAI]))
    later.refresh_from_db()
    assert (later.post.department.code, later.since) == ("kodomo-mirai", date(2030, 10, 1))


def test_a_last_day_goes_along(taro: Person) -> None:
    Appointment.objects.update(until=date(2031, 3, 31))
    _apply(Plan(APRIL, {"kodomo": "kodomo-mirai"}, [MIRAI]))
    assert list(Appointment.objects.order_by("since").values_list("until", flat=True)) == [
        MARCH,
        date(2031, 3, 31),
    ]


@pytest.mark.parametrize(
    ("plan", "kinds"),
    [
        (Plan(APRIL), ["reorganisation_empty"]),
        (Plan(APRIL, {"kodomo": "nowhere"}), ["heir_not_lasting"]),
        (Plan(APRIL, {"kodomo": "hoiku", "hoiku": "kodomo"}), ["heir_not_lasting"] * 2),
        (Plan(date(2020, 4, 1), {"kodomo": ENDS}), ["days_backward"]),
        (Plan(APRIL, new=[New("Ä", "")]), ["department_code", "field_empty"]),
        (Plan(APRIL, new=[New("kodomo", "x")]), ["department_code_taken"]),
        (Plan(APRIL, new=[MIRAI, MIRAI]), ["department_code_taken"] * 2),
    ],
)
def test_every_fault_is_told_and_nothing_is_changed(
    taro: Person, hanako: Person, plan: Plan, kinds: list[str]
) -> None:
    assert _kinds(plan) == kinds
    assert Department.objects.filter(until=None).count() == 2
    assert not Event.objects.exists()


def test_a_post_that_is_not_of_the_new_order_is_refused(taro: Person, hanako: Person) -> None:
    held = Appointment.objects.get(person=taro)
    assert _kinds(Plan(APRIL, {"hoiku": ENDS}, moves={held.pk: "hoiku|headの職"})) == [
        "choice_faulty"
    ]


def test_who_saw_another_order_is_asked_again(taro: Person, hanako: Person) -> None:
    plan = Plan(APRIL, {"kodomo": ENDS})
    shown = Order(plan).fingerprint
    _apply(Plan(APRIL, {"hoiku": ENDS}))
    with pytest.raises(InputError) as told:
        reorganise(plan=plan, shown=shown, by=BY)
    assert [fault.kind for fault in told.value.faults] == ["changed_meanwhile"]


def test_planners_do_not_reorganise(taro: Person) -> None:
    plan = Plan(APRIL, {"kodomo": ENDS})
    with pytest.raises(NotAllowedError):
        reorganise(plan=plan, shown=Order(plan).fingerprint, by=planner())


def test_the_trail_tells_the_whole_of_it_at_once(taro: Person) -> None:
    _apply(Plan(APRIL, {"kodomo": "kodomo-mirai"}, [MIRAI]))
    event = Event.objects.get()
    assert (event.verb, event.label) == ("people.reorganise", "2030-04-01")
    assert "こども未来課 reporterの職" in event.after


def _strategy_of_kodomo() -> None:
    package = Package()
    package = editing.with_node(package, Node("p1", "", Kind.PILLAR, "柱", 1))
    package = editing.with_row(
        package, "frameworks", FrameworkItem("departments", "kodomo", "こども課", 1)
    )
    package = editing.with_row(
        package, "tags", Tag("departments", "kodomo", TagBasis.STATED, node="p1")
    )
    head = actions.Head("trial", "07202", "試験市", "試験の戦略", 2020, 2024)
    actions.create(head=head, package=package, by=planner())


def test_the_page_shows_what_follows_before_it_counts(
    client_of: Callable[..., Client], taro: Person
) -> None:
    _strategy_of_kodomo()
    client = client_of("administrator")
    asked = {
        "day": "2030-04-01",
        "fate-kodomo": "new-1",
        "fate-joho": "stays",
        "new-1-code": "kodomo-mirai",
        "new-1-name": "こども未来課",
    }
    page = client.post("/people/reorganise/", asked | {"do": "preview"}).content.decode()
    assert "引き継ぐ課：こども未来課" in page
    assert "担当としている指標・取組：1件" in page
    assert "こども未来課 reporterの職" in page
    assert Department.objects.filter(code="kodomo-mirai").count() == 0
    edited = client.post("/people/reorganise/", asked | {"do": "edit"}).content.decode()
    assert 'value="こども未来課"' in edited
    assert re.search(r'<option value="new-1" selected>', edited)
    shown = re.search(r'name="shown" value="(\w+)"', page)
    assert shown
    stale = client.post("/people/reorganise/", asked | {"do": "apply", "shown": "x"})
    assert stale.status_code == 422
    done = client.post("/people/reorganise/", asked | {"do": "apply", "shown": shown[1]})
    assert done.headers["Location"] == "/people/departments/"
    page = client.get("/people/departments/").content.decode()
    assert "2030-03-31 まで" in page
    assert "事務の引き継ぎ先：こども未来課" in page


def test_the_form_proposes_the_next_april_and_tells_its_faults(
    client_of: Callable[..., Client],
) -> None:
    client = client_of("administrator")
    assert re.search(
        r'name="day" value="\d{4}-04-01"', client.get("/people/reorganise/").content.decode()
    )
    answer = client.post("/people/reorganise/", {"do": "preview", "day": "いつか"})
    assert answer.status_code == 422
    assert "日付（例：2026-04-01）" in answer.content.decode()
